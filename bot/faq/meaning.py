"""A FAQ by what its texts mean: sentence vectors beside the letters, for the queries that letters leave unsure."""

from collections.abc import Callable, Sequence
from math import exp, log
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.faq.catalogue import Catalogue, LetterEvidence, Match, best_by_id, evenly_of_each, greatest, ranked_match, standard
from bot.faq.text import tidy
from bot.faq.text_features import NumberArray, PositionArray
from bot.redaction import redact
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass

SURE: Final = 0.92
"""From here on letters alone decide: what they are so sure of, the vector would change for the better less than once in two hundred queries."""
_LONGEST: Final = 64
_LONGEST_REDACTED: Final = 600
_OFFERED: Final = 5

# All chosen on three public sets, those sets thinned to one and two texts an id, and our own texts without our vocabulary at 1, 5 and 20 texts an id.
_KERNEL, _PENALTY = 10.0, 0.1  # The kernel is exp(-_KERNEL * (1 - cosine)).
_SHARE, _LESS_IF_CHINESE = 0.75, 0.20  # How much meaning counts against letters; letters say more in Chinese.
_MOST_LEARNT: Final = 5_000  # Texts; the table grows with their square. Of more
_LANDMARKS: Final = 4_500  # are compared with, and all are learnt from.
_STEADY: Final = 1e-3  # Two landmarks may be the same text.
_MOST_WORK: Final = 30_000_000_000  # Texts squared times ids.
# The likelihood that an id is right: a constant, the model's word, shared words by letters, and the logarithm of the texts an id; without a model the first three.
_LOGISTIC: Final = (-2.60, 12.57, 1.68, -0.33)
_LOGISTIC_WITHOUT_MODEL: Final = (-3.81, 6.98, 4.36)

_ALL_COMPARED: Final = 20_000  # More texts are compared roughly, and the best of them exactly.
_ROUGHLY: Final = 64  # Numbers of a rough vector.
_EXACTLY: Final = 256
_BLOCK: Final = 4096
_CHINESE: Final = lazy_pattern(r"[\u3400-\u9fff]")

Take = Callable[[npt.NDArray[np.int64]], NumberArray]


@dataclass(frozen=True, slots=True)
class RoughVectors:
    """Every vector less their mean, in the few directions in which they differ most."""

    mean: NumberArray
    directions: NumberArray
    vectors: NumberArray


@dataclass(frozen=True, slots=True)
class CatalogueVectors:
    """The vectors of a catalogue's texts, in its order: all in memory, or taken where they lie and compared roughly first.

    `learnt`: how much each text, or each of the `landmarks` where there are too many, speaks for each id, None where even that would be too much.
    `share`: how much meaning counts against letters.
    """

    vectors: NumberArray | None
    take: Take
    rough: RoughVectors | None
    learnt: NumberArray | None
    share: float
    texts_an_id: float
    landmarks: PositionArray | None = None

    def cosines(self, vector: NumberArray) -> NumberArray:
        """How near each text is in meaning; roughly for all but the nearest where there are very many."""
        if self.vectors is not None:
            near: NumberArray = self.vectors @ vector
            return near
        if self.rough is None:
            raise ValueError("neither exact nor rough vectors")
        roughly: NumberArray = self.rough.vectors @ (self.rough.directions.T @ vector) + np.float32(self.rough.mean @ vector)
        best = greatest(roughly, _EXACTLY)
        roughly[best] = self.take(best) @ vector
        return roughly

    def word(self, cosines: NumberArray, catalogue: Catalogue) -> NumberArray:
        """For each id what its texts' nearness says, about 0..1."""
        if self.learnt is None:
            return _curved(best_by_id(cosines, catalogue))
        said: NumberArray = _curved(cosines if self.landmarks is None else cosines[self.landmarks]) @ self.learnt
        return said


def encoder_text(text: str) -> str:
    """What of a FAQ's text an encoder is shown: its beginning, in one width, case and script, without marks, control characters and lone surrogates."""
    return tidy(text)[:_LONGEST].strip()


def encoder_query(text: str) -> str:
    """The same of what a stranger wrote, without what looks secret."""
    return encoder_text(redact(text[:_LONGEST_REDACTED], cut=len(text) > _LONGEST_REDACTED).text)


def encoder_texts(entries: Sequence[tuple[str, str]]) -> list[str]:
    """The texts of (id, text) pairs in the order of the catalogue that is built from them."""
    return [encoder_text(text) for _, text in sorted(entries, key=lambda pair: pair[0])]


