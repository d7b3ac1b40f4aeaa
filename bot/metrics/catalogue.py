"""Every metric of the desk. docs/metrics.md shows the same table; a test compares them, and the labels with the vocabularies they stand for."""

from typing import Final

from bot.metrics.metric import Metric, MetricKind

CHANNEL: Final = "channel"
"""The label whose values the wiring names."""
_CHANNEL: Final[dict[str, tuple[str, ...]]] = {CHANNEL: ()}
_FOR_PEOPLE: Final = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_FOR_SYSTEMS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

MESSAGES: Final = Metric(
    "accountdesk_messages_total",
    MetricKind.COUNTER,
    "Messages by what became of them; joined: an unfinished one that was read together with the next; held_back: beyond a limit.",
    {**_CHANNEL, "outcome": ("answered", "failed", "refused", "duplicate", "joined", "held_back")},
)
INTENTS: Final = Metric(
    "accountdesk_intents_total",
    MetricKind.COUNTER,
    "What answered messages wanted; one with two matters counts twice.",
    {
        "intent": (
            "faq", "choose", "status", "unlock", "bind", "reset_password", "enable", "ticket", "link", "approve_help", "cancel", "smalltalk", "elsewhere", "none",
        )
    },
)  # fmt: skip
HANDLING: Final = Metric(
    "accountdesk_message_seconds", MetricKind.HISTOGRAM, "Time from taking a message in hand to its stored answer.", _CHANNEL, _FOR_PEOPLE
)
BACK_END: Final = Metric(
    "accountdesk_back_end_seconds",
    MetricKind.HISTOGRAM,
    "Time a system took for one answer, by what came of it; late: nobody waited any longer.",
    {
        "system": ("portal", "personnel", "directory", "mailbox", "sso", "helpdesk", "mail"),
        "outcome": ("answered", "late", "unreachable", "garbled", "denied", "failed"),
    },
    _FOR_SYSTEMS,
)
ACTIONS: Final = Metric(
    "accountdesk_actions_total",
    MetricKind.COUNTER,
    "Actions by name: asked for, begun, and how they ended.",
    {
        "action": ("unlock", "bind", "rebind", "reset_password", "enable"),
        "outcome": ("asked", "opened", "started", "done", "partly", "not_done", "unclear", "refused", "expired", "cancelled", "handed_over"),
    },
)
APPROVALS: Final = Metric(
    "accountdesk_approvals_total",
    MetricKind.COUNTER,
    "Approvals by what became of them; refused: somebody tried to decide who may not.",
    {"outcome": ("approved", "declined", "passed_on", "refused")},
)
TICKETS: Final = Metric(
    "accountdesk_tickets_total",
    MetricKind.COUNTER,
    "What happened to tickets.",
    {
        "event": (
            "opened", "filed", "added", "answered", "closed", "reopened", "confirmed", "refused", "assigned", "noted", "handed_over", "given_back",
        )
    },
)  # fmt: skip
CODES: Final = Metric(
    "accountdesk_codes_total", MetricKind.COUNTER, "Codes by mail; held_back: too many were asked for.", {"outcome": ("sent", "held_back")}
)
HELD_BACK: Final = Metric(
    "accountdesk_held_back_total",
    MetricKind.COUNTER,
    "Limits that were reached, once for each time somebody was told so.",
    {
        "limit": (
            "message_person", "message_strangers", "message_channel", "message_desk", "message_undelivered", "message_late", "request_target", "request_agency",
            "request_channel", "ticket_person", "ticket_agency", "ticket_strangers",
        )
    },
)  # fmt: skip
SIGN_INS_REFUSED: Final = Metric(
    "accountdesk_sign_ins_refused_total",
    MetricKind.COUNTER,
    "Refusals by place: a proof that failed, a page of the desk that somebody may not see, a chat that was not linked.",
    {"place": ("proof", "desk", "link")},
)
READER: Final = Metric(
    "accountdesk_reader_total",
    MetricKind.COUNTER,
    "What read the texts; late: it had no answer in time, busy: it was not asked since others waited.",
    {"reader": ("letters", "transformer", "vector", "model"), "outcome": ("asked", "late", "busy")},
)
INBOX: Final = Metric("accountdesk_inbox_waiting", MetricKind.GAUGE, "Messages stored and not answered yet.")
INBOX_AGE: Final = Metric("accountdesk_inbox_oldest_seconds", MetricKind.GAUGE, "Age of the oldest of them; 0 for none.")
OUTBOX: Final = Metric("accountdesk_outbox_waiting", MetricKind.GAUGE, "Messages written and not delivered yet.")
OUTBOX_AGE: Final = Metric("accountdesk_outbox_oldest_seconds", MetricKind.GAUGE, "Age of the oldest of them; 0 for none.")
DATABASE: Final = Metric("accountdesk_database_up", MetricKind.GAUGE, "1 if the database answered this request, else 0; then the four above are missing.")
TRAIL: Final = Metric(
    "accountdesk_audit_trail_intact", MetricKind.GAUGE, "1 if the audit trail went on from its anchor when that was last looked at, else 0; missing before that."
)
TRAIL_CHECKED: Final = Metric("accountdesk_audit_trail_checked_timestamp_seconds", MetricKind.GAUGE, "When that was, by the desk's clock.")
BUILD: Final = Metric("accountdesk_build_info", MetricKind.GAUGE, "Always 1; the versions are in its labels.", {"version": (), "python": ()})

CATALOGUE: Final = (
    MESSAGES, INTENTS, HANDLING, BACK_END, ACTIONS, APPROVALS, TICKETS, CODES, HELD_BACK, SIGN_INS_REFUSED, READER, INBOX, INBOX_AGE, OUTBOX, OUTBOX_AGE, DATABASE,
    TRAIL, TRAIL_CHECKED, BUILD,
)  # fmt: skip
