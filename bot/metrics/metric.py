"""A metric with its closed labels, and the port through which the edges count. Pure."""

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from typing import Final, Protocol

from bot.runtime.quick_dataclass import dataclass

OTHER: Final = "other"
"""In place of a value that the label does not know: what somebody typed can never become one."""


class MetricKind(Enum):
    """How it moves: only up, up and down, or as a distribution in seconds."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Metric:
    """`labels` by name, each with all values it can have; those of `channel` are the channels of the desk, which only its wiring knows.
    `buckets`: the upper bounds of a histogram, in seconds."""

    name: str
    kind: MetricKind
    help: str
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    buckets: tuple[float, ...] = ()


class Metrics(Protocol):
    """Counts. Never raises and never waits; a value that a label does not know counts as `other`."""

    def count(self, metric: Metric, **labels: str) -> None:
        """One more of a counter."""
        ...

    def observe(self, metric: Metric, seconds: float, **labels: str) -> None:
        """A duration of a histogram."""
        ...


class NoMetrics:
    """Nobody looks: commands, and the chat of a terminal."""

    def count(self, metric: Metric, **labels: str) -> None:
        """Forgets it."""

    def observe(self, metric: Metric, seconds: float, **labels: str) -> None:
        """Forgets it."""


NO_METRICS: Final = NoMetrics()
