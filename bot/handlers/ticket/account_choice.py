"""Which of several TPEAD accounts stays: which is which, that it is the person's choice, and the choice written down for the admin (C15, C17, D31, D34)."""

from dataclasses import replace
from typing import Final

from bot.accounts.account_names import directory_names
from bot.accounts.masking import mask_text
from bot.accounts.rows.row import Row
from bot.accounts.rules import Stage
from bot.accounts.several import SeveralAccounts, several_accounts
from bot.handlers.ticket.draft_context import with_facts
from bot.handlers.ticket.drafting import DRAFTING, INSISTS, TicketDrafting
from bot.handlers.ticket.own import ticket_outcome
from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase, PhraseWord, Reply
from bot.people.account_lookup import LookupResult
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.category import category_of_row
from bot.tickets.proposal import TicketProposal
from bot.tickets.ticket import plain_note

_LONGEST: Final = 600
KEEP, MAY, WHICH = "keep", "may", "which"


@dataclass(frozen=True)
class AccountChoiceTickets:
    """Nothing is sent by a choice: it stands in the draft, by the names of the accounts, until the person sends that."""

    drafting: TicketDrafting

    async def __call__(self, turn: Turn, what: str, place: str) -> Outcome:
        """The draft with the choice (`keep`), whether it may be that one (`may`), or which is which (`which`)."""
        seen = None if turn.person is None else await self.drafting.account_lookup.look(turn.person)
        several = None if seen is None else several_accounts(seen.diagnosis)
        if seen is None or several is None or several.row is Row.BIND_MAIN:
            return await self.drafting.draft(turn)
        chosen = int(place) if place.isdecimal() and int(place) < len(several.names) else -1
        if what == WHICH or chosen < 0:
            return _which(turn, seen, several)
        return self._may(turn, seen, several, chosen) if what == MAY else await self._kept(turn, seen, several, chosen)

    async def _kept(self, turn: Turn, seen: LookupResult, several: SeveralAccounts, chosen: int) -> Outcome:
        """The choice in the draft, in place of any former one; in the ticket that was sent about it, if there is one."""
        history = self.drafting.own.ticketing.ticket_history
        words = {"account": several.masked(chosen), "others": several.others(chosen)}
        key = "choice.wish" if several.row is Row.BINDING_CONFLICT else "choice.decision"
        decision = history.say(Phrase(key, words), turn.language, turn.now)
        first = (Phrase("choice.conflict"),) if several.row is Row.BINDING_CONFLICT else ()
        category = category_of_row(several.row.value)
        sent = next((ticket for ticket in await self.drafting.own.live(turn) if ticket.category is category and not ticket.concerns), None)
        if sent is not None:
            return await self.drafting.own.added(turn, sent, decision)
        held = turn.conversation.draft
        same = held.open(turn.now) and held.category is category and not held.concerns
        about = held if same else with_facts(TicketProposal(at=turn.now, left_out=held.left_out, category=category), seen)
        stands = same and held.chosen == (decision,)
        if stands and turn.conversation.waiting == DRAFTING and turn.reading is not None and turn.reading.labels.act in INSISTS:
            return await self.drafting.send(turn)
        first = (Phrase("choice.stands"),) if stands else first
        talk = replace(turn, conversation=replace(turn.conversation, chosen=()))
        told = about.words if stands else "\n".join(part for part in (about.words, plain_note(mask_text(turn.text))) if part)[:_LONGEST]
        return replace(self.drafting.shown(talk, replace(about, words=told, chosen=(decision,)), first), remember={"chosen": ()})

    def _may(self, turn: Turn, seen: LookupResult, several: SeveralAccounts, chosen: int) -> Outcome:
        """Yes, and what it means for this one; with the button that writes it down."""
        if several.row is Row.BINDING_CONFLICT:
            return _offered(turn, (Phrase("choice.conflict"),), several, (chosen,))
        return _offered(turn, (Phrase("choice.may", _words(seen, several, chosen)),), several, (chosen,))


def _which(turn: Turn, seen: LookupResult, several: SeveralAccounts) -> Outcome:
    if several.row is Row.BINDING_CONFLICT:
        return _offered(turn, (Phrase("choice.conflict"),), several, tuple(range(len(several.names))))
    lines = directory_names(seen.diagnosis, seen.rules, seen.now)
    says = (*lines, Phrase("choice.which", _words(seen, several, several.bound)))
    return _offered(turn, says, several, tuple(range(len(several.names))))


def _words(seen: LookupResult, several: SeveralAccounts, place: int) -> dict[str, PhraseWord]:
    """`bound`: whether this one is bound; `single`, `other_single`: whether it, or another one, has the form that all are renamed to."""
    others = [number for number in range(len(several.names)) if number != place]
    stage = seen.rules.stage(seen.snapshot.agency, seen.now)
    return {
        "account": several.masked(place) if place >= 0 else "none",
        "others": several.others(place),
        "bound": "yes" if place >= 0 and place == several.bound else "no",
        "single": "yes" if place >= 0 and several.is_single(place) else "no",
        "mixed": "yes" if len({several.is_single(number) for number in (place, *others) if number >= 0}) > 1 else "no",
        "stage": stage.value,
        "computer": "yes" if seen.snapshot.agency.joins_directory else "no",
        "counts": "no" if stage is Stage.P2 else "yes",
    }


def _offered(turn: Turn, says: tuple[Phrase, ...], several: SeveralAccounts, places: tuple[int, ...]) -> Outcome:
    """With a button for each that writes the choice down; a draft that waits stays, and that is said."""
    buttons = tuple(Choice(Phrase("choice.keep", {"account": several.masked(place)}), f"ticket:{KEEP} {place}") for place in places)
    waits = (Phrase("ticket.draft-waits"),) if turn.conversation.draft.open(turn.now) else ()
    kept = turn.conversation.waiting if waits else ""
    return replace(ticket_outcome(turn, Reply((*says, *waits), buttons), waiting=kept), about="wish:status", row=several.row.value)
