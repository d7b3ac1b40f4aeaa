"""The figures of a running desk: what was counted, and how the database and the audit trail stand when somebody asks."""

import asyncio
import platform
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from importlib import import_module
from typing import Any, Final

from sqlalchemy.exc import SQLAlchemyError

from bot import __version__
from bot.audit_trail.keeper import AnchorKeeper
from bot.clock import Clock
from bot.errors import ConfigurationError
from bot.messages import Mail
from bot.metrics.back_end import timed
from bot.metrics.catalogue import BUILD, DATABASE, INBOX, INBOX_AGE, OUTBOX, OUTBOX_AGE, TRAIL, TRAIL_CHECKED
from bot.metrics.metric import Metric, Metrics
from bot.metrics.tally import Sample, Tally
from bot.ports import Mailer
from bot.runtime.quick_dataclass import dataclass
from bot.runtime.shared_question import SharedQuestion
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.store.backlog import Backlog
from bot.store.work import Store
from integrations.channels.console import ConsoleChannel
from integrations.channels.mail import MailChannel
from integrations.channels.registry import PLATFORMS
from integrations.channels.web import WebChannel
from integrations.settings_section import read_secret

SHORTEST_TOKEN: Final = 16
_KEY: Final = "operations.metrics_token"
_PATIENCE: Final = 3.0
_ADAPTER: Final = "integrations.metrics.prometheus"


def build_tally() -> Tally:
    """Counts for one application, over every channel that there could be."""
    return Tally((ConsoleChannel.name, WebChannel.name, MailChannel.name, *(entry.name for entry in PLATFORMS)))


def read_metrics_token(settings: Settings) -> Secret | None:
    """The token that opens the figures from elsewhere; None: nobody reads them from there. Raises ConfigurationError."""
    if settings.operations.metrics_token is None:
        return None
    token = read_secret(settings.operations.metrics_token, _KEY)
    if len(token.reveal()) < SHORTEST_TOKEN or not token.reveal().isascii() or not token.reveal().isprintable() or " " in token.reveal():
        raise ConfigurationError("config.yaml", _KEY, f"expected at least {SHORTEST_TOKEN} letters, digits and marks without spaces")
    return token


@dataclass(frozen=True)
class TimedMailer:
    """Sends by another mailer, and counts how long that takes."""

    mailer: Mailer
    metrics: Metrics

    async def send(self, mail: Mail) -> None:
        """Raises what the other raises."""
        with timed(self.metrics, "mail"):
            await self.mailer.send(mail)


class DeskFigures:
    """What is told to whoever may read it."""

    def __init__(self, *, tally: Tally, store: Store, anchors: AnchorKeeper, clock: Clock) -> None:
        self.tally, self.store, self.anchors, self.clock = tally, store, anchors, clock
        self._backlog = SharedQuestion(self._waiting, _PATIENCE)

    async def exposition(self) -> bytes:
        """Everything in Prometheus' text format; without a database that answers within three seconds, what can be said without one."""
        try:
            backlog = await self._backlog.answer()
        except (SQLAlchemyError, OSError):
            backlog = None
        # Imported by name, and beside the loop: the library takes a tenth of a second, which no start and no message should wait for.
        adapter: Any = await asyncio.to_thread(import_module, _ADAPTER)
        tell: Callable[[Iterable[Sample]], bytes] = adapter.exposition
        return tell((*self.tally.samples(), *_standing(backlog, self.anchors, self.clock.now())))

    async def _waiting(self) -> Backlog:
        async with self.store.look() as work:
            return await work.backlog()


def _standing(backlog: Backlog | None, anchors: AnchorKeeper, now: datetime) -> Iterator[Sample]:
    yield _gauge(DATABASE, backlog is not None)
    if backlog is not None:
        for metric, value in ((INBOX, backlog.unanswered), (OUTBOX, backlog.undelivered)):
            yield _gauge(metric, value)
        for metric, since in ((INBOX_AGE, backlog.unanswered_since), (OUTBOX_AGE, backlog.undelivered_since)):
            yield _gauge(metric, 0 if since is None else max((now - since).total_seconds(), 0))
    if anchors.checked is not None:
        yield _gauge(TRAIL, anchors.intact)
        yield _gauge(TRAIL_CHECKED, anchors.checked.timestamp())
    yield Sample(BUILD, (__version__, platform.python_version()), 1)


def _gauge(metric: Metric, value: float) -> Sample:
    return Sample(metric, (), float(value))
