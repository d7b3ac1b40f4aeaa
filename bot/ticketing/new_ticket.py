"""A ticket before it is stored, from what was told and what was read of the account."""

from datetime import datetime
from typing import Final

from bot.errors import BackEndError
from bot.people.account_lookup import LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Agency, Person
from bot.ports import Register
from bot.tickets.category import Category, category_of_row
from bot.tickets.ticket import Asker, Priority, Ticket, TicketState, TicketStory, priority_of

NO_AGENCY: Final = Agency("", "", joins_directory=True)
"""That of a stranger."""


async def new_ticket(
    asker: Asker, category: Category, story: TicketStory, *, seen: LookupResult | None, origin: str, register: Register, now: datetime
) -> Ticket:
    """`seen` is None where nothing was read of the account: the ticket belongs to the agency of whoever opens it all the same."""
    person = asker.person
    findings = () if seen is None else seen.diagnosis.findings
    concerned = tuple(finding for finding in findings if category_of_row(finding.row) is category) or findings
    agency = seen.snapshot.agency if seen is not None else await _agency_of(person, register)
    priority = Priority.URGENT if category is Category.SECURITY else priority_of(concerned, story.said)
    return Ticket(
        id=0, key="", owner=person.id if person else audit_actor(asker.identity), asker=asker.identity, place=asker.place, language=asker.language,
        person=person.id if person else "", name=person.name if person else "", agency=agency.id, agency_name=agency.name,
        phone=(person.phone or "") if person else "", category=category, priority=priority, state=TicketState.OPEN,
        rows=() if seen is None else seen.diagnosis.rows, story=story, origin=origin, opened=now, updated=now,
    )  # fmt: skip


async def _agency_of(person: Person | None, register: Register) -> Agency:
    if person is None:
        return NO_AGENCY
    try:
        return await register.agency(person.agency)
    except BackEndError:
        # Its name can wait; whose ticket it is cannot.
        return Agency(person.agency, "", joins_directory=True)
