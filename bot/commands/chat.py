"""`chat`: a conversation in the terminal, to read or as JSON lines."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.app import House, build_counter, open_house, temporary_data
from bot.commands.arguments import Given
from bot.commands.lines import Lines
from bot.commands.printing import print_json, read_line
from bot.commands.serving import address, listen, serving
from bot.commands.talk import Talk, Unreadable
from bot.commands.terminal.conversing import Conversing, Screen
from bot.commands.terminal.plain import PlainScreen
from bot.errors import ConfigurationError
from bot.settings.demonstration import check_demonstration
from bot.web.pages import build_pages
from integrations.channels.console import ConsoleChannel

_HOST: Final = "127.0.0.1"


@contextlib.asynccontextmanager
async def _open(given: Given) -> AsyncIterator[tuple[House, str]]:
    async with contextlib.AsyncExitStack() as stack:
        where = given.where
        if where.from_file and where.settings.demonstration is False:
            check_demonstration(where.settings, _HOST)
        if where.data is None:
            where = replace(where, data=await stack.enter_async_context(temporary_data()))
        house = await stack.enter_async_context(open_house(where, reached_in=ConsoleChannel.name))
        await house.intake.resume()
        listening = listen(_HOST, 0)
        url = address(_HOST, listening.getsockname()[1])
        await stack.enter_async_context(serving(build_pages(build_counter(house, url)), listening, drain=1))
        yield house, url


async def chat(given: Given) -> int:
    """Talks until the input ends."""
    async with _open(given) as (house, url):
        talk, who = Talk(house), given.arguments.person
        if who is not None:
            try:
                await talk.check_speaker(who)
            except Unreadable as trouble:
                raise ConfigurationError("--as", who, str(trouble)) from None
        if given.arguments.json:
            await _answer_lines(Lines(talk, who), url)
            return 0
        if who is None:
            raise ConfigurationError("chat", "--as", "expected the id of a person, for example --as chen.yj")
        await _converse(talk, who, url, given.where.data)
    return 0


async def _answer_lines(lines: Lines, url: str) -> None:
    print_json({"ready": True, "web": url})
    while line := await asyncio.to_thread(read_line):
        if line.strip():
            print_json(await lines.answer(line))


async def _converse(talk: Talk, who: str, url: str, folder: Path | None) -> None:
    """A conversation with a person; beside it the outbox is delivered, so that messages also come by themselves."""
    async with talk.house.working():
        await Conversing(talk, who, _screen(talk.house, folder)).run(url)


def _screen(house: House, folder: Path | None) -> Screen:
    """The pleasant one at a real terminal, plain lines anywhere else. History is kept in the folder, None: in memory only."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and draws(os.environ)):
        return PlainScreen()
    # Only here: the two libraries take a tenth of a second to import, and neither --json nor any other command draws.
    from bot.commands.terminal.screen import TerminalScreen  # noqa: PLC0415

    contacts = house.wording.contacts
    return TerminalScreen.of_this_terminal(None if folder is None else folder / "terminal-history", (contacts.sign_on_url, contacts.mail_url))


def draws(environment: Mapping[str, str]) -> bool:
    """Whether this terminal is one that can be drawn on, and nobody forbids it."""
    return environment.get("TERM", "dumb") not in ("", "dumb", "unknown") and not environment.get("NO_COLOR")
