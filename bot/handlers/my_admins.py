"""The names of the sender's own admins."""

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn, how_to_link
from bot.messages import Reply
from bot.people.identity import audit_actor
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass


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
