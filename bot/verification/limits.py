"""How often something may happen: pure arithmetic over the times at which it did (T7, T25, 6.6.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` within `span`."""

    most: int
    span: timedelta


CODES: Final = (Limit(1, timedelta(minutes=1)), Limit(5, timedelta(hours=1)), Limit(10, timedelta(days=1)))
"""Sending codes, over all requests of a person, and to an address."""
GUESSES: Final = (Limit(9, timedelta(hours=1)), Limit(18, timedelta(days=1)))
"""Wrong codes of a person over all steps; each step has three of its own."""
PASSWORDS: Final = (Limit(2, timedelta(minutes=15)), Limit(6, timedelta(days=1)))
"""Wrong passwords for one account, whoever types them: below every lockout threshold (T25)."""
LINKS: Final = (Limit(5, timedelta(hours=1)),)
"""Link codes that were wrong, of one chat identity."""
STEP_TRIES: Final = 3
CODE_LASTS: Final = timedelta(minutes=10)
"""How long a mailed code works, from its mailing; a page that is given more time changes nothing about it."""


def longest(limits: Iterable[Limit]) -> timedelta:
    """How far back one has to look."""
    return max(limit.span for limit in limits)


def next_at(happened: Iterable[datetime], limits: Iterable[Limit], now: datetime) -> datetime | None:
    """When it may happen next (UTC); None: now."""
    times = sorted(happened)
    waits = [inside[-limit.most] + limit.span for limit in limits if len(inside := [at for at in times if at > now - limit.span]) >= limit.most]
    return max(waits, default=None)
