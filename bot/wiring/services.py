"""The services that handlers, pages and workflows depend on."""

from collections.abc import Callable
from datetime import timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.accounts.rules import Rules
from bot.actions.policy import Policy
from bot.clock import Clock
from bot.dialogue.wording import Wording
from bot.handlers.attachment import FetchFile
from bot.notices.direct_messages import DirectMessages
from bot.notices.outage_alerts import OutageAlerts
from bot.notices.reminders import Reminders
from bot.people.account_lookup import AccountLookup
from bot.people.identity import IdentityResolver
from bot.people.responsible_admins import ResponsibleAdmins
from bot.ports import Colleagues, Mailer, Register, Systems
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.attachments import AttachmentSettings
from bot.settings.limits import LimitSettings, ticket_limits
from bot.settings.policy import build_policy
from bot.settings.value_objects import totp_issuer
from bot.store.work import Store
from bot.ticketing.helpdesk_line import HelpdeskLine
from bot.ticketing.history import TicketHistory
from bot.ticketing.ticketing import Ticketing
from bot.ticketing.waiting_files import WaitingFiles
from bot.tickets.attachment import FileLimits
from bot.wiring.certificates import CertificateProofs, build_certificates
from bot.wiring.channels import DeskChannels
from bot.wiring.resources import Resources
from bot.wiring.sent_files import SentFiles
from bot.wiring.service_level import build_service_level
from bot.wiring.timed_systems import timed_systems
from integrations.helpdesk.helpdesk_building import BuiltHelpdesk


@dataclass(frozen=True)
class Services:
    """One instance of each. `key`: tokens and codes are derived from it; `deadline`: a system's time limit; `wake`: signals a new outbox message;
    `totp_issuer`: the name that authenticator apps show; `certificates`: None where there are none;
    `fetch_file`, `file_limits`: how files are had that people send, and which are kept; `limits`: how much is taken from one person, target, channel and
    agency."""

    store: Store
    register: Register
    colleagues: Colleagues
    systems: Systems
    account_lookup: AccountLookup
    identities: IdentityResolver
    responsible_admins: ResponsibleAdmins
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
    totp_issuer: str
    certificates: CertificateProofs | None
    fetch_file: FetchFile
    waiting_files: WaitingFiles
    file_limits: FileLimits
    limits: LimitSettings


def build_services(resources: Resources, channels: DeskChannels, helpdesk: BuiltHelpdesk, wording: Wording, rules: Rules) -> Services:
    """Builds them. Raises ConfigurationError."""
    settings, estate, store, clock = resources.where.settings, resources.account_systems, resources.store, resources.clock
    deadline, wake = settings.timings.system_answers, channels.delivery.wake
    account_lookup = AccountLookup(
        register=estate.register, systems=estate.systems, rules=rules, clock=clock, deadline=deadline, metrics=resources.metrics
    )
    ticketing = Ticketing(
        store=store,
        helpdesk=helpdesk.helpdesk,
        account_lookup=account_lookup,
        ticket_history=TicketHistory(store=store, say=wording.say, language=settings.language),
        direct_messages=channels.direct_messages,
        clock=clock,
        line=HelpdeskLine(clock, helpdesk.deadline or deadline, helpdesk.pace, resources.metrics),
        wake=wake,
        service_level=build_service_level(settings),
        limits=ticket_limits(settings.limits),
    )
    as_they_speak = frozenset({channels.console.name, channels.web.name} if estate.anybody else {channels.console.name})
    return Services(
        store=store,
        register=estate.register,
        colleagues=estate.colleagues,
        systems=timed_systems(estate.systems, resources.metrics),
        account_lookup=account_lookup,
        identities=IdentityResolver(store=store, register=estate.register, clock=clock, as_they_speak=as_they_speak),
        responsible_admins=ResponsibleAdmins(register=estate.register, clock=clock, phase=rules.phase),
        direct_messages=channels.direct_messages,
        ticketing=ticketing,
        wording=wording,
        mailer=channels.timed_mailer,
        clock=clock,
        zone=ZoneInfo(settings.time_zone),
        policy=build_policy(settings),
        key=resources.keys.session,
        deadline=deadline,
        wake=wake,
        totp_issuer=totp_issuer(settings),
        certificates=build_certificates(resources, wording.addresses),
        waiting_files=WaitingFiles(store, clock),
        fetch_file=SentFiles(channels.platforms, store).fetch,
        file_limits=file_limits(settings.attachments),
        limits=settings.limits,
    )


def file_limits(settings: AttachmentSettings) -> FileLimits:
    """What the operator's file allows of files that people send."""
    return FileLimits(largest=settings.largest, per_ticket=settings.per_ticket, together=settings.together, kinds=frozenset(settings.kinds))


def build_reminders(services: Services) -> Reminders:
    """What the desk tells people without being asked."""
    outage_alerts = OutageAlerts(
        store=services.store, register=services.register, direct_messages=services.direct_messages, clock=services.clock, wake=services.wake
    )
    return Reminders(
        store=services.store,
        account_lookup=services.account_lookup,
        clock=services.clock,
        wake=services.wake,
        overdue=services.ticketing.overdue,
        outage_alerts=outage_alerts,
    )
