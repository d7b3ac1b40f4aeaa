"""Words that make sense only after an answer."""

import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.followup import (
    AnswerPart,
    FollowUp,
    FollowUpKind,
    chosen_button,
    follow_up,
    is_angry,
    is_only_angry,
    resolve_follow_up,
    split_questions,
    without_swearing,
)
from bot.faq.labelled_texts import read_labelled_texts
from tests.conftest import ROOT

ASKED = sorted((ROOT / "bot" / "faq" / "content" / "asked").glob("*.tsv"))


@pytest.mark.parametrize(
    ("text", "follow"),
    [
        ("為什麼", FollowUpKind.WHY),
        ("為什麼？", FollowUpKind.WHY),
        ("那為什麼會這樣", FollowUpKind.WHY),
        ("why?", FollowUpKind.WHY),
        ("how come", FollowUpKind.WHY),
        ("要等多久", FollowUpKind.HOW_LONG),
        ("多久", FollowUpKind.HOW_LONG),
        ("什麼時候才會好？", FollowUpKind.HOW_LONG),
        ("幾點可以登入", FollowUpKind.HOW_LONG),
        ("How long?", FollowUpKind.HOW_LONG),
        ("and how long will it take?", FollowUpKind.HOW_LONG),
        ("那要等到什麼時候", FollowUpKind.HOW_LONG),
        ("好了通知我一下", FollowUpKind.TELL_ME),
        ("是喔，那怎麼辦", FollowUpKind.HOW),
        ("已經好了，不用處理了", FollowUpKind.SOLVED),
        ("找誰", FollowUpKind.WHO),
        ("那我要找誰處理", FollowUpKind.WHO),
        ("who can help me?", FollowUpKind.WHO),
        ("怎麼辦", FollowUpKind.HOW),
        ("what now?", FollowUpKind.HOW),
        ("那英文呢", FollowUpKind.IN_ENGLISH),
        ("in English please", FollowUpKind.IN_ENGLISH),
        ("and for English?", FollowUpKind.IN_ENGLISH),
        ("用中文說", FollowUpKind.IN_CHINESE),
        ("再說一次", FollowUpKind.AGAIN),
        ("say that again", FollowUpKind.AGAIN),
        ("還是不行", FollowUpKind.UNSOLVED),
        ("試過了，還是登不進去", FollowUpKind.UNSOLVED),
        ("沒用", FollowUpKind.UNSOLVED),
        ("it still doesn't work", FollowUpKind.UNSOLVED),
        ("好了", FollowUpKind.SOLVED),
        ("可以了，謝謝", FollowUpKind.SOLVED),
        ("it works now, thanks", FollowUpKind.SOLVED),
        ("好了告訴我", FollowUpKind.TELL_ME),
        ("解開的時候通知我", FollowUpKind.TELL_ME),
        ("同步完再跟我說", FollowUpKind.TELL_ME),
        ("tell me when it is done", FollowUpKind.TELL_ME),
        ("please let me know when it's unlocked", FollowUpKind.TELL_ME),
        ("不用通知我了", FollowUpKind.DO_NOT_TELL),
        ("don't tell me", FollowUpKind.DO_NOT_TELL),
        ("👎", FollowUpKind.DOWN),
        ("答非所問", FollowUpKind.DOWN),
        ("我機關的管理員是誰", FollowUpKind.MY_ADMIN),
        ("who is my agency's admin?", FollowUpKind.MY_ADMIN),
        ("👍", FollowUpKind.UP),
    ],
)
def test_a_short_text_after_an_answer_is_a_follow_up(text: str, follow: FollowUpKind) -> None:
    assert follow_up(text) is follow


@pytest.mark.parametrize(
    "text",
    [
        "為什麼要綁定",
        "為什麼我的帳號被停用",
        "帳號被鎖要等多久",
        "密碼改了多久才會生效",
        "怎麼改密碼",
        "機關管理員要找誰申請",
        "why do I have to bind",
        "how long is the lock",
        "How do I change my password?",
        "英文介面在哪裡",
        "我的帳號好了嗎",
    ],
)
def test_a_question_of_its_own_is_no_follow_up(text: str) -> None:
    assert follow_up(text) is None


