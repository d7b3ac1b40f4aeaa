"""An inverted index over weighted features: how near each stored text is to another text."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from bot.faq.text_features import NumberArray, PositionArray, TextFeatures, gather_features
from bot.runtime.quick_dataclass import dataclass

_LONG = 50_000  # Pairs of feature and text that one query looks at.
_TOO_LONG = 200_000
_CHOSEN = 1_000  # Texts for which common features are counted, too, where looking at all pairs would take too long.
_LARGE = 10_000  # From so many texts on it is kept which features each of them has.
_NOWHERE = -1
_COMMON = 16  # A feature in more texts than this goes through the matrix product, a rarer one through its few pairs.


@dataclass(frozen=True, slots=True)
class InvertedIndex:
    """Which texts hold which feature: for feature `f` the texts `texts[starts[f]:starts[f+1]]` with `weights`.

    Every text is a vector of length one (sublinear counts times inverse document frequency), so products are cosines.
    `by_text`: the other way about where there are many texts, and for each of its pairs the place among `texts` and `weights`.
    """

    size: int
    vocabulary: Mapping[str, int]
    rarity: NumberArray
    starts: npt.NDArray[np.int64]
    texts: PositionArray
    weights: NumberArray
    by_text: tuple[TextFeatures, PositionArray] | None = None

    def cosines(self, found: Mapping[str, float]) -> NumberArray:
        """How near each text is to these features, 0..1. What no text holds counts for nothing."""
        places = [(self.vocabulary[name], weight) for name, weight in found.items() if name in self.vocabulary]
        if not places:
            return np.zeros(self.size, dtype=np.float32)
        ids = np.fromiter((place for place, _ in places), dtype=np.int64, count=len(places))
        weights = _counted(np.fromiter((weight for _, weight in places), dtype=np.float32, count=len(places))) * self.rarity[ids]
        weights /= max(float(np.sqrt(np.dot(weights, weights))), 1e-9)
        return self._sums(ids, weights)

    def totals(self, found: Mapping[str, float]) -> NumberArray:
        """The sum of the weights that each text has for these features, however often asked for."""
        ids = np.array([self.vocabulary[name] for name in found if name in self.vocabulary], dtype=np.int64)
        return self._sums(ids, np.ones(len(ids), dtype=np.float32))

    def _sums(self, ids: npt.NDArray[np.int64], weights: NumberArray) -> NumberArray:
        """Where the lists are very long, the rarest features choose some texts; what nearly every text holds is added for these alone, and missing elsewhere."""
        lengths = self.starts[ids + 1] - self.starts[ids]
        if int(lengths.sum()) <= _TOO_LONG:
            return self._all_sums(ids, weights)
        order = np.argsort(lengths, kind="stable")
        rare = max(int(np.searchsorted(np.cumsum(lengths[order]), _TOO_LONG, side="right")), 1)
        sums = self._all_sums(ids[order[:rare]], weights[order[:rare]])
        chosen = np.argpartition(-sums, _CHOSEN)[:_CHOSEN] if self.size > _CHOSEN else np.arange(self.size)
        sums[chosen] = self._sums_of(chosen, ids, weights)
        return sums

    def _sums_of(self, chosen: npt.NDArray[np.int64], ids: npt.NDArray[np.int64], weights: NumberArray) -> NumberArray:
        """The same for some texts alone."""
        if self.by_text is None:
            return self._all_sums(ids, weights)[chosen]
        held, places = self.by_text
        pairs, lengths = held.pairs(chosen)
        asked = np.zeros(len(self.vocabulary), dtype=np.float32)
        asked[ids] = weights
        wanted = asked[held.features[pairs]]
        hits = np.flatnonzero(wanted)
        shares = wanted[hits] * self.weights[places[pairs[hits]]]
        return np.bincount(np.repeat(np.arange(len(chosen)), lengths)[hits], weights=shares, minlength=len(chosen)).astype(np.float32)

    def _all_sums(self, ids: npt.NDArray[np.int64], weights: NumberArray) -> NumberArray:
        begins, lengths = self.starts[ids], self.starts[ids + 1] - self.starts[ids]
        total = int(lengths.sum())
        if total > _LONG:
            # Long lists lie together: copying them whole takes half the time of gathering their members one by one.
            pieces = [slice(begin, begin + length) for begin, length in zip(begins, lengths, strict=True)]
            held = np.concatenate([self.texts[piece] for piece in pieces])
            shares = np.concatenate([self.weights[piece] * weight for piece, weight in zip(pieces, weights, strict=True)])
            return np.bincount(held, weights=shares, minlength=self.size).astype(np.float32)
        spread = np.arange(total) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
        sums = np.bincount(self.texts[spread], weights=self.weights[spread] * np.repeat(weights, lengths), minlength=self.size)
        return sums.astype(np.float32)

    def held(self) -> tuple[npt.NDArray[np.int64], PositionArray]:
        """The other way about: text `t` holds the features `features[begins[t]:begins[t+1]]`."""
        begins = np.concatenate(([0], np.cumsum(np.bincount(self.texts, minlength=self.size)))).astype(np.int64)
        feature = np.repeat(np.arange(len(self.vocabulary), dtype=np.int32), np.diff(self.starts))
        return begins, feature[np.argsort(self.texts, kind="stable")]

    def products(self, some: PositionArray | None = None) -> NumberArray:
        """The cosine of every text with every text, or of `some` with each other, in their order."""
        chosen = np.arange(self.size, dtype=np.int32) if some is None else some
        place = np.full(self.size, _NOWHERE, dtype=np.int64)
        place[chosen] = np.arange(len(chosen))
        lengths = np.diff(self.starts)
        feature = np.repeat(np.arange(len(lengths)), lengths)
        common = lengths > _COMMON
        column = np.cumsum(common) - 1
        spoken = common[feature] & (place[self.texts] != _NOWHERE)
        dense = np.zeros((len(chosen), int(common.sum())), dtype=np.float32)
        dense[place[self.texts[spoken]], column[feature[spoken]]] = self.weights[spoken]
        table: NumberArray = dense @ dense.T
        self._add_rare(table, lengths, place)
        return table

    def _add_rare(self, table: NumberArray, lengths: npt.NDArray[np.int64], place: npt.NDArray[np.int64]) -> None:
        """The part of `products` that rare features bring, pair by pair."""
        cells = table.reshape(-1)
        for length in range(1, _COMMON + 1):
            begins = self.starts[:-1][lengths == length]
            block = begins[:, None] + np.arange(length)
            rows, values = place[self.texts[block]], self.weights[block]
            both = (rows != _NOWHERE)[:, :, None] & (rows != _NOWHERE)[:, None, :]
            pairs = rows[:, :, None] * len(table) + rows[:, None, :]
            np.add.at(cells, pairs[both], (values[:, :, None] * values[:, None, :])[both])


def build_inverted_index(documents: Iterable[Mapping[str, float]]) -> InvertedIndex:
    """The index over these texts' features, for cosines."""
    return index_for_cosines(gather_features(documents))


