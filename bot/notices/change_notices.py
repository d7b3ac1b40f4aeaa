"""Notifies all registered addresses of a change, with "this wasn't me" (T3, 6.3.7): every linked chat, and the registered mail address."""

from datetime import datetime
from typing import Final

from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, Reply
from bot.notices.direct_messages import DirectMessages
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work

MAIL: Final = "mail"
NOT_ME: Final = "notme"


@dataclass(frozen=True)
class ChangeNotices:
    """`direct_messages` knows the private conversation of an identity."""

    direct_messages: DirectMessages

    async def notify(self, work: Work, person: Person, says: tuple[Phrase, ...], about: str, now: datetime, *, but: ChatIdentity | None = None) -> None:
        """Sends the notice to every linked chat except `but`, and to the registered address. `about` names the matter for the button."""
        for identity in await work.links.identities_of(person.id):
            place = self.direct_messages.privately(identity)
            if identity != but and place is not None:
                await self.tell(work, identity, place=place, person=person, says=says, about=about, now=now)
        await self.mail(work, person, says, now)

    async def tell(
        self, work: Work, identity: ChatIdentity, place: ConversationAddress, person: Person, says: tuple[Phrase, ...], about: str, now: datetime
    ) -> None:
        """Notifies one chat, with the button."""
        choice = Choice(Phrase("notice.not_me"), f"{NOT_ME}:{about} {person.id}")
        await work.outbox.post(place, identity, person.language or self.direct_messages.language, Reply(says, (choice,)), now)

    async def mail(self, work: Work, person: Person, says: tuple[Phrase, ...], now: datetime) -> None:
        """Notifies the registered mail address."""
        language = person.language or self.direct_messages.language
        if person.email:
            reply = Reply((Phrase("notice.subject"), *says, Phrase("notice.mail_end", {"name": person.name})))
            await work.outbox.post(ConversationAddress(MAIL, person.email, private=True), ChatIdentity(MAIL, person.id), language, reply, now)
