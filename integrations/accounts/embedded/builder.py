"""The systems of the embedded organisation, which is already open."""

from bot.ports import Directory, Mailbox, Personnel, Portal, SignOn
from integrations.accounts.system_building import BuiltSystem, DeskRecords, SystemContext
from integrations.accounts.system_entry import DirectorySettings, SystemSettings


def embedded_portal(settings: SystemSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Portal]:
    """The organisation's own."""
    return BuiltSystem(records.holders.organisation.systems.portal)


def embedded_personnel(settings: SystemSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Personnel]:
    """The organisation's own."""
    return BuiltSystem(records.holders.organisation.systems.personnel)


def embedded_directory(settings: DirectorySettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Directory]:
    """The organisation's own."""
    return BuiltSystem(records.holders.organisation.systems.directory)


def embedded_mailbox(settings: SystemSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Mailbox]:
    """The organisation's own."""
    return BuiltSystem(records.holders.organisation.systems.mailbox)


def embedded_sign_on(settings: SystemSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[SignOn]:
    """The organisation's own."""
    return BuiltSystem(records.holders.organisation.systems.sign_on)
