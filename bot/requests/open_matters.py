"""What is pending for a person: their request, approvals that wait for them, tickets, promises (C23). Loaded here, told purely."""

from datetime import datetime, timedelta
from typing import Final

from bot.accounts.facts import minutes_left
from bot.actions.action import ActionName
from bot.actions.approval import next_admin
from bot.actions.freeze import Freeze, end_words
from bot.actions.policy import Policy, goes_without_card
from bot.actions.request import Request, RequestState
from bot.clock import Clock
from bot.messages import Phrase, PhraseWord, each_once
from bot.people.person import Person
from bot.ports import Register
from bot.reading.vocabulary import Aspect
from bot.requests.cases import THAWED, freeze_of
from bot.runtime.quick_dataclass import dataclass
from bot.store.promises import Promise
from bot.store.work import Store
from bot.tickets.ticket import Ticket, TicketEvent

_TALKED_ABOUT: Final = timedelta(hours=2)
_CARRIED_OVER: Final = timedelta(hours=1)
_SETTLED_ASPECTS: Final = {
    Aspect.UNTIL: ("until",),
    Aspect.SINCE: ("what",),
    Aspect.WHY: ("why",),
    Aspect.WHO: ("what", "after"),
    Aspect.WHETHER: ("whether",),
    Aspect.AFTER: ("after",),
    Aspect.HOW: ("after",),
    Aspect.RULE: ("after",),
}
"""Which sentences about a request that has ended answer an aspect; any other is answered by what became of it."""
_ASPECTS: Final = {Aspect.WHERE: Aspect.HOW, Aspect.WHICH: Aspect.WHAT, Aspect.NONE: Aspect.WHAT, Aspect.AGAIN: Aspect.WHAT, Aspect.RULE: Aspect.AFTER}
ON_A_PAGE: Final = frozenset({RequestState.VERIFYING, RequestState.READY})
"""In these states a request waits for its person, on a page."""
_OWN_ASPECTS: Final = frozenset({Aspect.UNTIL, Aspect.SINCE, Aspect.WHO, Aspect.WHY, Aspect.WHAT, Aspect.HOW, Aspect.WHETHER, Aspect.AFTER})


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """`admin` is who was asked last about the request, `before` who was asked before and did not answer, `following` the admin who is asked next; `page`
    until when the request's page works (UTC), None if it is over.
    `to_decide` are other people's requests that wait for this person; `promised` what was promised; `freeze` the one that holds.

    `settled` is the request that ended last, `closed` the ticket (`withdrawn` by the person), `thawed` when a freeze was ended (UTC): each if that is no
    longer ago than people talk about it. `either`: on its page the request needs a card, or else a code and an admin's approval."""

    request: Request | None = None
    admin: Person | None = None
    settled: Request | None = None
    tickets: tuple[Ticket, ...] = ()
    promised: tuple[Promise, ...] = ()
    to_decide: tuple[Request, ...] = ()
    following: Person | None = None
    page: datetime | None = None
    freeze: Freeze | None = None
    closed: Ticket | None = None
    withdrawn: bool = False
    thawed: datetime | None = None
    before: Person | None = None
    either: bool = False

    @property
    def approval(self) -> str:
        """Whether an admin has to approve the request: yes, no, or either, as long as its person may still choose how to prove it (R33)."""
        request = self.request
        if request is None or request.demand.approver is not None:
            return "no" if request is None else "yes"
        return "either" if self.either and request.state is RequestState.VERIFYING else "no"


