"""What the desk's own pages depend on, beside what all pages do."""

from collections.abc import Callable
from datetime import timedelta

from bot.audit_trail.check import TrailEvidence
from bot.people.account_lookup import AccountLookup
from bot.ports import Colleagues
from bot.requests.account_freeze import AccountFreeze
from bot.requests.approvals_desk import ApprovalsDesk
from bot.requests.desk_standing import DeskStanding
from bot.requests.pages.desk_sign_in import DeskSignInFlow
from bot.requests.people_desk import PeopleDesk
from bot.runtime.quick_dataclass import dataclass
from bot.ticketing.clerk_acts import ClerkActs
from bot.tickets.canned import CannedAnswer
from bot.tickets.ticket import Ticket
from bot.web.desk.sessions import SessionsAtTheDesk


@dataclass(frozen=True)
class DeskServices:
    """The services behind `/desk`. `fresh`: how old a proof may be with which somebody decides. `clerk_acts`: what is done to tickets; `canned`: the operator's
    canned answers and the shipped ones; `ticket_address`: where a ticket is found in another helpdesk, None in the desk's own; `trail_evidence`: what is kept of
    the audit trail outside the database."""

    colleagues: Colleagues
    account_lookup: AccountLookup
    standing: DeskStanding
    sign_in: DeskSignInFlow
    sessions: SessionsAtTheDesk
    freezes: AccountFreeze
    fresh: timedelta
    approvals: ApprovalsDesk
    people: PeopleDesk
    clerk_acts: ClerkActs
    canned: tuple[CannedAnswer, ...]
    ticket_address: Callable[[Ticket], str | None]
    trail_evidence: Callable[[], TrailEvidence]
