"""Browsers whose session was renewed or ended: their earlier cookies are worthless."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import browsers


@dataclass(frozen=True, slots=True)
class KnownBrowser:
    """`turn` is the seal of the only valid cookie, `person` who last proved their identity there ('' nobody). `ended` (UTC): logged out."""

    turn: str
    person: str
    ended: datetime | None


class Browsers:
    """The browsers within one transaction. A browser that was never renewed has no row."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, browser: str) -> KnownBrowser | None:
        """What is stored about this browser (sealed)."""
        row = (await self._connection.execute(sa.select(browsers).where(browsers.c.browser == browser))).first()
        return None if row is None else KnownBrowser(row.turn, row.person, row.ended)

    async def renew(self, browser: str, old: str, new: str, person: str, now: datetime) -> bool:
        """Makes the cookie of turn `new` the only valid one; True for the first request that came with turn `old` ('' for the first) (T19)."""
        values: dict[str, str | datetime] = {"turn": new, "person": person, "changed": now}
        if not old:
            return await self._insert(browser, values)
        current = (browsers.c.browser == browser, browsers.c.turn == old, browsers.c.ended.is_(None))
        return (await self._connection.execute(sa.update(browsers).where(*current).values(**values))).rowcount == 1

    async def end(self, browser: str, now: datetime) -> None:
        """Invalidates every cookie of this browser's session, for good."""
        ended = sa.update(browsers).where(browsers.c.browser == browser).values(ended=now, changed=now)
        if (await self._connection.execute(ended)).rowcount == 0 and not await self._insert(browser, {"turn": "", "person": "", "changed": now, "ended": now}):
            await self._connection.execute(ended)

    async def end_all_of(self, person: str, but: str, now: datetime) -> int:
        """The same for every browser in which this person proved their identity last, except one; returns how many."""
        theirs = (browsers.c.person == person, browsers.c.browser != but, browsers.c.ended.is_(None))
        return int((await self._connection.execute(sa.update(browsers).where(*theirs).values(ended=now, changed=now))).rowcount)

    async def _insert(self, browser: str, values: dict[str, str | datetime]) -> bool:
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(sa.insert(browsers).values(browser=browser, **values))
        except IntegrityError:
            return False
        return True
