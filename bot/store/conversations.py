"""What the desk remembers of each conversation."""

from dataclasses import fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation import Conversation
from bot.messages import ChatIdentity, Place
from bot.store.tables import conversations

_LISTS = ("offered", "rating")
_OF = sa.select(conversations.c.language, conversations.c.memory).where(
    conversations.c.channel == sa.bindparam("in_channel"),
    conversations.c.conversation == sa.bindparam("in_conversation"),
    conversations.c.user == sa.bindparam("by"),
)


def _keeping(insert: Any) -> Any:
    """Puts it in, or over what was there."""
    new = {name: insert.excluded[name] for name in ("language", "memory", "changed", "private")}
    return insert.on_conflict_do_update(index_elements=["channel", "conversation", "user"], set_=new)


_KEEP = {"sqlite": _keeping(sqlite.insert(conversations)), "postgresql": _keeping(postgresql.insert(conversations))}


class Conversations:
    """The conversations within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, place: Place, sender: ChatIdentity) -> Conversation:
        """What is remembered of this person here; a new one where nothing is."""
        found = await self._connection.execute(_OF, _key(place, sender))
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
        keys = {"channel": place.channel, "conversation": place.conversation, "user": sender.user}
        await self._connection.execute(_KEEP[self._connection.dialect.name], {**keys, **kept})

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


def _key(place: Place, sender: ChatIdentity) -> dict[str, str]:
    return {"in_channel": place.channel, "in_conversation": place.conversation, "by": sender.user}
