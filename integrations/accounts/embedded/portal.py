"""員工愛上網, embedded."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from bot.accounts.records import Lock, PortalAccount, Usage
from bot.people.person import Person
from bot.ports import PasswordCheckResult
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.account_names import require_account
from integrations.accounts.embedded.password_hash import is_password
from integrations.accounts.embedded.row_store import RowQuery
from integrations.accounts.embedded.state import PortalRow, World
from integrations.accounts.embedded.system_connection import SystemConnection

_NAME: Final = "portal"


@dataclass(frozen=True)
class EmbeddedPortal:
    """Reads accounts, checks passwords, enables."""

    line: SystemConnection
    auto_unlock: timedelta

    async def accounts_of(self, person: Person) -> tuple[PortalAccount, ...]:
        """All portal accounts of this person."""
        columns = tables.portal.c
        answer = await self.line.ask(_NAME, RowQuery(tables.portal, (columns.person == person.id,), columns.position))
        return tuple(portal_account(row, self.auto_unlock) for row in answer.told[0])

    async def accepts(self, account: str, password: Secret) -> PasswordCheckResult:
        """Whether this is the password, ignoring case in the account; it counts nothing and locks nothing."""
        wanted = sa.func.lower(tables.portal.c.account) == account.strip().lower()
        answer = await self.line.ask(_NAME, RowQuery(tables.portal, (wanted,)))
        sealed = next((row.password for row in answer.told[0]), None)
        return PasswordCheckResult.RIGHT if is_password(sealed, password) else PasswordCheckResult.WRONG

    async def enable(self, account: str) -> None:
        """Enables the account, and announces it to the sync."""
        await self.line.act(_NAME, lambda world, now: (_enabled(world, account, now), None))


def portal_account(row: PortalRow, auto_unlock: timedelta) -> PortalAccount:
    """The account that this row holds."""
    return PortalAccount(
        account=row.account,
        enabled=row.enabled,
        name=row.name,
        created=row.created,
        changed=row.changed,
        lock=None if row.locked is None else Lock(row.locked, auto_unlock),
        used_for=None if row.used_for is None else Usage(row.used_for),
    )


def _enabled(world: World, account: str, now: datetime) -> World:
    row = require_account(account, world.portal)
    if row.enabled:
        return world
    return replace(world, portal={**world.portal, row.account: replace(row, enabled=True, changed=now, announced=True)})
