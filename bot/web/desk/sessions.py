"""Whether a browser is signed in at the desk, outside the demonstration; and when that ends."""

from datetime import datetime, timedelta
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.people.permissions import NOBODY, Standing
from bot.people.person import Person
from bot.ports import Register
from bot.requests.access_end import PROVED_HERE
from bot.requests.desk_standing import DeskStanding
from bot.runtime.quick_dataclass import dataclass
from bot.store.desk_sessions import DeskSession
from bot.store.work import Store
from bot.verification.level import Level
from bot.verification.tokens import Tokens
from bot.web.desk.proof import DeskProof
from bot.web.session import Session

_TOUCHED_AGAIN: Final = timedelta(seconds=20)
"""A page and what it brings along are one request: not every one is written down."""


@dataclass(frozen=True, slots=True)
class SessionTimes:
    """`idle`: without a request; `lasts`: after the proof."""

    idle: timedelta
    lasts: timedelta

    def end_of(self, session: DeskSession) -> datetime:
        """When it ends by itself (UTC)."""
        return min(session.seen + self.idle, session.proven + self.lasts)

    def holds(self, session: DeskSession, now: datetime) -> bool:
        """Whether it is neither over nor ended."""
        return session.ended is None and now < self.end_of(session)


@dataclass(frozen=True, slots=True)
class DeskUser:
    """Who is signed in here, as what, by which proof."""

    person: Person | None = None
    standing: Standing = NOBODY
    proof: DeskProof | None = None


@dataclass(frozen=True)
class SessionsAtTheDesk:
    """Reads and ends them."""

    store: Store
    register: Register
    standing: DeskStanding
    tokens: Tokens
    clock: Clock
    times: SessionTimes
    decide: Level

    async def of(self, session: Session, *, asks: bool) -> DeskUser:
        """Who is signed in in this browser. `asks`: this is a request of the person, not of their open page, so the session goes on."""
        browser, now = self._browser(session), self.clock.now()
        async with self.store.look() as work:
            known = await work.desk_sessions.of(browser)
        if known is None or not self.times.holds(known, now):
            return DeskUser()
        person = await self.register.person(known.person)
        standing = await self.standing.of(person)
        if person is None or not standing.at_the_desk:
            await self._end(browser, known.person, "role", now)
            return DeskUser()
        if asks and now - known.seen >= _TOUCHED_AGAIN:
            async with self.store.work() as work:
                await work.desk_sessions.touch(browser, now)
        return DeskUser(person, standing, await self.proof(person, session) or DeskProof(known.level, known.proven))

    async def proof(self, person: Person, session: Session) -> DeskProof | None:
        """The last proof of this person that counts for deciding, made in this browser, on whatever page; None where there is none."""
        async with self.store.look() as work:
            last = await work.counts.last(PROVED_HERE, f"{person.id} {self._browser(session)}")
        return None if last is None else DeskProof(self.decide, last)

    async def over(self, session: Session) -> bool:
        """Whether somebody was signed in here until the time ran out."""
        async with self.store.look() as work:
            known = await work.desk_sessions.of(self._browser(session))
        return known is not None and known.ended is None and not self.times.holds(known, self.clock.now())

    async def sign_out(self, session: Session) -> None:
        """Ends it, with the proof in this browser."""
        browser = self._browser(session)
        async with self.store.look() as work:
            known = await work.desk_sessions.of(browser)
        if known is not None:
            await self._end(browser, known.person, "own wish", self.clock.now())

    async def _end(self, browser: str, person: str, why: str, now: datetime) -> None:
        async with self.store.work() as work:
            await work.counts.forget(PROVED_HERE, f"{person} {browser}")
            if await work.desk_sessions.end(browser, now):
                await work.audit.append(AuditRecord(AuditEvent.DESK_SIGNED_OUT, f"desk:{person}", person, {"why": why}), now)

    def _browser(self, session: Session) -> str:
        return self.tokens.sealed_browser(session.id)
