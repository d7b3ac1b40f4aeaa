"""How far a ticket is: "being worked on" only where a person at the helpdesk has touched it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.messages import ChatIdentity, ConversationAddress
from bot.tickets.proposal import NO_PROPOSAL, TicketProposal
from bot.tickets.standing import TicketProgress, ticket_progress, tickets_in_hand
from bot.tickets.ticket import Category, Priority, Ticket, TicketAuthor, TicketEvent, TicketNote, TicketState, TicketStory
from tests.builders import NOW

HERE = ConversationAddress("console", "fine", private=True)
TICKET = Ticket(
    id=1, key="k", owner="fine", asker=ChatIdentity("console", "fine"), place=HERE, language="en", person="fine", name="", agency="", agency_name="", phone="",
    category=Category.LOCK, priority=Priority.NORMAL, state=TicketState.OPEN, rows=(), story=TicketStory(), origin="", opened=NOW, updated=NOW, number="1001", ref="1",
)  # fmt: skip
BY_PERSON, BY_HELPDESK = TicketAuthor.PERSON, TicketAuthor.HELPDESK
ADDED, ANSWERED, CLOSED, REOPENED = (TicketEvent.ADDED, TicketEvent.ANSWERED, TicketEvent.CLOSED, TicketEvent.REOPENED)


def notes(*what: tuple[TicketEvent, TicketAuthor]) -> tuple[TicketNote, ...]:
    return tuple(TicketNote(at, 1, event, by, "", NOW + timedelta(minutes=at)) for at, (event, by) in enumerate(what))


@pytest.mark.parametrize(
    ("state", "happened", "progress"),
    [
        (TicketState.OPEN, (), TicketProgress.RECEIVED),
        (TicketState.OPEN, ((ADDED, BY_PERSON),), TicketProgress.RECEIVED),
        (TicketState.ANSWERED, ((ANSWERED, BY_HELPDESK),), TicketProgress.ANSWERED),
        (TicketState.OPEN, ((ANSWERED, BY_HELPDESK), (ADDED, BY_PERSON)), TicketProgress.TAKEN),
        (TicketState.CLOSED, ((CLOSED, BY_HELPDESK),), TicketProgress.CLOSED),
        (TicketState.REOPENED, ((CLOSED, BY_HELPDESK), (REOPENED, BY_PERSON)), TicketProgress.REOPENED),
        (TicketState.OPEN, ((CLOSED, BY_HELPDESK), (REOPENED, BY_PERSON), (ANSWERED, BY_HELPDESK), (ADDED, BY_PERSON)), TicketProgress.TAKEN),
    ],
)
def test_somebody_works_on_it_only_if_somebody_has_touched_it_since_it_was_opened_last(
    state: TicketState, happened: tuple[tuple[TicketEvent, TicketAuthor], ...], progress: TicketProgress
) -> None:
    assert ticket_progress(replace(TICKET, state=state), notes(*happened)) is progress


def test_what_the_helpdesk_does_not_have_yet_waits() -> None:
    assert ticket_progress(replace(TICKET, number=None, ref=None), ()) is TicketProgress.WAITING


def test_in_hand_are_the_live_ones_the_one_closed_last_and_a_draft_that_still_counts() -> None:
    older = replace(TICKET, id=2, number="1002", state=TicketState.CLOSED, updated=NOW - timedelta(hours=2))
    newer = replace(older, id=3, number="1003", updated=NOW)
    answered = replace(TICKET, state=TicketState.ANSWERED)
    draft = TicketProposal(at=NOW)
    in_hand = tickets_in_hand((answered, older, newer), {1: notes((ANSWERED, BY_HELPDESK))}, draft, NOW)
    assert [one.name for one in in_hand.live] == ["1001"]
    assert in_hand.live[0].answered == NOW
    assert in_hand.closed is not None
    assert in_hand.closed.name == "1003"
    assert (in_hand.context, in_hand.draft) == ("ticket:answered", draft)
    later = tickets_in_hand((newer,), {}, draft, NOW + timedelta(days=2))
    assert (later.live, later.context, later.draft) == ((), "ticket:closed", NO_PROPOSAL)
