"""Somebody types for the owner in the owner's own chat: answered as to the owner, with one line on what only the owner may type."""

from dataclasses import replace

from bot.handlers.turn import Handler, Outcome, Turn
from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True)
class TypedForOwner:
    """Answers with another handler, and says whose account this chat is linked to, so that nobody takes it for another's."""

    answers: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer, after that line."""
        outcome = await self.answers(turn)
        if turn.person is None or not turn.private:
            return outcome
        says = (Phrase("typist.owner", {"name": turn.person.name}), *outcome.reply.says)
        return replace(outcome, reply=replace(outcome.reply, says=says), personal=True, remember={**outcome.remember, "typed_for": True, "whose": ""})
