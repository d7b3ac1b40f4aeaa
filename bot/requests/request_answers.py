"""What is asked about a request that is under way, answered from its facts: who has it now, since when, until when, what then (C13, C15, C23). Pure."""

from typing import Final

from bot.actions.request import Request, RequestState
from bot.messages import Phrase, PhraseWord
from bot.people.person import Person
from bot.requests.open_matters import ON_A_PAGE, OpenMatters

ASKED: Final = frozenset(
    (
        "knows", "call", "urgent", "faster", "away", "another", "resend", "visit", "decided", "sent", "standing", "when", "off", "then", "place", "word",
        "may_call", "outside", "how_told",
    )
)  # fmt: skip
"""What a question about a request asks for, by the names of `bot/reading/request_questions.py`, and of what is asked beside it."""
_WHAT_THEN: Final = frozenset(("decided", "sent", "standing", "when"))
"""After these it is also said what follows if the admin does not answer; the others say it themselves, or were not asked that."""


def request_answer(pending: OpenMatters, request: Request, topic: str) -> tuple[Phrase, ...]:
    """The answer to this topic, a yes or no first where it is one; who has the request now where it has moved on."""
    words = waiting_words(pending, request)
    if request.state is RequestState.CARRYING_OUT:
        return (Phrase("progress.doing", words),)
    if request.state in ON_A_PAGE:
        return (Phrase("asked.page", {**words, "topic": topic, "page": pending.page or "over", "approval": pending.approval}),)
    answer = Phrase(f"asked.{topic}", words)
    then = (Phrase("progress.next", words),) if topic in _WHAT_THEN else ()
    return (answer, *moved_told(pending, request), *then)


def moved_told(pending: OpenMatters, request: Request) -> tuple[Phrase, ...]:
    """That the request went on to another admin, since the first did not answer; empty while the first one has it."""
    if pending.before is None:
        return ()
    return (Phrase("asked.moved", {**waiting_words(pending, request), "first": pending.before.name}),)


def waiting_words(pending: OpenMatters, request: Request) -> dict[str, PhraseWord]:
    """`sent`: when the first admin was asked, `since`: the one who has it now; `until`: how long that one has."""
    return {
        "action": request.action.value,
        "sent": request.asked[0].at if request.asked else request.opened,
        "since": request.asked[-1].at if request.asked else request.opened,
        "until": request.due,
        **_named(pending.admin, "name", "phone"),
        **_named(pending.following, "next", "next_phone"),
    }


def _named(person: Person | None, name: str, phone: str) -> dict[str, PhraseWord]:
    return {name: "none" if person is None else person.name, phone: "none" if person is None else person.phone or "none"}
