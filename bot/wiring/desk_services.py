"""What the pages at `/desk` depend on."""

from bot.audit_trail.check import TrailEvidence
from bot.audit_trail.keeper import AnchorKeeper
from bot.errors import Unreachable
from bot.requests.approvals_desk import ApprovalsDesk
from bot.requests.people_desk import PeopleDesk
from bot.settings.canned import read_own_canned
from bot.settings.desk import DeskSettings
from bot.ticketing.clerk_acts import ClerkActs
from bot.tickets.canned import merge_canned, shipped_canned
from bot.tickets.ticket import TicketRef
from bot.web.desk.services import DeskServices
from bot.web.desk.sessions import SessionsAtTheDesk, SessionTimes
from bot.wiring.account_actions import AccountActions
from bot.wiring.services import Services
from integrations.helpdesk.helpdesk_building import BuiltHelpdesk


def build_desk_services(
    services: Services, account_actions: AccountActions, settings: DeskSettings, helpdesk: BuiltHelpdesk, *, anchors: AnchorKeeper
) -> DeskServices:
    """Builds them. Raises ConfigurationError for a mistake in the operator's file of canned answers."""
    sign_in = account_actions.desk_sign_in
    sessions = SessionsAtTheDesk(
        store=services.store,
        register=services.register,
        standing=sign_in.standing,
        tokens=account_actions.tokens,
        clock=services.clock,
        times=SessionTimes(settings.idle, settings.lasts),
        decide=services.policy.decide,
    )
    people = PeopleDesk(
        store=services.store,
        register=services.register,
        colleagues=services.colleagues,
        account_lookup=services.account_lookup,
        clock=services.clock,
    )
    approvals = ApprovalsDesk(
        approvals=account_actions.approvals,
        page_flow=account_actions.page_flow,
        one_time_links=account_actions.asking.one_time_links,
        level=services.policy.decide,
    )
    return DeskServices(
        colleagues=services.colleagues,
        account_lookup=services.account_lookup,
        standing=sign_in.standing,
        sign_in=sign_in,
        sessions=sessions,
        freezes=account_actions.freezes,
        fresh=services.policy.fresh,
        approvals=approvals,
        people=people,
        clerk_acts=ClerkActs(services.ticketing, answers_here=helpdesk.agents is not None),
        canned=merge_canned(shipped_canned(), read_own_canned(settings)),
        ticket_address=lambda ticket: helpdesk.helpdesk.address(TicketRef(ticket.ref, ticket.number)) if ticket.ref and ticket.number else None,
        trail_evidence=lambda: _evidence(anchors),
    )


def _evidence(anchors: AnchorKeeper) -> TrailEvidence:
    try:
        return TrailEvidence(anchors.key, tuple(anchors.file.lines()), "", again=anchors.file.lines)
    except Unreachable as trouble:
        return TrailEvidence(anchors.key, (), "", trouble.detail)
