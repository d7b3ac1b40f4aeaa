"""Tickets in the chat, by what a button means or what the conversation's table decided."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from bot.handlers.ticket.account_choice import AccountChoiceTickets
from bot.handlers.ticket.closing import TicketClosing
from bot.handlers.ticket.drafting import ColleagueIn, TicketDrafting
from bot.handlers.ticket.handed_over import HandedOver
from bot.handlers.ticket.news import TicketReports
from bot.handlers.ticket.own import OwnTickets, no_ticket, ticket_button, ticket_name, ticket_outcome, ticket_words, which_ticket
from bot.handlers.turn import Outcome, Turn
from bot.messages import Phrase, Reply
from bot.people.account_lookup import AccountLookup
from bot.reading.vocabulary import Act
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.ticketing.ticketing import Ticketing
from bot.tickets.another_ticket import after_sending
from bot.tickets.category import Category
from bot.tickets.description import matter_of_reading
from bot.tickets.proposal import NO_PROPOSAL
from bot.tickets.subject import OF_TOPIC, category_of_matter, concerns_of
from bot.tickets.ticket import Ticket

_OF_SOMETHING_ELSE = ("others:", "colleague:", "elsewhere:")
_WRITE_MORE = "ticket.write-more"
_DRAFTS = frozenset(f"ticket:{what}" for what in ("send", "send_more", "change", "edit", "drop", "hold"))
"""What the buttons under a draft mean."""
_ENDED_BY = MappingProxyType(
    {
        "solved": ("solved", "still_not", "withdraw", "add"),
        "withdraw": ("solved", "still_not", "withdraw", "add"),
        "still_not": ("solved", "still_not"),
        "reopen": ("reopen",),
    }
)
"""Which buttons about a ticket hold no longer once this was pressed."""


@dataclass(frozen=True)
class TicketHandler:
    """`argument`: draft (or nothing), person, send, add_send, send_more, change, edit, hold, unsure, going, drop, add, unadd,
    withdraw, redo, gone, holds, copy, solved, still_not, reopen, news, show, heard, give_back, keep, may, which. `draft` may be followed by a category
    (`draft security`) or, like `person`, by somebody else's topic (`draft of:network`), those about a ticket that exists by its number, `keep`
    and `may` by the place of one of several own accounts."""

    own: OwnTickets
    drafting: TicketDrafting
    closing: TicketClosing
    reports: TicketReports
    handed_over: HandedOver
    choices: AccountChoiceTickets

    async def __call__(self, turn: Turn) -> Outcome:
        """Does what was asked, or says in one sentence what is missing."""
        what, _, number = turn.argument.partition(" ")
        outcome = await self._answered(turn, what, number)
        return replace(outcome, over=_over(what, number))

    async def _answered(self, turn: Turn, what: str, number: str) -> Outcome:
        match what:
            case "add":
                return await self._add(turn, number)
            case "unadd":
                return await self._unadd(turn, number)
            case "withdraw":
                return await self.closing.withdraw(turn, number)
            case "redo":
                return await self.closing.redo(turn, number)
            case "holds" | "copy":
                return await self.reports.holds(turn, what)
            case "gone":
                return await self.reports.gone(turn)
            case "solved":
                return await self.closing.solved(turn, number)
            case "still_not":
                return await self.closing.still_not(turn, number)
            case "reopen":
                return await self.closing.reopen(turn, number)
            case "news" | "open" | "answered" | "closed":  # Also where the desk's last words about a ticket are all that is known of the question.
                return await self.reports.news(turn, number)
            case "show":
                return await self.reports.story(turn, number)
            case "heard":
                return await self.handed_over.heard(turn)
            case "keep" | "may" | "which":
                return await self.choices(turn, what, number)
            case "give_back":
                return await self.handed_over.give_back(turn, number)
            case _:
                return await self._drafted(turn, what, number)

    async def _drafted(self, turn: Turn, what: str, category: str) -> Outcome:
        match what:
            case "send":
                return await self.drafting.send(turn)
            case "send_more":
                return await self._then_another(turn)
            case "add_send":
                return await self.drafting.add_and_send(turn)
            case "change":
                return await self.drafting.change(turn)
            case "drop":
                return await self.drafting.drop(turn)
            case "edit":
                return await self.drafting.edit(turn)
            case "hold":
                return await self.drafting.hold(turn)
            case "unsure":
                return await self.drafting.unsure(turn)
            case "going":
                return await self.drafting.going(turn)
            case "person":
                return await self.drafting.draft(turn, first=(Phrase("ticket.person"),), continues=not category, topic=_topic(category))
            case "more":
                return await self.drafting.draft(turn, continues=True)
            case _:
                about = next((each for each in Category if each.value == category), None)
                wanted = turn.reading is not None and turn.reading.labels.act is Act.PERSON
                return await self.drafting.draft(turn, first=(Phrase("ticket.person"),) if wanted else (), about=about, topic=_topic(category))

    async def _then_another(self, turn: Turn) -> Outcome:
        """The written one is sent, and the next one is shown, which is not sent yet."""
        sent = await self.drafting.send(replace(turn, text=""))
        talk = turn.conversation
        about = talk.about if talk.about.startswith(_OF_SOMETHING_ELSE) else ""  # What was told of the own account went with the first one.
        after = replace(talk, draft=sent.draft or NO_PROPOSAL, waiting=sent.waiting or "", trouble="", asked="", about=about, row="")
        more = await self.drafting.draft(replace(turn, text=after_sending(turn.text), conversation=after), tells=True)
        says = (*(phrase for phrase in sent.reply.says if phrase.key != _WRITE_MORE), *more.reply.says)
        return replace(more, reply=replace(more.reply, says=says), records=(*sent.records, *more.records), writes=(*sent.writes, *more.writes))

    async def _add(self, turn: Turn, number: str) -> Outcome:
        """To the draft while there is one, else to the ticket that is meant; without words they are asked for."""
        if not number and turn.conversation.draft.open(turn.now):
            return await self.drafting.add(turn)
        ticket = await self.own.meant(turn, number)
        if ticket is None:
            live = await self.own.live(turn)
            if live:
                return which_ticket(turn, live, "add")
            return await self.drafting.draft(turn) if turn.text else no_ticket(turn)
        if not ticket.live:
            return await self.closing.reopen(turn, ticket_name(ticket))
        if not turn.text:
            return ticket_outcome(turn, Reply((Phrase("ticket.ask-more", ticket_words(ticket)),)), waiting=f"ticket:add {ticket_name(ticket)}")
        if _about_something_else(turn, ticket):
            # What a ticket is filed under cannot be changed there: the right one is drafted, and the wrong one can go.
            drafted = await self.drafting.draft(turn, first=(Phrase("ticket.wrong-subject", ticket_words(ticket)),))
            return replace(drafted, reply=replace(drafted.reply, choices=(*drafted.reply.choices, ticket_button("withdraw", ticket))))
        return await self.own.added(turn, ticket, turn.text)

    async def _unadd(self, turn: Turn, number: str) -> Outcome:
        ticket = await self.own.meant(turn, number)
        return no_ticket(turn) if ticket is None else await self.own.unadded(turn, ticket)


def _topic(argument: str) -> str:
    """The topic of what is not the desk's, where the words are sure of one (`of:network`)."""
    return argument.removeprefix(OF_TOPIC) if argument.startswith(OF_TOPIC) else ""


