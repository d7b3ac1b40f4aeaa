"""A ticket as a mail: the whole story once, later mails in its thread. Pure; headers hold nothing that somebody typed, but the cleaned names of files."""

from collections.abc import Callable, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, quote
from typing import Final

from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.attachment import TicketFile, names_of_files
from bot.tickets.ticket import Priority, TicketAuthor, TicketDraft
from integrations.mail.mail_message import Sender, one_line, writable

Say = Callable[[Phrase], str]
_LONGEST_SUBJECT: Final = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail of a ticket. `first`: the Message-ID of the mail that opened it, '' for that one itself."""

    message_id: str
    first: str
    subject: str
    text: str
    urgent: bool
    made: datetime


def subject_of(number: str, draft: TicketDraft, say: Say) -> str:
    """The subject of a ticket's mails: its number and what it is about, but nobody's name, since subjects stand in logs and on locked screens."""
    words = {"number": number, "category": draft.category.value, "priority": draft.priority.value}
    return one_line(say(Phrase("helpdesk-mail.subject", words)))[:_LONGEST_SUBJECT]


def text_of_ticket(number: str, draft: TicketDraft, say: Say) -> str:
    """Everything that the helpdesk need not ask again."""
    story = draft.story
    who: dict[str, str | int | datetime] = {
        "number": number, "name": draft.name or "none", "agency": draft.agency or "none", "phone": draft.phone or "none", "category": draft.category.value,
        "priority": draft.priority.value,
    }  # fmt: skip
    parts = [say(Phrase("helpdesk-mail.marker")), say(Phrase("ticket.notice", who))]
    parts += [say(Phrase("ticket.notice-said", {"text": story.said}))] if story.said else []
    parts += [say(Phrase("ticket.story-diagnosis", {"text": "\n".join(story.diagnosis)}))] if story.diagnosis else []
    parts += [say(Phrase("ticket.story-tried", {"text": "\n".join(story.tried)}))] if story.tried else []
    spoken = [(line, "person" if line.by is TicketAuthor.PERSON else "desk") for line in story.transcript]
    lines = [say(Phrase("helpdesk-mail.line", {"at": line.at, "by": by, "text": line.text})) for line, by in spoken]
    parts += [say(Phrase("ticket.story-transcript", {"text": "\n".join(lines)}))] if lines else []
    return "\n\n".join((*parts, say(Phrase("helpdesk-mail.foot"))))


def text_of_event(event: str, number: str, note: str, say: Say) -> str:
    """What the person did later: `added`, `closed` or `reopened`."""
    said = say(Phrase("helpdesk-mail.event", {"event": event, "number": number, "text": note or "none"}))
    return "\n\n".join((say(Phrase("helpdesk-mail.marker")), said, say(Phrase("helpdesk-mail.foot"))))


def urgent(priority: Priority) -> bool:
    """Whether its mails are marked as important."""
    return priority is Priority.URGENT


def with_files_named(text: str, names: Sequence[str], say: Say) -> str:
    """A letter's text, where the files that belong to it cannot go with it."""
    return f"{text}\n\n{say(Phrase('helpdesk-mail.files-left', {'files': names_of_files(names)}))}" if names else text


def compose_letter(letter: Letter, sender: Sender, to: str, reply_to: str, files: Sequence[TicketFile] = ()) -> EmailMessage:
    """The letter as a message, with its files. It is marked as automatic, so that no absence answers it, and has the same Message-ID however often it is sent."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f'"{quote(sender.name)}" <{sender.address}>' if sender.name else sender.address
    message["To"] = to
    message["Reply-To"] = reply_to
    message["Subject"] = f"Re: {letter.subject}" if letter.first else letter.subject
    message["Date"] = format_datetime(letter.made)
    message["Message-ID"] = f"<{letter.message_id}>"
    if letter.first:
        message["In-Reply-To"] = f"<{letter.first}>"
        message["References"] = f"<{letter.first}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    if letter.urgent:
        message["Importance"] = "high"
    message.set_content(writable(letter.text).rstrip("\n") + "\n", charset="utf-8", cte="base64")
    for file in files:
        kind, _, parameters = file.media_type.partition(";")
        maintype, _, subtype = kind.partition("/")
        message.add_attachment(
            file.content, maintype=maintype, subtype=subtype, filename=file.name, params={"charset": "utf-8"} if parameters else None
        )
    return message
