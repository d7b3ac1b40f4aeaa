"""A ticket that is written and not sent is not lost behind an answer beside it: the first such answer says so (C21). Pure."""

from dataclasses import replace
from typing import Final

from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase

_DRAFT: Final = "ticket:draft"
_SEND: Final = Choice(Phrase("ticket.do-send"), "ticket:send")
_WAITS: Final = Phrase("ticket.draft-waits")
_FAREWELL: Final = frozenset({"thanks", "bye", "talk.leaving"})
_INCIDENT: Final = "incident:"


def with_open_draft(turn: Turn, outcomes: list[tuple[Turn, Outcome]]) -> list[tuple[Turn, Outcome]]:
    """The answers; the last one reminds of the draft where the desk's last words were that draft, or who wrote it takes their leave, and none of these is
    about it."""
    talk = turn.conversation
    if not talk.draft.open(turn.now) or not (talk.draft.words or talk.draft.row) or not outcomes:
        return outcomes
    leaves = _leaves(outcomes)
    if not leaves and talk.waiting != _DRAFT:
        return outcomes
    if not leaves and any(_of_the_draft(outcome) for _, outcome in outcomes):
        return outcomes
    step, last = outcomes[-1]
    says, choices = (*last.reply.says, _WAITS), (*last.reply.choices, _SEND)
    return [*outcomes[:-1], (step, replace(last, reply=replace(last.reply, says=says, choices=choices)))]


def _of_the_draft(outcome: Outcome) -> bool:
    """Whether an answer is about the draft itself, or no place to speak of it."""
    return outcome.draft is not None or outcome.waiting != "" or outcome.puzzled or (outcome.about or "").startswith(_INCIDENT)


def _leaves(outcomes: list[tuple[Turn, Outcome]]) -> bool:
    """Whether it is a thanks or a farewell, which was not answered with this reminder just before: asked once, it is enough."""
    step, first = outcomes[0]
    farewell = any(phrase.key in _FAREWELL for phrase in first.reply.says)
    asked = any(phrase.key in _FAREWELL for phrase in step.last_said) and any(phrase.key == _WAITS.key for phrase in step.last_said)
    return len(outcomes) == 1 and farewell and not asked
