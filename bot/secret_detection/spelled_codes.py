"""Finds a mailed code that is read aloud: 「四 零 七 一 二 九」, "four zero seven", or a part of it while one is awaited (T4). Pure."""

import re
from collections.abc import Iterator
from typing import Final

from bot.runtime.lazy_pattern import TextSpan, lazy_pattern
from bot.secret_detection.everyday_words import counted
from bot.secret_detection.told_codes import is_named, names_a_code

_HAN: Final = lazy_pattern(
    r"(?<![第零〇一二三四五六七八九十百千月禮拜週兩])[零〇一二三四五六七八九么](?:[\s,、.\-]{0,2}[零〇一二三四五六七八九么]){2,5}"
    r"(?![零〇一二三四五六七八九十百千萬]|\s?[個月日號點分天次年樓位人步件張條小遍])"
)
_LATIN: Final = lazy_pattern(
    r"(?<![A-Za-z])(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[\s,.\-]{1,3}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){2,5}(?![A-Za-z])",
    re.IGNORECASE,
)
_APART: Final = lazy_pattern(r"(?<![\d.:,/-])(?<!\d )\d(?:[ 、,] ?\d){2,4}(?![\d:/.%]| \d)")
_HALF: Final = lazy_pattern(r"(?<![A-Za-z0-9.:/#-])\d{3}(?![\d:/.%A-Za-z-])")
_DIGIT: Final = lazy_pattern(r"[零〇一二三四五六七八九么]|[A-Za-z]+")
_MEASURED: Final = lazy_pattern(r"\s?(?:秒|分|次|min|sec)", re.IGNORECASE)
_WHOLE: Final = 6
_ALNUM: Final = lazy_pattern(r"[^\W_]")


def spelled_code_spans(text: str, awaited: bool = False) -> Iterator[TextSpan]:
    """Six spelled digits beside the word for a code or alone. `awaited`: the desk has just given a page, so three and more of them in a row are a part of it,
    digits with gaps too, and half a code where the word for one stands beside it. The text is in NFKC."""
    for pattern in (_HAN, _LATIN):
        for found in pattern.finditer(text):
            whole = len(_DIGIT.findall(found.group())) == _WHOLE
            alone = _ALNUM.search(text[: found.start()] + text[found.end() :]) is None
            if (awaited and not is_named(text, found.start())) or (whole and (alone or names_a_code(text, found.start(), found.end()))):
                yield found.span()
    if not awaited:
        return
    yield from (found.span() for found in _APART.finditer(text) if not is_named(text, found.start()))
    for found in _HALF.finditer(text):
        if names_a_code(text, found.start(), found.end()) and not counted(text, found.end()) and not _MEASURED.match(text, found.end()):
            yield found.span()
