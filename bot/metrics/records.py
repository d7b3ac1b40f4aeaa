"""Which audit records count for what: what is recorded anyway is counted from there, once it is committed. Pure."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from bot.audit import AuditEvent, AuditRecord
from bot.metrics.catalogue import ACTIONS, APPROVALS, CODES, HELD_BACK, READER, SIGN_INS_REFUSED, TICKETS
from bot.metrics.metric import Metric, Metrics

_Labels: TypeAlias = Mapping[str, str]
_Counted: TypeAlias = tuple[Metric, Callable[[_Labels], _Labels]]


def _as(**labels: str) -> Callable[[_Labels], _Labels]:
    return lambda _: labels


def _action(key: str, outcome: str) -> Callable[[_Labels], _Labels]:
    return lambda details: {"action": details.get(key, ""), "outcome": outcome}


def _action_by(key: str) -> Callable[[_Labels], _Labels]:
    return lambda details: {"action": details.get("action", ""), "outcome": details.get(key, "")}


_TICKETS: Final = (
    AuditEvent.TICKET_OPENED, AuditEvent.TICKET_FILED, AuditEvent.TICKET_ADDED, AuditEvent.TICKET_ANSWERED, AuditEvent.TICKET_CLOSED, AuditEvent.TICKET_REOPENED,
    AuditEvent.TICKET_CONFIRMED, AuditEvent.TICKET_REFUSED, AuditEvent.TICKET_ASSIGNED, AuditEvent.TICKET_NOTED, AuditEvent.TICKET_HANDED_OVER,
    AuditEvent.TICKET_GIVEN_BACK,
)  # fmt: skip
_COUNTED: Final[Mapping[AuditEvent, _Counted]] = MappingProxyType(
    {
        AuditEvent.ACTION_ASKED: (ACTIONS, _action("wish", "asked")),
        AuditEvent.ACTION_OPENED: (ACTIONS, _action("action", "opened")),
        AuditEvent.ACTION_STARTED: (ACTIONS, _action("action", "started")),
        AuditEvent.ACTION_REFUSED: (ACTIONS, _action("wish", "refused")),
        AuditEvent.ACTION_SETTLED: (ACTIONS, _action_by("effect")),
        AuditEvent.ACTION_ENDED: (ACTIONS, _action_by("as")),
        AuditEvent.ACTION_APPROVED: (APPROVALS, _as(outcome="approved")),
        AuditEvent.ACTION_DECLINED: (APPROVALS, _as(outcome="declined")),
        AuditEvent.ACTION_PASSED_ON: (APPROVALS, _as(outcome="passed_on")),
        AuditEvent.DECISION_REFUSED: (APPROVALS, _as(outcome="refused")),
        AuditEvent.CODE_SENT: (CODES, _as(outcome="sent")),
        AuditEvent.CODE_HELD_BACK: (CODES, _as(outcome="held_back")),
        AuditEvent.VERIFICATION_FAILED: (SIGN_INS_REFUSED, _as(place="proof")),
        AuditEvent.DESK_REFUSED: (SIGN_INS_REFUSED, _as(place="desk")),
        AuditEvent.LINK_REFUSED: (SIGN_INS_REFUSED, _as(place="link")),
        AuditEvent.READINGS_COMPARED: (READER, _as(reader="model", outcome="asked")),
        **{event: (TICKETS, _as(event=event.value.partition(".")[2])) for event in _TICKETS},
    }
)
_LIMITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{f"action.busy_{name.removeprefix('request_')}": name for name in HELD_BACK.labels["limit"] if name.startswith("request_")},
        "ticket.too-many": "ticket_person",
        "ticket.busy-agency": "ticket_agency",
        "ticket.busy-strangers": "ticket_strangers",
    }
)
"""The limits by the sentence that says them; those of messages are counted where they are held back."""
_ABOUT_A_WISH: Final = frozenset({AuditEvent.ACTION_ASKED, AuditEvent.ACTION_REFUSED})


def count_record(metrics: Metrics, record: AuditRecord) -> None:
    """Counts a record that was committed. Who did it, to whom and why stays in the trail."""
    limit = _LIMITS.get(record.details.get("why", ""))
    if limit is not None:
        metrics.count(HELD_BACK, limit=limit)
    counted = _COUNTED.get(record.did)
    # How an action stands, or why something is as it is, is asked under the same event, with another wish or none.
    if counted is None or (record.did in _ABOUT_A_WISH and record.details.get("wish") not in ACTIONS.labels["action"]):
        return
    metric, labels = counted
    metrics.count(metric, **labels(record.details))
    if record.did is AuditEvent.READINGS_COMPARED and record.details.get("outcome") == "late":
        metrics.count(READER, reader="model", outcome="late")
