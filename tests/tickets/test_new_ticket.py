"""Whose ticket it is, also where nothing was read of the account: the admins of an agency see the tickets of its people."""

import pytest

from bot.errors import Unreachable
from bot.messages import ChatIdentity, ConversationAddress
from bot.people.permissions import Coverage
from bot.people.person import Agency
from bot.ticketing.new_ticket import new_ticket
from bot.tickets.category import Category
from bot.tickets.queue import QueueFilter
from bot.tickets.ticket import Asker, TicketStory
from tests.tickets.conftest import Desk

HERE = ConversationAddress("console", "fine", private=True)


async def asker(desk: Desk, person: str | None = "fine") -> Asker:
    known = None if person is None else await desk.application.register.person(person)
    return Asker(known, ChatIdentity("console", "fine"), HERE, "en")


async def test_a_ticket_of_mere_words_belongs_to_the_agency_of_whoever_opens_it(desk: Desk) -> None:
    await desk.application.ticketing.open(await asker(desk), HERE, category=Category.OTHER, words="the printer is on fire", seen=None, origin="said:1")
    ticket = await desk.the_ticket()
    assert (ticket.agency, ticket.agency_name, ticket.rows) == ("doit", "資訊局", ())
    async with desk.application.store.look() as work:
        page = await work.ticket_queue.page(QueueFilter(), Coverage(agencies=frozenset({"doit"})), desk.application.clock.now())
    assert [one.id for one in page.tickets] == [ticket.id]


async def test_while_the_register_is_away_the_agency_is_known_and_only_its_name_is_not(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = await asker(desk)
    register = desk.application.register

    async def away(id: str) -> Agency:
        raise Unreachable("personnel", "away")

    monkeypatch.setattr(type(register), "agency", staticmethod(away))
    now = desk.application.clock.now()
    ticket = await new_ticket(asked, Category.OTHER, TicketStory(said="it is stuck"), seen=None, origin="said:1", register=register, now=now)
    assert (ticket.agency, ticket.agency_name) == ("doit", "")


async def test_a_stranger_has_none(desk: Desk) -> None:
    nobody, now = await asker(desk, None), desk.application.clock.now()
    ticket = await new_ticket(nobody, Category.OTHER, TicketStory(said="hi"), seen=None, origin="said:1", register=desk.application.register, now=now)
    assert (ticket.agency, ticket.agency_name, ticket.person) == ("", "", "")
