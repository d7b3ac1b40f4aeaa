"""What an admin or the helpdesk asks on about the colleague in hand: which side of it, which act, whether a request of theirs waits (C30)."""

import re
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.actions.request import Request
from bot.dialogue.table.language import language_named
from bot.dialogue.understanding import ACTION_WISHES, Intent, IntentKind
from bot.faq.text import traditional
from bot.messages import Choice, Phrase, PhraseWord
from bot.people.person import Person
from bot.reading.reading import Reading
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter
from bot.requests.approvals import DECIDE
from bot.runtime.lazy_pattern import lazy_pattern

RequestsWaiting: TypeAlias = Callable[[Person, Person], Awaitable[tuple[Request, ...]]]
"""The requests about the second person that wait for the first."""
THE_ACT: Final = "same"
_SURE: Final = 0.7
_ASKS: Final = frozenset({Act.ASK, Act.REQUEST, Act.CORRECT, Act.COMPLAIN, Act.AGREE, Act.ANSWER})
_CONSEQUENCES: Final = frozenset({Aspect.AFTER, Aspect.WHETHER, Aspect.RULE, Aspect.NONE})
_ONCE_UNLOCKED: Final = lazy_pattern(r"解(?:開|鎖)(?:了|完)?[之以]?後|\b(?:after|once)\b.{1,40}?\bunlock", re.IGNORECASE)
_SIDES: Final = frozenset({Aspect.UNTIL, Aspect.SINCE, Aspect.WHY, Aspect.WHO, Aspect.WHERE})


def question_in(text: str, reading: Reading | None, intent: Intent) -> tuple[Aspect, str] | None:
    """The side that is asked about, and the act ('' for none, `same` for whichever helps); None where the whole account is meant."""
    if reading is None or not text or language_named(text) is not None:
        return None
    labels = reading.labels
    if labels.act is Act.REPEAT:
        return None
    act = act_in(reading, intent)
    return labels.aspect, act if labels.aspect not in _SIDES or act == Matter.RESET_PASSWORD else ""


def act_in(reading: Reading | None, intent: Intent) -> str:
    """The act that is asked for or about, for the colleague."""
    if reading is None or reading.labels.act not in _ASKS:
        return ""
    labels = reading.labels
    if labels.act is Act.ASK and intent.kind is IntentKind.STATUS and intent.confidence >= _SURE:
        return ""  # "Is it unlocked now?" asks for no act.
    if "password" in intent.mentions and labels.aspect is not Aspect.WHY:
        return Matter.RESET_PASSWORD
    if labels.matter in ACTION_MATTERS:
        return labels.matter
    if intent.kind in ACTION_WISHES and intent.confidence >= _SURE:
        return intent.kind.value
    plain = labels.act is Act.REQUEST and labels.matter == Matter.SAME and labels.aspect is Aspect.NONE
    return THE_ACT if plain else ""


def asks_for_requests(reading: Reading | None, intent: Intent) -> bool:
    """Whether it is about what waits for the asker's decision."""
    if reading is None:
        return False
    labels = reading.labels
    read = labels.matter == Matter.APPROVE and labels.move in (Matter.APPROVE, Act.AGREE, Act.DECLINE)
    return read or (intent.kind is IntentKind.APPROVE_HELP and intent.confidence >= _SURE)


def asks_of_password_after(text: str, reading: Reading | None, intent: Intent) -> bool:
    """Whether it is asked what an unlock does to the password."""
    named = _ONCE_UNLOCKED.search(traditional(text)) is not None
    unlocks = named or (reading is not None and reading.labels.matter == Matter.UNLOCK) or intent.kind is IntentKind.UNLOCK
    asks = reading is not None and reading.labels.act in (Act.ASK, Act.CORRECT) and reading.labels.aspect in _CONSEQUENCES
    return unlocks and asks and "password" in intent.mentions


def told_of_requests(person: Person, waiting: tuple[Request, ...]) -> tuple[list[Phrase], tuple[Choice, ...]]:
    """The colleague's requests that wait for the asker, each with the button that opens it."""
    says, choices = [], []
    for request in waiting:
        words: dict[str, PhraseWord] = {"name": person.name, "action": request.action.value, "until": request.due}
        says.append(Phrase("colleague.request", words))
        choices.append(Choice(Phrase("approve.open_one", words), f"{DECIDE}:{request.id}"))
    return says, tuple(choices)
