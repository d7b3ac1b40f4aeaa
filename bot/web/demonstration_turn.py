"""Whose turn it is in the demonstration: from the person who asked to the admin whose approval is awaited, and back."""

from collections import Counter
from typing import Final

from bot.actions.request import Request, RequestState
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.web.dependencies import WebDependencies
from bot.web.session import CHANNEL
from bot.web.visitor import Visitor

_RECENT: Final = 50


@dataclass(frozen=True, slots=True)
class DemonstrationTurn:
    """Whom to be next. `decides`: they are to decide, as an admin in this `role`; otherwise they are the one who asked. `place` is where on their page
    the request stands, '' if it stands on no page."""

    person: Person
    decides: bool
    role: str = ""
    place: str = ""


async def read_turn(dependencies: WebDependencies, visitor: Visitor) -> DemonstrationTurn | None:
    """Whose turn it is after this person's; None if nobody waits for anybody."""
    if visitor.person is None:
        return None
    async with dependencies.store.look() as work:
        own = await work.requests.live_of(visitor.person.id)
        asked = await _asked_of(work, visitor.person)
    if own is not None and (turn := await _to_decide(dependencies, own)) is not None:
        return turn
    asker = None if asked is None else await dependencies.register.person(asked.person)
    return None if asker is None else DemonstrationTurn(asker, decides=False)


async def read_waiting(dependencies: WebDependencies) -> Counter[str]:
    """How many requests wait for whose approval."""
    async with dependencies.store.look() as work:
        awaiting = await work.requests.awaiting()
    return Counter(request.approver.person for request in awaiting if request.approver is not None)


async def _to_decide(dependencies: WebDependencies, request: Request) -> DemonstrationTurn | None:
    asked, role = request.approver, request.demand.approver
    admin = None if asked is None else await dependencies.register.person(asked.person)
    if asked is None or role is None or admin is None:
        return None
    here = asked.message_number is not None and asked.identity is not None and asked.identity.channel == CHANNEL
    return DemonstrationTurn(admin, decides=True, role=role.value, place=f"#l{asked.message_number}" if here else "")


async def _asked_of(work: Work, admin: Person) -> Request | None:
    """The request that this admin was asked to decide last; one that still waits comes first."""
    asked = [request for request in await work.requests.all(_RECENT) if any(one.person == admin.id for one in request.asked)]
    waiting = (request for request in asked if request.state is RequestState.AWAITING)
    return next(waiting, next(iter(asked), None))
