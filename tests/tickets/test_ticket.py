"""What a ticket is about, how soon somebody has to look, and what may become of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.accounts.finding import Finding, Status
from bot.accounts.rows.row import Row
from bot.messages import Phrase
from bot.people.role import Role
from bot.tickets.subject import category_of
from bot.tickets.ticket import (
    INTERNAL_EVENTS,
    LONGEST_NOTE,
    Category,
    Priority,
    TicketEvent,
    TicketState,
    audience_of,
    next_ticket_state,
    plain_note,
    priority_of,
)


def finding(row: Row, status: Status = Status.FINE, escalate: bool = False) -> Finding:
    return Finding(row, status, None, Phrase("status.fine"), escalate=escalate)


@pytest.mark.parametrize(
    ("matter", "row", "wished", "rows", "category"),
    [
        ("certificate", "D15", None, (), Category.CERTIFICATE),
        ("status", "D15", None, (), Category.LOCK),
        ("binding-05", "", None, ("D15",), Category.BINDING),
        ("", "", Category.PASSWORD, ("D15",), Category.PASSWORD),
        ("same", "", None, ("D7",), Category.SYNC),
        ("incident", "D15", None, (), Category.SECURITY),
        ("elsewhere", "fine", None, (), Category.OTHER),
    ],
)
def test_a_matter_is_what_the_persons_words_mean_then_what_was_talked_about_then_what_is_wrong(
    matter: str, row: str, wished: Category | None, rows: tuple[str, ...], category: Category
) -> None:
    assert category_of(matter, row, wished, rows) is category


@pytest.mark.parametrize("row", [Row.LOCKED_AGAIN, Row.CERTIFICATE_HOLDER, Row.BINDING_CONFLICT])
def test_what_may_be_somebody_elses_doing_is_urgent_and_security_hears_too(row: Row) -> None:
    assert priority_of([finding(row)]) is Priority.URGENT
    assert audience_of([row.value]) == {Role.HELPDESK, Role.SECURITY}
    assert audience_of(["D7"]) == {Role.HELPDESK}


def test_who_is_kept_out_or_in_a_hurry_comes_before_the_rest() -> None:
    assert priority_of([finding(Row.SYNC_OVERDUE, Status.UNSYNCED, escalate=True)]) is Priority.HIGH
    assert priority_of([], "很急，下午要送公文") is Priority.HIGH
    assert priority_of([finding(Row.LOCK_OVER)], "有空再看") is Priority.NORMAL


def test_a_ticket_goes_from_open_to_answered_to_closed_to_reopened() -> None:
    state: TicketState | None = TicketState.OPEN
    walked = []
    for event in (TicketEvent.ANSWERED, TicketEvent.ADDED, TicketEvent.CLOSED, TicketEvent.REOPENED, TicketEvent.CLOSED):
        assert state is not None
        state = next_ticket_state(state, event)
        walked.append(state)
    assert walked == [TicketState.ANSWERED, TicketState.OPEN, TicketState.CLOSED, TicketState.REOPENED, TicketState.CLOSED]


@given(st.lists(st.sampled_from(sorted(set(TicketEvent) - INTERNAL_EVENTS, key=str))))
def test_a_closed_ticket_is_moved_by_reopening_alone_and_only_a_closed_one_is_reopened(events: list[TicketEvent]) -> None:
    state = TicketState.OPEN
    for event in events:
        after = next_ticket_state(state, event)
        assert (after is not None) == ((state is TicketState.CLOSED) == (event is TicketEvent.REOPENED))
        state = after or state


def test_t21_what_an_agent_writes_keeps_its_words_and_loses_control_marks() -> None:
    assert plain_note("  請按 <b>登入</b>\n再試\x00\u202e一次\x1b[31m ") == "請按 <b>登入</b>\n再試一次[31m"
    assert len(plain_note("很" * 9000)) == LONGEST_NOTE
