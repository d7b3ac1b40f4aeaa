"""What our own texts mean: a linear model over sentence vectors, beside the one over letters (`index.py`), with the same labels."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from bot.faq.entry import FaqEntry
from bot.faq.index import Index, labelled_pairs
from bot.faq.labelled_texts import LabelledText
from bot.faq.meaning import encoder_text
from bot.faq.ridge import ridge
from bot.faq.text_features import NumberArray
from bot.runtime.quick_dataclass import dataclass

# Both chosen by cross-validation, as the letters' are. The kernel is exp(-_WIDTH * (1 - cosine)).
_WIDTH: Final = 8.0
_PENALTY: Final = 0.1
_BEGIN: Final = b"accountdesk meaning 1\n"


@dataclass(frozen=True, slots=True)
class IndexMeaning:
    """One vector a text of the index, and how much each of them speaks for each label."""

    vectors: NumberArray
    weights: NumberArray
    shares: NumberArray

    def word(self, vector: NumberArray) -> NumberArray:
        """For each label of the index what the vector says, about 0..1."""
        scores: NumberArray = _curved(self.vectors @ vector) @ self.weights + self.shares
        return scores


def index_encoder_texts(entries: Sequence[FaqEntry], asked: Iterable[LabelledText] | None = None) -> list[str]:
    """What an encoder is shown of the texts that `build_index` learns from, in its order."""
    return [encoder_text(text) for _, text in labelled_pairs(entries, asked)]


def build_index_meaning(index: Index, vectors: NumberArray, known: Sequence[int] | None = None) -> IndexMeaning:
    """`vectors`: of `index_encoder_texts` of what the index was built from, or of those texts alone whose places are `known`."""
    places = np.arange(len(index.texts)) if known is None else np.asarray(known, dtype=np.int64)
    labels = np.searchsorted(index.begins, places, side="right") - 1
    wanted = np.zeros((len(places), len(index.labels)), dtype=np.float32)
    wanted[np.arange(len(places)), labels] = 1
    shares = wanted.mean(axis=0)
    return IndexMeaning(vectors, ridge(_curved(vectors @ vectors.T), wanted - shares, _PENALTY), shares)


def dump_index_meaning(meaning: IndexMeaning) -> bytes:
    """As bytes, in half numbers; nothing in it can be executed."""
    shape = np.array([*meaning.vectors.shape, meaning.weights.shape[1]], dtype="<u4")
    parts = (meaning.vectors, meaning.weights)
    return b"".join((_BEGIN, shape.tobytes(), *(part.astype("<f2").tobytes() for part in parts), meaning.shares.astype("<f4").tobytes()))


def load_index_meaning(content: memoryview, index: Index) -> IndexMeaning:
    """Raises ValueError for anything that was not written for this index."""
    begin = len(_BEGIN)
    if bytes(content[:begin]) != _BEGIN:
        raise ValueError("no meaning")
    texts, numbers, labels = (int(number) for number in np.frombuffer(content, "<u4", 3, begin))
    begin += 12
    if (texts, labels) != (len(index.texts), len(index.labels)) or len(content) != begin + 2 * texts * (numbers + labels) + 4 * labels:
        raise ValueError("another index")
    vectors = np.frombuffer(content, "<f2", texts * numbers, begin).reshape(texts, numbers)
    weights = np.frombuffer(content, "<f2", texts * labels, begin + vectors.nbytes).reshape(texts, labels)
    shares = np.frombuffer(content, "<f4", labels, begin + vectors.nbytes + weights.nbytes)
    return IndexMeaning(vectors.astype(np.float32), weights.astype(np.float32), shares.astype(np.float32))


def _curved(cosines: NumberArray) -> NumberArray:
    curved: NumberArray = np.exp(np.float32(_WIDTH) * (cosines - 1))
    return curved
