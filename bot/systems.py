"""The account systems and who works here, put together from the settings: the third page of the parts list."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.ports import Colleagues, Register, Systems
from bot.settings.schema import Settings
from bot.settings.values import build_ruling
from integrations.accounts.embedded.description import Description
from integrations.accounts.embedded.organisation import EmbeddedOrganisation, Spans
from integrations.accounts.embedded.reading import read_organisation

_SAMPLES: Final = Path(__file__).parent.parent / "integrations" / "accounts" / "embedded" / "samples"
SAMPLE: Final = _SAMPLES / "before_go_live.yaml"


@dataclass(frozen=True)
class Estate:
    """Who works here and what holds their accounts. `organisation` keeps what is embedded, and how that is broken.

    `demonstration`: people and their agencies come from an organisation's file, so pages may let a visitor choose whom to be.
    """

    organisation: EmbeddedOrganisation
    described: Callable[[], Description]
    register: Register
    colleagues: Colleagues
    systems: Systems
    demonstration: bool
    real: frozenset[str] = frozenset()

    async def open(self) -> None:
        """Loads the embedded organisation where nothing is loaded yet, else goes on with it. Raises ConfigurationError."""
        if await self.organisation.loaded():
            await self.organisation.resume()
        else:
            await self.organisation.load(self.described())


def build_embedded(settings: Settings, engine: AsyncEngine, clock: Clock, keyed: Callable[[str], str]) -> EmbeddedOrganisation:
    """The organisation that is kept in this database, by the spans and the phase that the configuration rules."""
    spans = Spans(settings.timings.auto_unlock, settings.timings.sync_every, build_ruling(settings))
    return EmbeddedOrganisation(engine, clock, keyed, ZoneInfo(settings.time_zone), spans)


def build_estate(settings: Settings, source: Path | None, engine: AsyncEngine, clock: Clock, keyed: Callable[[str], str]) -> Estate:
    """Puts them together. `source`: an organisation's file named on the command line. Raises ConfigurationError."""
    organisation = build_embedded(settings, engine, clock, keyed)
    zone = ZoneInfo(settings.time_zone)
    return Estate(
        organisation, lambda: read_organisation(source or SAMPLE, zone), organisation.register, organisation.colleagues, organisation.systems, True
    )
