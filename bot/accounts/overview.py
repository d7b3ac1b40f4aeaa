"""All systems at a glance, in the order of the data flow, with the missing hop and who owns it."""

from datetime import datetime
from types import MappingProxyType

from bot.accounts.card_facts import card_facts
from bot.accounts.facts import directory_standing, disabled_in, expired, portal_in_use, record
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.records import Absent, Lock, Present, Reading, System, Unread
from bot.accounts.rows.row import NOT_ARRIVED_YET, Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Card, Hop, Phrase

_UPSTREAM = {System.PERSONNEL: System.PORTAL, System.DIRECTORY: System.PERSONNEL, System.MAILBOX: System.PERSONNEL}
_HINDERS = MappingProxyType(
    {
        "status.password-must-change": "must_change",
        "status.password-expired": "password_expired",
        "status.no-hour": "no_hour",
        "status.computers-only": "computers_only",
    }
)
"""What keeps somebody out of TPEAD although the account itself is open, by the finding's sentence."""


def account_overview(snapshot: Snapshot, diagnosis: Diagnosis, rules: Rules, now: datetime, *, own: bool = True) -> Card:
    """This person's card; empty if a stopping row forbids mentioning anything (D2, D4). After go-live the portal is left out (R24). `own`: for its owner."""
    if diagnosis.stopped:
        return Card(())
    stage = rules.stage(snapshot.agency, now)
    hops = [_portal(snapshot, stage, now)] if stage is not Stage.P2 else []
    hops += [_personnel(snapshot, diagnosis, stage), _directory(snapshot, diagnosis, stage, now), _mailbox(snapshot, diagnosis, stage, now)]
    broken = _broken(diagnosis, stage)
    return Card(tuple(hops), None if broken is None else broken[1].value, card_facts(diagnosis, stage, own=own))


def missing_hop(diagnosis: Diagnosis, rules: Rules, now: datetime) -> Phrase | None:
    """The two systems between which the data stopped, and who owns that hop; None if everything has arrived or must not."""
    broken = _broken(diagnosis, rules.stage(diagnosis.snapshot.agency, now))
    if diagnosis.stopped or broken is None:
        return None
    source, system, finding = broken
    owner = finding.owner.value if finding.owner is not None else "system"
    return Phrase("glance.missing-hop", {"from": source.value, "to": system.value, "owner": owner})


def _broken(diagnosis: Diagnosis, stage: Stage) -> tuple[System, System, Finding] | None:
    """From where, to where, and the finding that says so. In P2 the data flow begins in personnel: what is missing there is no hop (R35)."""
    finding = _stopped_before(diagnosis, stage)
    if finding is None or finding.system is None:
        return None
    source = _UPSTREAM[finding.system]
    return None if stage is Stage.P2 and source is System.PORTAL else (source, finding.system, finding)


def _stopped_before(diagnosis: Diagnosis, stage: Stage) -> Finding | None:
    """The finding whose system the data should have reached and did not."""
    return diagnosis.first(*NOT_ARRIVED_YET, Row.ENABLING_PENDING, *(() if stage is Stage.P0 else (Row.PORTAL_ONLY,)))


def _hop(system: System, mark: str, until: datetime | None = None, note: str = "") -> Hop:
    key = f"glance.{note or mark}"
    return Hop(system.value, mark, Phrase(key) if until is None else Phrase(f"{key}-until", {"until": until}))


def _on_its_way(system: System, diagnosis: Diagnosis, stage: Stage) -> Hop | None:
    """What an empty system waits for: its own hop with a time, a later one without, or nothing any more."""
    finding = _stopped_before(diagnosis, stage)
    if finding is None:
        return None
    if finding.row is Row.PORTAL_ONLY:
        if system is not System.DIRECTORY:
            return None
        return _hop(system, "missing" if finding.escalate else "waiting")
    if finding.row in (Row.SYNC_PENDING, Row.SYNC_SLOW, Row.SYNC_OVERDUE) and system is not System.PERSONNEL and not diagnosis.snapshot.agency.joins_directory:
        return None
    blocked = finding.row is Row.NOT_ARRIVED and finding.until is None and not finding.remedies
    if finding.escalate or blocked or (finding.row in (Row.SYNC_PENDING, Row.SYNC_SLOW) and stage is Stage.P2):
        return _hop(system, "missing")
    if finding.row is Row.SYNC_PENDING:
        first = finding.tell.words["first"]
        return _hop(system, "waiting", first if system is System.PERSONNEL and isinstance(first, datetime) else finding.until)
    late = finding.tell.key.endswith("-slow")  # Its time is then not the expected arrival.
    return _hop(system, "waiting", finding.until if not late and (finding.system is system or finding.row is Row.NOT_ARRIVED) else None)


