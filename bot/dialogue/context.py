"""What the desk did in a reply, in the words of the labelled turns: the next text is read after it. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.actions.action import ActionName
from bot.audit import AuditEvent, AuditRecord
from bot.messages import Reply

START: Final = "start"
_OF_GROUP: Final[Mapping[FindingGroup, str]] = MappingProxyType(
    {
        FindingGroup.STOPPING: "unknown",
        FindingGroup.UNREAD: "unknown",
        FindingGroup.SYNC: "unsynced",
        FindingGroup.DISABLED: "disabled",
        FindingGroup.LOCKED: "locked",
        FindingGroup.CERTIFICATE: "certificate",
        FindingGroup.PASSWORD: "password",
        FindingGroup.BINDING: "unbound",
        FindingGroup.ACCESS: "fine",
        FindingGroup.FINE: "fine",
    }
)
_DID: Final[Mapping[AuditEvent, str]] = MappingProxyType(
    {
        AuditEvent.FAQ_OFFERED: "choose",
        AuditEvent.FAQ_UNKNOWN: "unknown",
        AuditEvent.SMALLTALK: "smalltalk",
        AuditEvent.COLLEAGUE_REFUSED: "refused:other",
        AuditEvent.SECRET_CAUGHT: "secret",
        AuditEvent.PROMISE_MADE: "promise",
        AuditEvent.ELSEWHERE_TOLD: "elsewhere",
        AuditEvent.PERSON_ASKED: "ticket:open",
        AuditEvent.TICKET_LOOKED: "ticket:open",
    }
)
_SPOKEN_OF: Final = frozenset({"ticket:open", "ticket:answered", "ticket:closed"})
_ACTIONS: Final = frozenset(name.value for name in ActionName)


def context_of(reply: Reply, about: str, row: str, waiting: str, records: tuple[AuditRecord, ...]) -> str:
    """What this reply did. `about`, `row` and `waiting` are those remembered after it."""
    wish = about.removeprefix("wish:") if about.startswith("wish:") else ""
    if reply.link is not None and wish in _ACTIONS:
        return f"page:{wish}"
    if waiting.startswith("ticket:"):
        return _of_ticket(waiting.partition(" ")[0])
    did = next((_DID[record.did] for record in records if record.did in _DID), "")
    if did in ("choose", "unknown", "secret", "promise", "refused:other", "ticket:open", "elsewhere"):
        return did
    if about.startswith("faq:"):
        return about
    if about.startswith("wish:") and row:
        return status_context(row)
    return did or "smalltalk"


def _of_ticket(waiting: str) -> str:
    """A ticket that was spoken of, or its words that were asked for."""
    return waiting if waiting in _SPOKEN_OF else "ask:ticket"


def status_context(row: str) -> str:
    """The context after an answer about an account in this row, the speaker's own or a colleague's."""
    if row == Row.SYNC_OVERDUE.value:
        return "status:overdue"
    group = group_of(row)
    return f"status:{_OF_GROUP[group]}" if group is not None else "status:unknown"
