"""The messaging platforms that the settings turn on: the fourth page of the parts list."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import structlog
from starlette.routing import BaseRoute

from bot.clock import Clock
from bot.ports import Accept, Channel
from bot.settings.schema import Settings

_PAUSE = 5.0
_log = structlog.get_logger("channels")


class Platform(Channel, Protocol):
    """A channel that a platform elsewhere runs: it is fetched from, or it calls us."""

    def routes(self, accept: Accept) -> tuple[BaseRoute, ...]:
        """The addresses that the platform calls; none where we fetch."""
        ...


@dataclass(frozen=True)
class Platforms:
    """All that are turned on, by name."""

    of_name: Mapping[str, Platform]

    async def receive(self, accept: Accept) -> None:
        """Hears all of them until cancelled; one that fails is begun again and stops no other."""
        async with asyncio.TaskGroup() as group:
            for one in self.of_name.values():
                group.create_task(self._heard(one, accept))

    def routes(self, accept: Accept) -> tuple[BaseRoute, ...]:
        """What the web server answers for them."""
        return tuple(route for one in self.of_name.values() for route in one.routes(accept))

    async def _heard(self, platform: Platform, accept: Accept) -> None:
        while True:
            try:
                await platform.receive(accept)
                return
            except Exception as trouble:  # whatever a platform does, the desk goes on and tries again
                _log.warning("a platform cannot be heard", platform=platform.name, trouble=type(trouble).__name__)
                await asyncio.sleep(_PAUSE)


def build_platforms(settings: Settings, clock: Clock) -> Platforms:
    """Those that the settings turn on. Raises ConfigurationError for a token that is missing."""
    platforms: dict[str, Platform] = {}
    return Platforms(platforms)
