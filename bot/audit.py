"""The hash chain of the audit records: each seal covers the record and the seal before it (T28). Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import Final

GENESIS: Final = "0" * 64


class Did(Enum):
    """What was done, as subject.verb; a closed vocabulary, so that nothing is misspelt."""

    FAQ_ANSWERED = "faq.answered"
    FAQ_OFFERED = "faq.offered"
    FAQ_UNKNOWN = "faq.unknown"
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
    APPROVAL_ASKED = "approval.asked"
    CODE_SENT = "code.sent"
    CODE_HELD_BACK = "code.held_back"
    VERIFIED = "verification.passed"
    VERIFICATION_FAILED = "verification.failed"
    ACTION_REFUSED = "action.refused"
    ACTION_OPENED = "action.opened"
    ACTION_PROVEN = "action.proven"
    ACTION_APPROVED = "action.approved"
    ACTION_DECLINED = "action.declined"
    ACTION_PASSED_ON = "action.passed_on"
    ACTION_STARTED = "action.started"
    ACTION_WRITTEN = "action.written"
    ACTION_SETTLED = "action.settled"
    LEFT_TO_HANDS = "action.left_to_hands"
    ACTION_ENDED = "action.ended"
    DECISION_REFUSED = "decision.refused"
    LOCKED_AGAIN = "account.locked_again"
    ACCOUNT_FROZEN = "account.frozen"
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
    TURN_FAILED = "turn.failed"
    SECURITY_EVENT = "security.event"
    CLOCK_MOVED = "clock.moved"
    SYSTEM_DOWN = "system.down"
    SYSTEM_BROKEN = "system.broken"
    ACCOUNT_LOCKED = "account.locked"
    STARTED_OVER = "demonstration.started_over"


@dataclass(frozen=True, slots=True)
class Record:
    """What is to be recorded. `actor` is a chat identity or `operator`; `subject` a person's id or ''. Details hold no free text and no secret."""

    did: Did
    actor: str
    subject: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record in the chain. `at` is UTC; `seal` is SHA-256 over `previous` and the rest."""

    number: int
    at: datetime
    did: str
    actor: str
    subject: str
    details: Mapping[str, str]
    previous: str
    seal: str


def form(sealed: Sealed) -> dict[str, object]:
    """The record as it is exported: one JSON object whose seal anybody can compute again."""
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


def _digest(sealed: Sealed) -> str:
    body = {key: value for key, value in form(sealed).items() if key != "seal"}
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")).hexdigest()


def seal(record: Record, number: int, at: datetime, previous: str) -> Sealed:
    """Seals a record behind the one whose seal is `previous` (GENESIS for the first). `at` is UTC."""
    bare = Sealed(number, at, record.did.value, record.actor, record.subject, dict(record.details), previous, "")
    return Sealed(bare.number, bare.at, bare.did, bare.actor, bare.subject, bare.details, previous, _digest(bare))


def first_broken(records: Iterable[Sealed]) -> tuple[int, str] | None:
    """The number of the first record that does not follow from the one before, and why in a word; None when all hold.

    The records come in the order of their numbers. A chain cut off at its end still holds: compare its head with one kept elsewhere.
    """
    number, previous = 0, GENESIS
    for one in records:
        if one.number != number + 1:
            return number + 1, "missing"
        if one.previous != previous:
            return one.number, "out of order"
        if _digest(one) != one.seal:
            return one.number, "changed"
        number, previous = one.number, one.seal
    return None
