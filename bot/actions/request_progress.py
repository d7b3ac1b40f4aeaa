"""The steps of a request as its live card shows them: the proof, the admin, the new password, the end. Pure."""

from typing import Final

from bot.actions.action import Performer
from bot.actions.request import Request, RequestState, level_proven
from bot.messages import Phrase, PhraseWord, Progress, ProgressStep, StepMark

_PROOF: Final = "proof"
_APPROVAL: Final = "approval"
_CHOICE: Final = "choice"
_END: Final = "end"
_UNDONE: Final = frozenset({RequestState.REFUSED, RequestState.EXPIRED, RequestState.CANCELLED, RequestState.HANDED_OVER})


def request_progress(request: Request, hands: Performer, admin: str, *, people: bool = False) -> Progress:
    """What is done, what is going on, what is ahead; where it ended undone, that and nothing after it. `admin`: who was asked or has decided, or ''.
    `people`: no admin can be asked, so that the helpdesk takes it."""
    steps = _steps(request, hands)
    at = _reached(request, steps)
    # One state for what looks alike, so that a card is not edited into the same words.
    state = RequestState.CARRYING_OUT if request.state is RequestState.READY else request.state
    words: dict[str, PhraseWord] = {
        "admin": admin or "none",
        "until": request.due,
        "state": "already" if request.untouched else state.value,
        "by": "people" if people else "admin",
    }
    if request.state in _UNDONE:
        # Whoever called it off themselves was refused nothing.
        ended = StepMark.CANCELLED if request.state is RequestState.CANCELLED else StepMark.STOPPED
        shown = [*((step, StepMark.DONE) for step in steps[:at]), (_APPROVAL if _declined(request) else _END, ended)]
    else:
        last = StepMark.DONE if request.state is RequestState.DONE else StepMark.NOW if request.live else StepMark.STOPPED
        shown = [(step, StepMark.DONE if place < at else last if place == at else StepMark.AHEAD) for place, step in enumerate(steps)]
    return Progress(request.id, tuple(ProgressStep(mark, Phrase(f"progress-card.{step}", {**words, "mark": mark.value})) for step, mark in shown))


def _steps(request: Request, hands: Performer) -> tuple[str, ...]:
    approval = () if request.demand.approver is None else (_APPROVAL,)
    return (_PROOF, *approval, *((_CHOICE,) if hands is Performer.PAGE else ()), _END)


def _reached(request: Request, steps: tuple[str, ...]) -> int:
    """The place of the step that it is at, or at which it ended."""
    match request.state:
        case RequestState.VERIFYING:
            step = _PROOF
        case RequestState.AWAITING:
            step = _APPROVAL
        case RequestState.READY:
            step = _CHOICE
        case state if state in _UNDONE:
            proven = bool(request.asked) or level_proven(request)
            approved = request.decision is not None and request.decision.approved
            step = _PROOF if not proven else _APPROVAL if not approved else _CHOICE
        case _:
            step = _END
    # What it does not have is behind it: without an admin the proof is followed by the choice, without a choice by the end.
    order = (_PROOF, _APPROVAL, _CHOICE, _END)
    return next(place for place, each in enumerate(steps) if order.index(each) >= order.index(step))


def _declined(request: Request) -> bool:
    return request.state is RequestState.REFUSED and request.decision is not None and not request.decision.approved