def test_hardly_any_way_people_ask_the_faq_is_taken_for_a_follow_up() -> None:
    asked = [one for file in ASKED for one in read_labelled_texts(file.read_text(encoding="utf-8"), str(file)) if not one.out_of_scope]
    taken = [one.text for one in asked if follow_up(one.text) not in (None, FollowUpKind.UNSOLVED, FollowUpKind.SOLVED) and "smalltalk" not in one.wants]
    assert len(taken) <= 5, taken


@pytest.mark.parametrize("text", ["2", "２", "第二個", "選2", "2.", "the second one", "option 2", "number two", "我要第二項"])
def test_a_number_or_an_ordinal_chooses_what_was_offered(text: str) -> None:
    assert chosen_button(text, Conversation(offered=("a", "b", "c"))) == "b"


def test_only_what_was_offered_can_be_chosen() -> None:
    assert chosen_button("4", Conversation(offered=("a", "b"))) is None
    assert chosen_button("2", Conversation()) is None
    assert chosen_button("最後一個", Conversation(offered=("a", "b"))) == "b"
    assert chosen_button("20", Conversation(offered=("a", "b"))) is None


def test_a_plain_yes_takes_the_one_thing_offered_and_guesses_nothing_among_several() -> None:
    assert chosen_button("好啊", Conversation(offered=("a",))) == "a"
    assert chosen_button("yes please", Conversation(offered=("a",))) == "a"
    assert chosen_button("好", Conversation(offered=("a", "b"))) is None


def test_a_thumb_rates_the_last_answer() -> None:
    talk = Conversation(offered=("look",), rating=("up", "down"))
    assert (chosen_button("👍", talk), chosen_button("👎", talk), chosen_button("+", talk), chosen_button("-", talk)) == ("up", "down", "up", "down")


def test_why_after_a_look_at_the_account_is_about_that_look() -> None:
    looked = Conversation(about="wish:status", row="D15")
    assert resolve_follow_up(FollowUpKind.WHY, looked) == FollowUp("wish:status", AnswerPart.REASON)
    assert resolve_follow_up(FollowUpKind.HOW_LONG, looked) == FollowUp("wish:status", AnswerPart.UNTIL)
    assert resolve_follow_up(FollowUpKind.HOW, looked) == FollowUp("faq:nologin-03")
    assert resolve_follow_up(FollowUpKind.WHY, Conversation()) is None


def test_the_same_in_english_is_the_same_part_again() -> None:
    assert resolve_follow_up(FollowUpKind.IN_ENGLISH, Conversation(about="faq:nologin-02")) == FollowUp("faq:nologin-02")
    assert resolve_follow_up(FollowUpKind.IN_ENGLISH, Conversation(about="wish:status", part="until")) == FollowUp("wish:status", AnswerPart.UNTIL)


def test_two_questions_are_told_apart_and_one_stays_whole() -> None:
    assert split_questions("我忘記密碼了。另外，要怎麼綁定？") == ("我忘記密碼了。", "要怎麼綁定？")
    assert split_questions("How do I bind? And also, why is my account locked?") == ("How do I bind?", "why is my account locked?")
    assert split_questions("帳號被鎖，怎麼辦") == ("帳號被鎖，怎麼辦",)


@pytest.mark.parametrize("text", ["什麼爛系統，又登不進去！", "搞什麼啊帳號又被鎖", "this is useless, I am locked out again", "到底要等多久！！！"])
def test_anger_is_noticed_and_what_is_left_is_what_was_wanted(text: str) -> None:
    assert is_angry(text)
    assert not is_angry(without_swearing(text)) or without_swearing(text) == text


@pytest.mark.parametrize("text", ["幹嘛要綁定", "帳號被鎖了", "請問密碼規則", "thanks a lot!", "why is that"])
def test_plain_words_are_no_anger(text: str) -> None:
    assert not is_angry(text)


@pytest.mark.parametrize("text", ["爛透了什麼鬼系統！！", "這什麼爛東西", "搞什麼啊每次都這樣", "你們到底在幹嘛", "幹", "wtf", "this is ridiculous!!", "I'm so fed up with this"])
def test_who_only_lets_off_steam_says_nothing_else(text: str) -> None:
    assert is_only_angry(text)


@pytest.mark.parametrize("text", ["煩死了 一直登不進去", "受不了，密碼又過期", "這樣可以嗎", "wtf, my account is locked", "搞什麼啊到底要等多久"])
def test_who_says_something_beside_it_is_not_only_angry(text: str) -> None:
    assert not is_only_angry(text)
