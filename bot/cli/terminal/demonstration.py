"""The commands that control the demonstration, as an operator types them; the JSON side has the same ones."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from bot.cli.conversation import CannotDo, TerminalConversation
from bot.messages import Phrase

_WAYS: Final = ("down", "slow", "garbled", "well")
_SYSTEMS: Final = ("portal", "personnel", "directory", "mailbox", "sso", "helpdesk", "mail")
# The completions, word by word.
WORDS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "/advance": (("15m", "1h", "1d"),),
        "/fault": (_SYSTEMS, _WAYS),
        "/lock": (),
        "/as": (),
        "/help": (),
        "/quit": (),
    }
)


async def run_demonstration_command(talk: TerminalConversation, command: str, words: list[str], language: str) -> Phrase | None:
    """Runs it and returns the line to show; None if the command is not one of these."""
    try:
        match command, words:
            case "/advance", _:
                await talk.advance("".join(words))
                done = _advanced(talk, "".join(words), language)
            case "/fault", [name, how]:
                await talk.break_system(name.lower(), how.lower())
                done = Phrase("terminal.broken", {"system": name.lower(), "how": how.lower()})
            case "/lock", [account]:
                await talk.lock(account)
                done = Phrase("terminal.locked", {"account": account})
            case (("/fault" | "/lock"), _):
                return Phrase(f"terminal.how.{command[1:]}")
            case _:
                return None
    except CannotDo:
        return Phrase(f"terminal.how.{command[1:]}")
    await talk.settle()
    return done


def _advanced(talk: TerminalConversation, span: str, language: str) -> Phrase:
    now = talk.application.clock.now()
    # Relative to another day, so that the day is included.
    moment = talk.application.wording.moment(now, language, now - timedelta(days=9))
    return Phrase("terminal.advanced", {"span": span, "moment": moment})
