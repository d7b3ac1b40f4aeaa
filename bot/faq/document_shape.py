"""How a document marks its questions and chapters: by Q1：, 【Q1】, 1., 1.1 or （一）, by 問： or Q. alone, or by headings without any number."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.faq.document_lines import DocumentLine
from bot.faq.marks import STRONG, Mark, answer_label, chapter_marks, heading_of_sections, item_marks, question_mark, section_mark, unnumbered_question
from bot.faq.markup import BOLD
from bot.runtime.quick_dataclass import dataclass

ASKS: Final = ("?", "？", "嗎", "呢", "嗎。", "呢。")
UNNUMBERED: Final = frozenset(("Q:", "heading"))
NUMBERS: Final = frozenset(("asked", "number", "number、", "number)", "(number)"))
_OUTER: Final = ("(plain)", "plain", "formal")  # Styles that are also used for chapters and items, the innermost first.
_MOSTLY: Final = 0.6
_HARDLY: Final = 0.3
_BARE: Final = 0.75  # With this share of numbered lines directly after one another, they are steps.


@dataclass(frozen=True, slots=True)
class DocumentShape:
    """`marks`: what may begin a question, by its line's place; those of `style` do. `chapters`: the lines that begin a chapter.

    `titles`: no question asks, so a line need not ask to be one. `anew`: the places at which the questions count from one again.
    """

    style: str
    marks: Mapping[int, Mark]
    chapters: Mapping[int, Mark]
    titles: bool = False
    anew: frozenset[int] = frozenset()


def shape_of(lines: Sequence[DocumentLine]) -> DocumentShape:
    """The structure of this document."""
    numbered = {at: mark for at, line in enumerate(lines) if (mark := question_mark(line.text))}
    sections = _by_sections(lines, numbered)
    if sections is not None:
        return sections
    if any(mark.style == "asked" and mark.value == 1 for mark in numbered.values()):
        return _by_numbers(lines, numbered)
    return _by_letters(lines) or _by_markup(lines, numbered) or _by_outer_numbers(lines, numbered) or _by_numbers(lines, numbered)


def asks(line: DocumentLine) -> bool:
    """Whether the line ends like a question."""
    return line.text.endswith(ASKS)


def _by_sections(lines: Sequence[DocumentLine], numbered: Mapping[int, Mark]) -> DocumentShape | None:
    """1.1, 1.2, 2.1, whose first number is the chapter's: where they ask, or where no other number does and chapters stand right before x.1."""
    marks: dict[int, Mark] = {}
    anew: set[int] = set()
    chapter = fitting = last = 0
    for at, line in enumerate(lines):
        found = section_mark(line.text)
        if found is None or not found[1].rest:
            continue
        begins = found[0] == chapter + 1 and found[1].value == 1
        if begins:
            chapter = found[0]
            anew.add(at)
        # A version number such as 3.7 belongs to no chapter that is open here.
        if found[0] != chapter or not chapter:
            continue
        fitting += begins or found[1].value == last + 1
        marks[at], last = found[1], found[1].value
    heads = {at: (at - 1, heading_of_sections(lines[at - 1].text, number)) for number, at in enumerate(sorted(anew), 1) if at}
    chapters = {before: mark for before, mark in heads.values() if mark is not None}
    others = [at for at in numbered if at not in marks and at not in chapters]
    if fitting < 2 or fitting < _MOSTLY * len(marks):
        return None
    ask = _share(lines, list(marks))
    if ask >= _MOSTLY and sum(asks(lines[at]) for at in others) <= _HARDLY * len(others):
        return DocumentShape("1.1", marks, chapters, anew=frozenset(anew))
    bare = len(chapters) == len(anew) and not any(asks(lines[at]) for at in (*chapters, *others))
    return DocumentShape("1.1", marks, chapters, titles=True, anew=frozenset(anew)) if bare and not ask else None


def _by_numbers(lines: Sequence[DocumentLine], marks: Mapping[int, Mark]) -> DocumentShape:
    """As the first numbered line after the first chapter's heading is, or as `Q1` where that is found."""
    chapters = _chapters(lines, marks)
    begin = min(chapters, default=0)
    after = [mark for at, mark in marks.items() if at >= begin]
    asked = any(mark.style == "asked" and mark.value == 1 for mark in after)
    style = "asked" if asked else after[0].style if after else ""
    positions = [at for at, mark in marks.items() if mark.style == style]
    return DocumentShape(style, marks, chapters, titles=not any(asks(lines[at]) for at in positions))


def _by_letters(lines: Sequence[DocumentLine]) -> DocumentShape | None:
    """問： and 答： (Q: and A:) without numbers."""
    found = {at: mark for at, line in enumerate(lines) if (mark := unnumbered_question(line.text)) and (mark.rest or says_more(lines, at))}
    answered = any(answer_label(line.text) for line in lines)
    if not found or not (answered or len(found) > 1):
        return None
    return DocumentShape("Q:", found, _chapters(lines, found))


def says_more(lines: Sequence[DocumentLine], at: int) -> bool:
    """Whether the line after a label on its own contains the labelled text."""
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(after) and not (unnumbered_question(after) or answer_label(after) or question_mark(after))


