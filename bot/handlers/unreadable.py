"""Unreadable messages: empty, far too long, a dead button. Each gets a clear answer, and the conversation continues."""

from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn
from bot.messages import ButtonPress, MenuCommand, Phrase, PhraseWord, Reply
from bot.people.identity import audit_actor
from bot.requests.approvals import DECIDE, Approvals
from bot.runtime.quick_dataclass import dataclass

LONGEST: Final = 2000
_GONE: Final = "button.gone"


@dataclass(frozen=True)
class UnreadableHandler:
    """Says why nothing was done."""

    approvals: Approvals

    async def __call__(self, turn: Turn) -> Outcome:
        """What was unreadable, and what to do instead."""
        key, words = unreadable_phrase(turn)
        did = AuditEvent.BUTTON_REFUSED if key == _GONE else AuditEvent.MESSAGE_REFUSED
        record = AuditRecord(did, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"why": key})
        over = await self._over(turn) if key == _GONE else None
        if over is not None:
            return Outcome(Reply((over,)), (record,), personal=True)
        return Outcome(Reply((Phrase(key, words),)), (record,), hushed=isinstance(turn.message.content, ButtonPress))

    async def _over(self, turn: Turn) -> Phrase | None:
        """Why there is nothing to decide any more, where the button was for deciding; an admin is about to believe what somebody told them."""
        if turn.person is None or not isinstance(turn.message.content, ButtonPress):
            return None
        async with self.approvals.store.look() as work:
            meant = await work.buttons.once_meant(turn.message.content.button, turn.message.sender)
        name, _, argument = (meant or "").partition(":")
        return await self.approvals.over_for(turn.person, argument.partition(" ")[0]) if name == DECIDE else None


def unreadable_phrase(turn: Turn) -> tuple[str, dict[str, PhraseWord]]:
    """The key of the sentence, and its words."""
    if turn.argument == "choice":
        return "choice.none", {}
    if isinstance(turn.message.content, MenuCommand):
        return {"forwarded": "input.forwarded", "wordless": "input.wordless"}.get(turn.argument, "input.no_command"), {}
    if len(turn.text) > LONGEST:
        return "input.too_long", {"length": len(turn.text)}
    if isinstance(turn.message.content, ButtonPress) or turn.argument:
        return _GONE, {}
    return "input.empty", {}
