"""A follow-up without a preceding answer: asks back instead of guessing. And the names of the sender's own admins."""

from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.followup import FollowUpKind
from bot.handlers.turn import Outcome, Turn, how_to_link
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass

_DEEPER: Final = frozenset({FollowUpKind.WHY.value, FollowUpKind.HOW.value, FollowUpKind.HOW_LONG.value})
_KNOWN: Final = {
    FollowUpKind.IN_ENGLISH.value: "followup.in-english",
    FollowUpKind.IN_CHINESE.value: "followup.in-chinese",
    FollowUpKind.WHO.value: "owner.is_helpdesk",
}


@dataclass(frozen=True)
class NoContextHandler:
    """`argument` is the kind of follow-up."""

    async def __call__(self, turn: Turn) -> Outcome:
        """Asks what it is about."""
        if turn.conversation.about.startswith("faq:") and turn.argument in _DEEPER:
            return self._no_more(turn)
        linked = turn.person is not None and turn.private
        look = (Choice(Phrase("faq.check-mine"), "wish:status"),) if linked else ()
        record = AuditRecord(AuditEvent.SMALLTALK, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"as": "lost"})
        return Outcome(Reply((Phrase(_KNOWN.get(turn.argument, "followup.about-what")),), look), (record,), about=None)


    def _no_more(self, turn: Turn) -> Outcome:
        """The entry says no more about it, so a person is offered instead of the same words again."""
        record = AuditRecord(AuditEvent.SMALLTALK, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"as": "no more"})
        return Outcome(Reply((Phrase("followup.no-more"),), (Choice(Phrase("person.open"), "wish:ticket", "ticket"),)), (record,), about=None)


@dataclass(frozen=True)
class MyAdminsHandler:
    """Names the admins of the sender's own agency, in private."""

    responsible_admins: ResponsibleAdmins

    async def __call__(self, turn: Turn) -> Outcome:
        """Who they are, with their extensions."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True, about=None)
        named = await self.responsible_admins.owners(turn.person, (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN))
        record = AuditRecord(AuditEvent.ADMINS_NAMED, audit_actor(turn.message.sender), turn.person.id)
        return Outcome(Reply(named), (record,), personal=True, about=None)
