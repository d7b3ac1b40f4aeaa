"""Whom a ticket is about: somebody else's matter carries the words and no facts of the speaker's account; a correction changes the subject (C3, C19, C21, C30)."""

from dataclasses import replace

import pytest

from bot.dialogue.conversation import Conversation
from bot.reading.reading import Labels, Likely, Reading
from bot.reading.vocabulary import Act, Matter, Whose
from bot.tickets.category import Category
from bot.tickets.proposal import NO_PROPOSAL
from bot.tickets.subject import concerns_of
from bot.tickets.ticket import TicketEvent, TicketState
from tests.tickets.conftest import Desk
from tests.tickets.test_draft import WANTS_PERSON, WANTS_TICKET, Talk, buttons, said

LOCKED = Conversation(about="wish:status", row="D19", asked="我又被鎖了", trouble="我又被鎖了")
FOR_TWO = "那開單啊 我們科兩個新人 曾宥蓉 彭梓皓"
VPN = "the ticket is about VPN error 809 from home office, not certificate"


def reading(act: Act, matter: str, whose: Whose = Whose.NOBODY, *, others: float = 0.0, likelihood: float = 0.7) -> Reading:
    return Reading(Labels(act, matter, whose=whose), likelihood, matters=(Likely(matter, likelihood),), others=others)


@pytest.mark.parametrize(
    "heard",
    [
        reading(Act.REQUEST, Matter.SAME, Whose.NAMED),
        reading(Act.REQUEST, Matter.TICKET, others=0.6),
        reading(Act.REQUEST, Matter.ELSEWHERE),
        reading(Act.REQUEST, Matter.STATUS, Whose.SHARED),
    ],
)
async def test_c21_what_is_not_about_the_speaker_carries_the_words_and_no_facts_of_their_account(desk: Desk, heard: Reading) -> None:
    talk = Talk(desk, "often")
    talk.conversation = LOCKED
    await talk.hears("draft", FOR_TWO, heard)
    draft = talk.conversation.draft
    assert (draft.words, draft.row, draft.since) == (FOR_TWO, "", None)
    assert draft.category is (Category.SHARED if heard.labels.whose is Whose.SHARED else Category.OTHER)
    await talk.hears("send")
    ticket = await desk.the_ticket()
    assert (ticket.rows, ticket.story.diagnosis) == ((), ())
    assert FOR_TWO in ticket.story.said
    assert ticket.agency_name == "資訊局", "whose helpdesk it is stays known"


@pytest.mark.parametrize("about", ["others:unnamed", "elsewhere:vpn", "elsewhere:", "others:shared"])
async def test_c21_after_an_answer_about_somebody_or_something_else_the_button_drafts_that_matter(desk: Desk, about: str) -> None:
    talk = Talk(desk, "often")
    talk.conversation = Conversation(about=about, asked="VPN 連不上", trouble="我又被鎖了")
    await talk.hears("person", "找真人", WANTS_PERSON)
    draft = talk.conversation.draft
    assert (draft.words, draft.row) == ("VPN 連不上", "")
    assert draft.category is not Category.LOCK


async def test_c21_who_speaks_of_their_own_lock_after_somebody_elses_matter_gets_their_own_facts(desk: Desk) -> None:
    talk = Talk(desk, "often")
    talk.conversation = Conversation(about="others:unnamed", asked="我主管被鎖")
    await talk.hears("draft", "幫我開單，我自己的帳號被鎖了", reading(Act.REQUEST, Matter.UNLOCK, Whose.MINE))
    assert (talk.conversation.draft.category, talk.conversation.draft.row) == (Category.LOCK, "D19")


async def test_c19_two_matters_of_others_are_two_tickets_and_the_same_one_is_one(desk: Desk) -> None:
    talk = Talk(desk)
    for about, words in (("elsewhere:vpn", "VPN 連不上"), ("elsewhere:printer", "印表機不印"), ("elsewhere:vpn", "VPN 還是連不上")):
        talk.conversation = Conversation(about=about, asked=words)
        await talk.hears("draft", words, reading(Act.REQUEST, Matter.ELSEWHERE))
        await talk.hears("send")
    assert [ticket.concerns for ticket in await desk.tickets()] == ["elsewhere:vpn", "elsewhere:printer"]
    first = (await desk.tickets())[0]
    assert "VPN 還是連不上" in [note.text for note in await desk.notes(first)]


async def test_c30_an_admins_report_for_a_colleague_names_them_as_typed_and_is_one_a_person(desk: Desk) -> None:
    talk = Talk(desk, "wang")
    for name in ("吳佳穎", "陳怡君", "吳佳穎"):
        talk.conversation = Conversation()
        outcome = await talk.hears("person", f"{name}的帳號已經五個小時了，請幫她開單報修", reading(Act.REQUEST, Matter.TICKET, Whose.NAMED))
        if "ticket.draft" in said(outcome):
            shown = next(phrase for phrase in outcome.reply.says if phrase.key == "ticket.draft")
            assert shown.words["colleague"] == f"{name}（資訊局）"
            await talk.hears("send")
    assert [ticket.concerns for ticket in await desk.tickets()] == ["colleague:new", "colleague:often"]
    ticket = (await desk.tickets())[0]
    assert "吳佳穎" in ticket.story.said.splitlines()[0]
    assert (ticket.owner, ticket.rows) == ("wang", ())


