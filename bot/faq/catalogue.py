"""Somebody else's FAQ, in any language and of any size: which of its entries a question means."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from bot.faq.candidate import Candidate
from bot.faq.features import wording, words
from bot.faq.inverted_index import InvertedIndex, bm25, index_for_cosines
from bot.faq.ridge import ridge
from bot.faq.text import tidy
from bot.faq.text_features import NumberArray, PositionArray, TextFeatures, add_up, gather_features, gather_more, places_of, text_keys
from bot.runtime.quick_dataclass import dataclass

_OFFERED = 5
_LOOKED_AT = 50  # Texts whose words are compared letter by letter: the best by what the index says.
_ALIKE = 0.85  # Jaro-Winkler; below it two words are different words.
_MOST_LEARNT = 5_000  # Texts; the model's table grows with their square, so of more it learns from some of each id.
_MOST_TEXTS = 20_000  # Of still more there is no model.
_ENOUGH_TEXTS = 3  # An id needs about so many texts for a model to be worth it.
_MOST_IDS = 400
_PENALTY, _WIDTH = 0.15, 1.4
_REMEMBERED = 256  # Matches, and
_SPELT = 64  # queries: those of the turns that are under way. The features of a very long one take a third of a megabyte.

# The likelihood that the first is right, from: a constant, cosine and shared words of its nearest text, its lead in standard deviations,
# the model's word (nothing without one), and whether there is a model. Fitted on two public sets that hold
# questions out of scope (150 intents with five texts each, 100 help threads with one), and checked on a third.
_LOGISTIC = (-2.69, 1.49, 5.55, 0.06, 5.44, -2.67)
_DECLINES = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """`id` is None where it declines; `confidence` is about the first of up to five choices, also then. `why`: what more than letters said."""

    id: str | None
    confidence: float
    choices: tuple[Candidate, ...]
    why: tuple[str, ...] = ()


NO_MATCH: Final = Match(None, 0.0, ())


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The texts sorted by id; those of id `i` begin at `begins[i]`. `spoken` are their words, by their place in
    `names`: a hundred thousand texts in Python's own strings would take gigabytes. `model` is None where a model is not worth it or too large.
    `keys` stand for the texts where these are so many that a changed catalogue is to be learnt from this one."""

    ids: tuple[str, ...]
    begins: PositionArray
    counts: PositionArray
    near: InvertedIndex
    shared: InvertedIndex
    together: InvertedIndex
    names: tuple[str, ...]
    spoken: tuple[npt.NDArray[np.int64], PositionArray]
    model: NumberArray | None
    keys: npt.NDArray[np.uint64] | None = None

    def __eq__(self, other: object) -> bool:
        """By identity, so that what was matched can be remembered."""
        return self is other

    __hash__ = object.__hash__


def build_catalogue(entries: Iterable[tuple[str, str]], before: Catalogue | None = None) -> Catalogue:
    """Learns from (id, text) pairs; several may share an id. No pairs make a catalogue that declines everything.

    `before`: one that held many of the same texts: where it is large, only new ones are taken apart. The result is the same without it."""
    pairs = sorted(entries, key=lambda pair: pair[0])
    ids = tuple(sorted({id for id, _ in pairs}))
    place = {id: at for at, id in enumerate(ids)}
    places = np.array([place[id] for id, _ in pairs], dtype=np.int32)
    gathered, worded, keys = _features_of([text for _, text in pairs], before)
    near, shared = index_for_cosines(gathered), bm25(worded)
    counts = np.bincount(places, minlength=len(ids)).astype(np.int32)
    begins = np.searchsorted(places, np.arange(len(ids))).astype(np.int32)
    several = len(pairs) >= _ENOUGH_TEXTS * len(ids)
    learns = several and 1 < len(ids) <= _MOST_IDS and len(pairs) <= _MOST_TEXTS
    return Catalogue(
        ids=ids,
        begins=begins,
        counts=counts,
        near=near,
        shared=shared,
        together=bm25(add_up(worded, places, len(ids)) if several else gather_features([])),
        names=tuple(shared.vocabulary),
        spoken=shared.held() if shared.by_text is None else (worded.begins, worded.features),
        model=_learnt(near, places, begins, counts) if learns else None,
        keys=None if near.by_text is None else keys,
    )


