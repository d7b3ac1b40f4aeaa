"""What the desk remembers of each conversation."""

from dataclasses import fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialogue.conversation import Conversation
from bot.messages import ChatIdentity, ConversationAddress
from bot.store.prepared import Prepared
from bot.store.tables import conversations
from bot.tickets.proposal import proposal_form, proposal_of

_LISTS = ("offered", "rating", "told", "chosen")
_DRAFT = "draft"
_REMEMBERED = tuple(column.name for column in fields(Conversation) if column.name != "language")
_OF = Prepared(
    lambda _: sa.select(conversations.c.language, conversations.c.memory).where(
        conversations.c.channel == sa.bindparam("in_channel"),
        conversations.c.conversation == sa.bindparam("in_conversation"),
        conversations.c.user == sa.bindparam("by"),
    )
)


def _keeping(dialect: str) -> sa.Executable:
    """Inserts the row, or replaces the existing one."""
    insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[dialect](conversations)
    new = {name: insert.excluded[name] for name in ("language", "memory", "changed", "private")}
    over: sa.Executable = insert.on_conflict_do_update(index_elements=["channel", "conversation", "user"], set_=new)
    return over


_KEEP = Prepared(_keeping, ("channel", "conversation", "user", "language", "memory", "private", "changed"))


class Conversations:
    """The conversations within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, place: ConversationAddress, sender: ChatIdentity) -> Conversation:
        """The stored conversation with this person here, or a new one."""
        row = await _OF.first(self._connection, _key(place, sender))
        if row is None:
            return Conversation()
        language, kept = row[0], row[1] or {}
        memory: dict[str, Any] = {name: tuple(value) if name in _LISTS else value for name, value in kept.items() if name in _REMEMBERED}
        if _DRAFT in memory:
            memory[_DRAFT] = proposal_of(memory[_DRAFT])
        return Conversation(**memory, language=language)

    async def keep(self, place: ConversationAddress, sender: ChatIdentity, conversation: Conversation, now: datetime) -> None:
        """Stores it."""
        memory = {name: getattr(conversation, name) for name in _REMEMBERED} | {_DRAFT: proposal_form(conversation.draft)}
        kept = {"language": conversation.language, "memory": memory, "changed": now, "private": int(place.private)}
        keys = {"channel": place.channel, "conversation": place.conversation, "user": sender.user}
        await _KEEP.run(self._connection, {**keys, **kept})

    async def last_private(self, identities: tuple[ChatIdentity, ...]) -> tuple[ChatIdentity, ConversationAddress, str | None] | None:
        """Where one of these identities last spoke in private, and in which language; None if none ever did."""
        if not identities:
            return None
        one_of_them = sa.or_(*(sa.and_(conversations.c.channel == identity.channel, conversations.c.user == identity.user) for identity in identities))
        newest = sa.select(conversations).where(conversations.c.private == 1, one_of_them).order_by(conversations.c.changed.desc()).limit(1)
        row = (await self._connection.execute(newest)).first()
        if row is None:
            return None
        identity = next(identity for identity in identities if (identity.channel, identity.user) == (row.channel, row.user))
        return identity, ConversationAddress(row.channel, row.conversation, True), row.language


def _key(place: ConversationAddress, sender: ChatIdentity) -> dict[str, str]:
    return {"in_channel": place.channel, "in_conversation": place.conversation, "by": sender.user}
