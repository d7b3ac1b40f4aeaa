"""What is pending for a person: their request, approvals that wait for them, tickets, promises (C23). Loaded here, told purely."""

from datetime import datetime, timedelta
from typing import Final

from bot.accounts.aspect_words import minutes_left
from bot.actions.action import ActionName
from bot.actions.request import Request, RequestState
from bot.clock import Clock
from bot.messages import Phrase, PhraseWord, each_once
from bot.people.person import Person
from bot.ports import Register
from bot.reading.vocabulary import Aspect
from bot.runtime.quick_dataclass import dataclass
from bot.store.promises import Promise
from bot.store.work import Store
from bot.tickets.ticket import Ticket

_TALKED_ABOUT: Final = timedelta(hours=2)
_SETTLED_ASPECTS: Final = {
    Aspect.UNTIL: ("until",),
    Aspect.SINCE: ("what",),
    Aspect.WHY: ("why",),
    Aspect.WHO: ("what", "after"),
    Aspect.WHETHER: ("what", "after"),
    Aspect.AFTER: ("after",),
    Aspect.HOW: ("after",),
    Aspect.RULE: ("after",),
}
"""Which sentences about a request that has ended answer an aspect; any other is answered by what became of it."""
_ASPECTS: Final = {Aspect.WHERE: Aspect.HOW, Aspect.WHICH: Aspect.WHAT, Aspect.NONE: Aspect.WHAT, Aspect.AGAIN: Aspect.WHAT, Aspect.RULE: Aspect.AFTER}
_OWN_ASPECTS: Final = frozenset({Aspect.UNTIL, Aspect.SINCE, Aspect.WHO, Aspect.WHY, Aspect.WHAT, Aspect.HOW, Aspect.WHETHER, Aspect.AFTER})


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """`admin` is who was asked last about the request; `to_decide` are other people's requests that wait for this person; `promised` what was promised.

    `settled` is the request that ended last, if that is no longer ago than people talk about it."""

    request: Request | None = None
    admin: Person | None = None
    settled: Request | None = None
    tickets: tuple[Ticket, ...] = ()
    promised: tuple[Promise, ...] = ()
    to_decide: tuple[Request, ...] = ()


@dataclass(frozen=True)
class OpenMattersLookup:
    """Reads what is pending."""

    store: Store
    register: Register
    clock: Clock

    async def of(self, person: Person) -> OpenMatters:
        """Everything pending for this person."""
        async with self.store.look() as work:
            request = await work.requests.live_of(person.id)
            tickets = await work.tickets.live_of((person.id,))
            promised = tuple(promise for promise in await work.promises.of(person.id) if promise.tell)
            waiting = await work.requests.awaiting()
            ended = () if request is not None else await work.requests.last_of(person.id, 1)
        to_decide = tuple(one for one in waiting if one.approver is not None and one.approver.person == person.id)
        admin = await self.register.person(request.approver.person) if request is not None and request.approver is not None else None
        settled = next((one for one in ended if one.settled is not None and one.settled >= self.clock.now() - _TALKED_ABOUT), None)
        return OpenMatters(request, admin, settled, tickets, promised, to_decide)


def pending_told(open_matters: OpenMatters) -> tuple[Phrase, ...]:
    """A sentence for each thing that is pending, with since when and who has it (C23)."""
    told: list[Phrase] = []
    if open_matters.request is not None:
        told.append(Phrase("pending.request", request_words(open_matters.request, open_matters.admin)))
    for ticket in open_matters.tickets:
        words: dict[str, PhraseWord] = {"number": ticket.number or "none", "opened": ticket.opened, "state": ticket.state.value}
        told.append(Phrase("pending.ticket", words))
    told += [Phrase("pending.promise", {"topic": promise.topic}) for promise in open_matters.promised]
    if open_matters.to_decide:
        told.append(Phrase("pending.to-decide", {"count": len(open_matters.to_decide)}))
    return each_once(told)


def request_words(request: Request, admin: Person | None) -> dict[str, PhraseWord]:
    """The request in words: its state, since when, until when the present state lasts (UTC), and who has it."""
    return {
        "action": request.action.value,
        "state": request.state.value,
        "opened": request.opened,
        "until": request.due,
        "admin": "none" if admin is None else admin.name,
        "phone": "none" if admin is None or admin.phone is None else admin.phone,
        "approval": "no" if request.demand.approver is None else "yes",
    }


def aspect_of_request(request: Request, admin: Person | None, aspect: Aspect, now: datetime) -> Phrase:
    """The one sentence that answers this aspect of an open request: how long the link or the approval lives, who has it, what is next (C13, C23)."""
    asked = _ASPECTS.get(aspect, aspect)
    asked = asked if asked in _OWN_ASPECTS else Aspect.WHAT
    return Phrase(f"request.{asked.value}", {**request_words(request, admin), "left": minutes_left(request.due, now)})


def aspect_of_settled(request: Request, aspect: Aspect) -> tuple[Phrase, ...]:
    """What became of a request that has just ended, when that takes effect, and what is left to do (C13)."""
    decision = request.decision
    words: dict[str, PhraseWord] = {
        "action": request.action.value,
        "state": request.state.value,
        "settled": request.settled or request.opened,
        "reason": decision.reason if decision is not None and not decision.approved and decision.reason else "none",
    }
    return tuple(Phrase(f"settled.{part}", words) for part in _SETTLED_ASPECTS.get(aspect, ("what",)))


def concerns(request: Request, about: str, row: str) -> bool:
    """Whether the matter in hand is this request: the action was talked about, or the row for which it was asked."""
    kind, _, name = about.partition(":")
    if kind in ("wish", "act", "page", "approval") and name in {action.value for action in ActionName}:
        return name == request.action.value or (name == ActionName.BIND.value and request.action is ActionName.REBIND)
    return request.live and request.state is not RequestState.VERIFYING and row == request.row
