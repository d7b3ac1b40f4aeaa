"""One side of a ticket: when somebody will answer, who has it, whether it was sent, how urgent it is, what stands in it (C13, C15, C23). Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.messages import Phrase, PhraseWord
from bot.reading.vocabulary import Aspect
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.standing import TicketProgress, ticket_progress
from bot.tickets.ticket import Ticket, TicketAuthor, TicketNote, hurried

_SENTENCES: Final[Mapping[Aspect, str]] = MappingProxyType(
    {
        Aspect.WHAT: "news",
        Aspect.UNTIL: "until",
        Aspect.WHO: "who",
        Aspect.WHETHER: "whether",
        Aspect.WHY: "why",
        Aspect.AFTER: "after",
        Aspect.RULE: "after",
        Aspect.HOW: "how",
        Aspect.WHERE: "how",
        Aspect.SINCE: "news",
        Aspect.WHICH: "news",
        Aspect.AGAIN: "news",
        Aspect.NONE: "news",
    }
)
"""Every aspect has its sentence, which names the number; those that answer yes or no begin with it."""
_TELL_HOW_TO_REACH: Final = frozenset({Aspect.UNTIL, Aspect.WHETHER})
_MAY_ASK_HOW_URGENT: Final = frozenset({Aspect.WHETHER, Aspect.RULE, Aspect.NONE})
_UNTOUCHED: Final = frozenset({TicketProgress.RECEIVED, TicketProgress.REOPENED})
_LONGEST_WRITTEN: Final = 400


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """A ticket, and what happened to it since."""

    ticket: Ticket
    notes: tuple[TicketNote, ...]

    @property
    def progress(self) -> TicketProgress:
        """How far it is."""
        return ticket_progress(self.ticket, self.notes)

    @property
    def untouched(self) -> bool:
        """Whether nobody at the helpdesk has picked it up since it was opened, or opened again."""
        return self.progress in _UNTOUCHED

    @property
    def written(self) -> str:
        """What the person wrote on it, at first and later."""
        added = (note.text for note in self.notes if note.by is TicketAuthor.PERSON and note.text)
        return "\n".join(part for part in (self.ticket.story.said, *added) if part)[:_LONGEST_WRITTEN]

    @property
    def words(self) -> dict[str, PhraseWord]:
        """What a sentence about it may name; times are UTC."""
        ticket = self.ticket
        helpdesk = [note for note in self.notes if note.by is TicketAuthor.HELPDESK]
        secure = ticket.of_security
        return {
            "number": ticket.number or "none",
            "category": ticket.category.value,
            "state": self.progress.value,
            "opened": ticket.opened,
            "updated": ticket.updated,
            "touched": helpdesk[-1].at if helpdesk else ticket.updated,
            "priority": ticket.priority.value,
            "phone": ticket.phone or "none",
            "by": "rule" if ticket.origin == "rule" else "person",
            "secure": "yes" if secure else "no",
        }


def aspect_of_ticket(facts: TicketFacts, aspect: Aspect, text: str = "") -> tuple[Phrase, ...]:
    """The sentences that answer this aspect, the number in the first; `text` is the question, which may ask how urgent it is."""
    words = facts.words
    if aspect in _MAY_ASK_HOW_URGENT and hurried(text) and facts.ticket.live:
        return (Phrase("ticket.urgent", words),)
    says = [Phrase(f"ticket.{_SENTENCES[aspect]}", words)]
    if aspect is Aspect.WHAT:
        says.append(Phrase("ticket.written", {"text": facts.written or "none"}))
    if aspect in _TELL_HOW_TO_REACH and facts.ticket.live and facts.ticket.phone:
        says.append(Phrase("ticket.reach", words))
    return tuple(says)
