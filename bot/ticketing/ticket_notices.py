"""What people read about a ticket that they did not just ask for: its owner in the chat, and the helpdesk's people."""

from dataclasses import replace
from datetime import datetime

from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, Reply
from bot.store.work import Work
from bot.tickets.ticket import Ticket, TicketEvent


async def tell_owner(work: Work, ticket: Ticket, reply: Reply, waiting: str | None, now: datetime) -> None:
    """Tells the owner where they last spoke in private; `waiting` is what their next words will refer to, None: what they referred to before."""
    identity, place, language = await _reached(work, ticket)
    posted = await work.outbox.post(place, identity, language, reply, now)
    if waiting is not None:
        # "It still does not work" no longer refers to what was talked about before.
        conversation = await work.conversations.of(place, identity)
        left = replace(conversation, waiting=waiting, offered=posted.buttons, rating=(), about="", row="")
        await work.conversations.keep(place, identity, left, now)


async def tell_between_people(work: Work, ticket: Ticket, reply: Reply, now: datetime) -> None:
    """The same while a person answers in the chat: a number that is typed next is for that person, and chooses nothing here."""
    identity, place, language = await _reached(work, ticket)
    await work.outbox.post(place, identity, language, reply, now)
    conversation = await work.conversations.of(place, identity)
    await work.conversations.keep(place, identity, replace(conversation, waiting="", offered=(), rating=()), now)


async def _reached(work: Work, ticket: Ticket) -> tuple[ChatIdentity, ConversationAddress, str]:
    linked = await work.links.identities_of(ticket.person) if ticket.person else ()
    last = await work.conversations.last_private((*linked, ticket.asker))
    identity, place, spoken = last or (ticket.asker, ticket.place, None)
    return identity, place, spoken or ticket.language


def asks_whether_solved(number: str) -> tuple[Choice, ...]:
    """The two answers to "is it solved?", after the helpdesk answered or closed."""
    return Choice(Phrase("ticket.do-solved"), f"ticket:solved {number}"), Choice(Phrase("ticket.do-still-not"), f"ticket:still_not {number}")


def told_of_news(ticket: Ticket, event: TicketEvent, text: str, *, moved: bool, given_back: bool) -> tuple[Reply, str | None]:
    """What the owner reads when somebody at the helpdesk answered, closed or reopened it, and what their next words will refer to."""
    name = ticket.name_of
    says = [Phrase("ticket.answered", {"number": name, "text": text})] if text else []
    if event is TicketEvent.CLOSED and moved:
        says += [Phrase("ticket.given-back", {"number": name})] if given_back else []
        return Reply((*says, Phrase("ticket.closed", {"number": name})), asks_whether_solved(name), context="ticket:closed"), f"ticket:closed {name}"
    if event is TicketEvent.REOPENED and moved:
        return Reply((*says, Phrase("ticket.reopened-there", {"number": name}))), None
    return Reply(tuple(says), asks_whether_solved(name), context="ticket:answered"), f"ticket:answered {name}"


def ticket_details(ticket: Ticket) -> dict[str, str]:
    """How the audit trail names it."""
    return {"ticket": f"T{ticket.id}", "number": ticket.number or ""}


def _who(ticket: Ticket) -> dict[str, str | int | datetime]:
    return {
        "number": ticket.number or "none",
        "name": ticket.name or "none",
        "agency": ticket.agency_name or "none",
        "phone": ticket.phone or "none",
        "category": ticket.category.value,
        "priority": ticket.priority.value,
    }


def notice_of_new(ticket: Ticket) -> Reply:
    """What helpdesk people read about a new ticket; the whole story is behind the button."""
    rows = tuple(Phrase("ticket.notice-row", {"row": row}) for row in ticket.rows)
    person_words = (Phrase("ticket.notice-said", {"text": ticket.story.said}),) if ticket.story.said else ()
    return Reply((Phrase("ticket.notice", _who(ticket)), *person_words, *rows), _shows(ticket), link=_at_the_desk(ticket))


def notice_of_update(ticket: Ticket, event: TicketEvent, text: str) -> Reply:
    """What helpdesk people read when the person continues a ticket."""
    words = {**_who(ticket), "text": text or "none"}
    return Reply((Phrase(f"ticket.notice-{event.value}", words),), _shows(ticket), link=_at_the_desk(ticket))


def _shows(ticket: Ticket) -> tuple[Choice, ...]:
    return (Choice(Phrase("ticket.do-show"), f"ticket:show {ticket.number}"),)


def _at_the_desk(ticket: Ticket) -> tuple[Phrase, str]:
    return Phrase("ticket.at-desk"), f"page:/desk/tickets/{ticket.name_of}"
