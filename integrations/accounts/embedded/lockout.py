"""Locks of TPEAD accounts: the wrong passwords that lead to one (R45), and what ends one. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.records import Lock
from bot.accounts.snapshot import LockEvent
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from integrations.accounts.embedded.account_names import find_account
from integrations.accounts.embedded.password_hash import is_password
from integrations.accounts.embedded.state import DirectoryRow, HappeningRow, World

BAD: Final = 5
"""How many wrong passwords lock an account; the count restarts when the last one is as old as a lock lasts."""
SPARED: Final = 2
"""With this few attempts left nobody is asked any more, so that wrong passwords here lock nobody out (T25)."""


def lock_of(row: DirectoryRow, auto_unlock: timedelta) -> Lock | None:
    """The recorded lock, in effect or expired."""
    return None if row.locked is None else Lock(row.locked, None if row.by_admin else auto_unlock)


def is_locked(row: DirectoryRow, now: datetime, auto_unlock: timedelta) -> bool:
    """Whether a lock is in effect."""
    lock = lock_of(row, auto_unlock)
    return lock is not None and lock.holds(now)


def opened(row: DirectoryRow, now: datetime) -> DirectoryRow:
    """The account without any lock, and with no wrong passwords counted."""
    return replace(row, locked=None, opened=row.opened if row.locked is None else now, bad_count=0, bad_at=None)


def unlocked(world: World, row: DirectoryRow, now: datetime, auto_unlock: timedelta) -> World:
    """Lifts a lock that is in effect and records that; does and records nothing if there is none."""
    if not is_locked(row, now, auto_unlock):
        return world
    after = {**world.directory, row.account: opened(row, now)}
    return replace(world, directory=after, happenings=world.happenings | {HappeningRow(row.account, LockEvent.UNLOCKED.value, now)})


def tried(world: World, account: str, password: Secret, now: datetime, auto_unlock: timedelta, spare: int = SPARED) -> tuple[World, PasswordCheckResult]:
    """Somebody tries this password here: the new state, and the answer. While a lock is in effect, or close, the password is not checked."""
    row = find_account(account, world.directory)
    if row is not None and is_locked(row, now, auto_unlock):
        return world, PasswordCheckResult.LOCKED
    anew = row is None or row.bad_at is None or now - row.bad_at >= auto_unlock
    if row is not None and not anew and row.bad_count >= BAD - spare:
        return world, PasswordCheckResult.SPARED
    right = is_password(None if row is None else row.password, password)
    if row is None:
        return world, PasswordCheckResult.WRONG
    if right:
        return replace(world, directory={**world.directory, row.account: opened(row, now)}), PasswordCheckResult.RIGHT
    worse = replace(row, bad_count=1 if anew else row.bad_count + 1, bad_at=now)
    return replace(world, directory={**world.directory, row.account: worse}), PasswordCheckResult.WRONG


def locked_from_elsewhere(world: World, account: str, now: datetime) -> World:
    """Failed sign-ins elsewhere lock this TPEAD account at `now` and count as a lockout, or lock a portal account. Raises ValueError for an unknown one."""
    directory = find_account(account, world.directory)
    if directory is not None:
        return _locked(world, directory, now)
    portal = find_account(account, world.portal)
    if portal is not None:
        return replace(world, portal={**world.portal, portal.account: replace(portal, locked=now)})
    raise ValueError(f"there is no account {account!r}; name one such as GEAA-012686")


def _locked(world: World, row: DirectoryRow, now: datetime) -> World:
    lockout = HappeningRow(row.account, LockEvent.LOCKED_OUT.value, now)
    return replace(world, directory={**world.directory, row.account: replace(row, locked=now)}, happenings=world.happenings | {lockout})
