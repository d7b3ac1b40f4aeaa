"""Who is signed in at the pages of the desk, in which browser."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import desk_sessions
from bot.verification.level import Level


@dataclass(frozen=True, slots=True)
class DeskSession:
    """The person, the level and time of the proof, the last request (UTC). `ended`: signed out, frozen, or without a role."""

    person: str
    level: Level
    proven: datetime
    seen: datetime
    ended: datetime | None = None


class DeskSessions:
    """The sessions within one transaction; a browser (sealed) has one at most."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, browser: str) -> DeskSession | None:
        """The session of this browser, be it over."""
        row = (await self._connection.execute(sa.select(desk_sessions).where(desk_sessions.c.browser == browser))).first()
        return None if row is None else DeskSession(row.person, Level(row.level), row.proven, row.seen, row.ended)

    async def begin(self, browser: str, session: DeskSession) -> None:
        """Opens one in place of whatever there was."""
        await self._connection.execute(sa.delete(desk_sessions).where(desk_sessions.c.browser == browser))
        values = {"person": session.person, "level": int(session.level), "proven": session.proven, "seen": session.seen, "ended": session.ended}
        await self._connection.execute(sa.insert(desk_sessions).values(browser=browser, **values))

    async def touch(self, browser: str, now: datetime) -> None:
        """A request came."""
        await self._connection.execute(sa.update(desk_sessions).where(*_open(desk_sessions.c.browser == browser)).values(seen=now))

    async def end(self, browser: str, now: datetime) -> bool:
        """Ends the session of this browser; False if there is none."""
        return await self._end(desk_sessions.c.browser == browser, now) == 1

    async def end_all_of(self, person: str, now: datetime) -> int:
        """Ends all sessions of this person; returns how many."""
        return await self._end(desk_sessions.c.person == person, now)

    async def _end(self, which: sa.ColumnElement[bool], now: datetime) -> int:
        return int((await self._connection.execute(sa.update(desk_sessions).where(*_open(which)).values(ended=now))).rowcount)


def _open(which: sa.ColumnElement[bool]) -> tuple[sa.ColumnElement[bool], ...]:
    return which, desk_sessions.c.ended.is_(None)
