"""Whether a short text tells that it works now: met with a glad line, never with the same advice again (C14, C40). Learned from texts. Pure."""

import re
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.faq.text import traditional
from bot.reading.notice_words import is_question
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern

_WORKS: Final = "works"
_LIKELY: Final = 0.4
_DENIED: Final = lazy_pattern(r"[不沒無未別還又]|失敗|錯|鎖(?!解|開)|\b(?:no|not|cannot|still|yet|but|un\w+|fail\w*|wrong|again|lock\w*)\b|n'?t\b", re.IGNORECASE)
_NO_DENIAL: Final = lazy_pattern(r"沒問題|不好意思|no problem|unlocked|working again", re.IGNORECASE)
_LONGEST: Final = 40  # Letters; a longer text tells a story.


def tells_success(text: str) -> bool:
    """Whether it says so; a question never does, nor does what denies anything. Never raises."""
    if not text or len(text) > _LONGEST or is_question(text) or _DENIED.search(_NO_DENIAL.sub(" ", traditional(text))):
        return False
    found = match(text, _texts())
    likeliest = found.choices[0] if found.choices else None
    return likeliest is not None and likeliest.id == _WORKS and likeliest.confidence >= _LIKELY


@built_once
def _texts() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "success.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(topic, text) for topic, _, text in (line.partition("\t") for line in lines[1:])])
