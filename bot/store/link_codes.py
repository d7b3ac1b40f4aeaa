"""Codes that link a chat: sealed, single use, valid for ten minutes."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.links import VOUCHED
from bot.store.tables import link_codes


@dataclass(frozen=True, slots=True)
class LinkCode:
    """The person a code links, how they proved their identity, and who vouched ('' if nobody had to)."""

    person: str
    proof: str
    by: str


class LinkCodes:
    """The link codes within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def make(self, sealed: str, code: LinkCode, now: datetime, expires: datetime) -> None:
        """Stores a code, and ends an earlier one of the same person."""
        # Ended, not used: a code that nobody typed must not look like one that linked a chat.
        open_codes = (link_codes.c.person == code.person, link_codes.c.used.is_(None), link_codes.c.expires > now)
        await self._connection.execute(sa.update(link_codes).where(*open_codes).values(expires=now))
        await self._connection.execute(
            sa.insert(link_codes).values(code=sealed, person=code.person, proof=code.proof, by=code.by, made=now, expires=expires, used=None)
        )

    async def end_of(self, person: str, now: datetime) -> int:
        """Ends the codes that would link a chat to this person, and those that this person vouched with; returns how many."""
        open_codes = (sa.or_(link_codes.c.person == person, link_codes.c.by == person), link_codes.c.used.is_(None), link_codes.c.expires > now)
        return int((await self._connection.execute(sa.update(link_codes).where(*open_codes).values(expires=now))).rowcount)

    async def voucher_of(self, person: str, linked: datetime) -> str:
        """Who vouched for this person's chat that was linked at `linked` (UTC); '' if nobody had to (T9)."""
        used_codes = (link_codes.c.person == person, link_codes.c.proof == VOUCHED, link_codes.c.used.is_not(None))
        # The last code used before the link; if clocks disagree, rather a later voucher than none.
        nearest = (sa.case((link_codes.c.used <= linked, 0), else_=1), link_codes.c.used.desc())
        found: str | None = (await self._connection.execute(sa.select(link_codes.c.by).where(*used_codes).order_by(*nearest).limit(1))).scalar_one_or_none()
        return found or ""

    async def redeem(self, sealed: str, now: datetime) -> LinkCode | None:
        """Uses a code; None if it is unknown, used or expired. Only one of several concurrent attempts gets it."""
        alive = (link_codes.c.code == sealed, link_codes.c.used.is_(None), link_codes.c.expires > now)
        if (await self._connection.execute(sa.update(link_codes).where(*alive).values(used=now))).rowcount != 1:
            return None
        row = (await self._connection.execute(sa.select(link_codes).where(link_codes.c.code == sealed))).one()
        return LinkCode(row.person, row.proof, row.by)
