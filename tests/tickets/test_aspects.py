"""One side of a ticket: every aspect at every stage has its words in both languages, with the number, and a yes or no where that is asked (C13, C15, C23)."""

import re
from dataclasses import replace

import pytest

from bot.messages import ChatIdentity, ConversationAddress
from bot.reading.vocabulary import Aspect
from bot.settings.schema import Settings
from bot.tickets.aspects import TicketFacts, aspect_of_ticket
from bot.tickets.standing import TicketProgress
from bot.tickets.ticket import Category, Priority, Ticket, TicketAuthor, TicketEvent, TicketNote, TicketState, TicketStory
from bot.wiring.wording import build_wording
from tests.builders import NOW, minutes_ago, some_rules

WORDING = build_wording(Settings(), some_rules())
BEGINS = {
    "zh-Hant-TW": ("有", "沒有", "還沒有", "是，", "還不是", "不用"),
    "en": ("Yes,", "No,"),
}
OPEN = Ticket(
    id=1, key="k", owner="fine", asker=ChatIdentity("console", "fine"), place=ConversationAddress("console", "fine", private=True), language="en",
    person="fine", name="林美惠", agency="doit", agency_name="資訊局", phone="2206", category=Category.LOCK, priority=Priority.URGENT, state=TicketState.OPEN,
    rows=("D19",), story=TicketStory(said="又被鎖了"), origin="console:1", opened=minutes_ago(20), updated=minutes_ago(10), number="1007", ref="r",
)  # fmt: skip


def note(event: TicketEvent, by: TicketAuthor, text: str = "") -> TicketNote:
    return TicketNote(1, 1, event, by, text, minutes_ago(5))


STAGES = {
    TicketProgress.RECEIVED: TicketFacts(OPEN, ()),
    TicketProgress.WAITING: TicketFacts(replace(OPEN, number=None, ref=None), ()),
    TicketProgress.TAKEN: TicketFacts(OPEN, (note(TicketEvent.ANSWERED, TicketAuthor.HELPDESK, "?"), note(TicketEvent.ADDED, TicketAuthor.PERSON, "!"))),
    TicketProgress.ANSWERED: TicketFacts(replace(OPEN, state=TicketState.ANSWERED), (note(TicketEvent.ANSWERED, TicketAuthor.HELPDESK, "?"),)),
    TicketProgress.REOPENED: TicketFacts(replace(OPEN, state=TicketState.REOPENED), (note(TicketEvent.REOPENED, TicketAuthor.PERSON),)),
    TicketProgress.CLOSED: TicketFacts(replace(OPEN, state=TicketState.CLOSED), (note(TicketEvent.CLOSED, TicketAuthor.HELPDESK),)),
}


def says(facts: TicketFacts, aspect: Aspect, language: str, text: str = "") -> list[str]:
    return [WORDING.say(phrase, language, NOW) for phrase in aspect_of_ticket(facts, aspect, text)]


def test_the_stages_are_all_there_are() -> None:
    assert {stage: facts.progress for stage, facts in STAGES.items()} == {stage: stage for stage in TicketProgress}


@pytest.mark.parametrize("language", BEGINS)
@pytest.mark.parametrize("aspect", Aspect)
@pytest.mark.parametrize("stage", TicketProgress)
def test_c13_every_side_of_a_ticket_has_words_with_its_number_first(stage: TicketProgress, aspect: Aspect, language: str) -> None:
    said = says(STAGES[stage], aspect, language)
    assert all(one.strip() for one in said)
    assert ("1007" in said[0]) or stage is TicketProgress.WAITING
    assert not re.search(r"\bnone\b|[{}]|  ", " ".join(said)), said


@pytest.mark.parametrize("language", BEGINS)
@pytest.mark.parametrize("aspect", [Aspect.WHETHER, Aspect.AFTER, Aspect.RULE])
@pytest.mark.parametrize("stage", TicketProgress)
def test_c15_a_yes_or_no_about_a_ticket_begins_with_it(stage: TicketProgress, aspect: Aspect, language: str) -> None:
    assert says(STAGES[stage], aspect, language)[0].startswith(BEGINS[language])


@pytest.mark.parametrize(("priority", "english", "chinese"), [(Priority.URGENT, "Yes", "是"), (Priority.HIGH, "Yes", "是"), (Priority.NORMAL, "No", "還不是")])
def test_c15_whether_it_is_urgent_already_is_told_by_its_priority(priority: Priority, english: str, chinese: str) -> None:
    facts = TicketFacts(replace(OPEN, priority=priority), ())
    assert says(facts, Aspect.WHETHER, "en", "is it marked urgent?")[0].startswith(english)
    assert says(facts, Aspect.WHETHER, "zh-Hant-TW", "這張是急件了沒")[0].startswith(chinese)


def test_when_somebody_rings_is_never_promised_but_the_number_they_would_ring_is_told() -> None:
    said = " ".join(says(STAGES[TicketProgress.RECEIVED], Aspect.UNTIL, "en"))
    assert "can't promise" in said
    assert "2206" in said


def test_what_stands_in_it_is_what_was_written_at_first_and_later() -> None:
    facts = TicketFacts(OPEN, (note(TicketEvent.ADDED, TicketAuthor.PERSON, "手機的信箱刪掉了"),))
    said = " ".join(says(facts, Aspect.WHAT, "zh-Hant-TW"))
    assert "又被鎖了" in said
    assert "手機的信箱刪掉了" in said
