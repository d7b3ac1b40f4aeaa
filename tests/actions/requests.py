"""Requests in every state, for tests: made by the events that lead there, never by hand."""

from datetime import datetime, timedelta
from typing import Final

from bot.actions.action import ActionName, Effect, Undoing
from bot.actions.policy import Demand
from bot.actions.request import (
    AdminAsked,
    AskedAdmin,
    Attempted,
    Decided,
    Decision,
    Ended,
    IdentityCheck,
    LookedAgain,
    Narrowed,
    NotNow,
    OtherWay,
    Prolonged,
    Proven,
    Reminded,
    Request,
    RequestEvent,
    RequestState,
    SentBack,
    Settled,
    Started,
    Waited,
    advance_request,
)
from bot.actions.ways import ApprovalTime
from bot.messages import ChatIdentity, ConversationAddress
from bot.people.role import Role
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.proof import Proof
from tests.builders import NOW

ME, ADMIN, OTHER = "chen.yj", "huang.admin", "kuo.admin"
LATER: Final = NOW + timedelta(minutes=10)
MUCH_LATER: Final = NOW + timedelta(hours=1)
WAITS: Final = ApprovalTime(timedelta(minutes=30))
SELF: Final = Demand(Level.CODE, None, WAITS)
APPROVED: Final = Demand(Level.CODE, Role.PERSONNEL_ADMIN, WAITS)
NUMBERED: Final = Demand(Level.CODE, Role.PERSONNEL_ADMIN, WAITS, numbered=True)
AT_OWN_MAILBOX: Final = Demand(Level.CODE, Role.PERSONNEL_ADMIN, WAITS, without=(Method.CODE,))
CODE: Final = Proven(MUCH_LATER, Proof(Method.CODE, NOW))
SHOWN: Final = Proven(MUCH_LATER, shown=True)
ASKED: Final = AdminAsked(AskedAdmin(ADMIN, NOW), MUCH_LATER)
STARTED: Final = Started(MUCH_LATER)


def asked_for(demand: Demand = SELF, action: ActionName = ActionName.UNLOCK, due: datetime = LATER) -> Request:
    """A request as it begins."""
    place = ConversationAddress("console", ME, private=True)
    return Request("r1", action, ME, "doit", "D15", ("GEAA-012686",), ("yjchen",), demand, ChatIdentity("console", ME), place, "en", NOW, due)


def decided(by: str = ADMIN, approved: bool = True, check: IdentityCheck | None = IdentityCheck.IN_PERSON, reason: str = "", right: bool = False) -> Decided:
    """An admin's word."""
    return Decided(Decision(by, approved, check, reason, NOW), MUCH_LATER, right)


def after(request: Request, *events: RequestEvent, at: datetime = NOW) -> Request:
    """The request after these events; fails where one of them cannot happen."""
    for event in events:
        moved = advance_request(request, event, at)
        assert isinstance(moved, Request), (event, moved)
        request = moved
    return request


def in_each_state() -> dict[RequestState, tuple[Request, ...]]:
    """One request and more in every state there is, by every way into it."""
    waiting = after(asked_for(APPROVED), CODE, ASKED)
    begun = after(asked_for(), CODE, STARTED)
    found = {
        RequestState.VERIFYING: (asked_for(), asked_for(APPROVED), asked_for(NUMBERED), asked_for(Demand(Level.SIGNED_ON, None, WAITS)), asked_for(AT_OWN_MAILBOX)),
        RequestState.AWAITING: (waiting, after(asked_for(NUMBERED), SHOWN, ASKED), after(asked_for(APPROVED), CODE)),
        RequestState.READY: (after(asked_for(), CODE), after(waiting, decided())),
        RequestState.CARRYING_OUT: (begun, after(waiting, decided(), STARTED)),
        RequestState.REFUSED: (after(waiting, decided(approved=False, reason="not known here")), after(asked_for(), Ended(RequestState.REFUSED))),
        **{state: (after(asked_for(), Ended(state)),) for state in (RequestState.EXPIRED, RequestState.CANCELLED, RequestState.HANDED_OVER)},
        **{RequestState(effect.value): (after(begun, Settled(effect)),) for effect in Effect},
    }
    assert all(one.state is state for state, those in found.items() for one in those)
    return found


def every_event() -> tuple[RequestEvent, ...]:
    """Each event in each of its forms, at its best: what it says is what the request needs."""
    return (
        CODE,
        Proven(MUCH_LATER, Proof(Method.PASSWORD, NOW)),
        SHOWN,
        OtherWay(APPROVED),
        Narrowed(("GEAA-012686",), ("yjchen",), ()),
        ASKED,
        Reminded(),
        decided(),
        decided(right=True),
        decided(approved=False, reason="not known here"),
        STARTED,
        SentBack(MUCH_LATER),
        Attempted(),
        Waited(MUCH_LATER),
        *(Settled(effect) for effect in Effect),
        LookedAgain((Undoing.LOCKED_AGAIN,), MUCH_LATER),
        Prolonged(MUCH_LATER),
        *(Ended(state) for state in RequestState),
    )


def outcome(request: Request, event: RequestEvent, at: datetime = NOW) -> RequestState | NotNow:
    """The state after the event, or why it cannot happen."""
    moved = advance_request(request, event, at)
    return moved if isinstance(moved, NotNow) else moved.state
