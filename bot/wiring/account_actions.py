"""Everything that changes an account, and the handlers and pages for it."""

import secrets
from typing import Final

import structlog

from bot.actions.password_rule import PasswordRule
from bot.actions.registry import ACTIONS
from bot.dialogue.understanding import ACTION_WISHES, IntentKind
from bot.handlers import decide, link
from bot.handlers.action import ActionHandler
from bot.handlers.cancel import CancelHandler, NotMeHandler
from bot.handlers.freeze import FREEZE, FREEZES, FreezeHandler
from bot.handlers.incident import INCIDENT, IncidentHandler
from bot.handlers.incident_told import ToldIncidents
from bot.handlers.main_account import MAIN_ACCOUNT, MainAccountHandler
from bot.handlers.reset_beside_incident import ResetBesideIncident
from bot.handlers.self_service import PROOF_WAYS, SelfServiceHandler
from bot.handlers.turn import ACT, Handler
from bot.incidents.sides import sides_of
from bot.notices.change_notices import NOT_ME
from bot.notices.not_me_links import NOT_ME_LINK
from bot.people.responsible_admins import ResponsibleAdmins
from bot.requests.account_freeze import AccountFreeze
from bot.requests.aftermath_check import AftermathCheck
from bot.requests.approvals import DECIDE, Approvals
from bot.requests.certificate_link import CertificateLink
from bot.requests.certificate_page import CertificatePage
from bot.requests.dead_links import DeadLinks
from bot.requests.elsewhere import ElsewhereProofs
from bot.requests.execution import RequestExecution
from bot.requests.page_flow import PageFlow
from bot.requests.pages.desk_sign_in import DeskSignInFlow
from bot.requests.pages.link import LinkFlow
from bot.requests.security_alerts import SecurityAlerts
from bot.requests.self_service import SelfService
from bot.requests.submission import RequestSubmission
from bot.requests.workflow import DurableWorkflow
from bot.runtime.background_loop import repeat
from bot.runtime.quick_dataclass import dataclass
from bot.settings.limits import request_limits
from bot.settings.schema import VerificationSettings
from bot.ticketing.ticketing import Ticketing
from bot.verification.tokens import Tokens
from bot.wiring.request_services import build_request_services
from bot.wiring.services import Services
from bot.wiring.step_pages import build_checks, build_desk_sign_in, build_link_flow, build_step_pages

_PATIENCE: Final = 1.0
_log = structlog.get_logger("acts")


@dataclass(frozen=True)
class AccountActions:
    """Everything that changes an account, and the pages and handlers for it."""

    asking: RequestSubmission
    page_flow: PageFlow
    elsewhere: ElsewhereProofs
    certificate_page: CertificatePage
    link_flow: LinkFlow
    desk_sign_in: DeskSignInFlow
    approvals: Approvals
    execution: RequestExecution
    security_alerts: SecurityAlerts
    freezes: AccountFreeze
    aftermath_check: AftermathCheck
    dead_links: DeadLinks
    self_service: SelfService
    tokens: Tokens
    rule: PasswordRule

    async def run(self) -> None:
        """Looks every second, until cancelled."""
        await repeat(self.tick, _PATIENCE, _log, "looking after requests paused")

    async def carry_out(self) -> None:
        """The same for what is being carried out: of several desks each looks after its own, and after what nobody has."""
        await repeat(self.execution.tick, _PATIENCE, _log, "carrying out paused")

    async def tick(self) -> None:
        """Handles what is due by the Clock: postponed codes, reminders, the next admin, expiry, looks at what was done."""
        await self.asking.one_time_links.tick()
        await self.approvals.tick()
        await self.aftermath_check.tick()
        await self.freezes.tick()
        await self.dead_links.tick()

    def handlers(self, status: Handler, ticketing: Ticketing, talk: Handler, admins: ResponsibleAdmins) -> dict[str, Handler]:
        """By the kind of intent, and by what a button means."""
        acting, deciding = ActionHandler(self.asking, status, ticketing, self.security_alerts), decide.DecisionHandler(self.approvals, self.asking.one_time_links)
        links, cases, methods = self.asking.one_time_links, self.asking.case_builder, self.asking.methods
        freezing = FreezeHandler(freezes=self.freezes, case_builder=cases, one_time_links=links, methods=methods)
        told = ToldIncidents(admins, deciding).answer
        incidents = IncidentHandler(
            freezes=self.freezes, case_builder=cases, ticketing=ticketing, methods=methods, freezing=FREEZES, sides_of=sides_of, told=told
        )
        wishes: dict[str, Handler] = {kind.value: acting for kind in ACTION_WISHES}
        main_account = MainAccountHandler(self.asking, acting)
        return wishes | {
            IntentKind.RESET_PASSWORD.value: ResetBesideIncident(self.asking, acting, FREEZES),
            IntentKind.BIND.value: main_account,
            MAIN_ACCOUNT: main_account,
            ACT: acting,
            DECIDE: deciding,
            IntentKind.APPROVE_HELP.value: deciding,
            IntentKind.CANCEL.value: CancelHandler(self.asking, talk),
            IntentKind.LINK.value: link.LinkHandler(self.link_flow, ticketing),
            link.VOUCH: link.VouchHandler(self.link_flow),
            NOT_ME: NotMeHandler(self.freezes),
            FREEZE: freezing,
            PROOF_WAYS: SelfServiceHandler(self.self_service),
            INCIDENT: incidents,
        }


