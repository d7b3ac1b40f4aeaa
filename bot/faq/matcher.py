"""From how near each label is to a verdict: answer, offer, or say that it is not known."""

from math import exp

import numpy as np

from bot.faq.candidate import Candidate
from bot.faq.index import Index, Nearness
from bot.faq.labelled_texts import OUT_OF_SCOPE
from bot.faq.text_features import NumberArray
from bot.runtime.quick_dataclass import dataclass

# How much the likest spelling counts beside the model; chosen by cross-validation.
_SPELLING = 0.4

# The logistic that turns evidence into the likelihood that a label is right: a constant, the lead over the next label, the lead over
# "out of scope", and whether something foreign is named. Fitted on texts held out in cross-validation; `benchmarks/understanding.py --fit` prints them anew.
# The last is stricter than the fit (-0.98): to answer about somebody else's system is worse than to offer.
_LOGISTIC = (-1.11, 5.53, 4.61, -2.0)
# The same where a sentence vector spoke too (the fit's last was -1.51).
_LOGISTIC_WITH_MEANING = (-1.09, 3.30, 2.65, -2.0)

_ANSWERS = 0.60  # From here on it answers: fewer than one answer in twenty is wrong in cross-validation.
_LEADS = 0.05  # Two labels as good as each other are offered, however good.
_LEADS_WITH_MEANING = 0.10  # Two models add up to twice the score.
_OFFERS = 0.12  # From here on it offers choices; below it says that it does not know.
_WORTH_OFFERING = 0.02
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label in scope that fits best, and whether it is sure enough to answer, or else to offer the choices."""

    label: str
    confidence: float
    answers: bool
    offers: bool
    choices: tuple[Candidate, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Labels in scope, best first, each with its evidence (see `_LOGISTIC`)."""

    labels: tuple[str, ...]
    evidence: tuple[tuple[float, ...], ...]


def rank(nearness: Nearness, index: Index, without: frozenset[str] = frozenset(), meant: NumberArray | None = None) -> Ranking:
    """The labels but those in `without`, in the order of their scores: the model's word plus the likeness of the likest spelling.

    `meant`: what a sentence vector says of each label, where one was asked; it counts as much as the model."""
    left_out = without | {OUT_OF_SCOPE}
    scores: NumberArray = nearness.model + _SPELLING * nearness.alike
    if meant is not None:
        scores = scores + meant
    outside = float(scores[index.labels.index(OUT_OF_SCOPE)]) if OUT_OF_SCOPE in index.labels else 0.0
    order = [int(place) for place in np.argsort(-scores, kind="stable") if index.labels[place] not in left_out]
    ranked = [float(scores[place]) for place in order]
    first, second = ranked[0], ranked[min(1, len(ranked) - 1)]
    named = float(nearness.foreign)
    evidence = tuple((1.0, score - (second if at == 0 else first), score - outside, named) for at, score in enumerate(ranked))
    return Ranking(tuple(index.labels[place] for place in order), evidence)


def likelihood(evidence: tuple[float, ...], with_meaning: bool = False) -> float:
    """How likely a label is right, from the evidence for it, 0..1."""
    weights = _LOGISTIC_WITH_MEANING if with_meaning else _LOGISTIC
    return 1 / (1 + exp(-sum(weight * value for weight, value in zip(weights, evidence, strict=True))))


def judge(text: str, index: Index, without: frozenset[str] = frozenset(), meant: NumberArray | None = None) -> Verdict:
    """The verdict on a normalised text, labels in `without` not considered. The index must hold another label in scope. `meant`: see `rank`."""
    ranking = rank(index.near(text), index, without, meant)
    likely = {name: likelihood(evidence, meant is not None) for name, evidence in zip(ranking.labels, ranking.evidence, strict=True)}
    label = ranking.labels[0]
    confidence = likely[label]
    entries = [name for name in ranking.labels if name in index.faq][:_OFFERED]
    # What is as likely stands in the FAQ's order, whichever was a thousandth ahead.
    choices = tuple(Candidate(name, likely[name]) for name in sorted(entries, key=lambda name: (-round(likely[name], 2), name)))
    answers = confidence >= _ANSWERS and ranking.evidence[0][1] >= (_LEADS if meant is None else _LEADS_WITH_MEANING)
    offers = not answers and confidence >= _OFFERS and bool(choices) and choices[0].confidence >= _WORTH_OFFERING
    why = tuple(
        f"{name}: {likely[name]:.2f} (leads by {lead:+.2f}, over what is out of scope by {over:+.2f})"
        for name, (_, lead, over, _) in list(zip(ranking.labels, ranking.evidence, strict=True))[:3]
    )
    return Verdict(label=label, confidence=confidence, answers=answers, offers=offers, choices=choices, why=(f"read as: {text}", *why, *_heard(meant, index)))


def _heard(meant: NumberArray | None, index: Index) -> tuple[str, ...]:
    """What the vector alone says, its first three labels."""
    if meant is None:
        return ()
    first = np.argsort(-meant, kind="stable")[:3]
    return (f"by meaning: {', '.join(f'{index.labels[place]} {meant[place]:.2f}' for place in first)}",)
