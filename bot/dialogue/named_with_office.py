"""Somebody who is named together with their office: 「警察局康家豪也想查」. Whoever looks after accounts writes so, in the middle of any sentence. Pure."""

import re
from functools import lru_cache
from typing import Final

from bot.dialogue.person_mentions import NAME_SHAPE, is_full_name
from bot.runtime.lazy_pattern import lazy_pattern

_LONGEST: Final = 240
_NAMED: Final = lazy_pattern(
    "(?:局|處|所|隊|館|校|院|中心|公所|國小|國中|高中|分局|委員會)的?"
    f"{NAME_SHAPE}(?=先生|小姐|女士|老師|科長|主任|專員|組長|股長|君|員|[之亦也的呢嗎吧能可託拜說想要有在是被還就都，,。.；;、！!？?\\s]|$)",
    re.IGNORECASE,
)


@lru_cache(256)
def named_with_office(text: str) -> str | None:
    """The full name that stands behind an office, as typed; None where none does."""
    found = _NAMED.finditer(text[:_LONGEST])
    return next((one["name"] for one in found if is_full_name(one["name"])), None)
