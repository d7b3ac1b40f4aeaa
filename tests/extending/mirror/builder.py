"""The mirror, from the settings."""

from bot.accounts.records import MailAccount
from bot.errors import Denied
from bot.people.person import Person
from bot.ports import Mailbox
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.system_building import BuiltSystem, DeskRecords, SystemContext

from .entry import MirrorSettings


@dataclass(frozen=True)
class MirrorMailbox:
    """The port, answered by the mailboxes that it mirrors."""

    mirrored: Mailbox
    writable: bool

    async def account_of(self, person: Person) -> MailAccount | None:
        return await self.mirrored.account_of(person)

    async def set_password(self, address: str, new: Secret) -> None:
        if not self.writable:
            raise Denied("mailbox", "mailbox: a mirror is only read")
        await self.mirrored.set_password(address, new)


def build_mirror(said: MirrorSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Mailbox]:
    return BuiltSystem(MirrorMailbox(records.holders.organisation.systems.mailbox, said.writable))


async def examine_mirror(said: MirrorSettings, context: SystemContext) -> tuple[ExaminationResult, ...]:
    return (ExaminationResult("write", True, "passwords may be set" if said.writable else "it is only read"),)
