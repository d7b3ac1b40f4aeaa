"""Facts that can be read off a snapshot before anything is judged: which accounts count, what is bound, how long something has taken."""

import unicodedata
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, TypeVar

from bot.accounts.masking import mask_account
from bot.accounts.records import AccountBinding, DirectoryAccount, MailAccount, PortalAccount, Present, Reading, System, Unread
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import PhraseWord

T = TypeVar("T")
LONGEST_IN_MINUTES: Final = timedelta(minutes=120)
"""What is longer is told by the clock alone."""
CHANGE_CARRIED = "status.change-carried"
"""Names of a change after which the sync has run: nothing is awaited any more, though it is less than an hour old."""
NONE = "none"
"""The word for a missing time or account in a sentence; texts select on it."""


def record(reading: Reading[T]) -> T | None:
    """The system's record, or None if it has none or did not answer; check `Unread` separately if the difference matters."""
    return reading.record if isinstance(reading, Present) else None


def records(reading: Reading[tuple[T, ...]]) -> tuple[T, ...]:
    """Everything the system listed; empty if it has nothing or did not answer."""
    return reading.record if isinstance(reading, Present) else ()


def unread(snapshot: Snapshot) -> tuple[System, ...]:
    """The systems that did not answer, without duplicates, in the order of the data flow (T32)."""
    readings: tuple[Reading[object], ...] = (
        snapshot.portal,
        snapshot.personnel,
        snapshot.directory,
        snapshot.mailbox,
        snapshot.certificate,
        snapshot.binding,
    )
    silent = {reading.system for reading in readings if isinstance(reading, Unread)}
    return tuple(system for system in System if system in silent)


def same_account(first: str, second: str) -> bool:
    """Whether two account names are the same; the directory ignores case and surrounding spaces."""
    return first.strip().casefold() == second.strip().casefold()


def same_name(first: str, second: str) -> bool:
    """Whether two names of a person are the same: NFC, trimmed, then exactly (A16)."""
    return unicodedata.normalize("NFC", first).strip() == unicodedata.normalize("NFC", second).strip()


def own_bindings(snapshot: Snapshot) -> tuple[AccountBinding, ...]:
    """The bindings with both ends belonging to this person."""
    return tuple(binding for binding in records(snapshot.binding) if not binding.foreign)


def portal_in_use(snapshot: Snapshot) -> tuple[PortalAccount, ...]:
    """The portal accounts that count: the bound ones, or all if none is bound."""
    accounts = records(snapshot.portal)
    names = [binding.portal for binding in records(snapshot.binding)]
    return tuple(account for account in accounts if any(same_account(account.account, name) for name in names)) or accounts


def directory_in_use(snapshot: Snapshot) -> tuple[DirectoryAccount, ...]:
    """The TPEAD accounts that count: the bound ones, or all if none is bound."""
    accounts = records(snapshot.directory)
    names = [binding.directory for binding in records(snapshot.binding)]
    return tuple(account for account in accounts if any(same_account(account.account, name) for name in names)) or accounts


def directory_standing(snapshot: Snapshot) -> tuple[DirectoryAccount, ...]:
    """The accounts in use first, then other enabled ones; a retired duplicate is neither (D31)."""
    used = directory_in_use(snapshot)
    return used + tuple(account for account in records(snapshot.directory) if account not in used and account.enabled)


def unbound(snapshot: Snapshot) -> bool:
    """Whether a portal account and a TPEAD account of this person both wait to be bound (R7), whatever the person said there (R16); False where unread."""
    if isinstance(snapshot.binding, Unread):
        return False
    bindings = records(snapshot.binding)
    portal = any(not any(same_account(account.account, each.portal) for each in bindings) for account in records(snapshot.portal))
    directory = any(not any(same_account(account.account, each.directory) for each in bindings) for account in directory_standing(snapshot))
    return portal and directory


def disabled_in(snapshot: Snapshot, stage: Stage) -> tuple[System, ...]:
    """The systems that have disabled this person, in the order of the data flow (A12); the portal does not count in P2."""
    personnel = record(snapshot.personnel)
    holds = {
        System.PORTAL: stage is not Stage.P2 and any(not account.enabled for account in portal_in_use(snapshot)),
        System.PERSONNEL: personnel is not None and not personnel.enabled,
        System.DIRECTORY: any(not account.enabled for account in directory_in_use(snapshot)),
    }
    return tuple(system for system, disabled in holds.items() if disabled)


def expired(snapshot: Snapshot, now: datetime) -> DirectoryAccount | None:
    """The TPEAD account in use whose end date has passed, if any (D39)."""
    return next((account for account in directory_in_use(snapshot) if account.expires is not None and account.expires <= now), None)


def mailbox_of_same_name(snapshot: Snapshot) -> MailAccount | None:
    """The mailbox with the same password: its name is the portal account's (R30, A6)."""
    mailbox = record(snapshot.mailbox)
    if mailbox is None:
        return None
    local = mailbox.address.rpartition("@")[0]
    return mailbox if any(same_account(account.account, local) for account in portal_in_use(snapshot)) else None


class SyncPace(Enum):
    """The progress of something that the sync propagates (A13)."""

    PENDING = "pending"
    SLOW = "slow"
    OVERDUE = "overdue"


def minutes_since(moment: datetime, now: datetime) -> int:
    """Elapsed whole minutes, never negative."""
    return max(0, (now - moment) // timedelta(minutes=1))


def minutes_left(ends: datetime | None, now: datetime) -> int:
    """The minutes until then, begun ones counted as whole; 0 where it does not end, has ended, or takes too long to be told in minutes."""
    return 0 if ends is None or ends - now > LONGEST_IN_MINUTES else max(0, -((now - ends) // timedelta(minutes=1)))


def sync_pace(since: datetime | None, rules: Rules, now: datetime) -> SyncPace:
    """Less than 60 whole minutes: pending; 60 to 120: slow; more: overdue (A13). None means long ago."""
    if since is None:
        return SyncPace.OVERDUE
    age = timedelta(minutes=minutes_since(since, now))
    if age < rules.propagation:
        return SyncPace.PENDING
    return SyncPace.SLOW if age <= rules.overdue else SyncPace.OVERDUE


def fresh(changed: datetime | None, rules: Rules, now: datetime) -> bool:
    """Whether a change is so recent that it may still be propagating (D9, D12)."""
    return sync_pace(changed, rules, now) is SyncPace.PENDING


def next_sync(since: datetime, rules: Rules, now: datetime) -> datetime:
    """The next sync run; if its schedule is unknown, when it should be done."""
    return rules.sync.next_after(now) or max(now, since + rules.propagation)


def synced_since(moment: datetime, rules: Rules) -> bool:
    """Whether a sync is known to have run at that moment or later."""
    return rules.sync.last is not None and rules.sync.last >= moment


def last_sync(rules: Rules) -> PhraseWord:
    """The last sync run, as a word of a sentence."""
    return rules.sync.last or NONE


def masked(accounts: tuple[PortalAccount, ...] | tuple[DirectoryAccount, ...]) -> str:
    """The accounts in the form allowed in a chat."""
    return " / ".join(mask_account(account.account) for account in accounts) or NONE
