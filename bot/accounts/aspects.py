"""One aspect of what is wrong with an account: until when, since when, why, who, how, what then (C13, C15, C34). Pure."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.accounts.aspect_words import aspect_words
from bot.accounts.facts import CHANGE_CARRIED
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.where_it_is import where_it_is
from bot.messages import Phrase
from bot.people.role import Role
from bot.reading.vocabulary import Aspect


class AspectTopic(StrEnum):
    """What a finding is about, as its sentences tell it; most rows have one of their own."""

    CLOSED = "closed"
    SHARED = "shared"
    UNREAD = "unread"
    SYNC = "sync"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    UNMADE = "unmade"
    CHANGE = "change"
    CARRIED = "carried"
    DISABLED = "disabled"
    ENABLING = "enabling"
    EXPIRED = "expired"
    LOCKED = "locked"
    BOTH_LOCKED = "both_locked"
    LOCKED_AGAIN = "locked_again"
    PORTAL_LOCKED = "portal_locked"
    HELD = "held"
    LOCK_OVER = "lock_over"
    CARD_NAME = "card_name"
    CARD_HOLDER = "card_holder"
    CARD_UNUSABLE = "card_unusable"
    CHANGE_FIRST = "change_first"
    RESET = "reset"
    YOUNG = "young"
    UNBOUND = "unbound"
    PORTAL_ONLY = "portal_only"
    DIRECTORY_ONLY = "directory_only"
    DUPLICATE = "duplicate"
    SYSTEM_BINDS = "system_binds"
    CONFLICT = "conflict"
    RETIRED = "retired"
    RENAMED = "renamed"
    RESTRICTED = "restricted"
    APPLICATION = "application"
    INPUT = "input"
    FINE = "fine"


_TOPICS: Final[Mapping[Row, AspectTopic]] = MappingProxyType(
    {
        Row.STRANGER: AspectTopic.CLOSED,
        Row.OUT_OF_SCOPE: AspectTopic.CLOSED,
        Row.UNREAD: AspectTopic.UNREAD,
        Row.SHARED: AspectTopic.SHARED,
        Row.SYNC_PENDING: AspectTopic.SYNC,
        Row.SYNC_SLOW: AspectTopic.SYNC,
        Row.SYNC_OVERDUE: AspectTopic.OVERDUE,
        Row.NOT_ARRIVED: AspectTopic.SYNC,
        Row.CHANGE_PENDING: AspectTopic.CHANGE,
        Row.PORTAL_DISABLED: AspectTopic.DISABLED,
        Row.NOT_ALIGNED: AspectTopic.DISABLED,
        Row.ENABLING_PENDING: AspectTopic.ENABLING,
        Row.DIRECTORY_DISABLED: AspectTopic.DISABLED,
        Row.DISABLED: AspectTopic.DISABLED,
        Row.LOCKED: AspectTopic.LOCKED,
        Row.LOCK_OVER: AspectTopic.LOCK_OVER,
        Row.PORTAL_LOCKED: AspectTopic.PORTAL_LOCKED,
        Row.BOTH_LOCKED: AspectTopic.BOTH_LOCKED,
        Row.LOCKED_AGAIN: AspectTopic.LOCKED_AGAIN,
        Row.LOCKED_UNTIL_ADMIN: AspectTopic.HELD,
        Row.RESET_BY_CERTIFICATE: AspectTopic.RESET,
        Row.RESET_BY_ADMIN: AspectTopic.RESET,
        Row.CERTIFICATE_NAME: AspectTopic.CARD_NAME,
        Row.CERTIFICATE_HOLDER: AspectTopic.CARD_HOLDER,
        Row.CERTIFICATE_UNUSABLE: AspectTopic.CARD_UNUSABLE,
        Row.BIND_FIRST: AspectTopic.UNBOUND,
        Row.PORTAL_ONLY: AspectTopic.PORTAL_ONLY,
        Row.DIRECTORY_ONLY: AspectTopic.DIRECTORY_ONLY,
        Row.BIND_NOW: AspectTopic.UNBOUND,
        Row.BIND_AT_ONCE: AspectTopic.UNBOUND,
        Row.DUPLICATE: AspectTopic.DUPLICATE,
        Row.SYSTEM_BINDS: AspectTopic.SYSTEM_BINDS,
        Row.BIND_MAIN: AspectTopic.UNBOUND,
        Row.BINDING_CONFLICT: AspectTopic.CONFLICT,
        Row.USE_DIRECTORY: AspectTopic.RETIRED,
        Row.RENAMED: AspectTopic.RENAMED,
        Row.PASSWORD_YOUNG: AspectTopic.YOUNG,
        Row.CHANGE_FIRST: AspectTopic.CHANGE_FIRST,
        Row.EXPIRED: AspectTopic.EXPIRED,
        Row.RESTRICTED: AspectTopic.RESTRICTED,
        Row.APPLICATION_MISSING: AspectTopic.APPLICATION,
        Row.CHECK_INPUT: AspectTopic.INPUT,
        Row.FINE: AspectTopic.FINE,
    }
)
_BY_SENTENCE: Final[Mapping[str, AspectTopic]] = MappingProxyType(
    {
        CHANGE_CARRIED: AspectTopic.CARRIED,
        "status.arrival-overdue": AspectTopic.OVERDUE,
        "status.arrival-blocked": AspectTopic.BLOCKED,
        "status.no-account": AspectTopic.UNMADE,
    }
)
"""The sentences that tell something else than their row usually does."""

_TOLD_ALIKE: Final[Mapping[Aspect, Mapping[str, str]]] = MappingProxyType(
    {
        Aspect.UNTIL: {
            "lock": "locked locked_again",
            "off": "disabled blocked",
            "not_by_itself": "closed shared duplicate conflict restricted application card_holder",
            "new_name": "retired renamed",
            "nothing": "lock_over carried input fine",
        },
        Aspect.SINCE: {
            "lock": "locked both_locked locked_again portal_locked held lock_over",
            "sync": "sync overdue",
            "change": "change carried enabling",
            "password": "change_first young",
            "off": "disabled blocked",
            "unknown": (
                "closed shared unread unmade card_name card_holder card_unusable reset unbound portal_only directory_only duplicate system_binds "
                "conflict restricted application input fine"
            ),
            "new_name": "retired renamed",
        },
        Aspect.WHY: {
            "lock": "locked both_locked portal_locked lock_over",
            "off": "disabled blocked",
            "sync": "sync change carried enabling",
            "bind": "unbound portal_only system_binds",
        },
        Aspect.WHO: {
            "lock": "locked both_locked locked_again portal_locked held",
            "off": "disabled blocked enabling",
            "sync": "sync change",
            "password": "change_first reset",
            "nobody": "lock_over carried young input fine",
            "them": (
                "closed shared unread unmade card_name card_holder card_unusable unbound portal_only duplicate system_binds restricted "
                "application"
            ),
        },
        Aspect.HOW: {
            "lock": "locked both_locked",
            "off": "disabled blocked",
            "wait": "sync change enabling",
            "type": "lock_over carried input fine",
            "nothing": "portal_only system_binds",
        },
        Aspect.WHETHER: {
            "lock": "locked locked_again",
            "off": "disabled blocked",
            "change": "change enabling",
            "bind_not": "portal_only system_binds",
            "fine": "lock_over carried input fine",
        },
        Aspect.AFTER: {
            "lock": "locked both_locked portal_locked held",
            "off": "disabled blocked",
            "card": "card_name card_holder card_unusable",
            "bind_not": "portal_only system_binds",
            "new_name": "retired renamed",
            "fine": "lock_over carried input fine",
            "people": "closed conflict restricted",
        },
        Aspect.RULE: {
            "lock": "locked both_locked locked_again portal_locked held lock_over",
            "off": "disabled blocked enabling",
            "sync": "sync overdue change carried unmade",
            "password": "change_first young input retired renamed",
            "card": "card_name card_holder card_unusable",
            "bind": "unbound portal_only directory_only duplicate system_binds conflict",
            "other": "closed shared unread restricted application fine",
        },
        Aspect.WHICH: {
            "none": "closed shared unread unmade input fine",
            "record": "sync overdue blocked change carried enabling portal_only",
            "card": "card_name card_holder card_unusable",
            "account": (
                "disabled expired locked locked_again held lock_over change_first reset young directory_only system_binds "
                "conflict restricted application"
            ),
        },
    }
)
"""For each aspect: which topics are told by the same sentence. A topic named nowhere has a sentence of its own."""
_ENDINGS: Final = {aspect: {topic: ending for ending, topics in alike.items() for topic in topics.split()} for aspect, alike in _TOLD_ALIKE.items()}
_WITH_PASSWORDS: Final = frozenset({"portal", "directory", "mailbox", "signon"})
_NOT_THE_END: Final = frozenset({Aspect.WHY, Aspect.WHO, Aspect.SINCE})
"""Of these the end of a matter is no part."""
_SAME_AS: Final = {Aspect.WHERE: Aspect.HOW, Aspect.NONE: Aspect.WHAT}
_RESPONSIBLE: Final[Mapping[FindingGroup, Role]] = MappingProxyType(
    {
        FindingGroup.LOCKED: Role.PERSONNEL_ADMIN,
        FindingGroup.DISABLED: Role.PERSONNEL_ADMIN,
        FindingGroup.PASSWORD: Role.PERSONNEL_ADMIN,
    }
)


def topic_of(finding: Finding) -> AspectTopic:
    """What a finding is about."""
    if finding.group is FindingGroup.SYNC and finding.owner is Role.PERSONNEL_ADMIN:
        return AspectTopic.UNMADE  # After go-live nothing brings the record: an admin has to make it (A5).
    return _BY_SENTENCE.get(finding.tell.key) or _TOPICS[finding.row]


def responsible_role(finding: Finding) -> Role:
    """Who can be asked about it: whom the row names, else who can act for it, else the helpdesk."""
    return finding.owner or _RESPONSIBLE.get(finding.group, Role.HELPDESK)


def lacks_address(finding: Finding) -> bool:
    """Whether what would help is kept from this person because no code can be mailed to them."""
    return finding.tell.words.get("can") == "no_address"


def registers_addresses(stage: Stage) -> Role:
    """Who puts an address on somebody's record: whoever keeps the record that the others are read from (R34)."""
    return Role.PERSONNEL_ADMIN if stage is Stage.P2 else Role.PORTAL_ADMIN


