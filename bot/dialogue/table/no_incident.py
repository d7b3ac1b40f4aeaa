"""What else a text most likely means where it is read as an incident, and neither surely nor by any of its words (C20). Pure."""

from dataclasses import replace
from typing import Final

from bot.dialogue.table.situation import Situation
from bot.reading.reading import Labels, Likely, Reading
from bot.reading.vocabulary import Act, Aspect, Matter, Whose

UNSAID: Final = 0.5
"""Below it an incident that no word tells of is none: of five such readings four are wrong."""
_AT_MOST: Final = 0.59
"""What is left over begins no act."""
_FOLLOWS, _QUESTION, _WISHES = "follow:", "faq:", "do:"


def calmly(at: Situation) -> Situation:
    """The situation with the next reading in place of an incident that is none; as it is where an incident is in hand or was asked about."""
    talk = at.conversation
    spoken_of = at.incident or talk.about.startswith("incident:") or any(choice.means.startswith("incident:") for choice in at.last.offers_beside(at.now))
    if spoken_of or at.told or at.reading.labels.move != Matter.INCIDENT or at.reading.likelihood >= UNSAID:
        return at
    return replace(at, reading=_without_incident(at.reading))


def _without_incident(reading: Reading) -> Reading:
    left = 1 - reading.move_likelihood(Matter.INCIDENT)
    moves = tuple([Likely(one.name, min(one.likelihood / left, _AT_MOST)) for one in reading.moves if one.name != Matter.INCIDENT])
    for one in moves:
        labels = _labels_of(one.name, reading.labels)
        if labels is not None:
            return replace(reading, labels=labels, likelihood=one.likelihood, moves=moves)
    return reading


def _labels_of(move: str, read: Labels) -> Labels | None:
    """Labels of a move; None where it is one that labels say more about than its name does."""
    asks = Act.ASK if read.act not in (Act.REPORT, Act.COMPLAIN) else read.act
    if move.startswith(_FOLLOWS):
        named = move.removeprefix(_FOLLOWS)
        aspect = Aspect(named) if named in {one.value for one in Aspect} else Aspect.NONE
        return replace(read, act=asks if named != "again" else Act.REPORT, matter=Matter.SAME, aspect=aspect if named != "again" else Aspect.NONE)
    if move.startswith(_QUESTION):
        return replace(read, act=Act.ASK, matter=move.removeprefix(_QUESTION))
    if move.startswith(_WISHES):
        return replace(read, act=Act.REQUEST, matter=move.removeprefix(_WISHES), whose=Whose.MINE)
    return replace(read, act=asks, matter=Matter.STATUS, whose=Whose.MINE) if move == "look" else None
