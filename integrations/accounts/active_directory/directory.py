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
    """Reads and writes people's accounts. Everything it tells is in the desk's time; what counts is the server's."""

    def __init__(
        self, ldap: Ldap, keys: DirectoryKeys, own: tuple[ServiceAccount, ...], holdings: AccountHolders, events: DirectoryEvents, clock: Clock
    ) -> None:
        """`own`: the desk's accounts there, which are nobody's (D2)."""
        self.ldap, self.keys = ldap, keys
        self._holdings, self._events, self._clock = holdings, events, clock
        self.reader = AccountReader(keys, names_of(own), clock)
        self.writer = AccountWriter(self.reader)
        self._binder = Binder(self.writer)
        self._protected: tuple[datetime, frozenset[str]] | None = None
        # Writers of this process take turns at an account, so that what one counts the next one sees.
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def accounts_of(self, person: Person) -> tuple[DirectoryAccount, ...]:
        """All TPEAD accounts of this person."""
        domain, seen = await self._of(person)
        happened = await self._events.of(tuple(one.guid for one in seen)) if seen else {}
        for one in seen:
            known = happened.get((one.guid, LOCKED_OUT), ())
            if one.since is not None and one.since not in known:
                await self._events.note(one.guid, LOCKED_OUT, one.since)
                happened[(one.guid, LOCKED_OUT)] = tuple(sorted((*known, one.since)))
        return tuple(_told(one, domain, happened, self.keys.former_attribute) for one in seen)

    async def bindings_of(self, person: Person) -> tuple[AccountBinding, ...]:
        """All bindings with an end at this person, from this person's accounts and from this person's portal accounts."""
        portal = await self._holdings.portal_of(person)
        domain, seen = await self._of(person)
        there = await self._read(lambda conversation: self._binder.bound_to(conversation, domain, portal)) if portal else ()
        mine, names = {one.guid for one in seen}, {name.casefold(): name for name in portal}
        found: dict[tuple[str, str], AccountBinding] = {}
        for one in (*seen, *there):
            others = one.guid not in mine and await self._is_somebody_elses(one, person)
            for value in self._binder.bound_at(one):
                ours = value.casefold() in names
                if not ours and one.guid not in mine:
                    continue
                holder = None if ours else await self._holdings.holder_of_portal(value)
                foreign = others or (holder is not None and holder != person.id)
                found[(value.casefold(), one.guid)] = AccountBinding(names.get(value.casefold(), value), one.name, foreign)
        places = {name: place for place, name in enumerate(names)}
        return tuple(sorted(found.values(), key=lambda one: places.get(one.portal.casefold(), len(places))))

    async def unlock(self, account: str) -> None:
        """Ends the lock that holds now."""
        done: Unlocked = await self._written(UNLOCK, account, lambda conversation: self.writer.unlock(conversation, account))
        if done.opened:
            await self._events.note(done.guid, UNLOCKED, done.at)

    async def set_password(self, account: str, new: Secret) -> None:
        """Takes the new password; the one before dies with it."""
        await self._written(RESET, account, lambda conversation: self.writer.set_password(conversation, account, new))

    async def bind(self, account: str, portal: str, instead_of: tuple[AccountBinding, ...] = ()) -> None:
        """Binds them, instead of the bindings named."""
        await self._written(BIND, "", lambda conversation: self._binder.bind(conversation, account, portal, instead_of))

    async def enable(self, account: str) -> None:
        """Enables the account."""
        await self._written(ENABLE, account, lambda conversation: self.writer.enable(conversation, account))

    async def accepts(self, account: str, password: Secret, spare: int = 2) -> PasswordCheckResult:
        """Whether this is the password: one try at one server, whatever comes of it."""

        def once(conversation: LdapSession) -> PasswordCheckResult:
            try:
                return self.writer.accepts(conversation, account, password, spare)
            except Silent as silent:
                raise Unreachable(_SYSTEM, silent.detail) from None  # another server must not be asked the same

        async with self._turns[account.strip().casefold()]:
            return await self._read(once)

    async def holder_of(self, account: str) -> str | None:
        """Personnel's id of whose account this is, where the directory holds it."""
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
        """The SIDs of protected groups, looked up every ten minutes; who is in them is asked each time."""
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
    """The host of the PDC emulator, to which wrong passwords and locks come first (SECURITY 1.4); None where it cannot be told."""
    (root, *_) = conversation.search("", "(objectClass=*)", ("defaultNamingContext",), "base") or (None,)
    context = None if root is None else root.text("defaultNamingContext")
    (domain, *_) = conversation.search(context, "(objectClass=*)", ("fSMORoleOwner",), "base") if context else (None,)
    owner = None if domain is None else domain.text("fSMORoleOwner")
    if owner is None or "," not in owner:
        return None
    (server, *_) = conversation.search(owner.partition(",")[2], "(objectClass=*)", ("dNSHostName",), "base") or (None,)
    return None if server is None else server.text("dNSHostName")


def names_of(own: tuple[ServiceAccount, ...]) -> frozenset[str]:
    """Every way in which an account of the desk's may be written in the directory."""
    names = [one.user.casefold() for one in own]
    return frozenset(names) | {name.rpartition("\\")[2] for name in names} | {name.partition("@")[0] for name in names if "=" not in name}


def _told(seen: DirectoryEntry, domain: Domain, happened: dict[tuple[str, str], tuple[datetime, ...]], former: str | None) -> DirectoryAccount:
    """The account in the desk's time."""
    skew, entry = domain.skew, seen.entry
    lock = seen.lock(domain.now)
    hours = entry.first("logonHours")
    return DirectoryAccount(
        account=seen.name,
        enabled=seen.enabled,
        kind=seen.kind,
        protected=seen.protected,
        former=entry.text(former) if former else None,
        arrived=skew.told(_created(entry.text("whenCreated"))),
        lock=None if lock is None else Lock(lock.since + skew.ahead, lock.lasts),
        lockouts=tuple(at + skew.ahead for at in happened.get((seen.guid, LOCKED_OUT), ())),
        unlocks=tuple(at + skew.ahead for at in happened.get((seen.guid, UNLOCKED), ())),
        must_change=seen.must_change,
        password_set=skew.told(windows_moment(entry.number("pwdLastSet") or 0)),
        password_expires=None if seen.expires in (0, NEVER) else skew.told(windows_moment(seen.expires)),
        expires=skew.told(windows_moment(entry.number("accountExpires") or 0)),
        signs_in_at_no_hour=hours is not None and len(hours) == _HOURS and not any(hours),
        computers=tuple(name.strip() for name in (entry.text("userWorkstations") or "").split(",") if name.strip()),
    )


def _created(written: str | None) -> datetime | None:
    try:
        return None if written is None else generalized_time(written)
    except ValueError:
        raise Garbled(_SYSTEM, "directory: it tells no time of a creation") from None

