"""Rows about disabled accounts (D10-D14, D39). The most restrictive system wins (A12)."""

from datetime import datetime

from bot.accounts.facts import (
    NONE,
    directory_in_use,
    disabled_in,
    expired,
    fresh,
    masked,
    minutes_since,
    next_sync,
    portal_in_use,
    record,
    records,
    synced_since,
)
from bot.accounts.finding import Finding, Status
from bot.accounts.masking import mask_account
from bot.accounts.records import Absent, Present, System
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase
from bot.people.role import Role


def d11_not_aligned(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Disabled in the portal while personnel or TPEAD still say enabled: treated as disabled (D11, R21, A12). P0 and P1 only."""
    if not _portal_disabled(snapshot, rules, now):
        return None
    personnel = record(snapshot.personnel)
    elsewhere = (personnel is not None and personnel.enabled) or any(account.enabled for account in records(snapshot.directory))
    return _disabled_at_portal(Row.NOT_ALIGNED, "status.disabled-not-aligned", snapshot) if elsewhere else None


def d10_portal_disabled(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Disabled at the source; after enabling it takes an hour (D10, R44). P0 and P1 only."""
    return _disabled_at_portal(Row.PORTAL_DISABLED, "status.disabled-portal", snapshot) if _portal_disabled(snapshot, rules, now) else None


def d12_enabling_pending(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Enabled at the source less than 60 minutes ago, not yet propagated (D12)."""
    in_portal = rules.stage(snapshot.agency, now) is not Stage.P2
    personnel = record(snapshot.personnel)
    if in_portal:
        changes = [account.changed for account in portal_in_use(snapshot) if account.enabled]
        behind = _disabled_downstream(snapshot, rules, now)
    else:
        changes = [personnel.changed] if personnel is not None and personnel.enabled else []
        behind = tuple(system for system in _disabled_downstream(snapshot, rules, now) if system is System.DIRECTORY)
    recent = [changed for changed in changes if changed is not None and fresh(changed, rules, now)]
    if not recent or not behind:
        return None
    changed = max(recent)
    # What one sync run skipped will not necessarily come with the next one.
    until = None if synced_since(changed, rules) else next_sync(changed, rules, now)
    return Finding(
        row=Row.ENABLING_PENDING,
        status=Status.DISABLED,
        system=behind[0],
        tell=Phrase("status.enabling-pending", {"minutes": minutes_since(changed, now), "until": until or NONE}),
        until=until,
        remedies=("notify",),
    )


def d13_directory_disabled(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """The portal is enabled or has nothing, personnel or TPEAD is disabled: the agency decides (D13). P0 and P1 only."""
    portal_agrees = isinstance(snapshot.portal, Absent) or (
        isinstance(snapshot.portal, Present) and not _portal_disabled(snapshot, rules, now)
    )
    if rules.stage(snapshot.agency, now) is Stage.P2 or not portal_agrees:
        return None
    return _disabled_further_on(Row.DIRECTORY_DISABLED, "status.disabled-directory", snapshot, rules, now)


def d14_disabled(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """After go-live personnel or TPEAD is disabled: personnel's admin decides (D14, A11)."""
    if rules.stage(snapshot.agency, now) is not Stage.P2:
        return None
    return _disabled_further_on(Row.DISABLED, "status.disabled", snapshot, rules, now)


def d39_expired(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """The end date of the account has passed, for instance a contract's (D39)."""
    account = expired(snapshot, now)
    if account is None or account.expires is None:
        return None
    return Finding(
        row=Row.EXPIRED,
        status=Status.DISABLED,
        system=System.DIRECTORY,
        tell=Phrase("status.expired", {"account": mask_account(account.account), "since": account.expires}),
        remedies=("ticket",),
        owner=Role.PERSONNEL_ADMIN,
    )


def _portal_disabled(snapshot: Snapshot, rules: Rules, now: datetime) -> bool:
    return System.PORTAL in disabled_in(snapshot, rules.stage(snapshot.agency, now))


def _disabled_downstream(snapshot: Snapshot, rules: Rules, now: datetime) -> tuple[System, ...]:
    return tuple(system for system in disabled_in(snapshot, rules.stage(snapshot.agency, now)) if system is not System.PORTAL)


def _disabled_at_portal(row: Row, key: str, snapshot: Snapshot) -> Finding:
    closed = tuple(account for account in portal_in_use(snapshot) if not account.enabled)
    return Finding(
        row=row,
        status=Status.DISABLED,
        system=System.PORTAL,
        tell=Phrase(key, {"account": masked(closed)}),
        remedies=("request_enable",),
        owner=Role.PORTAL_ADMIN,
    )


def _disabled_further_on(row: Row, key: str, snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    systems = _disabled_downstream(snapshot, rules, now)
    if not systems:
        return None
    closed = tuple(account for account in directory_in_use(snapshot) if not account.enabled)
    where = "both" if len(systems) > 1 else systems[0].value
    return Finding(
        row=row,
        status=Status.DISABLED,
        system=systems[0],
        tell=Phrase(key, {"where": where, "account": masked(closed)}),
        remedies=("request_enable",),
        owner=Role.PERSONNEL_ADMIN,
    )
