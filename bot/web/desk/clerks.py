"""Who answers tickets: the colleagues that one may be given to, and the names of whoever wrote something."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.errors import BackEndError
from bot.people.permissions import PERMISSIONS, Permission, standing_of
from bot.people.person import Person
from bot.ports import Register
from bot.tickets.ticket import Ticket

_KEPT: Final = timedelta(minutes=1)
_ROLES: Final = frozenset(role for role, may in PERMISSIONS.items() if Permission.TICKETS_ANSWER in may)


class Clerks:
    """Reads the register once a minute at most: it is read whole for this."""

    def __init__(self, register: Register, clock: Clock) -> None:
        self._register, self._clock = register, clock
        self._known: tuple[Person, ...] = ()
        self._at: datetime | None = None

    async def all(self) -> tuple[Person, ...]:
        """Everybody who answers tickets, by name; who was known last, while the register cannot be read."""
        now = self._clock.now()
        if self._at is None or not timedelta(0) <= now - self._at < _KEPT:
            try:
                self._known = tuple(sorted((one for one in await self._register.people() if one.role in _ROLES), key=lambda one: (one.name, one.id)))
            except BackEndError:
                return self._known
            self._at = now
        return self._known

    async def for_ticket(self, ticket: Ticket) -> tuple[Person, ...]:
        """Those of them who may answer this ticket."""
        security, now = ticket.of_security, self._clock.now()
        everybody = [(one, standing_of(one, (), now).covered(Permission.TICKETS_ANSWER)) for one in await self.all()]
        return tuple(one for one, covered in everybody if covered.covers(ticket.agency, security=security))

    async def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of these people; an id stands for itself where nobody is known by it."""
        known = {one.id: one.name for one in await self.all()}
        found = {}
        for id in {one for one in ids if one}:
            found[id] = known.get(id) or await self._name(id)
        return found

    async def _name(self, id: str) -> str:
        try:
            person = await self._register.person(id)
        except BackEndError:
            return id
        return id if person is None else person.name
