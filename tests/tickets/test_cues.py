"""Which words want what of a ticket."""

import csv
from pathlib import Path

import pytest

import bot.faq
from bot.tickets.cues import TicketWish, added_text, content, is_about_ticket, number_in, says_no, says_yes, ticket_wish

ASKED = Path(bot.faq.__file__).parent / "content" / "asked"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("我的單怎麼樣了", TicketWish.NEWS),
        ("我的案件處理到哪了", TicketWish.NEWS),
        ("我的工单处理得怎么样了", TicketWish.NEWS),
        ("上週二開的單怎麼都沒人理", TicketWish.NEWS),
        ("單號1001進度", TicketWish.NEWS),
        ("我的單處理得怎樣了", TicketWish.NEWS),
        ("工單狀態查詢", TicketWish.NEWS),
        ("my ticket status", TicketWish.NEWS),
        ("how is my ticket", TicketWish.NEWS),
        ("any news on my ticket?", TicketWish.NEWS),
        ("我要補充：手機也登不進去", TicketWish.ADD),
        ("我還有要補充的", TicketWish.ADD),
        ("I have more to add", TicketWish.ADD),
        ("it works now, close it", TicketWish.CLOSE),
        ("好了，可以結案", TicketWish.CLOSE),
        ("我的單可以關掉了", TicketWish.CLOSE),
        ("please close the ticket", TicketWish.CLOSE),
        ("我要申訴，昨天那張單被結案了但根本沒好", TicketWish.REOPEN),
        ("還沒好，請重開", TicketWish.REOPEN),
        ("reopen my ticket", TicketWish.REOPEN),
    ],
)
def test_words_about_a_ticket_are_plain_enough_to_need_no_guessing(text: str, want: TicketWish) -> None:
    assert ticket_wish(text) is want
    assert is_about_ticket(text)


@pytest.mark.parametrize("text", ["我要開單", "找真人", "幫我轉客服", "转人工", "I want to talk to a human", "open a ticket please", "真人真人真人！"])
def test_asking_for_a_person_tells_nothing_yet(text: str) -> None:
    assert ticket_wish(text) is None
    assert content(text) == ""


@pytest.mark.parametrize("text", ["幫我開單，我的信箱三天沒收到信", "open a ticket, my mailbox has been empty for three days", "通報：電子認證平臺從九點開始全處都開不起來"])
def test_what_is_told_beside_the_wish_is_kept_whole(text: str) -> None:
    assert content(text) == text


@pytest.mark.parametrize("text", ["I'd like to open a ticket: the printer is broken", "can you open a ticket for me"])
def test_a_wish_for_a_ticket_is_heard_before_the_matter_is_judged(text: str) -> None:
    assert is_about_ticket(text)


@pytest.mark.parametrize("text", ["常用選單怎麼了", "員工名單的狀態", "帳單的進度"])
def test_a_menu_or_a_list_is_no_ticket(text: str) -> None:
    assert ticket_wish(text) is None


def test_what_follows_more_to_add_is_what_is_added() -> None:
    assert added_text("我要補充：手機也登不進去") == "手機也登不進去"
    assert added_text("I have more to add: it also fails on my phone") == "it also fails on my phone"
    assert added_text("我要補充剛剛那張單的內容") == added_text("我還有要補充的") == added_text("I have more to add.") == ""


def test_a_number_is_heard_and_a_phone_number_is_not() -> None:
    assert number_in("單號 1001 怎麼樣了") == number_in("#1001?") == "1001"
    assert number_in("打 02-27208889 轉 12") is None


@pytest.mark.parametrize("text", ["還沒", "沒有", "還是不行", "no", "not yet", "it still fails", "又壞了", "又不行了", "it's broken again"])
def test_no_is_no(text: str) -> None:
    assert says_no(text)
    assert not says_yes(text)


@pytest.mark.parametrize("text", ["解決了，謝謝", "是", "好了", "yes", "ok", "solved"])
def test_yes_is_yes(text: str) -> None:
    assert says_yes(text)
    assert not says_no(text)


def test_no_question_that_belongs_elsewhere_is_taken_for_a_ticket() -> None:
    for file in sorted(ASKED.glob("*.tsv")):
        for row in csv.reader(file.read_text("utf-8").splitlines(), delimiter="\t"):
            assert "ticket" in row[1].split("|") or not is_about_ticket(row[0]), row
