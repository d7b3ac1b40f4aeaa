"""What is told of an incident, in fresh words, and that plain questions tell of none."""

import pytest

from bot.incidents.told import Told, given_away, keeps_given, told_in


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("剛收到的這封更新通知是你們寄的還是詐騙", Told.DOUBT),
        ("is this letter about joining accounts really from you?", Told.DOUBT),
        ("我一個字都沒跟他說，沒給密碼", Told.NOTHING),
        ("I told that man nothing and hung up", Told.NOTHING),
        ("我把六個數字唸給他聽了", Told.GIVEN),
        ("I read the code out to that woman", Told.GIVEN),
        ("有個先生打來說是資訊局，要我報驗證碼", Told.CALLER),
        ("somebody rang and wanted my verification code", Told.CALLER),
        ("這件重設申請，本人說他沒有送", Told.FORGED),
        ("she says that she never made this request", Told.FORGED),
        ("公用帳號被以前的志工拿去亂發訊息", Told.LENT),
        ("a volunteer misuses our shared account", Told.LENT),
        ("收到服務台的信，說有一件申請要我決定", Told.NOTICE),
        ("your desk mailed me that a request waits for my decision", Told.NOTICE),
    ],
)
def test_c20_what_is_told_is_found_by_its_words(text: str, kind: Told) -> None:
    assert kind in told_in(text).kinds


@pytest.mark.parametrize(
    "text",
    [
        "請問密碼也要跟著換嗎",
        "first day today and still no mailbox",
        "公用信箱要不要綁定",
        "do I have to do anything for the other account",
        "他一直打電話來催",
        "I rang her back and approved it, can she sign in now",
    ],
)
def test_c20_a_plain_question_tells_of_none(text: str) -> None:
    told = told_in(text)
    assert (told.kinds, told.harmless) == ((), True)


def test_c20_the_last_word_says_whether_anything_was_given_away() -> None:
    assert given_away(("I told him nothing", "yes")) == "no"
    assert given_away(("那凍結到幾點", "我把密碼給他了")) == "yes"
    assert given_away(("until when?", "")) == "unknown"


def test_c20_what_was_given_away_once_stays_given_away_unless_it_is_corrected() -> None:
    assert keeps_given("我什麼都沒給他", "yes") == "yes"
    assert keeps_given("我什麼都沒給他", "我把密碼給他了") == "yes"
    assert keeps_given("我什麼都沒給他", "yes", corrects=True) == "no"
    assert keeps_given("我什麼都沒給他", "") == "no"


@pytest.mark.parametrize("text", ["我點進去就帳號密碼都打了", "I typed in my account and password on that page"])
def test_c20_who_typed_it_into_a_page_has_given_it_away(text: str) -> None:
    assert given_away((text,)) == "yes"


@pytest.mark.parametrize("text", ["我們櫃檯共用的帳號，聽說以後不能用了？", "I heard that shared accounts will stop?"])
def test_c20_what_becomes_of_shared_accounts_tells_of_no_incident(text: str) -> None:
    assert told_in(text).kinds == ()
