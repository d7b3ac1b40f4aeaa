"""Reads what a text means in its context, with what was learnt from labelled turns. Pure: the same turn is always read alike."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from bot.faq.index import Index
from bot.faq.text import normalise
from bot.reading.features import LONGEST_READ, hashed_features
from bot.reading.label_table import LABEL_HEADS, LabelTable, label_table
from bot.reading.network import Numbers, ReadingModel, near_numbers
from bot.reading.reading import Heard, Labels, Likely, Reading
from bot.reading.vocabulary import OTHERS, Act, Aspect, NamedSystem, Whose

BEGINS: Final = 0.55
"""From here on an act may be the reading; below it, the next likeliest move is, and the act stays among `moves` to be offered."""
SOMEBODY_ELSE: Final = 0.2
"""From here on it may be about somebody else, so no act of one's own is the reading (C9)."""
DENIED: Final = 0.21
"""From here on a wish may be denied in its own words ("don't unlock me"), so no act is the reading (C8); chosen on wishes and denials that were read."""
_HELD_FOR_OTHERS: Final = 0.3  # To take somebody else's matter for the speaker's is worse than the other way about; costs a turn in a thousand.
_OTHERS: Final = ("other", "shared")
_SURE: Final = 0.85
TRANSFORMER_COUNTS: Final = np.float32(0.5)
"""Chosen on writers held out, like all here."""
_KEPT: Final = 5
_REMEMBERED: Final = 16
_LAYERED: Final = 0.5  # What the heads say together of a move counts half as much as the rest; chosen on writers held out.
_YES: Final = "1"


class Reader:
    """Reads by letters, and where the transformer has read a turn by what that says too."""

    def __init__(self, model: ReadingModel, index: Index) -> None:
        self._model = model
        self._near = lru_cache(maxsize=_REMEMBERED)(index.near)  # A text that letters leave unsure is read twice.
        known = {label: at for at, label in enumerate(index.labels)}
        # The matcher may have learnt other labels since; what it does not know says nothing.
        self._places = np.array([known.get(label, len(known)) for label in model.labels], dtype=np.int64)

    def read(self, heard: Heard, spoken: Numbers | None = None) -> Reading:
        """What is most likely meant. `spoken`: the transformer's logits of this turn, in the order of the model's heads. Never raises."""
        near = self._near(normalise(heard.text[:LONGEST_READ]))
        numbers = near_numbers(*(np.append(part, np.float32(0))[self._places] for part in (near.model, near.alike)))
        logits = self._model.logits(hashed_features(heard), numbers)
        if spoken is None:
            return reading_of(self._model, logits, self._model.cooling[0])
        return reading_of(self._model, both(logits, spoken), self._model.cooling[1])


def both(letters: Numbers, spoken: Numbers) -> Numbers:
    """What letters and the transformer say together, in logits."""
    return (1 - TRANSFORMER_COUNTS) * letters + TRANSFORMER_COUNTS * spoken


def is_unsure_reading(reading: Reading) -> bool:
    """Whether the transformer is worth its time; for an act it always is: letters hardly hear that one is denied (C8)."""
    return reading.likelihood < _SURE or reading.labels.move.startswith("do:")


def reading_of(model: ReadingModel, logits: Numbers, cooling: float) -> Reading:
    """The reading that the model's logits amount to."""
    heads = head_likelihoods(model, logits)
    table = label_table(model.heads["move"], tuple(model.heads[head] for head in LABEL_HEADS))
    combined = table.likelihoods(heads)
    moves = move_likelihoods(heads["move"], table.by_move(combined), cooling)
    others = sum(float(heads["whose"][model.heads["whose"].index(whose)]) for whose in sorted(OTHERS))
    order = [table.moves[place] for place in np.argsort(-moves, kind="stable")]
    likely = {move: float(moves[at]) for at, move in enumerate(table.moves)}
    best = _best(order, likely, others, denied=_yes(model, heads, "negated"))
    return Reading(
        labels=_labels(model, heads, table, combined, best),
        likelihood=likely[best],
        moves=tuple(Likely(move, likely[move]) for move in order[:_KEPT]),
        matters=_matters(model, heads),
        others=min(others, 1.0),
        complete=_yes(model, heads, "complete"),
        angry=_yes(model, heads, "angry"),
        why=(f"meant: {', '.join(f'{move} {likely[move]:.2f}' for move in order[:3])}", f"somebody else's: {others:.2f}"),
    )


def head_likelihoods(model: ReadingModel, logits: Numbers) -> dict[str, Numbers]:
    """The likelihoods of each head's values."""
    found: dict[str, Numbers] = {}
    at = 0
    for head, values in model.heads.items():
        raised = np.exp(logits[at : at + len(values)] - logits[at : at + len(values)].max())
        found[head] = raised / raised.sum()
        at += len(values)
    return found


def move_likelihoods(direct: Numbers, layered: Numbers, cooling: float) -> Numbers:
    """The move's own head and what the other heads amount to, weighed and cooled."""
    spoken = (np.log(direct + np.float32(1e-6)) + _LAYERED * np.log(layered + np.float32(1e-6))) / np.float32(cooling)
    raised = np.exp(spoken - spoken.max())
    likely: Numbers = raised / raised.sum()
    return likely


def _best(order: Sequence[str], likely: Mapping[str, float], others: float, denied: float) -> str:
    """The likeliest move; somebody else's where that is likely enough, and an act only where it is sure."""
    if sum(likely.get(move, 0.0) for move in _OTHERS) >= _HELD_FOR_OTHERS:
        return next(move for move in order if move in _OTHERS)
    begins = others < SOMEBODY_ELSE and denied < DENIED
    return next(move for move in order if not move.startswith("do:") or (begins and likely[move] >= BEGINS))


def _labels(model: ReadingModel, heads: Mapping[str, Numbers], table: LabelTable, combined: Numbers, move: str) -> Labels:
    act, matter, aspect, whose, negated = table.best(combined, move)
    side = int(np.argmax(heads["aspect"])) if aspect < 0 else aspect
    return Labels(
        act=Act(model.heads["act"][act]),
        matter=model.heads["matter"][matter],
        aspect=Aspect(model.heads["aspect"][side]),
        whose=Whose(model.heads["whose"][whose]),
        system=NamedSystem(model.heads["system"][int(np.argmax(heads["system"]))]),
        negated=model.heads["negated"][negated] == _YES,
    )


def _matters(model: ReadingModel, heads: Mapping[str, Numbers]) -> tuple[Likely, ...]:
    order = np.argsort(-heads["matter"], kind="stable")[:_KEPT]
    return tuple(Likely(model.heads["matter"][place], float(heads["matter"][place])) for place in order)


def _yes(model: ReadingModel, heads: Mapping[str, Numbers], head: str) -> float:
    return float(heads[head][model.heads[head].index(_YES)])
