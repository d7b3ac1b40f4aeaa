"""Every way to label a turn and the move that it gives, so that the labels of a reading and its move are one. Pure."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.reading.reading import Labels
from bot.reading.vocabulary import Act, Aspect, Matter, Whose
from bot.runtime.quick_dataclass import dataclass

Numbers = npt.NDArray[np.float32]
LABEL_HEADS: Final = ("act", "matter", "aspect", "whose", "negated")
_TINY: Final = 1e-6


@dataclass(frozen=True, slots=True)
class LabelTable:
    """`columns[i]`: for the `i`th of LABEL_HEADS which value of that head each combination has. `move`: the place of its move.

    The aspect counts only where the matter is the one in hand; elsewhere it is -1, whatever it is."""

    columns: tuple[npt.NDArray[np.int16], ...]
    move: npt.NDArray[np.int16]
    moves: tuple[str, ...]

    def likelihoods(self, heads: Mapping[str, Numbers]) -> Numbers:
        """How likely each combination is if the heads knew nothing of each other."""
        likely = np.ones(len(self.move), dtype=np.float32)
        for head, column in zip(LABEL_HEADS, self.columns, strict=True):
            # The last number is for "whatever it is".
            likely *= np.append(heads[head], np.float32(1))[column] + np.float32(_TINY)
        return likely

    def by_move(self, likely: Numbers) -> Numbers:
        """The combinations' likelihoods, added up move by move."""
        summed = np.bincount(self.move, weights=likely, minlength=len(self.moves)).astype(np.float32)
        shares: Numbers = summed / max(float(summed.sum()), _TINY)
        return shares

    def best(self, likely: Numbers, move: str) -> tuple[int, ...]:
        """The likeliest combination of this move: a place in each of LABEL_HEADS."""
        here = np.flatnonzero(self.move == self.moves.index(move))
        at = here[int(np.argmax(likely[here]))]
        return tuple(int(column[at]) for column in self.columns)


@lru_cache(maxsize=4)
def label_table(moves: tuple[str, ...], heads: tuple[tuple[str, ...], ...]) -> LabelTable:
    """`heads`: the values of LABEL_HEADS. Combinations whose move is not among `moves` are left out."""
    acts, matters, aspects, owners, denials = heads
    place = {move: at for at, move in enumerate(moves)}
    rows: list[tuple[int, ...]] = []
    found: list[int] = []
    for (a, act), (m, matter), (w, whose), (n, denied) in product(enumerate(acts), enumerate(matters), enumerate(owners), enumerate(denials)):
        sides: Sequence[tuple[int, str]] = list(enumerate(aspects)) if matter == Matter.SAME else [(-1, Aspect.NONE)]
        for s, aspect in sides:
            move = place.get(Labels(Act(act), matter, Aspect(aspect), Whose(whose), negated=denied == "1").move)
            if move is not None:
                rows.append((a, m, s, w, n))
                found.append(move)
    columns = np.array(rows, dtype=np.int16).T
    return LabelTable(tuple(columns), np.array(found, dtype=np.int16), moves)