def _by_markup(lines: Sequence[DocumentLine], numbered: Mapping[int, Mark]) -> DocumentShape | None:
    """Headings and lines in bold: numbered, or by themselves where they ask or nothing else is numbered."""
    dressed = [at for at, line in enumerate(lines) if line.level]
    counted = {at: numbered[at] for at in dressed if at in numbered}
    if any(mark.value == 1 for mark in counted.values()):
        style = next(iter(counted.values())).style
        above = _above(lines, min(lines[at].level for at in counted))
        titles = not any(asks(lines[at]) for at in counted)
        return DocumentShape(style, counted, {at: mark for at, mark in above.items() if at not in counted} or _chapters(lines, counted), titles)
    levels = {lines[at].level for at in dressed}
    share = {level: _share(lines, [at for at in dressed if lines[at].level == level]) for level in levels}
    level = max(levels, key=lambda heading_level: (share[heading_level], heading_level), default=0)
    several = sum(lines[at].level == level for at in dressed) > 1
    if not level or not (share[level] >= _MOSTLY or (not numbered and several and level != BOLD)):
        return None
    found = {at: Mark("heading", 0, "", lines[at].text) for at in dressed if lines[at].level == level}
    return DocumentShape("heading", found, _above(lines, level))


def _above(lines: Sequence[DocumentLine], level: int) -> dict[int, Mark]:
    """The headings above this level: chapters."""
    return {at: Mark("heading", 0, "", line.text) for at, line in enumerate(lines) if 0 < line.level < min(level, BOLD)}


def _by_outer_numbers(lines: Sequence[DocumentLine], numbered: Mapping[int, Mark]) -> DocumentShape | None:
    """（一） or 一、 before questions whose answers count steps with 1. 2. 3., or with nothing else numbered."""
    inner = _by_numbers(lines, numbered)
    steps = [at for at, mark in numbered.items() if mark.style == inner.style]
    ask = _share(lines, steps)
    bare = sum(at + 1 >= len(lines) or at + 1 in numbered or bool(item_marks(lines[at + 1].text)) for at in steps)
    for must_ask in (True, False):
        for style in _OUTER:
            marks = _marks_of(lines, style)
            first = next((at for at, mark in marks.items() if mark.value == 1), None)
            if first is None or (steps and first > steps[0]):
                continue
            if must_ask and _share(lines, list(marks)) >= _MOSTLY and ask < _HARDLY:
                return DocumentShape(style, marks, _chapters(lines, marks, style))
            if not must_ask and steps and not ask and len(marks) > 1 and bare >= _BARE * len(steps) and style != "formal":
                return DocumentShape(style, marks, _chapters(lines, marks, style), titles=True)
    return None


def _marks_of(lines: Sequence[DocumentLine], style: str) -> dict[int, Mark]:
    of: Callable[[str], tuple[Mark, ...]] = item_marks if style == "(plain)" else chapter_marks
    return {at: mark for at, line in enumerate(lines) for mark in of(line.text) if mark.style == style and mark.rest}


def _share(lines: Sequence[DocumentLine], places: Sequence[int]) -> float:
    """The share of these lines that are questions; a question may continue on the next line."""
    return sum(asks_from(lines, at) for at in places) / len(places) if places else 0.0


def asks_from(lines: Sequence[DocumentLine], at: int) -> bool:
    """Whether the paragraph that begins on this line asks, as far as two more lines can tell."""
    for place in range(at, min(at + 3, len(lines))):
        line = lines[place]
        if place > at and (line.blank or question_mark(line.text) or item_marks(line.text) or answer_label(line.text)):
            return False
        if line.ended or asks(line):
            return asks(line)
    return False


def _chapters(lines: Sequence[DocumentLine], asked_at: Mapping[int, Mark], without: str = "") -> dict[int, Mark]:
    """The lines that begin a chapter. Of the styles that also count items (一、 I. A.), only what a question follows, and before the first one."""
    marks = [(at, mark) for at, line in enumerate(lines) for mark in chapter_marks(line.text) if mark.style != without and at not in asked_at]
    asked = list(asked_at)
    if not asked:
        return {}
    # The number of a question right after a heading, which may be broken over two lines.
    opened = {at: relock_check.value for at, _ in marks if (relock_check := asked_at.get(at + 1) or asked_at.get(at + 2)) is not None}
    # Where questions count anew in some later chapter they do so in all: the last item of a list may stand before a question too.
    anew = any(value == 1 for at, value in opened.items() if at > asked[0])
    opening = {at for at, value in opened.items() if value in (0, 1) or not anew}
    style = next((mark.style for at, mark in marks if mark.style in STRONG and at in opening), None)
    if style is None:
        style = next((mark.style for at, mark in marks if at in opening and mark.value == 1 and at < asked[0]), None)
    found: dict[int, Mark] = {}
    last = 0
    for at, mark in marks:
        if mark.style != style or (style not in STRONG and at not in opening):
            continue
        if mark.value == last + 1 or not found or at in opening:
            found[at] = mark
            last = mark.value
    return found