def index_for_cosines(found: TextFeatures) -> InvertedIndex:
    """The same where they are gathered already."""
    text, size = found.texts(), found.size
    spread = np.bincount(found.features, minlength=len(found.vocabulary))
    rarity = (np.log((1 + size) / (1 + spread)) + 1).astype(np.float32)
    weights = _counted(found.counts) * rarity[found.features]
    norms = np.sqrt(np.bincount(text, weights=weights**2, minlength=size)).astype(np.float32)
    return _inverted(found, rarity, text=text, weights=weights / np.maximum(norms, 1e-9)[text])


def bm25(found: TextFeatures) -> InvertedIndex:
    """The index over these texts' features, for `totals` after Robertson's BM25 (k1 = 1.2, b = 0.75)."""
    text, size = found.texts(), found.size
    spread = np.bincount(found.features, minlength=len(found.vocabulary))
    rarity = np.log(1 + (size - spread + 0.5) / (spread + 0.5)).astype(np.float32)
    lengths = np.bincount(text, weights=found.counts, minlength=size)
    against = 1.2 * (0.25 + 0.75 * lengths / max(float(lengths.mean()) if size else 0.0, 1e-9))
    weights = rarity[found.features] * found.counts * 2.2 / (found.counts + against[text])
    return _inverted(found, rarity, text=text, weights=weights)


def _inverted(found: TextFeatures, rarity: NumberArray, *, text: PositionArray, weights: npt.NDArray[np.floating]) -> InvertedIndex:
    order = np.argsort(found.features, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(found.features, minlength=len(found.vocabulary))))).astype(np.int64)
    by_text = None
    if found.size > _LARGE:
        places = np.empty(len(order), dtype=np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        by_text = found, places
    held = weights.astype(np.float32, copy=False)[order]
    return InvertedIndex(size=found.size, vocabulary=found.vocabulary, rarity=rarity, starts=starts, texts=text[order], weights=held, by_text=by_text)


def _counted(counts: NumberArray) -> NumberArray:
    """Once says most, twice says a little more."""
    return np.where(counts >= 1, 1 + np.log(np.maximum(counts, 1)), counts).astype(np.float32)
