"""What the desk remembers of each conversation."""

from dataclasses import fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation import Conversation
from bot.messages import ChatIdentity, Place
from bot.store.tables import conversations

_LISTS = ("offered", "rating")


class Conversations:
    """The conversations within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, place: Place, sender: ChatIdentity) -> Conversation:
        """What is remembered of this person here; a new one where nothing is."""
        found = await self._connection.execute(sa.select(conversations.c.language, conversations.c.memory).where(*_key(place, sender)))
        row = found.first()
        if row is None:
            return Conversation()
        kept: dict[str, Any] = row.memory or {}
        known = {one.name for one in fields(Conversation)}
        memory = {name: tuple(value) if name in _LISTS else value for name, value in kept.items() if name in known}
        return Conversation(**{**memory, "language": row.language})

    async def keep(self, place: Place, sender: ChatIdentity, conversation: Conversation, now: datetime) -> None:
        """Remembers it."""
        memory = {one.name: getattr(conversation, one.name) for one in fields(Conversation) if one.name != "language"}
        kept = {"language": conversation.language, "memory": memory, "changed": now, "private": int(place.private)}
        done = await self._connection.execute(sa.update(conversations).where(*_key(place, sender)).values(kept))
        if done.rowcount == 0:
            await self._connection.execute(
                sa.insert(conversations).values(channel=place.channel, conversation=place.conversation, user=sender.user, **kept)
            )

    async def last_private(self, identities: tuple[ChatIdentity, ...]) -> tuple[ChatIdentity, Place, str | None] | None:
        """Where one of these identities last spoke in private, and in which language; None where none of them ever did."""
        if not identities:
            return None
        one_of_them = sa.or_(*(sa.and_(conversations.c.channel == one.channel, conversations.c.user == one.user) for one in identities))
        newest = sa.select(conversations).where(conversations.c.private == 1, one_of_them).order_by(conversations.c.changed.desc()).limit(1)
        row = (await self._connection.execute(newest)).first()
        if row is None:
            return None
        identity = next(one for one in identities if (one.channel, one.user) == (row.channel, row.user))
        return identity, Place(row.channel, row.conversation, True), row.language


def _key(place: Place, sender: ChatIdentity) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        conversations.c.channel == place.channel,
        conversations.c.conversation == place.conversation,
        conversations.c.user == sender.user,
    )
