"""Residue in a document's text: page numbers, running heads, tables of contents, and leftovers of links."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.faq.document_lines import DocumentLine
from bot.faq.marks import chapter_marks, item_marks, question_mark
from bot.runtime.quick_dataclass import dataclass

_MAIL: Final = re.compile(r"mailto:\S+", re.IGNORECASE)
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]{1,64}@[\w-]++(?:\.[\w-]++)+", re.IGNORECASE | re.ASCII)
_SCHEME: Final = re.compile(r"^(?:https?://)?(?:www\.)?")
_PAGE: Final = re.compile(
    r"第 ?[0-9０-９]+ ?頁(?:[ ，,、/／]*[共全] ?[0-9０-９]+ ?頁)?|page ?[0-9]+(?: ?(?:of|/) ?[0-9]+)?|[-–—] ?[0-9０-９]+ ?[-–—]|[0-9]+ ?[/／] ?[0-9]+", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"[0-9０-９]{1,4}")
_CONTENTS: Final = re.compile(r"(?:\.{4}|…{2}|·{4}|(?:\. ){4})\s*+[0-9０-９]++\Z")
_DIGITS: Final = re.compile(r"[0-9０-９]+")
_OFTEN: Final = 3  # Without other signs of pages, a running head must occur this often; two lines may be alike by chance.
_LONGEST_HEAD: Final = 80


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text in no entry, with its line in the source. `reason`: link, page number, running head, contents, hyphen, marks (of Markdown), no question,
    number does not fit."""

    line: int
    text: str
    reason: str


def without_residue(lines: Sequence[DocumentLine]) -> tuple[list[DocumentLine], list[LeftOut]]:
    """The meaningful lines, each with whether a page began before it; and the others."""
    reasons = dict.fromkeys(_links(lines), "link")
    reasons |= dict.fromkeys((at for at, line in enumerate(lines) if _CONTENTS.search(line.text)), "contents")
    pages = [at for at, line in enumerate(lines) if _PAGE.fullmatch(line.text)] + list(_bare_numbers(lines))
    reasons |= dict.fromkeys(pages, "page number")
    reasons |= dict.fromkeys(_running_heads(lines, frozenset(pages)), "running head")
    kept: list[DocumentLine] = []
    left_out: list[LeftOut] = []
    blank, apart, page = 0, False, False
    for at, line in enumerate(lines):
        blank, apart, page = blank + line.blank, apart or line.apart, page or line.page
        if at in reasons:
            left_out.append(LeftOut(line.number, line.text, reasons[at]))
            page = page or reasons[at] in ("page number", "running head")
            continue
        kept.append(replace(line, blank=blank, apart=apart, page=page))
        blank, apart, page = 0, False, False
    return kept, left_out


def _links(lines: Sequence[DocumentLine]) -> Iterator[int]:
    """Lines that hold nothing but an address that stands in the text too, apart from what is around them; `mailto:` nobody writes by hand."""
    mails = {at for at, line in enumerate(lines) if _MAIL.fullmatch(line.text)}
    alone = {at for at, line in enumerate(lines) if _LINK.fullmatch(line.text)} | mails
    yield from mails
    if alone == mails:
        return
    text_addresses = _addresses_in([line.text for at, line in enumerate(lines) if at not in alone])
    usual = min(gap for gap, _ in Counter(line.blank for line in lines).most_common(2))
    apart = [line.apart or line.page or line.blank > usual or at == 0 for at, line in enumerate(lines)] + [True]
    first = 0
    for at in range(len(lines)):
        if not (at and at - 1 in alone and not apart[at]):
            first = at
        # From `first` to here there are only addresses; they are residue where nothing around them belongs to them.
        if at in alone and (at + 1 not in alone or apart[at + 1]):
            named = first and lines[first - 1].text.endswith((":", "："))
            if apart[first] and apart[at + 1] and not named:
                yield from (position for position in range(first, at + 1) if position not in mails and _plain(lines[position].text) in text_addresses)


def _addresses_in(texts: Sequence[str]) -> frozenset[str]:
    """The addresses in these lines, also those broken over two."""
    pairs = (before[-200:] + after[:200] for before, after in pairwise(texts))
    return frozenset(_plain(found) for text in (*texts, *pairs) for found in _ADDRESS.findall(text))


def _plain(address: str) -> str:
    return _SCHEME.sub("", address.lower(), count=1).rstrip("/).,;:>]")


def _bare_numbers(lines: Sequence[DocumentLine]) -> Iterator[int]:
    """Lines of one number that count the pages: each one more than the last, at least two, or one at a page's edge."""
    found = [(at, int(line.text)) for at, line in enumerate(lines) if _NUMBER.fullmatch(line.text)]
    edges = {at for at, line in enumerate(lines) if line.page} | {at - 1 for at, line in enumerate(lines) if line.page} | {len(lines) - 1}
    paged = any(line.page for line in lines)
    for place, (at, value) in enumerate(found):
        before = found[place - 1][1] if place else None
        after = found[place + 1][1] if place + 1 < len(found) else None
        only = len(found) == 1 and value == 1 and at == len(lines) - 1
        if before == value - 1 or after == value + 1 or (paged and at in edges) or only:
            yield at


def _running_heads(lines: Sequence[DocumentLine], pages: frozenset[int]) -> Iterator[int]:
    """Lines that recur, except for their digits, at the end or the beginning of a page."""
    shapes: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if at not in pages and len(line.text) <= _LONGEST_HEAD:
            shapes.setdefault(_DIGITS.sub("#", line.text), []).append(at)
    wide = max((line.blank for line in lines), default=0)
    for shape, places in shapes.items():
        first = lines[places[0]]
        if len(places) < 2 or first.ended or question_mark(shape) or item_marks(first.text) or chapter_marks(first.text):
            continue
        begins = all(lines[at].page or at - 1 in pages for at in places[1:])
        ends = all(at + 1 in pages or at + 1 == len(lines) or lines[at + 1].page for at in places)
        if begins or ends or (len(places) >= _OFTEN and wide > 1 and _apart_alike(lines, places)):
            yield from places


def _apart_alike(lines: Sequence[DocumentLine], places: Sequence[int]) -> bool:
    """Whether a gap wider than the usual stands before each, or after each, though no page number tells of a page."""
    usual = Counter(line.blank for line in lines[1:]).most_common(1)[0][0]
    before = all(lines[at].blank > usual + 1 and not lines[at].apart for at in places if at)
    after = all(lines[at + 1].blank > usual + 1 and not lines[at + 1].apart for at in places if at + 1 < len(lines))
    return before or after
