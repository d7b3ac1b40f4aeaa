"""Worked examples for a language model: labelled turns, chosen for their likeness to what is to be read. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from math import log
from typing import Final

from bot.faq.text import traditional
from bot.reading.reading import Heard, Labels
from bot.reading.vocabulary import Act, Aspect, NamedSystem, Whose
from bot.runtime.quick_dataclass import dataclass

A_DOZEN: Final = 12
_OF_ONE_MOVE: Final = 4
"""At most so many examples mean the same move: a model that sees one answer only gives that one."""
_SAME_STEP: Final = 0.25
"""What it is worth that the desk did the same before, of a likeness between 0 and 1."""
_FEW_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A text in the context it was said in, and its labels."""

    heard: Heard
    labels: Labels


class Examples:
    """Finds the examples that are most like a text: by its pieces of one to three letters, rare ones counting more, and by what the desk did before."""

    def __init__(self, examples: Sequence[WorkedExample]) -> None:
        self._examples = examples
        pieces = [_pieces(one.heard.text) for one in examples]
        spread = Counter(piece for found in pieces for piece in found)
        self._worth: Mapping[str, float] = {piece: log((1 + len(pieces)) / times) for piece, times in spread.items()}
        self._having: dict[str, list[int]] = {}
        for at, found in enumerate(pieces):
            for piece in found:
                self._having.setdefault(piece, []).append(at)
        self._size = [sum(self._worth[piece] for piece in found) or 1.0 for found in pieces]

    def like(self, heard: Heard, most: int = A_DOZEN) -> tuple[WorkedExample, ...]:
        """The likest ones, the likest last; the text itself is never among them."""
        pieces, text = _pieces(heard.text), heard.text.strip()
        size = sum(self._worth.get(piece, 0.0) for piece in pieces) or 1.0
        shared = [0.0] * len(self._examples)
        for piece in pieces:
            for at in self._having.get(piece, ()):
                shared[at] += self._worth[piece]
        likeness = [both / (size + own - both) + self._step(heard, at) for at, (both, own) in enumerate(zip(shared, self._size, strict=True))]
        chosen: list[WorkedExample] = []
        moves: Counter[str] = Counter()
        for at in sorted(range(len(likeness)), key=lambda at: -likeness[at]):
            example = self._examples[at]
            if len(chosen) < most and moves[example.labels.move] < _OF_ONE_MOVE and example.heard.text.strip() != text:
                chosen.append(example)
                moves[example.labels.move] += 1
        return tuple(reversed(chosen))

    def _step(self, heard: Heard, at: int) -> float:
        there = self._examples[at].heard.context
        if there == heard.context:
            return _SAME_STEP
        return _SAME_STEP / 2 if there.partition(":")[0] == heard.context.partition(":")[0] else 0.0


@cache
def shipped_examples() -> tuple[WorkedExample, ...]:
    """The labelled turns that come with the desk: a selection, spread over moves, steps and both languages."""
    return read_turns("examples.tsv")


@cache
def turns_to_try() -> tuple[WorkedExample, ...]:
    """The dozen turns that `doctor` asks a model; none of them is among the examples."""
    return read_turns("turns_to_try.tsv")


def read_turns(name: str) -> tuple[WorkedExample, ...]:
    """The labelled turns of a file of this package."""
    lines = (resources.files("bot.language_model") / "content" / name).read_text(encoding="utf-8").splitlines()
    return tuple(_example(line.split("\t")) for line in lines[1:])


def _example(fields: Sequence[str]) -> WorkedExample:
    context, text, act, matter, aspect, whose, system, negated = fields
    return WorkedExample(Heard(text, context), Labels(Act(act), matter, Aspect(aspect), Whose(whose), system=NamedSystem(system), negated=negated == "1"))


def _pieces(text: str) -> frozenset[str]:
    read = f" {traditional(text).casefold()} "
    return frozenset(read[at : at + length] for length in range(1, _FEW_LETTERS + 1) for at in range(len(read) - length + 1)) - {" "}
