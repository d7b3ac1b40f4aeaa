"""What cannot be read: nothing, far too much, a dead button. A clear answer each, and the conversation goes on."""

from typing import Final

from bot.audit import Did, Record
from bot.casework.identity import audit_actor
from bot.handlers.turn import Outcome, Turn
from bot.messages import Called, Phrase, Pressed, Reply, Word
from bot.quick_dataclass import dataclass

LONGEST: Final = 2000


@dataclass(frozen=True)
class Unreadable:
    """Says why nothing was done."""

    async def __call__(self, turn: Turn) -> Outcome:
        """Which kind of unreadable it was, and what to do instead."""
        key, words = why(turn)
        did = Did.BUTTON_REFUSED if key == "button.gone" else Did.MESSAGE_REFUSED
        record = Record(did, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"why": key})
        return Outcome(Reply((Phrase(key, words),)), (record,), hushed=isinstance(turn.message.said, Pressed))


def why(turn: Turn) -> tuple[str, dict[str, Word]]:
    """The key of the sentence, and its words."""
    if turn.argument == "choice":
        return "choice.none", {}
    if isinstance(turn.message.said, Called):
        return {"forwarded": "input.forwarded", "wordless": "input.wordless"}.get(turn.argument, "input.no_command"), {}
    if len(turn.text) > LONGEST:
        return "input.too_long", {"length": len(turn.text)}
    if isinstance(turn.message.said, Pressed) or turn.argument:
        return "button.gone", {}
    return "input.empty", {}
