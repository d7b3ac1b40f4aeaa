"""Moments as an organisation file writes them: `-6m`, `1h30m`, `10d`, or a date and time in ISO 8601."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final, TypeAlias

RelativeMoment: TypeAlias = timedelta | datetime
"""Relative to when the organisation is first loaded (negative: before), or absolute in UTC."""

EXPECTED: Final = "a time relative to the start such as -6m, -3h, -400d, 1h30m or 10d (s, m, h, d, w), or an ISO date and time"
SPAN_EXPECTED: Final = "a span above zero such as 4m, 1h or 1h30m (s, m, h, d, w)"
_RELATIVE: Final = re.compile(r"([+-]?)(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?", re.ASCII)
_LONGEST: Final = timedelta(days=36525)
_YEARS: Final = range(1900, 2200)


def read_moment(text: str, zone: tzinfo) -> RelativeMoment:
    """The moment written in `text`; an ISO time without an offset is in `zone`. Raises ValueError with what was expected."""
    relative = _relative(text)
    if relative is not None:
        return relative
    try:
        absolute = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(EXPECTED) from None
    if absolute.year not in _YEARS:
        raise ValueError("a year between 1900 and 2199")
    return (absolute if absolute.tzinfo else absolute.replace(tzinfo=zone)).astimezone(UTC)


def read_relative_span(text: str) -> timedelta:
    """A span above zero, such as `1h` or `1h30m`. Raises ValueError with what was expected."""
    span = _relative(text)
    if span is None or span <= timedelta():
        raise ValueError(SPAN_EXPECTED)
    return span


def fixed(moment: RelativeMoment, now: datetime) -> datetime:
    """The moment in UTC, once `now` is known."""
    return now + moment if isinstance(moment, timedelta) else moment


def _relative(text: str) -> timedelta | None:
    match = _RELATIVE.fullmatch(text)
    if match is None or not any(match.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(amount or 0) for amount in match.groups()[1:])
    total = ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
    if total > _LONGEST.total_seconds():
        raise ValueError("a time within a hundred years of the start")
    return timedelta(seconds=-total if match[1] == "-" else total)
