"""The categories of tickets, and which rows of the decision table are reported or offered as one. Pure."""

from collections.abc import Collection, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.rows.row import FindingGroup, Row


class Category(Enum):
    """What a ticket is about. A person has one open ticket per category and matter."""

    SYNC = "sync"
    LOCK = "lock"
    DISABLED = "disabled"
    CERTIFICATE = "certificate"
    PASSWORD = "password"  # noqa: S105 - a matter, not a secret
    BINDING = "binding"
    ACCESS = "access"
    SHARED = "shared"
    SYSTEM = "system"
    SECURITY = "security"
    OTHER = "other"


_OF_GROUP: Final[Mapping[FindingGroup, Category]] = MappingProxyType(
    {
        FindingGroup.UNREAD: Category.SYSTEM,
        FindingGroup.SYNC: Category.SYNC,
        FindingGroup.DISABLED: Category.DISABLED,
        FindingGroup.LOCKED: Category.LOCK,
        FindingGroup.CERTIFICATE: Category.CERTIFICATE,
        FindingGroup.PASSWORD: Category.PASSWORD,
        FindingGroup.BINDING: Category.BINDING,
        FindingGroup.ACCESS: Category.ACCESS,
    }
)
_OF_ROW: Final[Mapping[str, Category]] = MappingProxyType(
    {row.value: _OF_GROUP[row.group] for row in Row if row.group in _OF_GROUP} | {Row.SHARED.value: Category.SHARED}
)


def category_of_row(row: str) -> Category:
    """The category of a row of the decision table."""
    return _OF_ROW.get(row, Category.OTHER)


_REPORTED: Final = frozenset({Row.SYNC_OVERDUE, Row.NOT_ARRIVED})


def to_report(diagnosis: Diagnosis) -> dict[Category, tuple[Finding, ...]]:
    """What is reported without a question, by the ticket it belongs to: a sync that is overdue (D7, and D8 which ends like it)."""
    found: dict[Category, tuple[Finding, ...]] = {}
    for finding in diagnosis.findings:
        if finding.escalate and finding.row in _REPORTED:
            category = category_of_row(finding.row)
            found[category] = (*found.get(category, ()), finding)
    return found


def ticket_offered(diagnosis: Diagnosis, open_already: Collection[Category] = ()) -> bool:
    """Whether a ticket is offered with the state: every row that escalates, is not reported by itself (DOMAIN part 5) and has no open ticket yet."""
    return any(
        finding.escalate and finding.row not in _REPORTED and category_of_row(finding.row) not in open_already for finding in diagnosis.findings
    )
