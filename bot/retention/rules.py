"""Which rows are over, table by table. What waits, is open, live or linked is never over, however old it is."""

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa

from bot.actions.request import LIVE
from bot.messages import ChatIdentity, ConversationAddress, Message, Reply, TypedText
from bot.retention.periods import RetentionKind
from bot.runtime.quick_dataclass import dataclass
from bot.store.serialization import message_form, reply_form
from bot.store.tables import (
    browsers,
    buttons,
    conversations,
    counts,
    desk_sessions,
    inbox,
    link_codes,
    links,
    outbox,
    promises,
    questions,
    requests,
    steps,
    uploads,
)

_REMEMBERED: Final = ("freeze_ticket", "conflict_told", "system_down")
"""Counts that are no limits: what was told once, and is not told again; the beginnings of their kinds."""
_LIVE_STATES: Final = [state.value for state in LIVE]


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Rows of a table that are over once `over(before)` holds; they are found by their `at`. `instead`: columns that are emptied, where the row itself has to
    stay; else it is deleted. `last`: what empties the newest row, which stays so that its number is not given out a second time (None: numbers may recur); its
    first column tells whether that was done."""

    kind: RetentionKind
    table: sa.Table
    at: sa.Column[Any]
    also: sa.ColumnElement[bool] = field(default_factory=sa.true)
    instead: Mapping[str, Any] | None = None
    last: Mapping[str, Any] | None = None

    @property
    def key(self) -> tuple[sa.Column[Any], ...]:
        """What rows are told apart by."""
        return tuple(self.table.primary_key.columns)

    def over(self, before: datetime) -> sa.ColumnElement[bool]:
        """Whether a row is over."""
        return sa.and_(self.at < before, self.also)


def _linked(channel: sa.Column[Any], user: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return sa.exists().where(links.c.channel == channel, links.c.user == user, links.c.ended.is_(None))


def _live(request: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return sa.exists().where(requests.c.id == request, requests.c.state.in_(_LIVE_STATES))


def _no_limit(kind: sa.Column[Any]) -> sa.ColumnElement[bool]:
    return sa.or_(*(kind.startswith(one) for one in _REMEMBERED))


_FORGOTTEN: Final = "forgotten"
_NO_MESSAGE: Final = message_form(
    Message(_FORGOTTEN, ChatIdentity("", ""), ConversationAddress("", "", private=True), TypedText(""), datetime(1970, 1, 1, tzinfo=UTC))
)
_NO_REPLY: Final = reply_form(Reply(()))

RULES: Final = (
    RetentionRule(
        RetentionKind.CONVERSATIONS, inbox, inbox.c.received, also=inbox.c.handled.is_not(None),
        last={"sender": _FORGOTTEN, "event": _FORGOTTEN, "conversation": "", "message": _NO_MESSAGE},
    ),
    RetentionRule(
        RetentionKind.CONVERSATIONS, outbox, outbox.c.created, also=sa.and_(outbox.c.state != "waiting", sa.not_(_live(outbox.c.request))),
        last={"why": _FORGOTTEN, "conversation": "", "recipient": "", "reply": _NO_REPLY, "there": None, "request": ""},
    ),
    RetentionRule(RetentionKind.CONVERSATIONS, buttons, buttons.c.shown),
    RetentionRule(RetentionKind.CONVERSATIONS, promises, promises.c.settled, also=promises.c.state != "open"),
    RetentionRule(RetentionKind.CONVERSATIONS, uploads, uploads.c.at),
    RetentionRule(
        RetentionKind.CONVERSATIONS, conversations, conversations.c.changed, also=sa.not_(_linked(conversations.c.channel, conversations.c.user))
    ),
    # Where a linked person was last spoken to is how the desk reaches them; what was spoken of is over.
    RetentionRule(
        RetentionKind.CONVERSATIONS, conversations, conversations.c.changed,
        also=sa.and_(_linked(conversations.c.channel, conversations.c.user), conversations.c.memory.is_not(None)), instead={"memory": sa.null()},
    ),
    RetentionRule(RetentionKind.QUESTIONS, questions, questions.c.at),
    RetentionRule(RetentionKind.REQUESTS, requests, requests.c.settled, also=requests.c.state.not_in(_LIVE_STATES)),
    RetentionRule(RetentionKind.REQUESTS, links, links.c.ended),
    RetentionRule(RetentionKind.PAGES, steps, steps.c.expires, also=sa.not_(_live(steps.c.request))),
    # Who vouched for a chat that is still linked may not approve what it asks for (T9), so that is remembered.
    RetentionRule(
        RetentionKind.PAGES, link_codes, link_codes.c.expires,
        also=sa.or_(link_codes.c.used.is_(None), sa.not_(sa.exists().where(links.c.person == link_codes.c.person, links.c.ended.is_(None)))),
    ),
    RetentionRule(RetentionKind.SESSIONS, desk_sessions, desk_sessions.c.seen),
    # The seal of the only valid cookie stays: without it an older cookie of that browser would be good again.
    RetentionRule(RetentionKind.SESSIONS, browsers, browsers.c.changed, also=browsers.c.person != "", instead={"person": ""}),
    RetentionRule(RetentionKind.COUNTS, counts, counts.c.at, also=sa.not_(_no_limit(counts.c.kind))),
)  # fmt: skip