def build_account_actions(services: Services, durable: DurableWorkflow, verification: VerificationSettings) -> AccountActions:
    """Builds them."""
    requests = build_request_services(services, durable)
    checks, rule = build_checks(services, requests, verification), PasswordRule()
    link_flow = build_link_flow(services, requests, checks)
    desk_sign_in = build_desk_sign_in(services, requests, checks, link_flow)
    kinds = build_step_pages(services, requests, checks, link_flow=link_flow, rule=rule, desk_sign_in=desk_sign_in)
    page_flow = PageFlow(
        store=services.store,
        register=services.register,
        tokens=requests.tokens,
        one_time_links=requests.one_time_links,
        clock=services.clock,
        kinds=kinds,
    )
    elsewhere = ElsewhereProofs(
        page_flow=page_flow,
        levels=checks.levels,
        one_time_links=requests.one_time_links,
        tokens=requests.tokens,
        store=services.store,
        clock=services.clock,
    )
    return AccountActions(
        asking=RequestSubmission(
            store=services.store,
            register=services.register,
            case_builder=requests.case_builder,
            one_time_links=requests.one_time_links,
            completion=requests.completion,
            actions=ACTIONS,
            policy=services.policy,
            methods=checks.levels.verifiers,
            clock=services.clock,
            new_id=lambda: secrets.token_hex(16),
            warm=requests.execution.warm,
            limits=request_limits(services.limits),
        ),
        page_flow=page_flow,
        elsewhere=elsewhere,
        certificate_page=CertificatePage(elsewhere, requests.case_builder, CertificateLink(link_flow, services.systems.sign_on)),
        link_flow=link_flow,
        desk_sign_in=desk_sign_in,
        approvals=requests.approvals,
        execution=requests.execution,
        security_alerts=SecurityAlerts(
            store=services.store,
            account_lookup=services.account_lookup,
            colleagues=services.colleagues,
            ticketing=services.ticketing,
            direct_messages=services.direct_messages,
            clock=services.clock,
            wake=services.wake,
        ),
        freezes=requests.freezes,
        aftermath_check=AftermathCheck(services.store, services.account_lookup, requests.completion),
        dead_links=DeadLinks(services.store, requests.completion.live_cards, requests.one_time_links, services.clock, services.wake),
        self_service=SelfService(
            store=services.store,
            register=services.register,
            case_builder=requests.case_builder,
            one_time_links=requests.one_time_links,
            freezes=requests.freezes,
            change_notices=requests.change_notices,
            clock=services.clock,
            known=checks.levels.verifiers,
            enrollable=lambda: [name for name, enrolment in checks.enrolments.items() if enrolment.usable],
            wake=services.wake,
        ),
        tokens=requests.tokens,
        rule=rule,
    )


@dataclass
class PageAddresses:
    """The addresses of links: `step:<id>` and `not-me:<id>` to their pages, whose token is derived here and stored nowhere; `page:/path` to one of our
    pages (T31)."""

    tokens: Tokens
    public_url: str

    def __call__(self, link: str) -> str:
        """The address for the browser."""
        kind, _, what = link.partition(":")
        if kind == "step":
            return f"{self.public_url}/s/{self.tokens.token(what).reveal()}"
        if kind == NOT_ME_LINK:
            return f"{self.public_url}/not-me/{self.tokens.token(what).reveal()}"
        return self.public_url + what if kind == "page" else link
