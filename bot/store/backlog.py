"""How much waits: messages that are not answered yet, and answers that are not delivered yet."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import inbox, outbox

_UNANSWERED: Final = sa.select(sa.func.count(), sa.func.min(inbox.c.received)).where(inbox.c.handled.is_(None))
_UNDELIVERED: Final = sa.select(sa.func.count(), sa.func.min(outbox.c.created)).where(outbox.c.state == "waiting")


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many of each, and since when (UTC) the oldest has waited; None for none."""

    unanswered: int
    unanswered_since: datetime | None
    undelivered: int
    undelivered_since: datetime | None


async def read_backlog(connection: AsyncConnection) -> Backlog:
    """Two look-ups by index."""
    unanswered, unanswered_since = (await connection.execute(_UNANSWERED)).one()
    undelivered, undelivered_since = (await connection.execute(_UNDELIVERED)).one()
    return Backlog(unanswered, unanswered_since, undelivered, undelivered_since)