def _features_of(texts: Sequence[str], before: Catalogue | None) -> tuple[TextFeatures, TextFeatures, npt.NDArray[np.uint64]]:
    """What these texts have for comparing as a whole, and their words; and what stands for each."""
    keys = text_keys(texts)
    if before is None or before.keys is None or before.near.by_text is None or before.shared.by_text is None:
        tidied = [tidy(text) for text in texts]
        return gather_features(map(wording, tidied)), gather_features(map(words, tidied)), keys
    known = places_of(keys, before.keys)
    new = [tidy(text) for text, place in zip(texts, known, strict=True) if place < 0]
    return gather_more(map(wording, new), before.near.by_text[0], known), gather_more(map(words, new), before.shared.by_text[0], known), keys


@dataclass(frozen=True, slots=True)
class LetterEvidence:
    """What letters say about a query: for each id its score, the cosine and the shared words of its nearest text, and the model's word where there is one."""

    scores: NumberArray
    nearest: NumberArray
    spoken: NumberArray
    told: NumberArray | None


def compare_letters(query: str, catalogue: Catalogue) -> LetterEvidence | None:
    """How near each id is by its letters; None where there is nothing to compare. The beginning of a very long query counts."""
    if not catalogue.ids or not query.strip():
        return None
    found, asked = _spelt(query)
    cosines, shared = catalogue.near.cosines(found), catalogue.shared.totals(asked)
    soft = _soft(asked, greatest(cosines + shared / max(float(shared.max()), 1e-9), _LOOKED_AT), catalogue)
    nearest, spoken = best_by_id(cosines, catalogue), best_by_id(soft, catalogue)
    told = None if catalogue.model is None else _curved(cosines) @ catalogue.model
    scores = standard(nearest) + standard(best_by_id(shared, catalogue)) + 0.5 * standard(spoken)
    scores += 0.5 * (standard(_mean(cosines, catalogue)) + standard(_mean(shared, catalogue)))
    if catalogue.together.size:
        scores += standard(catalogue.together.totals(asked))
    if told is not None:
        scores += 3 * standard(told)
    return LetterEvidence(scores, nearest, spoken, told)


