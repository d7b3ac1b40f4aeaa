"""The city's mail on a real directory, from the settings."""

from collections.abc import Awaitable
from typing import Final

from bot.errors import ConfigurationError
from bot.people.person import Person
from bot.ports import Mailbox
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.ldap.builder import build_ldap
from integrations.accounts.ldap_mailbox.doctor_check import MailDirectoryCheck
from integrations.accounts.ldap_mailbox.keys import MailboxKeys
from integrations.accounts.ldap_mailbox.mailbox import LdapMailbox
from integrations.accounts.ldap_mailbox.settings import MailDirectorySettings
from integrations.accounts.system_building import BuiltSystem, DeskRecords, SystemContext

_SYSTEM: Final = "mailbox"


def build_ldap_mailbox(settings: MailDirectorySettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Mailbox]:
    """The adapter. Raises ConfigurationError."""
    ldap = build_ldap(_SYSTEM, settings, context.clock)
    mailbox = LdapMailbox(ldap, mailbox_keys(settings), records.holders.organisation.address_named, context.clock)
    return BuiltSystem(mailbox, mailbox.close)


def examine_ldap_mailbox(settings: MailDirectorySettings, context: SystemContext) -> Awaitable[tuple[ExaminationResult, ...]]:
    """What `doctor` asks. Raises ConfigurationError."""
    mailbox = LdapMailbox(build_ldap(_SYSTEM, settings, context.clock), mailbox_keys(settings), _no_address, context.clock)
    return MailDirectoryCheck(mailbox, settings.write is not None).examine()


def mailbox_keys(settings: MailDirectorySettings) -> MailboxKeys:
    """What the operator says of the mail directory. Raises ConfigurationError."""
    enabled = (
        None if settings.enabled is None else (settings.enabled.attribute, {value: meaning == "enabled" for value, meaning in settings.enabled.meanings.items()})
    )
    try:
        return MailboxKeys(settings.base_dns, settings.address_attribute, settings.person_attribute, settings.policy, enabled)
    except ValueError as trouble:
        raise ConfigurationError("config.yaml", f"accounts.{_SYSTEM}", f"expected {trouble}") from None


async def _no_address(person: Person) -> str | None:
    return None
