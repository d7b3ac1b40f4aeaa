"""A ticket that is written but not sent: what it would say, shown to the person first. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from bot.accounts.facts import directory_standing, portal_in_use
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.rows.row import FindingGroup, Row
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.category import Category, category_of_row

LASTS: Final = timedelta(hours=24)
"""A draft that nobody has sent by then is forgotten."""
LONGEST_CONTACT: Final = 64


@dataclass(frozen=True, slots=True)
class TicketProposal:
    """What a ticket would say, masked. `at` (UTC) is when it was begun, None where there is no draft at all.

    `concerns` is whom or what it is about besides the speaker's own account (`bot/tickets/subject.py`), empty where it is that account; then facts of it go
    along, else none do. `named` is the colleague in the speaker's charge, as they typed it.
    `words` are the person's, empty while unknown; `since` (UTC) when the trouble began, as far as a system knows; `row` the row of the decision table
    that it is about; `chosen` what the person decided; `contact` how to reach a stranger. `asked`: the one question was asked already.
    `urgent`: they said that it is; `left_out` is what they wanted to have left out, and is in no part of what is sent, nor of
    what is sent after that.
    """

    at: datetime | None = None
    category: Category = Category.OTHER
    words: str = ""
    since: datetime | None = None
    row: str = ""
    chosen: tuple[str, ...] = ()
    contact: str = ""
    asked: bool = False
    concerns: str = ""
    named: str = ""
    urgent: bool = False
    left_out: tuple[str, ...] = ()

    def open(self, now: datetime) -> bool:
        """Whether there is a draft that can still be sent."""
        return self.at is not None and now - self.at < LASTS


NO_PROPOSAL: Final = TicketProposal()
"""No draft."""


def concerned(diagnosis: Diagnosis, category: Category) -> Finding | None:
    """The finding that a ticket of this category is about: of the same kind, else the first that is wrong at all."""
    wrong = [finding for finding in diagnosis.findings if finding.row is not Row.FINE]
    same = (finding for finding in wrong if category_of_row(finding.row) is category)
    return next(same, wrong[0] if wrong and category is Category.OTHER else None)


def began(diagnosis: Diagnosis, finding: Finding) -> datetime | None:
    """Since when a finding applies (UTC), as far as the systems know."""
    told = finding.tell.words.get("since")
    if isinstance(told, datetime):
        return told
    if finding.group is not FindingGroup.LOCKED:
        return None
    snapshot = diagnosis.snapshot
    locks = [account.lock for account in directory_standing(snapshot)] + [account.lock for account in portal_in_use(snapshot)]
    return min((lock.since for lock in locks if lock is not None), default=None)


_CONTACT: Final = lazy_pattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?<![\dA-Za-z-])[+#]?\d(?:[\d -]{2,18})\d(?!\d)")


def contact_in(text: str) -> str:
    """The address, telephone number or extension that a text contains; empty if none."""
    found = _CONTACT.search(text)
    return "" if found is None else found.group().strip()[:LONGEST_CONTACT]


_NUMBER: Final = lazy_pattern(r"(?<![\d-])(\d{3,9})(?![\d-])")


def ticket_number_in(text: str) -> str:
    """The number in a text that may be a ticket's; empty if none."""
    found = _NUMBER.search(text)
    return "" if found is None else found.group(1)


def proposal_form(proposal: TicketProposal) -> dict[str, Any]:
    """A draft as JSON; empty where there is none."""
    if proposal.at is None:
        return {"left_out": list(proposal.left_out)} if proposal.left_out else {}
    return {
        "at": proposal.at.isoformat(),
        "category": proposal.category.value,
        "words": proposal.words,
        "since": None if proposal.since is None else proposal.since.isoformat(),
        "row": proposal.row,
        "chosen": list(proposal.chosen),
        "contact": proposal.contact,
        "asked": proposal.asked,
        "concerns": proposal.concerns,
        "named": proposal.named,
        "urgent": proposal.urgent,
        "left_out": list(proposal.left_out),
    }


def proposal_of(form: Mapping[str, Any]) -> TicketProposal:
    """A draft from its JSON."""
    if "at" not in form:
        return TicketProposal(left_out=tuple(form.get("left_out", ())))
    since = form["since"]
    return TicketProposal(
        at=datetime.fromisoformat(form["at"]),
        category=Category(form["category"]),
        words=form["words"],
        since=None if since is None else datetime.fromisoformat(since),
        row=form["row"],
        chosen=tuple(form["chosen"]),
        contact=form["contact"],
        asked=form["asked"],
        concerns=form.get("concerns", ""),
        named=form.get("named", ""),
        urgent=form.get("urgent", False),
        left_out=tuple(form.get("left_out", ())),
    )
