"""員工愛上網 in a database."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from passlib.context import CryptContext

from bot.accounts.records import Lock, PortalAccount
from bot.clock import Clock
from bot.errors import Denied
from bot.people.person import Person
from bot.ports import PasswordCheckResult
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.sql.database import SqlTable
from integrations.accounts.sql.enable_switch import EnableSwitch
from integrations.accounts.sql.mapping import Moments, PortalMapping, SqlRow

_REFUSED: Final = frozenset({"plaintext", "ldap_plaintext", "unix_disabled", "unix_fallback", "django_disabled", "roundup_plaintext"})
Names = Callable[[Person], Awaitable[tuple[str, ...]]]


def read_schemes(names: tuple[str, ...]) -> CryptContext | None:
    """The trusted hash schemes, by the library's names; None for none. Raises ValueError for one that is unknown or does not hash."""
    if not names:
        return None
    bad = sorted(set(names) & _REFUSED)
    if bad:
        raise ValueError(f"schemes that hide a password, not {', '.join(bad)}")
    try:
        context = CryptContext(schemes=list(names))
        context.dummy_verify()
    except (KeyError, ValueError, TypeError, ImportError) as trouble:
        raise ValueError(f"hash schemes such as argon2, bcrypt, pbkdf2_sha256, sha512_crypt ({type(trouble).__name__})") from None
    return context


@dataclass(frozen=True)
class SqlPortal:
    """Reads accounts; checks passwords if their hashes are mapped, enables if writing is allowed."""

    table: SqlTable
    mapping: PortalMapping
    names: Names
    context: CryptContext | None
    moments: Moments
    auto_unlock: timedelta
    clock: Clock

    @property
    def _switching(self) -> EnableSwitch:
        return EnableSwitch(self.table, self.mapping.enabled, self.mapping.changed, self.moments, self.clock)

    async def accounts_of(self, person: Person) -> tuple[PortalAccount, ...]:
        """All portal accounts of this person, the enabled ones first."""
        column = self.table.c[self.mapping.account]
        if self.mapping.person is not None:
            where = sa.cast(self.table.c[self.mapping.person], sa.String) == person.id
        else:
            names = [name.casefold() for name in await self.names(person)]
            if not names:
                return ()
            where = sa.func.lower(column).in_(names)
        rows = await self.table.rows(where)
        accounts = [self._account(row, person) for row in rows]
        return tuple(sorted(accounts, key=_main_first))

    async def accepts(self, account: str, password: Secret) -> PasswordCheckResult:
        """Whether this is the password; an unknown account takes the same work (T2)."""
        context, column = self.context, self.mapping.password
        if context is None or column is None:
            raise Denied(self.table.system, f"{self.table.system}: no passwords are mapped")
        rows = await self._found(account)
        hashed = SqlRow(rows[0]).text(column) if rows else None
        right = await self.table.think(lambda: _verified(context, password, hashed))
        if right is None:
            raise self.table.garbled("a password is kept by a scheme that is not configured")
        return PasswordCheckResult.RIGHT if right else PasswordCheckResult.WRONG

    async def enable(self, account: str) -> None:
        """Writes the one column in the one row, provided it is unchanged since it was read."""
        rows = await self._found(account)
        if not rows:
            raise LookupError("there is no such portal account")
        name = self.mapping.account
        await self._switching.enable(rows[0], self.table.c[name] == rows[0][name])

    async def holder_of(self, account: str) -> str | None:
        """The owner's personnel id, if that column is mapped."""
        if self.mapping.person is None:
            return None
        rows = await self._found(account)
        return SqlRow(rows[0]).text(self.mapping.person) if rows else None

    async def _found(self, account: str) -> tuple[Mapping[str, Any], ...]:
        """The row of this account, ignoring case. Raises Garbled if there are two."""
        typed = account.strip()
        if not typed or not typed.isprintable():
            return ()
        rows = await self.table.rows(sa.func.lower(self.table.c[self.mapping.account]) == typed.lower(), most=2)
        if len(rows) > 1:
            raise self.table.garbled("two accounts have the same name")
        return rows

    def _account(self, row: Mapping[str, Any], person: Person) -> PortalAccount:
        mapping, cells = self.mapping, SqlRow(row)

        def when(column: str | None) -> datetime | None:
            return None if column is None else self._meant(lambda: self.moments.read(row[column]))

        used, locked = mapping.used_for, when(mapping.locked)
        account = cells.text(mapping.account)
        if account is None:
            raise self.table.garbled("an account without a name")
        return PortalAccount(
            account=account,
            enabled=self._switching.reads(row),
            name=cells.text(mapping.name) or person.name,
            created=when(mapping.created),
            changed=when(mapping.changed),
            lock=None if locked is None else Lock(locked, self.auto_unlock),
            used_for=None if used is None else self._meant(lambda: used.read(row)),
        )

    def _meant(self, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except ValueError:
            raise self.table.garbled("a value without a meaning, or a time that is none") from None


def _main_first(account: PortalAccount) -> tuple[bool, float, str]:
    return not account.enabled, float("inf") if account.created is None else account.created.timestamp(), account.account


def _verified(context: CryptContext, password: Secret, hashed: str | None) -> bool | None:
    """Whether it matches; None if the hash is of no known scheme."""
    typed = password.reveal()
    try:
        if not hashed or not typed:
            context.dummy_verify()
            return False
        return bool(context.verify(typed, hashed)) if context.identify(hashed) else None
    except (ValueError, TypeError):
        return None if typed.isprintable() else False
