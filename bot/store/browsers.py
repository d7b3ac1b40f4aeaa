"""Browsers whose session was renewed or ended: the cookie that they had before is worth nothing any more."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import browsers


@dataclass(frozen=True, slots=True)
class KnownBrowser:
    """`turn` is the seal of the only cookie that is still good, `person` who proved something there last ('' nobody). `ended` (UTC): logged out."""

    turn: str
    person: str
    ended: datetime | None


class Browsers:
    """The browsers within one transaction. One that was never renewed has no row."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, browser: str) -> KnownBrowser | None:
        """What is known of this browser (sealed)."""
        row = (await self._connection.execute(sa.select(browsers).where(browsers.c.browser == browser))).first()
        return None if row is None else KnownBrowser(row.turn, row.person, row.ended)

    async def renew(self, browser: str, old: str, new: str, person: str, now: datetime) -> bool:
        """From now on only the cookie of turn `new` is good; True for the one of turn `old` ('' for the first) that asked first (T19)."""
        values: dict[str, str | datetime] = {"turn": new, "person": person, "changed": now}
        if not old:
            return await self._insert(browser, values)
        mine = (browsers.c.browser == browser, browsers.c.turn == old, browsers.c.ended.is_(None))
        return (await self._connection.execute(sa.update(browsers).where(*mine).values(**values))).rowcount == 1

    async def end(self, browser: str, now: datetime) -> None:
        """No cookie of this browser's session is good any more, for ever."""
        ended = sa.update(browsers).where(browsers.c.browser == browser).values(ended=now, changed=now)
        if (await self._connection.execute(ended)).rowcount == 0 and not await self._insert(browser, {"turn": "", "person": "", "changed": now, "ended": now}):
            await self._connection.execute(ended)

    async def _insert(self, browser: str, values: dict[str, str | datetime]) -> bool:
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(sa.insert(browsers).values(browser=browser, **values))
        except IntegrityError:
            return False
        return True
