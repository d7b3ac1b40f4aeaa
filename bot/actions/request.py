"""The states of a request from submission to completion: which state follows which event, and what is required before execution. Pure."""

from dataclasses import field, replace
from datetime import datetime
from enum import Enum
from typing import TypeAlias

from bot.accounts.records import AccountBinding
from bot.actions.action import ActionName, Effect, Order, Undoing
from bot.actions.policy import Demand
from bot.messages import ChatIdentity, ConversationAddress
from bot.runtime.quick_dataclass import dataclass
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.proof import Proof, level_reached


class RequestState(Enum):
    """The state of a request. READY: nothing is missing; execution may begin."""

    VERIFYING = "verifying"
    AWAITING = "awaiting_approval"
    READY = "ready"
    CARRYING_OUT = "carrying_out"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNCLEAR = "unclear"
    REFUSED = "refused"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed_over"


LIVE = frozenset({RequestState.VERIFYING, RequestState.AWAITING, RequestState.READY, RequestState.CARRYING_OUT})
_SETTLED = {Effect.DONE: RequestState.DONE, Effect.PARTLY: RequestState.PARTLY, Effect.NOT_DONE: RequestState.NOT_DONE, Effect.UNCLEAR: RequestState.UNCLEAR}


class Untouched(Enum):
    """The desk wrote nothing and it is as requested: time alone achieved it, or somebody else did."""

    BY_ITSELF = "by_itself"
    ALREADY = "already"


