"""People at the desk's pages: finding somebody within what the reader's roles cover, and everything that is known of one (T1, T5).

The accounts are read as in the chat and told in the third person, masked; whoever may not be spoken of here (D2) is not there. Every look is recorded."""

import asyncio
from datetime import datetime
from typing import Final

from bot.accounts.masking import mask_address
from bot.accounts.overview import account_overview, missing_hop
from bot.accounts.records import Unread
from bot.accounts.rows.row import Row
from bot.accounts.third_person import state_of_another
from bot.actions.freeze import Freeze
from bot.actions.request import Request
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import Card, Phrase
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.permissions import Permission, Standing
from bot.people.person import Agency, Person
from bot.people.role import Role
from bot.ports import Colleagues, Register
from bot.requests.cases import freeze_of
from bot.runtime.quick_dataclass import dataclass
from bot.store.audit import PersonEvent
from bot.store.links import IdentityLink
from bot.store.work import Store
from bot.tickets.ticket import Ticket
from bot.verification.level import Level

PAGE: Final = 25
_LONGEST: Final = 64
_MOST: Final = 10
_TOLD: Final = (
    AuditEvent.ACTION_OPENED, AuditEvent.ACTION_APPROVED, AuditEvent.ACTION_DECLINED, AuditEvent.ACTION_WRITTEN, AuditEvent.ACTION_UNDONE, AuditEvent.LOCKED_AGAIN,
    AuditEvent.LINK_MADE, AuditEvent.LINK_ENDED, AuditEvent.METHOD_ENROLLED, AuditEvent.METHOD_REMOVED, AuditEvent.ACCOUNT_FROZEN, AuditEvent.ACCOUNT_THAWED,
    AuditEvent.ACCESS_ENDED, AuditEvent.TICKET_OPENED, AuditEvent.TICKET_CLOSED, AuditEvent.PROMISE_KEPT, AuditEvent.INCIDENT_TOLD,
)  # fmt: skip
"""What of the audit trail belongs to a person's history; the rest is read in the trail itself."""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody in a list."""

    person: Person
    agency: str


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """One page of people, and whether there are more."""

    people: tuple[FoundPerson, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class OwnMethod:
    """An enrolled way to prove who one is: nothing of it that is secret."""

    method: str
    level: Level
    created: datetime
    last_used: datetime | None
    spoilt: bool


@dataclass(frozen=True, slots=True)
class ActingOffice:
    """Who can act on what was found: a role, and for an agency's own admins their names and numbers."""

    role: Role
    admins: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """Everything about a person that the reader may see. `says`, `card`: how the accounts are now; `hop`: where data stopped; `owners`: who can act.

    `address`: masked, '' for none. `events`: what happened at the desk."""

    person: Person
    agency: str
    says: tuple[Phrase, ...]
    card: Card
    hop: Phrase | None
    owners: tuple[ActingOffice, ...]
    address: str
    freeze: Freeze | None
    requests: tuple[Request, ...]
    tickets: tuple[Ticket, ...]
    chats: tuple[IdentityLink, ...]
    methods: tuple[OwnMethod, ...]
    events: tuple[PersonEvent, ...]


@dataclass(frozen=True)
class PeopleDesk:
    """Who can be found by whom is the table of permissions, and nothing here goes beyond it."""

    store: Store
    register: Register
    colleagues: Colleagues
    account_lookup: AccountLookup
    clock: Clock

    async def find(self, standing: Standing, text: str, page: int) -> FoundPeople:
        """People by a part of the name or id, or by a whole account. Without a text the people of the agencies that the reader leads, of no other ones."""
        covered, part = standing.covered(Permission.PEOPLE_SEE), text.strip()[:_LONGEST]
        agencies = None if covered.everything and part else covered.agencies
        if agencies is not None and not agencies:
            return FoundPeople((), more=False)
        # Both are asked in any case, so that an account that exists elsewhere takes no less time than one that does not.
        found = await self.colleagues.found(part, agencies, skip=(page - 1) * PAGE, most=PAGE + 1)
        holder = await self.colleagues.holder_of(part) if part else None
        if holder is not None and page == 1 and covered.covers(holder.agency) and holder.id not in {one.id for one in found}:
            found = (holder, *found)
        return FoundPeople(tuple([FoundPerson(one, (await self.register.agency(one.agency)).name) for one in found[:PAGE]]), more=len(found) > PAGE)

    async def look(self, standing: Standing, reader: Person, id: str) -> PersonSeen | None:
        """What is known of this person now; None for whom the reader may not see, as for whom there is not. Both are recorded where there is somebody."""
        person = await self.register.person(id)
        if person is None or not standing.may(Permission.PEOPLE_SEE, person.agency):
            return None
        seen, agency = await asyncio.gather(self.account_lookup.look(person), self.register.agency(person.agency))
        closed = seen.diagnosis.first(Row.OUT_OF_SCOPE) is not None
        event = AuditEvent.SECURITY_EVENT if closed else AuditEvent.PERSON_LOOKED
        details = {"rows": " ".join(seen.diagnosis.rows) or Row.FINE.value, "as": _as(standing, person)}
        async with self.store.work() as work:
            await work.audit.append(AuditRecord(event, f"desk:{reader.id}", person.id, details), self.clock.now())
        return None if closed else await self._seen(person, agency, seen)

    async def _seen(self, person: Person, agency: Agency, seen: LookupResult) -> PersonSeen:
        blind = isinstance(seen.snapshot.directory, Unread)
        wanted = dict.fromkeys(finding.owner for finding in seen.diagnosis.reported if finding.owner is not None)
        owners = tuple([ActingOffice(role, await self._admins(agency, role, seen.now)) for role in wanted])
        async with self.store.look() as work:
            links = [await work.links.of(identity) for identity in await work.links.identities_of(person.id)]
            return PersonSeen(
                person=person,
                agency=agency.name,
                says=state_of_another(seen.diagnosis, seen.now),
                card=Card(()) if blind else account_overview(seen.snapshot, seen.diagnosis, seen.rules, seen.now, own=False),
                hop=None if blind else missing_hop(seen.diagnosis, seen.rules, seen.now),
                owners=() if blind else owners,
                address=mask_address(person.email) if person.email else "",
                freeze=await freeze_of(work, person.id, seen.now),
                requests=await work.requests.latest_of(person.id, _MOST),
                tickets=await work.tickets.of_person(person.id, _MOST),
                chats=tuple(link for link in links if link is not None),
                methods=tuple(
                    OwnMethod(one.method, one.level, one.created, one.last_used, one.spoilt is not None) for one in await work.credentials.of_person(person.id)
                ),
                events=await work.audit.about(person.id, _TOLD, 2 * _MOST),
            )


    async def _admins(self, agency: Agency, role: Role, now: datetime) -> tuple[Person, ...]:
        found = [await self.register.person(id) for id in agency.admins_for(role, now)]
        return tuple(admin for admin in found if admin is not None)


def _as(standing: Standing, person: Person) -> str:
    """As what somebody is looked at, for the audit trail."""
    if any(person.agency in agencies for agencies in standing.agencies.values()):
        return "admin"
    return next((role.value for role in (Role.HELPDESK, Role.SECURITY) if role in standing.roles), "other")
