"""What was said beside something else and not understood is named, so that it is not lost behind the answer (C24)."""

from dataclasses import replace
from typing import Final

from bot.accounts.masking import mask_text
from bot.handlers.turn import Handler, Outcome, Turn
from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass

_LONGEST: Final = 80


@dataclass(frozen=True)
class NamedBeside:
    """Answers with another handler; after that it says what of the text has no answer yet (`left`)."""

    answers: Handler
    left: str

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer, and that word."""
        outcome = await self.answers(turn)
        named = Phrase("doubt.beside", {"words": mask_text(self.left)[:_LONGEST]})
        return replace(outcome, reply=replace(outcome.reply, says=(*outcome.reply.says, named)))
