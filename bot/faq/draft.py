"""A draft of own entries made from a document, to be reviewed and edited; `own_entries` reads it back."""

from collections.abc import Sequence
from typing import Any, Final

import yaml

try:
    from yaml import CSafeDumper as SafeDumper
except ImportError:  # pragma: no cover
    from yaml import SafeDumper  # type: ignore[assignment]

from bot.faq.entry import AccountFact
from bot.faq.importer import Document, Doubt
from bot.faq.own_entries import ITEM_KEYS
from bot.faq.residue import LeftOut

_HEAD: Final = """\
# Entries made of {source}, for review. Edit what is not right; then name this file in config.yaml:  faq: {{entries: FILE}}
# asked: other ways to ask the same, one an item; the more, the better it is understood. An id of a shipped entry replaces that entry.
# short: the answer in one to three sentences, told when the same is asked again; without it, its first line. yes_no: how it begins where yes or no was asked.
# account: what of the person's account the answer hangs on, a list out of {facts};
#   a linked person in private is told that of their own account first.
# reviewed: the day on which somebody compared the answers with their source; people see it under each answer.
# An answer may hold {{hotline}}, {{report}}, {{vendor}}, {{responsible}}, {{sign_on_url}}, {{mail_url}} and the spans, filled from config.yaml.

"""


class _Dumper(SafeDumper):
    """Writes a text of several lines as a block, which is easier to edit."""


def _block(dumper: Any, text: str) -> yaml.ScalarNode:
    node: yaml.ScalarNode = dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)
    return node


_Dumper.add_representer(str, _block)


def forms(document: Document, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The questions as JSON objects. Each carries what was left out between its first line and the next question's; the first also what is before it.

    `doubts`: where there are any, what of it may be meant in another way.
    """
    out: list[dict[str, Any]] = []
    left_out = list(document.left_out)
    after = [item.first for item in document.questions[1:]]
    doubts = {doubt.line: doubt for doubt in document.doubts}
    for question, id, until in zip(document.questions, ids, [*after, None], strict=True):
        here = 0
        while here < len(left_out) and (until is None or left_out[here].line < until):
            here += 1
        residue, left_out = left_out[:here], left_out[here:]
        out.append(
            {
                "id": id,
                "chapter": question.chapter,
                "number": question.number,
                "question": question.question,
                "answer": question.answer,
                "lines": [question.first, question.last],
                "left_out": [_residue(item) for item in residue],
            }
        )
        unsure = [_doubt(item) for line, item in doubts.items() if question.first <= line <= question.last]
        if unsure:
            out[-1]["doubts"] = unsure
    return out


def draft(document: Document, ids: Sequence[str], source: str) -> str:
    """The questions as a YAML file for review, in the format that `read_own` reads."""
    items = [{**form, "asked": [], "lines": "-".join(map(str, form["lines"]))} for form in forms(document, ids)]
    written = {
        "source": source,
        "reviewed": None,
        "left_out": [_residue(left_out) for left_out in document.left_out],
        "entries": [{key: item[key] for key in ITEM_KEYS if key in item and key != "left_out"} for item in items],
    }
    body = yaml.dump(written, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**20)
    doubts = "".join(f"# Please check line {doubt.line}, {doubt.why}: {_on_one_line(doubt.text)}\n" for doubt in document.doubts)
    return _HEAD.format(source=" ".join(source.split()), facts=", ".join(AccountFact)) + (doubts + "\n" if doubts else "") + body


def _on_one_line(text: str) -> str:
    """The characters allowed in a comment."""
    return "".join(letter for letter in text if letter.isprintable())


def _residue(left_out: LeftOut) -> dict[str, Any]:
    return {"line": left_out.line, "text": left_out.text, "reason": left_out.reason}


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"line": doubt.line, "text": doubt.text, "why": doubt.why}
