"""The proof with which somebody works at the desk."""

from datetime import datetime, timedelta

from bot.runtime.quick_dataclass import dataclass
from bot.verification.level import Level


@dataclass(frozen=True, slots=True)
class DeskProof:
    """The last proof of whom this browser belongs to, made at `at` (UTC)."""

    level: Level
    at: datetime

    def is_fresh(self, fresh: timedelta, now: datetime) -> bool:
        """Whether it is at most this old, and not of the future."""
        return timedelta(0) <= now - self.at <= fresh
