"""Transactions as REST2 tells them, and what they mean for the desk. Pure. Raises Garbled for what they cannot be."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from bot.errors import Garbled
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.ticket import TicketEvent, TicketNews
from integrations.helpdesk.email.fresh_words import fresh_words
from integrations.helpdesk.email.html_text import text_of_html
from integrations.helpdesk.request_tracker.rest2 import SYSTEM

CORRESPOND: Final = "Correspond"
STATUS: Final = "Status"
FIELDS: Final = "Type,OldValue,NewValue,Created,Creator,ObjectId"
TOO_LONG: Final = "…"
"""Instead of an answer that is too long to be fetched."""
_REF: Final = "rt:"
_MOST_FILES: Final = 10


@dataclass(frozen=True, slots=True)
class Transaction:
    """Something that happened to a ticket there. `at` is UTC; `creator` is a user's name."""

    id: int
    ticket: int
    type: str
    old: str
    new: str
    creator: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message. `file` is empty for what is shown with it."""

    id: int
    kind: str
    file: str


def ref_of(number: int) -> str:
    """A ticket's id at the desk: another helpdesk's numbers are no numbers here."""
    return f"{_REF}{number}"


def number_of(ref: str) -> int | None:
    """The ticket's number there, None for a ticket of another helpdesk."""
    bare = ref.removeprefix(_REF)
    return int(bare) if ref.startswith(_REF) and bare.isascii() and bare.isdecimal() and len(bare) < 16 else None


def items_of(document: Any) -> Sequence[Mapping[str, Any]]:
    """The items of a collection."""
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise _strange()
    return items


def id_of(document: Any) -> int:
    """The number of what an answer is about."""
    return _number(document.get("id") if isinstance(document, dict) else None)


def status_of(document: Any) -> str:
    """A ticket's status."""
    status = document.get("Status") if isinstance(document, dict) else None
    if not isinstance(status, str) or not status:
        raise _strange()
    return status


def read_transaction(item: Mapping[str, Any]) -> Transaction:
    """From an item of a collection with `FIELDS`."""
    creator = item.get("Creator")
    try:
        at = datetime.fromisoformat(str(item.get("Created"))).astimezone(UTC)
    except ValueError:
        raise _strange() from None
    return Transaction(
        id=_number(item.get("id")), ticket=_number(item.get("ObjectId")), type=_text(item.get("Type")), old=_text(item.get("OldValue")),
        new=_text(item.get("NewValue")), creator=_text(creator.get("id") if isinstance(creator, dict) else creator), at=at,
    )  # fmt: skip


def read_parts(document: Any) -> tuple[Part, ...]:
    """The parts of a message, in their order."""
    return tuple(Part(_number(one.get("id")), _text(one.get("ContentType")).lower(), _text(one.get("Filename"))) for one in items_of(document))


def shown_part(parts: Iterable[Part]) -> Part | None:
    """The part that is the message itself: plain text before HTML."""
    texts = [one for one in parts if not one.file and one.kind in ("text/plain", "text/html")]
    return next((one for one in texts if one.kind == "text/plain"), texts[0] if texts else None)


def files_left_out(names: Iterable[str], parts: Iterable[Part], spoiled: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The files of a message that are not there as they were sent; `spoiled` is what was noted of any."""
    there = {one.file for one in parts} - {_text(one.get("Data")) for one in spoiled}
    return tuple(name for name in names if name not in there)


def answer_text(kind: str, content: str, parts: Iterable[Part]) -> str:
    """What somebody wrote, as plain text without what it quotes, and the names of the files with it."""
    plain = text_of_html(content) if kind == "text/html" else content
    words = fresh_words(plain) or plain.strip()
    files = [f"📎 {one.file}" for one in parts if one.file][:_MOST_FILES]
    return "\n".join(part for part in (words, *files) if part)


def news_of(heard: Sequence[tuple[Transaction, str]], closed: Iterable[str]) -> tuple[TicketNews, ...]:
    """What the desk passes on, in order. An answer that closes the ticket in one go is one piece of news."""
    ended, out = frozenset(closed), list[TicketNews]()
    for at, (one, text) in enumerate(heard):
        ref = ref_of(one.ticket)
        if one.type == CORRESPOND:
            following = heard[at + 1][0] if at + 1 < len(heard) else None
            if text and not (following is not None and _closes(following, ended) and _together(one, following)):
                out.append(TicketNews(ref, TicketEvent.ANSWERED, text, one.at))
        elif _closes(one, ended):
            before = heard[at - 1] if at else None
            words = before[1] if before is not None and before[0].type == CORRESPOND and _together(before[0], one) else ""
            out.append(TicketNews(ref, TicketEvent.CLOSED, words, one.at))
        elif one.type == STATUS and one.old in ended and one.new not in ended:
            out.append(TicketNews(ref, TicketEvent.REOPENED, "", one.at))
    return tuple(out)


def _closes(one: Transaction, closed: frozenset[str]) -> bool:
    return one.type == STATUS and one.new in closed and one.old not in closed


def _together(one: Transaction, following: Transaction) -> bool:
    return one.ticket == following.ticket and one.creator == following.creator


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise _strange()
    text = str(value)
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise _strange()
    return int(text)


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise _strange()
    return str(value)


def _strange() -> Garbled:
    return Garbled(SYSTEM, f"{SYSTEM}: it answers in another form than REST2 does")
