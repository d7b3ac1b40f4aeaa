"""A house with its doors closed, in this process: real database, real organisation, the clock in the test's hand."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, TypedText
from bot.settings.schema import Settings
from bot.wiring.application import Application, DataLocation, open_application
from integrations.channels.console import ConsoleItem

Open = Callable[[], AbstractAsyncContextManager["Room"]]


class Room:
    """People speak in it, and what was sent to anybody comes back."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self._said = 0

    async def says(self, who: str, what: str) -> list[ConsoleItem]:
        """Somebody types something in private."""
        return await self._hear(who, TypedText(what))

    async def presses(self, who: str, shown: ConsoleItem, label: str) -> list[ConsoleItem]:
        """Somebody presses a button of a message they got."""
        return await self._hear(who, ButtonPress(next(one.id for one in shown.post.buttons if one.label == label)))

    async def passes(self, **span: int) -> list[ConsoleItem]:
        """Time passes."""
        await self.application.demonstration_controls.advance(timedelta(**span), "test")
        await self.application.settle(20)
        return list(self.application.console.take())

    async def breaks(self, system: str, how: str) -> None:
        """A system breaks, or is well again."""
        await self.application.demonstration_controls.break_system(system, how, "test")

    async def _hear(self, who: str, said: TypedText | ButtonPress) -> list[ConsoleItem]:
        self._said += 1
        event = f"{who}-{self._said}-{id(self)}"
        await self.application.answer(Message(event, ChatIdentity("console", who), ConversationAddress("console", who, True), said, self.application.clock.now()))
        return list(self.application.console.take())


@pytest.fixture
def open_room(tmp_path: Path) -> Open:
    """Opens the house over the same data, as often as one likes."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Room]:
        async with open_application(DataLocation(Settings(), tmp_path / "data"), reached_in="console") as application:
            yield Room(application)

    return opened


def text(shown: list[ConsoleItem], to: str | None = None) -> str:
    """All that was sent, or all that was sent to somebody, as one text."""
    return "\n".join(one.post.text for one in shown if to is None or one.to == to)
