"""What is asked on about a colleague in somebody's charge, answered in the third person: until when, why, what the asker may do (C30). Pure."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.accounts.aspect_words import aspect_words
from bot.accounts.aspects import AspectTopic, topic_of
from bot.accounts.facts import NONE, directory_standing
from bot.accounts.finding import Diagnosis, Finding, Status
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules
from bot.accounts.snapshot import LockEvent
from bot.accounts.where_it_is import where_it_is
from bot.messages import Phrase
from bot.people.role import Role
from bot.reading.vocabulary import ACTION_MATTERS, Aspect, Matter

ACT: Final = "act"
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "lock": "locked locked_again both_locked",
        "portal_lock": "portal_locked",
        "held": "held",
        "off": "disabled blocked",
        "wait": "sync change enabling",
        "overdue": "overdue unmade",
        "expired": "expired",
        "password": "change_first reset young",
        "bind": "unbound",
        "card": "card_name card_holder card_unusable",
        "fine": "fine lock_over carried input directory_only portal_only system_binds",
    }
)
_KIND_OF: Final = {AspectTopic(topic): kind for kind, topics in _KINDS.items() for topic in topics.split()}
_OTHER: Final = "other"
_ACT_OF: Final[Mapping[str, Matter]] = MappingProxyType(
    {
        "lock": Matter.UNLOCK,
        "portal_lock": Matter.UNLOCK,
        "held": Matter.UNLOCK,
        "off": Matter.ENABLE,
        "expired": Matter.ENABLE,
        "password": Matter.RESET_PASSWORD,
        "bind": Matter.BIND,
    }
)
"""Which act helps with what is wrong, where none is named."""
_SENTENCES: Final[Mapping[Aspect, str]] = MappingProxyType(
    {
        Aspect.UNTIL: "until",
        Aspect.SINCE: "since",
        Aspect.WHY: "why",
        Aspect.WHO: "who",
        Aspect.HOW: "how",
        Aspect.AFTER: "how",
        Aspect.WHAT: "how",
        Aspect.WHERE: "where",
        Aspect.WHICH: ACT,
        Aspect.RULE: "rule",
        Aspect.WHETHER: "now",
        Aspect.NONE: "now",
    }
)
_NAMED_ACTS: Final = frozenset({Matter.UNLOCK, Matter.ENABLE, Matter.RESET_PASSWORD, Matter.BIND})


def colleague_answer(
    name: str, diagnosis: Diagnosis, finding: Finding, asked: tuple[Aspect, str], roles: frozenset[Role], rules: Rules, now: datetime
) -> Phrase:
    """The one sentence that answers. `asked` is the aspect and the act that is asked about ('' for none, `same` for whichever helps); `roles` are the
    asker's own for that person. Nobody sets somebody else's password or binding; what needs an approval is asked for by the colleague."""
    aspect, act = asked
    kind = _kind(finding)
    sentence = ACT if act else _SENTENCES.get(aspect, "now")
    helps = _ACT_OF.get(kind)
    named = helps if act not in ACTION_MATTERS else Matter.BIND if act == Matter.REBIND else Matter(act)
    if sentence == ACT and named is None:
        sentence = "how"
    needed = finding.owner or Role.PERSONNEL_ADMIN
    words = {**aspect_words(diagnosis, finding, rules, now), "name": name, "kind": kind, "may": "yes" if needed in roles else "no", "role": needed.value}
    where = where_it_is(diagnosis, finding, rules, now) if aspect is Aspect.WHICH and act != Matter.RESET_PASSWORD else None
    if where is not None:
        return where
    if sentence != ACT or named not in _NAMED_ACTS:
        return Phrase(f"colleague.{sentence}", words)
    return Phrase(f"colleague.may-{named.value}", words)


def _kind(finding: Finding) -> str:
    """What is said of it alike. A TPEAD account alone is no trouble from go-live on; before, it keeps its owner off the sign-on (D28, R18)."""
    early = finding.row is Row.DIRECTORY_ONLY and finding.status is not Status.FINE
    return _OTHER if early else _KIND_OF.get(topic_of(finding), _OTHER)


def earlier_locks(name: str, diagnosis: Diagnosis, rules: Rules, now: datetime) -> Phrase:
    """How often the TPEAD account was locked in the last 24 hours before the lock that holds now, and when last (UTC); older ones are not kept."""
    now_locked = [account.lock.since for account in directory_standing(diagnosis.snapshot) if account.lock is not None and account.lock.holds(now)]
    times = {at for account in directory_standing(diagnosis.snapshot) for at in account.lockouts}
    times |= {seen.at for seen in diagnosis.snapshot.recent if seen.event is LockEvent.LOCKED_OUT}
    before = sorted(at for at in times if now - rules.recent <= at < min(now_locked, default=now))
    return Phrase("colleague.earlier", {"name": name, "count": len(before), "last": before[-1] if before else NONE, "locked": "yes" if now_locked else "no"})
