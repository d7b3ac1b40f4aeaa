"""The answer to what a yes-or-no question supposes about an account: my mistake, my phone, dismissed, a card needed (C15). Pure."""

from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.accounts.aspect_words import aspect_words
from bot.accounts.aspects import aspect_of_finding, topic_of
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.rows.row import FindingGroup
from bot.accounts.rules import Rules
from bot.messages import Phrase, each_once
from bot.reading.reading import Reading
from bot.reading.supposition import Supposition, suppositions_in
from bot.reading.vocabulary import Act, Aspect
from bot.runtime.lazy_pattern import lazy_pattern

_LOCKS: Final = "locked both_locked locked_again portal_locked held"
_OFF: Final = "disabled blocked expired"
_ON_THE_WAY: Final = "sync change enabling"
_ENDINGS: Final[Mapping[Supposition, Mapping[str, str]]] = MappingProxyType(
    {
        Supposition.FAULT: {
            "lock": _LOCKS,
            "off": _OFF,
            "sync": _ON_THE_WAY,
            "overdue": "overdue",
            "unmade": "unmade",
            "change_first": "change_first",
            "bind": "unbound",
            "card": "card_name card_holder",
            "name": "retired renamed",
            "access": "restricted application",
        },
        Supposition.DEVICE: {"lock": _LOCKS, "account": f"{_OFF} {_ON_THE_WAY} overdue unmade change_first unbound retired renamed restricted"},
        Supposition.DISMISSED: {"off": _OFF, "not": f"{_LOCKS} {_ON_THE_WAY} overdue unmade change_first unbound young fine input lock_over"},
        Supposition.CARD: {"reset": "reset", "change_first": "change_first", "not": f"{_LOCKS} {_OFF} {_ON_THE_WAY} overdue unmade unbound young"},
        Supposition.RIGHT: {"change_first": "change_first"},
        Supposition.INSTEAD: {"rule": _OFF},
        Supposition.BY_ITSELF: {"lock": "locked locked_again", "until": "both_locked portal_locked", "why": "held", "whether": _OFF},
        Supposition.TO_DO: {"after": f"{_LOCKS} {_OFF} {_ON_THE_WAY} overdue unmade change_first young unbound lock_over carried"},
    }
)
"""For each supposition: the topics of which something true can be said, by the sentence that says it."""
_SIDES: Final = frozenset({Aspect.UNTIL, Aspect.WHY, Aspect.WHETHER, Aspect.RULE, Aspect.AFTER})
"""Endings that are sides of the matter: their own sentence answers it as it stands."""
_BY_TOPIC: Final = {supposed: {topic: ending for ending, topics in alike.items() for topic in topics.split()} for supposed, alike in _ENDINGS.items()}
_SAYS_HOW: Final = lazy_pattern(r"登入|畫面|\bsign|\blog ?in|\bscreen|\bpage")
"""Only who said where it is to be done can have got it right."""


def answer_to(supposed: Supposition, text: str, diagnosis: Diagnosis, finding: Finding, *, rules: Rules, now: datetime) -> tuple[Phrase, ...]:
    """Whether it is so, of this finding; nothing where the account does not tell, or where the person is stopped (D2)."""
    topic = topic_of(finding)
    ending = _BY_TOPIC.get(supposed, {}).get(topic.value)
    if ending is None or diagnosis.stopped or finding.group is FindingGroup.STOPPING:
        return ()
    if ending in _SIDES:
        return (aspect_of_finding(diagnosis, finding, Aspect(ending), rules, now),)
    if supposed is Supposition.RIGHT and _SAYS_HOW.search(text) is None:
        return (aspect_of_finding(diagnosis, finding, Aspect.HOW, rules, now),)
    answer = Phrase(f"supposed.{supposed.value}_{ending}", aspect_words(diagnosis, finding, rules, now))
    again = (aspect_of_finding(diagnosis, finding, Aspect.AGAIN, rules, now),) if ending == "account" else ()
    return (answer, *again)



def supposed_answers(
    reading: Reading | None, text: str, diagnosis: Diagnosis, finding: Finding, *, rules: Rules, now: datetime, last_said: Collection[Phrase]
) -> tuple[Phrase, ...]:
    """The answers of this finding to what the words suppose; none where they suppose nothing, or what was said just now is all there is to say."""
    if reading is None or reading.labels.act not in (Act.ASK, Act.CORRECT, Act.COMPLAIN):
        return ()
    found = (answer_to(one, text, diagnosis, finding, rules=rules, now=now) for one in suppositions_in(text))
    says = each_once([phrase for answer in found for phrase in answer])
    return tuple(phrase for phrase in says if phrase not in last_said) or says
