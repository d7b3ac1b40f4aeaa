"""How often something may happen: pure arithmetic over the times at which it did (T7, T25, 6.6.3)."""

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
"""Sending codes, over all requests of a person, and to an address."""
GUESSES: Final = (Limit(9, timedelta(hours=1)), Limit(18, timedelta(days=1)))
"""Wrong codes of a person over all steps; each step has three of its own."""
PASSWORDS: Final = (Limit(2, timedelta(minutes=15)), Limit(6, timedelta(days=1)))
"""Wrong passwords for one account, whoever types them: below every lockout threshold (T25)."""
LINK_TRIES: Final = (Limit(6, timedelta(minutes=15)), Limit(20, timedelta(days=1)))
"""Wrong passwords typed at `/link` in one browser, for whatever accounts."""
LINK_CODES: Final = (Limit(4, timedelta(hours=1)), Limit(8, timedelta(days=1)))
"""Codes of a person that `/link` may ask for: fewer than CODES, so that who knows a password cannot use up what the person's own pages need."""
LINKS: Final = (Limit(5, timedelta(hours=1)),)
"""Link codes that were wrong, of one chat identity."""
STEP_TRIES: Final = 3
CODE_LASTS: Final = timedelta(minutes=10)
"""How long a mailed code works, from its mailing; a page that is given more time changes nothing about it."""


_FREE_HERE: Final = 10
_FREE_EVERYWHERE: Final = 200
_SLOWEST: Final = 3.0


def slowed(here: int, everywhere: int) -> float:
    """For how many seconds the next try at `/link` waits, after so many from one network and from all in the last minutes. It never refuses."""
    own = 0.0 if here < _FREE_HERE else 0.25 * 2.0 ** min((here - _FREE_HERE) // 5, 8)
    shared = 0.0 if everywhere < _FREE_EVERYWHERE else 0.25
    return min(own + shared, _SLOWEST)


def longest(limits: Iterable[Limit]) -> timedelta:
    """How far back one has to look."""
    return max(limit.span for limit in limits)


def next_at(happened: Iterable[datetime], limits: Iterable[Limit], now: datetime) -> datetime | None:
    """When it may happen next (UTC); None: now."""
    times = sorted(happened)
    waits = [inside[-limit.most] + limit.span for limit in limits if len(inside := [at for at in times if at > now - limit.span]) >= limit.most]
    return max(waits, default=None)
