"""Rows about binding a portal account to a TPEAD account (D27-D34)."""

from datetime import datetime

from bot.accounts.facts import directory_standing, masked, minutes_since, records, unbound
from bot.accounts.finding import Finding, Status
from bot.accounts.records import Absent, Present, System, Unread
from bot.accounts.rows.row import Row
from bot.accounts.rows.sync import d5_sync_pending, d6_sync_slow, d7_sync_overdue, d8_not_arrived
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase
from bot.people.role import Role

_ON_THEIR_WAY = (d5_sync_pending, d6_sync_slow, d7_sync_overdue, d8_not_arrived)


def d34_conflict(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """One end of a binding belongs to somebody else; no name is mentioned (D34)."""
    if not any(binding.foreign for binding in records(snapshot.binding)):
        return None
    return Finding(
        row=Row.BINDING_CONFLICT,
        status=Status.UNBOUND,
        system=System.DIRECTORY,
        tell=Phrase("status.binding-conflict"),
        owner=Role.PERSONNEL_ADMIN,
        escalate=True,
    )


def d31_duplicate(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Both still unbound at go-live in a joined agency, or more TPEAD than portal accounts: one has to be chosen (D31, R19)."""
    stage = rules.stage(snapshot.agency, now)
    portal, directory = records(snapshot.portal), directory_standing(snapshot)
    left_over = stage is Stage.P2 and snapshot.agency.joins_directory and unbound(snapshot)
    if not left_over and not len(directory) > len(portal) >= 1:
        return None
    words = {"stage": stage.value, "count": len(directory), "accounts": masked(directory)}
    return _binding(Row.DUPLICATE, "status.duplicate", words, ("ticket",), Role.PERSONNEL_ADMIN, escalate=True)


def d33_bind_main(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Two portal accounts and one TPEAD account that neither is bound to: bind the main one (D33, R14), until go-live (R13, R24)."""
    portal, directory = records(snapshot.portal), directory_standing(snapshot)
    if not unbound(snapshot) or not len(portal) > len(directory) >= 1:
        return None
    stage = rules.stage(snapshot.agency, now)
    words = {"portal_accounts": masked(portal), "account": masked(directory), "stage": stage.value}
    if stage is Stage.P2:
        return _binding(Row.BIND_MAIN, "status.bind-main", words, (), Role.HELPDESK, escalate=True)
    return _binding(Row.BIND_MAIN, "status.bind-main", words, ("bind",))


def d28_directory_only(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """TPEAD only: nothing to bind; the sign-on takes it from go-live on (D28, R9, A19), and then nothing is missing."""
    if not isinstance(snapshot.portal, Absent) or not isinstance(snapshot.directory, Present):
        return None
    stage = rules.stage(snapshot.agency, now)
    return Finding(
        row=Row.DIRECTORY_ONLY,
        status=Status.FINE if stage is Stage.P2 else Status.UNBOUND,
        system=System.DIRECTORY,
        tell=Phrase("status.directory-only", {"stage": stage.value, "account": masked(directory_standing(snapshot))}),
        owner=None if stage is Stage.P2 else Role.PORTAL_ADMIN,
    )


def d27_portal_only(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Portal only, and nothing is pending: nothing to do, will be created, or cannot sign in, depending on the phase (D27, R8, R17, R18)."""
    if not isinstance(snapshot.portal, Present) or not isinstance(snapshot.directory, Absent):
        return None
    if isinstance(snapshot.personnel, Unread) or any(row(snapshot, rules, now) is not None for row in _ON_THEIR_WAY):
        return None
    stage = rules.stage(snapshot.agency, now)
    words = {"stage": stage.value, "account": masked(snapshot.portal.record), "joins": "yes" if snapshot.agency.joins_directory else "no"}
    if stage is Stage.P0:
        return _binding(Row.PORTAL_ONLY, "status.portal-only", words, ())
    if stage is Stage.P2:
        return _binding(Row.PORTAL_ONLY, "status.portal-only", words, ("ticket",), Role.PERSONNEL_ADMIN, escalate=True)
    created = rules.created_at(snapshot.agency)
    late = created is not None and minutes_since(created, now) * 60 > rules.overdue.total_seconds()
    key = "status.portal-only-late" if late else "status.portal-only"
    words = {"account": words["account"]} if late else words
    return _binding(Row.PORTAL_ONLY, key, words, ("notify",), Role.HELPDESK if late else None, escalate=late)


def d32_system_binds(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Both, unbound, in an agency that has not joined: the system binds them (D32, R12)."""
    if snapshot.agency.joins_directory or not unbound(snapshot):
        return None
    stage = rules.stage(snapshot.agency, now)
    late = stage is Stage.P2
    owner = Role.HELPDESK if late else None
    return _binding(Row.SYSTEM_BINDS, "status.system-binds", {"stage": stage.value}, (), owner, escalate=late)


def d29_bind_now(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Both, unbound, joined agency, before accounts are created for the unbound (D29, R7)."""
    return _to_bind(Row.BIND_NOW, "status.bind-now", stage=Stage.P0, snapshot=snapshot, rules=rules, now=now)


def d30_bind_at_once(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """The same after that date: a second TPEAD account may exist by now (D30, R19)."""
    return _to_bind(Row.BIND_AT_ONCE, "status.bind-at-once", stage=Stage.P1, snapshot=snapshot, rules=rules, now=now)


def _to_bind(row: Row, key: str, stage: Stage, snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    if rules.stage(snapshot.agency, now) is not stage or not snapshot.agency.joins_directory or not unbound(snapshot):
        return None
    words = {"portal_account": masked(records(snapshot.portal)), "account": masked(directory_standing(snapshot))}
    return _binding(row, key, words, ("bind",))


def _binding(
    row: Row,
    key: str,
    words: dict[str, str | int] | dict[str, str],
    remedies: tuple[str, ...],
    owner: Role | None = None,
    escalate: bool = False,
) -> Finding:
    return Finding(row, Status.UNBOUND, System.DIRECTORY, Phrase(key, dict(words)), remedies=remedies, owner=owner, escalate=escalate)
