"""How somebody signs in with their own accounts: while the one in hand is locked, and once the portal has gone offline (R8, R17, R18, R24, D27, D28). Pure."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.accounts.facts import directory_standing, disabled_in, masked, own_bindings, portal_in_use, records, same_account, unread
from bot.accounts.finding import Diagnosis
from bot.accounts.records import System
from bot.accounts.rows.row import NOT_ARRIVED_YET, FindingGroup, Row
from bot.accounts.rules import Rules, Stage
from bot.messages import Phrase

_BY_ROW: Final[Mapping[Row, str]] = MappingProxyType(
    {
        Row.BINDING_CONFLICT: "conflict",
        Row.DUPLICATE: "choose",
        Row.BIND_MAIN: "main",
        Row.DIRECTORY_ONLY: "directory",
        Row.PORTAL_ONLY: "made",
        Row.SYSTEM_BINDS: "system",
        Row.BIND_NOW: "bind",
        Row.BIND_AT_ONCE: "bind",
    }
)


def after_go_live(diagnosis: Diagnosis, rules: Rules, now: datetime) -> Phrase | None:
    """Whether and with what this person signs in from go-live on; None where they are stopped, it has come, or a system is silent about it (T32)."""
    snapshot = diagnosis.snapshot
    stage = rules.stage(snapshot.agency, now)
    silent = set(unread(snapshot)) & {System.PORTAL, System.PERSONNEL, System.DIRECTORY}
    if diagnosis.stopped or stage is Stage.P2 or silent:
        return None
    found, standing = diagnosis.first(FindingGroup.BINDING), directory_standing(snapshot)
    how = _BY_ROW.get(found.row) if found is not None else None
    if how is None and diagnosis.first(*NOT_ARRIVED_YET) is not None:
        how = "arriving"
    if how is None and not standing:
        return None
    bound = tuple(account for account in standing if any(same_account(account.account, each.directory) for each in own_bindings(snapshot)))
    words = {
        "how": how or "bound",
        "portal": masked(portal_in_use(snapshot)),
        "directory": masked(bound or standing),
        "off": "yes" if disabled_in(snapshot, stage) else "no",
    }
    return Phrase("ways.go-live", words)


def portal_meanwhile(diagnosis: Diagnosis, rules: Rules, now: datetime) -> Phrase | None:
    """Whether the own portal account signs in while the TPEAD account is locked (R24); None where that is not the question, or cannot be seen."""
    snapshot = diagnosis.snapshot
    lock = diagnosis.first(FindingGroup.LOCKED)
    if diagnosis.stopped or lock is None or lock.system is not System.DIRECTORY or {System.PORTAL, System.DIRECTORY} & set(unread(snapshot)):
        return None
    stage = rules.stage(snapshot.agency, now)
    portal = records(snapshot.portal)
    usable = tuple(account for account in portal_in_use(snapshot) if account.enabled and (account.lock is None or not account.lock.holds(now)))
    off = disabled_in(snapshot, stage)
    state = "retired" if stage is Stage.P2 else "none" if not portal else "off" if off else "usable" if usable else "locked"
    words = {"state": state, "account": masked(usable or portal), "computer": "yes" if snapshot.agency.joins_directory else "no"}
    return Phrase("ways.portal", words)
