"""Where a colleague's request is now, for an admin of that agency: who has it, until when, and whether it comes to the one who asks (C30, C38)."""

from datetime import datetime, timedelta
from typing import Final

from bot.actions.approval import next_admin
from bot.actions.request import Request, RequestState
from bot.clock import Clock
from bot.messages import Phrase, PhraseWord
from bot.people.permissions import ADMIN_ROLES, Permission, admin_tasks, standing_of
from bot.people.person import Agency, Person, Substitute
from bot.people.role import Role
from bot.ports import Colleagues, Register
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

_TALKED_ABOUT: Final = timedelta(hours=2)
_NOT_DECIDED: Final = "none"


@dataclass(frozen=True, slots=True)
class Successors:
    """Who decides where the person themselves does not: by role, the first other admin of the agency, or None."""

    by_role: dict[Role, Person | None]

    @property
    def same(self) -> bool:
        """Whether it is the same for every role, so that it can be told before it is known what is asked for."""
        return len({None if one is None else one.id for one in self.by_role.values()}) == 1

    @property
    def first(self) -> Person | None:
        """The first of them."""
        return next((one for one in self.by_role.values() if one is not None), None)


@dataclass(frozen=True)
class RequestsOfOthers:
    """Tells nothing of an agency whose requests the one who asks may not see."""

    store: Store
    register: Register
    colleagues: Colleagues
    clock: Clock

    async def waiting_for(self, admin: Person) -> tuple[Request, ...]:
        """All that wait for this admin now."""
        async with self.store.look() as work:
            return tuple([one for one in await work.requests.awaiting() if one.approver is not None and one.approver.person == admin.id])

    async def of_person(self, asker: Person, person: Person) -> Request | None:
        """The person's request that waits for an admin, whichever; None also where the asker may not see it."""
        if not await self._may_see(asker, person):
            return None
        async with self.store.look() as work:
            live = await work.requests.live_of(person.id)
        return live if live is not None and live.state is RequestState.AWAITING and live.approver is not None else None

    async def elsewhere(self, asker: Person, person: Person) -> Phrase | None:
        """That the person's request is with another admin, or has just gone to the helpdesk; None where it is neither."""
        held = await self.of_person(asker, person)
        if held is not None:
            return None if held.approver is None or held.approver.person == asker.id else await self._held(asker, person, held)
        if not await self._may_see(asker, person):
            return None
        async with self.store.look() as work:
            live, last = await work.requests.live_of(person.id), await work.requests.last_of(person.id, 1)
        ended = next((one for one in last if one.state is RequestState.HANDED_OVER and one.settled is not None), None)
        lately = live is None and ended is not None and ended.settled is not None and self.clock.now() - ended.settled < _TALKED_ABOUT
        if ended is None or ended.settled is None or not lately:
            return None
        return Phrase("deciding.handed_over", {"name": person.name, "action": ended.action.value, "at": ended.settled})

    async def next_after(self, request: Request) -> Person | None:
        """Who is asked next if whoever has it does not decide."""
        id = next_admin(request, await self.register.agency(request.agency), self.clock.now())
        return None if id is None else await self.register.person(id)

    async def substitute_of(self, admin: Person) -> tuple[Substitute, Person] | None:
        """Who is registered to stand in for this admin, now or from some day on."""
        now, led = self.clock.now(), await self.colleagues.led_by(admin.id)
        entered = [one for agency in led for one in agency.substitutes if one.absent == admin.id and one.until > now]
        first = min(entered, key=lambda one: one.since, default=None)
        by = None if first is None else await self.register.person(first.by)
        return None if first is None or by is None else (first, by)

    async def stands_in(self, asker: Person) -> bool:
        """Whether this person is asked for decisions at this moment, in their own name."""
        now = self.clock.now()
        return any(admin_tasks(agency, asker, now) for agency in await self.colleagues.led_by(asker.id))

    async def others_than(self, person: Person) -> Successors:
        """Who is asked in this person's agency besides them, role by role."""
        agency, now = await self.register.agency(person.agency), self.clock.now()
        ids = {role: next((id for id in agency.admins_for(role, now) if id != person.id), None) for role in ADMIN_ROLES}
        return Successors({role: None if id is None else await self.register.person(id) for role, id in ids.items()})

    async def _may_see(self, asker: Person, person: Person) -> bool:
        standing = standing_of(asker, await self.colleagues.led_by(asker.id), self.clock.now(), present=True)
        return standing.may(Permission.APPROVALS_SEE, person.agency)

    async def _held(self, asker: Person, person: Person, request: Request) -> Phrase:
        now, agency = self.clock.now(), await self.register.agency(request.agency)
        admin = None if request.approver is None else await self.register.person(request.approver.person)
        following = await self.next_after(request)
        words: dict[str, PhraseWord] = {
            "name": person.name,
            "action": request.action.value,
            "since": request.asked[-1].at if request.asked else request.opened,
            "until": request.due,
            "admin": _NOT_DECIDED if admin is None else admin.name,
            "phone": _NOT_DECIDED if admin is None else admin.phone or _NOT_DECIDED,
            "next": _NOT_DECIDED if following is None else following.name,
            "turn": _turn(asker, request, agency, following, now=now),
            "role": (request.demand.approver or Role.PERSONNEL_ADMIN).value,
        }
        return Phrase("deciding.held", words)


def _turn(asker: Person, request: Request, agency: Agency, following: Person | None, *, now: datetime) -> str:
    """Whether it comes to the asker: `next`, `later`, it has `been` there, somebody stands in for them (`away`), or `never`, since
    another role decides."""
    if any(asked.person == asker.id for asked in request.asked):
        return "been"
    if following is not None and following.id == asker.id:
        return "next"
    role = request.demand.approver
    if role is not None and asker.id in agency.admins.get(role, ()) and asker.id not in agency.admins_for(role, now):
        return "away"
    return "later" if role is not None and asker.id in agency.admins_for(role, now) and request.person != asker.id else "never"
