"""What an admin or the helpdesk asks on about the colleague in hand: which side of it, which act, whether a request of theirs waits (C30)."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.actions.request import Request
from bot.dialogue.table.language import language_named
from bot.dialogue.understanding import ACTION_WISHES, IntentKind
from bot.handlers.turn import Turn
from bot.messages import Choice, Phrase, PhraseWord
from bot.people.person import Person
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter
from bot.requests.approvals import DECIDE

RequestsWaiting: TypeAlias = Callable[[Person, Person], Awaitable[tuple[Request, ...]]]
"""The requests about the second person that wait for the first."""
THE_ACT: Final = "same"
_SURE: Final = 0.7
_ASKS: Final = frozenset({Act.ASK, Act.REQUEST, Act.CORRECT, Act.COMPLAIN, Act.AGREE, Act.ANSWER})
_SIDES: Final = frozenset({Aspect.UNTIL, Aspect.SINCE, Aspect.WHY, Aspect.WHO, Aspect.WHERE})


def question_in(turn: Turn) -> tuple[Aspect, str] | None:
    """The side that is asked about, and the act ('' for none, `same` for whichever helps); None where the whole account is meant."""
    if turn.reading is None or not turn.text or language_named(turn.text) is not None:
        return None
    labels = turn.reading.labels
    if labels.act is Act.REPEAT:
        return None
    act = act_in(turn)
    return labels.aspect, act if labels.aspect not in _SIDES or act == Matter.RESET_PASSWORD else ""


def act_in(turn: Turn) -> str:
    """The act that is asked for or about, for the colleague."""
    if turn.reading is None or turn.reading.labels.act not in _ASKS:
        return ""
    labels = turn.reading.labels
    if labels.act is Act.ASK and turn.intent.kind is IntentKind.STATUS and turn.intent.confidence >= _SURE:
        return ""  # "Is it unlocked now?" asks for no act.
    if "password" in turn.intent.mentions and labels.aspect is not Aspect.WHY:
        return Matter.RESET_PASSWORD
    if labels.matter in ACTION_MATTERS:
        return labels.matter
    if turn.intent.kind in ACTION_WISHES and turn.intent.confidence >= _SURE:
        return turn.intent.kind.value
    plain = labels.act is Act.REQUEST and labels.matter == Matter.SAME and labels.aspect is Aspect.NONE
    return THE_ACT if plain else ""


def asks_for_requests(turn: Turn) -> bool:
    """Whether it is about what waits for the asker's decision."""
    if turn.reading is None:
        return False
    labels = turn.reading.labels
    read = labels.matter == Matter.APPROVE and labels.move in (Matter.APPROVE, Act.AGREE, Act.DECLINE)
    return read or (turn.intent.kind is IntentKind.APPROVE_HELP and turn.intent.confidence >= _SURE)


def told_of_requests(person: Person, waiting: tuple[Request, ...]) -> tuple[list[Phrase], tuple[Choice, ...]]:
    """The colleague's requests that wait for the asker, each with the button that opens it."""
    says, choices = [], []
    for request in waiting:
        words: dict[str, PhraseWord] = {"name": person.name, "action": request.action.value, "until": request.due}
        says.append(Phrase("colleague.request", words))
        choices.append(Choice(Phrase("approve.open_one", words), f"{DECIDE}:{request.id}"))
    return says, tuple(choices)
