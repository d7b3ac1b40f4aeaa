"""What a helpdesk is built with, and what comes of it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import field
from datetime import timedelta
from pkgutil import resolve_name
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.messages import Phrase
from bot.ports import Helpdesk, HelpdeskAgents
from bot.runtime.pace import Pace
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.webhooks import WebhookRoute
from integrations.accounts.examination import ExaminationResult
from integrations.helpdesk.helpdesk_entry import HelpdeskSettings
from integrations.helpdesk.registry import helpdesk_entry

if TYPE_CHECKING:
    from integrations.mail.smtp import SmtpServer

TellOperators: TypeAlias = Callable[[str, str], Awaitable[None]]
"""Tells the operators a sentence, by its key, about the ticket with this number."""


@dataclass(frozen=True)
class HelpdeskContext:
    """What every helpdesk is built with. `engine` opens the desk's own database; `faults` tells what the demonstration has broken.

    `key`: what a helpdesk derives is derived from it. `smtp`: the mail server of the settings, None where there is none; raises ConfigurationError. `say` words a
    phrase in the organisation's language, `organisation` is its short name, '' for none."""

    clock: Clock
    engine: AsyncEngine
    faults: Callable[[], Awaitable[Mapping[str, str]]]
    key: Secret
    smtp: "Callable[[], SmtpServer | None]"
    say: Callable[[Phrase], str]
    organisation: str = ""


async def _nothing() -> None:
    """Nothing is kept here."""


@asynccontextmanager
async def _idle(tell: TellOperators) -> AsyncIterator[None]:
    """Nothing is done here unasked."""
    yield


@dataclass(frozen=True)
class BuiltHelpdesk:
    """A helpdesk behind its port. `agents`: its own side, where the desk keeps the tickets. `start_over` forgets all tickets, for a demonstration that begins anew;
    `close` gives back its connections. `hooks`: what it calls, by path. `at_work`: what it does unasked while a desk serves, such as looking into a mailbox.
    `pace`: how often it is asked for news, None where that costs nothing; `deadline`: how long one act there may take, None for the time limit of the account
    systems."""

    helpdesk: Helpdesk
    agents: HelpdeskAgents | None = None
    start_over: Callable[[], Awaitable[None]] = _nothing
    close: Callable[[], Awaitable[None]] = _nothing
    hooks: Mapping[str, WebhookRoute] = field(default_factory=dict)
    at_work: Callable[[TellOperators], AbstractAsyncContextManager[None]] = _idle
    pace: Pace | None = None
    deadline: timedelta | None = None


def build_helpdesk(settings: HelpdeskSettings, context: HelpdeskContext) -> BuiltHelpdesk:
    """Builds it; its library is imported now. Raises ConfigurationError."""
    built: BuiltHelpdesk = resolve_name(helpdesk_entry(settings.kind).build)(settings, context)
    return built


def examine_helpdesk(examine: str, settings: HelpdeskSettings, clock: Clock) -> Awaitable[tuple[ExaminationResult, ...]]:
    """What `doctor` asks of it. Raises ConfigurationError at once, before anything is asked."""
    results: Awaitable[tuple[ExaminationResult, ...]] = resolve_name(examine)(settings, clock)
    return results
