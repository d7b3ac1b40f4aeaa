"""TPEAD behind the port: an Active Directory over LDAP."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot.accounts.records import AccountBinding, DirectoryAccount, Lock
from bot.clock import Clock
from bot.errors import Denied, Garbled, Unreachable
from bot.people.person import Person
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from integrations.accounts.active_directory.account_holders import AccountHolders
from integrations.accounts.active_directory.account_reader import AccountReader, DirectoryEntry, Domain
from integrations.accounts.active_directory.account_writer import AccountWriter, Unlocked, translated
from integrations.accounts.active_directory.events import LOCKED_OUT, UNLOCKED, DirectoryEvents
from integrations.accounts.active_directory.keys import BIND, ENABLE, RESET, UNLOCK, DirectoryKeys
from integrations.accounts.active_directory.portal_binding import Binder
from integrations.accounts.active_directory.windows_time import NEVER, windows_moment
from integrations.accounts.ldap.connection import LdapSession, Silent, equals, generalized_time
from integrations.accounts.ldap.protocol import ServiceAccount
from integrations.accounts.ldap.servers import Ldap

T = TypeVar("T")
_SYSTEM: Final = "directory"
_HOURS: Final = 21


class ActiveDirectory:
    """Reads and writes people's accounts. Times are returned by the desk's clock; decisions are made by the server's."""

    def __init__(
        self, ldap: Ldap, keys: DirectoryKeys, own: tuple[ServiceAccount, ...], holdings: AccountHolders, events: DirectoryEvents, clock: Clock
    ) -> None:
        """`own`: the desk's service accounts there, which belong to nobody (D2)."""
        self.ldap, self.keys = ldap, keys
        self._holdings, self._events, self._clock = holdings, events, clock
        self.reader = AccountReader(keys, names_of(own), clock)
        self.writer = AccountWriter(self.reader)
        self._binder = Binder(self.writer)
        self._protected: tuple[datetime, frozenset[str]] | None = None
        # Writers in this process take turns per account, so that each sees what the previous one counted.
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def accounts_of(self, person: Person) -> tuple[DirectoryAccount, ...]:
        """All TPEAD accounts of this person."""
        domain, seen = await self._of(person)
        happened = await self._events.of(tuple(entry.guid for entry in seen)) if seen else {}
        for entry in seen:
            known = happened.get((entry.guid, LOCKED_OUT), ())
            if entry.since is not None and entry.since not in known:
                await self._events.note(entry.guid, LOCKED_OUT, entry.since)
                happened[(entry.guid, LOCKED_OUT)] = tuple(sorted((*known, entry.since)))
        return tuple(_account(entry, domain, happened, self.keys.former_attribute) for entry in seen)

    async def bindings_of(self, person: Person) -> tuple[AccountBinding, ...]:
        """All bindings of this person, found from both their TPEAD and their portal accounts."""
        portal = await self._holdings.portal_of(person)
        domain, seen = await self._of(person)
        bound_entries = await self._read(lambda conversation: self._binder.bound_to(conversation, domain, portal)) if portal else ()
        own_guids, names = {item.guid for item in seen}, {name.casefold(): name for name in portal}
        found: dict[tuple[str, str], AccountBinding] = {}
        for item in (*seen, *bound_entries):
            others = item.guid not in own_guids and await self._is_somebody_elses(item, person)
            for value in self._binder.bound_at(item):
                is_own_portal = value.casefold() in names
                if not is_own_portal and item.guid not in own_guids:
                    continue
                holder = None if is_own_portal else await self._holdings.holder_of_portal(value)
                foreign = others or (holder is not None and holder != person.id)
                found[(value.casefold(), item.guid)] = AccountBinding(names.get(value.casefold(), value), item.name, foreign)
        places = {name: place for place, name in enumerate(names)}
        return tuple(sorted(found.values(), key=lambda item: places.get(item.portal.casefold(), len(places))))

    async def unlock(self, account: str) -> None:
        """Lifts a lock that is in effect."""
        done: Unlocked = await self._written(UNLOCK, account, lambda conversation: self.writer.unlock(conversation, account))
        if done.opened:
            await self._events.note(done.guid, UNLOCKED, done.at)

    async def set_password(self, account: str, new: Secret) -> None:
        """Sets the new password and invalidates the previous one."""
        await self._written(RESET, account, lambda conversation: self.writer.set_password(conversation, account, new))

    async def bind(self, account: str, portal: str, instead_of: tuple[AccountBinding, ...] = ()) -> None:
        """Binds them, replacing the bindings named."""
        await self._written(BIND, "", lambda conversation: self._binder.bind(conversation, account, portal, instead_of))

    async def enable(self, account: str) -> None:
        """Enables the account."""
        await self._written(ENABLE, account, lambda conversation: self.writer.enable(conversation, account))

    async def accepts(self, account: str, password: Secret, spare: int = 2) -> PasswordCheckResult:
        """Whether this is the password: one attempt at one server, whatever the result."""

        def once(conversation: LdapSession) -> PasswordCheckResult:
            try:
                return self.writer.accepts(conversation, account, password, spare)
            except Silent as silent:
                raise Unreachable(_SYSTEM, silent.detail) from None  # the attempt must not be repeated on another server

        async with self._turns[account.strip().casefold()]:
            return await self._read(once)

    async def holder_of(self, account: str) -> str | None:
        """The owner's personnel id, if the directory holds it."""
        if self.keys.person_attribute is None:
            return None

        def find(conversation: LdapSession) -> tuple[DirectoryEntry, ...]:
            domain = self.reader.domain(conversation)
            return self.reader.named(conversation, domain, frozenset(), (account,))

        found = await self._read(find)
        return found[0].entry.text(self.keys.person_attribute) if found else None

    def close(self) -> None:
        """Closes its connections."""
        self.ldap.close()

    async def _of(self, person: Person) -> tuple[Domain, tuple[DirectoryEntry, ...]]:
        named = await self._holdings.named(person)
        portal = await self._holdings.portal_of(person) if named is None and self.keys.person_attribute is None else ()

        def find(conversation: LdapSession) -> tuple[Domain, tuple[DirectoryEntry, ...]]:
            domain = self.reader.domain(conversation)
            also = self._also(conversation, domain)
            if named is not None:
                return domain, self.reader.named(conversation, domain, also, named)
            if self.keys.person_attribute is not None:
                return domain, self.reader.matching(conversation, domain, also, equals(self.keys.person_attribute, person.id))
            bound = "".join(equals(self.keys.binding_attribute, name) for name in portal)
            return domain, self.reader.matching(conversation, domain, also, bound) if bound else ()

        return await self._read(find)

    def _also(self, conversation: LdapSession, domain: Domain) -> frozenset[str]:
        """The SIDs of protected groups, looked up every ten minutes; membership is checked each time."""
        now = self._clock.now()
        if self._protected is None or now - self._protected[0] > timedelta(minutes=10):
            self._protected = (now, self.reader.protected_sids(conversation, domain)[0])
        return self._protected[1]

    async def _is_somebody_elses(self, seen: DirectoryEntry, person: Person) -> bool:
        holder = None if self.keys.person_attribute is None else seen.entry.text(self.keys.person_attribute)
        if holder is None:
            holder = await self._holdings.holder_of_directory(seen.name)
        return holder is not None and holder != person.id

    async def _read(self, work: Callable[[LdapSession], T]) -> T:
        return await self.ldap.read(lambda conversation: translated(lambda: work(conversation)))

    async def _written(self, right: str, account: str, work: Callable[[LdapSession], T]) -> T:
        if right not in self.keys.rights:
            raise Denied(_SYSTEM, f"directory: the desk was not given the right to {right}")
        async with self._turns[account.strip().casefold()]:
            return await self.ldap.write(lambda conversation: translated(lambda: work(conversation)), first_writer)


