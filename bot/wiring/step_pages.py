"""The pages behind one-time links, and the proofs made on them."""

import secrets
from collections.abc import Mapping

from bot.actions.password_rule import PasswordRule
from bot.actions.registry import ACTIONS
from bot.requests.desk_standing import DeskStanding
from bot.requests.level_verification import LevelVerification
from bot.requests.link_throttle import LinkThrottle
from bot.requests.other_ways import OtherWays
from bot.requests.page_flow import StepPage
from bot.requests.pages.account_names import AccountNamesPage
from bot.requests.pages.approval import AdminVerification, ApprovalPage, VouchingPage
from bot.requests.pages.bind import BindPage
from bot.requests.pages.desk_sign_in import DeskSignInFlow
from bot.requests.pages.enrol import Enrolment, EnrolPage
from bot.requests.pages.freeze import NotMePage, ThawPage
from bot.requests.pages.link import LinkFlow
from bot.requests.pages.new_password import NewPasswordPage
from bot.requests.pages.removal import RemovalPage
from bot.requests.pages.verify import MatchNumberPage, NextStep, VerifyPage
from bot.requests.passkeys import PasskeyProofs
from bot.requests.verifiers import CodeCheck, PasswordCheck
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import VerificationSettings
from bot.verification.methods import Method
from bot.verification.page import StepKind
from bot.wiring.request_services import RequestServices
from bot.wiring.services import Services
from bot.wiring.verifiers import StrongProof, build_enrolments, build_verifiers


@dataclass(frozen=True)
class Checks:
    """The proofs that can be made on a page."""

    code: CodeCheck
    password: PasswordCheck
    levels: LevelVerification
    enrolments: Mapping[str, Enrolment]
    passkeys: PasskeyProofs


def build_checks(services: Services, requests: RequestServices, verification: VerificationSettings) -> Checks:
    """Builds them."""
    store, clock = services.store, services.clock
    code = CodeCheck(store=store, tokens=requests.tokens, completion=requests.completion, clock=clock)
    password = PasswordCheck(store=store, systems=services.systems, case_builder=requests.case_builder, clock=clock)
    strong = StrongProof(settings=verification, services=services, requests=requests)
    verifiers = build_verifiers(codes=code, passwords=password, strong=strong)
    levels = LevelVerification(checking=code, clock=clock, case_builder=requests.case_builder, verifiers=verifiers)
    return Checks(code, password, levels, build_enrolments(strong), strong.passkeys)


def build_link_flow(services: Services, requests: RequestServices, checks: Checks) -> LinkFlow:
    """How a chat is linked to a person."""
    return LinkFlow(
        store=services.store,
        register=services.register,
        colleagues=services.colleagues,
        account_lookup=services.account_lookup,
        identities=services.identities,
        change_notices=requests.change_notices,
        one_time_links=requests.one_time_links,
        proofs=checks.levels,
        passwords=checks.password,
        tokens=requests.tokens,
        clock=services.clock,
        chance=secrets.randbelow,
        wake=services.wake,
        throttle=LinkThrottle(store=services.store, tokens=requests.tokens, clock=services.clock),
        passkeys=checks.passkeys,
    )


def build_desk_sign_in(services: Services, requests: RequestServices, checks: Checks, link_flow: LinkFlow) -> DeskSignInFlow:
    """How a person signs in at the pages of the desk."""
    standing = DeskStanding(services.colleagues, services.account_lookup, services.store)
    certificates, methods = services.certificates, {one.method for one in checks.levels.verifiers}
    strong = Method.SIGN_ON in methods or (certificates is not None and certificates.issuer is None)
    return DeskSignInFlow(
        link=link_flow, proofs=checks.levels, standing=standing, approvals=requests.approvals, decide=services.policy.decide, strong=strong
    )


def build_step_pages(
    services: Services, requests: RequestServices, checks: Checks, link_flow: LinkFlow, rule: PasswordRule, desk_sign_in: DeskSignInFlow
) -> Mapping[StepKind, StepPage]:
    """One page for each kind of step."""
    store, tokens, approvals = services.store, requests.tokens, requests.approvals
    next_step = NextStep(
        store=store,
        approvals=approvals,
        execution=requests.execution,
        one_time_links=requests.one_time_links,
        actions=ACTIONS,
        clock=services.clock,
    )
    proof = AdminVerification(proofs=checks.levels, approvals=approvals, level=services.policy.decide)
    other_ways = OtherWays(
        store=store,
        case_builder=requests.case_builder,
        one_time_links=requests.one_time_links,
        actions=ACTIONS,
        policy=services.policy,
        methods=checks.levels.verifiers,
        clock=services.clock,
    )
    verify, match_number = VerifyPage(checks.levels, next_step, other_ways), MatchNumberPage(next_step, tokens)
    bind = BindPage(proofs=checks.levels, passwords=checks.password, case_builder=requests.case_builder, next_step=next_step)
    new_password = NewPasswordPage(
        store=store,
        proofs=checks.levels,
        case_builder=requests.case_builder,
        execution=requests.execution,
        one_time_links=requests.one_time_links,
        rule=rule,
    )
    approval = ApprovalPage(proof=proof, approvals=approvals, register=services.register, store=store, tokens=tokens)
    vouching = VouchingPage(proof=proof, register=services.register, link_flow=link_flow, store=store)
    not_me = NotMePage(freezes=requests.freezes, one_time_links=requests.one_time_links)
    thaw = ThawPage(
        proofs=checks.levels, proof=proof, freezes=requests.freezes, one_time_links=requests.one_time_links, register=services.register, store=store
    )
    enrol = EnrolPage(
        proofs=checks.levels,
        enrolments=checks.enrolments,
        change_notices=requests.change_notices,
        one_time_links=requests.one_time_links,
        store=store,
    )
    names = AccountNamesPage(proofs=checks.levels, account_lookup=services.account_lookup, one_time_links=requests.one_time_links, store=store)
    removal = RemovalPage(proofs=checks.levels, change_notices=requests.change_notices, one_time_links=requests.one_time_links, store=store)
    return {
        StepKind.PROVE: StepPage(verify.show, verify.take),
        StepKind.BIND: StepPage(bind.show, bind.take),
        StepKind.NUMBER: StepPage(match_number.show, match_number.take, match_number.spent),
        StepKind.CHOOSE: StepPage(new_password.show, new_password.take),
        StepKind.DECIDE: StepPage(approval.show, approval.take, approval.spent),
        StepKind.LINK: StepPage(link_flow.show, link_flow.take),
        StepKind.VOUCH: StepPage(vouching.show, vouching.take),
        StepKind.NOT_ME: StepPage(not_me.show, not_me.take),
        StepKind.THAW: StepPage(thaw.show, thaw.take),
        StepKind.ACCOUNTS: StepPage(names.show, names.take),
        StepKind.ENROL: StepPage(enrol.show, enrol.take),
        StepKind.REMOVE: StepPage(removal.show, removal.take),
        StepKind.SIGN_IN: StepPage(desk_sign_in.show, desk_sign_in.take),
    }
