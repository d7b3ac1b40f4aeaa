"""A conversation with a person at a terminal: the choice of screen, and the delivery in the background."""

import os
import sys
from pathlib import Path

from bot.cli.conversation import TerminalConversation
from bot.cli.terminal.conversation_loop import ConversationLoop, Screen
from bot.cli.terminal.keyboard import draws
from bot.cli.terminal.plain import PlainScreen
from bot.cli.terminal.screen import TerminalScreen
from bot.wiring.application import Application


async def converse(talk: TerminalConversation, who: str, url: str, folder: Path | None) -> None:
    """Runs the conversation while the outbox is delivered, so that messages also arrive by themselves."""
    async with talk.application.working():
        await ConversationLoop(talk, who, _screen(talk.application, folder)).run(url)


def _screen(application: Application, folder: Path | None) -> Screen:
    """The comfortable screen at a real terminal, plain lines anywhere else. History is kept in the folder, None: in memory only."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and draws(os.environ)):
        return PlainScreen()
    contacts = application.wording.contacts
    return TerminalScreen.of_this_terminal(None if folder is None else folder / "terminal-history", (contacts.sign_on_url, contacts.mail_url))