def aspect_of_finding(diagnosis: Diagnosis, finding: Finding, aspect: Aspect, rules: Rules, now: datetime) -> Phrase:
    """The one sentence that answers this aspect of this finding (C13). Whoever is stopped hears no detail (D2)."""
    asked = _SAME_AS.get(aspect, aspect)
    if asked is Aspect.WHAT:
        return finding.tell
    where = where_it_is(diagnosis, finding, rules, now) if asked is Aspect.WHICH and finding.group is FindingGroup.DISABLED else None
    if where is not None:
        return where
    topic = topic_of(finding)
    ending = _ENDINGS.get(asked, {}).get(topic.value, topic.value)
    return Phrase(f"aspect.{asked.value}_{ending}", aspect_words(diagnosis, finding, rules, now))


def still_locked(diagnosis: Diagnosis, rules: Rules, now: datetime) -> Phrase | None:
    """What somebody who leaves is told of a lock that still holds: until when; None where nothing is locked."""
    finding = None if diagnosis.stopped else diagnosis.first(FindingGroup.LOCKED)
    if finding is None or finding.row is Row.LOCK_OVER:
        return None
    return Phrase("aspect.still_locked", aspect_words(diagnosis, finding, rules, now))


def password_of_system(diagnosis: Diagnosis, finding: Finding, system: str, rules: Rules, now: datetime) -> Phrase | None:
    """Whether a new password is also that of the system named (R29-R31, A6); None if no password is in hand, or the system has none of its own."""
    if finding.group is not FindingGroup.PASSWORD or system not in _WITH_PASSWORDS:
        return None
    return Phrase(f"aspect.new_password_{system}", aspect_words(diagnosis, finding, rules, now))