@dataclass(frozen=True)
class OpenMattersLookup:
    """Reads what is pending."""

    store: Store
    register: Register
    policy: Policy
    clock: Clock

    async def of(self, person: Person) -> OpenMatters:
        """Everything pending for this person."""
        now = self.clock.now()
        lately = now - _TALKED_ABOUT
        async with self.store.look() as work:
            request = await work.requests.live_of(person.id)
            promised = tuple(promise for promise in await work.promises.of(person.id) if promise.tell)
            waiting = await work.requests.awaiting()
            ended = () if request is not None else await work.requests.last_of(person.id, 1)
            step = await work.steps.open_of(request.id, person.id, now) if request is not None and request.state in ON_A_PAGE else None
            freeze = await freeze_of(work, person.id, now)
            thawed = await work.counts.last(THAWED, person.id) if freeze is None else None
            recent = await work.tickets.recent_of((person.id,), lately)
            closed = max((one for one in recent if not one.live), key=lambda one: (one.updated, one.id), default=None)
            notes = () if closed is None else await work.tickets.notes_of(closed.id)
        to_decide = tuple(one for one in waiting if one.approver is not None and one.approver.person == person.id)
        admin = await self.register.person(request.approver.person) if request is not None and request.approver is not None else None
        moved = request is not None and request.approver is not None and len(request.asked) > 1
        return OpenMatters(
            request=request,
            admin=admin,
            before=await self.register.person(request.asked[-2].person) if request is not None and moved else None,
            settled=next((one for one in ended if one.settled is not None and one.settled >= lately), None),
            tickets=tuple(one for one in recent if one.live),
            promised=promised,
            to_decide=to_decide,
            following=await self._following(request, now),
            page=None if step is None else step.expires,
            freeze=freeze,
            closed=closed,
            withdrawn=bool(notes) and notes[-1].event is TicketEvent.WITHDRAWN,
            either=request is not None and goes_without_card(self.policy.ways[request.action], request.demand),
            thawed=thawed if thawed is not None and thawed >= lately else None,
        )

    async def _following(self, request: Request | None, now: datetime) -> Person | None:
        """Who is asked next: if the admin who has the request does not answer, or once its person has confirmed it."""
        if request is None or request.state is RequestState.CARRYING_OUT or request.decision is not None:
            return None
        id = next_admin(request, await self.register.agency(request.agency), now)
        return None if id is None else await self.register.person(id)


def pending_told(open_matters: OpenMatters) -> tuple[Phrase, ...]:
    """A sentence for each thing that is pending, with since when and who has it (C23); a freeze first, since it forbids what is told after it."""
    told = list(freeze_told(open_matters.freeze))
    if open_matters.request is not None:
        told.append(Phrase("pending.request", request_words(open_matters)))
    told += tickets_told(open_matters.tickets)
    told += [Phrase("pending.promise", {"topic": promise.topic}) for promise in open_matters.promised]
    if open_matters.to_decide:
        told.append(Phrase("pending.to-decide", {"count": len(open_matters.to_decide)}))
    return each_once(told)


def freeze_told(freeze: Freeze | None) -> tuple[Phrase, ...]:
    """That the account is frozen, until when, and how that is ended; empty where it is not."""
    return () if freeze is None else (Phrase("pending.frozen", {"since": freeze.since, **end_words(freeze.until, by_people=freeze.by_people)}),)


def tickets_told(tickets: tuple[Ticket, ...]) -> tuple[Phrase, ...]:
    """A sentence for each live ticket."""
    return tuple(Phrase("pending.ticket", {"number": one.number or "none", "opened": one.opened, "state": one.state.value}) for one in tickets)


def request_words(pending: OpenMatters) -> dict[str, PhraseWord]:
    """The open request in words: its state, since when, until when its page works or its present state lasts (UTC), and who has it."""
    request, admin = pending.request, pending.admin
    if request is None:
        return {}
    return {
        "page": "over" if pending.page is None and request.state is RequestState.VERIFYING else "open",
        "action": request.action.value,
        "state": request.state.value,
        "opened": request.opened,
        "until": pending.page if pending.page is not None and request.state is RequestState.VERIFYING else request.due,
        "admin": "none" if admin is None else admin.name,
        "phone": "none" if admin is None or admin.phone is None else admin.phone,
        "sent": request.asked[0].at if request.asked else request.opened,
        "next": "none" if pending.following is None else pending.following.name,
        "next_phone": "none" if pending.following is None else pending.following.phone or "none",
        "approval": pending.approval,
    }


def aspect_of_request(pending: OpenMatters, aspect: Aspect, now: datetime) -> Phrase:
    """The one sentence that answers this aspect of an open request: how long the link or the approval lives, who has it, what is next (C13, C23)."""
    asked = _ASPECTS.get(aspect, aspect)
    asked = asked if asked in _OWN_ASPECTS else Aspect.WHAT
    words = request_words(pending)
    until = words.get("until")
    return Phrase(f"request.{asked.value}", {**words, "left": minutes_left(until, now) if isinstance(until, datetime) else 0})


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


def takes_effect_later(request: Request, now: datetime) -> bool:
    """Whether it was done so lately that the systems have not carried it over yet: an account that was enabled waits for the next sync."""
    done = request.action is ActionName.ENABLE and request.state is RequestState.DONE and request.settled is not None
    return done and request.settled is not None and now - request.settled < _CARRIED_OVER


def concerns(request: Request, about: str, row: str) -> bool:
    """Whether the matter in hand is this request: the action was talked about, or the row for which it was asked."""
    kind, _, name = about.partition(":")
    if kind in ("wish", "act", "page", "approval") and name in {action.value for action in ActionName}:
        return name == request.action.value or (name == ActionName.BIND.value and request.action is ActionName.REBIND)
    return request.live and request.state is not RequestState.VERIFYING and row == request.row
