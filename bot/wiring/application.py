"""The parts list: from settings to a running desk. The only one who knows everybody."""

import asyncio
import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.accounts.rules import Rules
from bot.audit_trail.keeper import AnchorKeeper
from bot.clock import MovableClock, SystemClock
from bot.demonstration import DemonstrationControls
from bot.dialogue.conversation import LANGUAGES
from bot.dialogue.delivery import Delivery
from bot.dialogue.desk import ADMINS, AT_HOME, ATTACHED, LOST, PASTED, RATING, TELL_ME, UNREADABLE, UNSOLVED, Desk
from bot.dialogue.intake import Intake
from bot.dialogue.understanding import Intent, IntentKind
from bot.dialogue.wording import Wording
from bot.errors import ConfigurationError
from bot.faq.entry import FaqEntry
from bot.faq.index import Index
from bot.faq.own_entries import merge_entries
from bot.handlers.attachment import AttachmentHandler
from bot.handlers.colleague import COLLEAGUE, ColleagueHandler
from bot.handlers.faq import FaqHandler
from bot.handlers.home import HomeHandler
from bot.handlers.no_context import MyAdminsHandler, NoContextHandler
from bot.handlers.pasted_secret import PastedSecretHandler
from bot.handlers.promise import PromiseHandler
from bot.handlers.rating import RatingHandler
from bot.handlers.smalltalk import SmalltalkHandler
from bot.handlers.status import StatusHandler
from bot.handlers.ticket import TicketHandler
from bot.handlers.turn import Handler
from bot.handlers.unreadable import UnreadableHandler
from bot.locale.sentences import Sentences
from bot.messages import ChatIdentity, ConversationAddress, Message
from bot.notices.direct_messages import DirectMessages
from bot.notices.fallback_delivery import FallbackDelivery
from bot.notices.outage_alerts import OutageAlerts
from bot.notices.reminders import Reminders
from bot.people.account_lookup import AccountLookup
from bot.people.identity import IdentityResolver
from bot.people.responsible_admins import ResponsibleAdmins
from bot.ports import Channel, HelpdeskAgents, Mailer, Register
from bot.requests.workflow import DurableWorkflow
from bot.runtime.loopback import is_loopback
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.entries import read_own_entries
from bot.settings.keys import read_key
from bot.settings.policy import build_policy
from bot.settings.schema import Settings
from bot.settings.value_objects import build_contacts, build_rules, read_secret, revealed
from bot.store.database import database_errors, open_engine, upgrade
from bot.store.work import Store
from bot.ticketing.history import TicketHistory
from bot.ticketing.ticketing import Ticketing
from bot.verification.tokens import Tokens
from bot.web.routes import WebDependencies
from bot.wiring.account_actions import AccountActions, PageAddresses, Services, build_account_actions
from bot.wiring.account_systems import AccountSystems, build_account_systems
from bot.wiring.audit_anchors import TrailDatabase, build_anchors
from bot.wiring.background_index import BackgroundUnderstanding
from bot.wiring.desk_name import desk_name
from bot.wiring.location import DataLocation as DataLocation
from bot.wiring.location import data_folder, database_url, make_private, workflows_url
from bot.wiring.platforms import Platforms, build_platforms
from bot.wiring.shipped_faq import build_index_for_shipped, shipped_entries
from integrations.accounts.embedded.organisation import EmbeddedOrganisation
from integrations.channels.console import ConsoleChannel
from integrations.channels.mail import MailChannel
from integrations.channels.slack.payloads import SLACK
from integrations.channels.web import WebChannel
from integrations.helpdesk.embedded import EmbeddedHelpdesk
from integrations.mail.embedded import EmbeddedMailer

_LOCALE: Final = Path(__file__).parent.parent / "locale"


