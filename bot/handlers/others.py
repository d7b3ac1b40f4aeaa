"""Somebody else's account, a shared one, or one that shall end: never looked up here, the same words whether it exists or not (C9, C10, C32, C42, T5)."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.people.names import stands_in
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.reading.people_words import names_machine
from bot.reading.vocabulary import Aspect, Matter, NamedSystem
from bot.runtime.quick_dataclass import dataclass

OTHERS: Final = "others"
RIGHTS: Final = "shared-rights"
"""The argument where the rights of those who shared an account are asked for."""
ACCEPTED: Final = "accepted"
"""The argument where the no was taken for an answer."""
_THEMSELVES: Final = "owner.only_you"
"""Who is the admin is not whom somebody of another agency could ask."""
_SHARED: Final = "shared"
_MAILBOX: Final = "mailbox"
_SERVICE: Final = "service"
_OF_SEVERAL: Final = frozenset({_SHARED, _MAILBOX, _SERVICE})
_KINDS: Final = frozenset({"named", "unnamed", _SHARED, Matter.DISABLE.value, Matter.UNBIND.value})
_ENDING: Final = frozenset({Matter.DISABLE.value, Matter.UNBIND.value})
_ADMINS: Final = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)
_A_PERSON: Final = Choice(Phrase("person.open"), "wish:ticket", "ticket")
_ANSWERED: Final = {
    Aspect.HOW: "how",
    Aspect.WHERE: "how",
    Aspect.AFTER: "how",
    Aspect.WHICH: "which",
    Aspect.RULE: "rule",
    Aspect.WHY: "why",
    Aspect.UNTIL: "until",
    Aspect.SINCE: "until",
}
"""Which sentence about somebody else answers an aspect; what they all say is general, nobody is looked up."""
_WHO_MAY: Final = frozenset({Aspect.RULE.value, Aspect.WHY.value})
"""What is answered otherwise to somebody who is the admin."""
_NAMES_ADMINS: Final = frozenset({"how", "which", "rule"})


@dataclass(frozen=True)
class OthersHandler:
    """`argument` is whose account it is (named, unnamed, shared), what shall happen to it (disable, unbind), which side of the last such answer is
    asked about (an Aspect), or `accepted`. `leads`: whether somebody may look at colleagues, so that disabling is their own work."""

    responsible_admins: ResponsibleAdmins
    leads: Callable[[Person, datetime], Awaitable[bool]]

    async def __call__(self, turn: Turn) -> Outcome:
        """Who can help that person and how they help themselves; shorter the second time."""
        before = turn.conversation.about.removeprefix(f"{OTHERS}:") if turn.conversation.about.startswith(f"{OTHERS}:") else ""
        kind = _kind(turn, before)
        record = AuditRecord(
            AuditEvent.COLLEAGUE_REFUSED, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"why": "not_looked_up", "kind": kind}
        )
        says, owners = await self._says(turn, kind, told_before=bool(turn.last_said) and bool(before or turn.conversation.refused))
        choices = (_A_PERSON,) if turn.private and before == kind and turn.argument != ACCEPTED else ()
        # What was asked first is what a ticket would tell, so what follows it leaves that as it is.
        about = None if before == kind else f"{OTHERS}:{kind}"
        remember = {"refused": turn.conversation.refused + 1 if turn.last_said else 1}
        return Outcome(Reply(says, choices), (record,), personal=bool(owners), about=about, context="refused:other", remember=remember)

    async def _says(self, turn: Turn, kind: str, *, told_before: bool) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
        """The sentences, and those of them that name somebody."""
        if turn.argument == ACCEPTED:
            return (Phrase("others.accepted", {"kind": _said_as(kind)}),), ()
        yours = kind in _ENDING or (_said_as(kind) == "person" and (turn.argument in _KINDS or turn.argument in _WHO_MAY))
        if yours and turn.person is not None and turn.private and await self.leads(turn.person, turn.now):
            said = Phrase(f"others.{_said_as(kind)}-you")
            return ((Phrase(f"others.{_said_as(kind)}-you-again"),) if said in turn.last_said else (said,)), ()
        owners = await self._owners(turn, kind)
        if turn.argument == RIGHTS:
            return (Phrase("others.shared-rights"), *owners), owners
        if turn.argument == Aspect.WHO and turn.person is not None and turn.private and _said_as(kind) == "person" and await self.leads(turn.person, turn.now):
            said = Phrase("others.elsewhere")
            return ((Phrase("others.who-again") if said in turn.last_said else said),), ()
        if turn.argument == Aspect.WHO:
            return self._who(turn, kind, owners), owners
        if turn.argument == Aspect.WHETHER and any(stands_in(str(owner.words.get("name", "")), turn.text) for owner in owners):
            return (Phrase("others.yes-them"), *owners), owners
        answered = _ANSWERED.get(Aspect(turn.argument)) if turn.argument in set(Aspect) else None
        if answered is not None and _said_as(kind) == "person":
            said = Phrase(f"others.{answered}")
            if said in turn.last_said:
                return (Phrase(f"others.{answered}-again"),), ()
            named = owners if answered in _NAMES_ADMINS and not _told(owners, turn) else ()
            return (said, *named), named
        if answered == "why":
            return (Phrase("others.why"),), ()
        first = turn.argument in _KINDS and not told_before
        return ((Phrase(f"others.{_said_as(kind)}"), *owners), owners) if first else ((_once_more(kind, turn.last_said),), ())

    def _who(self, turn: Turn, kind: str, owners: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """Who can help; asked again, or where the names were told already, whom to turn to when nobody answers, and for another agency."""
        if owners and not _told(owners, turn):
            return (*owners, Phrase("others.elsewhere")) if _said_as(kind) == "person" else owners
        again = Phrase("others.who", {"kind": _said_as(kind)})
        return (Phrase("others.who-again"),) if again in turn.last_said else (again,)

    async def _owners(self, turn: Turn, kind: str) -> tuple[Phrase, ...]:
        if turn.person is None or not turn.private:
            return ()
        roles = (Role.DIRECTORY_TEAM,) if kind == _SERVICE else _ADMINS
        owners = await self.responsible_admins.owners(turn.person, roles)
        return tuple(owner for owner in owners if owner.key != _THEMSELVES)


def _kind(turn: Turn, before: str) -> str:
    """Whose it is; of a shared one whether it is a mailbox or a machine's, as far as the words say."""
    if turn.argument == RIGHTS:
        return _SHARED
    kind = turn.argument if turn.argument in _KINDS else before or "unnamed"
    if kind not in _OF_SEVERAL:
        return kind
    if turn.reading is not None and turn.reading.labels.system is NamedSystem.MAILBOX:
        return _MAILBOX
    if names_machine(turn.text):
        return _SERVICE
    return before if before in _OF_SEVERAL else kind


def _told(owners: tuple[Phrase, ...], turn: Turn) -> bool:
    return all(owner in turn.last_said for owner in owners)


def _once_more(kind: str, said: tuple[Phrase, ...]) -> Phrase:
    """Shorter, and the third time in yet other words: never that nothing has changed, since nobody looked (T5, C27)."""
    again = Phrase(f"others.{_said_as(kind)}-again")
    return Phrase(f"others.{_said_as(kind)}-still") if again in said else again


def _said_as(kind: str) -> str:
    return "person" if kind in ("named", "unnamed") else kind
