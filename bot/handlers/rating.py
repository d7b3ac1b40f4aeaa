"""👍, 👎 and "it still does not work": thanks, the next best answers, then a person."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.accounts.masking import mask_text
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import Intent
from bot.faq.entry import FaqEntry
from bot.handlers.turn import Handler, Outcome, Turn, TurnWrite
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work

_A_PERSON: Final = Choice(Phrase("person.open"), "wish:ticket", "ticket")
_NONE: Final = Choice(Phrase("faq.choose-none"), "none")
_MOST: Final = 3
_TWICE: Final = 1  # After this many failures a person is offered.


@dataclass(frozen=True)
class RatingHandler:
    """`argument` is `up:ID` or `down:ID` from a button under an answer, or empty for words like "that did not help". `tickets` drafts."""

    entries: Mapping[str, FaqEntry]
    understand: Callable[[str], Intent]
    tickets: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """Thanks for 👍; otherwise the next best answers, and after that a person."""
        verdict, _, faq = turn.argument.partition(":")
        if not verdict:
            verdict, faq = "down", turn.conversation.about.removeprefix("faq:") if turn.conversation.about.startswith("faq:") else ""
        record = AuditRecord(AuditEvent.ANSWER_RATED, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"faq": faq, "as": verdict})
        writes = (_keep(turn, verdict, faq),) if faq else ()
        if verdict == "up":
            return Outcome(Reply((Phrase("rated.up"),)), (record,), writes=writes, about=None)
        others = self._next_best(turn, faq)
        if turn.conversation.unhelped >= _TWICE and turn.person is not None:
            return await self._handed_over(turn, (record,), writes)
        if turn.conversation.unhelped >= _TWICE or not others:
            return Outcome(Reply((Phrase("unsolved.person"),), (_A_PERSON,)), (record,), writes=writes, about=None, unhelped=True)
        choices = tuple(Choice(Phrase("faq.question", {"id": id}), f"faq:{id}") for id in others)
        return Outcome(Reply((Phrase("rated.down"),), (*choices, _A_PERSON, _NONE)), (record,), writes=writes, about=None, unhelped=True)

    async def _handed_over(self, turn: Turn, records: tuple[AuditRecord, ...], writes: tuple[TurnWrite, ...]) -> Outcome:
        """Nothing helped twice: a ticket is written, and sent once the person agrees."""
        drafted = await self.tickets(replace(turn, text="", argument="draft"))
        reply = replace(drafted.reply, says=(Phrase("unsolved.handed-over"), *drafted.reply.says))
        return replace(drafted, reply=reply, records=(*records, *drafted.records), writes=(*writes, *drafted.writes))

    def _next_best(self, turn: Turn, faq: str) -> tuple[str, ...]:
        """Other answers to the same question; after a status check there are none."""
        asked = turn.conversation.asked
        if not asked or not faq:
            return ()
        return tuple(choice.id for choice in self.understand(asked).choices if choice.id != faq and choice.id in self.entries)[:_MOST]


def _keep(turn: Turn, verdict: str, faq: str) -> TurnWrite:
    async def keep(work: Work) -> None:
        await work.questions.keep(mask_text(turn.conversation.asked), turn.language, verdict, faq, turn.now)

    return keep