@dataclass(frozen=True)
class Application:
    """A desk that is open."""

    settings: Settings
    clock: MovableClock
    engine: AsyncEngine
    store: Store
    organisation: EmbeddedOrganisation
    register: Register
    account_lookup: AccountLookup
    identities: IdentityResolver
    responsible_admins: ResponsibleAdmins
    wording: Wording
    intake: Intake
    reminders: Reminders
    direct_messages: DirectMessages
    ticketing: Ticketing
    agents: HelpdeskAgents
    delivery: Delivery
    demonstration_controls: DemonstrationControls
    demonstration: bool
    console: ConsoleChannel
    web: WebChannel
    platforms: Platforms
    mailer: Mailer
    account_actions: AccountActions
    addresses: PageAddresses
    anchors: AnchorKeeper
    session_key: Secret
    understanding_ready: Callable[[], Awaitable[None]]

    @property
    def banner(self) -> bool:
        """Whether everybody has to be told that this is the demonstration: it stands where it could be taken for the real desk."""
        return self.demonstration and self.settings.demonstration is True

    def anybody(self, public_url: str) -> bool:
        """Whether the pages at this address may let a visitor choose whom to be: on this machine only, and never beside a real account system."""
        return self.demonstration and not self.demonstration_controls.real and is_loopback(urlsplit(public_url).hostname or "")

    async def settle(self, patience: float = 2.0) -> None:
        """Waits until what was said is answered and the answers are delivered, or until patience (seconds) ends. Right after the start
        the index is still being built; that is waited for as well."""
        await self.understanding_ready()
        try:
            async with asyncio.timeout(patience):
                await self.intake.idle()
                await self.reminders.tick()
                await self.delivery.drain()
                await self.ticketing.tick()
                await self.account_actions.tick()
                await self.account_actions.execution.rest()
                await self.delivery.drain()
        except TimeoutError:
            return

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """While the block runs, the outbox is delivered, promises are kept and tickets go on, without anybody having to speak."""
        workers = [asyncio.create_task(one.run()) for one in (self.delivery, self.reminders, self.ticketing, self.account_actions, self.anchors)]
        try:
            yield
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def answer(self, message: Message) -> None:
        """Takes one message and sees it through: for the terminal, which has time to wait."""
        await self.intake.accept(message)
        await self.intake.idle()
        await self.delivery.drain()


def build_wording(settings: Settings, rules: Rules, addresses: Callable[[str], str] = str) -> Wording:
    """All sentences, with the contacts and spans that they refer to."""
    sentences = {language: _sentences(language) for language in LANGUAGES}
    entries = merge_entries(shipped_entries(), read_own_entries(settings).entries)
    return Wording(sentences, {entry.id: entry for entry in entries}, build_contacts(settings), rules, ZoneInfo(settings.time_zone), addresses)


@cache
def _sentences(language: str) -> Sentences:
    return Sentences(language, [file.read_text(encoding="utf-8") for file in sorted((_LOCALE / language).glob("*.ftl"))])


@asynccontextmanager
async def open_application(
    where: DataLocation, index: Callable[[], Index] | None = None, reached_in: str = WebChannel.name, outside: bool = False
) -> AsyncIterator[Application]:
    """Opens everything but the doors: database at this version, organisation loaded, handlers wired. Raises ConfigurationError.

    `reached_in` is the channel in which people of the demonstration are told something before they ever spoke. `outside`: the messaging
    platforms that the settings name are spoken to; only the desk that listens to them does that.
    """
    settings, folder, url = where.settings, data_folder(where), database_url(where)
    make_private(folder, url)
    keys = {name: read_key(revealed(getattr(settings.keys, name)), name, folder / "keys") for name in ("national_id", "session", "audit")}
    engine, durable = open_engine(url), DurableWorkflow(workflows_url(where))
    try:
        store = Store(engine, lambda: secrets.token_urlsafe(9), keys["audit"].reveal().encode())
        with database_errors(url):
            await upgrade(engine)
            async with store.look() as work:
                clock = MovableClock(SystemClock(), await work.clock_ahead())
        account_systems = build_account_systems(settings, where.organisation, engine, clock, _keyed(keys["national_id"]))
        try:
            with desk_name(folder) as name:
                with database_errors(url):
                    application = await _build_application(
                        where, engine, store, clock, keys, index or build_index_for_shipped, reached_in, durable, account_systems, outside, name
                    )
                    await application.anchors.begin()
                try:
                    yield application
                finally:
                    await application.anchors.close()
                    await application.platforms.close()
        finally:
            account_systems.close()
    finally:
        await durable.close()
        await engine.dispose()