def _about_something_else(turn: Turn, ticket: Ticket) -> bool:
    """Whether the words correct what the ticket is about."""
    reading = turn.reading
    if reading is None or reading.labels.act is not Act.CORRECT or ticket.concerns:
        return False
    return bool(concerns_of(reading, "")) or category_of_matter(matter_of_reading(reading)) not in (Category.OTHER, ticket.category)


def build_ticket_handler(
    store: Store, account_lookup: AccountLookup, ticketing: Ticketing, matter_of: Callable[[str], str], *, colleague_in: ColleagueIn
) -> TicketHandler:
    """The handler with its parts; `matter_of` and `colleague_in` as for TicketDrafting."""
    own = OwnTickets(store, ticketing)
    drafting = TicketDrafting(own, account_lookup, matter_of, colleague_in)
    return TicketHandler(
        own,
        drafting,
        closing=TicketClosing(own, drafting),
        reports=TicketReports(own, drafting),
        handed_over=HandedOver(own),
        choices=AccountChoiceTickets(drafting),
    )


def _over(what: str, number: str) -> frozenset[str]:
    """The meanings of the buttons that hold no longer after this."""
    if what in ("send", "add_send", "send_more", "drop"):
        return _DRAFTS
    return frozenset(f"ticket:{each} {number}" for each in _ENDED_BY.get(what, ())) if number else frozenset()
