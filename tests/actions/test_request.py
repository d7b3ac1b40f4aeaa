"""A request from asking to its end: each event in each state, too late, and never out of a final state."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions.action import Effect, Undoing
from bot.actions.policy import Demand
from bot.actions.request import (
    LIVE,
    AdminAsked,
    AskedAdmin,
    Attempted,
    Ended,
    LookedAgain,
    Narrowed,
    NotNow,
    Prolonged,
    Proven,
    Reminded,
    Request,
    RequestEvent,
    RequestState,
    SentBack,
    Settled,
    Started,
    Waited,
    advance_request,
    ready,
)
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.proof import Proof
from tests.actions.requests import (
    ADMIN,
    APPROVED,
    ASKED,
    CODE,
    LATER,
    ME,
    MUCH_LATER,
    NUMBERED,
    OTHER,
    SHOWN,
    STARTED,
    WAITS,
    after,
    asked_for,
    decided,
    every_event,
    in_each_state,
    outcome,
)
from tests.builders import NOW
from tests.every import for_each


def test_a_code_is_enough_where_nobody_has_to_approve() -> None:
    assert after(asked_for(), CODE).state is RequestState.READY


def test_a_code_is_followed_by_waiting_where_somebody_has_to() -> None:
    request = after(asked_for(APPROVED), CODE)
    assert (request.state, request.due, request.approver) == (RequestState.AWAITING, MUCH_LATER, None)


def test_two_different_proofs_are_needed_for_v2_and_the_first_is_kept() -> None:
    demand = Demand(Level.SIGNED_ON, None, WAITS)
    once = after(asked_for(demand), CODE)
    assert (once.state, once.due, len(once.proofs)) == (RequestState.VERIFYING, LATER, 1)
    assert after(once, CODE).state is RequestState.VERIFYING
    assert after(once, Proven(MUCH_LATER, Proof(Method.PASSWORD, NOW))).state is RequestState.READY


def test_showing_the_digits_proves_nothing_where_a_code_is_asked_for() -> None:
    assert outcome(asked_for(), SHOWN) is NotNow.OUT_OF_ORDER
    assert outcome(asked_for(APPROVED), SHOWN) is NotNow.OUT_OF_ORDER


def test_the_digits_have_to_be_shown_before_an_admin_is_asked_and_entered_to_approve() -> None:
    assert outcome(asked_for(NUMBERED), CODE) is NotNow.OUT_OF_ORDER
    waiting = after(asked_for(NUMBERED), SHOWN, ASKED)
    assert (waiting.state, waiting.proofs) == (RequestState.AWAITING, ())
    assert outcome(waiting, decided()) is NotNow.NOT_ENOUGH
    done = after(waiting, decided(right=True))
    assert (done.state, done.proofs[0].method) == (RequestState.READY, Method.NUMBER)
    assert ready(done)


def test_right_digits_stand_for_no_code_where_none_were_shown() -> None:
    assert after(asked_for(APPROVED), CODE, ASKED, decided(right=True)).proofs == (Proof(Method.CODE, NOW),)


def test_only_who_is_asked_now_decides() -> None:
    waiting = after(asked_for(APPROVED), CODE, ASKED)
    assert outcome(waiting, decided(by=OTHER)) is NotNow.OUT_OF_ORDER
    passed_on = after(waiting, AdminAsked(AskedAdmin(OTHER, NOW), MUCH_LATER))
    assert outcome(passed_on, decided()) is NotNow.OUT_OF_ORDER
    assert after(passed_on, decided(by=OTHER)).state is RequestState.READY


def test_nobody_decides_before_somebody_was_asked() -> None:
    assert outcome(after(asked_for(APPROVED), CODE), decided()) is NotNow.OUT_OF_ORDER


def test_t8_whoever_asks_is_not_asked_to_approve_and_does_not_decide() -> None:
    waiting = after(asked_for(APPROVED), CODE)
    assert outcome(waiting, AdminAsked(AskedAdmin(ME, NOW), MUCH_LATER)) is NotNow.OUT_OF_ORDER
    forged = replace(waiting, asked=(AskedAdmin(ME, NOW),))
    assert outcome(forged, decided(by=ME)) is NotNow.OUT_OF_ORDER


def test_approving_needs_the_identity_check_and_refusing_a_reason() -> None:
    waiting = after(asked_for(APPROVED), CODE, ASKED)
    assert outcome(waiting, decided(check=None)) is NotNow.NOT_ENOUGH
    assert outcome(waiting, decided(approved=False, reason="  ")) is NotNow.NOT_ENOUGH
    refused = after(waiting, decided(approved=False, check=None, reason="nobody of mine"))
    assert (refused.state, refused.settled, refused.live) == (RequestState.REFUSED, NOW, False)


def test_the_next_admin_is_asked_also_after_the_first_ones_time_and_reminded_anew() -> None:
    waiting = after(asked_for(APPROVED), CODE, ASKED, Reminded())
    assert outcome(waiting, Reminded()) is NotNow.OUT_OF_ORDER
    passed_on = after(waiting, AdminAsked(AskedAdmin(OTHER, NOW), MUCH_LATER + timedelta(hours=1)), at=MUCH_LATER)
    assert [one.person for one in passed_on.asked] == [ADMIN, OTHER]
    assert not passed_on.reminded


def test_t20_nobody_approves_after_the_time_is_over() -> None:
    waiting = after(asked_for(APPROVED), CODE, ASKED)
    assert outcome(waiting, decided(), MUCH_LATER) is NotNow.TOO_LATE
    assert outcome(waiting, decided(), MUCH_LATER - timedelta(microseconds=1)) is RequestState.READY


@for_each("request_", [one for state in RequestState if state in LIVE for one in in_each_state()[state]])
@for_each("event", every_event())
def test_after_its_time_only_what_ends_it_or_takes_it_further_by_itself_happens(request_: Request, event: RequestEvent) -> None:
    found = outcome(request_, event, request_.due)
    if isinstance(event, LookedAgain):
        assert found is NotNow.OUT_OF_ORDER
    elif not isinstance(event, Settled | Ended | Waited | Attempted | AdminAsked):
        assert found is NotNow.TOO_LATE
    else:
        assert found == outcome(request_, event)


@for_each("state", [state for state in RequestState if state not in LIVE])
@for_each("event", every_event())
def test_a_final_state_is_never_left(state: RequestState, event: RequestEvent) -> None:
    for request in in_each_state()[state]:
        for at in (NOW, MUCH_LATER + timedelta(days=400)):
            moved = advance_request(request, event, at)
            looked_at = isinstance(event, LookedAgain) and request.done
            assert moved.state is state if looked_at and isinstance(moved, Request) else moved is NotNow.OVER


def test_what_was_done_is_looked_at_again_until_there_is_no_more_to_look_for() -> None:
    begun = after(asked_for(), CODE, STARTED, Attempted())
    done = after(begun, Settled(Effect.DONE, dated=NOW, look_at=LATER))
    assert (done.settled, done.due, done.dated, done.undone) == (NOW, LATER, NOW, ())
    again = after(done, LookedAgain((Undoing.LOCKED_AGAIN,), MUCH_LATER), at=LATER)
    assert (again.due, again.undone, again.settled) == (MUCH_LATER, (Undoing.LOCKED_AGAIN,), NOW)
    over = after(again, LookedAgain(), at=MUCH_LATER)
    assert (over.due, over.undone, over.version) == (NOW, again.undone, again.version + 1)


@pytest.mark.parametrize("effect", [Effect.NOT_DONE, Effect.UNCLEAR])
def test_what_was_not_done_is_not_looked_at_again(effect: Effect) -> None:
    begun = after(asked_for(), CODE, STARTED, Attempted())
    assert after(begun, Settled(effect, look_at=LATER)).due == NOW


def test_what_the_desk_did_not_do_is_not_looked_after() -> None:
    assert after(asked_for(), CODE, STARTED, Settled(Effect.DONE, look_at=LATER)).due == NOW


def test_what_waits_or_is_verified_is_not_carried_out() -> None:
    for state in (RequestState.VERIFYING, RequestState.AWAITING):
        assert {outcome(request, STARTED) for request in in_each_state()[state]} == {NotNow.OUT_OF_ORDER}


def test_a_ready_request_that_lacks_what_it_needs_is_not_begun() -> None:
    forged = replace(after(asked_for(APPROVED), CODE), state=RequestState.READY)
    assert outcome(forged, STARTED) is NotNow.NOT_ENOUGH
    assert outcome(replace(asked_for(), state=RequestState.READY), STARTED) is NotNow.NOT_ENOUGH


def test_what_was_begun_has_an_order_with_its_start_and_before_there_is_none() -> None:
    begun = after(asked_for(), CODE, STARTED)
    assert (begun.order.started, begun.order.accounts) == (NOW, ("GEAA-012686",))
    with pytest.raises(ValueError):
        asked_for().order


@pytest.mark.parametrize("effect", Effect)
def test_what_was_begun_ends_as_it_was_read_back(effect: Effect) -> None:
    settled = after(after(asked_for(), CODE, STARTED), Settled(effect), at=MUCH_LATER)
    assert (settled.state, settled.settled) == (RequestState(effect.value), MUCH_LATER)


def test_what_was_begun_does_not_just_end() -> None:
    begun = after(asked_for(), CODE, STARTED)
    for state in (RequestState.EXPIRED, RequestState.CANCELLED, RequestState.HANDED_OVER):
        assert outcome(begun, Ended(state)) is NotNow.OUT_OF_ORDER
    assert outcome(begun, Ended(RequestState.REFUSED)) is RequestState.REFUSED


@pytest.mark.parametrize("state", [*(one for one in RequestState if one in LIVE), RequestState.DONE, RequestState.PARTLY, RequestState.NOT_DONE, RequestState.UNCLEAR])
def test_nothing_ends_as_what_only_reading_back_can_tell(state: RequestState) -> None:
    assert outcome(asked_for(), Ended(state)) is NotNow.OUT_OF_ORDER


def test_a_value_that_the_system_refuses_leads_back_to_another_try() -> None:
    again = after(asked_for(), CODE, STARTED, SentBack(LATER))
    assert (again.state, again.started, again.due) == (RequestState.READY, None, LATER)
    assert after(again, STARTED).state is RequestState.CARRYING_OUT


def test_a_system_out_of_reach_is_tried_again_and_the_tries_are_counted() -> None:
    begun = after(asked_for(), CODE, STARTED)
    assert after(begun, Waited(MUCH_LATER), Waited(MUCH_LATER), at=MUCH_LATER).tries == 2


def test_a_page_that_is_renewed_prolongs_and_never_shortens() -> None:
    assert after(asked_for(), Prolonged(MUCH_LATER)).due == MUCH_LATER
    assert after(asked_for(), Prolonged(NOW)).due == LATER


def test_the_page_narrows_which_accounts_are_meant_until_it_is_proven() -> None:
    narrowed = after(asked_for(), Narrowed(("ab1234",), ("yjchen2",), ()))
    assert (narrowed.accounts, narrowed.portal, narrowed.state) == (("ab1234",), ("yjchen2",), RequestState.VERIFYING)
    assert outcome(after(asked_for(), CODE), Narrowed(("ab1234",), (), ())) is NotNow.OUT_OF_ORDER


def test_each_change_counts_the_version_up_by_one() -> None:
    request = asked_for()
    course: tuple[RequestEvent, ...] = (CODE, Started(MUCH_LATER), Waited(MUCH_LATER), Settled(Effect.DONE))
    for number, event in enumerate(course, start=1):
        request = after(request, event)
        assert request.version == number
