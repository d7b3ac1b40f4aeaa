"""The way to the helpdesk: how long one act there may take, and when it is asked again."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final

from bot.clock import Clock
from bot.errors import Unreachable
from bot.metrics.back_end import timed
from bot.metrics.metric import NO_METRICS, Metrics
from bot.runtime.pace import Pace
from bot.store.work import Work
from bot.tickets.ticket import TicketNews

_SYSTEM: Final = "helpdesk"


class HelpdeskLine:
    """`deadline` is for each act. `pace`: how often news is asked for, and how seldom while nobody answers; None: always, as where that costs nothing."""

    def __init__(self, clock: Clock, deadline: timedelta, pace: Pace | None = None, metrics: Metrics = NO_METRICS) -> None:
        self.deadline = deadline
        self.answers = True
        """Whether the last act was answered, be it with a refusal."""
        self._clock = clock
        self._pace = pace
        self._metrics = metrics

    @property
    def open(self) -> bool:
        """Whether anything may be asked now; not for a while after nobody has answered."""
        return self._pace is None or self._pace.may_ask(self._clock.now())

    @property
    def paced(self) -> bool:
        """Whether looking for news costs something."""
        return self._pace is not None

    def hurry(self) -> None:
        """There may be news: the next look is due now."""
        if self._pace is not None:
            self._pace.hurry()

    def due(self) -> bool:
        """Whether it is time to look for news; the next time is reckoned from now on."""
        if self._pace is None:
            return True
        now = self._clock.now()
        due = self._pace.due(now)
        if due:
            self._pace.looked(now)
        return due

    @asynccontextmanager
    async def asked(self, longer: timedelta = timedelta()) -> AsyncIterator[None]:
        """One act, within its deadline, which is so much `longer` where files are under way. Raises TimeoutError, and what it raises itself.

        While nobody answers it is not even asked (Unreachable), so that only one person waits for that."""
        if not self.open:
            raise Unreachable(_SYSTEM, f"{_SYSTEM}: not asked, since it has not answered just now")
        self.answers = False
        try:
            with timed(self._metrics, _SYSTEM):
                async with asyncio.timeout((self.deadline + longer).total_seconds()):
                    yield
            self.answers = True
        except (TimeoutError, Unreachable):
            raise
        except Exception:
            self.answers = True
            raise
        finally:
            if self._pace is not None:
                self._pace.went(self._clock.now(), well=self.answers)


async def told_too_early(work: Work, news: Sequence[TicketNews]) -> bool:
    """Whether some of it may be about a ticket of which the desk does not know yet that the helpdesk has it."""
    if not await work.tickets.unfiled():
        return False
    return any([await work.tickets.by_ref(item.ref) is None for item in news])
