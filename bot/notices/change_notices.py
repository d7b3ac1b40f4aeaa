"""Notifies all registered addresses of a change, with "this wasn't me" (T3, 6.3.7): every linked chat, and the registered mail address."""

from datetime import datetime
from typing import Final

from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, Reply
from bot.notices.direct_messages import DirectMessages
from bot.notices.not_me_links import NotMeLinks
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work

MAIL: Final = "mail"
NOT_ME: Final = "notme"
END_FREEZE: Final = "freeze:end"


@dataclass(frozen=True)
class ChangeNotices:
    """`direct_messages` knows the private conversation of an identity; `not_me_links` makes what a mail carries in place of the button."""

    direct_messages: DirectMessages
    not_me_links: NotMeLinks

    async def notify(self, work: Work, person: Person, says: tuple[Phrase, ...], about: str, now: datetime, *, but: ChatIdentity | None = None) -> None:
        """Sends the notice to every linked chat except `but`, which has its own answer, and to the registered address; to `but` as well where there is no
        other, since "this wasn't me" has to stand somewhere. `about` names the matter for it."""
        linked = await work.links.identities_of(person.id)
        others = tuple(identity for identity in linked if identity != but and self.direct_messages.privately(identity) is not None)
        for identity in others or (() if person.email else linked):
            place = self.direct_messages.privately(identity)
            if place is not None:
                await self.tell(work, identity, place=place, person=person, says=says, about=about, now=now)
        await self.mail(work, person, says, about, now)

    async def notify_of_freeze(self, work: Work, person: Person, says: tuple[Phrase, ...], now: datetime, *, but: ChatIdentity, by_people: bool) -> None:
        """The same about a freeze: who did not ask for it may end it, so in place of "this wasn't me" a chat has that button, and a mail nothing.

        `by_people`: only people end it, so there is no button either."""
        choices = () if by_people else (Choice(Phrase("do.unfreeze"), END_FREEZE),)
        for identity in await work.links.identities_of(person.id):
            place = self.direct_messages.privately(identity)
            if identity != but and place is not None:
                await work.outbox.post(place, identity, person.language or self.direct_messages.language, Reply(says, choices), now)
        await self._mail(work, person, Reply((Phrase("freeze.mail_subject"), *says, Phrase("freeze.mail_end", {"name": person.name}))), now)

    async def tell(
        self, work: Work, identity: ChatIdentity, place: ConversationAddress, person: Person, says: tuple[Phrase, ...], about: str, now: datetime
    ) -> None:
        """Notifies one chat, with the button."""
        choice = Choice(Phrase("notice.not_me"), f"{NOT_ME}:{about} {person.id}")
        await work.outbox.post(place, identity, person.language or self.direct_messages.language, Reply(says, (choice,)), now)

    async def mail(self, work: Work, person: Person, says: tuple[Phrase, ...], about: str, now: datetime) -> None:
        """Notifies the registered mail address, with a link to the page for "this wasn't me"."""
        if person.email:
            link = await self.not_me_links.link(work, person, about, person.language or self.direct_messages.language, now)
            says = (Phrase("notice.subject"), *says, Phrase("notice.mail_end", {"name": person.name}))
            await self._mail(work, person, Reply(says, link=(Phrase("notice.not_me"), link)), now)

    async def _mail(self, work: Work, person: Person, reply: Reply, now: datetime) -> None:
        language = person.language or self.direct_messages.language
        if person.email:
            await work.outbox.post(ConversationAddress(MAIL, person.email, private=True), ChatIdentity(MAIL, person.id), language, reply, now)
