"""The rows of the decision table by name: the only place that knows their ids and groups."""

from enum import Enum, StrEnum
from typing import Final


class FindingGroup(Enum):
    """The subject of a row. In each group at most one finding is reported; `STOPPING` forbids every act and every other finding."""

    STOPPING = "stopping"
    UNREAD = "unread"
    SYNC = "sync"
    DISABLED = "disabled"
    LOCKED = "locked"
    CERTIFICATE = "certificate"
    PASSWORD = "password"  # noqa: S105 - a group, not a secret
    BINDING = "binding"
    ACCESS = "access"
    FINE = "fine"


class Row(StrEnum):
    """A row; its value is the id that is stored, shown and documented."""

    group: FindingGroup

    def __new__(cls, id: str, group: FindingGroup) -> "Row":
        """A member is its id, and knows its group."""
        row = str.__new__(cls, id)
        row._value_ = id
        row.group = group
        return row

    STRANGER = "D1", FindingGroup.STOPPING
    OUT_OF_SCOPE = "D2", FindingGroup.STOPPING
    UNREAD = "D3", FindingGroup.UNREAD
    SHARED = "D4", FindingGroup.STOPPING
    SYNC_PENDING = "D5", FindingGroup.SYNC
    SYNC_SLOW = "D6", FindingGroup.SYNC
    SYNC_OVERDUE = "D7", FindingGroup.SYNC
    NOT_ARRIVED = "D8", FindingGroup.SYNC
    CHANGE_PENDING = "D9", FindingGroup.SYNC
    PORTAL_DISABLED = "D10", FindingGroup.DISABLED
    NOT_ALIGNED = "D11", FindingGroup.DISABLED
    ENABLING_PENDING = "D12", FindingGroup.DISABLED
    DIRECTORY_DISABLED = "D13", FindingGroup.DISABLED
    DISABLED = "D14", FindingGroup.DISABLED
    LOCKED = "D15", FindingGroup.LOCKED
    LOCK_OVER = "D16", FindingGroup.LOCKED
    PORTAL_LOCKED = "D17", FindingGroup.LOCKED
    BOTH_LOCKED = "D18", FindingGroup.LOCKED
    LOCKED_AGAIN = "D19", FindingGroup.LOCKED
    LOCKED_UNTIL_ADMIN = "D20", FindingGroup.LOCKED
    RESET_BY_CERTIFICATE = "D21", FindingGroup.PASSWORD
    RESET_BY_ADMIN = "D22", FindingGroup.PASSWORD
    CERTIFICATE_NAME = "D23", FindingGroup.CERTIFICATE
    CERTIFICATE_HOLDER = "D24", FindingGroup.CERTIFICATE
    CERTIFICATE_UNUSABLE = "D25", FindingGroup.CERTIFICATE
    BIND_FIRST = "D26", FindingGroup.BINDING
    PORTAL_ONLY = "D27", FindingGroup.BINDING
    DIRECTORY_ONLY = "D28", FindingGroup.BINDING
    BIND_NOW = "D29", FindingGroup.BINDING
    BIND_AT_ONCE = "D30", FindingGroup.BINDING
    DUPLICATE = "D31", FindingGroup.BINDING
    SYSTEM_BINDS = "D32", FindingGroup.BINDING
    BIND_MAIN = "D33", FindingGroup.BINDING
    BINDING_CONFLICT = "D34", FindingGroup.BINDING
    USE_DIRECTORY = "D35", FindingGroup.ACCESS
    RENAMED = "D36", FindingGroup.ACCESS
    PASSWORD_YOUNG = "D37", FindingGroup.PASSWORD
    CHANGE_FIRST = "D38", FindingGroup.PASSWORD
    EXPIRED = "D39", FindingGroup.DISABLED
    RESTRICTED = "D40", FindingGroup.ACCESS
    APPLICATION_MISSING = "D41", FindingGroup.ACCESS
    CHECK_INPUT = "D42", FindingGroup.ACCESS
    FINE = "fine", FindingGroup.FINE


NOT_ARRIVED_YET: Final = (Row.SYNC_PENDING, Row.SYNC_SLOW, Row.SYNC_OVERDUE, Row.NOT_ARRIVED)
"""A record has not reached all systems; of a changed record that is carried on (D9) all of it is there."""


def group_of(row: str) -> FindingGroup | None:
    """The group of a stored row; None if there is no row."""
    return _GROUPS.get(row)


_GROUPS: dict[str, FindingGroup] = {row.value: row.group for row in Row}
