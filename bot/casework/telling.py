"""Tells people something that they did not just ask for: in the place where they last spoke in private, in their language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.messages import ChatIdentity, Place, Reply
from bot.people.person import Person
from bot.store.work import Work


@dataclass(frozen=True)
class Telling:
    """`privately` gives the private place of an identity, where its channel has one. `fallback` is the channel in which somebody who was
    never linked is reached by the own id: the demonstration's; None elsewhere. `language` is the organisation's."""

    privately: Callable[[ChatIdentity], Place | None]
    language: str
    fallback: str | None = None

    async def tell(self, work: Work, person: Person, reply: Reply, now: datetime) -> bool:
        """Puts the reply into the outbox; False where the person cannot be reached in any chat."""
        identities = await work.links.identities_of(person.id)
        last = await work.conversations.last_private(identities)
        if last is not None:
            identity, place, spoken = last
            await work.outbox.post(place, identity, spoken or person.language or self.language, reply, now)
            return True
        nameless = () if self.fallback is None else (ChatIdentity(self.fallback, person.id),)
        for identity in (*identities, *nameless):
            private = self.privately(identity)
            if private is not None:
                await work.outbox.post(private, identity, person.language or self.language, reply, now)
                return True
        return False
