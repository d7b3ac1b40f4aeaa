"""A draft: what stands in it, when one question is asked, and what sends it (DOMAIN part 5, C3, C21)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.conversation import Conversation
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.ticket.handler import build_ticket_handler
from bot.handlers.turn import Outcome, Turn
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.people.person import Person
from bot.reading.reading import Labels, Likely, Reading
from bot.reading.vocabulary import Act, Matter, Whose
from bot.tickets.category import Category
from bot.tickets.description import described
from bot.tickets.proposal import LASTS, NO_PROPOSAL, TicketProposal, contact_in, proposal_form, proposal_of, ticket_number_in
from bot.tickets.ticket import Priority
from tests.builders import NOW
from tests.tickets.conftest import Desk

HERE = ConversationAddress("console", "fine", private=True)
WANTS_PERSON = Reading(Labels(Act.PERSON, Matter.NONE), 0.9)
WANTS_TICKET = Reading(Labels(Act.REQUEST, Matter.TICKET), 0.9)
AGREES = Reading(Labels(Act.AGREE, Matter.TICKET), 0.9)
DECLINES = Reading(Labels(Act.DECLINE, Matter.TICKET), 0.9)
REPORTS = Reading(Labels(Act.REPORT, Matter.STATUS, whose=Whose.MINE), 0.9)


IN_CHARGE = {"陳怡君": "often", "吳佳穎": "new"}


async def a_colleague(asker: Person, text: str, now: datetime) -> str | None:
    """The colleagues whom the admin 王大明 looks after, by name or id."""
    return next((id for name, id in IN_CHARGE.items() if asker.id == "wang" and (name in text or id in text.split())), None)


class Talk:
    """A conversation with the handler alone; what the table decided is given."""

    def __init__(self, desk: Desk, who: str = "fine") -> None:
        application = desk.application
        self.desk, self.who, self.conversation = desk, who, Conversation()
        self.handler = build_ticket_handler(
            application.store,
            application.account_lookup,
            application.ticketing,
            lambda clause: "ticket" if "人" in clause or "單" in clause else "",
            colleague_in=a_colleague,
        )
        self.heard = 0

    async def hears(self, argument: str, text: str = "", reading: Reading | None = None) -> Outcome:
        """One turn; what the desk would remember of it is remembered."""
        self.heard += 1
        now = self.desk.application.clock.now()
        message = Message(f"event-{self.heard}", ChatIdentity("console", self.who), HERE, TypedText(text), now)
        person = await self.desk.application.register.person(self.who)
        turn = Turn(message, person, Intent(IntentKind.TICKET), text, now, "zh-Hant-TW", self.conversation, argument=argument, reading=reading)
        outcome = await self.handler(turn)
        async with self.desk.application.store.work() as work:
            for write in outcome.writes:
                await write(work)
        if outcome.draft is not None:
            self.conversation = replace(self.conversation, draft=outcome.draft)
        self.conversation = replace(self.conversation, waiting=outcome.waiting or "")
        return outcome


def said(outcome: Outcome) -> list[str]:
    return [phrase.key for phrase in outcome.reply.says]


def buttons(outcome: Outcome) -> list[str]:
    return [choice.means for choice in outcome.reply.choices]


async def test_c21_who_wants_a_person_reads_the_phone_first_and_is_asked_one_question(desk: Desk) -> None:
    assert said(await Talk(desk).hears("person", "找真人", WANTS_PERSON)) == ["ticket.person", "ticket.draft-ask"]
    assert await desk.tickets() == ()


async def test_c21_what_is_known_already_is_drafted_without_a_question(desk: Desk) -> None:
    talk = Talk(desk, "often")
    talk.conversation = Conversation(about="wish:status", row="D19", asked="我又被鎖了")
    outcome = await talk.hears("person", "找真人", WANTS_PERSON)
    assert said(outcome) == ["ticket.person", "ticket.draft", "ticket.draft-send"]
    assert buttons(outcome) == ["ticket:send", "ticket:change", "ticket:drop"]
    draft = talk.conversation.draft
    assert (draft.category, draft.row, draft.words) == (Category.LOCK, "D19", "我又被鎖了")
    assert draft.since is not None
    assert talk.conversation.waiting == "ticket:draft"


async def test_a_description_in_the_same_message_is_in_the_draft_and_nothing_is_asked(desk: Desk) -> None:
    talk = Talk(desk)
    outcome = await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    assert said(outcome) == ["ticket.draft", "ticket.draft-send"]
    assert "公文系統打不開" in talk.conversation.draft.words


async def test_the_subject_is_never_the_last_entry_that_was_shown(desk: Desk) -> None:
    talk = Talk(desk)
    talk.conversation = Conversation(about="faq:certificate-01", asked="電腦怪怪的")
    await talk.hears("draft", "開單", WANTS_TICKET)
    assert talk.conversation.draft.category is Category.OTHER
    assert talk.conversation.draft.words == "電腦怪怪的"


async def test_the_subject_is_what_the_words_mean(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "開單，卡插了沒反應", Reading(Labels(Act.REQUEST, Matter.TICKET), 0.8, matters=(Likely("ticket", 0.7), Likely("certificate", 0.25))))
    assert talk.conversation.draft.category is Category.CERTIFICATE


@pytest.mark.parametrize(
    ("argument", "text", "reading"), [("send", "", None), ("draft", "好", AGREES), ("draft", "就開單啊", WANTS_TICKET), ("person", "我要真人", WANTS_PERSON)]
)
async def test_yes_the_button_or_insisting_sends_it(desk: Desk, argument: str, text: str, reading: Reading | None) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    assert await desk.tickets() == ()
    assert said(await talk.hears(argument, text, reading))[0] == "ticket.opened"
    assert "公文系統打不開" in (await desk.the_ticket()).story.said
    assert talk.conversation.draft == NO_PROPOSAL


async def test_insisting_after_the_one_question_sends_it_and_asks_no_second(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("person", "找真人", WANTS_PERSON)
    assert said(await talk.hears("person", "我要真人！", WANTS_PERSON))[0] == "ticket.opened"


async def test_the_answer_to_the_question_is_shown_before_it_is_sent(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("person", "找真人", WANTS_PERSON)
    outcome = await talk.hears("add", "信箱三天沒收到信", REPORTS)
    assert said(outcome) == ["ticket.draft", "ticket.draft-send"]
    assert talk.conversation.draft.words == "信箱三天沒收到信"


async def test_words_while_drafting_are_added_and_change_replaces_them(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    await talk.hears("add", "昨天下午開始", REPORTS)
    assert talk.conversation.draft.words == "幫我開單，公文系統打不開\n昨天下午開始"
    assert said(await talk.hears("change")) == ["ticket.change-ask"]
    await talk.hears("add", "差勤系統打不開", REPORTS)
    assert talk.conversation.draft.words == "差勤系統打不開"
    await talk.hears("change", "採購系統打不開", REPORTS)
    assert talk.conversation.draft.words == "採購系統打不開"


@pytest.mark.parametrize(("argument", "text", "reading"), [("drop", "", None), ("withdraw", "算了", None), ("draft", "不用", DECLINES)])
async def test_c3_stop_while_drafting_sends_nothing_and_says_so(desk: Desk, argument: str, text: str, reading: Reading | None) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    assert said(await talk.hears(argument, text, reading)) == ["ticket.draft-dropped"]
    assert talk.conversation.draft == NO_PROPOSAL
    assert await desk.tickets() == ()


async def test_what_was_decided_stands_in_the_draft_and_in_the_ticket(desk: Desk) -> None:
    talk = Talk(desk)
    talk.conversation = Conversation(chosen=("保留電腦那個帳號",))
    outcome = await talk.hears("draft", "幫我開單，我有兩個帳號", WANTS_TICKET)
    assert outcome.reply.says[0].words["chosen"] == "保留電腦那個帳號"
    await talk.hears("send")
    assert "保留電腦那個帳號" in (await desk.the_ticket()).story.said


async def test_a_draft_of_yesterday_is_not_sent_by_a_late_yes(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    await desk.line(advance="25h")
    await talk.hears("send", "好", AGREES)
    assert await desk.tickets() == ()


async def test_a_draft_left_for_another_matter_is_shown_again_before_it_is_sent(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    talk.conversation = replace(talk.conversation, waiting="")
    assert said(await talk.hears("draft", "開單", WANTS_TICKET)) == ["ticket.draft", "ticket.draft-send"]
    assert await desk.tickets() == ()


async def test_c20_an_incident_is_a_security_draft_whatever_was_drafted_before(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    await talk.hears("draft security", "我把密碼給了別人", Reading(Labels(Act.REPORT, Matter.INCIDENT, whose=Whose.MINE), 0.9))
    assert (talk.conversation.draft.category, talk.conversation.draft.words) == (Category.SECURITY, "我把密碼給了別人")
    await talk.hears("send")
    assert (await desk.the_ticket()).priority is Priority.URGENT


async def test_the_button_under_another_matter_writes_another_draft(desk: Desk) -> None:
    talk = Talk(desk, "often")
    await talk.hears("draft", "幫我開單，卡插了沒反應", Reading(Labels(Act.REQUEST, "certificate-01"), 0.9))
    talk.conversation = replace(talk.conversation, about="wish:status", row="D19", asked="我被鎖了")
    await talk.hears("draft")
    assert (talk.conversation.draft.category, talk.conversation.draft.words) == (Category.LOCK, "我被鎖了")


async def test_c3_it_works_now_does_not_close_a_ticket_about_something_else_unasked(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", Reading(Labels(Act.REQUEST, "eauth-01"), 0.9))
    await talk.hears("send")
    talk.conversation = Conversation(about="wish:unlock", row="D15")
    outcome = await talk.hears("solved", "好了")
    assert said(outcome) == ["solved.praise", "ticket.close-too"]
    assert buttons(outcome) == ["ticket:solved 1001"]
    talk.conversation = Conversation()
    assert said(await talk.hears("solved", "好了")) == ["solved.praise", "ticket.close-too"], "that it works is no word to close it"
    assert said(await talk.hears("solved", "可以結案了")) == ["ticket.closed-by-you"]


async def test_what_is_masked_in_a_ticket_is_masked_in_its_draft(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，信箱 mhlin@mail.example 收不到信", WANTS_TICKET)
    assert "mhlin@" not in talk.conversation.draft.words


async def test_c23_what_is_open_about_tickets_is_one_look(desk: Desk) -> None:
    talk = Talk(desk)
    application = desk.application
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    async with application.store.look() as work:
        before = await application.ticketing.in_hand(work, ("fine",), talk.conversation.draft)
    assert (before.live, before.closed, before.draft.words) == ((), None, "幫我開單，公文系統打不開")
    await talk.hears("send")
    async with application.store.look() as work:
        sent = await application.ticketing.in_hand(work, ("fine",), talk.conversation.draft)
    assert [one.progress.value for one in sent.live] == ["received"]
    assert (sent.context, sent.draft) == ("ticket:open", NO_PROPOSAL)


def test_a_draft_lasts_a_day() -> None:
    draft = TicketProposal(at=NOW)
    assert draft.open(NOW + LASTS - timedelta(seconds=1))
    assert not draft.open(NOW + LASTS)
    assert not NO_PROPOSAL.open(NOW)


@given(
    st.builds(
        TicketProposal, at=st.just(NOW), category=st.sampled_from(Category), words=st.text(), since=st.sampled_from([None, NOW]), row=st.sampled_from(["", "D15"]),
        chosen=st.lists(st.text(min_size=1), max_size=2).map(tuple), contact=st.text(max_size=20), asked=st.booleans(),
    )
)  # fmt: skip
def test_a_stored_draft_is_the_same_draft(draft: TicketProposal) -> None:
    assert proposal_of(proposal_form(draft)) == draft
    assert proposal_of(proposal_form(NO_PROPOSAL)) == NO_PROPOSAL


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("打 0912-345-678 給我", "0912-345-678"),
        ("分機2206", "2206"),
        ("amy@mail.example 可以", "amy@mail.example"),
        ("(02)2720 8889", "2720 8889"),
        ("我被鎖 3 次了", ""),
    ],
)
def test_a_contact_is_an_address_or_a_number_to_call(text: str, contact: str) -> None:
    assert contact_in(text) == contact


def test_a_number_is_heard_and_a_phone_number_is_not() -> None:
    assert ticket_number_in("單號 1001 怎麼樣了") == ticket_number_in("#1001?") == "1001"
    assert ticket_number_in("打 02-27208889 轉 12") == ""


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("找真人", False),
        ("我要真人！", False),
        ("幫我開單，公文系統打不開", True),
        ("open a ticket, my reader is not found", True),
        ("幫我把那個一直跳出來要我綁定的視窗開單處理", True),
    ],
)
def test_a_wish_alone_describes_nothing(text: str, tells: bool) -> None:
    assert described(text, None, lambda clause: "ticket" if "人" in clause or "單" in clause or "ticket" in clause else "") is tells


def test_who_reports_or_answers_describes_whatever_the_length() -> None:
    assert described("白畫面", REPORTS, lambda clause: "none")
