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
from bot.accounts.rules import Rules
from bot.messages import Phrase
from bot.people.role import Role
from bot.reading.vocabulary import Aspect


class Topic(StrEnum):
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


_TOPICS: Final[Mapping[Row, Topic]] = MappingProxyType(
    {
        Row.STRANGER: Topic.CLOSED,
        Row.OUT_OF_SCOPE: Topic.CLOSED,
        Row.UNREAD: Topic.UNREAD,
        Row.SHARED: Topic.SHARED,
        Row.SYNC_PENDING: Topic.SYNC,
        Row.SYNC_SLOW: Topic.SYNC,
        Row.SYNC_OVERDUE: Topic.OVERDUE,
        Row.NOT_ARRIVED: Topic.SYNC,
        Row.CHANGE_PENDING: Topic.CHANGE,
        Row.PORTAL_DISABLED: Topic.DISABLED,
        Row.NOT_ALIGNED: Topic.DISABLED,
        Row.ENABLING_PENDING: Topic.ENABLING,
        Row.DIRECTORY_DISABLED: Topic.DISABLED,
        Row.DISABLED: Topic.DISABLED,
        Row.LOCKED: Topic.LOCKED,
        Row.LOCK_OVER: Topic.LOCK_OVER,
        Row.PORTAL_LOCKED: Topic.PORTAL_LOCKED,
        Row.BOTH_LOCKED: Topic.BOTH_LOCKED,
        Row.LOCKED_AGAIN: Topic.LOCKED_AGAIN,
        Row.LOCKED_UNTIL_ADMIN: Topic.HELD,
        Row.RESET_BY_CERTIFICATE: Topic.RESET,
        Row.RESET_BY_ADMIN: Topic.RESET,
        Row.CERTIFICATE_NAME: Topic.CARD_NAME,
        Row.CERTIFICATE_HOLDER: Topic.CARD_HOLDER,
        Row.CERTIFICATE_UNUSABLE: Topic.CARD_UNUSABLE,
        Row.BIND_FIRST: Topic.UNBOUND,
        Row.PORTAL_ONLY: Topic.PORTAL_ONLY,
        Row.DIRECTORY_ONLY: Topic.DIRECTORY_ONLY,
        Row.BIND_NOW: Topic.UNBOUND,
        Row.BIND_AT_ONCE: Topic.UNBOUND,
        Row.DUPLICATE: Topic.DUPLICATE,
        Row.SYSTEM_BINDS: Topic.SYSTEM_BINDS,
        Row.BIND_MAIN: Topic.UNBOUND,
        Row.BINDING_CONFLICT: Topic.CONFLICT,
        Row.USE_DIRECTORY: Topic.RETIRED,
        Row.RENAMED: Topic.RENAMED,
        Row.PASSWORD_YOUNG: Topic.YOUNG,
        Row.CHANGE_FIRST: Topic.CHANGE_FIRST,
        Row.EXPIRED: Topic.EXPIRED,
        Row.RESTRICTED: Topic.RESTRICTED,
        Row.APPLICATION_MISSING: Topic.APPLICATION,
        Row.CHECK_INPUT: Topic.INPUT,
        Row.FINE: Topic.FINE,
    }
)
_BY_SENTENCE: Final[Mapping[str, Topic]] = MappingProxyType(
    {
        CHANGE_CARRIED: Topic.CARRIED,
        "status.arrival-overdue": Topic.OVERDUE,
        "status.arrival-blocked": Topic.BLOCKED,
        "status.no-account": Topic.UNMADE,
    }
)
"""The sentences that tell something else than their row usually does."""

