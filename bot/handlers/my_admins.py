"""Whom to call (C22): the admin of the sender's own agency who looks after the matter in hand, by name and extension; the hotline where nobody is nearer."""

from dataclasses import replace
from typing import Final

from bot.accounts.aspects import responsible_role
from bot.accounts.rows.row import FindingGroup
from bot.accounts.told_before import matter_in_hand
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import Handler, Outcome, Turn, how_to_link
from bot.messages import Phrase, Reply
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass

NEAR: Final = "near"
NUMBER: Final = "number"
NAMED: Final = "named"
_BOTH: Final = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)
_NOBODY_NEARER: Final = frozenset({FindingGroup.FINE, FindingGroup.ACCESS, FindingGroup.UNREAD})
_RESETS: Final = "wish:reset_password"


@dataclass(frozen=True)
class MyAdminsHandler:
    """Names the admins of the sender's own agency, in private. `argument`: `near ENTRY` for whoever is nearest to the matter, else what that FAQ entry says;
    `number DIGITS` whether that is the extension, `named NAME` who that is; anything else all of them."""

    responsible_admins: ResponsibleAdmins
    account_lookup: AccountLookup
    faq: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """Who they are, with their extensions."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True, about=None)
        what, _, rest = turn.argument.partition(" ")
        if what == NEAR:
            return await self._near(turn, turn.person, rest)
        named = await self.responsible_admins.owners(turn.person, _BOTH)
        if what == NUMBER:
            named = _whether(rest, named)
        elif what == NAMED:
            named = tuple(phrase for phrase in named if phrase.words.get("name") == rest) or named
        return Outcome(Reply(named), (_named(turn, turn.person),), personal=True, about=None)

    async def _near(self, turn: Turn, person: Person, entry: str) -> Outcome:
        seen = await self.account_lookup.look(person)
        hand = matter_in_hand(seen.diagnosis, turn.conversation.row, seen.rules, seen.now)
        resets = turn.conversation.about == _RESETS
        role = Role.PERSONNEL_ADMIN if resets else responsible_role(hand.finding)
        named = () if hand.finding.group in _NOBODY_NEARER and not resets else await self.responsible_admins.owners(person, [role])
        if not any("phone" in phrase.words for phrase in named):
            return await self.faq(replace(turn, intent=Intent(IntentKind.FAQ, faq=entry, confidence=1.0)))
        return Outcome(Reply((*named, Phrase("contact.else"))), (_named(turn, person),), personal=True, about=None)


def _whether(number: str, named: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Yes with whose it is, or no with who has which."""
    right = tuple(phrase for phrase in named if phrase.words.get("phone") == number)
    return (Phrase("contact.yes"), *right) if right else (Phrase("contact.no"), *named)


def _named(turn: Turn, person: Person) -> AuditRecord:
    return AuditRecord(AuditEvent.ADMINS_NAMED, audit_actor(turn.message.sender), person.id)
