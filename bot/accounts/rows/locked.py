"""Rows about locks (D15-D20). A lock ends by the policy that set it, not after a fixed 15 minutes (A14)."""

from datetime import datetime

from bot.accounts.facts import NONE, directory_standing, masked, minutes_left, minutes_since, own_bindings, portal_in_use, same_account
from bot.accounts.finding import Finding, Status
from bot.accounts.masking import mask_account
from bot.accounts.records import DirectoryAccount, Lock, PortalAccount, System, Unread
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import LockEvent, Snapshot
from bot.messages import Phrase, PhraseWord
from bot.people.role import Role


def d20_locked_until_admin(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """A lock that only an admin can end (D20)."""
    for account, lock in _held(snapshot, now):
        if lock.ends is None:
            return Finding(
                row=Row.LOCKED_UNTIL_ADMIN,
                status=Status.LOCKED,
                system=System.DIRECTORY,
                tell=Phrase("status.locked-until-admin", {"account": mask_account(account.account), "since": lock.since}),
                remedies=("request_unlock",),
                owner=Role.PERSONNEL_ADMIN,
            )
    return None


def d19_locked_again(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Locked, and `per_day` earlier lockouts or as many unlocks in 24 hours: an old password saved somewhere, or an attack (D19)."""
    for account, lock in _held(snapshot, now):
        earlier = _count(snapshot, account, LockEvent.LOCKED_OUT, now, rules, before=lock.since)
        unlocks = _count(snapshot, account, LockEvent.UNLOCKED, now, rules)
        if lock.ends is not None and max(earlier, unlocks) >= rules.per_day:
            by, count = ("lockouts", earlier + 1) if earlier >= rules.per_day else ("unlocks", unlocks)
            words: dict[str, PhraseWord] = {"account": mask_account(account.account), "by": by, "count": count, "until": lock.ends, "most": rules.per_day}
            return Finding(
                row=Row.LOCKED_AGAIN,
                status=Status.LOCKED,
                system=System.DIRECTORY,
                tell=Phrase("status.locked-again", words),
                until=lock.ends,
                owner=Role.HELPDESK,
                escalate=True,
            )
    return None


def d18_both_locked(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Locked in the portal and in TPEAD, each with its own time (D18, R45). P0 and P1 only."""
    portal = _held_in_portal(snapshot, rules, now)
    held = _held(snapshot, now)
    if portal is None or not held:
        return None
    account, lock = held[0]
    words: dict[str, PhraseWord] = {
        "account": mask_account(account.account),
        "until": lock.ends or NONE,
        "portal_account": mask_account(portal[0].account),
        "portal_until": portal[1].ends or NONE,
    }
    return Finding(
        row=Row.BOTH_LOCKED,
        status=Status.LOCKED,
        system=System.DIRECTORY,
        tell=Phrase("status.locked-both", words),
        until=lock.ends,
        remedies=("unlock",),
        owner=Role.PORTAL_ADMIN,
    )


def d15_locked(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Locked in TPEAD, with some time left (D15, R45)."""
    held = [(account, lock, lock.ends) for account, lock in _held(snapshot, now)]
    for account, lock, ends in held:
        if ends is not None:
            words: dict[str, PhraseWord] = {
                "account": mask_account(account.account),
                "computer": "yes" if snapshot.agency.joins_directory else "no",
                "beside": _beside(snapshot, rules, now),
                "until": ends,
                **_span(lock, now),
            }
            return Finding(
                row=Row.LOCKED,
                status=Status.LOCKED,
                system=System.DIRECTORY,
                tell=Phrase("status.locked", words),
                until=ends,
                remedies=("unlock",),
                owner=Role.PERSONNEL_ADMIN,
            )
    return None


def d17_portal_locked(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Locked in the portal while TPEAD is known to be fine (D17). P0 and P1 only."""
    portal = _held_in_portal(snapshot, rules, now)
    if portal is None or isinstance(snapshot.directory, Unread) or _held(snapshot, now):
        return None
    account, lock = portal
    words: dict[str, PhraseWord] = {
        "account": mask_account(account.account),
        "until": lock.ends or NONE,
        "directory_account": _other_way_in(snapshot, account),
        **_span(lock, now),
    }
    return Finding(
        row=Row.PORTAL_LOCKED,
        status=Status.LOCKED,
        system=System.PORTAL,
        tell=Phrase("status.locked-portal", words),
        until=lock.ends,
        owner=Role.PORTAL_ADMIN,
    )


def d16_lock_over(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """An expired lock that is still recorded: try again (D16). Its time has passed, so it has no `until`."""
    for account in directory_standing(snapshot):
        if account.lock is not None and account.lock.ends is not None and not account.lock.holds(now):
            return Finding(
                row=Row.LOCK_OVER,
                status=Status.FINE,
                system=System.DIRECTORY,
                tell=Phrase("status.lock-over", {"account": mask_account(account.account), "ended": account.lock.ends}),
            )
    return None


def _held(snapshot: Snapshot, now: datetime) -> tuple[tuple[DirectoryAccount, Lock], ...]:
    """The currently locked TPEAD accounts, the one that stays locked longest first."""
    locks = [(account, account.lock) for account in directory_standing(snapshot) if account.lock is not None and account.lock.holds(now)]
    return tuple(sorted(locks, key=lambda pair: (pair[1].ends is not None, -(pair[1].ends or now).timestamp())))


def _held_in_portal(snapshot: Snapshot, rules: Rules, now: datetime) -> tuple[PortalAccount, Lock] | None:
    if rules.stage(snapshot.agency, now) is Stage.P2:
        return None
    return next(((account, account.lock) for account in portal_in_use(snapshot) if account.lock is not None and account.lock.holds(now)), None)


def _count(
    snapshot: Snapshot,
    account: DirectoryAccount,
    event: LockEvent,
    now: datetime,
    rules: Rules,
    before: datetime | None = None,
) -> int:
    """How often it happened in the last 24 hours, by whichever of the two records has more; adding them up would count twice."""
    names = [name for name in (account.account, account.former) if name is not None]
    times = {event_seen.at for event_seen in snapshot.recent if event_seen.event is event and any(same_account(event_seen.account, name) for name in names)}
    own = set(account.lockouts if event is LockEvent.LOCKED_OUT else account.unlocks)
    return max(sum(1 for at in moments if now - rules.recent <= at <= now and (before is None or at < before)) for moments in (times, own))


def _span(lock: Lock, now: datetime) -> dict[str, PhraseWord]:
    """Minutes since it began, minutes left, and how many minutes it takes in all; 0 where that is too long to be told in minutes, or has no end."""
    return {"minutes": minutes_since(lock.since, now), "left": minutes_left(lock.ends, now), "lasts": minutes_left(lock.ends, lock.since)}


def _beside(snapshot: Snapshot, rules: Rules, now: datetime) -> str:
    """The portal account that is not locked and signs in meanwhile (R24), masked, or the word for none."""
    if rules.stage(snapshot.agency, now) is Stage.P2:
        return NONE
    return masked(tuple(account for account in portal_in_use(snapshot) if account.enabled and (account.lock is None or not account.lock.holds(now))))


def _other_way_in(snapshot: Snapshot, locked: PortalAccount) -> str:
    """The bound TPEAD account that can be used to sign in meanwhile (R24), masked, or the word for none."""
    bound = [each.directory for each in own_bindings(snapshot) if same_account(each.portal, locked.account)]
    usable = tuple(account for account in directory_standing(snapshot) if account.enabled and any(same_account(account.account, name) for name in bound))
    return masked(usable)
