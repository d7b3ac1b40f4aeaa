"""From a document of numbered questions to entries for review: text in, questions out. Nothing is lost but what `left_out` lists.

Chapters are numbered 壹、 第一章 Chapter 1 一、 I. A.; questions 1. １、 Q1: 【Q1】 (1), 1.1 or 1-1, （一） or 一、 before steps, 問： 【問】 Q. or headings
alone (see `shape`); answers are paragraphs, lists and notes. Lines and pages that a paragraph runs over are joined. Takes time in proportion to the
document's length.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Final

from bot.faq.document_lines import DocumentLine, LineEnd, LineHabits, habits_of, line_end, open_brackets, read_lines, seam, width
from bot.faq.document_shape import ASKS, NUMBERS, UNNUMBERED, DocumentShape, asks_from, says_more, shape_of
from bot.faq.marks import NOTE, Mark, answer_label, item_marks, question_mark
from bot.faq.markup import without_markup
from bot.faq.residue import LeftOut, without_residue
from bot.runtime.quick_dataclass import dataclass

_HEADS: Final = ("chapter", "question", "stray")
_TAIL: Final = 400  # Characters of a paragraph's end that say how it goes on.
_HEADING: Final = 40  # Columns; a heading without a number is no longer.


@dataclass(frozen=True, slots=True)
class AnswerBlock:
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
class DocumentQuestion:
    """One question as the document has it. `label` is its number as written; `first` and `last` are lines of the source, from 1.

    `number` 0: what a chapter says before its first question, asked by the chapter's name.
    """

    chapter: str
    chapter_number: int
    number: int
    label: str
    question: str
    blocks: tuple[AnswerBlock, ...]
    first: int
    last: int

    @property
    def answer(self) -> str:
        """The answer's paragraphs, a line each, with the labels of lists as written."""
        return "\n".join(map(str, self.blocks))


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was read in one way and may be meant in another, with its line: somebody should look. `why`: number missing, number again,
    numbering starts again, other numbering, asks within an answer."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """The questions in their order, what is in none of them, and where somebody should look whether it was read as it is meant."""

    questions: tuple[DocumentQuestion, ...]
    left_out: tuple[LeftOut, ...]
    doubts: tuple[Doubt, ...] = ()


def read_question_document(text: str) -> Document:
    """Reads a document of numbered questions; one without any gives no questions. Never raises."""
    undressed, marks = without_markup(read_lines(text))
    lines, left_out = without_residue(undressed)
    if not lines:
        return Document((), tuple(sorted((*marks, *left_out), key=lambda item: item.line)))
    reading = _Reading(lines, habits_of(lines), shape_of(lines))
    for at in range(len(lines)):
        reading.take(at)
    questions, more = reading.finished()
    left = sorted((*marks, *left_out, *more), key=lambda item: item.line)
    return Document(tuple(questions), tuple(left), tuple(sorted(reading.doubts, key=lambda item: item.line)))


@dataclass
class _Paragraph:
    """What is being read: `what` is chapter, question, text, item, note or stray (a number that fits nowhere)."""

    what: str
    mark: Mark
    first: int
    level: int = 0
    parts: list[str] = field(default_factory=list)
    tail: str = ""
    depth: int = 0
    last: int = 0

    def add(self, more: str, habits: LineHabits) -> bool:
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

    def __init__(self, lines: Sequence[DocumentLine], habits: LineHabits, shape: DocumentShape) -> None:
        self._lines, self._habits, self._shape, self._chapters = lines, habits, shape, shape.chapters
        self._style = shape.style
        self.doubts: list[Doubt] = []
        self._paragraphs: list[_Paragraph] = []
        self._number = 0
        self._next = frozenset((1,))  # After a number that fits badly the count may go on from it, or as if it had fitted.
        self._asked = False
        self._spaced = 0  # How many questions an empty paragraph stands before; -1 when one had none.
        self._lists: list[tuple[str, int]] = []
        self._hyphens: list[LeftOut] = []

    def take(self, at: int) -> None:
        """Takes the next line: as a new paragraph, or as more of the last one."""
        line, now = self._lines[at], self._paragraphs[-1] if self._paragraphs else None
        before = self._lines[at - 1] if at else None
        goes = line_end(now.tail, now.depth, before, line, self._habits) if now and before else LineEnd.ENDS
        labelled_before = now is not None and now.what == "question" and not now.text
        begun = None if labelled_before else self._begin(at, goes is LineEnd.GOES_ON)
        if begun is not None:
            self._paragraphs.append(begun)
        elif now and before and (goes is not LineEnd.ENDS or labelled_before):
            if now.add(line.text, self._habits):
                self._hyphens.append(LeftOut(before.number, before.text[-1], "hyphen"))
        else:
            self._paragraphs.append(self._plain(line))
        self._paragraphs[-1].last = line.number

    def _begin(self, at: int, sure: bool) -> _Paragraph | None:
        """The paragraph that a mark on this line begins, None without a mark that counts here."""
        line = self._lines[at]
        if at in self._chapters:
            self._number, self._next, self._lists, self._asked = 0, frozenset((1,)), [], False
            return self._new("chapter", self._chapters[at], line)
        asked = self._shape.marks.get(at)
        if at in self._shape.anew:
            self._number, self._next = 0, frozenset((1,))
        if asked is not None and asked.style in UNNUMBERED:
            asked = replace(asked, value=self._number + 1)
        if asked is not None and self._is_question(asked, at, sure):
            if not self._asked and not self._chapters and self._paragraphs:
                self._heading_before()
            if self._asked and self._spaced >= 0:
                self._spaced = self._spaced + 1 if line.apart else -1
            self._next = frozenset((asked.value + 1, *(() if asked.value in self._next else (self._number + 2,))))
            self._number, self._lists, self._asked = asked.value, [], True
            return self._new("question", asked, line)
        if asked is not None and not sure and self._is_stray(asked):
            self._lists, self._next = [], self._next | {asked.value + 1, self._number + 2}
            return self._new("stray", asked, line)
        if self._style in ("asked", *UNNUMBERED) and self._paragraphs and self._paragraphs[-1].what == "question" and answer_label(line.text):
            return self._plain(line)  # A. before an answer counts nothing.
        item = next((mark for mark in item_marks(line.text) if self._is_item(mark, sure)), None)
        if item is None or not self._paragraphs:
            return None
        if item.rest.endswith(ASKS) and item.style in (*NUMBERS, "(plain)", "plain") and self._asked:
            self._doubt(line, "asks within an answer")
        return self._item(item, line)

    def _is_question(self, mark: Mark, at: int, sure: bool) -> bool:
        labels = mark.style in ("asked", *UNNUMBERED) and says_more(self._lines, at)
        if not (mark.rest or labels) or (mark.style != self._style and not {mark.style, self._style} <= NUMBERS):
            return False
        if mark.style in UNNUMBERED:
            return True
        line, asks = self._lines[at], mark.rest.endswith(ASKS)
        # A list of the same style that is open here may count on instead.
        listed = any(style == mark.style and value + 1 == mark.value for style, value in self._lists)
        apart = at > 0 and (line.apart or line.blank > self._habits.usual)
        if mark.style != self._style:
            other = mark.value == self._number + 1 and asks and self._answered() and not listed and not (sure and not apart)
            return other and self._doubt(line, "other numbering")
        if mark.value in self._next or (not self._asked and not self._number):
            if sure and not asks and not apart:
                return False
            # A list that asks item by item goes on asking.
            checklist = listed and asks and not apart and self._paragraphs[-1].what == "item" and self._paragraphs[-1].text.endswith(ASKS)
            if checklist or (listed and not asks and not apart):
                return False
            if self._asked and mark.value != self._number + 1:
                self._doubt(line, "number missing" if mark.value > self._number else "number again")
            return True
        if mark.value == 1 and asks and apart and not listed and self._heading_before():
            return True
        return not listed and not (sure and not apart) and self._fits_badly(mark, at)

    def _fits_badly(self, mark: Mark, at: int) -> bool:
        """Whether a number that is not the next one begins a question all the same; that it does is a doubt."""
        titled = self._shape.titles and (mark.value > 1 or self._stands_alone(at))
        spaced = self._spaced > 1 and self._lines[at].apart
        sure = mark.style == "asked" or titled or spaced or asks_from(self._lines, at)
        if not sure or not (self._answered() or mark.value > 1 or mark.style == "asked"):
            return False
        why = "numbering starts again" if mark.value == 1 else "number missing" if mark.value > self._number else "number again"
        return self._doubt(self._lines[at], why)

    def _stands_alone(self, at: int) -> bool:
        """Whether no number follows on the next line, as one does in a list."""
        return at + 1 < len(self._lines) and not question_mark(self._lines[at + 1].text) and not item_marks(self._lines[at + 1].text)

    def _is_stray(self, mark: Mark) -> bool:
        """Whether a number that begins no question neither begins a list nor goes on with one: nobody can say where it belongs."""
        if mark.style != self._style or mark.value < 2 or not self._asked or mark.style in UNNUMBERED or not mark.rest:
            return False
        return not any(style == mark.style and value + 1 == mark.value for style, value in self._lists)

    def _answered(self) -> bool:
        """Whether the question that is being read has an answer that does not end by announcing a list."""
        last = self._paragraphs[-1] if self._paragraphs else None
        return last is not None and last.what not in ("question", "chapter") and not last.text.endswith((":", "："))

    def _set_apart(self) -> None:
        """A list of one item that is numbered as the questions are is rather a question whose number is wrong: nobody can say where it belongs."""
        alone: _Paragraph | None = None
        for paragraph in (*self._paragraphs, None):
            counts = paragraph is not None and paragraph.what == "item" and paragraph.mark.style == self._style
            if alone is not None and (paragraph is None or paragraph.what in _HEADS or (counts and paragraph.mark.value != 2)):
                alone.what = "stray"
            if paragraph is None or counts or paragraph.what in _HEADS:
                alone = paragraph if paragraph is not None and counts and paragraph.mark.value == 1 else None

    def _doubt(self, line: DocumentLine, why: str) -> bool:
        self.doubts.append(Doubt(line.number, line.text, why))
        return True

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

    def _item(self, mark: Mark, line: DocumentLine) -> _Paragraph:
        styles = [style for style, _ in self._lists]
        if mark.style in styles:
            del self._lists[styles.index(mark.style) :]
        elif self._paragraphs[-1].what != "item":
            self._lists.clear()
        self._lists.append((mark.style, mark.value))
        return self._new("item", mark, line, len(self._lists) - 1)

    def _plain(self, line: DocumentLine) -> _Paragraph:
        if note := NOTE.match(line.text):
            self._lists.clear()
            return self._new("note", Mark("note", 0, note[0], line.text[note.end() :].strip()), line)
        return self._new("text", Mark("", 0, "", line.text), line)

    def _new(self, what: str, mark: Mark, line: DocumentLine, level: int = 0) -> _Paragraph:
        begun = _Paragraph(what, mark, line.number, level)
        begun.add(mark.rest, self._habits)
        begun.tail = begun.tail or ("" if what == "question" else mark.label)
        return begun

    def finished(self) -> tuple[list[DocumentQuestion], list[LeftOut]]:
        """The questions, and what stands in none."""
        questions: list[DocumentQuestion] = []
        left_out = list(self._hyphens)
        self._set_apart()
        chapter, number = "", 0
        parts = list(_parts(self._paragraphs))
        for (head, body), after in zip(parts, [*(head.what for head, _ in parts[1:]), ""], strict=True):
            label = head.mark.label
            blocks = tuple(AnswerBlock(paragraph.what, paragraph.mark.label, paragraph.level, paragraph.text) for paragraph in body)
            last = body[-1].last if body else head.last
            if head.what == "chapter":
                number = head.mark.value or number + 1
                chapter = labelled(label, head.text)
                if blocks:
                    questions.append(
                        DocumentQuestion(chapter=chapter, chapter_number=number, number=0, label="", question=head.text, blocks=blocks, first=head.first, last=last)
                    )
                elif after != "question":
                    left_out.append(LeftOut(head.first, chapter, "no question"))
            elif head.what == "question":
                questions.append(
                    DocumentQuestion(
                        chapter=chapter, chapter_number=number, number=head.mark.value, label=label, question=head.text, blocks=blocks, first=head.first, last=last
                    )
                )
            else:
                reason = "number does not fit" if head.what == "stray" else "no question"
                left_out += [LeftOut(paragraph.first, labelled(paragraph.mark.label, paragraph.text), reason) for paragraph in (head, *body)]
        return questions, left_out


def _parts(paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[_Paragraph, list[_Paragraph]]]:
    """Each chapter's or question's paragraph with those up to the next; what stands before the first of them comes first."""
    starts = [at for at, paragraph in enumerate(paragraphs) if at == 0 or paragraph.what in _HEADS]
    for at, after in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        yield paragraphs[at], list(paragraphs[at + 1 : after])
