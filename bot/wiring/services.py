"""The services that handlers, pages and workflows depend on."""

from collections.abc import Callable
from datetime import timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.accounts.rules import Rules
from bot.actions.policy import Policy
from bot.clock import Clock
from bot.dialogue.wording import Wording
from bot.notices.direct_messages import DirectMessages
from bot.notices.outage_alerts import OutageAlerts
from bot.notices.reminders import Reminders
from bot.people.account_lookup import AccountLookup
from bot.people.identity import IdentityResolver
from bot.people.responsible_admins import ResponsibleAdmins
from bot.ports import Colleagues, Helpdesk, Mailer, Register, Systems
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.policy import build_policy
from bot.settings.value_objects import totp_issuer
from bot.store.work import Store
from bot.ticketing.history import TicketHistory
from bot.ticketing.ticketing import Ticketing
from bot.wiring.certificates import CertificateProofs, build_certificates
from bot.wiring.channels import DeskChannels
from bot.wiring.resources import Resources


@dataclass(frozen=True)
class Services:
    """One instance of each. `key`: tokens and codes are derived from it; `deadline`: a system's time limit; `wake`: signals a new outbox message;
    `totp_issuer`: the name that authenticator apps show; `certificates`: None where there are none."""

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


def build_services(resources: Resources, channels: DeskChannels, helpdesk: Helpdesk, wording: Wording, rules: Rules) -> Services:
    """Builds them. Raises ConfigurationError."""
    settings, estate, store, clock = resources.where.settings, resources.account_systems, resources.store, resources.clock
    deadline, wake = settings.timings.system_answers, channels.delivery.wake
    account_lookup = AccountLookup(register=estate.register, systems=estate.systems, rules=rules, clock=clock, deadline=deadline)
    ticketing = Ticketing(
        store=store,
        helpdesk=helpdesk,
        account_lookup=account_lookup,
        ticket_history=TicketHistory(store=store, say=wording.say, language=settings.language),
        direct_messages=channels.direct_messages,
        clock=clock,
        deadline=deadline,
        wake=wake,
    )
    as_they_speak = frozenset({channels.console.name, channels.web.name} if estate.anybody else {channels.console.name})
    return Services(
        store=store,
        register=estate.register,
        colleagues=estate.colleagues,
        systems=estate.systems,
        account_lookup=account_lookup,
        identities=IdentityResolver(store=store, register=estate.register, clock=clock, as_they_speak=as_they_speak),
        responsible_admins=ResponsibleAdmins(register=estate.register, clock=clock),
        direct_messages=channels.direct_messages,
        ticketing=ticketing,
        wording=wording,
        mailer=channels.mailer,
        clock=clock,
        zone=ZoneInfo(settings.time_zone),
        policy=build_policy(settings),
        key=resources.keys.session,
        deadline=deadline,
        wake=wake,
        totp_issuer=totp_issuer(settings),
        certificates=build_certificates(resources, wording.addresses),
    )


def build_reminders(services: Services) -> Reminders:
    """What the desk tells people without being asked."""
    outage_alerts = OutageAlerts(store=services.store, register=services.register, direct_messages=services.direct_messages, wake=services.wake)
    return Reminders(
        store=services.store,
        account_lookup=services.account_lookup,
        clock=services.clock,
        wake=services.wake,
        overdue=services.ticketing.overdue,
        outage_alerts=outage_alerts,
    )