def first_writer(conversation: LdapSession) -> str | None:
    """The host of the PDC emulator, which sees wrong passwords and locks first (SECURITY 1.4); None if unknown."""
    (root, *_) = conversation.search("", "(objectClass=*)", ("defaultNamingContext",), "base") or (None,)
    context = None if root is None else root.text("defaultNamingContext")
    (domain, *_) = conversation.search(context, "(objectClass=*)", ("fSMORoleOwner",), "base") if context else (None,)
    owner = None if domain is None else domain.text("fSMORoleOwner")
    if owner is None or "," not in owner:
        return None
    (server, *_) = conversation.search(owner.partition(",")[2], "(objectClass=*)", ("dNSHostName",), "base") or (None,)
    return None if server is None else server.text("dNSHostName")


def names_of(own: tuple[ServiceAccount, ...]) -> frozenset[str]:
    """Every form in which the directory may write one of the desk's accounts."""
    names = [account.user.casefold() for account in own]
    return frozenset(names) | {name.rpartition("\\")[2] for name in names} | {name.partition("@")[0] for name in names if "=" not in name}


def _account(seen: DirectoryEntry, domain: Domain, happened: dict[tuple[str, str], tuple[datetime, ...]], former: str | None) -> DirectoryAccount:
    """The account with times by the desk's clock."""
    skew, entry = domain.skew, seen.entry
    lock = seen.lock(domain.now)
    hours = entry.first("logonHours")
    return DirectoryAccount(
        account=seen.name,
        enabled=seen.enabled,
        kind=seen.kind,
        protected=seen.protected,
        former=entry.text(former) if former else None,
        arrived=skew.desk_time(_created(entry.text("whenCreated"))),
        lock=None if lock is None else Lock(lock.since + skew.ahead, lock.lasts),
        lockouts=tuple(at + skew.ahead for at in happened.get((seen.guid, LOCKED_OUT), ())),
        unlocks=tuple(at + skew.ahead for at in happened.get((seen.guid, UNLOCKED), ())),
        must_change=seen.must_change,
        password_set=skew.desk_time(windows_moment(entry.number("pwdLastSet") or 0)),
        password_expires=None if seen.expires in (0, NEVER) else skew.desk_time(windows_moment(seen.expires)),
        expires=skew.desk_time(windows_moment(entry.number("accountExpires") or 0)),
        signs_in_at_no_hour=hours is not None and len(hours) == _HOURS and not any(hours),
        computers=tuple(name.strip() for name in (entry.text("userWorkstations") or "").split(",") if name.strip()),
    )


def _created(written: str | None) -> datetime | None:
    try:
        return None if written is None else generalized_time(written)
    except ValueError:
        raise Garbled(_SYSTEM, "directory: it tells no time of a creation") from None

