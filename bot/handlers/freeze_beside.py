"""While an incident is in hand, the button that freezes stands under every answer beside it, until it is pressed (C20)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.actions.freeze import Freeze
from bot.handlers.turn import Handler, Outcome, Turn
from bot.incidents.told import given_away
from bot.messages import Choice
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass

_IN_HAND: Final = timedelta(hours=24)
_FREEZES: Final = "freeze:"


@dataclass(frozen=True)
class FreezeBeside:
    """Answers with another handler. `freezing` is the button, `standing` the freeze that holds for somebody."""

    answers: Handler
    freezing: tuple[Choice, ...]
    standing: Callable[[Person], Awaitable[Freeze | None]]

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer, with the button where it is still to be pressed."""
        outcome = await self.answers(turn)
        reply = outcome.reply
        if turn.person is None or not turn.private or not _in_hand(turn, outcome) or any(choice.means.startswith(_FREEZES) for choice in reply.choices):
            return outcome
        if await self.standing(turn.person) is not None:
            return outcome
        return replace(outcome, reply=replace(reply, choices=(*reply.choices, *self.freezing)))


def _in_hand(turn: Turn, outcome: Outcome) -> bool:
    """Whether an incident was told here lately, which was not taken back since, and in which something may have been given away."""
    told = str(outcome.remember.get("incident", turn.conversation.incident))
    live = bool(told) and turn.now - datetime.fromisoformat(told) < _IN_HAND
    return live and given_away((turn.conversation.given,)) != "no"