class IdentityCheck(Enum):
    """How an approver verifies the asker; one of these must be given (T1, T8)."""

    IN_PERSON = "in_person"
    CALLED_BACK = "called_back"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class AskedAdmin:
    """An admin who was asked, `at` (UTC), and the outbox message with the buttons: its number, channel and conversation.

    `copies` are the same in this admin's other chats."""

    person: str
    at: datetime
    message_number: int | None = None
    identity: ChatIdentity | None = None
    place: ConversationAddress | None = None
    language: str = ""
    copies: tuple["AskedAdmin", ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """An admin's decision, and how the identity was checked."""

    by: str
    approved: bool
    check: IdentityCheck | None
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Request:
    """One wish to act on one person's account. All times UTC; `due`: when the present state ends by itself. `version` grows with every change.

    `attempted`: the desk has begun to write. `untouched`: it was achieved without that. `dated`: the system's own time of the write (UTC).
    Once it is done, `due` is when it is looked at again, `settled` where it is not; `undone` is what such a look has found and told.
    `vouched_by`: the admin who vouched for the asking chat; they may not also approve what it asks for (T9).
    """

    id: str
    action: ActionName
    person: str
    agency: str
    row: str
    accounts: tuple[str, ...]
    portal: tuple[str, ...]
    demand: Demand
    identity: ChatIdentity
    place: ConversationAddress
    language: str
    opened: datetime
    due: datetime
    state: RequestState = RequestState.VERIFYING
    proofs: tuple[Proof, ...] = ()
    asked: tuple[AskedAdmin, ...] = ()
    reminded: bool = False
    decision: Decision | None = None
    instead_of: tuple[AccountBinding, ...] = ()
    started: datetime | None = None
    settled: datetime | None = None
    systems: tuple[tuple[str, Effect], ...] = ()
    tries: int = 0
    vouched_by: str = ""
    attempted: bool = False
    untouched: Untouched | None = None
    dated: datetime | None = None
    undone: tuple[Undoing, ...] = ()
    version: int = field(default=0)

    @property
    def live(self) -> bool:
        """Whether it can still lead to something."""
        return self.state in LIVE

    @property
    def done(self) -> bool:
        """Whether it was carried out, in whole or in part."""
        return self.state in (RequestState.DONE, RequestState.PARTLY)

    @property
    def approver(self) -> AskedAdmin | None:
        """The admin being asked."""
        return self.asked[-1] if self.asked and self.state is RequestState.AWAITING else None

    @property
    def effect(self) -> Effect | None:
        """What reading back found; None before that, and where it ended undone."""
        return next((effect for effect, state in _SETTLED.items() if state is self.state), None)

    @property
    def order(self) -> Order:
        """What is to be done. Raises ValueError before it was started."""
        if self.started is None:
            raise ValueError("nothing was started")
        return Order(request=self.id, person=self.person, accounts=self.accounts, portal=self.portal, started=self.started, instead_of=self.instead_of)


@dataclass(frozen=True, slots=True)
class Proven:
    """The person proved their identity; `due` is when the next state ends. `shown`: the two digits were shown, which proves nothing yet."""

    due: datetime
    proof: Proof | None = None
    shown: bool = False


@dataclass(frozen=True, slots=True)
class OtherWay:
    """The person cannot prove what was asked for, and takes another way of the policy."""

    demand: Demand


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The page learnt which accounts are meant (bind)."""

    accounts: tuple[str, ...]
    portal: tuple[str, ...]
    instead_of: tuple[AccountBinding, ...]


@dataclass(frozen=True, slots=True)
class AdminAsked:
    """An admin is asked now; `due` is when the next one will be."""

    asked: AskedAdmin
    due: datetime


@dataclass(frozen=True, slots=True)
class Reminded:
    """The admin was reminded."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An admin decided. `number_right`: the two digits matched those of the page. `due`: how long an approval can be used."""

    decision: Decision
    due: datetime
    number_right: bool = False


@dataclass(frozen=True, slots=True)
class Started:
    """Execution has begun; `due` is when it counts as stuck."""

    due: datetime


@dataclass(frozen=True, slots=True)
class SentBack:
    """The system refused the value by its own rule and nothing was changed: the person may choose another."""

    due: datetime


@dataclass(frozen=True, slots=True)
class Waited:
    """A system could not be reached; it is retried at `due`."""

    due: datetime


@dataclass(frozen=True, slots=True)
class Attempted:
    """The desk is about to write; from now on changes may be its own doing."""


@dataclass(frozen=True, slots=True)
class Settled:
    """It was read back: the combined effect, and the effect in each system. `by_itself`: time alone achieved it. `dated`: the system's own time of the
    write; `look_at`: when to look again (UTC), None: never."""

    effect: Effect
    systems: tuple[tuple[str, Effect], ...] = ()
    by_itself: bool = False
    dated: datetime | None = None
    look_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LookedAgain:
    """What was done was looked at again; `undone` is what was found so for the first time, `look_at` the next look (UTC), None: no more."""

    undone: tuple[Undoing, ...] = ()
    look_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Prolonged:
    """The present state was prolonged: a page was renewed."""

    due: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """It ends undone: REFUSED (by a repeated check), EXPIRED, CANCELLED or HANDED_OVER."""

    as_: RequestState


RequestEvent: TypeAlias = (
    Proven | OtherWay | Narrowed | AdminAsked | Reminded | Decided | Started | Attempted | SentBack | Waited | Settled | LookedAgain | Prolonged | Ended
)


class NotNow(Enum):
    """Why an event changes nothing."""

    OVER = "over"
    TOO_LATE = "too_late"
    OUT_OF_ORDER = "out_of_order"
    NOT_ENOUGH = "not_enough"


def advance_request(request: Request, event: RequestEvent, now: datetime) -> Request | NotNow:
    """The request after an event, or why it is impossible now. Never leaves a final state."""
    if not request.live and not isinstance(event, LookedAgain):
        return NotNow.OVER
    if now >= request.due and not isinstance(event, Settled | Ended | Waited | Attempted | AdminAsked | LookedAgain):
        return NotNow.TOO_LATE
    moved = _moved(request, event, now)
    return moved if isinstance(moved, NotNow) else replace(moved, version=request.version + 1)


def _moved(request: Request, event: RequestEvent, now: datetime) -> Request | NotNow:
    match event, request.state:
        case Proven(), RequestState.VERIFYING:
            return _proven(request, event)
        case OtherWay(demand), RequestState.VERIFYING:
            return replace(request, demand=demand)
        case Narrowed(accounts, portal, instead_of), RequestState.VERIFYING:
            return replace(request, accounts=accounts, portal=portal, instead_of=instead_of)
        case AdminAsked(asked, due), RequestState.AWAITING if asked.person != request.person:
            return replace(request, asked=(*request.asked, asked), due=due, reminded=False)
        case Reminded(), RequestState.AWAITING:
            return NotNow.OUT_OF_ORDER if request.reminded else replace(request, reminded=True)
        case Decided(), RequestState.AWAITING:
            return _decided(request, event, now)
        case Started(due), RequestState.READY:
            return replace(request, state=RequestState.CARRYING_OUT, started=now, due=due) if ready(request) else NotNow.NOT_ENOUGH
        case SentBack(due), RequestState.CARRYING_OUT:
            return replace(request, state=RequestState.READY, started=None, due=due, tries=request.tries + 1, attempted=False)
        case Attempted(), RequestState.CARRYING_OUT:
            return replace(request, attempted=True)
        case Waited(due), RequestState.CARRYING_OUT:
            return replace(request, due=due, tries=request.tries + 1)
        case Settled(), RequestState.CARRYING_OUT:
            return _settled(request, event, now)
        case LookedAgain(undone, look_at), (RequestState.DONE | RequestState.PARTLY):
            return replace(request, undone=(*request.undone, *undone), due=look_at or request.settled or now)
        case LookedAgain(), _:
            return NotNow.OUT_OF_ORDER if request.live else NotNow.OVER
        case Prolonged(due), (RequestState.VERIFYING | RequestState.READY):
            return replace(request, due=max(due, request.due))
        case Ended(as_), _ if as_ not in LIVE and as_ not in _SETTLED.values():
            # What has begun is read back and settled; it does not just end.
            return (
                NotNow.OUT_OF_ORDER if request.state is RequestState.CARRYING_OUT and as_ is not RequestState.REFUSED else replace(request, state=as_, settled=now)
            )
        case _:
            return NotNow.OUT_OF_ORDER


def _settled(request: Request, event: Settled, now: datetime) -> Request:
    untouched = _untouched(request, event.effect, event.by_itself)
    # What the desk did not do is not looked after.
    due = event.look_at if event.look_at is not None and untouched is None and event.effect in (Effect.DONE, Effect.PARTLY) else now
    return replace(request, state=_SETTLED[event.effect], settled=now, systems=event.systems, untouched=untouched, dated=event.dated, due=due)


def _untouched(request: Request, effect: Effect, by_itself: bool) -> Untouched | None:
    if effect not in (Effect.DONE, Effect.PARTLY) or (request.attempted and not by_itself):
        return None
    return Untouched.BY_ITSELF if by_itself else Untouched.ALREADY


def _level(proofs: tuple[Proof, ...], demand: Demand) -> Level:
    return level_reached(proof for proof in proofs if proof.method not in demand.without)


def _proven(request: Request, event: Proven) -> Request | NotNow:
    proofs = (*request.proofs, event.proof) if event.proof is not None else request.proofs
    demand = request.demand
    if demand.numbered:
        if not event.shown:
            return NotNow.OUT_OF_ORDER
        return replace(request, proofs=proofs, state=RequestState.AWAITING, due=event.due)
    if _level(proofs, demand) < demand.level:
        return replace(request, proofs=proofs) if event.proof is not None else NotNow.OUT_OF_ORDER
    return replace(request, proofs=proofs, state=RequestState.READY if demand.approver is None else RequestState.AWAITING, due=event.due)


def _decided(request: Request, event: Decided, now: datetime) -> Request | NotNow:
    asked, decision = request.approver, event.decision
    if asked is None or asked.person != decision.by or decision.by == request.person:
        return NotNow.OUT_OF_ORDER
    if not decision.approved:
        return replace(request, state=RequestState.REFUSED, decision=decision, settled=now) if decision.reason.strip() else NotNow.NOT_ENOUGH
    if decision.check is None or (request.demand.numbered and not event.number_right):
        return NotNow.NOT_ENOUGH
    proofs = (*request.proofs, Proof(Method.NUMBER, now)) if request.demand.numbered else request.proofs
    return replace(request, state=RequestState.READY, decision=decision, proofs=proofs, due=event.due)


def level_proven(request: Request) -> bool:
    """Whether its person has proven what the policy asks for."""
    return _level(request.proofs, request.demand) >= request.demand.level


def ready(request: Request) -> bool:
    """Whether the proof and the approval that the policy requires are both there."""
    demand, decision = request.demand, request.decision
    if not level_proven(request):
        return False
    return demand.approver is None or (decision is not None and decision.approved and decision.by != request.person and decision.check is not None)
