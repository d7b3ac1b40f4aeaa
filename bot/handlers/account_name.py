""" "Which is my account?": the person's own accounts, masked, with where each is typed (C29)."""

from bot.accounts.account_names import account_names
from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn, how_to_link
from bot.messages import Reply
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True)
class AccountNameHandler:
    """Only the sender's own, only in private; never whole, since a chat proves nothing about who reads it (T5, T15)."""

    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins

    async def __call__(self, turn: Turn) -> Outcome:
        """A line for each account, and who can tell the whole one."""
        actor = audit_actor(turn.message.sender)
        if turn.person is None:
            return Outcome(how_to_link(), (AuditRecord(AuditEvent.STATUS_REFUSED, actor, "", {"wish": "account_name"}),), personal=True, about=None)
        seen = await self.account_lookup.look(turn.person)
        owner = seen.diagnosis.findings[0].owner if seen.diagnosis.stopped else Role.PERSONNEL_ADMIN
        named = await self.responsible_admins.owners(turn.person, [owner] if owner is not None else [])
        record = AuditRecord(AuditEvent.STATUS_LOOKED, actor, turn.person.id, {"wish": "account_name", "rows": " ".join(seen.diagnosis.rows)})
        return Outcome(Reply((*account_names(seen.diagnosis, seen.rules, seen.now), *named)), (record,), personal=True, about=None)
