"""What is pending for a person: their request, approvals that wait for them, tickets, promises (C23). Loaded here, told purely."""

from datetime import datetime, timedelta
from typing import Final

from bot.actions.action import ActionName
from bot.actions.request import Request, RequestState
from bot.messages import Phrase, PhraseWord, each_once
from bot.people.person import Person
from bot.ports import Register
from bot.reading.vocabulary import Aspect
from bot.runtime.quick_dataclass import dataclass
from bot.store.promises import Promise
from bot.store.work import Store
from bot.tickets.ticket import Ticket

_MINUTE: Final = timedelta(minutes=1)
_ASPECTS: Final = {Aspect.WHERE: Aspect.HOW, Aspect.WHICH: Aspect.WHAT, Aspect.NONE: Aspect.WHAT, Aspect.AGAIN: Aspect.WHAT, Aspect.RULE: Aspect.AFTER}
_OWN_ASPECTS: Final = frozenset({Aspect.UNTIL, Aspect.SINCE, Aspect.WHO, Aspect.WHY, Aspect.WHAT, Aspect.HOW, Aspect.WHETHER, Aspect.AFTER})


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """`admin` is who was asked last about the request; `to_decide` are other people's requests that wait for this person; `promised` what was promised."""

    request: Request | None = None
    admin: Person | None = None
    tickets: tuple[Ticket, ...] = ()
    promised: tuple[Promise, ...] = ()
    to_decide: tuple[Request, ...] = ()


@dataclass(frozen=True)
class OpenMattersLookup:
    """Reads what is pending."""

    store: Store
    register: Register

    async def of(self, person: Person) -> OpenMatters:
        """Everything pending for this person."""
        async with self.store.look() as work:
            request = await work.requests.live_of(person.id)
            tickets = await work.tickets.live_of((person.id,))
            promised = tuple(promise for promise in await work.promises.of(person.id) if promise.tell)
            waiting = await work.requests.awaiting()
        to_decide = tuple(one for one in waiting if one.approver is not None and one.approver.person == person.id)
        admin = await self.register.person(request.approver.person) if request is not None and request.approver is not None else None
        return OpenMatters(request, admin, tickets, promised, to_decide)


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
    left = max(0, -((now - request.due) // _MINUTE))
    return Phrase(f"request.{asked.value}", {**request_words(request, admin), "left": left})


def concerns(request: Request, about: str, row: str) -> bool:
    """Whether the matter in hand is this request: the action was talked about, or the row for which it was asked."""
    kind, _, name = about.partition(":")
    if kind in ("wish", "act", "page", "approval") and name in {action.value for action in ActionName}:
        return name == request.action.value or (name == ActionName.BIND.value and request.action is ActionName.REBIND)
    return request.state is not RequestState.VERIFYING and row == request.row
