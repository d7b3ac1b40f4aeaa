"""Unreadable messages: empty, far too long, a dead button. Each gets a clear answer, and the conversation continues."""

from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn
from bot.messages import ButtonPress, MenuCommand, Phrase, PhraseWord, Reply
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass

LONGEST: Final = 2000


@dataclass(frozen=True)
class UnreadableHandler:
    """Says why nothing was done."""

    async def __call__(self, turn: Turn) -> Outcome:
        """What was unreadable, and what to do instead."""
        key, words = unreadable_phrase(turn)
        did = AuditEvent.BUTTON_REFUSED if key == "button.gone" else AuditEvent.MESSAGE_REFUSED
        record = AuditRecord(did, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"why": key})
        return Outcome(Reply((Phrase(key, words),)), (record,), hushed=isinstance(turn.message.content, ButtonPress))


def unreadable_phrase(turn: Turn) -> tuple[str, dict[str, PhraseWord]]:
    """The key of the sentence, and its words."""
    if turn.argument == "choice":
        return "choice.none", {}
    if isinstance(turn.message.content, MenuCommand):
        return {"forwarded": "input.forwarded", "wordless": "input.wordless"}.get(turn.argument, "input.no_command"), {}
    if len(turn.text) > LONGEST:
        return "input.too_long", {"length": len(turn.text)}
    if isinstance(turn.message.content, ButtonPress) or turn.argument:
        return "button.gone", {}
    return "input.empty", {}
