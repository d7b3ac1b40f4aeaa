"""Words that make sense only after an answer."""

import pytest

from bot.conversation import Conversation
from bot.faq.asked import read_asked
from bot.followup import Again, Follow, Part, again, angry, calmed, chosen, follow_up, only_angry, questions
from tests.conftest import ROOT

ASKED = sorted((ROOT / "bot" / "faq" / "content" / "asked").glob("*.tsv"))


@pytest.mark.parametrize(
    ("text", "follow"),
    [
        ("為什麼", Follow.WHY),
        ("為什麼？", Follow.WHY),
        ("那為什麼會這樣", Follow.WHY),
        ("why?", Follow.WHY),
        ("how come", Follow.WHY),
        ("要等多久", Follow.HOW_LONG),
        ("多久", Follow.HOW_LONG),
        ("什麼時候才會好？", Follow.HOW_LONG),
        ("幾點可以登入", Follow.HOW_LONG),
        ("How long?", Follow.HOW_LONG),
        ("and how long will it take?", Follow.HOW_LONG),
        ("那要等到什麼時候", Follow.HOW_LONG),
        ("好了通知我一下", Follow.TELL_ME),
        ("是喔，那怎麼辦", Follow.HOW),
        ("已經好了，不用處理了", Follow.SOLVED),
        ("找誰", Follow.WHO),
        ("那我要找誰處理", Follow.WHO),
        ("who can help me?", Follow.WHO),
        ("怎麼辦", Follow.HOW),
        ("what now?", Follow.HOW),
        ("那英文呢", Follow.IN_ENGLISH),
        ("in English please", Follow.IN_ENGLISH),
        ("and for English?", Follow.IN_ENGLISH),
        ("用中文說", Follow.IN_CHINESE),
        ("再說一次", Follow.AGAIN),
        ("say that again", Follow.AGAIN),
        ("還是不行", Follow.UNSOLVED),
        ("試過了，還是登不進去", Follow.UNSOLVED),
        ("沒用", Follow.UNSOLVED),
        ("it still doesn't work", Follow.UNSOLVED),
        ("好了", Follow.SOLVED),
        ("可以了，謝謝", Follow.SOLVED),
        ("it works now, thanks", Follow.SOLVED),
        ("好了告訴我", Follow.TELL_ME),
        ("解開的時候通知我", Follow.TELL_ME),
        ("同步完再跟我說", Follow.TELL_ME),
        ("tell me when it is done", Follow.TELL_ME),
        ("please let me know when it's unlocked", Follow.TELL_ME),
        ("不用通知我了", Follow.DO_NOT_TELL),
        ("don't tell me", Follow.DO_NOT_TELL),
        ("👎", Follow.DOWN),
        ("答非所問", Follow.DOWN),
        ("我機關的管理員是誰", Follow.MY_ADMIN),
        ("who is my agency's admin?", Follow.MY_ADMIN),
        ("👍", Follow.UP),
    ],
)
def test_a_short_text_after_an_answer_is_a_follow_up(text: str, follow: Follow) -> None:
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
    asked = [one for file in ASKED for one in read_asked(file.read_text(encoding="utf-8"), str(file)) if not one.out_of_scope]
    taken = [one.text for one in asked if follow_up(one.text) not in (None, Follow.UNSOLVED, Follow.SOLVED) and "smalltalk" not in one.wants]
    assert len(taken) <= 5, taken


@pytest.mark.parametrize("text", ["2", "２", "第二個", "選2", "2.", "the second one", "option 2", "number two", "我要第二項"])
def test_a_number_or_an_ordinal_chooses_what_was_offered(text: str) -> None:
    assert chosen(text, Conversation(offered=("a", "b", "c"))) == "b"


def test_only_what_was_offered_can_be_chosen() -> None:
    assert chosen("4", Conversation(offered=("a", "b"))) is None
    assert chosen("2", Conversation()) is None
    assert chosen("最後一個", Conversation(offered=("a", "b"))) == "b"
    assert chosen("20", Conversation(offered=("a", "b"))) is None


def test_a_plain_yes_takes_the_one_thing_offered_and_guesses_nothing_among_several() -> None:
    assert chosen("好啊", Conversation(offered=("a",))) == "a"
    assert chosen("yes please", Conversation(offered=("a",))) == "a"
    assert chosen("好", Conversation(offered=("a", "b"))) is None


def test_a_thumb_rates_the_last_answer() -> None:
    talk = Conversation(offered=("look",), rating=("up", "down"))
    assert (chosen("👍", talk), chosen("👎", talk), chosen("+", talk), chosen("-", talk)) == ("up", "down", "up", "down")


def test_why_after_a_look_at_the_account_is_about_that_look() -> None:
    looked = Conversation(about="wish:status", row="D15")
    assert again(Follow.WHY, looked) == Again("wish:status", Part.REASON)
    assert again(Follow.HOW_LONG, looked) == Again("wish:status", Part.UNTIL)
    assert again(Follow.HOW, looked) == Again("faq:nologin-03")
    assert again(Follow.WHY, Conversation()) is None


def test_the_same_in_english_is_the_same_part_again() -> None:
    assert again(Follow.IN_ENGLISH, Conversation(about="faq:nologin-02")) == Again("faq:nologin-02")
    assert again(Follow.IN_ENGLISH, Conversation(about="wish:status", part="until")) == Again("wish:status", Part.UNTIL)


def test_two_questions_are_told_apart_and_one_stays_whole() -> None:
    assert questions("我忘記密碼了。另外，要怎麼綁定？") == ("我忘記密碼了。", "要怎麼綁定？")
    assert questions("How do I bind? And also, why is my account locked?") == ("How do I bind?", "why is my account locked?")
    assert questions("帳號被鎖，怎麼辦") == ("帳號被鎖，怎麼辦",)


@pytest.mark.parametrize("text", ["什麼爛系統，又登不進去！", "搞什麼啊帳號又被鎖", "this is useless, I am locked out again", "到底要等多久！！！"])
def test_anger_is_noticed_and_what_is_left_is_what_was_wanted(text: str) -> None:
    assert angry(text)
    assert not angry(calmed(text)) or calmed(text) == text


@pytest.mark.parametrize("text", ["幹嘛要綁定", "帳號被鎖了", "請問密碼規則", "thanks a lot!", "why is that"])
def test_plain_words_are_no_anger(text: str) -> None:
    assert not angry(text)


@pytest.mark.parametrize("text", ["爛透了什麼鬼系統！！", "這什麼爛東西", "搞什麼啊每次都這樣", "你們到底在幹嘛", "幹", "wtf", "this is ridiculous!!", "I'm so fed up with this"])
def test_who_only_lets_off_steam_says_nothing_else(text: str) -> None:
    assert only_angry(text)


@pytest.mark.parametrize("text", ["煩死了 一直登不進去", "受不了，密碼又過期", "這樣可以嗎", "wtf, my account is locked", "搞什麼啊到底要等多久"])
def test_who_says_something_beside_it_is_not_only_angry(text: str) -> None:
    assert not only_angry(text)
