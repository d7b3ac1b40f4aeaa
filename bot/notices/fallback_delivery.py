"""The other way to tell somebody of an undeliverable message: in private if it was for them in a group, in another chat if a private one is closed."""

from collections.abc import Awaitable, Callable
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.messages import HOME, ChatIdentity, ConversationAddress, Phrase, Reply
from bot.notices.direct_messages import DirectMessages
from bot.ports import Register
from bot.runtime.quick_dataclass import dataclass
from bot.store.outbox import OutboxMessage
from bot.store.work import Store, Work

_ONCE_IN: Final = timedelta(hours=1)
_MOST: Final = 10_000
_LOOKED_THROUGH: Final = 200
LOST: Final = "delivery.lost"


@dataclass(frozen=True)
class FallbackDelivery:
    """`privately` gives the private conversation of an identity, `chats` are the channels in which people talk with the desk. The mere fact that a chat is
    closed is told at most once an hour; a message that the desk sent by itself always."""

    store: Store
    register: Register
    direct_messages: DirectMessages
    clock: Clock
    privately: Callable[[ChatIdentity], ConversationAddress | None]
    chats: frozenset[str]
    _told: dict[tuple[str, str], datetime] = field(default_factory=dict)

    async def __call__(self, outbox_message: OutboxMessage) -> Callable[[Work, datetime], Awaitable[None]]:
        """Looks up the recipient, and returns what stores the message for another chat."""
        async with self.store.look() as work:
            asked = None if outbox_message.answers is None else await work.inbox.message(outbox_message.answers)
        identity = (
            ChatIdentity(outbox_message.place.channel, outbox_message.recipient) if asked is None or asked.sender.user != outbox_message.recipient else asked.sender
        )
        own = self.privately(identity) if outbox_message.recipient and outbox_message.place.channel in self.chats else None
        if own is not None and own.conversation != outbox_message.place.conversation:

            async def in_private(work: Work, now: datetime) -> None:
                await work.outbox.post(own, identity, outbox_message.language, replace(outbox_message.reply, replaces=None), now, answers=outbox_message.answers)

            return in_private
        others = await self._others(outbox_message, identity) if self._matters(outbox_message) else ()

        async def elsewhere(work: Work, now: datetime) -> None:
            if asked is not None and outbox_message.place.private and not asked.place.private:
                # The group has read that the answer comes in private: that line is corrected, instead of adding a second one that contradicts it.
                before = await work.outbox.written_in(asked.place.channel, asked.place.conversation, _LOOKED_THROUGH)
                line = next((str(message.number) for message in before if message.answers == outbox_message.answers and _is_neutral(message.reply)), None)
                await work.outbox.post(asked.place, None, outbox_message.language, Reply((Phrase("group.unlinked"),), replaces=line), now)
            for other, place, language in others:
                await work.outbox.post(place, other, language, _said_elsewhere(outbox_message), now)

        return elsewhere

    async def _others(self, outbox_message: OutboxMessage, identity: ChatIdentity) -> tuple[tuple[ChatIdentity, ConversationAddress, str], ...]:
        key, now = (outbox_message.place.channel, outbox_message.place.conversation), self.clock.now()
        async with self.store.look() as work:
            link = await work.links.of(identity)
        if link is None or (not _is_news(outbox_message) and self._told.get(key, now) > now):
            return ()
        person = await self.register.person(link.person)
        if person is None:
            return ()
        async with self.store.look() as work:
            found = await self.direct_messages.elsewhere(work, person, identity)
        if len(self._told) > _MOST:
            self._told.clear()
        self._told[key] = now + _ONCE_IN
        return found

    def _matters(self, outbox_message: OutboxMessage) -> bool:
        """Neither a start page nor an edit of an earlier message, and not this notice itself, which would bounce back and forth."""
        first = outbox_message.reply.says[0].key if outbox_message.reply.says else ""
        chat = outbox_message.recipient and outbox_message.place.channel in self.chats
        return bool(chat) and outbox_message.place.private and outbox_message.place.thread != HOME and outbox_message.reply.replaces is None and first != LOST


def _is_news(outbox_message: OutboxMessage) -> bool:
    """A message that the desk sent by itself, without anything to press or open: another chat can show it as well."""
    return outbox_message.answers is None and not outbox_message.reply.choices and outbox_message.reply.link is None


def _said_elsewhere(outbox_message: OutboxMessage) -> Reply:
    notice = Phrase(LOST, {"channel": outbox_message.place.channel})
    return Reply((notice, *outbox_message.reply.says), card=outbox_message.reply.card) if _is_news(outbox_message) else Reply((notice,))


def _is_neutral(reply: Reply) -> bool:
    """Whether it says no more than that the answer comes in private."""
    return [phrase.key for phrase in reply.says] == ["group.neutral"]