async def _build_application(
    where: DataLocation, engine: AsyncEngine, store: Store, clock: MovableClock, keys: dict[str, Secret], index: Callable[[], Index], reached_in: str,
    durable: DurableWorkflow, account_systems: AccountSystems, outside: bool, name: str,
) -> Application:
    settings, zone = where.settings, ZoneInfo(where.settings.time_zone)
    await account_systems.open()
    organisation, register, systems = account_systems.organisation, account_systems.register, account_systems.systems
    rules = build_rules(settings, await register.phase(), await register.auto_creation(), await register.sync())
    addresses = PageAddresses(Tokens(keys["session"]), settings.public_url.rstrip("/"))
    wording = build_wording(settings, rules, addresses)
    console, web = ConsoleChannel(), WebChannel()
    # Only a terminal takes what is collected for it.
    shown = EmbeddedMailer(organisation.faults, clock, console.mailed if reached_in == console.name else None)
    mailer = _smtp(settings, clock) or shown
    mail = MailChannel(mailer)
    platforms = build_platforms(settings, wording, clock) if outside else Platforms(())
    every: tuple[Channel, ...] = (console, web, mail, *platforms.all)
    direct_messages = DirectMessages(_private_address, settings.language, reached_in)
    fallback_delivery = FallbackDelivery(store, register, direct_messages, clock, _private_address, frozenset(one.name for one in platforms.all))
    delivery = Delivery(store, wording, {one.name: one for one in every}, clock, fallback_delivery, name)
    identities = IdentityResolver(store, register, clock, frozenset({console.name, web.name} if account_systems.anybody else {console.name}))
    account_lookup = AccountLookup(register, systems, rules, clock, settings.timings.system_answers)
    responsible_admins = ResponsibleAdmins(register, clock)
    understanding = BackgroundUnderstanding(index, read_own_entries(settings))
    helpdesk = EmbeddedHelpdesk(engine, clock, organisation.faults)
    ticket_history = TicketHistory(store, wording.say, settings.language)
    ticketing = Ticketing(store, helpdesk, account_lookup, ticket_history, direct_messages, clock, settings.timings.system_answers, delivery.wake)
    reminders = Reminders(store, account_lookup, clock, delivery.wake, ticketing.overdue, OutageAlerts(store, register, direct_messages, delivery.wake))
    account_actions = build_account_actions(
        Services(
            store, register, account_systems.colleagues, systems, account_lookup, identities, direct_messages, ticketing, wording, mailer, clock, zone,
            build_policy(settings), keys["session"], settings.timings.system_answers, delivery.wake,
        ),
        durable,
    )  # fmt: skip
    banner = account_systems.demonstration and settings.demonstration is True
    handlers = _handlers(dict(wording.entries), account_lookup, responsible_admins, store, understanding, ticketing, account_actions, banner)
    handlers[COLLEAGUE] = colleague = ColleagueHandler(
        account_lookup, responsible_admins, account_systems.colleagues, handlers[IntentKind.STATUS.value], ticketing.has_open_ticket
    )
    desk = Desk(store, identities, clock, understanding, handlers, settings.language, delivery.wake, _private_address, _sender_only, colleague.named_in)

    async def handle(number: int, message: Message) -> None:
        await understanding.ready()
        await desk.handle(number, await platforms.localised(message))

    async def reload() -> None:
        await organisation.start_over(account_systems.described())
        await helpdesk.start_over()
        shown.start_over()

    demonstration_controls = DemonstrationControls(store, clock, organisation, register, systems, reload, account_systems.real)
    return Application(
        settings, clock, engine, store, organisation, register, account_lookup, identities, responsible_admins, wording,
        Intake(store, handle, account_actions.tokens.sealed_link_code), reminders, direct_messages, ticketing, helpdesk, delivery, demonstration_controls,
        account_systems.demonstration, console, web, platforms, mailer, account_actions, addresses,
        build_anchors(settings, data_folder(where), TrailDatabase(store, keys["audit"], engine), mailer, wording, clock), keys["session"], understanding.ready,
    )  # fmt: skip


