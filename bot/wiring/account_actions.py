"""The parts of what the desk does to accounts, put together: the second page of the parts list."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import timedelta, tzinfo
from typing import Final

import structlog

from bot.actions.action import Action, ActionName
from bot.actions.bind import Bind, Rebind
from bot.actions.enable import Enable
from bot.actions.password_rule import PasswordRule
from bot.actions.policy import Policy
from bot.actions.reset_password import ResetPassword
from bot.actions.unlock import Unlock
from bot.clock import Clock
from bot.dialogue.understanding import IntentKind
from bot.dialogue.wording import Wording
from bot.handlers import decide, link
from bot.handlers.action import ACT, ActionHandler
from bot.handlers.cancel import CancelHandler, NotMeHandler
from bot.handlers.turn import Handler
from bot.notices.change_notices import NOT_ME, ChangeNotices
from bot.notices.direct_messages import DirectMessages
from bot.people.account_lookup import AccountLookup
from bot.people.identity import IdentityResolver
from bot.ports import Colleagues, Mailer, Register, Systems
from bot.requests.approvals import DECIDE, Approvals
from bot.requests.cases import CaseBuilder
from bot.requests.completion import RequestCompletion
from bot.requests.execution import RequestExecution
from bot.requests.link_throttle import LinkThrottle
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.page_flow import PageFlow, StepPage
from bot.requests.pages.approval import AdminVerification, ApprovalPage, VouchingPage
from bot.requests.pages.bind import BindPage
from bot.requests.pages.link import LinkFlow
from bot.requests.pages.new_password import NewPasswordPage
from bot.requests.pages.verify import MatchNumberPage, NextStep, VerifyPage
from bot.requests.relock_check import RelockCheck
from bot.requests.security_alerts import SecurityAlerts
from bot.requests.submission import RequestSubmission
from bot.requests.verifiers import CodeCheck, CurrentPasswordVerifier, LevelVerification, MailedCodeVerifier, PasswordCheck
from bot.requests.workflow import DurableWorkflow
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.work import Store
from bot.ticketing.ticketing import Ticketing
from bot.verification.page import StepKind
from bot.verification.proof import Level
from bot.verification.tokens import Tokens

_PATIENCE: Final = 1.0
_log = structlog.get_logger("acts")
ACTIONS: Final[dict[ActionName, Action]] = {
    ActionName.UNLOCK: Unlock(),
    ActionName.BIND: Bind(),
    ActionName.REBIND: Rebind(),
    ActionName.RESET_PASSWORD: ResetPassword(),
    ActionName.ENABLE: Enable(),
}


@dataclass(frozen=True)
class Services:
    """What the acts stand on: the services that the house has anyway."""

    store: Store
    register: Register
    colleagues: Colleagues
    systems: Systems
    account_lookup: AccountLookup
    identities: IdentityResolver
    direct_messages: DirectMessages
    ticketing: Ticketing
    wording: Wording
    mailer: Mailer
    clock: Clock
    zone: tzinfo
    policy: Policy
    key: Secret
    deadline: timedelta
    wake: Callable[[], None]


@dataclass(frozen=True)
class AccountActions:
    """Everything that changes an account, and the pages and handlers that lead there."""

    asking: RequestSubmission
    page_flow: PageFlow
    link_flow: LinkFlow
    approvals: Approvals
    execution: RequestExecution
    security_alerts: SecurityAlerts
    relock_check: RelockCheck
    tokens: Tokens
    rule: PasswordRule

    async def run(self) -> None:
        """Looks every second, until cancelled."""
        while True:
            await asyncio.sleep(_PATIENCE)
            try:
                await self.tick()
            except Exception as trouble:  # requests stay in their table, and the loop must outlive a bad moment of the database
                _log.error("looking after requests paused", trouble=type(trouble).__name__)

    async def tick(self) -> None:
        """What is due by the Clock: codes that are owed, reminders, the next admin, what ran out, what is to be tried again."""
        await self.asking.one_time_links.tick()
        await self.approvals.tick()
        await self.execution.tick()
        await self.relock_check.tick()

    def handlers(self, status: Handler, ticketing: Ticketing, smalltalk: Handler) -> dict[str, Handler]:
        """By the kind of intent, and by what a button means."""
        acting, deciding = ActionHandler(self.asking, status, ticketing, self.security_alerts), decide.DecisionHandler(self.approvals, self.asking.one_time_links)
        wishes: dict[str, Handler] = {one.value: acting for one in (IntentKind.UNLOCK, IntentKind.BIND, IntentKind.RESET_PASSWORD, IntentKind.ENABLE)}
        return wishes | {
            ACT: acting,
            DECIDE: deciding,
            IntentKind.APPROVE_HELP.value: deciding,
            IntentKind.CANCEL.value: CancelHandler(self.asking, smalltalk),
            IntentKind.LINK.value: link.LinkHandler(self.link_flow, ticketing),
            link.VOUCH: link.VouchHandler(self.link_flow),
            NOT_ME: NotMeHandler(self.security_alerts),
        }


def build_account_actions(ground: Services, durable: DurableWorkflow) -> AccountActions:
    """Puts them together."""
    store, clock, wake, tokens, rule = ground.store, ground.clock, ground.wake, Tokens(ground.key), PasswordRule()
    case_builder = CaseBuilder(ground.account_lookup, store, ground.policy)
    change_notices = ChangeNotices(ground.direct_messages)
    completion = RequestCompletion(store, ground.direct_messages, change_notices, ground.ticketing, clock, wake)
    one_time_links = OneTimeLinks(
        store, tokens, ground.mailer, clock, ground.wording.say, lambda: secrets.token_hex(12), secrets.randbelow, ground.deadline, wake,
        lambda: ground.wording.addresses("page:"), ground.register, ground.direct_messages.privately,
    )  # fmt: skip
    execution = RequestExecution(store, ground.systems, ACTIONS, case_builder, ground.register, completion, durable, clock, ground.zone)
    approvals = Approvals(
        store,
        ground.register,
        ground.account_lookup,
        ground.direct_messages,
        completion,
        execution,
        one_time_links,
        ACTIONS,
        clock,
        ground.zone,
        ground.policy.fresh,
        wake,
    )
    checking = CodeCheck(store, tokens, completion, clock)
    passwords = PasswordCheck(store, ground.systems, case_builder, clock)
    link_flow = LinkFlow(
        store, ground.register, ground.colleagues, ground.account_lookup, ground.identities, change_notices, one_time_links, checking, passwords, tokens, clock,
        secrets.randbelow, wake, LinkThrottle(store, tokens, clock),
    )  # fmt: skip
    next_step = NextStep(store, approvals, execution, one_time_links, ACTIONS, clock)
    code, password = MailedCodeVerifier(checking), CurrentPasswordVerifier(passwords)
    proofs = LevelVerification(checking, clock, {Level.CODE: (code,), Level.SIGNED_ON: (code, password)})
    proof = AdminVerification(proofs, approvals, ground.policy.decide)
    proving, numbering = VerifyPage(proofs, next_step), MatchNumberPage(next_step, tokens)
    binding = BindPage(checking, passwords, case_builder, next_step)
    choosing = NewPasswordPage(store, checking, case_builder, execution, one_time_links, rule)
    deciding, vouching = ApprovalPage(proof, approvals, ground.register, store, tokens), VouchingPage(proof, ground.register, link_flow, store)
    kinds = {
        StepKind.PROVE: StepPage(proving.show, proving.take),
        StepKind.BIND: StepPage(binding.show, binding.take),
        StepKind.NUMBER: StepPage(numbering.show, numbering.take),
        StepKind.CHOOSE: StepPage(choosing.show, choosing.take),
        StepKind.DECIDE: StepPage(deciding.show, deciding.take),
        StepKind.LINK: StepPage(link_flow.show, link_flow.take),
        StepKind.VOUCH: StepPage(vouching.show, vouching.take),
    }
    return AccountActions(
        RequestSubmission(
            store, ground.register, case_builder, one_time_links, completion, ACTIONS, ground.policy, clock, lambda: secrets.token_hex(16), execution.warm
        ),
        PageFlow(store, ground.register, tokens, one_time_links, clock, kinds),
        link_flow,
        approvals,
        execution,
        SecurityAlerts(store, ground.account_lookup, ground.colleagues, ground.ticketing, ground.direct_messages, clock, wake),
        RelockCheck(store, ground.account_lookup, ground.ticketing, clock, wake),
        tokens,
        rule,
    )


@dataclass
class PageAddresses:
    """Where links lead: `step:<id>` to its page, whose token is made here and stored nowhere; `page:/path` to a page of ours (T31)."""

    tokens: Tokens
    public_url: str

    def __call__(self, link: str) -> str:
        """The address that a browser opens."""
        kind, _, what = link.partition(":")
        if kind == "step":
            return f"{self.public_url}/s/{self.tokens.token(what).reveal()}"
        return self.public_url + what if kind == "page" else link
