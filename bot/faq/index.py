"""Everything that is known of what people ask, learnt once: the desk understands by comparing with it."""

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from bot.faq.entry import FaqEntry
from bot.faq.features import features
from bot.faq.inverted_index import InvertedIndex, build_inverted_index
from bot.faq.labelled_texts import LabelledText, shipped_labelled_texts
from bot.faq.out_of_scope import names_something_foreign
from bot.faq.ridge import ridge
from bot.faq.text import normalise
from bot.faq.text_features import NumberArray, PositionArray
from bot.runtime.quick_dataclass import dataclass

# Both chosen by cross-validation (benchmarks/understanding.py). The kernel is exp(-_WIDTH * (1 - cosine)) less its least value.
_PENALTY = 0.15
_WIDTH = 1.4


@dataclass(frozen=True, slots=True)
class Index:
    """`labels`: FAQ ids, kinds of intent and `oos`. The texts are sorted by label; those of label `i` begin at `begins[i]`."""

    labels: tuple[str, ...]
    faq: frozenset[str]
    texts: tuple[str, ...]
    begins: PositionArray
    space: InvertedIndex
    weights: NumberArray
    shares: NumberArray

    def near(self, text: str) -> "Nearness":
        """How near a normalised text is to each label."""
        cosines = self.space.cosines(features(text))
        model = _kernel(cosines) @ self.weights + self.shares
        alike = process.cdist([text], self.texts, scorer=fuzz.ratio, dtype=np.uint8)[0].astype(np.float32) / 100
        best, spelt = np.maximum.reduceat(cosines, self.begins), np.maximum.reduceat(alike, self.begins)
        return Nearness(model, best, spelt, names_something_foreign(text))


@dataclass(frozen=True, slots=True)
class Nearness:
    """For each label what the model says (about 0..1), the cosine of its nearest text, and the likeness of its likest spelling (0..1).

    `foreign`: the text names something that the desk does not look after, and nothing that it does.
    """

    model: NumberArray
    best: NumberArray
    alike: NumberArray
    foreign: bool


def build_index(entries: Sequence[FaqEntry], asked: Iterable[LabelledText] | None = None) -> Index:
    """Learns from the entries' questions and from `asked`, by default all that is shipped. Labels that no entry has are kinds."""
    pairs = labelled_pairs(entries, asked)
    texts = tuple(normalise(text) for _, text in pairs)
    labels = tuple(sorted({label for label, _ in pairs}))
    place = {label: at for at, label in enumerate(labels)}
    places = np.array([place[label] for label, _ in pairs])
    index = build_inverted_index(features(text) for text in texts)
    wanted = np.zeros((len(pairs), len(labels)), dtype=np.float32)
    wanted[np.arange(len(pairs)), places] = 1
    shares = wanted.mean(axis=0)
    weights = ridge(_kernel(index.products()), wanted - shares, _PENALTY)
    begins = np.searchsorted(places, np.arange(len(labels))).astype(np.int32)
    return Index(labels=labels, faq=frozenset(entry.id for entry in entries), texts=texts, begins=begins, space=index, weights=weights, shares=shares)


def labelled_pairs(entries: Sequence[FaqEntry], asked: Iterable[LabelledText] | None = None) -> list[tuple[str, str]]:
    """(label, text) of all that is learnt from, in the order of the index; `asked` is by default all that is shipped."""
    if asked is None:
        asked = [labelled for _, table in shipped_labelled_texts() for labelled in table]
    pairs = [(entry.id, question) for entry in entries for question in entry.questions.values()]
    pairs += [(want, labelled.text) for labelled in asked for want in labelled.wants]
    return sorted(pairs, key=lambda pair: pair[0])


def _kernel(cosines: NumberArray) -> NumberArray:
    """Words that come together count for more than each alone."""
    curved: NumberArray = np.exp(_WIDTH * (cosines - 1)) - np.float32(np.exp(-_WIDTH))
    return curved
