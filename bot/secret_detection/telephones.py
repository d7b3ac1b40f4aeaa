"""Finds telephone numbers and extensions, which anybody may know and which look like codes (T4). Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.runtime.lazy_pattern import TextSpan, lazy_pattern

_LINE: Final = r"(?:轉接?|分機(?:號碼)?|(?<![A-Za-z])(?:ext(?:ension|n)?\.?|x)(?![A-Za-z]))"
_NUMERALS: Final = "〇零一二三四五六七八九"
_SHAPES: Final = (
    # With an area code: (02) 2720-8889.
    lazy_pattern(r"(?<!\d)(?:\(0\d{1,2}\) ?|0\d{1,2}[ -])\d{3,4}[ -]?\d{3,4}(?!\d)"),
    # A number and a line behind it: 1999 轉 8585, 2599-1266#274.
    lazy_pattern(r"(?<!\d)(?:\d{4}[ -]?\d{4}|1999|\d{7}) ?,? ?(?:" + _LINE + r"|#|再?按) ?:?#? ?\d{2,6}(?!\d)", re.IGNORECASE),
    lazy_pattern(r"(?<!\d)1999(?:[ -]|, ?)8585(?!\d)"),
    lazy_pattern(_LINE + r"\s{0,2}(?:號碼|number)?\s{0,2}[:是為]?\s{0,2}(?:is )?\d{2,6}(?!\d)", re.IGNORECASE),
    lazy_pattern(
        r"(?:專線|撥打?|打(?:給|到)|電話(?:號碼)?|市話|(?<![A-Za-z])(?:call(?:ing|ed)?|dial(?:led)?|rang|ring|hotline|telephone|tel|phone)(?:ing)?(?![A-Za-z]))"
        r"\.?\s{0,2}[:是為]?\s{0,2}(?:is )?(?:\d{4}[ -]?\d{4}|\d{4}|\d{7})(?![\d-]|\s\d)",
        re.IGNORECASE,
    ),
    lazy_pattern(r"打\s{0,2}2\d{3}[ -]?\d{4}(?!\d)"),
    lazy_pattern(rf"(?<![{_NUMERALS}])[{_NUMERALS}]{{3,8}}\s?(?:轉|分機|再?按)\s?[{_NUMERALS}]{{2,6}}(?![{_NUMERALS}])"),
)
_DIGITS: Final = lazy_pattern(r"\d+")
_FEWEST: Final = 5
"""Digits: a shorter number is a code as often as it is an extension."""


def telephone_spans(text: str) -> Iterator[TextSpan]:
    """Telephone numbers and extensions that are written or introduced as such. The text is in NFKC."""
    for shape in _SHAPES:
        yield from (found.span() for found in shape.finditer(text))


def public_numbers(phones: Iterable[str]) -> frozenset[str]:
    """The digits of published telephone numbers, in the ways in which people write them: a number, and a number with its extension."""
    known: set[str] = set()
    for phone in phones:
        first, *others = _DIGITS.findall(phone) or [""]
        parts = (first, *others, *(first + other for other in others), "".join((first, *others)))
        known.update(number for number in parts if len(number) >= _FEWEST)
    return frozenset(known)


def digits_of(text: str) -> str:
    """The digits in a text, without what stands between them."""
    return "".join(_DIGITS.findall(text))
