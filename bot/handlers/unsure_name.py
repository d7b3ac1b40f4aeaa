"""What may be somebody's name or the speaker's own account: looked up among the speaker's own accounts alone, else it is asked whose it is (C9)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.handlers.turn import Handler, Outcome, Turn
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass

_WHOSE: Final = "whose"


@dataclass(frozen=True)
class UnsureNameHandler:
    """`argument` is what stands in a name's place, as it was typed. `is_own` says whether it is one of the speaker's own names, `own` answers then;
    `doubt` asks once whose account is meant. Nobody else is ever looked up."""

    is_own: Callable[[Person, str], Awaitable[bool]]
    own: Handler
    doubt: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """The speaker's own account, or the question."""
        if turn.person is not None and turn.private and await self.is_own(turn.person, turn.argument):
            return await self.own(turn)
        return await self.doubt(replace(turn, argument=_WHOSE))
