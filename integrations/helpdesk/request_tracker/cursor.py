"""How far the desk has heard. Pure.

Transactions get their numbers before they can be seen, so one with a smaller number may appear after one with a larger: the cursor names a number up to which
nothing can come any more, and which of those above it were heard."""

import re
from collections.abc import Iterable
from typing import Final

from bot.runtime.quick_dataclass import dataclass

_KIND: Final = "rt:"
_LONGEST: Final = 180
"""Letters that the desk keeps of a cursor."""
REMEMBERED: Final = 20
_FORM: Final = re.compile(r"rt:(\d{1,18})(?:\+((?:\d{1,18},)*\d{1,18}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Everything up to `low` was heard or never will be; of what is above it, `heard`."""

    low: int = 0
    heard: frozenset[int] = frozenset()

    def after(self, numbers: Iterable[int]) -> "Cursor":
        """With these heard as well. The oldest are forgotten, and `low` rises to them, once there are too many."""
        ordered = sorted(self.heard | set(numbers))
        low = self.low
        while len(ordered) > REMEMBERED or len(_written(low, ordered)) > _LONGEST:
            low = ordered.pop(0)
        return Cursor(low, frozenset(ordered))


def write_cursor(cursor: Cursor) -> str:
    """As the desk keeps it."""
    return _written(cursor.low, sorted(cursor.heard))


def read_cursor(text: str | None) -> Cursor:
    """From the beginning for None, and for what another kind of helpdesk left."""
    found = _FORM.fullmatch(text or "")
    if found is None:
        return Cursor()
    low = int(found[1])
    return Cursor(low, frozenset(low + int(one) for one in found[2].split(",")) if found[2] else frozenset())


def _written(low: int, heard: list[int]) -> str:
    steps = ",".join(str(one - low) for one in heard)
    return f"{_KIND}{low}+{steps}" if steps else f"{_KIND}{low}"
