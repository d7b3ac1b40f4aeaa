"""Plain lines, for a pipe or a terminal that draws nothing."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.cli.output import print_line, read_line
from bot.cli.terminal.message_sheet import MessageSheet
from bot.messages import Link


def plain_lines(sheet: MessageSheet) -> str:
    """The message as lines."""
    lines = [f"{sheet.around.opening}{_gap(sheet.around.opening)}{sheet.text}"]
    lines += [f"  {sheet.around.note}"] if sheet.around.note else []
    lines += [f"  → {link.label}: {link.url}" for link in sheet.links]
    lines += [f"  [{number}] {label}" for number, label in sheet.numbered]
    lines += [f"  {sheet.around.others}"] if sheet.around.others else []
    lines += ["  " + "　".join((sheet.around.rating, *(f"{label} [{key}]" for label, key in sheet.feedback)))] if sheet.feedback else []
    return "\n".join(lines)


def _gap(opening: str) -> str:
    return " " if opening.endswith(":") else ""


class PlainScreen:
    """Reads and prints line by line; keeps no history and shows no progress."""

    async def read(self, prompt: str) -> str | None:
        """The next line, or None at the end of the input."""
        print_line(prompt)
        raw = await asyncio.to_thread(read_line)
        return raw.decode("utf-8", "replace") if raw else None

    async def show(self, sheet: MessageSheet) -> None:
        """Prints a message."""
        print_line(f"\n{plain_lines(sheet)}\n")

    async def tell(self, text: str, style: str = "") -> None:  # noqa: ARG002 - nothing is drawn
        """Prints a line from the terminal itself."""
        print_line(text)

    async def link(self, link: Link) -> None:
        """Prints a link from the terminal itself."""
        print_line(f"→ {link.label}: {link.url}")

    async def wait(self, work: Coroutine[Any, Any, None], word: str) -> bool:  # noqa: ARG002 - nothing is drawn
        """Runs the work."""
        await work
        return True

    def close(self) -> None:
        """Nothing to restore."""
