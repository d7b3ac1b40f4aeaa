"""Freezing one's own account and ending that again: by button in private only, never by words, never for somebody else (DOMAIN part 5)."""

from collections.abc import Iterable
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn, asker_of, how_to_link, reply_with_link, unfreeze_buttons
from bot.messages import ButtonPress, Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.requests.account_freeze import AccountFreeze
from bot.requests.cases import CaseBuilder, MethodAvailability, provable_reach
from bot.requests.one_time_links import OneTimeLinks, reachable_address
from bot.requests.pages.freeze import OWN_END, WHOSE
from bot.runtime.quick_dataclass import dataclass
from bot.verification.page import StepKind

FREEZE: Final = "freeze"


@dataclass(frozen=True)
class FreezeHandler:
    """The argument of a button is `me`, `end`, or `lift <person>` for role security and admins. `methods`: what pages can have proven here."""

    freezes: AccountFreeze
    case_builder: CaseBuilder
    one_time_links: OneTimeLinks
    methods: Iterable[MethodAvailability]

    async def __call__(self, turn: Turn) -> Outcome:
        """What was pressed; for anything else the button itself."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True)
        what, _, whose = turn.argument.partition(" ")
        if not turn.private or not isinstance(turn.message.content, ButtonPress):
            return await self._button(turn.person)
        match what:
            case "me":
                frozen = await self.freezes.freeze(turn.person, asker_of(turn), "own wish")
                return Outcome(Reply(frozen.says, unfreeze_buttons(frozen.freeze)), personal=True, about=None)
            case "end":
                return await self._own_end(turn, turn.person)
            case "lift":
                return await self._end_for(turn, turn.person, whose)
            case _:
                return await self._button(turn.person)

    async def _button(self, person: Person) -> Outcome:
        """Words and groups freeze nothing and end nothing: the button, in private."""
        standing = await self.freezes.standing(person)
        choices = FREEZES if standing is None else unfreeze_buttons(standing)
        return Outcome(Reply((Phrase("freeze.press"),), choices), personal=True, about=None)

    async def _own_end(self, turn: Turn, person: Person) -> Outcome:
        standing = await self.freezes.standing(person)
        if standing is None:
            return Outcome(Reply((Phrase("freeze.none", {"name": "none"}),)), personal=True, about=None)
        if standing.by_people:
            return Outcome(Reply((Phrase("freeze.by_people"),)), personal=True, about=None)
        case = await self.case_builder.case(person, turn.message.sender)
        if provable_reach(self.methods, case, changing_mailbox=False).level < OWN_END:
            return Outcome(Reply((Phrase("freeze.no_proof", {"until": standing.until}),)), personal=True, about=None)
        return await self._page(turn, person, person, reachable_address(person, case.diagnosis.snapshot), Phrase("freeze.end_page"))

    async def _end_for(self, turn: Turn, other: Person, id: str) -> Outcome:
        whose = await self.freezes.account_lookup.register.person(id)
        if whose is None or not await self.freezes.may_end_for(other, whose):
            return Outcome(Reply((Phrase("freeze.not_yours"),)), personal=True, about=None)
        if await self.freezes.standing(whose) is None:
            return Outcome(Reply((Phrase("freeze.over", {"name": whose.name}),)), personal=True, about=None)
        if not other.email:
            return Outcome(Reply((Phrase("decide.no_address"),)), personal=True, about=None)
        return await self._page(turn, other, whose, other.email, Phrase("freeze.end_page_for", {"name": whose.name}))

    async def _page(self, turn: Turn, who: Person, whose: Person, address: str, says: Phrase) -> Outcome:
        issued = await self.one_time_links.draft(
            StepKind.THAW, who, turn.message.sender, turn.language, purpose="thaw", address=address, place=asker_of(turn).place, form={WHOSE: whose.id}
        )
        record = AuditRecord(AuditEvent.THAW_ASKED, audit_actor(turn.message.sender), whose.id, {"by": who.id})
        return reply_with_link(self.one_time_links, issued, says, record)


FREEZES: Final = (Choice(Phrase("do.freeze"), f"{FREEZE}:me"),)
