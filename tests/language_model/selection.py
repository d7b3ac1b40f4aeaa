"""Chooses the worked examples that come with the desk from the labelled turns: `python -m tests.language_model.selection --write`."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.dialogue.person_mentions import mentioned_anybody
from bot.language_model.masking import PERSON, SURNAMES, KnownPeople, mask
from bot.redaction import redact
from tests.conftest import ROOT
from tests.reading.labelled import labelled_turn
from tests.turns.test_turns import FIELDS, WRITERS, turns

CONTENT: Final = ROOT / "bot" / "language_model" / "content"
KEPT: Final = tuple(field for field in FIELDS if field not in ("writer", "said"))
_OF_ONE_KIND: Final = 2
"""Lines of one kind: the same move, the same step of the desk before, the same language."""
_OF_ONE_MOVE: Final = 7
_LONGEST: Final = 70
_DOZEN: Final = (
    ("do:unlock", "start"), ("look", "start"), ("other", "start"), ("follow:until", "status"), ("faq:password", "start"), ("agree", "offer"),
    ("stop", "page"), ("incident", "start"), ("elsewhere", "start"), ("person", ""), ("go_on", "page"), ("do:reset_password", "start"),
)  # fmt: skip
"""What `doctor` asks a model: a move, and the step of the desk before it."""
_SHORT: Final = 5
_NAMES_SOMEBODY: Final = "named"
_SELDOM: Final = 2
"""A pair of letters after a surname that stands in so few of the turns about nobody else is somebody's given name."""
_MAY_BE_NAME: Final = re.compile(rf"(?=([{SURNAMES}][\u3400-\u9fff]{{2}}))")
_CAPITALISED: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][a-z]+(?='s\b)|^[A-Z][a-z]+ [A-Z][a-z]+\b")


def chosen() -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The examples and the dozen to try, which are lines that no example has; names and numbers are left out of both."""
    kinds: Counter[tuple[str, ...]] = Counter()
    moves: Counter[tuple[str, ...]] = Counter()
    examples: list[dict[str, str]] = []
    lines = list(_in_some_order())
    to_try = _to_try(lines)
    for line in lines:
        move, step = (labelled_turn(line).move, line["whose"], _script(line)), line["context"].partition(":")[0]
        if kinds[*move, step] >= _OF_ONE_KIND or moves[move] >= _OF_ONE_MOVE or line in to_try:
            continue
        kinds[*move, step] += 1
        moves[move] += 1
        examples.append(line)
    return examples, to_try


def _in_some_order() -> Iterator[dict[str, str]]:
    """The lines that may leave, in an order that has nothing to do with their writers, each text once."""
    lines = [line for writer in WRITERS for line in turns(writer)]
    seen: set[str] = set()
    for line in sorted(lines, key=lambda line: sha256(f"{line['context']}\t{line['text']}".encode()).digest()):
        text = _left_out(line)
        if text is not None and text not in seen:
            seen.add(text)
            yield {**line, "text": text}


def _left_out(line: Mapping[str, str]) -> str | None:
    """The text without names and numbers; None where it cannot be an example."""
    if len(line["text"]) > _LONGEST or redact(line["text"]).kinds or "\t" in line["text"] or line["context"] in ("secret", "ask:ticket"):
        return None
    text = mask(line["text"], KnownPeople())
    for name in _names_in(text):
        text = text.replace(name, PERSON)
    named = text.count(PERSON) == (line["whose"] == _NAMES_SOMEBODY)
    return text.replace("\n", " ") if named and mentioned_anybody(text.replace(PERSON, "")) is None else None


def _names_in(text: str) -> list[str]:
    """What is somebody's name in a story by its rarity: the records of these people are nowhere."""
    pairs, words = _said()
    han = [found for found in _MAY_BE_NAME.findall(text) if pairs[found[1:]] <= _SELDOM and pairs[found[:2]] <= _SELDOM]
    return han + [found for found in _CAPITALISED.findall(text) if not any(word in words for word in found.casefold().split())]


@cache
def _said() -> tuple[Counter[str], frozenset[str]]:
    """How often each pair of Chinese letters is written in the turns about nobody else, and the English words in small letters."""
    texts = [line["text"] for writer in WRITERS for line in turns(writer) if line["whose"] in ("mine", "nobody")]
    pairs = Counter(pair for text in texts for pair in {text[at : at + 2] for at in range(len(text) - 1)})
    words = Counter(word for text in texts for word in re.findall(r"(?<![A-Za-z])[a-z]+", text))
    return pairs, frozenset(word for word, times in words.items() if times > 2)


def _script(line: Mapping[str, str]) -> str:
    return "latin" if line["text"].replace("⟨", "").replace("⟩", "").isascii() else "han"


def _to_try(lines: list[dict[str, str]]) -> list[dict[str, str]]:
    """The first line of each wanted move, in either language by turns."""
    found: list[dict[str, str]] = []
    for number, (move, step) in enumerate(_DOZEN):
        script = "han" if number % 2 else "latin"
        found.append(next(line for line in lines if _script(line) == script and labelled_turn(line).move.startswith(move) and _after(line, step)))
    return found


def _after(line: Mapping[str, str], step: str) -> bool:
    return line["context"].startswith(step) and len(line["text"]) > _SHORT


def written(lines: list[dict[str, str]]) -> str:
    """The file."""
    return "\n".join(["\t".join(KEPT), *("\t".join(line[field] for field in KEPT) for line in lines)]) + "\n"


def files() -> dict[Path, str]:
    """Both files and what stands in them."""
    examples, to_try = chosen()
    return {CONTENT / "examples.tsv": written(examples), CONTENT / "turns_to_try.tsv": written(to_try)}


if __name__ == "__main__":
    if "--write" in sys.argv:
        for file, text in files().items():
            file.write_text(text, encoding="utf-8")
    print({file.name: text.count("\n") - 1 for file, text in files().items()})