@lru_cache(_SPELT)
def _spelt(query: str) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The features and the words of a query: one message is compared with a score of small catalogues."""
    text = tidy(query)
    return wording(text), words(text)


@lru_cache(_REMEMBERED)
def match(query: str, catalogue: Catalogue) -> Match:
    """Which entry the query means, by its letters alone. Never raises. A turn asks some of them twice of the same words."""
    evidence = compare_letters(query, catalogue)
    return NO_MATCH if evidence is None else decide_by_letters(evidence, catalogue)


def decide_by_letters(letters: LetterEvidence, catalogue: Catalogue) -> Match:
    """The first five by letters, and how likely each is right."""
    first = [int(place) for place in greatest(letters.scores, _OFFERED)]
    # Where no text shares anything with the query, the first ones stand there with next to no confidence.
    order = [place for place in first if letters.nearest[place] > 0] or first
    ranked = [float(letters.scores[place]) for place in order]
    rivals = [ranked[min(1, len(ranked) - 1)], *([ranked[0]] * (len(ranked) - 1))]
    return ranked_match(order, [_likely(_evidence(place, score - rival, letters)) for place, score, rival in zip(order, ranked, rivals, strict=True)], catalogue)


def ranked_match(order: Sequence[int], likely: Sequence[float], catalogue: Catalogue, why: tuple[str, ...] = ()) -> Match:
    """The choices in this order. The order comes from more than the likelihood knows, so that a later choice is never called surer than an earlier one."""
    choices = tuple(Candidate(catalogue.ids[place], min(likely[: at + 1])) for at, place in enumerate(order))
    sure = choices[0].confidence
    return Match(choices[0].id if sure >= _DECLINES else None, sure, choices, why)


def _evidence(place: int, lead: float, letters: LetterEvidence) -> tuple[float, ...]:
    learnt = 0.0 if letters.told is None else float(letters.told[place])
    return 1.0, float(letters.nearest[place]), float(letters.spoken[place]), lead, learnt, float(letters.told is not None)


def _likely(evidence: Sequence[float]) -> float:
    total = sum(weight * value for weight, value in zip(_LOGISTIC, evidence, strict=True))
    return 1 / (1 + exp(-max(min(total, 50.0), -50.0)))


def _soft(asked: Mapping[str, float], looked_at: npt.NDArray[np.int64], catalogue: Catalogue) -> NumberArray:
    """For the texts looked at: the share of words, by rarity, that have a partner spelt alike, both ways (harmonic mean). Others: 0."""
    out = np.zeros(catalogue.shared.size, dtype=np.float32)
    begins, held = catalogue.spoken
    lengths = begins[looked_at + 1] - begins[looked_at]
    texts, lengths = looked_at[lengths > 0], lengths[lengths > 0]
    if not asked or not len(texts):
        return out
    ends = np.cumsum(lengths)
    spoken = held[np.arange(ends[-1]) + np.repeat(begins[texts] - ends + lengths, lengths)]  # The words of each text, one text behind the other.
    theirs, column = np.unique(spoken, return_inverse=True)
    alike = process.cdist([word[1:] for word in asked], [catalogue.names[at][1:] for at in theirs], scorer=JaroWinkler.similarity, dtype=np.float32)
    alike = np.where(alike >= _ALIKE, alike**2, 0)
    mine_rare, theirs_rare = _rarities(asked, catalogue.shared), np.maximum(catalogue.shared.rarity[spoken], 1e-3)
    firsts = ends - lengths
    here = mine_rare @ np.maximum.reduceat(alike[:, column], firsts, axis=1) / mine_rare.sum()
    there = np.add.reduceat(alike.max(axis=0)[column] * theirs_rare, firsts) / np.add.reduceat(theirs_rare, firsts)
    out[texts] = 2 * here * there / np.maximum(here + there, 1e-9)
    return out


def greatest(values: NumberArray, count: int) -> npt.NDArray[np.int64]:
    """The places of the greatest values, the greatest first; without sorting all the others."""
    some = np.argpartition(-values, count)[:count] if len(values) > count else np.arange(len(values))
    return some[np.lexsort((some, -values[some]))]


def _rarities(names: Iterable[str], index: InvertedIndex) -> NumberArray:
    """How rare each word is; one that no text holds is the rarest."""
    rarest = float(index.rarity.max()) if len(index.rarity) else 1.0
    places = [index.vocabulary.get(name, -1) for name in names]
    return np.array([max(float(index.rarity[at]), 1e-3) if at >= 0 else rarest for at in places], dtype=np.float32)


def _learnt(near: InvertedIndex, places: PositionArray, begins: PositionArray, counts: PositionArray) -> NumberArray:
    """How much each text speaks for each id; nothing where it is not learnt from."""
    some = None if near.size <= _MOST_LEARNT else _evenly(begins, counts, _MOST_LEARNT)
    of = places if some is None else places[some]
    wanted = np.zeros((len(of), len(counts)), dtype=np.float32)
    wanted[np.arange(len(of)), of] = 1
    learnt = ridge(_curved(near.products(some)), wanted - wanted.mean(axis=0), _PENALTY)
    if some is None:
        return learnt
    every = np.zeros((near.size, len(counts)), dtype=np.float32)
    every[some] = learnt
    return every


def evenly_of_each(catalogue: Catalogue, most: int) -> PositionArray:
    """The places of about so many texts, the same share of each id's, from all over its list."""
    return _evenly(catalogue.begins, catalogue.counts, most)


def _evenly(begins: PositionArray, counts: PositionArray, most: int) -> PositionArray:
    share = min(most / max(int(counts.sum()), 1), 1.0)
    of_each = [begin + np.linspace(0, count - 1, max(round(count * share), 1)).astype(np.int32) for begin, count in zip(begins, counts, strict=True)]
    return np.concatenate(of_each).astype(np.int32)


def _curved(cosines: NumberArray) -> NumberArray:
    curved: NumberArray = np.exp(_WIDTH * (cosines - 1)) - np.float32(np.exp(-_WIDTH))
    return curved


def best_by_id(values: NumberArray, catalogue: Catalogue) -> NumberArray:
    """For each id the greatest value of its texts."""
    if len(values) == len(catalogue.ids):
        return values
    best: NumberArray = np.maximum.reduceat(values, catalogue.begins)
    return best


def _mean(values: NumberArray, catalogue: Catalogue) -> NumberArray:
    if len(values) == len(catalogue.ids):
        return values
    mean: NumberArray = (np.add.reduceat(values, catalogue.begins) / catalogue.counts).astype(np.float32)
    return mean


def standard(values: NumberArray) -> NumberArray:
    """In standard deviations from the mean."""
    if not len(values):
        return values
    lead = values - values.mean()
    spread = float(np.dot(lead, lead) / len(lead)) ** 0.5  # A third of what `std` takes, a dozen times in each comparison.
    return lead / spread if spread > 1e-6 else np.zeros_like(values)
