"""Another way of the policy, for whoever cannot prove what the best one asks for: no card at hand, so a code and an admin's approval (R33)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.actions.action import Action, ActionName
from bot.actions.policy import Allowed, Demand, Policy, decide_policy
from bot.actions.request import NotNow, OtherWay, RequestState, advance_request
from bot.actions.ways import CodeAddress
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import Phrase
from bot.people.identity import audit_actor
from bot.requests.cases import CaseBuilder, MethodAvailability, provable_reach
from bot.requests.one_time_links import OneTimeLinks, reachable_address
from bot.requests.page_flow import StepVisit
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.verification.level import Level
from bot.verification.page import NextPage, PageAnswer, PageGone, StepKind


@dataclass(frozen=True)
class OtherWays:
    """Looks for the way, and takes it: the same request goes on with what that way demands."""

    store: Store
    case_builder: CaseBuilder
    one_time_links: OneTimeLinks
    actions: Mapping[ActionName, Action]
    policy: Policy
    methods: Iterable[MethodAvailability]
    clock: Clock

    async def demand(self, visit: StepVisit) -> Demand | None:
        """What the next best way would demand of this person; None where there is no other, or the request has gone on."""
        request = visit.request
        if request is None or request.state is not RequestState.VERIFYING or request.demand.level <= Level.CODE:
            return None
        action, case = self.actions[request.action], await self.case_builder.case(visit.person, visit.step.identity)
        reach = provable_reach(self.methods, case, changing_mailbox=action.terms.code_to is CodeAddress.ELSEWHERE)
        # A page takes the same proofs while all changes are stopped; what follows on them is refused.
        case, policy = replace(case, paused=False), replace(self.policy, paused=False)
        found = decide_policy(action, case, reach, policy, below=request.demand.level)
        return found.demand if isinstance(found, Allowed) else None

    async def take(self, visit: StepVisit) -> PageAnswer:
        """A page of its own for that way, with its code mailed; the page before is spent."""
        request, demand, now, step = visit.request, await self.demand(visit), self.clock.now(), visit.step
        moved = NotNow.OUT_OF_ORDER if request is None or demand is None else advance_request(request, OtherWay(demand), now)
        if request is None or demand is None or isinstance(moved, NotNow):
            return PageGone((Phrase("page.spent"),), step.language)
        case = await self.case_builder.case(visit.person, step.identity)
        issued = await self.one_time_links.draft(
            StepKind.NUMBER if demand.numbered else self.actions[request.action].terms.page, visit.person, step.identity, step.language,
            request=request.id, purpose=request.action.value, place=request.place,
            address=reachable_address(visit.person, case.diagnosis.snapshot) if demand.mails_codes else "",
        )  # fmt: skip
        details = {"request": request.id, "action": request.action.value, "level": demand.level.short}
        async with self.store.work() as work:
            if not await work.steps.spend(step, now) or not await work.requests.replace(request, moved):
                return PageGone((Phrase("page.spent"),), step.language)
            await self.one_time_links.write(work, issued)
            await work.audit.append(AuditRecord(AuditEvent.OTHER_WAY_TAKEN, audit_actor(step.identity), visit.person.id, details), now)
        await self.one_time_links.mail(issued)
        return NextPage(self.one_time_links.tokens.token(issued.step.id))
