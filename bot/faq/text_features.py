"""Which features each text of a catalogue has, and how often: what an index is built from, and what is kept of it so that a text is taken apart only once."""

import hashlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.runtime.quick_dataclass import dataclass

NumberArray = npt.NDArray[np.float32]
PositionArray = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]

_HASH: Final = 8


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """Text `t` has the features `features[begins[t]:begins[t+1]]`, each as often as `counts` says; `vocabulary` has the number of each feature's name."""

    vocabulary: Mapping[str, int]
    begins: Places
    features: PositionArray
    counts: NumberArray

    @property
    def size(self) -> int:
        """The number of texts."""
        return len(self.begins) - 1

    def texts(self) -> PositionArray:
        """For each pair of a text and a feature the text."""
        return np.repeat(np.arange(self.size, dtype=np.int32), np.diff(self.begins))

    def pairs(self, texts: Places) -> tuple[Places, Places]:
        """Where the pairs of these texts are, one text behind the other, and how many each has."""
        lengths = self.begins[texts + 1] - self.begins[texts]
        ends = np.cumsum(lengths)
        return np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(self.begins[texts] - ends + lengths, lengths), lengths


def gather_features(documents: Iterable[Mapping[str, float]]) -> TextFeatures:
    """Of texts that are taken apart already."""
    return _added(documents, {})


def gather_more(documents: Iterable[Mapping[str, float]], before: TextFeatures, places: Places) -> TextFeatures:
    """Of texts of which some were known `before`, each at its place there; those at a negative place are `documents`, in their order.

    The same as if all were gathered anew, but for the numbers of the features."""
    fresh = _added(documents, dict(before.vocabulary))
    known, lengths = places >= 0, np.zeros(len(places), dtype=np.int64)
    kept, lengths[known] = before.pairs(places[known])
    lengths[~known] = np.diff(fresh.begins)
    begins = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    from_before = np.repeat(known, lengths)
    features, counts = np.empty(int(begins[-1]), dtype=np.int32), np.empty(int(begins[-1]), dtype=np.float32)
    features[from_before], features[~from_before] = before.features[kept], fresh.features
    counts[from_before], counts[~from_before] = before.counts[kept], fresh.counts
    return _without_unused(TextFeatures(fresh.vocabulary, begins, features, counts))


def add_up(found: TextFeatures, groups: PositionArray, count: int) -> TextFeatures:
    """The features of several texts as if they were one; `groups`: to which one each text belongs."""
    key, inverse = np.unique(groups[found.texts()].astype(np.int64) * max(len(found.vocabulary), 1) + found.features, return_inverse=True)
    group, feature = np.divmod(key, max(len(found.vocabulary), 1))
    begins = np.concatenate(([0], np.cumsum(np.bincount(group, minlength=count)))).astype(np.int64)
    counts = np.bincount(inverse, weights=found.counts, minlength=len(key)).astype(np.float32)
    return TextFeatures(found.vocabulary, begins, feature.astype(np.int32), counts)


def text_keys(texts: Sequence[str]) -> npt.NDArray[np.uint64]:
    """What stands for each text: equal for equal ones."""
    joined = b"".join(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=_HASH).digest() for text in texts)
    return np.frombuffer(joined, dtype=np.uint64)


def places_of(keys: npt.NDArray[np.uint64], known: npt.NDArray[np.uint64]) -> Places:
    """Where each of these texts was among the known ones, -1 where it is new."""
    if not len(known):
        return np.full(len(keys), -1, dtype=np.int64)
    order = np.argsort(known, kind="stable")
    found = order[np.minimum(np.searchsorted(known[order], keys), len(known) - 1)]
    return np.where(known[found] == keys, found, -1)


def _added(documents: Iterable[Mapping[str, float]], vocabulary: dict[str, int]) -> TextFeatures:
    ids, counts, lengths = array("i"), array("f"), array("q")
    for found in documents:
        lengths.append(len(found))
        ids.extend([vocabulary.setdefault(name, len(vocabulary)) for name in found])
        counts.extend(found.values())
    begins = np.concatenate(([0], np.cumsum(np.array(lengths, dtype=np.int64)))).astype(np.int64)
    return TextFeatures(vocabulary, begins, np.frombuffer(ids, dtype=np.int32) if ids else np.zeros(0, np.int32), np.array(counts, dtype=np.float32))


def _without_unused(found: TextFeatures) -> TextFeatures:
    """Without the names that no text has any more: how rare a word is that nobody uses must not be known."""
    used = np.bincount(found.features, minlength=len(found.vocabulary)) > 0
    if used.all():
        return found
    number = (np.cumsum(used) - 1).astype(np.int32)
    vocabulary = {name: int(number[place]) for name, place in found.vocabulary.items() if used[place]}
    return TextFeatures(vocabulary, found.begins, number[found.features], found.counts)