def _without_record(system: System, reading: Reading[object], diagnosis: Diagnosis, stage: Stage) -> Hop | None:
    if isinstance(reading, Unread):
        return _hop(system, "unread")
    if not isinstance(reading, Absent):
        return None
    return _on_its_way(system, diagnosis, stage) or _none(system, diagnosis.snapshot, stage)


def _none(system: System, snapshot: Snapshot, stage: Stage) -> Hop:
    """No account, and none needed; who has none anywhere lacks it where accounts begin."""
    nowhere = isinstance(snapshot.portal, Absent) and isinstance(snapshot.directory, Absent)
    begins = System.PERSONNEL if stage is Stage.P2 else System.PORTAL
    return _hop(system, "missing", note="no_account") if nowhere and system is begins else _hop(system, "not_needed")


def _locked(system: System, lock: Lock | None, now: datetime) -> Hop | None:
    return None if lock is None or not lock.holds(now) else _hop(system, "locked", lock.ends)


def _portal(snapshot: Snapshot, stage: Stage, now: datetime) -> Hop:
    if isinstance(snapshot.portal, Unread):
        return _hop(System.PORTAL, "unread")
    if not isinstance(snapshot.portal, Present):
        return _none(System.PORTAL, snapshot, stage)
    if System.PORTAL in disabled_in(snapshot, stage):
        return _hop(System.PORTAL, "disabled")
    lock_hop = next((hop for account in portal_in_use(snapshot) if (hop := _locked(System.PORTAL, account.lock, now)) is not None), None)
    return lock_hop or _hop(System.PORTAL, "ok")


def _disabled(system: System, diagnosis: Diagnosis) -> Hop:
    """Disabled, or already enabled at the source and waiting for the sync (D12)."""
    enabling = diagnosis.first(Row.ENABLING_PENDING)
    return _hop(system, "disabled") if enabling is None else _hop(system, "waiting", enabling.until)


def _personnel(snapshot: Snapshot, diagnosis: Diagnosis, stage: Stage) -> Hop:
    missing = _without_record(System.PERSONNEL, snapshot.personnel, diagnosis, stage)
    if missing is not None:
        return missing
    if System.PERSONNEL in disabled_in(snapshot, stage):
        return _disabled(System.PERSONNEL, diagnosis)
    renamed = diagnosis.first(Row.SYNC_SLOW, Row.SYNC_OVERDUE)
    if renamed is not None:
        return _hop(System.PERSONNEL, "waiting") if renamed.until is not None else _hop(System.PERSONNEL, "attention", note="old_name")
    return _hop(System.PERSONNEL, "ok")


def _directory(snapshot: Snapshot, diagnosis: Diagnosis, stage: Stage, now: datetime) -> Hop:
    missing = _without_record(System.DIRECTORY, snapshot.directory, diagnosis, stage)
    if missing is not None:
        return missing
    if System.DIRECTORY in disabled_in(snapshot, stage):
        return _disabled(System.DIRECTORY, diagnosis)
    if expired(snapshot, now) is not None:
        return _hop(System.DIRECTORY, "disabled", note="expired")
    lock_hop = next((hop for account in directory_standing(snapshot) if (hop := _locked(System.DIRECTORY, account.lock, now)) is not None), None)
    hindered = diagnosis.first(Row.CHANGE_FIRST, Row.RESTRICTED)
    return lock_hop or (_hop(System.DIRECTORY, "ok") if hindered is None else _hop(System.DIRECTORY, "attention", note=_HINDERS[hindered.tell.key]))


def _mailbox(snapshot: Snapshot, diagnosis: Diagnosis, stage: Stage, now: datetime) -> Hop:
    missing = _without_record(System.MAILBOX, snapshot.mailbox, diagnosis, stage)
    if missing is not None:
        return missing
    mailbox = record(snapshot.mailbox)
    if mailbox is None or not mailbox.enabled:
        return _hop(System.MAILBOX, "disabled")
    return _locked(System.MAILBOX, mailbox.lock, now) or _hop(System.MAILBOX, "ok")
