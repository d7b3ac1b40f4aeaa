"""A real terminal: output through rich, input through prompt_toolkit."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import Any, Final

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.enums import DEFAULT_BUFFER
from prompt_toolkit.filters import has_focus
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.shortcuts import CompleteStyle
from rich.console import Console, RenderableType
from rich.status import Status
from rich.text import Text

from bot.cli.terminal.demonstration import WORDS
from bot.cli.terminal.history import KeptHistory
from bot.cli.terminal.message_sheet import MessageSheet
from bot.cli.terminal.pages import pages, turned
from bot.cli.terminal.rich_message import draw_message, draw_notice, link_line
from bot.messages import Link

_PATIENCE: Final = 0.3
_STOPS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Commands(Completer):
    """The completions after a slash."""

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002 - prompt_toolkit's signature
        """The words that can follow here."""
        *before, begun = document.text_before_cursor.split(" ")
        if before:
            places = WORDS.get(before[0], ())
            offered: Iterable[str] = places[len(before) - 1] if len(before) <= len(places) else ()
        else:
            offered = WORDS if begun.startswith("/") else ()
        for word in offered:
            if word.startswith(begun):
                yield Completion(f"{word} ", -len(begun), display=word)


class TerminalScreen:
    """Draws on a console with an input line at the bottom. What arrives while somebody types appears above it."""

    def __init__(self, console: Console, history: KeptHistory, keyboard: Input, output: Output, known: tuple[str, ...] = ()) -> None:
        self._console = console
        self._known = known
        self._stopped = asyncio.Event()
        self._left = False
        self._reading = False
        self._begun = ""
        self._turning = asyncio.Lock()
        self._over = asyncio.Event()
        self._spinner: Status | None = None
        self._under_way: set[asyncio.Task[None]] = set()
        self._session: PromptSession[str] = PromptSession(
            history=history,
            key_bindings=_keys(),
            completer=_Commands(),
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
            enable_suspend=True,
            input=keyboard,
            output=output,
        )

    @classmethod
    def of_this_terminal(cls, history: Path | None, known: tuple[str, ...] = ()) -> "TerminalScreen":
        """On standard input and output, in UTF-8 whatever the locale says; it handles the signals that end or interrupt."""
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        console, output = Console(markup=False, highlight=False, emoji=False), Vt100_Output.from_pty(sys.stdout)
        # Without asking the terminal for its cursor position: not every terminal answers, and a late answer ends up in the line.
        output.enable_cpr = False
        screen = cls(console, KeptHistory(history), create_input(), output, known)
        for number in _STOPS:
            asyncio.get_running_loop().add_signal_handler(number, screen.stop, number)
        return screen

    async def read(self, prompt: str) -> str | None:
        """The next line; None after Ctrl-D, after Ctrl-C at an empty line, and when the terminal is gone."""
        if self._left:
            return None
        async with self._turning:
            self._reading, begun, self._begun = True, self._begun, ""
        try:
            gap = " " if prompt.endswith(":") else ""
            return await self._session.prompt_async([("bold ansicyan", prompt), ("", gap)], default=begun, handle_sigint=False)
        except (EOFError, KeyboardInterrupt):
            return None
        except OSError:
            self._hang_up()
            return None
        finally:
            self._reading = False

    async def show(self, sheet: MessageSheet) -> None:
        """Draws a message; one that is longer than the window stops at its end, unless somebody is typing below it."""
        drawn = draw_message(sheet, self._console.width, self._known)
        async with self._turning:
            if not sheet.around.more or self._reading or self._left:
                await self._print(lambda: drawn)
                return
            with self._console.capture() as captured:
                self._put(drawn)
            await self._show_pages(pages(captured.get(), self._console.height), sheet.around.more)

    async def _show_pages(self, parts: tuple[str, ...], word: str) -> None:
        if len(parts) > 1 and self._spinner is not None:
            self._spinner.stop()
        for place, part in enumerate(parts):
            self._console.out(part, end="", highlight=False)
            if place < len(parts) - 1 and not self._begun:
                asked, left = asyncio.create_task(turned(word, self._session.app.input, self._session.app.output)), asyncio.create_task(self._over.wait())
                await asyncio.wait({asked, left}, return_when=asyncio.FIRST_COMPLETED)
                left.cancel()
                if not asked.done():
                    asked.cancel()
                    await asyncio.gather(asked, return_exceptions=True)
                    return
                if not asked.result().on:
                    return
                self._begun = asked.result().typed

    async def tell(self, text: str, style: str = "") -> None:
        """Draws a line from the terminal itself."""
        await self._print(lambda: draw_notice(text, self._console.width, style))

    async def link(self, link: Link) -> None:
        """Draws a link from the terminal itself."""
        await self._print(lambda: link_line(link, self._console.width))

    async def wait(self, work: Coroutine[Any, Any, None], word: str) -> bool:
        """Runs the work; after a moment with a spinner and a word. Ctrl-C stops the waiting, not the work."""
        self._stopped.clear()
        task, stopped = asyncio.create_task(work), asyncio.create_task(self._stopped.wait())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        try:
            done, _ = await asyncio.wait({task, stopped}, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            if not done and self._turning.locked():
                await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)  # A page of the answer waits for its key.
            elif not done:
                with self._console.status(Text(word, "dim")) as self._spinner:
                    await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._spinner = None
            stopped.cancel()
        if not task.done():
            return False
        task.result()
        return True

    def stop(self, number: int) -> None:
        """Handles a signal: Ctrl-C while waiting ends the waiting, everything else the conversation."""
        if number == signal.SIGHUP:
            self._hang_up()
        self._left = self._left or number != signal.SIGINT or self._session.app.is_running
        self._stopped.set()
        if self._left:
            self._over.set()
        if self._session.app.is_running:
            with contextlib.suppress(Exception):  # prompt_toolkit raises a bare Exception if the line was just finished
                self._session.app.exit(exception=EOFError())

    def close(self) -> None:
        """Stops handling signals."""
        loop = asyncio.get_running_loop()
        for number in _STOPS:
            loop.remove_signal_handler(number)

    def _hang_up(self) -> None:
        """The terminal is gone: further output is discarded instead of failing."""
        self._left = True
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._console.file.fileno())

    async def _print(self, drawn: Callable[[], RenderableType]) -> None:
        if self._session.app.is_running:
            await run_in_terminal(lambda: self._put(drawn()))
        else:
            self._put(drawn())

    def _put(self, drawn: RenderableType) -> None:
        # Lines already fit the width; only an address may be longer, and it must stay whole.
        self._console.print(drawn, crop=False, no_wrap=True, overflow="ignore")


def _keys() -> KeyBindings:
    """Ctrl-C clears the line, and leaves at an empty one."""
    keys = KeyBindings()

    @keys.add("c-c", filter=has_focus(DEFAULT_BUFFER))
    def _(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=EOFError())

    return keys
