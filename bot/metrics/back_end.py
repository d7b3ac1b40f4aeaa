"""How long a system took, and what came of it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from bot.errors import Denied, Garbled, NotAccepted, Unreachable
from bot.metrics.catalogue import BACK_END
from bot.metrics.metric import Metrics

ANSWERED: Final = "answered"
LATE: Final = "late"
_CAME_TO: Final = ((NotAccepted, ANSWERED), (Unreachable, "unreachable"), (Garbled, "garbled"), (Denied, "denied"), (LookupError, ANSWERED))
_FAILED: Final = "failed"


@contextmanager
def timed(metrics: Metrics, system: str) -> Iterator[None]:
    """Counts what happens while the block runs; whatever it raises is passed on. A deadline further out cancels what it no longer waits for."""
    now = asyncio.get_running_loop().time
    begun = now()
    try:
        yield
    except (asyncio.CancelledError, TimeoutError):
        metrics.observe(BACK_END, now() - begun, system=system, outcome=LATE)
        raise
    except Exception as trouble:
        metrics.observe(BACK_END, now() - begun, system=system, outcome=_outcome(trouble))
        raise
    metrics.observe(BACK_END, now() - begun, system=system, outcome=ANSWERED)


def _outcome(trouble: Exception) -> str:
    return next((outcome for kind, outcome in _CAME_TO if isinstance(trouble, kind)), _FAILED)
