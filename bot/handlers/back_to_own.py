"""The speaker's own matter is in hand again after what came between (C13)."""

from dataclasses import replace

from bot.handlers.turn import Handler, Outcome, Turn
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True)
class BackToOwn:
    """Answers with another handler; what is asked next goes on about the own matter, found in this `row`."""

    answers: Handler
    about: str
    row: str

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer, about that matter."""
        outcome = await self.answers(turn)
        return outcome if outcome.about is not None else replace(outcome, about=self.about, row=self.row)
