"""The line to one embedded system: it may be down, slow or garbled, and everything that is due has happened before it answers."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeVar

from bot.clock import Clock
from bot.errors import BackEndError, Garbled, Unreachable
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.embedded.row_store import RowAnswer, RowQuery, RowStore
from integrations.accounts.embedded.state import World
from integrations.accounts.embedded.wire import decoded, encoded

T = TypeVar("T")
_SLOW: Final = 30.0


@dataclass(frozen=True)
class SystemConnection:
    """Asks a system, and has it do something."""

    keeping: RowStore
    clock: Clock

    async def ask(self, system: str, *questions: RowQuery) -> RowAnswer:
        """What the system tells. Raises Unreachable, Garbled."""
        answer = await self.keeping.answer(system, self.clock.now(), *questions)
        if answer.how == "down":
            raise Unreachable(system, f"{system}: connection refused")
        if answer.how == "slow":
            await asyncio.sleep(_SLOW)
            answer = await self.keeping.answer(system, self.clock.now(), *questions)
        garbled = answer.how == "garbled"
        asked = zip(questions, answer.told, strict=True)
        return replace(answer, told=tuple(decoded(encoded(rows, question.table, garbled), question.table, system) for question, rows in asked))

    async def act(self, system: str, change: Callable[[World, datetime], tuple[World, T]]) -> T:
        """What the system says after it did something; `change` gets the world settled to the moment that it is also given (UTC).

        The answer of a slow system is late and that of a garbled one cannot be read, but what was asked for has happened by then:
        who gives up early, or cannot read it, does not know. Raises Unreachable and Garbled, and whatever `change` refuses with.
        """
        how = await self.keeping.broken(system)
        if how == "down":
            raise Unreachable(system, f"{system}: connection refused")
        now = self.clock.now()
        try:
            answer: T | LookupError | BackEndError = await self.keeping.change(now, lambda world: change(world, now))
        except (LookupError, BackEndError) as refusal:
            answer = refusal
        if how == "slow":
            await asyncio.sleep(_SLOW)
        if how == "garbled":
            raise Garbled(system, f"{system}: the answer cannot be decoded")
        if isinstance(answer, LookupError | BackEndError):
            raise answer
        return answer
