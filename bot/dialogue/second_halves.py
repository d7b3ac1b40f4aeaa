"""Which halves of a text are no answer of their own, since what was read before says it or they only seem to be about something else (C24). Pure."""

import re
from collections.abc import Sequence
from typing import Final

from bot.dialogue.conversation import AnswerPart
from bot.dialogue.table.deciding import DECIDING
from bot.dialogue.table.situation import Situation
from bot.dialogue.table.step import TableStep
from bot.reading.reading import Reading
from bot.reading.talk import talk_topic
from bot.reading.vocabulary import Act
from bot.runtime.lazy_pattern import lazy_pattern

_TICKET, _ASPECT, _SIDE = "ticket", "aspect", "side"
_OF_DECIDING: Final = frozenset({"colleague", "approve_help", "others", "aspect"})
_KEPT: Final = ("progress", "kept")
_UNSENT: Final = frozenset({"going"})
_SEND, _NEWS = "send", "news"
_STANDING: Final = frozenset({"status", _ASPECT, "progress"})
_OF_ONESELF: Final = frozenset({_ASPECT, "status"})
_ELSEWHERE: Final = "C19"
_ONES_OWN: Final = 0.2
_WHICH_NAME: Final = " card "
_SHORT: Final = 18  # Bytes: six letters of Chinese, a few words of English.
_OF_A_TOPIC: Final = ("who", "where", "how")
_DOUBT: Final = "doubt"
_SAYS: Final = frozenset({Act.ASK, Act.REPORT, Act.REQUEST, Act.COMPLAIN})
_PLEASANT: Final = frozenset({"thanks", "bye", "hello"})
_ASKS_WHO: Final = lazy_pattern(r"誰|哪裡|電話|分機|\bwho\b|\bwhom\b|\bwhere\b|\bnumber\b", re.IGNORECASE)
_DENIES: Final = lazy_pattern(r"^(?:我說的)?不是|^not\b|^no,? not\b", re.IGNORECASE)


def adds_nothing(step: TableStep, here: Situation, before: Sequence[TableStep], *, whole: Reading) -> bool:
    """Whether a half, read by itself (`here`), adds no answer to the steps before it; `whole` is the reading of the whole text."""
    if not before:
        return False
    if step.row == "C9" and _of_nobody_else(here) and whole.others < _ONES_OWN:
        return True  # Half of what somebody tells of themselves is about nobody else where nobody else is named.
    if step.handler in _OF_DECIDING and here.colleague is None and any(said.handler == DECIDING and said.argument != step.argument for said in before):
        return True  # "…, does that count, or not?" was answered with how deciding goes; whoever is named anew is asked about besides.
    if step.handler in _OF_ONESELF and here.somebody and any(said.row == "C30" for said in before):
        return True  # "And does his password change?" beside a colleague is asked of the colleague.
    if step.handler in _OF_ONESELF and any(said.handler == _SIDE for said in before) and len(here.text.encode()) <= _SHORT:
        return True  # "…, is that all right?" was answered with what it is asked of.
    if step.row == _ELSEWHERE and not here.whole and _DENIES.search(here.text) is not None:
        return True  # "Not the VPN" names what is not meant.
    if step.handler == _SIDE and here.topic and any(said.row == _ELSEWHERE for said in before):
        return True
    return _said_already(step, before) or (step.faq is not None and "password" not in here.intent.mentions and _which_name(before))


def is_left_open(step: TableStep, text: str, reading: Reading | None, *, whole: str) -> bool:
    """Whether a half of a text that asks or tells something was not understood, so that no answer beside it is one to it."""
    half = step.handler == _DOUBT and text != whole and reading is not None and reading.labels.act in _SAYS
    return half and len(text.encode()) > _SHORT and talk_topic(text) not in _PLEASANT


def of_the_topic(steps: Sequence[tuple[TableStep, str]]) -> tuple[TableStep, ...]:
    """Of these steps, each with the words it answers, those that ask of somebody else's topic beside them: "and that, who does it?", "the days of leave,
    whom do I ask?"."""
    topics = [words for step, words in steps if step.row == _ELSEWHERE]
    if not topics:
        return ()
    first = steps[0][0].row == _ELSEWHERE
    who = any(_ASKS_WHO.search(words) is not None for words in topics)
    asked = (step for step, words in steps if (step.row == "C13" and step.handler != _SIDE) or _news_in_a_word(step, words))
    return tuple(step for step in asked if first or step.argument == _NEWS or (who and step.handler == _ASPECT and step.argument.partition(" ")[0] in _OF_A_TOPIC))


def _news_in_a_word(step: TableStep, words: str) -> bool:
    """Whether a word or two beside a topic ("also you guys?") seems to ask for news of a ticket."""
    return (step.handler, step.argument) == (_TICKET, _NEWS) and len(words.encode()) <= _SHORT


def _said_already(step: TableStep, before: Sequence[TableStep]) -> bool:
    """Whether an answer before it is about the same: how the own account or request stands is told once, else one sentence has two answers."""
    if (step.handler == _TICKET and step.argument not in _UNSENT) or (step.handler, step.argument) == _KEPT:
        return any((one.handler == _TICKET and one.argument != _SEND) or (one.handler, one.argument) == _KEPT for one in before)
    if step.handler not in _STANDING or step.part is AnswerPart.SYSTEM:
        return False
    both = [one for one in before if one.handler in _STANDING and one.part is not AnswerPart.SYSTEM]
    return bool(both) and not all(one.handler == step.handler == _ASPECT and one.argument != step.argument for one in both)


def _of_nobody_else(here: Situation) -> bool:
    return not here.somebody and here.mentioned is None and here.colleague is None and here.strange is None


def _which_name(before: Sequence[TableStep]) -> bool:
    """Whether it was told which of two names is wrong: an article beside it would say both."""
    return any(_WHICH_NAME in one.argument for one in before)