def build_web_dependencies(application: Application, public_url: str) -> WebDependencies:
    """What the web pages stand on; from now on links lead to `public_url`."""
    application.addresses.public_url = public_url.rstrip("/")
    return WebDependencies(
        accept=application.intake.accept,
        store=application.store,
        wording=application.wording,
        clock=application.clock,
        updates=application.web,
        identities=application.identities,
        register=application.register,
        demonstration=application.demonstration_controls if application.anybody(public_url) else None,
        banner=application.banner,
        language=application.settings.language,
        session_key=application.session_key,
        public_url=public_url,
        page_flow=application.account_actions.page_flow,
        link_flow=application.account_actions.link_flow,
        rule=application.account_actions.rule,
        settled=application.settle,
        mails=application.mailer.mails if isinstance(application.mailer, EmbeddedMailer) else None,
        opened_with=application.platforms.opened_with,
    )


def _smtp(settings: Settings, clock: MovableClock) -> Mailer | None:
    """The mail server that the settings name."""
    said = settings.mail
    if said.smtp is None:
        return None
    password = None if said.password is None else read_secret(said.password, "mail.password")
    try:
        smtp = import_module("integrations.mail.smtp")  # By name: only who names a server needs the library that speaks to one.
        mailer: Mailer = smtp.SmtpMailer(smtp.read_server(said.smtp, said.sender, said.user, password), clock)
    except ValueError as trouble:
        raise ConfigurationError("config.yaml", "mail", str(trouble)) from None
    return mailer


def _private_address(identity: ChatIdentity) -> ConversationAddress:
    """In the channels of this version a conversation with one person is named after them."""
    return ConversationAddress(identity.channel, identity.alone, private=True)


def _sender_only(message: Message) -> ConversationAddress:
    """Where only the sender sees an answer: in Slack in the same channel, elsewhere in private."""
    return replace(message.place, private=True) if message.place.channel == SLACK else _private_address(message.sender)


def _handlers(
    entries: dict[str, FaqEntry],
    account_lookup: AccountLookup,
    responsible_admins: ResponsibleAdmins,
    store: Store,
    understanding: Callable[[str], Intent],
    ticketing: Ticketing,
    account_actions: AccountActions,
    banner: bool,
) -> dict[str, Handler]:
    faq, status, smalltalk = (
        FaqHandler(entries, account_lookup, responsible_admins),
        StatusHandler(account_lookup, responsible_admins, ticketing.escalate),
        SmalltalkHandler(banner),
    )
    rating = RatingHandler(entries, understanding, account_lookup, ticketing)
    handlers: dict[str, Handler] = {
        ADMINS: MyAdminsHandler(responsible_admins),
        LOST: NoContextHandler(),
        RATING: rating,
        UNSOLVED: rating,
        TELL_ME: PromiseHandler(store, account_lookup),
        PASTED: PastedSecretHandler(),
        UNREADABLE: UnreadableHandler(),
        IntentKind.FAQ.value: faq,
        IntentKind.CHOOSE.value: faq,
        IntentKind.NONE.value: faq,
        IntentKind.STATUS.value: status,
        IntentKind.SMALLTALK.value: smalltalk,
        **account_actions.handlers(status, ticketing, smalltalk),
    }
    handlers[IntentKind.TICKET.value] = tickets = TicketHandler(store, account_lookup, ticketing, handlers)
    handlers[ATTACHED] = AttachmentHandler(store, tickets)
    handlers[AT_HOME] = HomeHandler(store, account_lookup, tickets, handlers[IntentKind.APPROVE_HELP.value], banner)
    return handlers


def _keyed(key: Secret) -> Callable[[str], str]:
    def keyed(national_id: str) -> str:
        return hmac.new(key.reveal().encode(), national_id.strip().upper().encode(), hashlib.sha256).hexdigest()

    return keyed
