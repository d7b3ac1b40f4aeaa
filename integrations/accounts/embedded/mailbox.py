"""The city's mail, embedded."""

from dataclasses import replace
from typing import Final

from bot.accounts.records import MailAccount
from bot.people.person import Person
from bot.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.keeping import Question
from integrations.accounts.embedded.line import Line
from integrations.accounts.embedded.naming import the_one_named
from integrations.accounts.embedded.sealing import seal
from integrations.accounts.embedded.state import World

_NAME: Final = "mailbox"


@dataclass(frozen=True)
class EmbeddedMailbox:
    """Reads mailboxes, and takes new passwords."""

    line: Line

    async def account_of(self, person: Person) -> MailAccount | None:
        """The person's mailbox."""
        answer = await self.line.ask(_NAME, Question(tables.mailbox, (tables.mailbox.c.person == person.id,)))
        return next((MailAccount(row.address, row.enabled, row.arrived) for row in answer.told[0]), None)

    async def set_password(self, address: str, new: Secret) -> None:
        """Seals the new password in the place of the old one."""
        sealed = seal(new)
        await self.line.act(_NAME, lambda world, _: (_with_password(world, address, sealed), None))


def _with_password(world: World, address: str, sealed: str) -> World:
    row = the_one_named(address, {box.address: box for box in world.mailbox.values()})
    return replace(world, mailbox={**world.mailbox, row.person: replace(row, password=sealed)})
