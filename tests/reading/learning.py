"""Learns the networks of the reader from labelled turns: Adam, some features and hidden numbers left out at random."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.reading.features import FeatureArray
from bot.reading.network import Network, Numbers

Places = npt.NDArray[np.int64]
FEWEST: Final = 12
"""Turns in which a feature must stand to be learnt."""


@dataclass(frozen=True)
class Lesson:
    """Turns to learn from: their features, the FAQ matcher's numbers, and for each head the place of the right value, -1 where this turn does not tell."""

    features: Sequence[FeatureArray]
    near: Numbers
    right: Mapping[str, Places]


@dataclass(frozen=True)
class Pace:
    """How it learns. `aside`: how much a head counts that is not the move; `smooth`: how much of a label is given to the others."""

    hidden: int = 96
    epochs: int = 12
    batch: int = 128
    rate: float = 8e-3
    features_left_out: float = 0.45
    hidden_left_out: float = 0.5
    decay: float = 1e-2
    smooth: float = 0.05
    aside: Mapping[str, float] = field(default_factory=dict)
    aside_else: float = 0.3


@dataclass
class _Weights:
    """One table of numbers, with what Adam remembers of it."""

    table: Numbers
    decay: float

    def __post_init__(self) -> None:
        self.first, self.second = np.zeros_like(self.table), np.zeros_like(self.table)

    def step(self, slope: Numbers, rate: float, age: int, rows: Places | None = None) -> None:
        at = slice(None) if rows is None else rows
        first = 0.9 * self.first[at] + 0.1 * slope
        second = 0.99 * self.second[at] + 0.01 * slope * slope
        self.first[at], self.second[at] = first, second
        towards = first / np.float32(1 - 0.9**age) / (np.sqrt(second / np.float32(1 - 0.99**age)) + np.float32(1e-6))
        self.table[at] -= np.float32(rate) * (towards + np.float32(self.decay) * self.table[at])


class Learner:
    """Learns one network from a lesson."""

    def __init__(self, lesson: Lesson, heads: Mapping[str, Sequence[str]], pace: Pace, seed: int) -> None:
        self.lesson, self.heads, self.pace = lesson, heads, pace
        self.chance = np.random.default_rng(seed)
        names, counts = np.unique(np.concatenate(lesson.features), return_counts=True)
        self.known: FeatureArray = names[counts >= FEWEST]
        self.places = [_places(found, self.known) for found in lesson.features]
        wide, outs = lesson.near.shape[1], sum(len(values) for values in heads.values())
        self.pieces = _Weights(self._drawn((len(self.known), pace.hidden), 0.05), pace.decay)
        self.dense = _Weights(self._drawn((wide, pace.hidden), wide**-0.5), pace.decay)
        self.begins = _Weights(np.zeros(pace.hidden, np.float32), 0.0)
        self.out = _Weights(self._drawn((pace.hidden, outs), pace.hidden**-0.5), pace.decay)
        self.shares = _Weights(np.zeros(outs, np.float32), 0.0)

    def _drawn(self, shape: tuple[int, int], size: float) -> Numbers:
        return (self.chance.standard_normal(shape) * size).astype(np.float32)

    def learn(self) -> Network:
        """All epochs; then the network, its pieces in eight bits."""
        turns, batch = len(self.places), self.pace.batch
        steps, age = self.pace.epochs * (turns // batch), 0
        for _ in range(self.pace.epochs):
            order = self.chance.permutation(turns)
            for begin in range(0, turns - batch + 1, batch):
                age += 1
                self._step(order[begin : begin + batch], self.pace.rate * min(1, age / 50) * (1 - age / (steps + 1)), age)
        scales = np.abs(self.pieces.table).max(axis=1) / 127 + np.float32(1e-9)
        whole = np.rint(self.pieces.table / scales[:, None]).astype(np.int8)
        return Network(self.known, whole, scales.astype(np.float32), self.dense.table, self.begins.table, self.out.table, self.shares.table)

    def _step(self, turns: Places, rate: float, age: int) -> None:
        pace, lesson = self.pace, self.lesson
        counts = np.array([len(self.places[turn]) for turn in turns])
        piece, row = np.concatenate([self.places[turn] for turn in turns]), np.repeat(np.arange(len(turns)), counts)
        kept = self.chance.random(len(piece)) >= pace.features_left_out
        piece, row = piece[kept], row[kept]
        shrink = (1 / np.sqrt(np.maximum(np.bincount(row, minlength=len(turns)), 1))).astype(np.float32)
        numbers = lesson.near[turns]
        summed = np.zeros((len(turns), pace.hidden), np.float32)
        filled, begins = np.unique(row, return_index=True)
        summed[filled] = np.add.reduceat(self.pieces.table[piece], begins, axis=0)
        hidden = summed * shrink[:, None] + numbers @ self.dense.table + self.begins.table
        shown = (self.chance.random(hidden.shape) >= pace.hidden_left_out).astype(np.float32) / np.float32(1 - pace.hidden_left_out)
        heard = np.maximum(hidden, 0) * shown
        wrong = self._wrong(heard @ self.out.table + self.shares.table, turns)
        back = (wrong @ self.out.table.T) * shown * (hidden > 0)
        self.out.step(heard.T @ wrong, rate, age)
        self.shares.step(wrong.sum(axis=0), rate, age)
        self.dense.step(numbers.T @ back, rate, age)
        self.begins.step(back.sum(axis=0), rate, age)
        order = np.argsort(piece, kind="stable")
        touched, firsts = np.unique(piece[order], return_index=True)
        self.pieces.step(np.add.reduceat((back * shrink[:, None])[row[order]], firsts, axis=0), rate, age, touched)

    def _wrong(self, logits: Numbers, turns: Places) -> Numbers:
        """The slope of the loss: what was said less what is right, head by head."""
        wrong, at = np.zeros_like(logits), 0
        for head, values in self.heads.items():
            size, right = len(values), self.lesson.right[head][turns]
            likely = softmax(logits[:, at : at + size])
            wanted = np.full_like(likely, self.pace.smooth / size)
            wanted[np.arange(len(turns)), np.maximum(right, 0)] += np.float32(1 - self.pace.smooth)
            counts = np.float32(1.0 if head == "move" else self.pace.aside.get(head, self.pace.aside_else))
            wrong[:, at : at + size] = (likely - wanted) * counts * (right >= 0)[:, None]
            at += size
        return wrong / np.float32(len(turns))


def softmax(logits: Numbers) -> Numbers:
    """Likelihoods, row by row."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    likely: Numbers = raised / raised.sum(axis=-1, keepdims=True)
    return likely


def _places(found: FeatureArray, known: FeatureArray) -> Places:
    places: Places = np.minimum(np.searchsorted(known, found), len(known) - 1)
    there: Places = places[known[places] == found]
    return there
