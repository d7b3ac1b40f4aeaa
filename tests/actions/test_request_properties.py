"""Whatever happens to a request, in whatever order, by whomever: what was not proven and approved is never carried out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.actions.action import Effect, Undoing
from bot.actions.approval import may_decide, next_admin
from bot.actions.policy import Demand
from bot.actions.request import (
    LIVE,
    AdminAsked,
    AskedAdmin,
    Attempted,
    Decided,
    Decision,
    Ended,
    IdentityCheck,
    LookedAgain,
    Narrowed,
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
from bot.people.person import Substitute
from bot.people.role import Role
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.proof import Proof, level_reached
from tests.actions.requests import ADMIN, ME, OTHER, WAITS, asked_for
from tests.builders import NOW, a_person, an_agency

STAND_IN: Final = "lin.admin"
OFFICE: Final = an_agency(
    admins={Role.PERSONNEL_ADMIN: (ADMIN, OTHER, ME), Role.PORTAL_ADMIN: (OTHER, ME)},
    substitutes=(Substitute(ADMIN, STAND_IN, NOW + timedelta(minutes=20), NOW + timedelta(hours=3)),),
)
levels = st.sampled_from((Level.CODE, Level.CODE, Level.SIGNED_ON, Level.CERTIFIED))
roles = st.sampled_from((None, Role.PERSONNEL_ADMIN, Role.PORTAL_ADMIN))
numbered = st.sampled_from((Role.PERSONNEL_ADMIN, Role.PORTAL_ADMIN)).map(lambda role: Demand(Level.CODE, role, WAITS, numbered=True))
demands = st.one_of(st.builds(Demand, levels, roles, st.just(WAITS)), numbered)
# The digits are never a proof that a page could hand in: only an approval makes them one.
methods = st.sampled_from([method for method in Method if method is not Method.NUMBER])
people = st.sampled_from((ADMIN, OTHER, STAND_IN, ME, "lin.mh"))
spans = st.sampled_from((timedelta(), timedelta(minutes=1), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=3)))
flags = st.booleans()
checks = st.one_of(st.none(), st.sampled_from(IdentityCheck))
Make: TypeAlias = Callable[[datetime, datetime], RequestEvent]
"""An event from the present and from when its next state ends."""
anything: Final[st.SearchStrategy[Make]] = st.one_of(
    st.builds(lambda method, shown: lambda now, due: Proven(due, None if method is None else Proof(method, now), shown), st.one_of(st.none(), methods), flags),
    st.just(lambda now, due: Narrowed(("ab1234",), ("yjchen2",), ())),
    people.map(lambda person: lambda now, due: AdminAsked(AskedAdmin(person, now), due)),
    st.just(lambda now, due: Reminded()),
    st.just(lambda now, due: Started(due)),
    st.just(lambda now, due: SentBack(due)),
    st.just(lambda now, due: Waited(due)),
    st.sampled_from(Effect).map(lambda effect: lambda now, due: Settled(effect, look_at=due)),
    st.sampled_from(((), (Undoing.LOCKED_AGAIN,))).map(lambda undone: lambda now, due: LookedAgain(undone, due)),
    st.just(lambda now, due: Prolonged(due)),
    # Most ends are refused; were they as likely as the rest, few requests would live to be carried out.
    st.sampled_from((*(one for one in RequestState if one in LIVE), RequestState.DONE, RequestState.PARTLY, *RequestState)).map(lambda state: lambda now, due: Ended(state)),
)


class Course(RuleBasedStateMachine):
    """One request, a clock that only runs forward, and everybody pulling at it."""

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = NOW
        self.request: Request = asked_for()
        self.states: list[RequestState] = []

    @initialize(demand=demands, person=st.sampled_from((ME, ADMIN)))
    def asks(self, demand: Demand, person: str) -> None:
        request = asked_for(demand, due=NOW + timedelta(hours=1))
        self.request = Request(**{name: getattr(request, name) for name in Request.__dataclass_fields__} | {"person": person})
        self.states = [RequestState.VERIFYING]

    def happen(self, event: RequestEvent) -> None:
        """The event, and all that must hold of any step."""
        before = self.request
        moved = advance_request(before, event, self.now)
        if not isinstance(moved, Request):
            return
        assert before.state in LIVE or (isinstance(event, LookedAgain) and moved.state is before.state), "a final state was left"
        assert moved.version == before.version + 1
        assert (moved.id, moved.person, moved.agency, moved.demand) == (before.id, before.person, before.agency, before.demand)
        assert moved.proofs[: len(before.proofs)] == before.proofs
        assert moved.asked[: len(before.asked)] == before.asked
        if self.now >= before.due:
            assert isinstance(event, Settled | Ended | Waited | Attempted | AdminAsked | LookedAgain)
            assert moved.state is not RequestState.READY
        if moved.state is RequestState.CARRYING_OUT:
            assert before.state in (RequestState.READY, RequestState.CARRYING_OUT)
        if before.state is RequestState.CARRYING_OUT and moved.state not in (RequestState.CARRYING_OUT, RequestState.READY):
            assert isinstance(event, Settled) or moved.state is RequestState.REFUSED
        self.request = moved
        self.states.append(moved.state)

    @rule(by=st.sampled_from((timedelta(seconds=1), timedelta(minutes=1), timedelta(minutes=1), timedelta(minutes=25))))
    def time_passes(self, by: timedelta) -> None:
        self.now += by

    @rule(method=methods, check=checks, right=flags)
    def goes_on(self, method: Method, check: IdentityCheck | None, right: bool) -> None:
        self.step(method, check, right)

    @rule(first=methods, second=methods, check=checks, right=flags)
    def goes_on_without_a_pause(self, first: Method, second: Method, check: IdentityCheck | None, right: bool) -> None:
        for method in (first, second, second, second, second):
            self.step(method, check, right)

    def step(self, method: Method, check: IdentityCheck | None, right: bool) -> None:
        """What would take it further now: without this, chance alone seldom gets beyond the first state."""
        request, due = self.request, self.now + timedelta(hours=1)
        match request.state:
            case RequestState.VERIFYING:
                self.happen(Proven(due, Proof(method, self.now), request.demand.numbered))
            case RequestState.AWAITING if request.approver is None or self.now >= request.due:
                self.the_next_is_asked(timedelta(hours=1))
            case RequestState.AWAITING:
                self.decides(Decision(request.asked[-1].person, True, check, "", self.now), right, timedelta(hours=1))
            case RequestState.READY:
                self.happen(Started(due))
            case _:
                pass

    @rule(make=anything, span=spans)
    def anything_else_happens(self, make: Make, span: timedelta) -> None:
        self.happen(make(self.now, self.now + span))

    @rule(span=spans)
    def is_passed_on(self, span: timedelta) -> None:
        self.the_next_is_asked(span)

    @rule(person=people, approved=flags, check=checks, reason=st.sampled_from(("", "  ", "not mine")), right=flags, span=spans)
    def somebody_decides(self, person: str, approved: bool, check: IdentityCheck | None, reason: str, right: bool, span: timedelta) -> None:
        self.decides(Decision(person, approved, check, reason, self.now), right, span)

    def the_next_is_asked(self, span: timedelta) -> None:
        """As the desk does it: by the file's order."""
        admin = next_admin(self.request, OFFICE, self.now)
        if admin is not None:
            assert admin != self.request.person
            assert admin not in [one.person for one in self.request.asked]
            self.happen(AdminAsked(AskedAdmin(admin, self.now), self.now + span))

    def decides(self, word: Decision, right: bool, span: timedelta) -> None:
        """Anybody's word; only of whoever may decide now it counts."""
        before = self.request
        allowed = may_decide(a_person(id=word.by), before, OFFICE, self.now) is None
        self.happen(Decided(word, self.now + span, right))
        if allowed and word.approved and word.check is not None and (right or not before.demand.numbered):
            assert self.request.state is RequestState.READY
        if before.state is RequestState.AWAITING and before.demand.numbered and not right:
            assert self.request.state is not RequestState.READY
        if word.by == before.person:
            assert not allowed
            assert self.request is before

    @invariant()
    def what_is_or_was_carried_out_was_proven_and_approved(self) -> None:
        request, demand = self.request, self.request.demand
        if RequestState.CARRYING_OUT not in self.states and request.state is not RequestState.READY:
            assert request.started is None
            return
        assert level_reached(request.proofs) >= demand.level
        if demand.approver is not None:
            decision = request.decision
            assert decision is not None
            assert decision.approved
            assert decision.check is not None
            assert decision.by != request.person
            assert decision.by == request.asked[-1].person
        if demand.numbered:
            assert Method.NUMBER in {one.method for one in request.proofs}

    @invariant()
    def whoever_asks_was_never_asked_to_approve(self) -> None:
        assert self.request.person not in [one.person for one in self.request.asked]

    @invariant()
    def what_is_over_knows_when_and_what_lives_does_not(self) -> None:
        assert (self.request.settled is None) == self.request.live


Course.TestCase.settings = settings(max_examples=max(250, settings().max_examples), stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck))
TestCourse = Course.TestCase
