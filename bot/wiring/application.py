"""From settings to a running desk: the only module that knows every part."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit_trail.keeper import AnchorKeeper
from bot.clock import MovableClock, SystemClock
from bot.demonstration import DemonstrationControls
from bot.dialogue.delivery import Delivery
from bot.dialogue.intake import Intake
from bot.dialogue.next_steps import Explain, unexplained
from bot.dialogue.wording import Wording
from bot.errors import ConfigurationError
from bot.faq.current_entries import CurrentEntries
from bot.faq.index import Index
from bot.faq.own_entries import merge_entries
from bot.messages import Message
from bot.metrics.metric import NO_METRICS, Metrics
from bot.metrics.records import count_record
from bot.notices.direct_messages import DirectMessages
from bot.notices.reminders import Reminders
from bot.organisation.identity import OrganisationIdentity
from bot.people.account_lookup import AccountLookup
from bot.people.identity import IdentityResolver
from bot.people.responsible_admins import ResponsibleAdmins
from bot.ports import HelpdeskAgents, Mailer, Register
from bot.replicas.exclusive import SCHEDULES, Exclusive
from bot.replicas.presence import Presence
from bot.requests.workflow import DurableWorkflow
from bot.retention.job import RetentionJob
from bot.runtime.background_loop import keep_running
from bot.runtime.loopback import is_loopback
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.organisation_identity import NO_NAME, build_identity
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.store.database import database_errors, open_engine, upgrade
from bot.store.work import Store
from bot.ticketing.ticketing import Ticketing
from bot.verification.tokens import Tokens
from bot.wiring.account_actions import AccountActions, PageAddresses, build_account_actions
from bot.wiring.account_systems import build_account_systems
from bot.wiring.audit_anchors import build_anchors
from bot.wiring.background_index import BackgroundUnderstanding
from bot.wiring.certificates import CertificateProofs
from bot.wiring.channels import DeskChannels, Reach, build_channels
from bot.wiring.content_renewal import ContentRenewal, renewing
from bot.wiring.desk_name import desk_name
from bot.wiring.foreign_topics import ForeignTopics
from bot.wiring.helpdesk import helpdesk_context
from bot.wiring.intake import build_intake
from bot.wiring.language_model import ModelReader, build_model_reader
from bot.wiring.location import DataLocation as DataLocation
from bot.wiring.location import data_folder, database_url, make_private, workflows_url
from bot.wiring.lost_files import check_nothing_lost
from bot.wiring.masking import RecordMasking
from bot.wiring.platforms import Platforms
from bot.wiring.reading import READ_WITHIN
from bot.wiring.resources import Resources, read_keys
from bot.wiring.retention import build_retention
from bot.wiring.services import Services, build_reminders, build_services
from bot.wiring.shipped_faq import build_index_for_shipped, shipped_entries
from bot.wiring.side_questions import SideQuestions
from bot.wiring.understanding import QueryEncoder
from bot.wiring.web_deliveries import watch_deliveries
from bot.wiring.wording import build_wording
from bot.wiring.written_passwords import WrittenPasswords
from integrations.accounts.embedded.organisation import EmbeddedOrganisation
from integrations.channels.console import ConsoleChannel
from integrations.channels.web import WebChannel
from integrations.helpdesk.helpdesk_building import BuiltHelpdesk, build_helpdesk

_PATIENCE: Final = 2.0
_AGAIN: Final = 1.0
_log = structlog.get_logger("services")


def unsaid(what: str) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True)
class Application:
    """A running desk."""

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
    identity: OrganisationIdentity
    intake: Intake
    reminders: Reminders
    direct_messages: DirectMessages
    ticketing: Ticketing
    helpdesk: BuiltHelpdesk
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
    retention: RetentionJob
    session_key: Secret
    understanding: BackgroundUnderstanding
    model_reader: ModelReader | None
    certificates: CertificateProofs | None
    services: Services
    metrics: Metrics
    exclusive: Exclusive
    renewal: ContentRenewal

    def __repr__(self) -> str:
        """Short, since asyncio writes out what a task has returned whenever it runs another one, and everything hangs on this."""
        return "Application(…)"

    @property
    def agents(self) -> HelpdeskAgents:
        """The helpdesk's own side. Raises ConfigurationError where its people have a program of their own."""
        if self.helpdesk.agents is None:
            raise ConfigurationError("config.yaml", "helpdesk.kind", "expected embedded; people of another helpdesk answer and close tickets there")
        return self.helpdesk.agents

    @property
    def banner(self) -> bool:
        """Whether everybody must be told that this is the demonstration, because it could be taken for the real desk."""
        return self.demonstration and self.settings.demonstration is True

    def anybody(self, public_url: str) -> bool:
        """Whether the pages at this address may let a visitor choose whom to be: only on this machine, and never with a real account system."""
        return self.demonstration and not self.demonstration_controls.real and is_loopback(urlsplit(public_url).hostname or "")

    async def settle(self, patience: float | None = None) -> None:
        """Waits until all messages are answered and the answers delivered, or until `patience` (seconds; two, and longer for a helpdesk elsewhere) ends; right
        after start-up also for the index, which is still being built."""
        await self.understanding.indexed()
        self.ticketing.line.hurry()
        try:
            async with asyncio.timeout(self._patience if patience is None else patience):
                await self.intake.idle()
                if await self.exclusive.mine(SCHEDULES):
                    await self.reminders.tick()
                    await self.delivery.drain()
                    await self.ticketing.tick()
                    await self.services.waiting_files.tick()
                    await self.account_actions.tick()
                await self.account_actions.execution.tick()
                await self.account_actions.execution.rest()
                await self.delivery.drain()
        except TimeoutError:
            return

    @property
    def _patience(self) -> float:
        line = self.ticketing.line
        return _PATIENCE + (line.deadline.total_seconds() if line.paced else 0)

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """While the block runs, the outbox is delivered, promises are kept and tickets are processed, without any incoming message."""
        workers = [
            asyncio.create_task(work)
            for work in (
                self.delivery.run(),
                self.anchors.run(),
                self.retention.run(),
                self.renewal.run(),
                self.intake.run(),
                self.account_actions.carry_out(),
                self.exclusive.run(SCHEDULES, self._keep_schedules),
                watch_deliveries(self.store, self.web, self.clock),
                self.exclusive.presence.run(),
            )
        ]
        try:
            yield
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    async def _keep_schedules(self) -> None:
        """What is due by the Clock, at one desk only."""
        services = (self.reminders, self.ticketing, self.services.waiting_files, self.account_actions)
        await asyncio.gather(*(keep_running(service.run, _AGAIN, _log, "a service ended and begins anew") for service in services))

    async def answer(self, message: Message) -> None:
        """Handles one message completely: for the terminal, which has time to wait."""
        await self.intake.accept(message)
        await self.intake.idle()
        await self.delivery.drain()


