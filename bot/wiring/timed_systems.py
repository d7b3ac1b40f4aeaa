"""The account systems as whoever writes to them or checks a password asks them: timed, and otherwise themselves. Look-ups time their own readings."""

from collections.abc import Awaitable
from typing import TypeVar

from bot.accounts.records import AccountBinding, CertificateBinding, DirectoryAccount, MailAccount, PersonnelRecord, PortalAccount, System
from bot.metrics.back_end import timed
from bot.metrics.metric import Metrics
from bot.people.person import Person
from bot.ports import Directory, Mailbox, PasswordCheckResult, Personnel, Portal, SignOn, Systems
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret

T = TypeVar("T")


@dataclass(frozen=True)
class _Timer:
    metrics: Metrics
    system: System

    async def __call__(self, answer: Awaitable[T]) -> T:
        with timed(self.metrics, self.system.value):
            return await answer


@dataclass(frozen=True)
class _TimedPortal:
    inner: Portal
    timer: _Timer

    async def accounts_of(self, person: Person) -> tuple[PortalAccount, ...]:
        return await self.timer(self.inner.accounts_of(person))

    async def accepts(self, account: str, password: Secret) -> PasswordCheckResult:
        return await self.timer(self.inner.accepts(account, password))

    async def enable(self, account: str) -> None:
        await self.timer(self.inner.enable(account))


@dataclass(frozen=True)
class _TimedPersonnel:
    inner: Personnel
    timer: _Timer

    async def record_of(self, person: Person) -> PersonnelRecord | None:
        return await self.timer(self.inner.record_of(person))

    async def enable(self, person: Person) -> None:
        await self.timer(self.inner.enable(person))


@dataclass(frozen=True)
class _TimedDirectory:
    inner: Directory
    timer: _Timer

    async def accounts_of(self, person: Person) -> tuple[DirectoryAccount, ...]:
        return await self.timer(self.inner.accounts_of(person))

    async def bindings_of(self, person: Person) -> tuple[AccountBinding, ...]:
        return await self.timer(self.inner.bindings_of(person))

    async def unlock(self, account: str) -> None:
        await self.timer(self.inner.unlock(account))

    async def set_password(self, account: str, new: Secret) -> None:
        await self.timer(self.inner.set_password(account, new))

    async def bind(self, account: str, portal: str, instead_of: tuple[AccountBinding, ...] = ()) -> None:
        await self.timer(self.inner.bind(account, portal, instead_of))

    async def enable(self, account: str) -> None:
        await self.timer(self.inner.enable(account))

    async def accepts(self, account: str, password: Secret, spare: int = 2) -> PasswordCheckResult:
        return await self.timer(self.inner.accepts(account, password, spare))


@dataclass(frozen=True)
class _TimedMailbox:
    inner: Mailbox
    timer: _Timer

    async def account_of(self, person: Person) -> MailAccount | None:
        return await self.timer(self.inner.account_of(person))

    async def set_password(self, address: str, new: Secret) -> None:
        await self.timer(self.inner.set_password(address, new))


@dataclass(frozen=True)
class _TimedSignOn:
    inner: SignOn
    timer: _Timer

    async def certificate_of(self, person: Person) -> CertificateBinding | None:
        return await self.timer(self.inner.certificate_of(person))

    async def bearer_of(self, serial: str) -> str | None:
        return await self.timer(self.inner.bearer_of(serial))


def timed_systems(systems: Systems, metrics: Metrics) -> Systems:
    """The same systems; how long each answer takes and what comes of it is counted."""
    return Systems(
        portal=_TimedPortal(systems.portal, _Timer(metrics, System.PORTAL)),
        personnel=_TimedPersonnel(systems.personnel, _Timer(metrics, System.PERSONNEL)),
        directory=_TimedDirectory(systems.directory, _Timer(metrics, System.DIRECTORY)),
        mailbox=_TimedMailbox(systems.mailbox, _Timer(metrics, System.MAILBOX)),
        sign_on=_TimedSignOn(systems.sign_on, _Timer(metrics, System.SIGN_ON)),
    )
