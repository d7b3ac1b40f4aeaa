"""What stands before a heading, a question or an item: 壹、 一、 第三章 Chapter 3 · 1. １．Q1 · a. ii. (一) ① •"""

import re
import unicodedata
from typing import Final

from bot.runtime.quick_dataclass import dataclass

_NUMERALS: Final = ("〇零", "一壹", "二貳兩两贰", "三參叁", "四肆", "五伍", "六陸陆", "七柒", "八捌", "九玖")
_DIGITS: Final = {numeral: value for value, numerals in enumerate(_NUMERALS) for numeral in numerals}
_TENS: Final = {"十": 10, "拾": 10, "廿": 20, "卅": 30}
_FORMAL: Final = "壹貳參肆伍陸柒捌玖拾叁贰陆"
_PLAIN: Final = "一二三四五六七八九十廿卅〇零百"
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
BULLETS: Final = "•●○◦▪■□◆◇‣⁃∙・‧※➢➤✓✔"

# A mark's end; after a full stop no digit may follow, or 3.5 and 2026.3.20 would begin with one.
_END: Final = r"(?:[.．](?![0-9０-９])|[、)）])"
_CHAPTERS: Final = (
    ("formal", re.compile(rf"([{_FORMAL}]{{1,3}})[、.．:： \u3000]")),
    ("part", re.compile(rf"第 ?([{_FORMAL}{_PLAIN}0-9０-９]{{1,4}}) ?(?:章|篇|部分|部|單元|節|類)[、.．:：\s]*")),
    ("chapter", re.compile(r"(?:chapter|part|section) +([0-9]{1,3}|[ivx]{1,6})\b[.:\s–—-]*", re.IGNORECASE)),
    ("plain", re.compile(rf"([{_PLAIN}]{{1,3}})[、.．]")),
    ("roman", re.compile(r"([IVX]{1,6})[.．、](?![A-Za-z])")),
    ("letter", re.compile(r"([A-Z])[.．、](?![A-Za-z])")),
)
STRONG: Final = frozenset(("formal", "part", "chapter"))
_OPEN, _SHUT = r"[【〔［\[(（] ?", r" ?[】〕］\])）] ?[:：]? *"
_QUESTIONS: Final = (
    ("asked", re.compile(rf"{_OPEN}(?:Q|問題?|題|Question)[ .．]{{0,2}}([0-9０-９]{{1,4}}|[{_PLAIN}]{{1,3}}){_SHUT}", re.IGNORECASE)),
    ("asked", re.compile(r"(?:Q|問題?|題|Question)[ .．]{0,2}([0-9０-９]{1,4}) ?[.．、:：)）]? *", re.IGNORECASE)),
    ("asked", re.compile(rf"(?:Q|問題?|題) ?([{_PLAIN}]{{1,3}}) ?[.．、:：)）] *", re.IGNORECASE)),
    ("asked", re.compile(rf"第 ?([0-9０-９]{{1,4}}|[{_PLAIN}]{{1,3}}) ?[題問][、.．:： ]*")),
    ("number", re.compile(r"([0-9０-９]{1,4}) ?[.．](?![0-9０-９])")),
    ("number、", re.compile(r"([0-9０-９]{1,4}) ?、")),
    ("number)", re.compile(r"([0-9０-９]{1,4}) ?[)）]")),
    ("(number)", re.compile(r"[(（] ?([0-9０-９]{1,4}) ?[)）]")),
)
_ITEMS: Final = (
    ("(plain)", re.compile(rf"[(（]([{_PLAIN}]{{1,3}})[)）]")),
    ("plain", re.compile(rf"([{_PLAIN}]{{1,3}}){_END}")),
    ("formal", re.compile(rf"([{_FORMAL}]{{1,3}}){_END}")),
    ("roman", re.compile(r"([ivx]{1,6})(?:[.．](?![A-Za-z0-9])|[、)）])")),
    ("letter", re.compile(r"([a-z])(?:[.．](?![A-Za-z0-9])|[、)）])")),
    ("LETTER", re.compile(r"([A-Z])(?:[.．](?![A-Za-z0-9])|[、)）])")),
    ("(letter)", re.compile(r"[(（]([a-zA-Z])[)）]")),
    ("ring", re.compile(r"([①-⑳⑴-⒇⒈-⒛❶-❿])[.、]?")),
    ("bullet", re.compile(rf"([{BULLETS}])(?=\s|[^\x00-\x7f]|[A-Za-z0-9])|([-–—*])(?=[\s\u3000])")),
)
# 1.1 or 2-3: chapter and question. A version or a date begins alike, so that only `shape` can say whether it is one.
_SECTION: Final = re.compile(
    r"(?:Q ?)?([0-9０-９]{1,2}) ?[.．–-] ?([0-9０-９]{1,2})(?:[.．、:：)）](?![0-9０-９])|(?=\s)|(?=[^\x00-\x7f０-９．年月日]))\s*", re.IGNORECASE
)
_OF_SECTIONS: Final = re.compile(r"([0-9０-９]{1,2})(?:[.．、:：)）](?![0-9０-９])|(?=\s))\s*(?=\S)")
_UNNUMBERED: Final = re.compile(
    rf"(?:Q|問題?|提問|Question) ?[:：] *|{_OPEN}(?:Q|問題?|提問|Question){_SHUT}|(?-i:Q)(?:[.．、](?!\s?[A-Z0-9０-９][.．])|(?=\s))\s*(?![0-9０-９])", re.IGNORECASE
)
_ANSWER: Final = re.compile(r"(?:A|Ans|Answer|答案?|回答|解答|回覆|答覆)[ .．]{0,2}(?:[0-9０-９]{1,4}|[一二三四五六七八九十]{1,3})? ?[:：.．、] *", re.IGNORECASE)
_BRACKETED_ANSWER: Final = re.compile(
    rf"{_OPEN}(?:A|Ans|Answer|答案?|回答|解答|回覆|答覆)[ .．]{{0,2}}(?:[0-9０-９]{{1,4}}|[一二三四五六七八九十]{{1,3}})?{_SHUT}", re.IGNORECASE
)
NOTE: Final = re.compile(r"(?:備註|附註|註|注意|note|remarks?|n\.b\.)(?: ?[0-9一二三四五六七八九十]{1,2})? ?[:：]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """`label` as it is written, its `style`, its `value` (0 for a bullet), and what follows it."""

    style: str
    value: int
    label: str
    rest: str


def chapter_marks(line: str) -> tuple[Mark, ...]:
    """The chapter mark that a line begins with, in each style in which it can be read."""
    found = []
    for style, pattern in _CHAPTERS:
        hit = pattern.match(line)
        if hit and line[hit.end() :].strip() and (value := _value(hit[1], style)):
            found.append(Mark(style, value, hit[0].strip(), line[hit.end() :].strip()))
    return tuple(found)


def question_mark(line: str) -> Mark | None:
    """The number of a question that a line begins with; the same form also counts items."""
    return next(
        (Mark(style, _value(hit[1], style), hit[0].strip(), line[hit.end() :].strip()) for style, pattern in _QUESTIONS if (hit := pattern.match(line))), None
    )


def unnumbered_question(line: str) -> Mark | None:
    """問： or Q: at the beginning of a line, without a number."""
    hit = _UNNUMBERED.match(line)
    return Mark("Q:", 0, hit[0].strip(), line[hit.end() :].strip()) if hit else None


def answer_label(line: str) -> Mark | None:
    """答： or A1: at the beginning of a line."""
    hit = _ANSWER.match(line) or _BRACKETED_ANSWER.match(line)
    return Mark("A:", 0, hit[0].strip(), line[hit.end() :].strip()) if hit else None


def section_mark(line: str) -> tuple[int, Mark] | None:
    """1.1 or 2-3 at the beginning of a line, as a chapter's number and the question's mark."""
    hit = _SECTION.match(line)
    return (_value(hit[1], "1.1"), Mark("1.1", _value(hit[2], "1.1"), hit[0].strip(), line[hit.end() :].strip())) if hit else None


def heading_of_sections(line: str, number: int) -> Mark | None:
    """The mark of a chapter with this number, before its sections: 2 信箱, 2. 信箱, 二、信箱."""
    hit = _OF_SECTIONS.match(line)
    if hit and _value(hit[1], "1.1") == number:
        return Mark("1", number, hit[0].strip(), line[hit.end() :].strip())
    return next((mark for mark in chapter_marks(line) if mark.value == number), None)


def item_marks(line: str) -> tuple[Mark, ...]:
    """The item mark that a line begins with; `i.` may be the first or the ninth of its list, so there can be two."""
    asked = question_mark(line)
    found = [asked] if asked is not None and asked.style != "asked" else []
    for style, pattern in _ITEMS:
        if hit := pattern.match(line):
            written = hit[1] or hit[hit.lastindex or 1]
            found.append(Mark(style, _value(written, style), hit[0].strip(), line[hit.end() :].strip()))
    return tuple(found)


def _value(written: str, style: str) -> int:
    written = unicodedata.normalize("NFKC", written).strip("().")
    if written.isdecimal():
        return int(written)
    if style == "bullet":
        return 0
    if style == "roman" or (style == "chapter" and len(written) and written.lower()[0] in _ROMAN):
        return _roman(written.lower())
    if len(written) == 1 and written.isascii() and written.isalpha():
        return ord(written.lower()) - ord("a") + 1
    if style == "ring":
        return int(unicodedata.numeric(written, 0))
    return _chinese(written)


def _roman(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    return sum(-value if value < max(values[at + 1 :], default=0) else value for at, value in enumerate(values))


def _chinese(written: str) -> int:
    """The number that these numerals write, up to 199; 0 for what writes none."""
    total, last = 0, 0
    for numeral in written:
        if numeral in _DIGITS:
            last = _DIGITS[numeral]
        elif numeral == "百":
            total, last = total + 100 * max(last, 1), 0
        elif numeral in _TENS:
            total, last = total + _TENS[numeral] * (max(last, 1) if _TENS[numeral] == 10 else 1), 0
        else:
            return 0
    return total + last
