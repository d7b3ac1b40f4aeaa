"""How long an approver has, as people write it: `30m`, `2h`, `1 working day`, `2 working days`."""

import re
from typing import Final

from bot.actions.ways import ApprovalTime
from bot.runtime.spans import read_span

_WORKING_DAYS: Final = re.compile(r"([1-9]\d?) +working +days?", re.IGNORECASE | re.ASCII)
_LONGEST: Final = 20
EXPECTED: Final = "a span like 30m or 2h, or 1 working day, 2 working days"


def read_approval_time(written: object) -> ApprovalTime:
    """A span or whole working days, at most twenty of them. Raises ValueError with what was expected."""
    if isinstance(written, ApprovalTime):
        return written
    if isinstance(written, str) and (days := _WORKING_DAYS.fullmatch(written.strip())):
        if int(days[1]) > _LONGEST:
            raise ValueError(f"at most {_LONGEST} working days, not {written!r}")
        return ApprovalTime(working_days=int(days[1]))
    try:
        return ApprovalTime(read_span(written))
    except ValueError:
        raise ValueError(f"{EXPECTED}, not {written!r}") from None
