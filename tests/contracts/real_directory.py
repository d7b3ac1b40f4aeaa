"""The people of the contract tests on a real domain controller, and how it is broken."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from bot.clock import SystemClock
from bot.ports import Systems
from bot.secret import Secret
from integrations.accounts.active_directory.directory import ActiveDirectory
from integrations.accounts.active_directory.events import LOCKED_OUT, DirectoryEvents, directory_event
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.ldap.protocol import LdapServer, SearchScope, ServiceAccount
from integrations.accounts.ldap.servers import Ldap
from integrations.accounts.system_building import RegisteredAccountHolders
from tests.contracts.breaking import Breaking
from tests.embedded.stage import Stage, described, on_stage
from tests.servers import certificates, samba
from tests.servers.samba import Controller, Made, filetime

BINDING = "departmentNumber"  # holds several values, as D34 on one account needs it
FORMER = "employeeType"
ADMINS = f"CN=Domain Admins,CN=Users,{samba.ROOT}"


def people(now: datetime) -> tuple[Made, ...]:
    """Those of `PEOPLE` who have a TPEAD account, as they stand in a directory at `now`."""

    def at(**ago: float) -> int:
        return filetime((now - timedelta(**ago)).timestamp())

    return (
        Made("GEAA-012686", "Tpead-canary-1", more={"userWorkstations": "PC-1,PC-2", BINDING: ("yjchen", "yzchiang")}, after={"pwdLastSet": at(days=30)}),
        Made("GEAA-010233", "Tpead-canary-6", more={BINDING: "mhlin"}),
        Made("ab1234", enabled=False, more={FORMER: "GEAA-000111"}),
        Made("GEAA-777777", more={BINDING: "mhlin2"}),
        Made("GEAA-010210", "Tpead-canary-2", after={"lockoutTime": at(minutes=6), "badPasswordTime": at(minutes=6), "badPwdCount": 5}),
        Made("GEAA-010229", "Tpead-canary-3", after={"pwdLastSet": 0}),
        Made("GEAA-010213", "Tpead-canary-4", enabled=False, more={"accountExpires": at(days=1)}),
        Made("GEAA-010007", "Tpead-canary-5", enabled=False, after={"lockoutTime": at(minutes=1)}, groups=(ADMINS,)),
        Made("svc-backup", enabled=False, more={"servicePrincipalName": "backup/pc-1"}),
    )


def reach(controller: Controller) -> SearchScope:
    """With more patience than a desk has: a busy machine is no fault of the server's."""
    return SearchScope((LdapServer.read(controller.url),), controller.ca_file, connect=3, receive=3)


def accounts() -> tuple[ServiceAccount, ServiceAccount]:
    """The desk's accounts for reading and for writing."""
    return ServiceAccount(f"{samba.READER}@tpead.test", Secret(samba.PASSWORD)), ServiceAccount(f"{samba.WRITER}@tpead.test", Secret(samba.PASSWORD))


def directory_on(controller: Controller, stage: Stage, keys: DirectoryKeys, where: SearchScope | None = None) -> ActiveDirectory:
    """The adapter, whose people are those of the stage's file."""
    read, write = accounts()
    organisation = stage.organisation
    holdings = RegisteredAccountHolders(organisation, organisation.colleagues, organisation.systems.portal, keys.person_attribute is not None)
    ldap = Ldap("directory", where or reach(controller), read, write, stage.clock)
    return ActiveDirectory(ldap, keys, (read, write), holdings, DirectoryEvents(stage.engine), stage.clock)


KEYS = DirectoryKeys((samba.STAFF,), binding_attribute=BINDING, former_attribute=FORMER, rights=frozenset({"unlock", "reset", "bind", "enable"}))
Opened = tuple[Stage, Systems, Callable[[str, str], Awaitable[None]], Callable[[timedelta], None]]


@asynccontextmanager
async def open_active_directory_in(folder: Path, text: str) -> AsyncIterator[Opened]:
    """A stage whose TPEAD is real."""
    controller = samba.controller()
    async with on_stage(folder, described(folder, text), time=SystemClock()) as stage, babbling() as babbler:
        controller.make(*people(stage.clock.now()))
        directory = directory_on(controller, stage, KEYS)
        events = DirectoryEvents(stage.engine)
        guid = controller.guid("GEAA-010210")
        await events.note(guid, LOCKED_OUT, stage.clock.now() - timedelta(hours=3))

        breaking = Breaking(directory.ldap, controller.server, reach(controller), babbler)

        async def broken(system: str, how: str) -> None:
            await (breaking.do(how) if system == "directory" else stage.organisation.break_system(system, how))

        def advance(span: timedelta) -> None:
            stage.clock.advance(span)
            controller.shift(span)
            engine = sa.create_engine(f"sqlite:///{folder}/embedded.db")
            with engine.begin() as connection:
                connection.execute(sa.update(directory_event).values(at=directory_event.c.at - int(span.total_seconds() * 1_000_000)))
            engine.dispose()

        try:
            yield stage, replace(stage.organisation.systems, directory=directory), broken, advance
        finally:
            await breaking.do("well")
            directory.close()
            controller.forget()


@asynccontextmanager
async def babbling() -> AsyncIterator[LdapServer]:
    """A server with a good certificate that speaks anything but LDAP."""
    folder = certificates.trusted().file.parent
    certificate, key = certificates.trusted().issue(folder, "127.0.0.1", "localhost")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.read(1000)
            writer.write(b"\x30\x06HTTP/1.1 200 OK\r\n\r\nwhat?" * 20)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(babble, "127.0.0.1", 0, ssl=context)
    async with server:
        yield LdapServer("127.0.0.1", server.sockets[0].getsockname()[1], True)
