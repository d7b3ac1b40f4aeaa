"""A side question: what the own account says to it, its short answer, and whom to ask; the matter in hand stays as it is (C12, C13)."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.accounts.aspects import registers_addresses
from bot.accounts.own_facts import Bearing, OwnLine, own_lines
from bot.accounts.rows.row import Row
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.table.side import MAYBE, is_of_proof, side_answer
from bot.faq.entry import FaqEntry
from bot.handlers.turn import DRAFT_TICKET, Outcome, Turn, how_to_link, person_button, proof_ways_button, remedy_buttons
from bot.messages import Choice, Phrase, Reply, each_once
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.requests.cases import mails_only_itself
from bot.requests.one_time_links import reachable_address
from bot.runtime.quick_dataclass import dataclass
from bot.side_questions.side_question import Concerns, SideQuestion

SIDE: Final = "side"
_FAQ: Final = "faq:"
_OF_CODES: Final = "p-code-"
_OF_A_RESET: Final = frozenset({Row.RESET_BY_ADMIN.value})
_LOOK: Final = Choice(Phrase("faq.check-mine"), "wish:status")


@dataclass(frozen=True)
class SideQuestionHandler:
    """`argument` is the id of a side question, with `maybe` behind it where it is only guessed.

    The own account is looked at where nothing is in hand and the answer hangs on it; nobody else's ever is."""

    questions: Callable[[], Mapping[str, SideQuestion]]
    entries: Mapping[str, FaqEntry]
    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer; where nothing is in hand, the entry that it belongs to is, from now on."""
        id, _, sure = turn.argument.partition(" ")
        question = self.questions()[id]
        if id.startswith(_OF_CODES) and turn.person is not None and turn.private and (none := await self._no_address(turn, turn.person, question)) is not None:
            return none
        beside = bool(turn.conversation.about) and not turn.conversation.about.startswith(_FAQ)
        lines = () if beside else await self._own(turn, question)
        conflict = any(line.row == Row.BINDING_CONFLICT for line in lines)
        answer = () if conflict else (side_answer(question.id),)  # It was looked at: nobody is sent to ask what is told here.
        guess = (Phrase("side.maybe"),) if sure == MAYBE and answer else ()
        says = each_once((*guess, *(line.tell for line in lines), *answer, *await self._admins(turn, question)))
        subject = turn.person.id if turn.person else ""
        record = AuditRecord(AuditEvent.FAQ_ANSWERED, audit_actor(turn.message.sender), subject, {"faq": question.near, "side": question.id})
        about, context = None if beside else f"{_FAQ}{question.near}", f"{_FAQ}{question.near}"
        row = lines[0].row if lines else ""
        ways = is_of_proof(id) and turn.person is not None and turn.private
        choices = (proof_ways_button(),) if ways else () if question.concerns is Concerns.OTHERS else self._choices(turn, lines, beside)
        link = how_to_link().link if is_of_proof(id) and turn.person is None and turn.private else None
        says = (*says, Phrase("side.link-first")) if link is not None else says
        return Outcome(Reply(says, choices, link), (record,), personal=bool(lines), about=about, row=row, waiting=None, context=context)

    async def _no_address(self, turn: Turn, person: Person, question: SideQuestion) -> Outcome | None:
        """To whom no code can be mailed, or none for the reset in hand, nothing that is told of codes is true; None where one can."""
        seen = await self.account_lookup.look(person)
        resets = turn.conversation.row in _OF_A_RESET and mails_only_itself(seen.snapshot)
        if seen.diagnosis.stopped or (reachable_address(person, seen.snapshot) and not resets):
            return None
        stage = seen.rules.stage(seen.snapshot.agency, seen.now)
        named = () if resets else await self.responsible_admins.owners(person, [registers_addresses(stage)])
        record = AuditRecord(AuditEvent.FAQ_ANSWERED, audit_actor(turn.message.sender), person.id, {"faq": question.near, "side": question.id})
        says = (Phrase("progress.no-code", {"numbered": "yes"}) if resets else Phrase("offer.no-code", {"stage": stage.value}), *named)
        return Outcome(Reply(says, (person_button(),)), (record,), personal=True, about=None, waiting=None, context=f"{_FAQ}{question.near}")

    async def _own(self, turn: Turn, question: SideQuestion) -> tuple[OwnLine, ...]:
        """What is out of the usual with the own account in this matter, for its linked owner in private (C12)."""
        facts = self.entries[question.near].account
        if turn.person is None or not turn.private or not facts or question.concerns is not Concerns.MINE or is_of_proof(question.id):
            return ()
        seen = await self.account_lookup.look(turn.person)
        return tuple(line for line in own_lines(facts, seen.diagnosis, seen.rules, seen.now) if line.bearing is not Bearing.USUAL)[:1]

    async def _admins(self, turn: Turn, question: SideQuestion) -> tuple[Phrase, ...]:
        if turn.person is None or not turn.private or not question.admins:
            return ()
        return await self.responsible_admins.owners(turn.person, list(question.admins))

    def _choices(self, turn: Turn, lines: tuple[OwnLine, ...], beside: bool) -> tuple[Choice, ...]:
        if beside or turn.person is None or not turn.private:
            return ()
        if any(line.row == Row.BINDING_CONFLICT for line in lines):
            return (DRAFT_TICKET,)
        return remedy_buttons([remedy for line in lines for remedy in line.remedies]) or (_LOOK,)
