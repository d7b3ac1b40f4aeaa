"""A ticket before it is stored, from what was told and what was read of the account; and whether there is room for it (T27)."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from bot.errors import BackEndError
from bot.messages import Phrase
from bot.people.account_lookup import LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Agency, Person
from bot.ports import Register
from bot.store.work import Work
from bot.tickets.category import Category, category_of_row
from bot.tickets.ticket import Asker, Priority, Ticket, TicketState, TicketStory, priority_of
from bot.verification.flood_limits import TicketLimits

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
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


async def no_room(work: Work, new: Ticket, limits: TicketLimits) -> Phrase | None:
    """Why no ticket can be opened now, for the person; None where one can. A security ticket waits for nobody else's flood."""
    if await work.tickets.opened_since(new.owner, new.opened - _DAY) >= limits.person:
        return Phrase("ticket.too-many")
    if new.category is Category.SECURITY:
        return None
    if new.agency:
        key, first = "ticket.busy-agency", await work.tickets.last_but(limits.agency - 1, new.agency)
    else:
        key, first = "ticket.busy-strangers", await work.tickets.last_but(limits.strangers - 1, "", new.asker.channel)
    if first is None or first + _HOUR <= new.opened:
        return None
    return Phrase(key, {"minutes": ceil((first + _HOUR - new.opened) / _MINUTE)})