async def test_c30_after_a_look_at_a_colleague_the_ticket_is_about_them(desk: Desk) -> None:
    talk = Talk(desk, "wang")
    talk.conversation = Conversation(about="colleague:new", asked="吳佳穎的帳號怎麼還沒好")
    await talk.hears("draft", "開單", WANTS_TICKET)
    draft = talk.conversation.draft
    assert (draft.concerns, draft.named, draft.words) == ("colleague:new", "吳佳穎（資訊局）", "吳佳穎的帳號怎麼還沒好")


async def test_c21_it_is_about_x_not_y_changes_the_subject_and_keeps_the_words(desk: Desk) -> None:
    talk = Talk(desk, "often")
    await talk.hears("draft", "開單，從家裡連不進來", reading(Act.REQUEST, Matter.UNLOCK, Whose.MINE))
    assert talk.conversation.draft.row == "D19"
    await talk.hears("add", "是 VPN，不是鎖定", reading(Act.CORRECT, Matter.ELSEWHERE))
    draft = talk.conversation.draft
    assert (draft.category, draft.row, draft.since) == (Category.OTHER, "", None)
    assert draft.words == "開單，從家裡連不進來\n是 VPN，不是鎖定"


@pytest.mark.parametrize("argument", ["add", "change", "draft"])
async def test_c21_what_is_written_after_change_replaces_the_words_and_the_subject(desk: Desk, argument: str) -> None:
    talk = Talk(desk, "often")
    await talk.hears("draft", "開單，我又被鎖了", reading(Act.REQUEST, Matter.UNLOCK, Whose.MINE))
    await talk.hears("change")
    await talk.hears(argument, VPN, reading(Act.ANSWER, Matter.SAME, Whose.MINE, likelihood=0.37))
    draft = talk.conversation.draft
    assert (draft.words, draft.category, draft.row) == (VPN, Category.OTHER, "")
    await talk.hears("change")
    await talk.hears(argument, "卡片讀不到", reading(Act.ANSWER, Matter.CERTIFICATE, Whose.MINE))
    assert talk.conversation.draft.category is Category.CERTIFICATE
    assert talk.conversation.draft.words == "卡片讀不到"


async def test_c21_other_words_for_the_same_matter_keep_its_facts(desk: Desk) -> None:
    talk = Talk(desk, "often")
    await talk.hears("draft", "開單，我又被鎖了", reading(Act.REQUEST, Matter.UNLOCK, Whose.MINE))
    await talk.hears("change")
    await talk.hears("add", "今天第四次了，開會前要用", reading(Act.ANSWER, Matter.SAME, Whose.MINE))
    assert (talk.conversation.draft.category, talk.conversation.draft.row) == (Category.LOCK, "D19")


async def test_c3_a_sent_ticket_under_the_wrong_subject_is_drafted_anew_and_can_be_taken_back(desk: Desk) -> None:
    talk = Talk(desk, "often")
    await talk.hears("draft", "開單，從家裡連不進來", reading(Act.REQUEST, Matter.UNLOCK, Whose.MINE))
    await talk.hears("send")
    outcome = await talk.hears("add", VPN, reading(Act.CORRECT, Matter.ELSEWHERE))
    assert said(outcome)[:2] == ["ticket.wrong-subject", "ticket.draft"]
    assert buttons(outcome)[-1] == "ticket:withdraw 1001"
    assert VPN in talk.conversation.draft.words
    await talk.hears("send")
    assert [ticket.category for ticket in await desk.tickets()] == [Category.LOCK, Category.OTHER]


@pytest.mark.parametrize("words", ["Withdraw it please, I will telephone. Error 809 stays.", "撤回 1001，我打電話"])
async def test_c3_withdrawing_works_with_words_beside_it_and_they_reach_the_helpdesk(desk: Desk, words: str) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    await talk.hears("send")
    assert said(await talk.hears("withdraw", words, reading(Act.STOP, Matter.TICKET))) == ["ticket.withdrawn"]
    ticket = await desk.the_ticket()
    assert ticket.state is TicketState.CLOSED
    last = (await desk.notes(ticket))[-1]
    assert (last.event, last.text) == (TicketEvent.WITHDRAWN, words)


async def test_c3_a_tickets_number_means_the_ticket_and_not_the_draft_that_waits(desk: Desk) -> None:
    talk = Talk(desk)
    await talk.hears("draft", "幫我開單，公文系統打不開", WANTS_TICKET)
    await talk.hears("send")
    talk.conversation = replace(talk.conversation, waiting="")
    await talk.hears("draft", "幫我開單，卡片讀不到", reading(Act.REQUEST, Matter.CERTIFICATE, Whose.MINE))
    await talk.hears("withdraw", "撤回 1001", reading(Act.STOP, Matter.TICKET))
    assert (await desk.the_ticket()).state is TicketState.CLOSED
    assert talk.conversation.draft != NO_PROPOSAL


@pytest.mark.parametrize(
    ("heard", "about", "concerns"),
    [
        (None, "wish:status", ""),
        (None, "faq:certificate-01", ""),
        (None, "incident:mine", ""),
        (WANTS_PERSON, "others:disable", "others"),
        (reading(Act.REQUEST, Matter.TICKET, Whose.UNNAMED), "colleague:new", "colleague:new"),
        (reading(Act.REQUEST, Matter.ELSEWHERE, likelihood=0.4), "wish:status", ""),
        (reading(Act.REQUEST, Matter.UNLOCK, Whose.MINE), "elsewhere:vpn", ""),
    ],
)
def test_whom_a_ticket_concerns(heard: Reading | None, about: str, concerns: str) -> None:
    assert concerns_of(heard, about) == concerns
