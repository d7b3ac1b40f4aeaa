"""Somebody else's account, a shared one, or one that shall end: never looked up here, the same words whether it exists or not (C9, C10, C32, C42, T5)."""

from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.reading.vocabulary import Aspect, Matter
from bot.runtime.quick_dataclass import dataclass

OTHERS: Final = "others"
_THEMSELVES: Final = "owner.only_you"
"""Who is the admin is not whom somebody of another agency could ask."""
_KINDS: Final = frozenset({"named", "unnamed", "shared", Matter.DISABLE.value, Matter.UNBIND.value})
_ADMINS: Final = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)
_A_PERSON: Final = Choice(Phrase("person.open"), "wish:ticket", "ticket")


@dataclass(frozen=True)
class OthersHandler:
    """`argument` is whose account it is (named, unnamed, shared), what shall happen to it (disable, unbind), or which side of the last such answer is
    asked about (an Aspect)."""

    responsible_admins: ResponsibleAdmins

    async def __call__(self, turn: Turn) -> Outcome:
        """Who can help that person and how they help themselves; shorter the second time."""
        before = turn.conversation.about.removeprefix(f"{OTHERS}:") if turn.conversation.about.startswith(f"{OTHERS}:") else ""
        kind = turn.argument if turn.argument in _KINDS else before or "unnamed"
        owners = await self._owners(turn)
        if turn.argument in _KINDS and before != kind:
            says: tuple[Phrase, ...] = (Phrase(f"others.{_said_as(kind)}"), *owners)
        elif turn.argument == Aspect.WHO:
            says = owners or (Phrase("owner.is_helpdesk"),)
        elif turn.argument in (Aspect.HOW, Aspect.WHERE, Aspect.AFTER) and _said_as(kind) == "person":
            says = (Phrase("others.how"), *owners)
        elif turn.argument == Aspect.RULE and _said_as(kind) == "person":
            says = (Phrase("others.rule"), *owners)
        elif turn.argument == Aspect.WHY:
            says = (Phrase("others.why"),)
        elif turn.argument == Aspect.UNTIL and _said_as(kind) == "person":
            says = (Phrase("others.until"),)
        else:
            says = (_once_more(kind, turn.last_said),)
        choices = (_A_PERSON,) if turn.private and before == kind else ()
        record = AuditRecord(
            AuditEvent.COLLEAGUE_REFUSED, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"why": "not_looked_up", "kind": kind}
        )
        return Outcome(Reply(says, choices), (record,), personal=bool(owners), about=f"{OTHERS}:{kind}", context="refused:other")

    async def _owners(self, turn: Turn) -> tuple[Phrase, ...]:
        if turn.person is None or not turn.private:
            return ()
        owners = await self.responsible_admins.owners(turn.person, _ADMINS)
        return tuple(owner for owner in owners if owner.key != _THEMSELVES)


def _once_more(kind: str, said: tuple[Phrase, ...]) -> Phrase:
    """Shorter, and the third time in yet other words: never that nothing has changed, since nobody looked (T5, C27)."""
    again = Phrase(f"others.{_said_as(kind)}-again")
    return Phrase(f"others.{_said_as(kind)}-still") if again in said else again


def _said_as(kind: str) -> str:
    return "person" if kind in ("named", "unnamed") else kind
