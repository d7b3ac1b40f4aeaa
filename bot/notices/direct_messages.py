"""Messages that a person did not just ask for: in the conversation where they last spoke in private, in their language."""

from collections.abc import Callable
from datetime import datetime

from bot.messages import ChatIdentity, ConversationAddress, Reply
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class SentDirectMessage:
    """Where a message was sent: its outbox number, recipient, conversation and language."""

    message_number: int
    identity: ChatIdentity
    place: ConversationAddress
    language: str


@dataclass(frozen=True)
class DirectMessages:
    """`privately` gives the private conversation of an identity, if its channel has one. `fallback` is the channel in which people who were never
    linked are reached by their own id: the demonstration's; None elsewhere. `language` is the organisation's."""

    privately: Callable[[ChatIdentity], ConversationAddress | None]
    language: str
    fallback: str | None = None

    async def tell(self, work: Work, person: Person, reply: Reply, now: datetime) -> bool:
        """Stores the reply in the outbox; False if the person cannot be reached in any chat."""
        return await self.post(work, person, reply, now) is not None

    async def post(self, work: Work, person: Person, reply: Reply, now: datetime) -> SentDirectMessage | None:
        """The same, and where it was sent; None if the person cannot be reached in any chat."""
        found = await self.where(work, person)
        if found is None:
            return None
        identity, place, language = found
        posted = await work.outbox.post(place, identity, language, reply, now)
        return SentDirectMessage(posted.number, identity, place, language)

    async def elsewhere(self, work: Work, person: Person, but: ChatIdentity) -> tuple[tuple[ChatIdentity, ConversationAddress, str], ...]:
        """The person's chats in the other channels, where they are told the same."""
        found: dict[str, tuple[ChatIdentity, ConversationAddress, str]] = {}
        for identity in await work.links.identities_of(person.id):
            last = await work.conversations.last_private((identity,))
            private = self.privately(identity) if last is None else last[1]
            spoken = None if last is None else last[2]
            if identity.channel != but.channel and private is not None:
                found[identity.channel] = identity, private, spoken or person.language or self.language
        return tuple(found.values())

    async def where(self, work: Work, person: Person) -> tuple[ChatIdentity, ConversationAddress, str] | None:
        """Where this person can be reached: the chat identity, its private conversation and the language spoken there."""
        identities = await work.links.identities_of(person.id)
        last = await work.conversations.last_private(identities)
        if last is not None:
            identity, place, spoken = last
            return identity, place, spoken or person.language or self.language
        nameless = () if self.fallback is None else (ChatIdentity(self.fallback, person.id),)
        for identity in (*identities, *nameless):
            private = self.privately(identity)
            if private is not None:
                return identity, private, person.language or self.language
        return None
