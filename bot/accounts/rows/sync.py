"""Rows about data on the way from one system to the next (D5-D9)."""

from datetime import datetime

from bot.accounts.facts import (
    CHANGE_CARRIED,
    NONE,
    SyncPace,
    disabled_in,
    fresh,
    last_sync,
    minutes_since,
    next_sync,
    portal_in_use,
    record,
    records,
    same_name,
    sync_pace,
    synced_since,
)
from bot.accounts.finding import Finding, Status
from bot.accounts.records import Absent, PortalAccount, System, Unread
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase, PhraseWord
from bot.people.role import Role


def d5_sync_pending(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """In the portal, not yet in personnel, younger than 60 minutes (D5)."""
    if not _missing_in_personnel(snapshot, rules, now):
        return None
    created = _first_created(snapshot, rules, now)
    if created is None or sync_pace(created, rules, now) is not SyncPace.PENDING:
        return None
    first, latest = next_sync(created, rules, now), created + rules.overdue
    hops = _hops(snapshot)
    until = _expected(first, hops, latest, rules)
    words: dict[str, PhraseWord] = {"minutes": minutes_since(created, now), "first": first, "until": until or NONE, "latest": latest, "hops": hops}
    return _hop(Row.SYNC_PENDING, "status.sync-pending", words={**words, "last": last_sync(rules)}, snapshot=snapshot, rules=rules, now=now, until=until)


def d6_sync_slow(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """The same after 60 to 120 minutes, or a name that personnel has not taken over by then (D6)."""
    late = _late(snapshot, rules, now)
    if late is None or late[1] is None or sync_pace(late[1], rules, now) is not SyncPace.SLOW:
        return None
    key, since = "status.name-slow" if late[0] else "status.sync-slow", late[1]
    until = max(now, since + rules.overdue)
    return _hop(
        Row.SYNC_SLOW, key, words={"minutes": minutes_since(since, now), "until": until, "latest": until}, snapshot=snapshot, rules=rules, now=now, until=until
    )


def d7_sync_overdue(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """The same after more than 120 minutes: somebody has to look (D7, R36)."""
    late = _late(snapshot, rules, now)
    if late is None or sync_pace(late[1], rules, now) is not SyncPace.OVERDUE:
        return None
    key = "status.name-overdue" if late[0] else "status.sync-overdue"
    return _hop(Row.SYNC_OVERDUE, key, words={"since": late[1] or NONE}, snapshot=snapshot, rules=rules, now=now, until=None)


def d8_not_arrived(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """In personnel, but TPEAD or the mailbox is empty; only joined agencies get these made (D8, R36)."""
    personnel = record(snapshot.personnel)
    if personnel is None or not personnel.enabled or not snapshot.agency.joins_directory:
        return None
    empty = [
        system
        for system, reading in ((System.DIRECTORY, snapshot.directory), (System.MAILBOX, snapshot.mailbox))
        if isinstance(reading, Absent)
    ]
    if not empty:
        return None
    missing = "both" if len(empty) > 1 else empty[0].value
    since, how = personnel.arrived, sync_pace(personnel.arrived, rules, now)
    if since is None or how is SyncPace.OVERDUE:
        tell = Phrase("status.arrival-overdue", {"missing": missing, "since": since or NONE})
        return Finding(Row.NOT_ARRIVED, Status.UNSYNCED, empty[0], tell, remedies=("ticket",), owner=Role.HELPDESK, escalate=True)
    if System.PORTAL in disabled_in(snapshot, rules.stage(snapshot.agency, now)):
        return Finding(Row.NOT_ARRIVED, Status.UNSYNCED, empty[0], Phrase("status.arrival-blocked", {"missing": missing}))
    if rules.stage(snapshot.agency, now) is not Stage.P2 and isinstance(snapshot.portal, Unread):
        # It may hold a disabled account, of which nothing is made, or another name that is overdue: no time is promised on silence (T32).
        tell = Phrase("status.arrival-unsure", {"missing": missing, "minutes": minutes_since(since, now)})
        return Finding(Row.NOT_ARRIVED, Status.UNSYNCED, empty[0], tell, remedies=("notify",))
    latest = max(now, since + rules.overdue)
    until: datetime | None = latest
    if how is SyncPace.PENDING:
        until = _expected(next_sync(since, rules, now), "one", latest, rules)
    words: dict[str, PhraseWord] = {"missing": missing, "minutes": minutes_since(since, now), "until": until or NONE, "latest": latest}
    if how is SyncPace.PENDING:
        words["last"] = last_sync(rules)
    tell = Phrase("status.arrival-pending" if how is SyncPace.PENDING else "status.arrival-slow", words)
    return Finding(Row.NOT_ARRIVED, Status.UNSYNCED, empty[0], tell, until=until, remedies=("notify",))


def d9_change_pending(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """A name or enabling was changed less than 60 minutes ago (D9). Disabling is never propagated, so it does not count here (R21).

    Both pass all hops in one run, so after a run they are done, unless the names still differ."""
    personnel = record(snapshot.personnel)
    changes = [personnel.changed] if personnel is not None and personnel.enabled else []
    if rules.stage(snapshot.agency, now) is not Stage.P2:
        changes += [item.changed for item in portal_in_use(snapshot) if item.enabled]
    recent = [changed for changed in changes if changed is not None and fresh(changed, rules, now)]
    if not recent:
        return None
    changed = max(recent)
    differs = _renamed(snapshot, rules, now) is not None
    passed = synced_since(changed, rules) and not differs
    silent = any(isinstance(item, Unread) for item in (snapshot.personnel, snapshot.directory, snapshot.mailbox, snapshot.portal))
    ago: dict[str, PhraseWord] = {"minutes": minutes_since(changed, now)}
    if passed and not silent:
        return Finding(Row.CHANGE_PENDING, Status.UNSYNCED, System.PERSONNEL, Phrase(CHANGE_CARRIED, ago))
    until = None if passed or silent else next_sync(changed, rules, now)
    latest: PhraseWord = changed + rules.overdue if differs and not silent else NONE
    words: dict[str, PhraseWord] = {**ago, "until": until or NONE, "latest": latest, "last": last_sync(rules)}
    return Finding(Row.CHANGE_PENDING, Status.UNSYNCED, System.PERSONNEL, Phrase("status.change-pending", words), until=until, remedies=("notify",))


def _late(snapshot: Snapshot, rules: Rules, now: datetime) -> tuple[bool, datetime | None] | None:
    """Whether it is only a name that personnel has not taken over, and since when, None for long ago; None where nothing is missing."""
    if _missing_in_personnel(snapshot, rules, now):
        return False, _first_created(snapshot, rules, now)
    renamed = _renamed(snapshot, rules, now)
    return None if renamed is None else (True, renamed.changed)


def _hops(snapshot: Snapshot) -> str:
    """How many runs are needed by a record that is only in the portal: one to personnel, and in a joined agency one more to TPEAD and mailbox."""
    readings = (snapshot.directory, snapshot.mailbox)
    if not snapshot.agency.joins_directory:
        return "one"
    if any(isinstance(reading, Absent) for reading in readings):
        return "two"
    return "unknown" if any(isinstance(reading, Unread) for reading in readings) else "one"


def _expected(first: datetime, hops: str, latest: datetime, rules: Rules) -> datetime | None:
    """When everything should have arrived if the sync keeps its schedule; None if unknown, or later than it is reported."""
    if hops == "unknown":
        return None
    further = rules.sync.every if rules.sync.last is not None else rules.propagation
    until = first + further if hops == "two" else first
    return until if until <= latest else None


def _hop(
    row: Row,
    key: str,
    words: dict[str, PhraseWord],
    snapshot: Snapshot,
    rules: Rules,
    now: datetime,
    until: datetime | None,
) -> Finding:
    """The hop from portal to personnel. In P2 the portal is no source any more: personnel's admin enters people there (R35, A5)."""
    stage = rules.stage(snapshot.agency, now)
    overdue, retired = row is Row.SYNC_OVERDUE, stage is Stage.P2
    # Without a source there is no expected time.
    words_now = {name: NONE if retired and isinstance(word, datetime) and not overdue else word for name, word in words.items()}
    return Finding(
        row=row,
        status=Status.UNSYNCED,
        system=System.PERSONNEL,
        tell=Phrase(key, words_now | {"stage": stage.value}),
        until=None if retired else until,
        remedies=("ticket",) if overdue else ("notify",),
        owner=Role.PERSONNEL_ADMIN if retired else Role.HELPDESK if overdue else None,
        escalate=overdue,
    )


def _missing_in_personnel(snapshot: Snapshot, rules: Rules, now: datetime) -> bool:
    """Whether a good portal account has no record in personnel. An unread personnel system is not absence."""
    return isinstance(snapshot.personnel, Absent) and bool(_good_portal(snapshot, rules, now))


def _good_portal(snapshot: Snapshot, rules: Rules, now: datetime) -> tuple[PortalAccount, ...]:
    accounts = records(snapshot.portal)
    if rules.stage(snapshot.agency, now) is Stage.P2:
        return accounts
    return tuple(account for account in accounts if account.enabled)


def _first_created(snapshot: Snapshot, rules: Rules, now: datetime) -> datetime | None:
    """When the oldest good portal account was created; None: long ago."""
    created = [account.created for account in _good_portal(snapshot, rules, now)]
    known = [moment for moment in created if moment is not None]
    return min(known) if known and len(known) == len(created) else None


def _renamed(snapshot: Snapshot, rules: Rules, now: datetime) -> PortalAccount | None:
    """The portal account whose name personnel has not taken over; in P2 the portal's name no longer matters."""
    personnel = record(snapshot.personnel)
    if personnel is None or rules.stage(snapshot.agency, now) is Stage.P2:
        return None
    return next((account for account in portal_in_use(snapshot) if account.enabled and not same_name(account.name, personnel.name)), None)
