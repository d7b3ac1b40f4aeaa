"""A conversation with a person at a terminal: which screen it is shown on, and what happens beside it."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.cli.conversation import TerminalConversation
from bot.cli.terminal.conversation_loop import ConversationLoop, Screen
from bot.cli.terminal.plain import PlainScreen
from bot.cli.terminal.screen import TerminalScreen
from bot.wiring.application import Application


async def converse(talk: TerminalConversation, who: str, url: str, folder: Path | None) -> None:
    """A conversation with a person; beside it the outbox is delivered, so that messages also come by themselves."""
    async with talk.application.working():
        await ConversationLoop(talk, who, _screen(talk.application, folder)).run(url)


def _screen(application: Application, folder: Path | None) -> Screen:
    """The pleasant one at a real terminal, plain lines anywhere else. History is kept in the folder, None: in memory only."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and draws(os.environ)):
        return PlainScreen()
    contacts = application.wording.contacts
    return TerminalScreen.of_this_terminal(None if folder is None else folder / "terminal-history", (contacts.sign_on_url, contacts.mail_url))


def draws(environment: Mapping[str, str]) -> bool:
    """Whether this terminal is one that can be drawn on, and nobody forbids it."""
    return environment.get("TERM", "dumb") not in ("", "dumb", "unknown") and not environment.get("NO_COLOR")
