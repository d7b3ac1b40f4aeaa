"""What one can do in a terminal conversation: say and press, and move the demonstration. Shared by the people's side and the JSON side."""

import secrets
from collections.abc import Awaitable
from typing import Final

from bot.messages import ChatIdentity, ConversationAddress, Message, MessageContent
from bot.runtime.quick_dataclass import dataclass
from bot.settings.spans import read_span
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
    """The terminal's side of the conversation. What is sent because of it waits in `house.console`."""

    application: Application

    async def say(self, who: str, said: MessageContent, where: str | None = None) -> None:
        """One thing said or pressed, seen through; `where` is a group, None the private place."""
        application = self.application
        place = ConversationAddress(_NAME, where or who, where is None)
        await application.answer(Message(secrets.token_hex(8), ChatIdentity(_NAME, who), place, said, application.clock.now()))

    async def advance(self, span: object) -> None:
        """Moves the program's clock forward. Raises Unreadable."""
        try:
            await self.application.demonstration_controls.advance(read_span(span), _ACTOR)
        except ValueError as trouble:
            raise CannotDo(f"advance: expected {trouble}") from None

    async def break_system(self, name: str, how: str) -> None:
        """Breaks an embedded system or mends it. Raises Unreadable."""
        await _operate(self.application.demonstration_controls.break_system(name, how, _ACTOR))

    async def lock(self, account: str) -> None:
        """Locks a TPEAD account as bad sign-ins elsewhere would. Raises Unreadable."""
        await _operate(self.application.demonstration_controls.lock(account, _ACTOR))

    async def settle(self) -> None:
        """Waits for what follows from an act."""
        await self.application.settle()

    async def check_speaker(self, who: str) -> None:
        """Raises Unreadable for a name that is neither a person of the organisation nor a stranger."""
        if not who.startswith(STRANGER) and await self.application.register.person(who) is None:
            raise CannotDo(f"nobody here is called {who!r}; `people list` names everybody, stranger:NAME is somebody unknown")


async def _operate(act: Awaitable[None]) -> None:
    try:
        await act
    except ValueError as trouble:
        raise CannotDo(str(trouble)) from None
