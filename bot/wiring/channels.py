"""The channels in which people talk to the desk, and the delivery through them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from bot.clock import MovableClock
from bot.dialogue.delivery import Delivery
from bot.dialogue.wording import Wording
from bot.errors import ConfigurationError
from bot.messages import ChatIdentity, ConversationAddress, Mail, Message
from bot.notices.direct_messages import DirectMessages
from bot.notices.fallback_delivery import FallbackDelivery
from bot.organisation.identity import OrganisationIdentity
from bot.organisation.letterhead import with_letterhead
from bot.ports import Channel, ChannelCapabilities, Mailer
from bot.replicas.exclusive import Exclusive
from bot.request_ids import RequestIds
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import Settings
from bot.wiring.metrics import TimedMailer
from bot.wiring.platforms import Platforms, build_platforms
from bot.wiring.resources import Resources
from integrations.channels.console import ConsoleChannel
from integrations.channels.mail import MailChannel
from integrations.channels.registry import PLATFORMS
from integrations.channels.web import WebChannel
from integrations.mail.embedded import EmbeddedMailer
from integrations.settings_section import read_secret

if TYPE_CHECKING:
    from integrations.mail.smtp import SmtpServer


@dataclass(frozen=True, slots=True)
class Reach:
    """`told_in`: the channel for notifying people of the demonstration who have not spoken yet. `outside`: connects to the messaging platforms
    in the settings; only the desk that serves them does.
    """

    told_in: str = WebChannel.name
    outside: bool = False


@dataclass(frozen=True)
class DeskChannels:
    """All channels and the outbox. `capabilities` are by the names of the channels, whether this desk speaks to them or not. `shown`: the mailbox
    page of the demonstration, empty beside a mail server. `timed_mailer` sends by `mailer`, and counts how long that takes. `request_ids`: under which
    messages and their answers stand in the log.
    """

    console: ConsoleChannel
    web: WebChannel
    platforms: Platforms
    capabilities: Mapping[str, ChannelCapabilities]
    mailer: Mailer
    timed_mailer: Mailer
    shown: EmbeddedMailer
    direct_messages: DirectMessages
    delivery: Delivery
    request_ids: RequestIds

    def sender_only(self, message: Message) -> ConversationAddress:
        """Where only the sender sees an answer: in the same place where the channel can do that, elsewhere in private."""
        can = self.capabilities.get(message.place.channel, ChannelCapabilities())
        return replace(message.place, private=True) if can.hushed else private_address(message.sender)


def build_channels(resources: Resources, wording: Wording, identity: OrganisationIdentity, reach: Reach, exclusive: Exclusive) -> DeskChannels:
    """Builds them. Raises ConfigurationError."""
    settings, clock, estate = resources.where.settings, resources.clock, resources.account_systems
    console, web = ConsoleChannel(), WebChannel()

    def dressed(mail: Mail) -> Mail:
        language, now = mail.language or settings.language, clock.now()
        return with_letterhead(mail, identity, wording.phone(identity.phone, language), lambda phrase: wording.say(phrase, language, now))

    # Only the terminal shows collected messages.
    shown = EmbeddedMailer(estate.organisation.faults, clock, console.mailed if reach.told_in == console.name else None, dressed)
    mailer = _mailer(settings, clock, dressed) or shown
    timed_mailer, request_ids = TimedMailer(mailer, resources.metrics), RequestIds(resources.keys.session)
    platforms = build_platforms(settings, wording, clock, exclusive.run) if reach.outside else Platforms(())
    own: tuple[Channel, ...] = (console, web, MailChannel(timed_mailer))
    direct_messages = DirectMessages(privately=private_address, language=settings.language, fallback=reach.told_in)
    fallback_delivery = FallbackDelivery(
        store=resources.store,
        register=estate.register,
        direct_messages=direct_messages,
        clock=clock,
        privately=private_address,
        chats=frozenset(platform.name for platform in platforms.all),
    )
    delivery = Delivery(
        store=resources.store,
        wording=wording,
        channels={channel.name: channel for channel in (*own, *platforms.all)},
        clock=clock,
        instead=fallback_delivery,
        desk=resources.name,
        request_ids=request_ids,
    )
    return DeskChannels(
        console=console,
        web=web,
        platforms=platforms,
        capabilities={entry.name: entry.capabilities for entry in PLATFORMS} | {channel.name: channel.capabilities for channel in own},
        mailer=mailer,
        timed_mailer=timed_mailer,
        shown=shown,
        direct_messages=direct_messages,
        delivery=delivery,
        request_ids=request_ids,
    )


def private_address(identity: ChatIdentity) -> ConversationAddress:
    """In this version's channels a conversation with one person is named after them."""
    return ConversationAddress(identity.channel, identity.alone, private=True)


def _mailer(settings: Settings, clock: MovableClock, dressed: Callable[[Mail], Mail]) -> Mailer | None:
    server = smtp_server(settings)
    if server is None:
        return None
    mailer: Mailer = import_module("integrations.mail.smtp").SmtpMailer(server, clock, dressed)
    return mailer


def smtp_server(settings: Settings) -> "SmtpServer | None":
    """The mail server that the settings name. Raises ConfigurationError."""
    mail = settings.mail
    if mail.smtp is None:
        return None
    password = None if mail.password is None else read_secret(mail.password, "mail.password")
    try:
        smtp = import_module("integrations.mail.smtp")  # Imported by name: only a configured mail server needs the library.
        server: SmtpServer = smtp.read_server(mail.smtp, mail.sender, mail.user, password, mail.ca_file)
    except ValueError as trouble:
        raise ConfigurationError("config.yaml", "mail", str(trouble)) from None
    return server
