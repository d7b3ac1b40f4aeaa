"""The choice of a server: in order, skipping those that failed recently; reading connections are kept, writing ones are not."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from bot.clock import Clock
from bot.errors import Denied, Unreachable
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.ldap.connection import LdapSession, Silent
from integrations.accounts.ldap.protocol import LdapServer, Refusal, SearchScope, ServiceAccount
from integrations.accounts.thread_pool import ThreadPool

T = TypeVar("T")
_PAUSE: Final = timedelta(seconds=30)
_AGAIN: Final = timedelta(minutes=2)
_IDLE: Final = timedelta(seconds=60)
_MOST: Final = 12


@dataclass(slots=True)
class _Kept:
    """An idle reading connection, and since when (UTC)."""

    conversation: LdapSession
    since: datetime


class Ldap:
    """A directory on several servers. `read` may be retried on another one; a `write` is never sent a second time."""

    def __init__(self, system: str, reach: SearchScope, reading: ServiceAccount, writing: ServiceAccount | None, clock: Clock) -> None:
        """Nothing is opened yet."""
        self.system, self.reach = system, reach
        self._reading, self._writing, self._clock = reading, writing, clock
        self._offloading = ThreadPool(system)
        self._kept: list[_Kept] = []
        self._failed: dict[LdapServer, datetime] = {}
        self._turned_away: dict[str, tuple[datetime, str]] = {}
        self._lock = threading.Lock()

    async def read(self, work: Callable[[LdapSession], T]) -> T:
        """Runs it on the first server that answers. Raises Unreachable, Garbled, Denied, Refusal."""
        return await self._offloading.run(lambda: self._read(work))

    async def write(self, work: Callable[[LdapSession], T], choose: Callable[[LdapSession], str | None] = lambda _: None) -> T:
        """Does it once, on a fresh connection to one server: the one whose host `choose` names, where that is one of ours and answers.

        Raises Unreachable (it may have happened), Garbled, Denied, Refusal."""
        return await self._offloading.run(lambda: self._write(work, choose))

    def close(self) -> None:
        """Closes idle connections."""
        with self._lock:
            kept, self._kept = self._kept, []
        for idle in kept:
            idle.conversation.close()
        self._offloading.close()

    def _read(self, work: Callable[[LdapSession], T]) -> T:
        return self._on_the_first(lambda server: self._on(server, work))

    def _on(self, server: LdapServer, work: Callable[[LdapSession], T]) -> T:
        kept = self._take(server)
        if kept is not None:
            try:
                return self._used(kept, work)
            except Silent as trouble:
                if not trouble.dead:
                    raise
        return self._used(self._open(server, self._reading), work)

    def _used(self, conversation: LdapSession, work: Callable[[LdapSession], T]) -> T:
        try:
            done = work(conversation)
        except Refusal:
            self._keep(conversation)
            raise
        except BaseException:
            conversation.close()
            raise
        self._keep(conversation)
        return done

    def _write(self, work: Callable[[LdapSession], T], choose: Callable[[LdapSession], str | None]) -> T:
        if self._writing is None:
            raise Denied(self.system, f"{self.system}: no account for writing is configured")
        conversation = self._first(self._writing)
        try:
            host = (choose(conversation) or "").casefold()
            better = next((server for server in self.reach.servers if server.host.casefold() == host), None)
            if better is not None and better != conversation.server:
                try:
                    preferred = self._open(better, self._writing)
                except Silent:
                    self._fails(better)
                else:
                    conversation.close()
                    conversation = preferred
            return work(conversation)
        finally:
            conversation.close()

    def _first(self, account: ServiceAccount) -> LdapSession:
        return self._on_the_first(lambda server: self._open(server, account))

    def _on_the_first(self, work: Callable[[LdapServer], T]) -> T:
        """On the first server that answers. Raises what the last one raised where none does."""
        last: Silent | None = None
        for server in self._order():
            try:
                return work(server)
            except Silent as trouble:
                self._fails(server)
                last = trouble
        raise last or Unreachable(self.system)

    def _open(self, server: LdapServer, account: ServiceAccount) -> LdapSession:
        known = self._turned_away.get(account.user)
        if known is not None and timedelta() <= self._clock.now() - known[0] < _AGAIN:
            # Retrying with a wrong secret of ours at every query would lock our own account.
            raise Denied(self.system, known[1])
        try:
            reach = replace(self.reach, receive=self.reach.writing) if account is self._writing else self.reach
            opened = LdapSession(self.system, server, reach, account)
        except Refusal as refused:
            detail = f"{self.system}: {server} does not let the desk's account in ({refused})"
            self._turned_away[account.user] = (self._clock.now(), detail)
            raise Denied(self.system, detail) from None
        self._turned_away.pop(account.user, None)
        self._failed.pop(server, None)
        return opened

    def _order(self) -> tuple[LdapServer, ...]:
        """All of them; those that failed within half a minute come last: they are tried only if no other answers."""
        now = self._clock.now()
        return tuple(sorted(self.reach.servers, key=lambda server: server in self._failed and timedelta() <= now - self._failed[server] < _PAUSE))

    def _fails(self, server: LdapServer) -> None:
        self._failed[server] = self._clock.now()
        with self._lock:
            closed = [idle for idle in self._kept if idle.conversation.server == server]
            self._kept = [idle for idle in self._kept if idle.conversation.server != server]
        for idle in closed:
            idle.conversation.close()

    def _take(self, server: LdapServer) -> LdapSession | None:
        now, old, taken = self._clock.now(), list[LdapSession](), None
        with self._lock:
            for idle in [idle for idle in reversed(self._kept) if idle.conversation.server == server]:
                self._kept.remove(idle)
                if now - idle.since < _IDLE:
                    taken = idle.conversation
                    break
                old.append(idle.conversation)
        for conversation in old:
            conversation.close()
        return taken

    def _keep(self, conversation: LdapSession) -> None:
        with self._lock:
            room = len(self._kept) < _MOST
            if room:
                self._kept.append(_Kept(conversation, self._clock.now()))
        if not room:
            conversation.close()
