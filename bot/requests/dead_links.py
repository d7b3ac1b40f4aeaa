"""Links to pages that are over are taken off the chat, and the card of a request says how to get a new one (T5, T16)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.actions.request import RequestState
from bot.clock import Clock
from bot.messages import Phrase
from bot.requests.live_cards import LiveCards
from bot.requests.one_time_links import OneTimeLinks
from bot.runtime.quick_dataclass import dataclass
from bot.store.dead_offers import drop_links
from bot.store.steps import Step
from bot.store.work import Store
from bot.verification.page import StepKind

_GOES_ON: Final = timedelta(seconds=5)
"""How long whoever proved who they are may wait for the next page."""
_EXPIRED: Final = Phrase("link.expired")
_log = structlog.get_logger("links")


@dataclass(frozen=True)
class DeadLinks:
    """Looks for steps that were spent or have expired since the last look."""

    store: Store
    live_cards: LiveCards
    one_time_links: OneTimeLinks
    clock: Clock
    wake: Callable[[], None]

    async def tick(self) -> None:
        """Each step once, by one of several desks."""
        async with self.store.look() as work:
            over = await work.steps.over(self.clock.now())
        for step in over:
            try:
                await self._take_off(step)
            except Exception as trouble:  # an error for one person must not delay the others
                _log.error("a dead link could not be taken off", step=step.id, trouble=type(trouble).__name__)
        if over:
            self.wake()

    async def _take_off(self, step: Step) -> None:
        place = self.one_time_links.privately(step.identity) if step.identity.user else None
        now = self.clock.now()
        async with self.store.work() as work:
            request = await work.requests.of_id(step.request) if step.request else None
            if request is not None and request.state is RequestState.READY and _just_proven(step, now):
                return  # The next page is being made for whoever proved it; the card changes with that.
            if not await work.steps.withdraw(step, now):
                return
            own = request is not None and request.live and request.person == step.person
            if request is not None and own and await work.steps.open_of(request.id, request.person, now) is None:
                await self.live_cards.update(work, request, now)
            link = await work.links.of(step.identity)
            # A chat that is no longer this person's is told nothing (T3).
            if place is not None and link is not None and link.person == step.person:
                await drop_links(work, place, frozenset({f"step:{step.id}"}), now, over=_EXPIRED if step.spent is None else None)


def _just_proven(step: Step, now: datetime) -> bool:
    return step.kind is StepKind.PROVE and step.spent is not None and now - step.spent < _GOES_ON
