"""A desk whose TPEAD is a real domain controller, with one person in it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.accounts.records import DirectoryAccount
from bot.clock import SystemClock
from bot.people.account_lookup import AccountLookup
from bot.secret import Secret
from integrations.accounts.active_directory.directory import ActiveDirectory
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.ldap.connection import LdapSession
from integrations.accounts.ldap.protocol import SearchScope
from tests.contracts.real_directory import accounts, directory_on, reach
from tests.embedded.stage import Stage, described, on_stage, organisation_of
from tests.servers import samba
from tests.servers.samba import Controller, Made

NAME = "GEAA-012686"
DN = f"CN={NAME},{samba.STAFF}"
ME = (
    "id: me, name: 陳怡君, agency: doit, national_id: B277777778, email: me@home.example, portal: [{account: yjchen}], personnel: {}, "
    "directory: [{account: GEAA-012686}], mailbox: {address: yjchen@mail.example}, binding: {portal: yjchen, directory: GEAA-012686}"
)
OTHER = "id: other, name: 林美惠, agency: doit, national_id: F131104093, portal: [{account: mhlin}], personnel: {}, directory: [{account: GEAA-010233}], mailbox: {address: mhlin@mail.example}"
KEYS = DirectoryKeys((samba.STAFF,), rights=frozenset({"unlock", "reset", "bind", "enable"}))


@dataclass(frozen=True)
class City:
    """The desk's side, and the domain's."""

    stage: Stage
    directory: ActiveDirectory
    controller: Controller

    async def account(self, id: str = "me") -> DirectoryAccount:
        (found, *_) = await self.directory.accounts_of(await self.stage.person(id))
        return found

    async def rows(self, id: str = "me") -> tuple[str, ...]:
        systems = replace(self.stage.organisation.systems, directory=self.directory)
        account_lookup = replace(self.stage.account_lookup, systems=systems)
        return (await account_lookup.look(await self.stage.person(id))).diagnosis.rows

    def account_lookup(self, **more: object) -> AccountLookup:
        return replace(self.stage.account_lookup, systems=replace(self.stage.organisation.systems, directory=self.directory), **more)  # type: ignore[arg-type]

    def bad_sign_ins(self, count: int, dn: str = DN) -> None:
        """Wrong passwords at another place, past the desk."""
        there = reach(self.controller)
        talk = LdapSession("elsewhere", there.servers[0], there, accounts()[0])
        for _ in range(count):
            talk.sign_in(dn, replace_password("wrong"))
        talk.close()


def replace_password(text: str) -> Secret:
    return Secret(text)


Enter = Callable[..., Awaitable[City]]


@asynccontextmanager
async def city_with(folder: Path, *made: Made, keys: DirectoryKeys = KEYS, where: SearchScope | None = None, people: tuple[str, ...] = (ME, OTHER)) -> AsyncIterator[City]:
    controller = samba.controller()
    folder.mkdir(exist_ok=True)  # noqa: ASYNC240 - a test waits for nothing else
    async with on_stage(folder, described(folder, organisation_of(*people)), time=SystemClock()) as stage:
        controller.make(*made)
        directory = directory_on(controller, stage, keys, where)
        try:
            yield City(stage, directory, controller)
        finally:
            directory.close()
            controller.forget()


@pytest.fixture
def person() -> Made:
    """An account with nothing wrong."""
    return Made(NAME, "Tpead-canary-1", more={"employeeID": "yjchen"})
