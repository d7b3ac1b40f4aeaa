"""What is asked of an open request besides where it stands: what comes after the approval, where the code went, which of two passwords, what to write (C13, C23).
Pure."""

from typing import Final

from bot.accounts.masking import mask_address
from bot.actions.request import Request
from bot.messages import Phrase
from bot.people.person import Person
from bot.requests.open_matters import ON_A_PAGE, OpenMatters
from bot.requests.request_answers import request_answer, waiting_words

AFTER, _ADDRESS, _PASSWORDS = "after", "address", "passwords"
_WRITTEN: Final = frozenset({"reason", "add"})
ASKED_HERE: Final = frozenset({AFTER, _ADDRESS, _PASSWORDS, *_WRITTEN})
"""The questions that are answered here."""


def asked_here(pending: OpenMatters, request: Request, person: Person, topic: str) -> tuple[Phrase, ...]:
    """The answer to one of `ASKED_HERE`; where the page comes first, that is said with it."""
    if topic == _ADDRESS and not request.demand.mails_codes:
        return (Phrase("progress.no-code", {"numbered": "yes" if request.demand.numbered else "no"}),)
    if topic == _ADDRESS and person.email:
        return (Phrase("progress.address", {"address": mask_address(person.email)}),)
    if topic == _PASSWORDS:
        return (Phrase("progress.passwords"),)
    if topic in _WRITTEN:
        return (Phrase(f"asked.{topic}", {**waiting_words(pending, request), "approver": "no" if request.demand.approver is None else "yes"}),)
    first = request_answer(pending, request, AFTER) if request.state in ON_A_PAGE or topic == _ADDRESS else ()
    return (*first, Phrase("progress.after", {"action": request.action.value})) if topic == AFTER else first
