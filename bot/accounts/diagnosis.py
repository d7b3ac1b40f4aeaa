"""The decision table as one pure function: what is wrong with an account, and what may be asked for (D1-D42 without those that need a wish)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from bot.accounts.facts import directory_in_use, disabled_in, expired, masked, own_bindings, unbound, unread
from bot.accounts.finding import Diagnosis, Finding, Status
from bot.accounts.records import Absent, System
from bot.accounts.rows import access, binding, certificate, disabled, locked, password, stopping, sync
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase
from bot.people.role import Role

DecisionRow: TypeAlias = Callable[[Snapshot, Rules, datetime], Finding | None]
"""The finding if the row applies, otherwise None."""

STOPPING: tuple[DecisionRow, ...] = (stopping.d2_out_of_scope, stopping.d4_shared)
"""If one of these applies, nothing else is reported."""

GROUPS: tuple[tuple[DecisionRow, ...], ...] = (
    (stopping.d3_unread,),
    (sync.d5_sync_pending, sync.d6_sync_slow, sync.d7_sync_overdue, sync.d8_not_arrived, sync.d9_change_pending),
    (
        disabled.d11_not_aligned,
        disabled.d10_portal_disabled,
        disabled.d12_enabling_pending,
        disabled.d13_directory_disabled,
        disabled.d14_disabled,
        disabled.d39_expired,
    ),
    (
        locked.d20_locked_until_admin,
        locked.d19_locked_again,
        locked.d18_both_locked,
        locked.d15_locked,
        locked.d17_portal_locked,
        locked.d16_lock_over,
    ),
    (certificate.d24_other_holder, certificate.d25_unusable, certificate.d23_other_name),
    (password.d38_change_first,),
    (
        binding.d34_conflict,
        binding.d31_duplicate,
        binding.d33_bind_main,
        binding.d28_directory_only,
        binding.d27_portal_only,
        binding.d32_system_binds,
        binding.d29_bind_now,
        binding.d30_bind_at_once,
    ),
    (access.d40_restricted,),
)
"""In each group the first row that applies is reported, in this order."""

RESETS = frozenset({"reset_password", "request_reset"})
_TOLD_WITH = frozenset({"unlock", "request_unlock", "bind", "request_enable"})
"""Acts that the sentence about a finding offers in words (`can`: yes, unread, disabled; the desk adds frozen, and what the person cannot prove)."""
_ACTS = _TOLD_WITH | RESETS


def diagnose(snapshot: Snapshot, rules: Rules, now: datetime) -> Diagnosis:
    """All findings about this person at `now` (UTC), in DOMAIN's order, each with the remedies that nothing forbids; never empty."""
    for row in STOPPING:
        if (stop := row(snapshot, rules, now)) is not None:
            return Diagnosis(snapshot, (replace(stop, remedies=()),))
    found = []
    for group in GROUPS:
        finding = next((one for one in (row(snapshot, rules, now) for row in group) if one is not None), None)
        if finding is not None:
            found.append(finding)
    if not found:
        return Diagnosis(snapshot, (_nothing_found(snapshot, rules, now),))
    forbidden = forbidden_remedies(snapshot, rules, now)
    mismatch = any(finding.row is Row.CERTIFICATE_HOLDER for finding in found)
    silent = bool(forbidden_by_silence(snapshot, rules.stage(snapshot.agency, now)) & _TOLD_WITH)
    return Diagnosis(snapshot, tuple(_allowed(finding, forbidden | (RESETS if mismatch else frozenset()), silent) for finding in found))


def withhold(diagnosis: Diagnosis, withheld: Mapping[str, str]) -> Diagnosis:
    """The same without what this person could not have although the state allows it: each of these remedies is offered no more, in words or as a button,
    and the sentence that offered it says why not."""
    findings = tuple(_withheld(finding, withheld) for finding in diagnosis.findings)
    return replace(diagnosis, findings=findings, withheld=diagnosis.withheld | withheld.keys())


def _withheld(finding: Finding, withheld: Mapping[str, str]) -> Finding:
    why = next((withheld[remedy] for remedy in finding.remedies if remedy in withheld and remedy in _TOLD_WITH), None)
    remedies = tuple(remedy for remedy in finding.remedies if remedy not in withheld)
    tell = finding.tell if why is None else Phrase(finding.tell.key, {**finding.tell.words, "can": why})
    return replace(finding, remedies=remedies, tell=tell)


def forbidden_remedies(snapshot: Snapshot, rules: Rules, now: datetime) -> frozenset[str]:
    """What nobody may ask for now: because a system is unread (D3), the account is disabled (A12), or unbound (A8)."""
    stage = rules.stage(snapshot.agency, now)
    forbidden = forbidden_by_silence(snapshot, stage)
    if unbound(snapshot):
        forbidden |= RESETS
    if disabled_in(snapshot, stage):
        forbidden |= (_ACTS | {"notify", "ticket"}) - {"request_enable"}
    elif expired(snapshot, now) is not None:
        forbidden |= (_ACTS | {"notify"})
    return forbidden


def forbidden_by_silence(snapshot: Snapshot, stage: Stage) -> frozenset[str]:
    """The acts that need a system which does not answer (D3, T32): each of them needs all sources of what an account is, a reset the mailbox too."""
    silent = set(unread(snapshot))
    if silent & ({System.PERSONNEL, System.DIRECTORY} | (set() if stage is Stage.P2 else {System.PORTAL})):
        return _ACTS
    return RESETS if System.MAILBOX in silent else frozenset()


def _allowed(finding: Finding, forbidden: frozenset[str], silent: bool) -> Finding:
    """The finding with what nothing forbids. A sentence that offers an act knows whether it can be had now, so that it never promises what is refused."""
    remedies = tuple(remedy for remedy in finding.remedies if remedy not in forbidden)
    offered = _TOLD_WITH & set(finding.remedies)
    if not offered:
        return replace(finding, remedies=remedies)
    can = "yes" if offered & set(remedies) else "unread" if silent else "disabled"
    return replace(finding, remedies=remedies, tell=Phrase(finding.tell.key, {**finding.tell.words, "can": can}))


def _nothing_found(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding:
    """No row applies. A person without any account is not told that it is fine: the source has to create one first (A5)."""
    if isinstance(snapshot.portal, Absent) and isinstance(snapshot.directory, Absent):
        stage = rules.stage(snapshot.agency, now)
        owner = Role.PERSONNEL_ADMIN if stage is Stage.P2 else Role.PORTAL_ADMIN
        return Finding(Row.FINE, Status.UNSYNCED, None, Phrase("status.no-account", {"stage": stage.value}), owner=owner)
    # In P2 there is nothing left that a TPEAD account would be bound to.
    bound = "yes" if own_bindings(snapshot) and rules.stage(snapshot.agency, now) is not Stage.P2 else "no"
    return Finding(Row.FINE, Status.FINE, None, Phrase("status.fine", {"account": masked(directory_in_use(snapshot)), "bound": bound}))
