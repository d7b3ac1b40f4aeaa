"""Turns that two people labelled: how far people agree, and a reader with each of them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.reading.reading import Labels, Reading
from bot.reading.vocabulary import Act, Aspect, NamedSystem, Whose
from tests.reading.labelled import LabelledTurn

RECONCILED: Final = Path(__file__).parent / "reconciled.tsv"
_FIELDS: Final = ("act", "matter", "aspect", "whose", "system", "negated")


@dataclass(frozen=True)
class TwiceLabelled:
    """The moves of one turn by the first and the second person, and the one agreed on."""

    context: str
    text: str
    first: str
    second: str
    agreed: str


def twice_labelled() -> list[TwiceLabelled]:
    """All of them."""
    with RECONCILED.open(encoding="utf-8", newline="") as opened:
        lines = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        TwiceLabelled(line["context"], line["text"], _move(line["first"].split()), _move(line["second"].split()), _move([line[field] for field in _FIELDS]))
        for line in lines
    ]


def _move(values: Sequence[str]) -> str:
    act, matter, aspect, whose, system, negated = values
    return str(Labels(Act(act), matter, Aspect(aspect), Whose(whose), NamedSystem(system), negated == "1").move)


def agreement(read: Sequence[tuple[LabelledTurn, Reading]]) -> str:
    """How often people agree on the move, and the reader with each of them."""
    moves = {(turn.heard.context, turn.heard.text): reading for turn, reading in read}
    pairs = [(one, reading) for one in twice_labelled() if (reading := moves.get((one.context, one.text))) is not None]
    if not pairs:
        return "no turn that two people labelled"
    return (
        f"{len(pairs)} turns labelled twice: the two agree on {_share([one.first == one.second for one, _ in pairs])}; "
        f"the reader with the first {_share([one.first == reading.labels.move for one, reading in pairs])}, "
        f"the second {_share([one.second == reading.labels.move for one, reading in pairs])}, "
        f"either {_share([reading.labels.move in (one.first, one.second) for one, reading in pairs])}, "
        f"what was agreed on {_share([one.agreed == reading.labels.move for one, reading in pairs])}, "
        f"within three {_share([one.agreed in {move.name for move in reading.moves[:3]} for one, reading in pairs])}"
    )


def _share(outcomes: Sequence[bool]) -> str:
    return f"{sum(outcomes) / len(outcomes):.3f}"
