"""The closed vocabulary of a reading: that of the labelled turns, word for word."""

from enum import StrEnum
from typing import Final


class Act(StrEnum):
    """What somebody does by saying something. `LATER` is a pause, not a cancellation."""

    REQUEST = "request"
    ASK = "ask"
    REPORT = "report"
    ANSWER = "answer"
    AGREE = "agree"
    DECLINE = "decline"
    GO_ON = "go_on"
    STOP = "stop"
    CHOOSE = "choose"
    CORRECT = "correct"
    REPEAT = "repeat"
    THANK = "thank"
    GREET = "greet"
    COMPLAIN = "complain"
    PERSON = "person"
    LATER = "later"


class Aspect(StrEnum):
    """Which side of the matter is meant. `RULE`: may one; `AFTER`: what then, must I; `WHETHER`: any other yes or no."""

    WHAT = "what"
    HOW = "how"
    WHY = "why"
    UNTIL = "until"
    SINCE = "since"
    WHO = "who"
    WHERE = "where"
    WHETHER = "whether"
    WHICH = "which"
    AFTER = "after"
    RULE = "rule"
    AGAIN = "again"
    NONE = "none"


class Whose(StrEnum):
    """Whose account it is about. `UNNAMED`: somebody else by a relation or title; `SHARED`: an account of several people or of a machine."""

    MINE = "mine"
    NAMED = "named"
    UNNAMED = "unnamed"
    SHARED = "shared"
    NOBODY = "nobody"


class NamedSystem(StrEnum):
    """The system that the words name."""

    PORTAL = "portal"
    PERSONNEL = "personnel"
    DIRECTORY = "directory"
    MAILBOX = "mailbox"
    SIGNON = "signon"
    NONE = "none"


class Matter(StrEnum):
    """What it is about, besides the ids of FAQ entries. `SAME`: the matter in hand; `DISABLE`: an account shall be closed because somebody left."""

    STATUS = "status"
    UNLOCK = "unlock"
    BIND = "bind"
    REBIND = "rebind"
    RESET_PASSWORD = "reset_password"  # noqa: S105  # a matter
    ENABLE = "enable"
    CERTIFICATE = "certificate"
    DISABLE = "disable"
    UNBIND = "unbind"
    LINK = "link"
    TICKET = "ticket"
    APPROVE = "approve"
    ACCOUNT_NAME = "account_name"
    ELSEWHERE = "elsewhere"
    INCIDENT = "incident"
    SAME = "same"
    NONE = "none"


ACTION_MATTERS: Final = frozenset({Matter.UNLOCK, Matter.BIND, Matter.REBIND, Matter.RESET_PASSWORD, Matter.ENABLE})
"""The matters that the desk can do something about by itself."""
OTHERS: Final = frozenset({Whose.NAMED, Whose.UNNAMED, Whose.SHARED})
"""Everybody but the speaker (C9, C10)."""
