"""The terminal channel: it collects messages and the demonstration's mails for the command that runs the conversation."""

import asyncio
from dataclasses import field
from typing import Final

from bot.messages import ConversationAddress, RenderedMessage, SentMail
from bot.ports import AcceptMessage, ChannelCapabilities
from bot.runtime.quick_dataclass import dataclass

MAIL: Final = "mail"


@dataclass(frozen=True, slots=True)
class ConsoleItem:
    """A message, or a mail (its place is in channel `mail`), as it arrived in the terminal. A mail may contain a code, so no `repr` shows it."""

    id: str
    place: ConversationAddress
    to: str
    post: RenderedMessage = field(repr=False)


class ConsoleChannel:
    """Collects delivered messages until they are taken."""

    name: Final = "console"
    capabilities: Final = ChannelCapabilities(edits=True)

    def __init__(self) -> None:
        self._shown: list[ConsoleItem] = []
        self._came = asyncio.Event()
        self._mailed = 0

    async def receive(self, accept: AcceptMessage) -> None:
        """Nothing to fetch: lines come from the command."""
        await asyncio.Event().wait()

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        """Keeps the post for the command."""
        id = f"m{key}"
        self._shown.append(ConsoleItem(id, place, to, post))
        self._came.set()
        return id

    def mailed(self, sent: SentMail) -> None:
        """Keeps a mail for the command; it has no language of its own."""
        self._mailed += 1
        mail = sent.mail
        post = RenderedMessage(f"{mail.subject}\n\n{mail.text}", "", says=(mail.subject, mail.text))
        self._shown.append(ConsoleItem(f"mail{self._mailed}", ConversationAddress(MAIL, mail.address, private=True), mail.person, post))
        self._came.set()

    def take(self) -> tuple[ConsoleItem, ...]:
        """Everything that arrived since the last time, in order."""
        taken, self._shown = tuple(self._shown), []
        self._came.clear()
        return taken

    async def arrived(self) -> tuple[ConsoleItem, ...]:
        """Waits for new messages, then takes them: for a terminal, where messages also arrive by themselves."""
        while not self._shown:
            await self._came.wait()
        return self.take()