@asynccontextmanager
async def open_application(
    where: DataLocation,
    index: Callable[[], Index] | None = None,
    reached_in: str = WebChannel.name,
    outside: bool = False,
    query_encoder: QueryEncoder | None = None,
    explain: Explain = unexplained,
    doing: Callable[[str], None] = unsaid,
    metrics: Metrics = NO_METRICS,
) -> AsyncIterator[Application]:
    """Opens everything except the ports: database at this version, organisation loaded, handlers wired. Raises ConfigurationError.

    `reached_in` is the channel for notifying people of the demonstration who have not spoken yet. `outside`: connects to the messaging platforms
    in the settings; only the desk that serves them does. `query_encoder`: understands meaning in addition to letters, and is closed with the desk.
    `explain` is told why each typed text is answered as it is, `doing` what takes its time meanwhile. `metrics`: counts what the desk does.
    """
    url = database_url(where)
    doing("preparing the database")
    async with _open_resources(where, metrics) as resources:
        with database_errors(url):
            reach = Reach(reached_in, outside)
            application = await _build_application(resources, reach, index or build_index_for_shipped, query_encoder, explain=explain, doing=doing)
            doing("looking at the audit trail")
            await application.anchors.begin()
            await application.exclusive.presence.begin()
        try:
            yield application
        finally:
            await application.anchors.close()
            await application.platforms.close()
            await application.understanding.close()
            if application.model_reader is not None:
                await application.model_reader.close()
            await application.helpdesk.close()
            await application.exclusive.presence.leave()


@asynccontextmanager
async def _open_resources(where: DataLocation, metrics: Metrics) -> AsyncIterator[Resources]:
    """Database, clock, keys and account systems while the block runs. Raises ConfigurationError."""
    settings, folder, url = where.settings, data_folder(where), database_url(where)
    await check_nothing_lost(where)
    make_private(folder, url)
    keys = read_keys(where)
    engine, durable = open_engine(url), DurableWorkflow(workflows_url(where))
    # Of one file there is one desk; a server's database is for as many as it takes.
    shared = engine.dialect.name != "sqlite"
    try:
        store = Store(engine, lambda: secrets.token_urlsafe(9), keys.audit.reveal().encode())
        store.recorded = partial(count_record, metrics)
        with database_errors(url):
            await upgrade(engine)
            async with store.look() as work:
                clock = MovableClock(SystemClock(), await work.clock_ahead())
        account_systems = build_account_systems(settings, where.organisation, engine, clock, keys.keyed)
        try:
            with desk_name(folder) as name:
                store.desk = durable.desk = name if shared else None
                yield Resources(
                    where=where,
                    keys=keys,
                    engine=engine,
                    store=store,
                    clock=clock,
                    durable=durable,
                    account_systems=account_systems,
                    name=name,
                    metrics=metrics,
                )
        finally:
            account_systems.close()
    finally:
        await durable.close()
        await engine.dispose()


