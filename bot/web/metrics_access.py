"""Who may read the desk's figures, and where they come from."""

from collections.abc import Awaitable, Callable

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret


@dataclass(frozen=True)
class MetricsAccess:
    """`exposition` gives the figures in Prometheus' text format; `token` opens them from elsewhere, None: they are read on this machine alone."""

    exposition: Callable[[], Awaitable[bytes]]
    token: Secret | None = None
