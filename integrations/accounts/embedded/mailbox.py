"""The city's mail, embedded."""

from dataclasses import replace
from typing import Final

from bot.accounts.records import MailAccount
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.account_names import require_account
from integrations.accounts.embedded.password_hash import hash_password
from integrations.accounts.embedded.row_store import RowQuery
from integrations.accounts.embedded.state import MailboxRow, World
from integrations.accounts.embedded.system_connection import SystemConnection

_NAME: Final = "mailbox"


@dataclass(frozen=True)
class EmbeddedMailbox:
    """Reads mailboxes, and sets new passwords."""

    line: SystemConnection

    async def account_of(self, person: Person) -> MailAccount | None:
        """The person's mailbox."""
        answer = await self.line.ask(_NAME, RowQuery(tables.mailbox, (tables.mailbox.c.person == person.id,)))
        return next((mail_account(row) for row in answer.told[0]), None)

    async def set_password(self, address: str, new: Secret) -> None:
        """Seals the new password in place of the old one."""
        sealed = hash_password(new)
        await self.line.act(_NAME, lambda world, _: (_with_password(world, address, sealed), None))


def mail_account(row: MailboxRow) -> MailAccount:
    """The mailbox that this row holds."""
    return MailAccount(row.address, row.enabled, row.arrived)


def _with_password(world: World, address: str, sealed: str) -> World:
    row = require_account(address, {box.address: box for box in world.mailbox.values()})
    return replace(world, mailbox={**world.mailbox, row.person: replace(row, password=sealed)})
