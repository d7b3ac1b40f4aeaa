"""What was taken for an incident, or asked about as one, was none: what is wanted instead is answered, and nothing of it is remembered (C20)."""

from dataclasses import replace
from typing import Final

from bot.dialogue.conversation import NO_INCIDENT
from bot.handlers.turn import Handler, Outcome, Turn
from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass

_INCIDENT: Final = "incident:"


@dataclass(frozen=True)
class LeftIncident:
    """Answers with another handler, after a word that it was understood."""

    answers: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer, after that word."""
        outcome = await self.answers(turn)
        says = (Phrase("incident.over"), *outcome.reply.says)
        about = "" if outcome.about is None and turn.conversation.about.startswith(_INCIDENT) else outcome.about
        return replace(outcome, reply=replace(outcome.reply, says=says), about=about, remember={**outcome.remember, **NO_INCIDENT})
