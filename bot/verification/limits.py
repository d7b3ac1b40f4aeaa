"""Rate limits: pure arithmetic over the times of earlier events (T7, T25, 6.6.3)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` within `span`."""

    most: int
    span: timedelta


CODES: Final = (Limit(1, timedelta(minutes=1)), Limit(5, timedelta(hours=1)), Limit(10, timedelta(days=1)))
"""Sending codes: per person over all requests, and per address."""
GUESSES: Final = (Limit(9, timedelta(hours=1)), Limit(18, timedelta(days=1)))
"""Wrong codes of a person over all steps; each step also has three of its own."""
PASSWORDS: Final = (Limit(2, timedelta(minutes=15)), Limit(6, timedelta(days=1)))
"""Wrong passwords for one account, whoever types them: below every lockout threshold (T25)."""
LINK_TRIES: Final = (Limit(6, timedelta(minutes=15)), Limit(20, timedelta(days=1)))
"""Wrong passwords typed at `/link` in one browser, for any accounts."""
LINK_CODES: Final = (Limit(4, timedelta(hours=1)), Limit(8, timedelta(days=1)))
"""Codes for a person requested at `/link`: fewer than CODES, so that somebody with the password cannot use up the codes for the person's own pages."""
LINKS: Final = (Limit(5, timedelta(hours=1)),)
"""Wrong link codes of one chat identity."""
FORGED_HEADERS: Final = (Limit(3, timedelta(minutes=1)),)
"""Audit records about one network that writes a proxy's headers itself; more would only fill the trail."""
STEP_TRIES: Final = 3
CODE_LASTS: Final = timedelta(minutes=10)
"""How long a mailed code is valid from its mailing; extending the page does not change it."""


_FREE_HERE: Final = 10
_FREE_EVERYWHERE: Final = 200
_SLOWEST: Final = 3.0


def slowed(here: int, everywhere: int) -> float:
    """The delay of the next attempt at `/link` in seconds, after recent failures from one network and from everywhere. It never refuses."""
    own = 0.0 if here < _FREE_HERE else 0.25 * 2.0 ** min((here - _FREE_HERE) // 5, 8)
    shared = 0.0 if everywhere < _FREE_EVERYWHERE else 0.25
    return min(own + shared, _SLOWEST)


def longest(limits: Iterable[Limit]) -> timedelta:
    """The longest span that matters."""
    return max(limit.span for limit in limits)


def next_at(happened: Iterable[datetime], limits: Iterable[Limit], now: datetime) -> datetime | None:
    """When it may next happen (UTC); None: now."""
    times = sorted(happened)
    waits = [inside[-limit.most] + limit.span for limit in limits if len(inside := [at for at in times if at > now - limit.span]) >= limit.most]
    return max(waits, default=None)
