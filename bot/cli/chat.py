"""`chat`: a conversation in the terminal, for people or as JSON lines."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Final

from bot.cli.arguments import CommandContext
from bot.cli.conversation import CannotDo, TerminalConversation
from bot.cli.json_lines import JsonLines
from bot.cli.output import print_json, read_line
from bot.cli.web_server import address, listen, serve
from bot.dialogue.next_steps import Explain, unexplained
from bot.dialogue.table.explanation import Explanations
from bot.errors import ConfigurationError
from bot.settings.demonstration import check_demonstration
from bot.web.routes import build_routes
from bot.wiring.application import Application, open_application
from bot.wiring.encoders import AT_A_COMMAND
from bot.wiring.location import on_server, temporary_data
from bot.wiring.understanding import build_query_encoder
from bot.wiring.web_dependencies import build_web_dependencies
from integrations.channels.console import ConsoleChannel

_HOST: Final = "127.0.0.1"


@contextlib.asynccontextmanager
async def _open(given: CommandContext, explain: Explain = unexplained) -> AsyncIterator[tuple[Application, str]]:
    async with contextlib.AsyncExitStack() as stack:
        where = given.where
        if where.from_file and where.settings.demonstration is False:
            check_demonstration(where.settings, _HOST)
        if where.data is None and not on_server(where):
            where = replace(where, data=await stack.enter_async_context(temporary_data()))
        application = await stack.enter_async_context(
            open_application(where, reached_in=ConsoleChannel.name, query_encoder=build_query_encoder(where.settings, AT_A_COMMAND), explain=explain)
        )
        await application.intake.resume()
        listening = listen(_HOST, 0)
        url = address(_HOST, listening.getsockname()[1])
        await stack.enter_async_context(serve(build_routes(build_web_dependencies(application, url)), listening, drain=1))
        yield application, url


async def chat(given: CommandContext) -> int:
    """Talks until the input ends."""
    explanations = Explanations() if given.arguments.explain else None
    async with _open(given, explanations or unexplained) as (application, url):
        talk, who = TerminalConversation(application), given.arguments.person
        if who is not None:
            try:
                await talk.check_speaker(who)
            except CannotDo as trouble:
                raise ConfigurationError("--as", who, str(trouble)) from None
        if given.arguments.json:
            await _answer_lines(JsonLines(talk, who, explanations), url)
            return 0
        if who is None:
            raise ConfigurationError("chat", "--as", "expected the id of a person, for example --as chen.yj")
        # Imported by name: JSON lines need no drawing.
        converse: Callable[[TerminalConversation, str, str, Path | None], Awaitable[None]] = import_module("bot.cli.terminal.session").converse
        await converse(talk, who, url, given.where.data)
    return 0


async def _answer_lines(lines: JsonLines, url: str) -> None:
    print_json({"ready": True, "web": url})
    while line := await asyncio.to_thread(read_line):
        if line.strip():
            print_json(await lines.answer(line))
