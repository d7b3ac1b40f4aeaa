"""Spans of time as people write them: `15m`, `1h`, `1h30m`, `2d`."""

import re
from datetime import timedelta
from typing import Final

_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_WHOLE: Final = re.compile(r"(?:\d+(?:\.\d+)?[smhdw]\s*)+", re.IGNORECASE)
_PART: Final = re.compile(r"(?<!\d)(\d++(?:\.\d++)?)([smhdw])", re.IGNORECASE)
_LONGEST: Final = timedelta(days=3660)


def read_span(written: object) -> timedelta:
    """A span above zero and up to ten years. Raises ValueError with what was expected."""
    if isinstance(written, timedelta):
        return written
    if not isinstance(written, str) or not _WHOLE.fullmatch(written.strip()):
        raise ValueError(f"a span like 15m, 1h30m or 2d, not {written!r}")
    span = timedelta()
    for amount, unit in _PART.findall(written):
        try:
            span += timedelta(**{_UNITS[unit.lower()]: float(amount)})
        except OverflowError:
            raise ValueError("a span of at most ten years") from None
    if not timedelta() < span <= _LONGEST:
        raise ValueError("a span above zero and of at most ten years")
    return span
