"""Whether somebody asks about earlier locks of an account. Pure."""

import re
from typing import Final

from bot.faq.text import traditional
from bot.runtime.lazy_pattern import lazy_pattern

_EARLIER: Final = lazy_pattern(
    r"之前|以前|上午|早上|昨天|前幾天|第一次|幾次|也[被有]?鎖過|有沒有鎖過|"
    r"\b(?:before|earlier|first time|how (?:often|many times)|already locked|again today)\b",
    re.IGNORECASE,
)
_LOCKED: Final = lazy_pattern(r"鎖|\block", re.IGNORECASE)


def asks_of_earlier_locks(text: str) -> bool:
    """Whether it is asked if the account was locked before, or how often."""
    return _EARLIER.search(traditional(text)) is not None and _LOCKED.search(traditional(text)) is not None
