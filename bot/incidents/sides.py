"""Which side of an incident in hand a text asks about: learned from ways to ask, beside texts that ask about none. Pure."""

import re
from enum import StrEnum
from importlib.resources import files
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import sentence_parts
from bot.reading.notice_words import asks_either, is_question
from bot.reading.vocabulary import Aspect
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern


class IncidentSide(StrEnum):
    """What is asked: what to do first or next, where to change the password, whether it is safe now, what the freeze does, its end, who gets in touch and
    when, whether one may go on working, what becomes of the mail, whether it is frozen, whether the boss must know, whether the police, what was seen or
    taken, where the buttons are, who keeps locking the account, how to change the password while it is locked, when that lock ends, who reads the report and
    who is told of the freeze, whether it has been sent; or a person is wanted. Or what is told or wanted: to be frozen, to have the report sent or not sent,
    that the password is changed, that another code has come; something is to be stopped; or it was a false alarm."""

    FIRST = "first"
    WHERE = "where"
    SAFE = "safe"
    FREEZE = "freeze"
    THAW = "thaw"
    CALLS = "calls"
    WORK = "work"
    MAIL = "mail"
    FROZEN = "frozen"
    BOSS = "boss"
    POLICE = "police"
    SEEN = "seen"
    PRESS = "press"
    TRIES = "tries"
    UNABLE = "unable"
    LOCK = "lock"
    READER = "reader"
    SENT = "sent"
    PERSON = "person"
    FREEZING = "freezing"
    SEND = "send"
    UNSENT = "unsent"
    CHANGED = "changed"
    CODES = "codes"
    STOP = "stop"
    ALARM = "alarm"


_OF_ASPECT: Final = {
    Aspect.WHERE: IncidentSide.WHERE,
    Aspect.HOW: IncidentSide.FIRST,
    Aspect.WHICH: IncidentSide.FIRST,
    Aspect.AGAIN: IncidentSide.FIRST,
    Aspect.WHETHER: IncidentSide.SAFE,
    Aspect.RULE: IncidentSide.WORK,
    Aspect.WHO: IncidentSide.CALLS,
    Aspect.UNTIL: IncidentSide.CALLS,
    Aspect.SINCE: IncidentSide.CALLS,
}
_NONE: Final = "-"
_SURE: Final = 0.4
_MOST: Final = 2
_TOLD: Final = frozenset({IncidentSide.CHANGED, IncidentSide.ALARM})
"""What is told; a question tells nothing."""
_NO_ALL_CLEAR: Final = frozenset({IncidentSide.CHANGED, IncidentSide.CODES})
_NOT_YET: Final = lazy_pattern(r"還沒|沒有?[改換]|未[改換]|\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
"""A change that is denied was not made."""
_FREEZE: Final = lazy_pattern(
    r"[凍冻擋挡]|停[掉住]|暫停|封[鎖住掉]|[鎖锁](?:住|起來|起来|掉)(?:它|我|帳|这|這)|(?:不要|別|别)(?:讓|让|再)[^，,。]{0,8}動|"
    r"\bfreez|\bfroze|\bblock|\bsuspend|\b(?:stop|prevent|keep) (?:any|every|them|him|her|people)|\b(?:lock|shut|close) (?:it|my|the|everything)\b",
    re.IGNORECASE,
)
"""Who wants a freeze names it, or what it does; "no reset, I said" only sounds like one."""
_NAMES_FREEZE: Final = lazy_pattern(r"[凍冻]|\bfreez|\bfroze", re.IGNORECASE)
_WISHES: Final = frozenset({IncidentSide.FREEZING, IncidentSide.SEND, IncidentSide.UNSENT, IncidentSide.THAW, IncidentSide.PRESS})


def sides_of(text: str) -> tuple[IncidentSide, ...]:
    """The sides that the words alone are sure of, those of its parts too; none where they are about another matter. Two at most are told."""
    found = [side for part in (*sentence_parts(text), text) if (side := _side(part)) is not None]
    return tuple(dict.fromkeys(_without_the_lesser(found)))[:_MOST]


def _without_the_lesser(found: list[IncidentSide]) -> list[IncidentSide]:
    """Who contradicts the desk ("no, I did change it") calls off no alarm, nor does who tells of a code ("I asked for none");
    and a plain wish is not also a question how to go on."""
    lesser = set() if _NO_ALL_CLEAR.isdisjoint(found) else {IncidentSide.ALARM}
    if not _WISHES.isdisjoint(found):
        lesser |= {IncidentSide.FIRST, IncidentSide.WHERE}
    return [side for side in found if side not in lesser]


def _side(text: str) -> IncidentSide | None:
    choices = match(text, _sides()).choices
    sure = bool(choices) and choices[0].id != _NONE and choices[0].confidence >= _SURE
    if sure and choices[0].id == IncidentSide.FREEZING and _FREEZE.search(text) is None:
        return None
    told = sure and choices[0].id in _TOLD and (is_question(text) or asks_either(text))
    if not sure or told or (choices[0].id == IncidentSide.CHANGED and _NOT_YET.search(text) is not None):
        return None
    return IncidentSide(choices[0].id)


def only_blocks(text: str) -> bool:
    """Whether a text wishes for what a freeze does without naming it ("block it"): outside an incident that may be any lock."""
    return _FREEZE.search(text) is not None and _NAMES_FREEZE.search(text) is None


def side_of_aspect(aspect: str) -> IncidentSide:
    """The side that an aspect of the matter in hand comes to; what to do next where it says no more."""
    return _OF_ASPECT.get(Aspect(aspect), IncidentSide.FIRST)


@built_once
def _sides() -> Catalogue:
    lines = (files(__package__) / "content" / "sides.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(side, text) for side, _, text in (line.partition("\t") for line in lines if line and not line.startswith("#"))])
