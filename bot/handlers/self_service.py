"""The ways to prove who one is, in the chat: what was added, and buttons that lead to a page for adding or removing one. Words press nothing."""

from typing import Final

from bot.handlers.turn import Outcome, Turn, asker_of, how_to_link, reply_with_link
from bot.messages import ButtonPress, Choice, Phrase, PhraseWord, Reply
from bot.requests.one_time_links import IssuedStep
from bot.requests.pages.enrol import METHOD
from bot.requests.self_service import EnrolledMethod, SelfService, SelfServiceOverview
from bot.runtime.quick_dataclass import dataclass

PROOF_WAYS: Final = "ways"
_REMOVED_HERE: Final = 5
"""How many are removed by button in a chat; the rest stands on `/me`."""


@dataclass(frozen=True)
class SelfServiceHandler:
    """The argument of a button is `show`, `add <method>` or `remove <key>`; for platforms where nobody has a web session."""

    self_service: SelfService

    async def __call__(self, turn: Turn) -> Outcome:
        """The list with its buttons, or the page that a button leads to."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True)
        what, _, which = turn.argument.partition(" ")
        if turn.private and isinstance(turn.message.content, ButtonPress):
            if what == "add":
                return self._page(await self.self_service.begin_enrolment(asker_of(turn), turn.person, which), what)
            if what == "remove":
                return self._page(await self.self_service.begin_removal(asker_of(turn), turn.person, which), what)
        own = await self.self_service.look(turn.person, turn.message.sender)
        return Outcome(Reply(_listed(own), _buttons(own)), personal=True, about=None)

    def _page(self, issued: IssuedStep | Phrase, what: str) -> Outcome:
        if isinstance(issued, Phrase):
            return Outcome(Reply((issued,)), personal=True, about=None)
        says = Phrase("me.add_page" if what == "add" else "me.remove_page", {"method": str(issued.step.form[METHOD])})
        return reply_with_link(self.self_service.one_time_links, issued, says, self.self_service.asked(issued))


def _listed(own: SelfServiceOverview) -> tuple[Phrase, ...]:
    first = Phrase("me.list", {"count": len(own.methods), "address": own.address or "none"})
    frozen = () if own.freeze is None else (Phrase("me.frozen_no_adding", {"until": own.freeze.until}),)
    return (first, *(_line(one) for one in own.methods), *frozen, *(() if frozen else (Phrase("me.list_add"),)))


def _line(one: EnrolledMethod) -> Phrase:
    words: dict[str, PhraseWord] = {"method": one.method, "label": one.label or "none"}
    if one.spoilt is not None:
        return Phrase("me.list_spoilt", {**words, "at": one.spoilt})
    return Phrase("me.list_one", {**words, "at": one.created, "used": one.last_used or "never"})


def _buttons(own: SelfServiceOverview) -> tuple[Choice, ...]:
    added = (Choice(Phrase("me.add", {"method": method}), f"{PROOF_WAYS}:add {method}") for method in own.enrollable)
    removed = (
        Choice(Phrase("me.remove_one", {"method": one.method, "label": one.label or "none", "at": one.created}), f"{PROOF_WAYS}:remove {one.key}")
        for one in own.methods[-_REMOVED_HERE:]
    )
    return (*added, *removed)
