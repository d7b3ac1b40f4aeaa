"""Linking: how a chat is linked to a person, the code that links it, and admins who vouch."""

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn, asker_of, how_to_link, reply_with_link
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.requests.pages.link import LinkFlow
from bot.runtime.quick_dataclass import dataclass
from bot.ticketing.ticketing import Ticketing
from bot.tickets.ticket import Category
from bot.verification.page import StepKind

VOUCH = "vouch"
OPEN_LINK = (Phrase("link.open"), "page:/link")


@dataclass(frozen=True)
class LinkHandler:
    """Redeems a code, by its seal in `argument`; everybody else is told where to get one."""

    link_flow: LinkFlow
    ticketing: Ticketing

    async def __call__(self, turn: Turn) -> Outcome:
        """What the code linked, or how to link the chat."""
        actor = audit_actor(turn.message.sender)
        if turn.argument:
            return await self._redeem(turn)
        if turn.person is None:
            return Outcome(how_to_link(), (AuditRecord(AuditEvent.LINK_ASKED, actor),), personal=True)
        name = Phrase("link.linked", {"name": turn.person.name})
        return Outcome(Reply((name,)), (AuditRecord(AuditEvent.LINK_ASKED, actor, turn.person.id),), personal=True)

    async def _redeem(self, turn: Turn) -> Outcome:
        found = await self.link_flow.redeem(turn.argument, turn.message.sender)
        if isinstance(found, Person):
            look = (Choice(Phrase("hello-check"), "wish:status"),)
            return Outcome(Reply((Phrase("link.made", {"name": found.name}),), look), personal=True)
        if found.key == "link.too_often":
            opening = await self.ticketing.open(asker_of(turn), turn.message.place, category=Category.OTHER, words="", seen=None, origin=turn.message.event)
            return Outcome(Reply((found, *(await self.ticketing.words(opening)))), personal=True)
        return Outcome(Reply((found,), link=OPEN_LINK), personal=True)


@dataclass(frozen=True)
class VouchHandler:
    """`argument` names the person; only an admin of that person's agency is given a page, everybody else gets the same no."""

    link_flow: LinkFlow

    async def __call__(self, turn: Turn) -> Outcome:
        """The page on which the admin vouches."""
        actor, admin = audit_actor(turn.message.sender), turn.person
        whom = None if admin is None else await self.link_flow.whom(admin, turn.argument)
        if admin is None or whom is None:
            return Outcome(
                Reply((Phrase("link.not_yours"),)), (AuditRecord(AuditEvent.LINK_REFUSED, actor, admin.id if admin else "", {"why": "not an admin"}),), personal=True
            )
        one_time_links = self.link_flow.one_time_links
        issued = await one_time_links.draft(
            StepKind.VOUCH, admin, turn.message.sender, turn.language, purpose="vouch", address=admin.email or "",
            place=asker_of(turn).place, form={"whom": whom.id},
        )  # fmt: skip
        record = AuditRecord(AuditEvent.LINK_ASKED, actor, whom.id, {"as": "vouching"})
        return reply_with_link(one_time_links, issued, Phrase("link.vouch", {"name": whom.name}), record)
