"""A person at a terminal, in this process: real house, real keyboard codes, a console that writes into a text."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console, RenderableType

from bot.cli.conversation import TerminalConversation
from bot.cli.terminal.choices import Choices
from bot.cli.terminal.conversation_loop import ConversationLoop
from bot.cli.terminal.history import KeptHistory
from bot.cli.terminal.message_sheet import DisplayContext, MessageSheet, message_sheet
from bot.cli.terminal.screen import TerminalScreen
from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, RenderedMessage, Reply
from bot.settings.schema import Settings
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.shipped_faq import build_index_for_shipped

QUICK = Settings.model_validate({"timings": {"system_answers": "1s"}})
AROUND = DisplayContext("服務台", "服務台：", "11:02", "資料停在這裡", "有幫到你嗎？")


def console(width: int, colours: bool = False, height: int = 1000) -> Console:
    return Console(
        file=StringIO(), width=width, height=height, force_terminal=True, color_system="truecolor" if colours else None, markup=False, highlight=False, emoji=False, legacy_windows=False
    )  # fmt: skip


def printed(drawn: RenderableType, width: int, colours: bool = False) -> str:
    """What reaches a terminal of this width."""
    on = console(width, colours)
    on.print(drawn, crop=False, no_wrap=True, overflow="ignore")
    assert isinstance(on.file, StringIO)
    return on.file.getvalue()


def sheet_of(post: RenderedMessage, around: DisplayContext = AROUND) -> MessageSheet:
    return message_sheet(post, "m1", Choices().after_message("m1", post.buttons), around)


@dataclass
class Seat:
    """Somebody at the terminal: types, and sees what is drawn. What is being typed is prompt_toolkit's and not seen here."""

    application: Application
    screen: TerminalScreen
    keyboard: PipeInput
    drawn: StringIO
    talking: asyncio.Task[None]

    def type(self, keys: str) -> None:
        self.keyboard.send_text(keys)

    async def sees(self, words: str, times: int = 1) -> str:
        for _ in range(2000):
            if self.drawn.getvalue().count(words) >= times:
                return self.drawn.getvalue()
            assert not self.talking.done(), self.drawn.getvalue()
            await asyncio.sleep(0.01)
        raise AssertionError(f"no {words!r} in\n{self.drawn.getvalue()}")

    async def says(self, text: str, answer: str, times: int = 1) -> str:
        self.type(text + "\r")
        return await self.sees(answer, times)

    async def leaves(self) -> str:
        async with asyncio.timeout(20):
            await self.talking
        return self.drawn.getvalue()

    async def sent(self, to: str, reply: Reply, group: str | None = None) -> None:
        """The desk sends something that nobody at this terminal asked for."""
        async with self.application.store.work() as work:
            await work.outbox.post(ConversationAddress("console", group or to, group is None), ChatIdentity("console", to), "zh-Hant-TW", reply, self.application.clock.now())
        self.application.delivery.wake()


NEWS = Reply((Phrase("thanks"),), (Choice(Phrase("hello-check"), "wish:status"), Choice(Phrase("faq.choose-none"), "none")))


@pytest.fixture
async def sit(tmp_path: Path) -> AsyncIterator[Callable[..., Seat]]:
    """Sits down at a terminal of a house that this test has for itself."""
    async with contextlib.AsyncExitStack() as stack:
        application = await stack.enter_async_context(open_application(DataLocation(QUICK, tmp_path / "data"), build_index_for_shipped))
        await stack.enter_async_context(application.working())
        started: list[asyncio.Task[None]] = []

        def sit_down(who: str = "chen.yj", width: int = 80, history: Path | None = None, height: int = 1000) -> Seat:
            keyboard = stack.enter_context(create_pipe_input())
            on = console(width, height=height)
            screen = TerminalScreen(on, KeptHistory(history), keyboard, DummyOutput())
            talking = asyncio.create_task(ConversationLoop(TerminalConversation(application), who, screen).run("http://localhost:1"))
            started.append(talking)
            assert isinstance(on.file, StringIO)
            return Seat(application, screen, keyboard, on.file, talking)

        yield sit_down
        for task in started:
            task.cancel()
        await asyncio.gather(*started, return_exceptions=True)
