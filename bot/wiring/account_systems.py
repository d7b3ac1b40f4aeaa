"""The account systems and the register of people, built from the settings."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.organisation.identity import OwnName
from bot.ports import Colleagues, Register, Systems
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import Settings
from bot.settings.value_objects import build_ruling
from integrations.accounts.embedded.description import Description
from integrations.accounts.embedded.kept_seals import with_kept_seals
from integrations.accounts.embedded.organisation import EmbeddedOrganisation, Spans
from integrations.accounts.embedded.organisation_file import read_organisation
from integrations.accounts.embedded.own_name import read_own_name
from integrations.accounts.offices import Offices, load_offices
from integrations.accounts.system_building import DeskRecords, RegisteredAccountHolders, SystemContext

_SAMPLES: Final = Path(__file__).parent.parent.parent / "integrations" / "accounts" / "embedded" / "samples"
SAMPLE: Final = _SAMPLES / "before_go_live.yaml"


@dataclass(frozen=True)
class AccountSystems:
    """The register of people and their account systems. `organisation` holds what is embedded, and its faults.

    `demonstration`: people and their agencies come from an organisation's file. `real`: the systems that are not embedded. `own_name`: what that file
    calls the organisation.
    """

    organisation: EmbeddedOrganisation
    described: Callable[[], Description]
    register: Register
    colleagues: Colleagues
    systems: Systems
    demonstration: bool
    real: frozenset[str]
    close: Callable[[], None]
    own_name: OwnName

    @property
    def anybody(self) -> bool:
        """Whether a page may let a visitor choose whom to be: never with a real account system."""
        return self.demonstration and not self.real

    async def open(self) -> None:
        """Loads the embedded organisation unless one is loaded already. Raises ConfigurationError."""
        if await self.organisation.loaded():
            await self.organisation.resume()
        else:
            await self.organisation.load(self.described())


@dataclass(frozen=True)
class ExternalSources:
    """What the systems are built from. `from_file`: people come from an organisation's file."""

    settings: Settings
    offices: Offices | None
    context: SystemContext
    records: DeskRecords
    from_file: bool


def build_embedded_organisation(settings: Settings, engine: AsyncEngine, clock: Clock, keyed: Callable[[str], str]) -> EmbeddedOrganisation:
    """The organisation in this database, with the configuration's spans and phase."""
    spans = Spans(settings.timings.auto_unlock, settings.timings.sync_every, build_ruling(settings))
    return EmbeddedOrganisation(engine, clock, keyed, ZoneInfo(settings.time_zone), spans)


def build_account_systems(settings: Settings, source: Path | None, engine: AsyncEngine, clock: Clock, keyed: Callable[[str], str]) -> AccountSystems:
    """Builds them. `source`: an organisation's file named on the command line. Raises ConfigurationError."""
    organisation = build_embedded_organisation(settings, engine, clock, keyed)
    offices = read_offices_of(settings, clock)
    embedded = AccountSystems(
        organisation=organisation,
        described=_described(source, offices, ZoneInfo(settings.time_zone)),
        register=organisation.register,
        colleagues=organisation.colleagues,
        systems=organisation.systems,
        demonstration=True,
        real=frozenset(),
        close=_nothing,
        own_name=OwnName() if source is None and offices is not None else read_own_name(source or SAMPLE),
    )
    if not settings.accounts.real and offices is None:
        return embedded
    holders = RegisteredAccountHolders(organisation, organisation.colleagues, organisation.systems.portal, by_attribute=False)
    # Imported by name: ldap3 and the adapters take half of start-up time, and only a configuration with a real system needs them.
    extended: Callable[..., AccountSystems] = import_module("bot.wiring.external_systems").with_external_systems
    sources = ExternalSources(
        settings=settings,
        offices=offices,
        context=system_context(settings, clock),
        records=DeskRecords(engine, keyed, holders),
        from_file=source is not None,
    )
    return extended(embedded, sources)


def system_context(settings: Settings, clock: Clock) -> SystemContext:
    """The context in which every system is built and checked."""
    timings = settings.timings
    return SystemContext(
        clock=clock,
        time_zone=settings.time_zone,
        auto_unlock=timings.auto_unlock,
        sync_every=timings.sync_every,
        sync_overdue=timings.sync_overdue,
    )


def _nothing() -> None:
    """There is no real system to close."""


def read_offices_of(settings: Settings, clock: Clock) -> Offices | None:
    """The agencies file, if one is configured. Raises ConfigurationError."""
    named = settings.organisation.agencies
    return None if named is None else load_offices(Path(named), ZoneInfo(settings.time_zone), clock.now())


def _described(source: Path | None, offices: Offices | None, zone: ZoneInfo) -> Callable[[], Description]:
    """The embedded organisation's initial content: its file; without one the agencies alone, and `people import` adds the people."""
    if source is None and offices is not None:
        return lambda: Description(offices.described, ())
    if source is None:
        return lambda: with_kept_seals(read_organisation(SAMPLE, zone), SAMPLE.read_bytes())
    return lambda: read_organisation(source, zone)
