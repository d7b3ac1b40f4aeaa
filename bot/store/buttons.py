"""Buttons: an opaque id that works once, and only for the person it was shown to (T12)."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import ChatIdentity
from bot.store.tables import buttons, outbox


class Buttons:
    """The buttons within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meaning(self, id: str, presser: ChatIdentity) -> str | None:
        """What this person's unpressed button means; None for somebody else's, a pressed one or an unknown id, without distinction."""
        found = await self._connection.execute(sa.select(buttons.c.means).where(*_live(id, presser)))
        means: str | None = found.scalar_one_or_none()
        return means

    async def once_meant(self, id: str, presser: ChatIdentity) -> str | None:
        """What this person's button meant that works no more."""
        own = (buttons.c.id == id, buttons.c.channel == presser.channel, buttons.c.workspace == presser.workspace, buttons.c.user == presser.user)
        found = await self._connection.execute(sa.select(buttons.c.means).where(*own, buttons.c.pressed.is_not(None)))
        means: str | None = found.scalar_one_or_none()
        return means

    async def spend(self, id: str, presser: ChatIdentity, now: datetime) -> bool:
        """Marks it as pressed; True for the one press that counts."""
        done = await self._connection.execute(sa.update(buttons).where(*_live(id, presser)).values(pressed=now))
        return done.rowcount == 1

    async def kill(self, outbox_message: int, now: datetime) -> None:
        """Disables the buttons of an outbox message."""
        found = (await self._connection.execute(sa.select(outbox.c.reply).where(outbox.c.id == outbox_message))).scalar_one_or_none()
        await self.end((found or {}).get("buttons", ()), now)

    async def end(self, ids: Iterable[str], now: datetime) -> None:
        """Disables these buttons."""
        await self._connection.execute(sa.update(buttons).where(buttons.c.id.in_(list(ids)), buttons.c.pressed.is_(None)).values(pressed=now))

    async def pressed(self, ids: Iterable[str]) -> frozenset[str]:
        """Which of these have been pressed."""
        rows = await self._connection.execute(sa.select(buttons.c.id).where(buttons.c.id.in_(list(ids)), buttons.c.pressed.is_not(None)))
        return frozenset(row.id for row in rows)


def _live(id: str, presser: ChatIdentity) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        buttons.c.id == id,
        buttons.c.channel == presser.channel,
        buttons.c.workspace == presser.workspace,
        buttons.c.user == presser.user,
        buttons.c.pressed.is_(None),
    )
