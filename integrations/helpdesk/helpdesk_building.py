"""What a helpdesk is built with, and what comes of it."""

from collections.abc import Awaitable, Callable, Mapping
from pkgutil import resolve_name

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.ports import Helpdesk, HelpdeskAgents
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.examination import ExaminationResult
from integrations.helpdesk.helpdesk_entry import HelpdeskSettings
from integrations.helpdesk.registry import helpdesk_entry


@dataclass(frozen=True)
class HelpdeskContext:
    """What every helpdesk is built with. `engine` opens the desk's own database; `faults` tells what the demonstration has broken."""

    clock: Clock
    engine: AsyncEngine
    faults: Callable[[], Awaitable[Mapping[str, str]]]


async def _nothing() -> None:
    """Nothing is kept here."""


@dataclass(frozen=True)
class BuiltHelpdesk:
    """A helpdesk behind its port. `agents`: its own side, where the desk keeps the tickets. `start_over` forgets all tickets, for a demonstration that begins anew;
    `close` gives back its connections."""

    helpdesk: Helpdesk
    agents: HelpdeskAgents | None = None
    start_over: Callable[[], Awaitable[None]] = _nothing
    close: Callable[[], Awaitable[None]] = _nothing


def build_helpdesk(settings: HelpdeskSettings, context: HelpdeskContext) -> BuiltHelpdesk:
    """Builds it; its library is imported now. Raises ConfigurationError."""
    built: BuiltHelpdesk = resolve_name(helpdesk_entry(settings.kind).build)(settings, context)
    return built


def examine_helpdesk(examine: str, settings: HelpdeskSettings, clock: Clock) -> Awaitable[tuple[ExaminationResult, ...]]:
    """What `doctor` asks of it. Raises ConfigurationError at once, before anything is asked."""
    results: Awaitable[tuple[ExaminationResult, ...]] = resolve_name(examine)(settings, clock)
    return results
