"""The mailboxes of the contract tests in a real mail directory, and how it is broken."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.clock import Clock
from bot.people.person import Person
from bot.ports import Systems
from bot.secret import Secret
from integrations.accounts.ldap.protocol import LdapServer, SearchScope, ServiceAccount
from integrations.accounts.ldap.servers import Ldap
from integrations.accounts.ldap_mailbox.keys import MailboxKeys
from integrations.accounts.ldap_mailbox.mailbox import LdapMailbox
from tests.contracts.breaking import Breaking
from tests.contracts.real_directory import babbling
from tests.embedded.stage import Stage, described, on_stage
from tests.servers import slapd
from tests.servers.slapd import MailServer

KEYS = MailboxKeys((slapd.PEOPLE,), policy=slapd.POLICY)


def reach(server: MailServer) -> SearchScope:
    return SearchScope((LdapServer.read(server.url),), server.ca_file, connect=3, receive=3)


def mailbox_on(server: MailServer, clock: Clock, address_of: Callable[[Person], Awaitable[str | None]], keys: MailboxKeys = KEYS) -> LdapMailbox:
    ldap = Ldap("mailbox", reach(server), ServiceAccount(slapd.READER, Secret(slapd.PASSWORD)), ServiceAccount(slapd.WRITER, Secret(slapd.PASSWORD)), clock)
    return LdapMailbox(ldap, keys, address_of, clock)


@asynccontextmanager
async def open_mail_directory(folder: Path, text: str) -> AsyncIterator[tuple[Stage, Systems, Callable[[str, str], Awaitable[None]]]]:
    """A stage whose mailboxes are real."""
    server = slapd.mail_server()
    server.forget()
    server.make("yjchen", "Mail-canary-1", mail="yjchen@mail.example")
    server.set(server.make("yzchiang", "Mail-canary-2", mail="yzchiang@mail.example"), pwdAccountLockedTime=slapd.FOR_GOOD)
    async with on_stage(folder, described(folder, text)) as stage, babbling() as babbler:
        mailbox = mailbox_on(server, stage.clock, stage.organisation.address_named)

        breaking = Breaking(mailbox.ldap, server.server, reach(server), babbler)

        async def broken(system: str, how: str) -> None:
            await (breaking.do(how) if system == "mailbox" else stage.organisation.break_system(system, how))

        try:
            yield stage, replace(stage.organisation.systems, mailbox=mailbox), broken
        finally:
            await breaking.do("well")
            mailbox.close()
