"""A document's lines as a PDF or word processor produced them, and its layout: its width, its line breaks, its spacing."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import Final

from bot.runtime.quick_dataclass import dataclass

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_TOKEN: Final = re.compile(r"[\x21-\x7e]+")
_UNBROKEN: Final = re.compile(r"(?:[\x21-\x7e]+|.)[，。、；：！？）」』》]?")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]{2,}(?:-[A-Za-z]+)*")
_EDGE_WORD: Final = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*+-?")
_CJK: Final = "\u3400-\u9fff"
_SPACED_OUT: Final = re.compile(rf"[A-Za-z] [{_CJK}]|[{_CJK}] [A-Za-z]")
_CLOSE_UP: Final = re.compile(rf"[A-Za-z][{_CJK}]|[{_CJK}][A-Za-z]")
_ENDS: Final = tuple("。！？!?.…：:；;")
_CLOSERS: Final = "」』）)》”’\"'"
_RUNS_ON: Final = tuple("，、,（([「『《“/–—-→")
_CARRIES_ON: Final = tuple("，。、；：！？）)」』》”%,;:!?>")
_OPENING, _CLOSING = frozenset("（([「『《"), frozenset("）)]」』》")
_WIDEST: Final = 240  # Columns; no page is wider, so longer lines were never wrapped.
_NARROWEST, _PAGE_WIDE = 36, 120
_NEAR_THE_EDGE: Final = 0.94
_BAND: Final = 0.9


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A non-blank line, stripped. `number` counts from 1; `blank` lines precede it.

    `level`: 1 to 6 for a Markdown heading, 7 for a line in bold.
    `spaced`: it ended in white space. `apart`: a line of nothing but spaces preceded it (an empty paragraph). `page`: a page begins here.
    """

    number: int
    text: str
    spaced: bool
    blank: int
    apart: bool
    page: bool = False
    level: int = 0

    @property
    def ended(self) -> bool:
        """Whether it ends like a sentence."""
        return self.text.rstrip(_CLOSERS).endswith(_ENDS)


@dataclass(frozen=True, slots=True)
class LineHabits:
    """`usual`: blank lines between two lines of a paragraph. `spaces_end`: a space at the end of a line marks the end of its paragraph.

    `parted`: a wider gap separates paragraphs.
    `edge`: the width (columns) at which lines are wrapped, 0 if they are not. `airy`: there is a space between Chinese and Latin letters.
    `words`: Latin words that occur inside lines.
    """

    usual: int
    spaces_end: bool
    parted: bool
    edge: int
    airy: bool
    words: frozenset[str]


def read_lines(text: str) -> list[DocumentLine]:
    """The non-blank lines. A byte order mark, any line endings and page breaks are understood."""
    lines: list[DocumentLine] = []
    blank, apart, page = 0, False, False
    for number, raw in enumerate(_BREAK.split(text.removeprefix("\ufeff")), start=1):
        page = page or "\f" in raw
        stripped = raw.strip()
        if not stripped:
            blank, apart = blank + 1, apart or bool(raw.strip("\f"))
            continue
        lines.append(DocumentLine(number=number, text=stripped, spaced=raw.rstrip("\f")[-1:].isspace(), blank=blank, apart=apart, page=page))
        blank, apart, page = 0, False, raw.endswith("\f")
    return lines


def habits_of(lines: Sequence[DocumentLine]) -> LineHabits:
    """The layout of this document."""
    gaps = Counter(line.blank for line in lines[1:])
    unspaced = [line for line in lines if not line.spaced]
    spaces_end = len(lines) - len(unspaced) >= 0.2 * len(lines) and sum(line.ended for line in unspaced) <= 0.25 * len(unspaced)
    out, up = sum(len(_SPACED_OUT.findall(line.text)) for line in lines), sum(len(_CLOSE_UP.findall(line.text)) for line in lines)
    words = frozenset(word.lower() for line in lines for word in _LATIN_WORD.findall(_inside(line.text)))
    # If every paragraph is one line, the most common gap is the one between paragraphs; then nothing is joined across it anyway.
    usual = min((gap for gap, count in gaps.items() if count >= 0.03 * len(lines)), default=0)
    parted = sum(line.blank > usual for line in lines) >= 0.2 * len(lines)
    widest = max((width(line.text) for line in lines), default=0)
    # With too few lines to show an edge, the widest line is taken for it if gaps separate paragraphs.
    edge = _edge(lines) or (widest if parted and _NARROWEST <= widest <= _PAGE_WIDE else 0)
    return LineHabits(usual=usual, spaces_end=spaces_end, parted=parted, edge=edge, airy=out > up, words=words)


def width(text: str) -> int:
    """The columns that a text occupies: two per Chinese character."""
    return len(text) + sum(unicodedata.east_asian_width(character) in "WFA" for character in text if character > "\x7e")


class LineEnd(Enum):
    """What the end of a line says about its paragraph."""

    ENDS = "ends"
    MAY_GO_ON = "may go on"
    GOES_ON = "goes on"


