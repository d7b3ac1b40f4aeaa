"""Which FAQ entry answers an aspect of another entry, and which one explains a row of the decision table (C12, C13). Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.reading.vocabulary import Aspect

_LOCK, _OFF, _SYNC, _HOW_TO_BIND, _WHY_BIND, _FORGOT = "nologin-03", "nologin-02", "other-02", "binding-05", "binding-02", "password-04"
_NOT_TOLD: Final = frozenset({Aspect.UNTIL, Aspect.SINCE, Aspect.WHY})
"""Aspects that an entry answers only where this table says so; for the others its own short form is the answer."""
_POINTS_TO: Final[Mapping[str, Mapping[Aspect, str]]] = MappingProxyType(
    {
        "nologin-01": {Aspect.HOW: _FORGOT, Aspect.UNTIL: _SYNC},
        _OFF: {Aspect.UNTIL: _SYNC, Aspect.WHY: _OFF},
        _LOCK: {Aspect.UNTIL: _LOCK, Aspect.SINCE: _LOCK, Aspect.WHY: _LOCK},
        _SYNC: {Aspect.UNTIL: _SYNC, Aspect.SINCE: _SYNC, Aspect.WHY: _SYNC},
        "binding-01": {Aspect.WHY: _WHY_BIND, Aspect.HOW: _HOW_TO_BIND, Aspect.WHERE: _HOW_TO_BIND},
        _WHY_BIND: {Aspect.WHY: _WHY_BIND, Aspect.HOW: _HOW_TO_BIND, Aspect.WHERE: _HOW_TO_BIND, Aspect.UNTIL: _WHY_BIND},
        "binding-03": {Aspect.WHY: _WHY_BIND, Aspect.HOW: _HOW_TO_BIND, Aspect.WHERE: _HOW_TO_BIND},
        _HOW_TO_BIND: {Aspect.WHY: _WHY_BIND},
        "binding-07": {Aspect.WHY: "binding-07", Aspect.SINCE: "binding-07"},
        "binding-08": {Aspect.UNTIL: "binding-09"},
        "binding-09": {Aspect.UNTIL: "binding-09"},
        "binding-10": {Aspect.WHY: "binding-10", Aspect.AFTER: "binding-11"},
        "binding-11": {Aspect.HOW: _HOW_TO_BIND, Aspect.WHERE: _HOW_TO_BIND, Aspect.WHY: _WHY_BIND},
        "binding-13": {Aspect.WHY: "binding-13"},
        "login-01": {Aspect.HOW: "login-02", Aspect.UNTIL: "login-01"},
        "login-02": {Aspect.UNTIL: "login-02"},
        "password-01": {Aspect.AFTER: "password-03", Aspect.RULE: "password-02", Aspect.UNTIL: "password-03"},
        "password-02": {Aspect.AFTER: "password-03"},
        "password-03": {Aspect.HOW: "password-01", Aspect.WHERE: "password-01", Aspect.WHY: "password-03"},
        "personnel-01": {Aspect.UNTIL: "personnel-01", Aspect.WHY: "personnel-01"},
        "other-01": {Aspect.WHY: "other-01"},
        "certificate-01": {Aspect.UNTIL: _SYNC, Aspect.WHY: "certificate-01"},
        "certificate-02": {Aspect.WHY: "certificate-02"},
        "eauth-01": {Aspect.WHY: "eauth-01"},
    }
)
_BY_GROUP: Final = {FindingGroup.LOCKED: _LOCK, FindingGroup.DISABLED: _OFF, FindingGroup.SYNC: _SYNC, FindingGroup.BINDING: _HOW_TO_BIND}
_BY_ROW: Final[Mapping[str, str]] = MappingProxyType(
    {
        Row.CERTIFICATE_NAME: "certificate-01",
        Row.CERTIFICATE_HOLDER: "certificate-02",
        Row.CERTIFICATE_UNUSABLE: _FORGOT,
        Row.RESET_BY_CERTIFICATE: _FORGOT,
        Row.RESET_BY_ADMIN: _FORGOT,
        Row.CHANGE_FIRST: "password-01",
        Row.PASSWORD_YOUNG: "password-03",
        Row.USE_DIRECTORY: "login-01",
        Row.RENAMED: "login-01",
        Row.APPLICATION_MISSING: "eauth-01",
        Row.CHECK_INPUT: "nologin-01",
        Row.SYSTEM_BINDS: "binding-03",
        Row.PORTAL_ONLY: "binding-09",
        Row.DIRECTORY_ONLY: "binding-01",
        Row.DUPLICATE: "binding-11",
        Row.BIND_MAIN: "binding-06",
    }
)
_UNTOLD: Final = frozenset({Row.BINDING_CONFLICT, Row.LOCKED_AGAIN})
"""Rows whose usual entry would mislead: who has a conflict must not bind, and a fourth lock is not one to wait for."""
_WHETHER_TO_BIND: Final = ("binding-01", "binding-03", "binding-07", "binding-09", "binding-12")
_ABOUT: Final[Mapping[str, FindingGroup]] = MappingProxyType(
    {_LOCK: FindingGroup.LOCKED, _OFF: FindingGroup.DISABLED, _SYNC: FindingGroup.SYNC, **dict.fromkeys(_WHETHER_TO_BIND, FindingGroup.BINDING)}
)


def entry_for_aspect(entry: str, aspect: Aspect) -> str | None:
    """The entry that answers this aspect of an entry; None where no entry does."""
    named = _POINTS_TO.get(entry, {}).get(aspect)
    return named if named is not None or aspect in _NOT_TOLD else entry


def entry_for_row(row: str) -> str | None:
    """The entry that explains a row at length; None where none does."""
    if row in _UNTOLD:
        return None
    group = group_of(row)
    return _BY_ROW.get(row) or (_BY_GROUP.get(group) if group is not None else None)


def group_of_entry(entry: str) -> FindingGroup | None:
    """The findings that an entry is about, if the person's own account may say more than the entry (C12)."""
    return _ABOUT.get(entry)
