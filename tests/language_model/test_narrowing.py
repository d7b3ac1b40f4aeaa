"""A language model may only narrow: whatever it says, nothing begins, ends or is pressed that the local reading did not hold likely (C2-C5, C7, C16, C17, C20)."""

from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.conversation import Conversation
from bot.dialogue.table.respond import first_that_fits, respond
from bot.dialogue.table.situation import LastReply, OpenRequest, Situation
from bot.dialogue.understanding import Intent, IntentKind
from bot.messages import Choice, Phrase
from bot.reading.reading import Labels, Likely, Reading
from bot.reading.second_reading import SAME, holds, put_together
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose
from bot.tickets.proposal import TicketProposal
from tests.builders import NOW

ROWS: Final = frozenset({"C2", "C3", "C4", "C5", "C7", "C16", "C17", "C20"})
PRESSING: Final = frozenset({"pressed", "cancel", "tell", "act", "freeze", "unlock", "bind", "enable", "reset_password"})
FILING: Final = frozenset({"add", "change", "drop", "omit", "reopen", "send", "solved", "unadd", "withdraw"})

likelihoods = st.floats(0.0, 1.0)
labels = st.builds(
    Labels, st.sampled_from(Act), st.sampled_from([*Matter, "nologin-03", "password-01"]), st.sampled_from(Aspect), st.sampled_from(Whose), st.sampled_from(NamedSystem), st.booleans()
)
whatever = st.sampled_from(["幫我解鎖", "好", "不要了", "我的帳號怎麼了", "stop that", "yes please", "he is locked", "what is TPEAD?", "算了", "第二個"])


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    own = draw(labels)
    moves = {str(one.move): draw(likelihoods) for one in draw(st.lists(labels, max_size=3))} | {str(own.move): draw(likelihoods)}
    matters = {str(one): draw(likelihoods) for one in draw(st.lists(st.sampled_from(Matter), max_size=3))} | {str(own.matter): draw(likelihoods)}
    return Reading(
        own, moves[str(own.move)], tuple(Likely(*one) for one in moves.items()), tuple(Likely(*one) for one in matters.items()), draw(likelihoods), 1.0, draw(likelihoods)
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    offered = draw(st.lists(st.sampled_from(["wish:unlock", "act:bind", "wish:cancel", "tell:me", "ticket:send", "wish:status", "ticket:withdraw 7", "others:unnamed"]), max_size=3))
    last = LastReply(
        draw(st.sampled_from(["start", "status:locked", "page:unlock", "ticket:open", "ticket:closed", "ask:ticket", "choose", "refused:other", "offer:unlock", "promise"])),
        "",
        tuple(Choice(Phrase("x"), one) for one in offered),
        NOW,
    )
    conversation = Conversation(
        about=draw(st.sampled_from(["", "wish:unlock", "wish:status", "faq:nologin-03", "incident:mine", "others:unnamed", "ticket"])),
        row=draw(st.sampled_from(["", "D15", "D10"])),
        waiting=draw(st.sampled_from(["", "ticket:open 7", "ticket:draft", "wish:unlock"])),
        draft=draw(st.sampled_from([TicketProposal(), TicketProposal(at=NOW, words="the tile is gone")])),
    )
    known: dict[str, Any] = {
        "request": draw(st.sampled_from([None, OpenRequest("unlock", "verifying"), OpenRequest("enable", "awaiting")])),
        "tickets": draw(st.sampled_from([(), ("7",)])),
        "somebody": draw(st.booleans()),
        "own": draw(st.booleans()),
        "linked": draw(st.booleans()),
        "intent": Intent(draw(st.sampled_from(IntentKind)), "nologin-03", draw(likelihoods)),
    }
    return Situation(reading=draw(readings()), text=draw(whatever), now=NOW, conversation=conversation, last=last, **known)


def presses_or_files(handler: str, argument: str) -> bool:
    return handler in PRESSING or (handler == "ticket" and argument.partition(" ")[0] in FILING)


@given(situations(), labels)
def test_c2_c3_c4_c5_c7_c16_c17_c20_nothing_is_brought_about_by_a_model_alone(at: Situation, said: Labels) -> None:
    read = put_together(at.reading, said, 5)
    step, alone = respond(replace(at, reading=read)), first_that_fits(at)
    if step.row in ROWS or presses_or_files(step.handler, step.argument):
        assert step == alone or holds(at.reading, said)


@given(situations(), labels)
def test_what_needs_the_local_reading_and_lacks_it_is_offered(at: Situation, said: Labels) -> None:
    read = put_together(at.reading, said, 5)
    wanted, step = first_that_fits(replace(at, reading=read)), respond(replace(at, reading=read))
    if step != wanted and read.second is not None and read.second.outcome != SAME:
        assert (step.row, step.handler) == ("C18", "doubt") or step == first_that_fits(at)


@given(situations())
def test_without_a_model_the_table_is_as_it_was(at: Situation) -> None:
    assert respond(at) == first_that_fits(at)


def asked(own: Reading, said: Labels, **known: Any) -> Situation:
    given: dict[str, Any] = {"intent": Intent(IntentKind.NONE), "text": "the words", "now": NOW, **known}
    return Situation(reading=put_together(own, said, 5), **given)


def local(own: Labels, likely: float, matters: tuple[Likely, ...] = (), **moves: float) -> Reading:
    also = tuple(Likely(name.replace("__", ":"), sure) for name, sure in moves.items())
    return Reading(own, likely, (Likely(str(own.move), likely), *also), matters or (Likely(str(own.matter), likely),), 0.02)


LOOK: Final = Labels(Act.REPORT, Matter.STATUS, whose=Whose.MINE)
UNLOCK: Final = Labels(Act.REQUEST, Matter.UNLOCK, whose=Whose.MINE)
STOP: Final = Labels(Act.STOP, Matter.SAME, whose=Whose.MINE)
AGREE: Final = Labels(Act.AGREE, Matter.SAME, whose=Whose.MINE)
DECLINE: Final = Labels(Act.DECLINE, Matter.SAME, whose=Whose.MINE)
CHOOSE: Final = Labels(Act.CHOOSE, Matter.UNLOCK, whose=Whose.MINE)
CORRECT: Final = Labels(Act.CORRECT, Matter.STATUS, whose=Whose.MINE)
INCIDENT: Final = Labels(Act.REPORT, Matter.INCIDENT, whose=Whose.MINE)
OFFERED: Final = LastReply("offer:unlock", "", (Choice(Phrase("x"), "wish:unlock"), Choice(Phrase("x"), "act:bind")), NOW)
ONE: Final = LastReply("offer:unlock", "", (Choice(Phrase("x"), "wish:unlock"),), NOW)
TO_UNLOCK: Final = OpenRequest("unlock", "verifying")
SAME_OR_STATUS: Final = (Likely("status", 0.5), Likely("same", 0.4), Likely("unlock", 0.35))


@pytest.mark.parametrize(
    ("row", "said", "held", "known"),
    [
        ("C2", STOP, {"stop": 0.65}, {"request": TO_UNLOCK}),
        ("C3", STOP, {"stop": 0.65}, {"tickets": ("7",)}),
        ("C4", DECLINE, {"decline": 0.4}, {"last": ONE}),
        ("C5", AGREE, {"agree": 0.4}, {"last": ONE}),
        ("C7", UNLOCK, {"do__unlock": 0.4}, {}),
        ("C16", CORRECT, {"correct": 0.4}, {"last": ONE}),
        ("C17", CHOOSE, {"choose": 0.4}, {"last": OFFERED}),
    ],
)
def test_each_row_is_reached_where_the_local_reading_holds_it_and_c18_offers_where_not(row: str, said: Labels, held: dict[str, float], known: dict[str, Any]) -> None:
    # What is under way is called off only where it is nearly sure, and an act begins only where hardly anything is told instead.
    told = 0.3 if said.act in (Act.STOP, Act.REQUEST) else 0.5
    assert respond(asked(local(LOOK, told, SAME_OR_STATUS, **held), said, **known)).row == row
    step = respond(asked(local(LOOK, told, SAME_OR_STATUS, **dict.fromkeys(held, 0.29)), said, **known))
    assert (step.row, step.handler) == ("C18", "doubt")


def test_c11_what_may_be_no_more_than_trouble_that_is_told_begins_nothing_though_the_model_hears_a_wish() -> None:
    assert respond(asked(local(LOOK, 0.5, SAME_OR_STATUS, do__unlock=0.4), UNLOCK)).row == "C11"


def test_c20_an_incident_that_only_the_model_hears_is_offered() -> None:
    assert respond(asked(local(LOOK, 0.5), INCIDENT)).row == "C18"
    assert respond(asked(local(INCIDENT, 0.45), INCIDENT)).row == "C20"


def test_an_answer_that_changes_nothing_is_the_models() -> None:
    about = Labels(Act.ASK, "password-01", Aspect.HOW, Whose.NOBODY)
    step = respond(asked(local(LOOK, 0.3), about))
    assert (step.row, step.faq) == ("C12", "password-01")
