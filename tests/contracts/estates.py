"""The account systems that the contract tests run on.

An adapter is added by one more `open_…` function in `ESTATES`: it prepares the people of `PEOPLE` in its system, gives the ports,
and says how to break the system. The embedded organisation comes first.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.accounts.records import DirectoryAccount
from bot.people.person import Person
from bot.ports import Register, Systems
from tests.contracts.real_databases import open_databases
from tests.contracts.real_directory import open_active_directory_in
from tests.contracts.real_mail import open_mail_directory
from tests.embedded.stage import START, described, on_stage
from tests.servers import postgresql

PEOPLE = """\
agencies:
  - {id: doit, name: 資訊局, joins_directory: true, admins: {portal: [whole], personnel: [double, whole]}}
people:
  - id: whole
    name: 陳怡君
    agency: doit
    national_id: A200000003
    email: whole@home.example
    certificate: {serial: "A3:F1:07:00:00:00:01", name: 陳怡君}
    portal: {account: yjchen, password: Portal-canary-1, created: -900d}
    personnel: {arrived: -900d, synced: -20m}
    directory: {account: GEAA-012686, password: Tpead-canary-1, password_set: -30d, computers: [PC-1, PC-2]}
    mailbox: {address: yjchen@mail.example, password: Mail-canary-1}
    binding: {portal: yjchen, directory: GEAA-012686}
  - {id: nobody, name: 無名, agency: doit, national_id: B277777778, sync: stuck}
  - id: double
    name: 林美惠
    agency: doit
    national_id: A123456789
    portal: [{account: mhlin}, {account: mhlin2, enabled: false}]
    directory: [{account: GEAA-010233, password: Tpead-canary-6}, {account: ab1234, enabled: false, former: GEAA-000111}]
    binding: [{portal: mhlin, directory: GEAA-010233}, {portal: mhlin2, directory: GEAA-777777}]
  - id: locked
    name: 江宜蓁
    agency: doit
    national_id: F131104093
    certificate: {state: expired, national_id: B277777778}
    portal: {account: yzchiang, locked: -2m}
    personnel: {enabled: false}
    directory: {account: GEAA-010210, locked: -6m, lockouts: [-3h], password: Tpead-canary-2}
    mailbox: {address: yzchiang@mail.example, enabled: false}
    binding: {portal: yzchiang, directory: GEAA-012686}
  - {id: shared, name: 便民信箱, agency: doit, portal: {account: box, used_for: mail}}
  - id: unbound
    name: 高于婷
    agency: doit
    national_id: A223456781
    portal: {account: ytkao, password: Portal-canary-3}
    directory: {account: GEAA-010229, password: Tpead-canary-3, password_set: -30d, must_change: true, password_expires: -1d}
  - id: away
    name: 何欣怡
    agency: doit
    national_id: A223456790
    sync: stuck
    portal: {account: xyho, enabled: false}
    personnel: {enabled: false}
    directory: {account: GEAA-010213, enabled: false, expires: -1d, password: Tpead-canary-4}
  - id: guarded
    name: 周冠宇
    agency: doit
    national_id: A223456807
    directory: [{account: GEAA-010007, enabled: false, protected: true, locked: -1m, password: Tpead-canary-5}, {account: svc-backup, kind: service, enabled: false}]
sync: {every: 1h, last: -20m}
"""


@dataclass(frozen=True)
class Estate:
    """Account systems with the people of `PEOPLE` in them. `broken(system, how)`: down, slow or garbled; `advance` moves its time.

    `exact`: how far a moment may be off where a real server's clock goes on; `remembers`: it refuses passwords of before.
    """

    register: Register
    systems: Systems
    broken: Callable[[str, str], Awaitable[None]]
    advance: Callable[[timedelta], None]
    start: datetime
    exact: timedelta = timedelta()
    remembers: bool = True

    def near(self, one: datetime | None, other: datetime) -> bool:
        """Whether it is that moment."""
        return one is not None and abs(one - other) <= self.exact


@asynccontextmanager
async def open_embedded(folder: Path, address: str | None = None) -> AsyncIterator[Estate]:
    async with on_stage(folder, described(folder, PEOPLE), address=address) as stage:
        organisation = stage.organisation
        yield Estate(organisation.register, organisation.systems, organisation.break_system, stage.clock.advance, START)


def open_embedded_on_postgresql(folder: Path) -> AbstractAsyncContextManager[Estate]:
    return open_embedded(folder, postgresql.migrated_database())


@asynccontextmanager
async def open_active_directory(folder: Path) -> AsyncIterator[Estate]:
    """TPEAD on a real domain controller, everything else embedded."""
    async with open_active_directory_in(folder, PEOPLE) as (stage, systems, broken, advance):
        yield Estate(stage.organisation.register, systems, broken, advance, stage.clock.now(), timedelta(seconds=20), remembers=False)


@asynccontextmanager
async def open_sql(folder: Path, url: str | None = None) -> AsyncIterator[Estate]:
    """Portal, personnel and sign-on in somebody else's database, everything else embedded."""
    async with open_databases(folder, PEOPLE, url or f"sqlite:///{folder}/city.db") as (stage, systems, broken):
        yield Estate(stage.organisation.register, systems, broken, stage.clock.advance, START)


def open_sql_on_postgresql(folder: Path) -> AbstractAsyncContextManager[Estate]:
    return open_sql(folder, postgresql.new_database())


@asynccontextmanager
async def open_mail(folder: Path) -> AsyncIterator[Estate]:
    """Mailboxes on a real OpenLDAP, everything else embedded."""
    async with open_mail_directory(folder, PEOPLE) as (stage, systems, broken):
        yield Estate(stage.organisation.register, systems, broken, stage.clock.advance, START)


ESTATES: dict[str, Callable[[Path], AbstractAsyncContextManager[Estate]]] = {
    "embedded": open_embedded,
    "on postgresql": open_embedded_on_postgresql,
    "active directory": open_active_directory,
    "mail directory": open_mail,
    "databases": open_sql,
    "databases on postgresql": open_sql_on_postgresql,
}


async def person(account_systems: Estate, id: str) -> Person:
    found = await account_systems.register.person(id)
    assert found is not None
    return found


async def everything(account_systems: Estate, who: Person) -> tuple[Any, ...]:
    systems = account_systems.systems
    return (
        await systems.portal.accounts_of(who),
        await systems.personnel.record_of(who),
        await systems.directory.accounts_of(who),
        await systems.directory.bindings_of(who),
        await systems.mailbox.account_of(who),
        await systems.sign_on.certificate_of(who),
    )


async def account(account_systems: Estate, id: str) -> DirectoryAccount:
    """The first TPEAD account of this person."""
    return (await account_systems.systems.directory.accounts_of(await person(account_systems, id)))[0]
