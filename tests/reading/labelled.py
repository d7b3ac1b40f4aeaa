"""The labelled turns as lessons, and the lines that are labelled for one part of the reading alone."""

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.faq.index import Index
from bot.faq.text import normalise
from bot.reading.features import LONGEST_READ, FeatureArray, hashed_features
from bot.reading.label_table import LABEL_HEADS
from bot.reading.network import Numbers, near_numbers
from bot.reading.reading import Heard, Labels
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose
from tests.reading.learning import Lesson
from tests.turns.test_turns import FOLDER, WRITERS, turns

HERE: Final = Path(__file__).parent
ONE_PART: Final = {"complete": HERE / "unfinished.tsv", "angry": HERE / "patience.tsv"}
"""Lines of which one head alone is told, said in the context of some turn."""
LABEL_FIELDS: Final = (*LABEL_HEADS, "system")
_NOT_ANGRY: Final = frozenset({Act.ASK, Act.REQUEST, Act.ANSWER, Act.AGREE, Act.THANK, Act.GREET, Act.CHOOSE, Act.LATER})
_OF_THE_PLACE: Final = frozenset({Matter.SAME.value, Matter.NONE.value, Matter.TICKET.value, Matter.APPROVE.value, Matter.LINK.value})
_OPENINGS: Final = frozenset({Act.ASK, Act.REPORT, Act.REQUEST, Act.COMPLAIN, Act.PERSON})
_SAYS_SOMETHING: Final = 6
_TIMES: Final = 5  # How often a line of which only one part is told is learnt: there are few of them.


@dataclass(frozen=True)
class LabelledTurn:
    """A turn, who wrote it, and what is known of it: for each head the right value. `moved`: to a place that it was not written for."""

    writer: str
    heard: Heard
    right: Mapping[str, str]
    moved: bool = False

    @property
    def move(self) -> str:
        """What the desk would do."""
        return self.right["move"]


def labelled_turn(line: Mapping[str, str]) -> LabelledTurn:
    """From a line of the turns' files."""
    labels = Labels(Act(line["act"]), line["matter"], Aspect(line["aspect"]), Whose(line["whose"]), NamedSystem(line["system"]), line["negated"] == "1")
    right = {"move": str(labels.move), **{field: line[field] for field in LABEL_FIELDS}, "complete": "1"}
    if labels.act is Act.COMPLAIN:
        right["angry"] = "1"
    elif labels.act in _NOT_ANGRY:
        right["angry"] = "0"
    return LabelledTurn(line["writer"].rpartition("-")[0], Heard(line["text"], line["context"], line["said"]), right)


def all_turns() -> list[LabelledTurn]:
    """Every labelled turn, writer by writer."""
    return [labelled_turn(line) for writer in WRITERS for line in turns(writer)]


def moved_turns(found: Sequence[LabelledTurn]) -> list[LabelledTurn]:
    """The turns that name their matter themselves, each said in another's place as well: they mean the same there.

    Where the desk has misread somebody its last words are beside the point, and the next turn must not be read by them."""
    chance = np.random.default_rng(3)
    moved = []
    for turn in found:
        where = found[int(chance.integers(len(found)))].heard
        if _means_it_anywhere(turn) and where.context != turn.heard.context:
            moved.append(replace(turn, heard=Heard(turn.heard.text, where.context, where.said), moved=True))
    return moved


def _means_it_anywhere(turn: LabelledTurn) -> bool:
    named = turn.right["matter"] not in _OF_THE_PLACE and len(turn.heard.text) >= _SAYS_SOMETHING
    return named and turn.right["act"] in _OPENINGS


def one_part_turns(among: Sequence[LabelledTurn]) -> list[LabelledTurn]:
    """The lines labelled for one part, each at the start of a talk and in the context of some of the turns."""
    chance = np.random.default_rng(1)
    found = []
    for head, file in ONE_PART.items():
        for line in _read(file):
            for time in range(_TIMES):
                where = among[int(chance.integers(len(among)))].heard if time else Heard("")
                found.append(LabelledTurn("", Heard(line["text"], where.context, where.said), {head: line[head]}))
    return found


def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))


def turns_hash() -> str:
    """What the model was learnt from, in sixteen letters."""
    found = hashlib.sha256()
    for file in (*(FOLDER / f"{writer}.tsv" for writer in WRITERS), *ONE_PART.values()):
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def heads_of(found: Sequence[LabelledTurn]) -> dict[str, tuple[str, ...]]:
    """The values of each head, sorted."""
    names = ("move", *LABEL_FIELDS, *ONE_PART)
    return {head: tuple(sorted({turn.right[head] for turn in found if head in turn.right})) for head in names}


@dataclass(frozen=True)
class Prepared:
    """Turns with all that is learnt from."""

    turns: Sequence[LabelledTurn]
    features: Sequence[FeatureArray]
    near: Numbers

    def lesson(self, places: npt.NDArray[np.int64], heads: Mapping[str, Sequence[str]]) -> Lesson:
        """Of the turns at these places; a value that a head doesn't know is not told."""
        at = {head: {value: place for place, value in enumerate(values)} for head, values in heads.items()}
        right = {head: np.array([at[head].get(self.turns[place].right.get(head, ""), -1) for place in places]) for head in heads}
        return Lesson([self.features[place] for place in places], self.near[places], right)


def prepare(found: Sequence[LabelledTurn], index: Index) -> Prepared:
    """The features of all."""
    near = [index.near(normalise(turn.heard.text[:LONGEST_READ])) for turn in found]
    return Prepared(found, [hashed_features(turn.heard) for turn in found], np.stack([near_numbers(one.model, one.alike) for one in near]))
