"""Learns the reader from the labelled turns: `python -m tests.reading.training [--folds 5] [--without WRITER …] [--write]`.

`--folds` prints the figures on writers held out, `--without` those on each of these writers alone, `--write` learns from all and ships the model: how texts are read by letters.
The transformer beside it is taught by `tests.reading.fine_tuning`.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.faq.index import Index
from bot.reading.label_table import LABEL_HEADS, label_table
from bot.reading.model_file import dump_reading_model
from bot.reading.network import Numbers, ReadingModel
from bot.reading.reader import head_likelihoods, move_likelihoods, reading_of
from bot.wiring.shipped_faq import build_index_for_shipped
from tests.reading.figures import Read, reading_figures, reliability
from tests.reading.labelled import LabelledTurn, Prepared, all_turns, heads_of, moved_turns, one_part_turns, prepare, turns_hash
from tests.reading.learning import Learner, Pace
from tests.reading.two_labellers import agreement

MODEL: Final = Path(__file__).parents[2] / "bot" / "reading" / "content" / "model.bin"
MEMBERS: Final = 2
ASIDE: Final = {"complete": 0.5, "angry": 0.3}
_COOLINGS: Final = np.arange(0.6, 3.0, 0.1)
Places = npt.NDArray[np.int64]


def folds(found: Sequence[LabelledTurn], count: int) -> list[frozenset[str]]:
    """The writers in so many groups of about as many lines."""
    lines = {writer: sum(turn.writer == writer for turn in found) for writer in {turn.writer for turn in found}}
    groups: list[list[str]] = [[] for _ in range(count)]
    for writer in sorted(lines, key=lambda writer: (-lines[writer], writer)):
        min(groups, key=lambda group: sum(lines[one] for one in group)).append(writer)
    return [frozenset(group) for group in groups]


def learn(prepared: Prepared, places: Places, index: Index, pace: Pace, members: int = MEMBERS) -> ReadingModel:
    """A model from the turns at these places, not yet cooled."""
    heads = heads_of([prepared.turns[place] for place in places])
    lesson = prepared.lesson(places, heads)
    networks = tuple(Learner(lesson, heads, pace, seed).learn() for seed in range(members))
    return ReadingModel(heads, index.labels, networks, (1.0, 1.0), turns_hash())


def spoken(model: ReadingModel, prepared: Prepared, places: Places) -> list[Numbers]:
    """The logits of the turns at these places."""
    return [model.logits(prepared.features[place], prepared.near[place]) for place in places]


def cooling_for(model: ReadingModel, logits: Sequence[Numbers], right: Sequence[str]) -> float:
    """By what likelihoods are divided so that the right moves are the least surprising."""
    table = label_table(model.heads["move"], tuple(model.heads[head] for head in LABEL_HEADS))
    heads = [head_likelihoods(model, one) for one in logits]
    layered = [table.by_move(table.likelihoods(one)) for one in heads]
    place = {move: at for at, move in enumerate(table.moves)}

    def surprise(cooling: float) -> float:
        likely = [move_likelihoods(one["move"], other, cooling) for one, other in zip(heads, layered, strict=True)]
        return -float(np.mean([np.log(one[place[move]] + 1e-6) for one, move in zip(likely, right, strict=True) if move in place]))

    return min((float(cooling) for cooling in _COOLINGS), key=surprise)


class Training:
    """The turns, and what was held out so far."""

    def __init__(self, prepared: Prepared, index: Index, pace: Pace, members: int) -> None:
        self.prepared, self.index, self.pace, self.members = prepared, index, pace, members
        self.writers = np.array([turn.writer for turn in prepared.turns])

    def held_out(self, writers: frozenset[str]) -> tuple[ReadingModel, list[tuple[LabelledTurn, Numbers]]]:
        """What a model that never saw these writers says of their turns."""
        held = np.isin(self.writers, sorted(writers))
        model = learn(self.prepared, np.flatnonzero(~held), self.index, self.pace, self.members)
        there = np.flatnonzero(held & ~np.array([turn.moved for turn in self.prepared.turns]))
        return model, [(self.prepared.turns[int(place)], logits) for place, logits in zip(there, spoken(model, self.prepared, there), strict=True)]

    def figures(self, groups: Sequence[frozenset[str]]) -> float:
        """Prints the figures over all groups together; what the likelihoods of each group are divided by was chosen on the others. Returns it for all."""
        parts = [self.held_out(group) for group in groups]
        alone = [cooling_for(model, [logits for _, logits in said], [turn.move for turn, _ in said]) for model, said in parts]
        read: list[Read] = []
        for at, (model, said) in enumerate(parts):
            others = [cooling for place, cooling in enumerate(alone) if place != at] or alone
            read += [(turn, reading_of(model, logits, float(np.mean(others)))) for turn, logits in said]
        cooling = float(np.mean(alone))
        print_read(f"letters alone, cooled by {cooling:.2f}", read)
        return cooling


def print_read(title: str, read: Sequence[Read]) -> None:
    print(f"{title}\n  {reading_figures(read).line()}", flush=True)
    print("  " + "  ".join(f"{least:.1f}: {count} said {said:.2f} right {right:.2f}" for least, count, said, right in reliability(read)), flush=True)
    print(f"  {agreement(read)}", flush=True)


def main() -> None:
    """Trains and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--members", type=int, default=MEMBERS)
    parser.add_argument("--cooling", type=float, nargs=2, help="of letters alone, and with the transformer, as tests.reading.fine_tuning prints it")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    index, turns = build_index_for_shipped(), all_turns()
    together = [*turns, *moved_turns(turns), *one_part_turns(turns)]
    training = Training(prepare(together, index), index, Pace(aside=ASIDE), given.members)
    began = time.monotonic()
    if given.folds:
        print(f"{given.folds} groups of writers, each read by what was learnt from the others")
        training.figures(folds(turns, given.folds))
    if given.without:
        print(f"{', '.join(given.without)}: each read by what was learnt from all others")
        training.figures([frozenset({writer}) for writer in given.without])
    if given.write:
        if given.cooling is None:
            raise SystemExit("--write needs --cooling")
        cooling = (given.cooling[0], given.cooling[1])
        model = learn(training.prepared, np.arange(len(together)), index, training.pace, given.members)
        written = dump_reading_model(ReadingModel(model.heads, model.labels, model.networks, cooling, model.learnt_from))
        MODEL.parent.mkdir(exist_ok=True)
        MODEL.write_bytes(written)
        print(f"{MODEL.name}: {len(written) / 1e6:.1f} MB, cooled by {cooling}, learnt from {model.learnt_from}")
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
