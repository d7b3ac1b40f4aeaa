"""The steps that a request's live card shows: never more than one going on, nothing ahead of what has ended."""

import re

import pytest

from bot.actions.action import ActionName, Effect, Performer
from bot.actions.request import LIVE, Ended, Request, RequestState, Settled
from bot.actions.request_progress import request_progress
from bot.messages import StepMark
from tests.actions.requests import APPROVED, ASKED, CODE, STARTED, after, asked_for, decided, in_each_state

SHAPE = {StepMark.DONE: "d", StepMark.NOW: "n", StepMark.AHEAD: "a", StepMark.STOPPED: "s", StepMark.CANCELLED: "c"}
RESET = asked_for(APPROVED, ActionName.RESET_PASSWORD)


def shape(request: Request, hands: Performer = Performer.WORKER) -> str:
    return "".join(SHAPE[step.mark] for step in request_progress(request, hands, "Huang").steps)


def keys(request: Request, hands: Performer = Performer.PAGE) -> list[tuple[str, str]]:
    return [(step.says.key.partition(".")[2], step.mark.value) for step in request_progress(request, hands, "Huang").steps]


@pytest.mark.parametrize("state", RequestState)
@pytest.mark.parametrize("hands", Performer)
def test_what_is_done_comes_first_and_what_has_ended_has_nothing_ahead(state: RequestState, hands: Performer) -> None:
    for request in in_each_state()[state]:
        drawn = shape(request, hands)
        expected = r"d*na*" if state in LIVE else r"d+" if state is RequestState.DONE else r"d*c" if state is RequestState.CANCELLED else r"d*s"
        assert re.fullmatch(expected, drawn), (state, drawn)


def test_a_new_password_goes_through_proof_admin_choice_and_end() -> None:
    assert keys(RESET) == [("proof", "now"), ("approval", "ahead"), ("choice", "ahead"), ("end", "ahead")]
    waiting = after(RESET, CODE, ASKED)
    assert keys(waiting) == [("proof", "done"), ("approval", "now"), ("choice", "ahead"), ("end", "ahead")]
    granted = after(waiting, decided())
    assert keys(granted) == [("proof", "done"), ("approval", "done"), ("choice", "now"), ("end", "ahead")]
    assert keys(after(granted, STARTED, Settled(Effect.DONE)))[-2:] == [("choice", "done"), ("end", "done")]


def test_the_admin_is_named_with_the_time_until_which_they_are_asked() -> None:
    waiting = after(RESET, CODE, ASKED)
    words = request_progress(waiting, Performer.PAGE, "Huang").steps[1].says.words
    assert (words["admin"], words["until"]) == ("Huang", waiting.due)


def test_a_refusal_stands_at_the_admins_step_and_anything_else_at_the_end() -> None:
    waiting = after(RESET, CODE, ASKED)
    assert keys(after(waiting, decided(approved=False, reason="not known here"))) == [("proof", "done"), ("approval", "stopped")]
    assert keys(after(waiting, Ended(RequestState.EXPIRED))) == [("proof", "done"), ("end", "stopped")]
    assert keys(after(after(waiting, decided()), Ended(RequestState.EXPIRED))) == [("proof", "done"), ("approval", "done"), ("end", "stopped")]


def test_what_the_person_called_off_is_no_refusal() -> None:
    waiting = after(RESET, CODE, ASKED)
    assert keys(after(waiting, Ended(RequestState.CANCELLED))) == [("proof", "done"), ("end", "cancelled")]
    assert keys(after(RESET, Ended(RequestState.CANCELLED))) == [("end", "cancelled")]


def test_what_was_fine_already_is_not_called_done_by_the_desk() -> None:
    begun = after(asked_for(), CODE, STARTED)
    last = request_progress(after(begun, Settled(Effect.DONE)), Performer.WORKER, "").steps[-1]
    assert last.says.words["state"] == "already", "it was never attempted"
