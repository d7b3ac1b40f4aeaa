"""Markdown around a line: the # of headings and the ** of emphasis, which say what a line is and are no part of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.faq.document_lines import DocumentLine
from bot.faq.marks import answer_label, question_mark, unnumbered_question
from bot.faq.residue import LeftOut

BOLD: Final = 7  # Below the six levels of headings.

_HEADING: Final = re.compile(r"(#{1,6})[ \u3000]+(\S.*?)([ \u3000]+#+)?", re.DOTALL)
_BOLD: Final = re.compile(r"(\*\*|__)(\S(?:.*\S)?)\1", re.DOTALL)
_BOLD_LABEL: Final = re.compile(r"(\*\*|__)(\S(?:.*?\S)?)\1(?=.)", re.DOTALL)
_ESCAPED: Final = re.compile(r"([0-9]{1,4})\\(?=[.)])")


def without_markup(lines: Sequence[DocumentLine]) -> tuple[list[DocumentLine], list[LeftOut]]:
    """The lines without their marks, each knowing its `level` (1 to 6 a heading, BOLD a line in bold, 0 neither); and the marks."""
    plain, marks = [], []
    for line in lines:
        text, level, removed = line.text, 0, ""
        if heading := _HEADING.fullmatch(text):
            text, level, removed = heading[2], len(heading[1]), heading[1] + (heading[3] or "").strip()
        if (bold := _BOLD.fullmatch(text)) and bold[1] not in bold[2]:
            text, level, removed = bold[2], level or BOLD, removed + 2 * bold[1]
        elif number := _ESCAPED.match(text):
            text, removed = number[1] + text[number.end() :], removed + "\\"
        elif (label := _BOLD_LABEL.match(text)) and _is_label(label[2]):
            text, removed = label[2] + text[label.end() :], removed + 2 * label[1]
        plain.append(replace(line, text=text, level=level) if removed else line)
        if removed:
            marks.append(LeftOut(line.number, removed, "marks"))
    return plain, marks


def _is_label(text: str) -> bool:
    """Whether this much of a line is the number of a question, or says that one or its answer follows."""
    return any(mark is not None and not mark.rest for mark in (question_mark(text), unnumbered_question(text), answer_label(text)))
