"""From a document of numbered questions to entries for review: text in, questions out. Nothing is lost but what `left_out` lists.

Chapters are numbered 壹、 第一章 Chapter 1 一、 I. A.; questions 1. １、 Q1: (1); answers are paragraphs, lists and notes. Lines and pages
that a paragraph runs over are joined. Takes time in proportion to the document's length.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.faq.lines import Course, Habits, Line, course, habits_of, open_brackets, read_lines, seam, width
from bot.faq.marks import NOTE, STRONG, Mark, chapter_marks, item_marks, question_mark
from bot.faq.residue import LeftOut, without_residue

_ASKS: Final = ("?", "？", "嗎", "呢", "嗎。", "呢。")
_TAIL: Final = 400  # Characters of a paragraph's end that say how it goes on.
_HEADING: Final = 40  # Columns; a heading without a number is no longer.


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an answer. `kind`: `text`, `item` (with its `label` as written) or `note`; `level` counts from 0 for lists inside lists."""

    kind: str
    label: str
    level: int
    text: str

    def __str__(self) -> str:
        return "  " * self.level + labelled(self.label, self.text)


def labelled(label: str, text: str) -> str:
    """A label before its text: after a full-width mark no space is written."""
    return label + (" " if label and text and not label.endswith(("、", "：", "）", "．")) else "") + text


@dataclass(frozen=True, slots=True)
class Question:
    """One question as the document has it. `label` is its number as written; `first` and `last` are lines of the source, from 1.

    `number` 0: what a chapter says before its first question, asked by the chapter's name.
    """

    chapter: str
    chapter_number: int
    number: int
    label: str
    question: str
    blocks: tuple[Block, ...]
    first: int
    last: int

    @property
    def answer(self) -> str:
        """The answer's paragraphs, a line each, with the labels of lists as written."""
        return "\n".join(map(str, self.blocks))


@dataclass(frozen=True, slots=True)
class Document:
    """The questions in their order, and what is in none of them."""

    questions: tuple[Question, ...]
    left_out: tuple[LeftOut, ...]


def read_document(text: str) -> Document:
    """Reads a document of numbered questions; one without any gives no questions. Never raises."""
    lines, left_out = without_residue(read_lines(text))
    if not lines:
        return Document((), tuple(left_out))
    reading = _Reading(lines, habits_of(lines), _chapters(lines))
    for at in range(len(lines)):
        reading.take(at)
    questions, more = reading.finished()
    return Document(tuple(questions), tuple(sorted((*left_out, *more), key=lambda one: one.line)))


@dataclass
class _Paragraph:
    """What is being read: `what` is chapter, question, text, item or note."""

    what: str
    mark: Mark
    first: int
    level: int = 0
    parts: list[str] = field(default_factory=list)
    tail: str = ""
    depth: int = 0
    last: int = 0

    def add(self, more: str, habits: Habits) -> bool:
        """Adds a line's text; True where a hyphen went."""
        between, dropped = seam(self.tail, more, habits) if self.tail and more else ("", False)
        if dropped:
            self.parts[-1] = self.parts[-1][:-1]
        self.parts += [between, more]
        self.tail = (self.tail + between + more)[-_TAIL:]
        self.depth = open_brackets(more, self.depth)
        return dropped

    @property
    def text(self) -> str:
        return "".join(self.parts)


