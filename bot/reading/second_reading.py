"""A local reading and a language model's put together: the second may only narrow what the desk does, never widen it. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.reading.reading import Labels, Likely, Reading, SecondReading
from bot.reading.vocabulary import ACTION_MATTERS, OTHERS, Act, Matter, Whose

HELD: Final = 0.3
"""So likely the local reading has to hold what begins, ends or presses something (C2 to C5, C7, C16, C17, C20)."""
SAME: Final = "same"
OTHER: Final = "other"
GUARDED: Final = "guarded"
"""Dropped: it contradicts what the local reading, which cannot be talked into anything, holds."""
_COUNTED: Final = frozenset({SAME, OTHER})
_INCIDENT: Final = 0.42  # As in the row of incidents: from here on their steps are told, whatever else a text is taken for.
_SOMEBODY_ELSE: Final = 0.2
_HALF: Final = 0.5
_KEPT: Final = 5
_SAID_BY_ACT: Final = frozenset(
    {Act.AGREE, Act.DECLINE, Act.GO_ON, Act.STOP, Act.CHOOSE, Act.REPEAT, Act.PERSON, Act.ANSWER, Act.LATER, Act.CORRECT}
)
"""Acts that are moves themselves, so that a likely move says that the act is likely."""
_DECIDING: Final = frozenset({Act.REQUEST, Act.AGREE, Act.DECLINE, Act.STOP, Act.CHOOSE, Act.ANSWER, Act.CORRECT})
_BY_SHAPE: Final = frozenset({Matter.APPROVE, Matter.LINK})
"""Words alone never decide an approval, and a link code has its shape: what is said of either has to be held."""
_OF_ONESELF: Final = frozenset({Matter.STATUS, Matter.CERTIFICATE, Matter.ACCOUNT_NAME, *ACTION_MATTERS})


def put_together(local: Reading, labels: Labels, milliseconds: int) -> Reading:
    """The mean of the two, with the model's labels; the local reading alone where the model contradicts a guard."""
    if contradicts_guard(local, labels):
        return dropped(local, GUARDED, milliseconds, labels)
    same = labels.move == local.labels.move
    moves = _mean({one.name: one.likelihood for one in local.moves} or {local.labels.move: local.likelihood}, str(labels.move))
    moves[Matter.INCIDENT] = max(moves.get(Matter.INCIDENT, 0.0), local.move_likelihood(Matter.INCIDENT))
    matters = _mean({one.name: one.likelihood for one in local.matters}, str(labels.matter))
    of_others = (local.others + 1.0) * _HALF if labels.whose in OTHERS else local.others
    return replace(
        local,
        labels=local.labels if same else labels,
        likelihood=moves[str(labels.move)],
        moves=_best_first(moves),
        matters=_best_first(matters),
        others=max(local.others, of_others),
        why=(*local.why, f"the model means: {labels.move} ({SAME if same else f'instead of {local.labels.move}'})"),
        second=SecondReading(local, SAME if same else OTHER, labels, milliseconds),
    )


def dropped(local: Reading, why: str, milliseconds: int = 0, labels: Labels | None = None) -> Reading:
    """The local reading, with the note that a model was asked in vain."""
    return replace(local, why=(*local.why, f"the model's reading was dropped: {why}"), second=SecondReading(local, why, labels, milliseconds))


def contradicts_guard(local: Reading, labels: Labels) -> bool:
    """Whether the model reads as an act or a matter of one's own what is denied or somebody else's, an approval or a link code that is none, or
    passes over an incident (C8 to C10, C20, C38)."""
    if local.labels.move == Matter.INCIDENT and local.likelihood >= _INCIDENT and labels.move != Matter.INCIDENT:
        return True
    of_others = local.labels.whose in OTHERS or local.others >= _SOMEBODY_ELSE
    if labels.move.startswith("do:") and (of_others or local.labels.negated):
        return True
    own = labels.whose in (Whose.MINE, Whose.NOBODY) and labels.matter in _OF_ONESELF
    if own and local.labels.whose in OTHERS and local.labels.move in ("other", "shared"):
        return True
    return labels.matter in _BY_SHAPE and labels.act in _DECIDING and not holds(local, labels)


def counts(reading: Reading) -> bool:
    """Whether a model's reading is part of it."""
    return reading.second is not None and reading.second.outcome in _COUNTED


def holds(local: Reading, labels: Labels) -> bool:
    """Whether the local reading itself has the same act and matter at `HELD` at least, with the same `whose` and `negated`."""
    if local.labels.whose is not labels.whose or local.labels.negated is not labels.negated:
        return False
    own = local.labels
    if (own.act, own.matter) == (labels.act, labels.matter):
        return local.likelihood >= HELD
    return _moves(local, labels) and _is_about(local, labels)


def _moves(local: Reading, labels: Labels) -> bool:
    """Whether a move that says which act it is is likely enough: of the others the act is known of the likeliest only."""
    says_act = labels.act in _SAID_BY_ACT or labels.move.startswith("do:")
    return says_act and labels.move in (labels.act, f"do:{labels.matter}") and local.move_likelihood(str(labels.move)) >= HELD


def _is_about(local: Reading, labels: Labels) -> bool:
    return labels.move == f"do:{labels.matter}" or any(one.name == labels.matter and one.likelihood >= HELD for one in local.matters)


def _mean(likely: Mapping[str, float], meant: str) -> dict[str, float]:
    """Half of what was likely, and half for what the model means: what a model says of its own sureness is worth nothing."""
    found = {name: likelihood * _HALF for name, likelihood in likely.items()}
    found[meant] = found.get(meant, 0.0) + _HALF
    return found


def _best_first(likely: Mapping[str, float]) -> tuple[Likely, ...]:
    order = sorted(likely, key=lambda name: -likely[name])
    return tuple(Likely(name, likely[name]) for name in order[:_KEPT] if likely[name] > 0.0)
