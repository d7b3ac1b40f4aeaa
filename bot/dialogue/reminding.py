"""A ticket that is written and not sent is not lost behind an answer beside it: the first such answer says so (C21). Pure."""

from dataclasses import replace
from typing import Final

from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase

_DRAFT: Final = "ticket:draft"
_SEND: Final = Choice(Phrase("ticket.do-send"), "ticket:send")
_INCIDENT: Final = "incident:"


def with_open_draft(turn: Turn, outcomes: list[tuple[Turn, Outcome]]) -> list[tuple[Turn, Outcome]]:
    """The answers; the last one reminds of the draft where the desk's last words were that draft, and none of these is about it."""
    talk = turn.conversation
    if not talk.draft.open(turn.now) or talk.waiting != _DRAFT or not (talk.draft.words or talk.draft.row) or not outcomes:
        return outcomes
    if any(outcome.draft is not None or outcome.waiting != "" or outcome.puzzled or (outcome.about or "").startswith(_INCIDENT) for _, outcome in outcomes):
        return outcomes
    step, last = outcomes[-1]
    says, choices = (*last.reply.says, Phrase("ticket.draft-waits")), (*last.reply.choices, _SEND)
    return [*outcomes[:-1], (step, replace(last, reply=replace(last.reply, says=says, choices=choices)))]
