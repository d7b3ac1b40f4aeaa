"""What the desk remembers of each conversation."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.conversation import Conversation
from bot.messages import ChatIdentity, Place
from bot.store.tables import conversations


class Conversations:
    """The conversations within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, place: Place, sender: ChatIdentity) -> Conversation:
        """What is remembered of this person here; a new one where nothing is."""
        found = await self._connection.execute(sa.select(conversations.c.language).where(*_key(place, sender)))
        row = found.first()
        return Conversation() if row is None else Conversation(row.language)

    async def keep(self, place: Place, sender: ChatIdentity, conversation: Conversation, now: datetime) -> None:
        """Remembers it."""
        done = await self._connection.execute(
            sa.update(conversations).where(*_key(place, sender)).values(language=conversation.language, changed=now)
        )
        if done.rowcount == 0:
            await self._connection.execute(
                sa.insert(conversations).values(
                    channel=place.channel, conversation=place.conversation, user=sender.user, language=conversation.language, changed=now
                )
            )


def _key(place: Place, sender: ChatIdentity) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        conversations.c.channel == place.channel,
        conversations.c.conversation == place.conversation,
        conversations.c.user == sender.user,
    )
