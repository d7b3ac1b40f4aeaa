"""What can be done in a terminal conversation: typing, pressing buttons, controlling the demonstration. Shared by the screen and the JSON lines."""

import secrets
from collections.abc import Awaitable
from typing import Final

from bot.messages import ChatIdentity, ConversationAddress, Message, MessageContent
from bot.runtime.quick_dataclass import dataclass
from bot.runtime.spans import read_span
from bot.wiring.application import Application
from integrations.channels.console import ConsoleChannel

STRANGER: Final = "stranger:"
GROUP: Final = "group:"
_NAME: Final = ConsoleChannel.name
_ACTOR: Final = "console"


class CannotDo(Exception):
    """Something that cannot be done as it was asked, and why."""


@dataclass(frozen=True)
class TerminalConversation:
    """The terminal's side of the conversation. What is sent in response waits in `application.console`."""

    application: Application

    async def say(self, who: str, content: MessageContent, where: str | None = None) -> None:
        """Handles one typed text or pressed button completely; `where` is a group, None the private conversation."""
        application = self.application
        place = ConversationAddress(_NAME, where or who, where is None)
        await application.answer(Message(secrets.token_hex(8), ChatIdentity(_NAME, who), place, content, application.clock.now()))

    async def advance(self, span: object) -> None:
        """Moves the program's clock forward. Raises CannotDo."""
        try:
            await self.application.demonstration_controls.advance(read_span(span), _ACTOR)
        except ValueError as trouble:
            raise CannotDo(f"advance: expected {trouble}") from None

    async def break_system(self, name: str, how: str) -> None:
        """Breaks or mends an embedded system. Raises CannotDo."""
        await _operate(self.application.demonstration_controls.break_system(name, how, _ACTOR))

    async def lock(self, account: str) -> None:
        """Locks a TPEAD account as failed sign-ins elsewhere would. Raises CannotDo."""
        await _operate(self.application.demonstration_controls.lock(account, _ACTOR))

    async def settle(self) -> None:
        """Waits for the consequences of an act."""
        await self.application.settle()

    async def check_speaker(self, who: str) -> None:
        """Raises CannotDo for a name that is neither a person of the organisation nor a stranger."""
        if not who.startswith(STRANGER) and await self.application.register.person(who) is None:
            raise CannotDo(f"nobody here is called {who!r}; `people list` names everybody, stranger:NAME is somebody unknown")


async def _operate(act: Awaitable[None]) -> None:
    try:
        await act
    except ValueError as trouble:
        raise CannotDo(str(trouble)) from None