class _Reading:
    """Goes through the lines once; what a mark means depends on what came before."""

    def __init__(self, lines: Sequence[Line], habits: Habits, chapters: dict[int, Mark]) -> None:
        self._lines, self._habits, self._chapters = lines, habits, chapters
        self._style = _question_style(lines, chapters)
        self._paragraphs: list[_Paragraph] = []
        self._number = 0
        self._asked = False
        self._lists: list[tuple[str, int]] = []
        self._hyphens: list[LeftOut] = []

    def take(self, at: int) -> None:
        """Takes the next line: as a new paragraph, or as more of the last one."""
        line, now = self._lines[at], self._paragraphs[-1] if self._paragraphs else None
        before = self._lines[at - 1] if at else None
        goes = course(now.tail, now.depth, before, line, self._habits) if now and before else Course.ENDS
        begun = self._begin(at, goes is Course.GOES_ON)
        if begun is not None:
            self._paragraphs.append(begun)
        elif now and before and goes is not Course.ENDS:
            if now.add(line.text, self._habits):
                self._hyphens.append(LeftOut(before.number, before.text[-1], "hyphen"))
        else:
            self._paragraphs.append(self._plain(line))
        self._paragraphs[-1].last = line.number

    def _begin(self, at: int, sure: bool) -> _Paragraph | None:
        """The paragraph that a mark on this line begins, None without a mark that counts here."""
        line = self._lines[at]
        if at in self._chapters:
            self._number, self._lists, self._asked = 0, [], False
            return self._new("chapter", self._chapters[at], line)
        asked = question_mark(line.text)
        if asked is not None and self._is_question(asked, at, sure):
            if not self._asked and not self._chapters and self._paragraphs:
                self._heading_before()
            self._number, self._lists, self._asked = asked.value, [], True
            return self._new("question", asked, line)
        item = next((mark for mark in item_marks(line.text) if self._is_item(mark, sure)), None)
        if item is None or not self._paragraphs:
            return None
        return self._item(item, line)

    def _is_question(self, mark: Mark, at: int, sure: bool) -> bool:
        if mark.style != self._style or not mark.rest:
            return False
        line, asks = self._lines[at], mark.rest.endswith(_ASKS)
        # A list of the same style that is open here may count on instead.
        listed = any(style == mark.style and value + 1 == mark.value for style, value in self._lists)
        apart = at > 0 and (line.apart or line.blank > self._habits.usual)
        if mark.value == self._number + 1 or (not self._asked and not self._number):
            if sure and not asks and not apart:
                return False
            return not listed or asks or apart
        if mark.value == 1 and asks and apart and not listed:
            return self._heading_before()
        return mark.value > self._number and asks and apart and not listed

    def _heading_before(self) -> bool:
        """Whether a short paragraph stands before, so that a chapter without a number begins: it becomes its heading."""
        last = self._paragraphs[-1]
        if last.what != "text" or not last.text or width(last.text) > _HEADING or last.text.endswith(tuple("。.，,：:")):
            return False
        if len(self._paragraphs) > 1 and self._paragraphs[-2].what in ("chapter", "question"):
            return False
        last.what = "chapter"
        return True

    def _is_item(self, mark: Mark, sure: bool) -> bool:
        """A mark inside a sentence counts only where its list expects it."""
        expected = next((value + 1 for style, value in self._lists if style == mark.style), None)
        if sure:
            return expected is not None and mark.value == expected and mark.style != "bullet"
        return mark.value == expected or mark.style != "roman" or mark.value == 1 or expected is not None

    def _item(self, mark: Mark, line: Line) -> _Paragraph:
        styles = [style for style, _ in self._lists]
        if mark.style in styles:
            del self._lists[styles.index(mark.style) :]
        elif self._paragraphs[-1].what != "item":
            self._lists.clear()
        self._lists.append((mark.style, mark.value))
        return self._new("item", mark, line, len(self._lists) - 1)

    def _plain(self, line: Line) -> _Paragraph:
        if note := NOTE.match(line.text):
            self._lists.clear()
            return self._new("note", Mark("note", 0, note[0], line.text[note.end() :].strip()), line)
        return self._new("text", Mark("", 0, "", line.text), line)

    def _new(self, what: str, mark: Mark, line: Line, level: int = 0) -> _Paragraph:
        begun = _Paragraph(what, mark, line.number, level)
        begun.add(mark.rest, self._habits)
        begun.tail = begun.tail or mark.label
        return begun

    def finished(self) -> tuple[list[Question], list[LeftOut]]:
        """The questions, and what stands in none."""
        questions: list[Question] = []
        left_out = list(self._hyphens)
        chapter, number = "", 0
        parts = list(_parts(self._paragraphs))
        for (head, body), after in zip(parts, [*(head.what for head, _ in parts[1:]), ""], strict=True):
            label = head.mark.label
            blocks = tuple(Block(one.what, one.mark.label, one.level, one.text) for one in body)
            last = body[-1].last if body else head.last
            if head.what == "chapter":
                number = head.mark.value or number + 1
                chapter = labelled(label, head.text)
                if blocks:
                    questions.append(Question(chapter, number, 0, "", head.text, blocks, head.first, last))
                elif after != "question":
                    left_out.append(LeftOut(head.first, chapter, "no question"))
            elif head.what == "question":
                questions.append(Question(chapter, number, head.mark.value, label, head.text, blocks, head.first, last))
            else:
                left_out += [LeftOut(one.first, labelled(one.mark.label, one.text), "no question") for one in (head, *body)]
        return questions, left_out


def _parts(paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[_Paragraph, list[_Paragraph]]]:
    """Each chapter's or question's paragraph with those up to the next; what stands before the first of them comes first."""
    starts = [at for at, one in enumerate(paragraphs) if at == 0 or one.what in ("chapter", "question")]
    for at, after in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        yield paragraphs[at], list(paragraphs[at + 1 : after])


def _chapters(lines: Sequence[Line]) -> dict[int, Mark]:
    """The lines that begin a chapter. Of the styles that also count items (一、 I. A.), only what a question follows, and before the first one."""
    marks = [(at, mark) for at, line in enumerate(lines) for mark in chapter_marks(line.text)]
    asked = [at for at, line in enumerate(lines) if question_mark(line.text)]
    if not asked:
        return {}
    opened = {at: mark.value for at, _ in marks if (mark := _next_question(lines, at)) is not None}
    # Where questions count anew in some later chapter they do so in all: the last item of a list may stand before a question too.
    anew = any(value == 1 for at, value in opened.items() if at > asked[0])
    opening = {at for at, value in opened.items() if value == 1 or not anew}
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


def _next_question(lines: Sequence[Line], at: int) -> Mark | None:
    """The number of a question right after a heading, which may be broken over two lines."""
    return next((mark for line in lines[at + 1 : at + 3] if (mark := question_mark(line.text))), None)


def _question_style(lines: Sequence[Line], chapters: dict[int, Mark]) -> str:
    """How questions are numbered: as the first numbered line after the first chapter's heading is, or as `Q1` where that is found."""
    begin = min(chapters, default=0)
    marks = [mark for line in lines[begin:] if (mark := question_mark(line.text))]
    if any(mark.style == "asked" and mark.value == 1 for mark in marks):
        return "asked"
    return marks[0].style if marks else ""
