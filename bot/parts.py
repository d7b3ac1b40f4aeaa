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
from bot.casework.alerting import Alerting
from bot.casework.approving import DECIDE, Approving
from bot.casework.asking import Asking
from bot.casework.binding import Binding
from bot.casework.carrying_out import CarryingOut
from bot.casework.checking import CodeChecking, CurrentPassword, MailedCode, PasswordChecking, Proofs
from bot.casework.choosing import Choosing
from bot.casework.deciding import AdminProof, Deciding, Vouching
from bot.casework.durable import Durable
from bot.casework.enrolling import Enrolling
from bot.casework.escalating import Escalating
from bot.casework.following import Following
from bot.casework.issuing import Issuing
from bot.casework.link_throttle import LinkThrottle
from bot.casework.linking import Linking
from bot.casework.looking_up import LookingUp
from bot.casework.notifying import NOT_ME, Notifying
from bot.casework.proving import GoingOn, Numbering, Proving
from bot.casework.settling import Settling
from bot.casework.telling import Telling
from bot.casework.verifying import Counterpart, Verifying
from bot.casework.weighing import Weighing
from bot.clock import Clock
from bot.handlers import decide, link
from bot.handlers.action import ACT, Acting
from bot.handlers.stopping import Cancelling, NotMe
from bot.handlers.turn import Handler
from bot.ports import Colleagues, Mailer, Register, Systems
from bot.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.work import Store
from bot.understanding import Kind
from bot.verification.page import StepKind
from bot.verification.proof import Level
from bot.verification.tokens import Tokens
from bot.wording import Wording

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
class Ground:
    """What the acts stand on: the services that the house has anyway."""

    store: Store
    register: Register
    colleagues: Colleagues
    systems: Systems
    looking_up: LookingUp
    linking: Linking
    telling: Telling
    escalating: Escalating
    wording: Wording
    mailer: Mailer
    clock: Clock
    zone: tzinfo
    policy: Policy
    key: Secret
    deadline: timedelta
    wake: Callable[[], None]


@dataclass(frozen=True)
class Acts:
    """Everything that changes an account, and the pages and handlers that lead there."""

    asking: Asking
    verifying: Verifying
    enrolling: Enrolling
    approving: Approving
    carrying_out: CarryingOut
    alerting: Alerting
    following: Following
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
        await self.asking.issuing.tick()
        await self.approving.tick()
        await self.carrying_out.tick()
        await self.following.tick()

    def handlers(self, status: Handler, escalating: Escalating, smalltalk: Handler) -> dict[str, Handler]:
        """By the kind of intent, and by what a button means."""
        acting, deciding = Acting(self.asking, status, escalating, self.alerting), decide.Deciding(self.approving, self.asking.issuing)
        wishes: dict[str, Handler] = {one.value: acting for one in (Kind.UNLOCK, Kind.BIND, Kind.RESET_PASSWORD, Kind.ENABLE)}
        return wishes | {
            ACT: acting,
            DECIDE: deciding,
            Kind.APPROVE_HELP.value: deciding,
            Kind.CANCEL.value: Cancelling(self.asking, smalltalk),
            Kind.LINK.value: link.LinkHelp(self.enrolling, escalating),
            link.VOUCH: link.Vouching(self.enrolling),
            NOT_ME: NotMe(self.alerting),
        }


def build_acts(ground: Ground, durable: Durable) -> Acts:
    """Puts them together."""
    store, clock, wake, tokens, rule = ground.store, ground.clock, ground.wake, Tokens(ground.key), PasswordRule()
    weighing = Weighing(ground.looking_up, store, ground.policy)
    notifying = Notifying(ground.telling)
    settling = Settling(store, ground.telling, notifying, ground.escalating, clock, wake)
    issuing = Issuing(
        store, tokens, ground.mailer, clock, ground.wording.say, lambda: secrets.token_hex(12), secrets.randbelow, ground.deadline, wake,
        lambda: ground.wording.addresses("page:"), ground.register, ground.telling.privately,
    )  # fmt: skip
    carrying_out = CarryingOut(store, ground.systems, ACTIONS, weighing, ground.register, settling, durable, clock, ground.zone)
    approving = Approving(
        store, ground.register, ground.looking_up, ground.telling, settling, carrying_out, issuing, ACTIONS, clock, ground.zone, ground.policy.fresh, wake
    )
    checking = CodeChecking(store, tokens, settling, clock)
    passwords = PasswordChecking(store, ground.systems, weighing, clock)
    enrolling = Enrolling(
        store, ground.register, ground.colleagues, ground.looking_up, ground.linking, notifying, issuing, checking, passwords, tokens, clock,
        secrets.randbelow, wake, LinkThrottle(store, tokens, clock),
    )  # fmt: skip
    going_on = GoingOn(store, approving, carrying_out, issuing, ACTIONS, clock)
    code, password = MailedCode(checking), CurrentPassword(passwords)
    proofs = Proofs(checking, clock, {Level.CODE: (code,), Level.SIGNED_ON: (code, password)})
    proof = AdminProof(proofs, approving, ground.policy.decide)
    proving, numbering = Proving(proofs, going_on), Numbering(going_on, tokens)
    binding = Binding(checking, passwords, weighing, going_on)
    choosing = Choosing(store, checking, weighing, carrying_out, issuing, rule)
    deciding, vouching = Deciding(proof, approving, ground.register, store, tokens), Vouching(proof, ground.register, enrolling, store)
    kinds = {
        StepKind.PROVE: Counterpart(proving.show, proving.take),
        StepKind.BIND: Counterpart(binding.show, binding.take),
        StepKind.NUMBER: Counterpart(numbering.show, numbering.take),
        StepKind.CHOOSE: Counterpart(choosing.show, choosing.take),
        StepKind.DECIDE: Counterpart(deciding.show, deciding.take),
        StepKind.LINK: Counterpart(enrolling.show, enrolling.take),
        StepKind.VOUCH: Counterpart(vouching.show, vouching.take),
    }
    return Acts(
        Asking(store, ground.register, weighing, issuing, settling, ACTIONS, ground.policy, clock, lambda: secrets.token_hex(16), carrying_out.warm),
        Verifying(store, ground.register, tokens, issuing, clock, kinds),
        enrolling,
        approving,
        carrying_out,
        Alerting(store, ground.looking_up, ground.colleagues, ground.escalating, ground.telling, clock, wake),
        Following(store, ground.looking_up, ground.escalating, clock, wake),
        tokens,
        rule,
    )


@dataclass
class Addresses:
    """Where links lead: `step:<id>` to its page, whose token is made here and stored nowhere; `page:/path` to a page of ours (T31)."""

    tokens: Tokens
    public_url: str

    def __call__(self, link: str) -> str:
        """The address that a browser opens."""
        kind, _, what = link.partition(":")
        if kind == "step":
            return f"{self.public_url}/s/{self.tokens.token(what).reveal()}"
        return self.public_url + what if kind == "page" else link