async def _build_application(
    resources: Resources, reach: Reach, index: Callable[[], Index], query_encoder: QueryEncoder | None, explain: Explain, doing: Callable[[str], None]
) -> Application:
    settings, clock, estate = resources.where.settings, resources.clock, resources.account_systems
    doing("loading the organisation")
    await estate.open()
    register = estate.register
    rules = build_rules(settings, await register.phase(), await register.auto_creation(), await register.sync())
    addresses = PageAddresses(Tokens(resources.keys.session), settings.public_url.rstrip("/"))
    doing("loading the FAQ")
    renewal = ContentRenewal(settings)
    topics = ForeignTopics(renewal.current.topics)
    entries = CurrentEntries(merge_entries(shipped_entries(), renewal.current.entries.entries))
    side = SideQuestions()
    identity = build_identity(settings, estate.own_name if estate.demonstration else NO_NAME)
    wording = build_wording(settings, rules, addresses, topics, side, organisation=identity.short, entries=entries)
    exclusive = Exclusive(resources.store, Presence(resources.store, resources.engine.url, content=lambda: renewal.digest))
    channels = build_channels(resources, wording, identity, reach, exclusive)
    helpdesk = build_helpdesk(settings.helpdesk, helpdesk_context(resources, wording, identity))
    services = build_services(resources, channels, helpdesk, wording, rules)
    account_actions = build_account_actions(services, resources.durable, settings.verification)
    exclusive.presence.resume = account_actions.execution.resume_of
    waits = reach.told_in == channels.console.name
    understanding = BackgroundUnderstanding(index, renewal.current.entries, query_encoder, waits, topics=topics.catalogue, side=side)
    renewal.begin(renewing(entries, topics, understanding))
    model_reader = build_model_reader(settings.reader, RecordMasking(register, services.colleagues, clock), clock)
    banner = estate.demonstration and settings.demonstration is True
    anchors = build_anchors(resources, channels.mailer, wording)
    return Application(
        settings=settings,
        clock=clock,
        engine=resources.engine,
        store=resources.store,
        organisation=estate.organisation,
        register=register,
        account_lookup=services.account_lookup,
        identities=services.identities,
        responsible_admins=services.responsible_admins,
        wording=wording,
        identity=identity,
        intake=build_intake(
            services,
            account_actions,
            channels,
            understanding,
            model_reader,
            banner=banner,
            with_transformer=settings.meaning.encoder != "none",
            # What a command says must not depend on how busy the machine is.
            read_within=None if waits else READ_WITHIN,
            explain=explain,
            metrics=resources.metrics,
        ),
        reminders=build_reminders(services),
        direct_messages=channels.direct_messages,
        ticketing=services.ticketing,
        helpdesk=helpdesk,
        delivery=channels.delivery,
        demonstration_controls=_build_demonstration_controls(resources, services, channels, helpdesk),
        demonstration=estate.demonstration,
        console=channels.console,
        web=channels.web,
        platforms=channels.platforms,
        mailer=channels.mailer,
        account_actions=account_actions,
        addresses=addresses,
        anchors=anchors,
        retention=build_retention(resources, anchors),
        session_key=resources.keys.session,
        understanding=understanding,
        model_reader=model_reader,
        certificates=services.certificates,
        services=services,
        metrics=resources.metrics,
        exclusive=exclusive,
        renewal=renewal,
    )


def _build_demonstration_controls(resources: Resources, services: Services, channels: DeskChannels, helpdesk: BuiltHelpdesk) -> DemonstrationControls:
    estate = resources.account_systems
    written = WrittenPasswords(estate.described)

    async def reload() -> None:
        written.forget()
        await estate.organisation.start_over(estate.described())
        await helpdesk.start_over()
        channels.shown.start_over()

    return DemonstrationControls(
        store=resources.store,
        clock=resources.clock,
        organisation=estate.organisation,
        register=estate.register,
        systems=estate.systems,
        account_lookup=services.account_lookup,
        reload=reload,
        written=written,
        real=estate.real,
    )
