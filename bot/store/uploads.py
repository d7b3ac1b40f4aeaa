"""Files that somebody just sent in the web chat: they wait until their message is handled, since a message outlives a crash.

Their names stand in the message, which has been redacted (T4), and nowhere else."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import uploads


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits; `content` is None where it was too long to be kept at all."""

    content: bytes | None


class Uploads:
    """The uploads within one transaction. Each belongs to a chat, and no other chat can name it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, chat: str, source: str, content: bytes | None, now: datetime) -> None:
        """Keeps a file that this chat sent."""
        await self._connection.execute(sa.insert(uploads).values(source=source, chat=chat, at=now, content=content))

    async def waiting_of(self, chat: str) -> int:
        """How many wait of this chat."""
        found = await self._connection.execute(sa.select(sa.func.count()).select_from(uploads).where(uploads.c.chat == chat))
        return int(found.scalar_one())

    async def find(self, chat: str, source: str) -> Upload | None:
        """This chat's file; None where none of that name waits."""
        found = (await self._connection.execute(sa.select(uploads.c.content).where(uploads.c.chat == chat, uploads.c.source == source))).first()
        return None if found is None else Upload(found.content)

    async def forget(self, chat: str, sources: Collection[str]) -> None:
        """Deletes those of this chat: their message is handled."""
        await self._connection.execute(sa.delete(uploads).where(uploads.c.chat == chat, uploads.c.source.in_(sources)))

    async def waits_since_before(self, moment: datetime) -> bool:
        """Whether any has waited since before this moment."""
        return (await self._connection.execute(sa.select(uploads.c.source).where(uploads.c.at < moment).limit(1))).first() is not None

    async def forget_waiting(self, before: datetime) -> int:
        """Deletes those that wait since before a moment; returns how many there were."""
        return (await self._connection.execute(sa.delete(uploads).where(uploads.c.at < before))).rowcount