def build_meaning(texts: Sequence[str], catalogue: Catalogue, take: Take, known: NumberArray | None = None) -> CatalogueVectors:
    """`texts`: in the catalogue's order; `take`: the vectors of some of them, by their places; `known`: what was learnt from exactly these before.

    Raises ValueError where `known` has another shape."""
    count, ids = len(texts), len(catalogue.ids)
    chinese = sum(_CHINESE.search(text) is not None for text in texts) / max(count, 1)
    share = _SHARE - _LESS_IF_CHINESE * chinese
    every = np.arange(count)
    if count > _ALL_COMPARED:
        return CatalogueVectors(vectors=None, take=take, rough=_roughened(count, take), learnt=None, share=share, texts_an_id=count / ids)
    vectors = take(every)
    landmarks = evenly_of_each(catalogue, _LANDMARKS) if count > _MOST_LEARNT else None
    compared = count if landmarks is None else len(landmarks)
    if ids < 2 or count * compared * ids > _MOST_WORK:
        return CatalogueVectors(vectors=vectors, take=take, rough=None, learnt=None, share=share, texts_an_id=count / ids)
    if known is not None and known.shape != (compared, ids):
        raise ValueError("learnt from other texts")
    if known is None:
        wanted = np.zeros((count, ids))
        wanted[every, np.repeat(np.arange(ids), catalogue.counts)] = 1
        known = _learnt(vectors, wanted - wanted.mean(axis=0), landmarks)
    return CatalogueVectors(vectors=vectors, take=take, rough=None, learnt=known, share=share, texts_an_id=count / ids, landmarks=landmarks)


def _learnt(vectors: NumberArray, wanted: npt.NDArray[np.float64], landmarks: PositionArray | None) -> NumberArray:
    """What each text, or each landmark after Nyström, says for each id: kernel ridge."""
    if landmarks is None:
        kernel = _curved(vectors @ vectors.T).astype(np.float64)
        kernel[np.arange(len(kernel)), np.arange(len(kernel))] += _PENALTY
        return np.linalg.solve(kernel, wanted).astype(np.float32)
    near = _curved(vectors[landmarks] @ vectors.T)
    kernel = (near @ near.T + _PENALTY * near[:, landmarks]).astype(np.float64)
    kernel[np.arange(len(kernel)), np.arange(len(kernel))] += _STEADY
    return np.linalg.solve(kernel, near @ wanted).astype(np.float32)


def decide_with_meaning(letters: LetterEvidence, vector: NumberArray, catalogue: Catalogue, meaning: CatalogueVectors) -> Match:
    """The first five by letters and meaning together, how likely each is right, and what the vector said."""
    cosines = meaning.cosines(vector)
    nearest = best_by_id(cosines, catalogue)
    learnt, word = meaning.learnt, meaning.word(cosines, catalogue)
    scores = (1 - meaning.share) * standard(letters.scores) + meaning.share * standard(nearest if learnt is None else word)
    order = [int(place) for place in greatest(scores, _OFFERED)]
    likely = [_likely(float(word[place]), float(letters.spoken[place]), None if learnt is None else meaning.texts_an_id) for place in order]
    by_meaning = int(np.argmax(word))
    why = f"by meaning {catalogue.ids[by_meaning]}: {word[by_meaning]:.2f} (nearest text {nearest[by_meaning]:.2f})"
    return ranked_match(order, likely, catalogue, (why,))


def _likely(word: float, spoken: float, texts_an_id: float | None) -> float:
    """`texts_an_id`: None where there is no model."""
    if texts_an_id is None:
        total = sum(weight * value for weight, value in zip(_LOGISTIC_WITHOUT_MODEL, (1.0, word, spoken), strict=True))
    else:
        total = sum(weight * value for weight, value in zip(_LOGISTIC, (1.0, word, spoken, log(texts_an_id)), strict=True))
    return 1 / (1 + exp(-max(min(total, 50.0), -50.0)))


def _curved(cosines: NumberArray) -> NumberArray:
    curved: NumberArray = np.exp(np.float32(_KERNEL) * (cosines - 1))
    return curved


def _roughened(count: int, take: Take) -> RoughVectors:
    sample = take(np.linspace(0, count - 1, _BLOCK).astype(np.int64))
    mean = sample.mean(axis=0)
    _, axes = np.linalg.eigh(np.cov((sample - mean).T))
    directions = np.ascontiguousarray(axes[:, -_ROUGHLY:]).astype(np.float32)
    rough = np.empty((count, directions.shape[1]), dtype=np.float32)
    for begin in range(0, count, _BLOCK):
        end = min(begin + _BLOCK, count)
        rough[begin:end] = (take(np.arange(begin, end)) - mean) @ directions
    return RoughVectors(mean.astype(np.float32), directions, rough)
