"""The hash chain of the audit records: each seal covers the record and the seal before it (T28). Pure."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Final

from bot.runtime.quick_dataclass import dataclass

GENESIS: Final = "0" * 64
_CANONICAL: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class AuditEvent(Enum):
    """What was done, as subject.verb; a closed vocabulary, so that nothing is misspelt."""

    FAQ_ANSWERED = "faq.answered"
    FAQ_OFFERED = "faq.offered"
    FAQ_UNKNOWN = "faq.unknown"
    ELSEWHERE_TOLD = "elsewhere.told"
    STATUS_LOOKED = "status.looked"
    STATUS_REFUSED = "status.refused"
    ACTION_ASKED = "action.asked"
    COLLEAGUE_LOOKED = "colleague.looked"
    COLLEAGUE_REFUSED = "colleague.refused"
    PERSON_ASKED = "person.asked"
    PEOPLE_IMPORTED = "people.imported"
    LINK_ASKED = "link.asked"
    LINK_MADE = "link.made"
    LINK_ENDED = "link.ended"
    LINK_REFUSED = "link.refused"
    LINK_VOUCHED = "link.vouched"
    METHOD_ASKED = "method.asked"
    METHOD_ENROLLED = "method.enrolled"
    METHOD_REMOVED = "method.removed"
    APPROVAL_ASKED = "approval.asked"
    CODE_SENT = "code.sent"
    CODE_HELD_BACK = "code.held_back"
    VERIFIED = "verification.passed"
    VERIFICATION_FAILED = "verification.failed"
    ACTION_REFUSED = "action.refused"
    ACTION_OPENED = "action.opened"
    ACTION_PROVEN = "action.proven"
    OTHER_WAY_TAKEN = "action.other_way"
    ACTION_APPROVED = "action.approved"
    ACTION_DECLINED = "action.declined"
    ACTION_PASSED_ON = "action.passed_on"
    ACTION_STARTED = "action.started"
    ACTION_WRITTEN = "action.written"
    ACTION_SETTLED = "action.settled"
    LEFT_TO_HANDS = "action.left_to_hands"
    ACTION_ENDED = "action.ended"
    DECISION_REFUSED = "decision.refused"
    ACTION_UNDONE = "action.undone"
    LOCKED_AGAIN = "account.locked_again"
    ACCESS_ENDED = "access.ended"
    ACCOUNT_FROZEN = "account.frozen"
    ACCOUNT_THAWED = "account.thawed"
    THAW_ASKED = "thaw.asked"
    INCIDENT_TOLD = "incident.told"
    READINGS_COMPARED = "readings.compared"
    SMALLTALK = "smalltalk.answered"
    CANCELLED = "conversation.cancelled"
    GROUP_REDIRECTED = "group.redirected"
    SECRET_CAUGHT = "secret.caught"  # noqa: S105 - the name of an event
    BUTTON_REFUSED = "button.refused"
    MESSAGE_REFUSED = "message.refused"
    PROMISE_MADE = "promise.made"
    PROMISE_KEPT = "promise.kept"
    PROMISE_WITHDRAWN = "promise.withdrawn"
    ADMINS_NAMED = "admins.named"
    ANSWER_RATED = "answer.rated"
    TICKET_OPENED = "ticket.opened"
    TICKET_FILED = "ticket.filed"
    TICKET_ADDED = "ticket.added"
    TICKET_ANSWERED = "ticket.answered"
    TICKET_CLOSED = "ticket.closed"
    TICKET_REOPENED = "ticket.reopened"
    TICKET_CONFIRMED = "ticket.confirmed"
    TICKET_LOOKED = "ticket.looked"
    TICKET_REFUSED = "ticket.refused"
    TICKET_ASSIGNED = "ticket.assigned"
    TICKET_NOTED = "ticket.noted"
    TICKET_HANDED_OVER = "ticket.handed_over"
    TICKET_GIVEN_BACK = "ticket.given_back"
    DESK_SIGNED_IN = "desk.signed_in"
    DESK_SIGNED_OUT = "desk.signed_out"
    DESK_REFUSED = "desk.refused"
    PERSON_LOOKED = "person.looked"
    TURN_FAILED = "turn.failed"
    SECURITY_EVENT = "security.event"
    CLOCK_MOVED = "clock.moved"
    SYSTEM_DOWN = "system.down"
    SYSTEM_BROKEN = "system.broken"
    ACCOUNT_LOCKED = "account.locked"
    STARTED_OVER = "demonstration.started_over"
    CHANGES_STOPPED = "changes.stopped"
    CHANGES_ALLOWED = "changes.allowed"
    TRAIL_SEALED = "trail.sealed"
    TRAIL_ACCEPTED = "trail.accepted"
    TRAIL_CUT = "trail.cut"
    RETENTION_DONE = "retention.done"
    BACKUP_MADE = "backup.made"
    BACKUP_RESTORED = "backup.restored"


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """A record before it is sealed. `actor` is a chat identity or `operator`; `subject` a person's id or ''. Details hold no free text and no secret."""

    did: AuditEvent
    actor: str
    subject: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """A record in the chain. `at` is UTC; `seal` is SHA-256 over `previous` and the rest, `keyed` the result of `keyed_seal` ('': none)."""

    number: int
    at: datetime
    did: str
    actor: str
    subject: str
    details: Mapping[str, str]
    previous: str
    seal: str
    keyed: str = ""


def record_form(sealed: SealedRecord) -> dict[str, object]:
    """The record as it is exported: one JSON object whose seal anybody can recompute."""
    return {
        "number": sealed.number,
        "at": sealed.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "did": sealed.did,
        "actor": sealed.actor,
        "subject": sealed.subject,
        "details": dict(sealed.details),
        "previous": sealed.previous,
        "seal": sealed.seal,
    }


def digest(sealed: SealedRecord) -> str:
    """The correct seal for this record."""
    body = record_form(sealed)
    del body["seal"]
    return hashlib.sha256(_CANONICAL.encode(body).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def key_fingerprint(key: bytes) -> str:
    """Identifies a key by eight characters that reveal nothing about it."""
    return hmac.digest(key, b"fingerprint", "sha256").hex()[:8]


def keyed_seal(key: bytes, seal: str) -> str:
    """The seal that only the holder of the key can make; since a seal covers the previous one, it vouches for the whole chain so far."""
    return f"{key_fingerprint(key)}:{hmac.digest(key, b'record:' + seal.encode(), 'sha256').hex()}"


def seal_record(record: AuditRecord, number: int, at: datetime, previous: str, key: bytes | None = None) -> SealedRecord:
    """Seals a record behind the one whose seal is `previous` (GENESIS for the first). `at` is UTC. Without a key it bears the plain seal only."""
    bare = SealedRecord(
        number=number, at=at, did=record.did.value, actor=record.actor, subject=record.subject, details=dict(record.details), previous=previous, seal=""
    )
    plain = digest(bare)
    return replace(bare, seal=plain, keyed="" if key is None else keyed_seal(key, plain))


def is_sealed_by(record: SealedRecord, key: bytes | None) -> bool:
    """Whether the record is as it was sealed, and with this key; without a key only the former can be told."""
    if digest(record) != record.seal:
        return False
    return key is None or hmac.compare_digest(record.keyed.encode(), keyed_seal(key, record.seal).encode())