def line_end(written: str, depth: int, line: DocumentLine, after: DocumentLine, habits: LineHabits) -> LineEnd:
    """Whether `after` continues the paragraph `written`, whose last line is `line` and in which `depth` brackets are open."""
    if after.apart and not after.page:
        return LineEnd.ENDS
    full = is_full(line, after, habits)
    if habits.spaces_end and not line.spaced:
        return LineEnd.GOES_ON if full and not line.ended else LineEnd.MAY_GO_ON if full or not line.ended else LineEnd.ENDS
    near = after.page or after.blank <= habits.usual
    if line.ended:
        # A sentence may end with the line; whether its paragraph does too is shown by the gap, if gaps separate paragraphs.
        asks = line.text.endswith(("?", "？"))
        return LineEnd.MAY_GO_ON if full and near and habits.parted and not habits.spaces_end and not asks else LineEnd.ENDS
    if not (near or full):
        return LineEnd.ENDS
    if full or (near and (depth > 0 or written.endswith(_RUNS_ON) or after.text.startswith(_CARRIES_ON))):
        return LineEnd.MAY_GO_ON
    return LineEnd.MAY_GO_ON if after.text[0].islower() and not after.text.startswith("http") else LineEnd.ENDS


def is_full(line: DocumentLine, after: DocumentLine, habits: LineHabits) -> bool:
    """Whether the first word of `after` would not have fitted on `line`."""
    if not habits.edge:
        return False
    first = _UNBROKEN.match(after.text)
    needs = width(first[0]) if first else 2
    return width(line.text) + needs + after.text[0].isascii() >= _NEAR_THE_EDGE * habits.edge


def open_brackets(text: str, depth: int = 0) -> int:
    """The number of open brackets after this text; one extra closing bracket is allowed, as in `1)`."""
    for character in text:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING and depth:
            depth -= 1
    return depth


def seam(written: str, more: str, habits: LineHabits) -> tuple[str, bool]:
    """What separated `written` and `more` before the line was wrapped, and whether `written` ends in a hyphen of the wrapping alone."""
    last = written[-1]
    before, behind = _last_word(written), _first_word(more)
    if last == "\u00ad":
        return "", True
    if last == "-" and before and behind and behind[0].islower():
        whole = (before + behind).lower()
        if whole in habits.words and f"{before}-{behind}".lower() not in habits.words:
            return "", True
    return " " if _spaced(written, more, last, more[0], habits) else "", False


def _spaced(written: str, more: str, last: str, first: str, habits: LineHabits) -> bool:
    if not (last.isascii() and first.isascii()):
        return habits.airy and bool(_SPACED_OUT.match(f"{last} {first}"))
    if last in "-([/@_" or first in ")],.;:!?>@/_":
        return False
    tail, head = _tail(written), _TOKEN.match(more)
    address = "://" in tail or "@" in tail or bool(head and "@" in head[0] and last.isalnum() and not last.isdigit() and len(tail) < 3)
    if address and not tail.endswith(_ENDS) and not tail.endswith((",", ")")):
        return False
    whole = (_last_word(written) + _first_word(more)).lower()
    apart = _last_word(written).lower() in habits.words or _first_word(more).lower() in habits.words
    return not (whole in habits.words and not apart)


def _tail(written: str) -> str:
    """The last run of characters without a space or Chinese, among the last few hundred."""
    at = len(written)
    while at and len(written) - at < 300 and "\x20" < written[at - 1] < "\x7f":
        at -= 1
    return written[at:]


def _last_word(written: str) -> str:
    found = re.search(r"(?<![A-Za-z])[A-Za-z]+-?$", written[-60:])
    return found[0].rstrip("-") if found else ""


def _first_word(more: str) -> str:
    found = re.match(r"[A-Za-z]+", more)
    return found[0] if found else ""


def _inside(text: str) -> str:
    """Without the first and the last run of Latin letters, which wrapping may have cut."""
    head = _EDGE_WORD.match(text)
    rest = text[head.end() :] if head else text
    # From the end: a pattern ending in `$` would rescan a long word from each of its letters.
    tail = _EDGE_WORD.match(rest[::-1])
    return rest[: len(rest) - tail.end()] if tail else rest


def _edge(lines: Sequence[DocumentLine]) -> int:
    """The width below which many lines end in the middle of a sentence, and beyond which hardly any line extends; else 0."""
    widths = sorted((width(line.text), not line.ended) for line in lines)
    plain = [wide for wide, _ in widths]
    cut = [0]
    for _, unended in widths:
        cut.append(cut[-1] + unended)
    enough = max(2, round(0.05 * len(lines)))
    for at in range(len(widths) - 1, -1, -1):
        wide = plain[at]
        begin = bisect_left(plain, _BAND * wide)
        inside = at + 1 - begin
        if len(widths) - 1 - at > 0.02 * len(widths) + 2:
            return 0
        if inside >= enough and _NARROWEST <= wide <= _WIDEST and 2 * (cut[at + 1] - cut[begin]) >= inside:
            return wide
    return 0
