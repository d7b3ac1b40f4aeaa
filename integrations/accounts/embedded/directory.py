"""TPEAD, embedded."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from bot.accounts.records import AccountBinding, AccountKind, DirectoryAccount
from bot.accounts.snapshot import LockEvent
from bot.errors import Denied
from bot.people.person import Person
from bot.ports import PasswordCheckResult
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.account_names import require_account
from integrations.accounts.embedded.binding_change import with_binding
from integrations.accounts.embedded.lockout import SPARED, lock_of, tried, unlocked
from integrations.accounts.embedded.password import with_password
from integrations.accounts.embedded.password_hash import hash_password
from integrations.accounts.embedded.row_store import RowQuery
from integrations.accounts.embedded.state import DirectoryRow, HappeningRow, World
from integrations.accounts.embedded.system_connection import SystemConnection

_NAME: Final = "directory"


@dataclass(frozen=True)
class EmbeddedDirectory:
    """Reads accounts and bindings, and writes what a person may have done to their own account."""

    line: SystemConnection
    auto_unlock: timedelta

    async def accounts_of(self, person: Person) -> tuple[DirectoryAccount, ...]:
        """All TPEAD accounts of this person."""
        columns = tables.directory.c
        names = sa.select(columns.account).where(columns.person == person.id)
        answer = await self.line.ask(
            _NAME,
            RowQuery(tables.directory, (columns.person == person.id,), columns.position),
            RowQuery(tables.happening, (tables.happening.c.account.in_(names),), tables.happening.c.at),
        )
        rows, happened = answer.told
        return tuple(directory_account(row, happened, self.auto_unlock) for row in rows)

    async def bindings_of(self, person: Person) -> tuple[AccountBinding, ...]:
        """All bindings with an end that belongs to this person."""
        binding, portal, directory = tables.binding.c, tables.portal.c, tables.directory.c
        own_end = sa.or_(
            binding.portal.in_(sa.select(portal.account).where(portal.person == person.id)),
            binding.directory.in_(sa.select(directory.account).where(directory.person == person.id)),
        )
        # Ends that belong to somebody else; an account that nobody owns does not count.
        answer = await self.line.ask(
            _NAME,
            RowQuery(tables.binding, (own_end,), binding.position),
            RowQuery(tables.portal, (portal.person != person.id, portal.account.in_(sa.select(binding.portal).where(own_end)))),
            RowQuery(tables.directory, (directory.person != person.id, directory.account.in_(sa.select(binding.directory).where(own_end)))),
        )
        rows, portals, directories = answer.told
        others = {row.account for row in portals}, {row.account for row in directories}
        return tuple(AccountBinding(row.portal, row.directory, foreign=row.portal in others[0] or row.directory in others[1]) for row in rows)

    async def unlock(self, account: str) -> None:
        """Lifts a lock that is in effect."""
        await self._write(account, lambda world, row, now: unlocked(world, row, now, self.auto_unlock))

    async def set_password(self, account: str, new: Secret) -> None:
        """Sets the new password."""
        sealed = hash_password(new)
        await self._write(account, lambda world, row, now: _with(world, with_password(row, new, sealed, now)))

    async def bind(self, account: str, portal: str, instead_of: tuple[AccountBinding, ...] = ()) -> None:
        """Binds them, replacing the bindings named."""
        await self._write(account, lambda world, row, _: with_binding(world, row, portal, instead_of))

    async def enable(self, account: str) -> None:
        """Enables the account."""
        await self._write(account, lambda world, row, now: world if row.enabled else _with(world, replace(row, enabled=True, changed=now)))

    async def accepts(self, account: str, password: Secret, spare: int = SPARED) -> PasswordCheckResult:
        """Tries the password, whosever account it is; the fifth wrong one locks the account."""
        return await self.line.act(_NAME, lambda world, now: tried(world, account, password=password, now=now, auto_unlock=self.auto_unlock, spare=spare))

    async def _write(self, account: str, write: Callable[[World, DirectoryRow, datetime], World]) -> None:
        await self.line.act(_NAME, lambda world, now: (write(world, _writable(world, account), now), None))


def directory_account(row: DirectoryRow, happened: Iterable[HappeningRow], auto_unlock: timedelta) -> DirectoryAccount:
    """The account that this row holds, with what happened to it among all that happened."""

    def times(event: LockEvent) -> tuple[datetime, ...]:
        return tuple(happening.at for happening in happened if happening.account == row.account and happening.event == event.value)

    return DirectoryAccount(
        account=row.account,
        enabled=row.enabled,
        kind=AccountKind(row.kind),
        protected=row.protected,
        former=row.former,
        arrived=row.arrived,
        changed=row.changed,
        lock=lock_of(row, auto_unlock),
        lockouts=times(LockEvent.LOCKED_OUT),
        unlocks=times(LockEvent.UNLOCKED),
        must_change=row.must_change,
        password_set=row.password_set,
        password_expires=row.password_expires,
        expires=row.expires,
        signs_in_at_no_hour=row.at_no_hour,
        computers=tuple(row.computers.split("\n")) if row.computers else (),
    )


def _writable(world: World, account: str) -> DirectoryRow:
    """The row of the account. Raises LookupError for an unknown one, Denied for a protected one (D2)."""
    row = require_account(account, world.directory)
    if row.protected or row.kind != AccountKind.PERSON.value:
        raise Denied(_NAME, "directory: the account is protected")
    return row


def _with(world: World, row: DirectoryRow) -> World:
    return replace(world, directory={**world.directory, row.account: row})
