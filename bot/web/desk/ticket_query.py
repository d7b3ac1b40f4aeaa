"""The queue's address: what its query asks for, and back. Pure."""

from enum import Enum
from typing import Final, TypeVar

from bot.tickets.category import Category
from bot.tickets.queue import NOBODY, QueueFilter, QueueState
from bot.tickets.search_words import search_terms
from bot.tickets.ticket import Priority
from bot.web.desk.reader import DeskReader

MINE: Final = "mine"
OF_NOBODY: Final = "nobody"
_LONGEST: Final = 200
_MOST_PAGES: Final = 1_000_000
OneOf = TypeVar("OneOf", bound=Enum)


def queue_filter(reader: DeskReader) -> QueueFilter:
    """What the address asks for; what makes no sense asks for nothing."""
    whose, page = reader.asked("whose"), reader.asked("page")
    assignee = {"": None, MINE: reader.known.id, OF_NOBODY: NOBODY}.get(whose, whose[:_LONGEST])
    return QueueFilter(
        state=_one_of(QueueState, reader.asked("state")) or QueueState.LIVE,
        assignee=assignee,
        category=_one_of(Category, reader.asked("category")),
        priority=_one_of(Priority, reader.asked("priority")),
        agency=reader.asked("agency")[:_LONGEST],
        late=reader.asked("late") == "yes",
        terms=search_terms(reader.asked("q")),
        page=min(int(page), _MOST_PAGES) if page.isascii() and page.isdecimal() and len(page) < 8 else 1,
    )


def queue_query(reader: DeskReader, **changed: str) -> dict[str, str]:
    """The same query with something else asked for; without a page, which begins anew."""
    asked = {name: reader.asked(name)[:_LONGEST] for name in ("state", "whose", "category", "priority", "agency", "late", "q")}
    return {name: value for name, value in {**asked, **changed}.items() if value}


def _one_of(kind: type[OneOf], value: str) -> OneOf | None:
    return next((each for each in kind if each.value == value), None)