_TOLD_ALIKE: Final[Mapping[Aspect, Mapping[str, str]]] = MappingProxyType(
    {
        Aspect.UNTIL: {
            "lock": "locked locked_again",
            "off": "disabled blocked",
            "not_by_itself": "closed shared duplicate conflict retired renamed restricted application card_holder",
            "nothing": "lock_over carried directory_only input fine",
        },
        Aspect.SINCE: {
            "lock": "locked both_locked locked_again portal_locked held lock_over",
            "sync": "sync overdue",
            "change": "change carried enabling",
            "password": "change_first young",
            "off": "disabled blocked",
            "unknown": (
                "closed shared unread unmade card_name card_holder card_unusable reset unbound portal_only directory_only duplicate system_binds "
                "conflict retired renamed restricted application input fine"
            ),
        },
        Aspect.WHY: {
            "lock": "locked both_locked locked_again portal_locked held lock_over",
            "off": "disabled blocked",
            "sync": "sync overdue change carried enabling",
            "bind": "unbound directory_only portal_only system_binds",
        },
        Aspect.WHO: {
            "lock": "locked both_locked locked_again portal_locked held",
            "off": "disabled blocked enabling expired",
            "sync": "sync overdue change",
            "password": "change_first reset",
            "nobody": "lock_over carried young directory_only input fine",
            "them": (
                "closed shared unread unmade card_name card_holder card_unusable unbound portal_only duplicate system_binds conflict retired renamed "
                "restricted application"
            ),
        },
        Aspect.HOW: {
            "lock": "locked both_locked",
            "off": "disabled blocked",
            "wait": "sync change enabling",
            "type": "lock_over carried input fine",
            "nothing": "portal_only directory_only system_binds",
        },
        Aspect.WHETHER: {
            "lock": "locked locked_again",
            "off": "disabled blocked",
            "change": "change enabling",
            "card": "card_name card_holder card_unusable",
            "bind_not": "portal_only directory_only system_binds",
            "fine": "lock_over carried input fine",
        },
        Aspect.AFTER: {
            "lock": "locked both_locked locked_again portal_locked held",
            "off": "disabled blocked enabling expired",
            "sync": "sync overdue change unmade",
            "card": "card_name card_holder card_unusable",
            "bind_not": "portal_only directory_only system_binds",
            "new_name": "retired renamed",
            "fine": "lock_over carried input fine",
            "people": "closed shared duplicate conflict restricted application",
        },
        Aspect.RULE: {
            "lock": "locked both_locked locked_again portal_locked held lock_over",
            "off": "disabled blocked enabling expired",
            "sync": "sync overdue change carried unmade",
            "password": "change_first reset young input retired renamed",
            "card": "card_name card_holder card_unusable",
            "bind": "unbound portal_only directory_only duplicate system_binds conflict",
            "other": "closed shared unread restricted application fine",
        },
        Aspect.WHICH: {
            "none": "closed shared unread unmade input fine",
            "record": "sync overdue blocked change carried enabling portal_only",
            "card": "card_name card_holder card_unusable",
            "account": (
                "disabled expired locked locked_again portal_locked held lock_over change_first reset young directory_only system_binds "
                "conflict restricted application"
            ),
        },
    }
)
"""For each aspect: which topics are told by the same sentence. A topic named nowhere has a sentence of its own."""
_ENDINGS: Final = {aspect: {topic: ending for ending, topics in alike.items() for topic in topics.split()} for aspect, alike in _TOLD_ALIKE.items()}
_SAME_AS: Final = {Aspect.WHERE: Aspect.HOW, Aspect.NONE: Aspect.WHAT}
_RESPONSIBLE: Final[Mapping[FindingGroup, Role]] = MappingProxyType(
    {
        FindingGroup.LOCKED: Role.PERSONNEL_ADMIN,
        FindingGroup.DISABLED: Role.PERSONNEL_ADMIN,
        FindingGroup.PASSWORD: Role.PERSONNEL_ADMIN,
    }
)


def topic_of(finding: Finding) -> Topic:
    """What a finding is about."""
    if finding.group is FindingGroup.SYNC and finding.owner is Role.PERSONNEL_ADMIN:
        return Topic.UNMADE  # After go-live nothing brings the record: an admin has to make it (A5).
    return _BY_SENTENCE.get(finding.tell.key) or _TOPICS[finding.row]


def responsible_role(finding: Finding) -> Role:
    """Who can be asked about it: whom the row names, else who can act for it, else the helpdesk."""
    return finding.owner or _RESPONSIBLE.get(finding.group, Role.HELPDESK)


def aspect_of_finding(diagnosis: Diagnosis, finding: Finding, aspect: Aspect, rules: Rules, now: datetime) -> Phrase:
    """The one sentence that answers this aspect of this finding (C13). Whoever is stopped hears no detail (D2)."""
    asked = _SAME_AS.get(aspect, aspect)
    if asked is Aspect.WHAT:
        return finding.tell
    topic = topic_of(finding)
    ending = _ENDINGS.get(asked, {}).get(topic.value, topic.value)
    return Phrase(f"aspect.{asked.value}_{ending}", aspect_words(diagnosis, finding, rules, now))


def about_password(diagnosis: Diagnosis, finding: Finding, rules: Rules, now: datetime) -> Phrase:
    """Whether it is the password's fault (C15)."""
    return Phrase("aspect.is_it_the_password", {**aspect_words(diagnosis, finding, rules, now), "group": finding.group.value})
