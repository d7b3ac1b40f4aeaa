"""What one of several desks on a database alone works on: a conversation, a request being carried out, a ticket being filed, the schedules, a platform's line.

A claim holds as long as its desk is alive (`desks`), so that nobody has to give back what a dead desk held. The moment is the database's own: the clocks of
several machines differ, and a demonstration's clock is moved.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.outbox import ConversationKey
from bot.store.tables import claims, desks, inbox

ALIVE: Final = timedelta(seconds=9)
"""How long a desk counts as alive after its last sign; what only one may do is taken over after at most this and a look."""
_MOST: Final = 200
_CONVERSATION: Final = "conversation "
_IN_TIME: Final = desks.c.alive_until > sa.func.now()


def conversation_claim(key: ConversationKey) -> str:
    """The subject of a conversation's claim."""
    return f"{_CONVERSATION}{key[0]} {key[1]}"


class Claims:
    """The claims within one transaction, of the desk `name`; None: the only desk there is, to which everything belongs."""

    def __init__(self, connection: AsyncConnection, name: str | None) -> None:
        self._connection, self._name = connection, name

    @property
    def alone(self) -> bool:
        """Whether no other desk can be on this database."""
        return self._name is None

    async def take(self, subject: str) -> bool:
        """Takes what is free, or this desk's own already; False if a living desk has it."""
        if self._name is None:
            return True
        # Named as text: as a column the table would be joined in anew instead of the row that is in the way being asked about.
        living = sa.select(desks.c.name).where(desks.c.name == sa.literal_column("claims.desk"), _IN_TIME).exists()
        made = insert(claims).values(subject=subject[:190], desk=self._name)
        taken = made.on_conflict_do_update(
            index_elements=["subject"], set_={"desk": made.excluded.desk}, where=sa.or_(claims.c.desk == made.excluded.desk, ~living)
        )
        return (await self._connection.execute(taken.returning(claims.c.subject))).first() is not None

    async def release(self, subject: str) -> None:
        """Gives it back, if it is this desk's."""
        if self._name is not None:
            await self._connection.execute(sa.delete(claims).where(claims.c.subject == subject[:190], claims.c.desk == self._name))

    async def unanswered_conversations(self) -> tuple[ConversationKey, ...]:
        """Conversations in which a message waits and which no other living desk works on, oldest first."""
        subject = sa.literal(_CONVERSATION) + inbox.c.channel + " " + inbox.c.conversation
        others = sa.exists().where(claims.c.subject == subject, claims.c.desk != (self._name or ""), claims.c.desk == desks.c.name, _IN_TIME)
        waiting = (
            sa.select(inbox.c.channel, inbox.c.conversation, sa.func.min(inbox.c.id).label("first"))
            .where(inbox.c.handled.is_(None), ~others)
            .group_by(inbox.c.channel, inbox.c.conversation)
            .order_by("first")
            .limit(_MOST)
        )
        return tuple((row.channel, row.conversation) for row in await self._connection.execute(waiting))

    async def sign_of_life(self, content: str = "") -> bool:
        """This desk is alive for `ALIVE` from now, and answers from this `content` of the organisation's. False where it was not alive until now, so that
        another may have taken what it had claimed."""
        if self._name is None:
            return True
        until = sa.func.now() + sa.literal(ALIVE)
        prolonged = sa.update(desks).where(desks.c.name == self._name, _IN_TIME).values(alive_until=until, content=content)
        if (await self._connection.execute(prolonged)).rowcount == 1:
            return True
        made = insert(desks).values(name=self._name, alive_until=until, content=content)
        await self._connection.execute(made.on_conflict_do_update(index_elements=["name"], set_={"alive_until": made.excluded.alive_until, "content": content}))
        return False

    async def living_desks(self) -> dict[str, str]:
        """The desks that gave a sign in time, and the content that each answers from."""
        living = await self._connection.execute(sa.select(desks.c.name, desks.c.content).where(_IN_TIME).order_by(desks.c.name))
        return {row.name: row.content for row in living}

    async def silent_desks(self) -> tuple[str, ...]:
        """The other desks that gave no sign in time."""
        silent = sa.select(desks.c.name).where(~_IN_TIME, desks.c.name != (self._name or ""))
        return tuple((await self._connection.execute(silent)).scalars())

    async def bury(self, names: Sequence[str]) -> None:
        """Forgets silent desks, or this one when it leaves; what they had claimed is free."""
        await self._connection.execute(sa.delete(claims).where(claims.c.desk.in_(names)))
        await self._connection.execute(sa.delete(desks).where(desks.c.name.in_(names)))