def changed_with_it(diagnosis: Diagnosis, system: str, rules: Rules, now: datetime) -> Phrase | None:
    """Whether the password of the system named changed with the one that was just reset (R29-R31, A6)."""
    if diagnosis.stopped or system not in _WITH_PASSWORDS:
        return None
    return Phrase(f"aspect.new_password_{system}", aspect_words(diagnosis, diagnosis.reported[0], rules, now))


def also_holds(diagnosis: Diagnosis, finding: Finding, aspect: Aspect, rules: Rules, now: datetime) -> tuple[Phrase, ...]:
    """What a second finding takes from the answer: a corrected name that is on its way is still not the one on the certificate (D9, D23, R40)."""
    name = diagnosis.first(Row.CERTIFICATE_NAME)
    if finding.row is not Row.CHANGE_PENDING or name is None or aspect in _NOT_THE_END:
        return ()
    return (Phrase("aspect.name_still_differs", {**aspect_words(diagnosis, name, rules, now), "told": "no"}),)


def about_password(diagnosis: Diagnosis, finding: Finding, rules: Rules, now: datetime) -> Phrase:
    """Whether it is the password's fault (C15)."""
    return Phrase("aspect.is_it_the_password", {**aspect_words(diagnosis, finding, rules, now), "group": finding.group.value})
