"""From how near each label is to a verdict: answer, offer, or say that it is not known."""

from dataclasses import dataclass

import numpy as np

from bot.faq.asked import OUT_OF_SCOPE
from bot.faq.index import Index, Nearness
from bot.faq.space import Numbers

_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An FAQ entry that may be meant, and how likely it is (0..1)."""

    faq: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label that fits best, whether it is sure enough to answer, or else to offer the choices."""

    label: str
    confidence: float
    answers: bool
    offers: bool
    choices: tuple[Candidate, ...]
    why: tuple[str, ...]


# Fitted by `benchmarks/understanding.py`.
_WEIGHTS = (-2.0, 4.0, 4.0, 1.0)
_ANSWERS, _OFFERS = 0.5, 0.25


def evidence(nearness: Nearness, place: int, scores: Numbers) -> tuple[float, ...]:
    """What speaks for a label: a constant, its score, its lead over the next, the cosine of its nearest text."""
    others = np.delete(scores, place)
    return 1.0, float(scores[place]), float(scores[place] - others.max()), float(nearness.best[place])


def scored(nearness: Nearness) -> Numbers:
    """One number a label, the greater the likelier."""
    return nearness.model + 0.25 * nearness.best


def likelihood(seen: tuple[float, ...]) -> float:
    """How likely a label is right, from the evidence for it."""
    return float(1 / (1 + np.exp(-sum(weight * value for weight, value in zip(_WEIGHTS, seen, strict=True)))))


def judge(said: str, index: Index) -> Verdict:
    """The verdict on a normalised text."""
    nearness = index.near(said)
    scores = scored(nearness)
    order = np.argsort(-scores)
    top = int(order[0])
    label = index.labels[top]
    confidence = likelihood(evidence(nearness, top, scores))
    faq = [int(place) for place in order if index.labels[place] in index.faq and nearness.best[place] > 0][:_OFFERED]
    choices = tuple(Candidate(index.labels[place], likelihood(evidence(nearness, place, scores))) for place in faq)
    unknown = label == OUT_OF_SCOPE
    answers = not unknown and confidence >= _ANSWERS
    offers = not answers and bool(choices) and not unknown and confidence >= _OFFERS
    why = tuple(f"{index.labels[place]} {scores[place]:.2f} (nearest {nearness.best[place]:.2f})" for place in order[:3])
    return Verdict(label, confidence, answers, offers, choices, why)
