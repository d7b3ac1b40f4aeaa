"""A ticket in words that the helpdesk reads, in the organisation's language. Pure."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot.messages import Phrase
from bot.tickets.ticket import Priority, TicketAuthor, TicketDraft

SayToHelpdesk = Callable[[Phrase], str]
PRIORITIES: Final[Mapping[Priority, int]] = MappingProxyType({Priority.NORMAL: 0, Priority.HIGH: 50, Priority.URGENT: 100})
"""Request Tracker's own Low, Medium and High."""
_LONGEST_SUBJECT: Final = 160
_LONGEST_NAME: Final = 40


def ticket_subject(draft: TicketDraft, marker: str, say: SayToHelpdesk) -> str:
    """What it is about and whose it is; the marker at its end is what the desk finds it by."""
    words = {"category": draft.category.value, "name": _one_line(draft.name)[:_LONGEST_NAME] or "none"}
    return f"{_one_line(say(Phrase('request-tracker.subject', words)))[:_LONGEST_SUBJECT]} [{marker}]"


def story_text(draft: TicketDraft, say: SayToHelpdesk) -> str:
    """Everything that nobody has to ask again."""
    story = draft.story
    who: dict[str, str | int | datetime] = {
        "name": draft.name or "none", "agency": draft.agency or "none", "phone": draft.phone or "none", "category": draft.category.value,
        "priority": draft.priority.value,
    }  # fmt: skip
    parts = [say(Phrase("request-tracker.who", who))]
    parts += [say(Phrase("ticket.notice-said", {"text": story.said}))] if story.said else []
    parts += [say(Phrase("ticket.story-diagnosis", {"text": "\n".join(story.diagnosis)}))] if story.diagnosis else []
    parts += [say(Phrase("ticket.story-tried", {"text": "\n".join(story.tried)}))] if story.tried else []
    lines = [say(_line(line.by, line.at, line.text)) for line in story.transcript]
    parts += [say(Phrase("ticket.story-transcript", {"text": "\n".join(lines)}))] if lines else []
    return "\n\n".join((*parts, say(Phrase("request-tracker.foot"))))


def event_subject(event: str, marker: str, say: SayToHelpdesk) -> str:
    """Of a message in the ticket: `added`, `closed` or `reopened`."""
    return f"{_one_line(say(Phrase('request-tracker.event-subject', {'event': event})))[:_LONGEST_SUBJECT]} [{marker}]"


def event_text(event: str, note: str, say: SayToHelpdesk) -> str:
    """What the person did, and their words."""
    return say(Phrase("request-tracker.event", {"event": event, "text": note or "none"}))


def _line(by: TicketAuthor, at: datetime, text: str) -> Phrase:
    return Phrase("request-tracker.line", {"at": at, "by": "person" if by is TicketAuthor.PERSON else "desk", "text": text})


def _one_line(text: str) -> str:
    return " ".join(text.split())
