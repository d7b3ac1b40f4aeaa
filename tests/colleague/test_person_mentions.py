"""Whom a text asks about: names, ids and accounts in the ways people ask; never an ordinary question."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.person_mentions import is_account_name, mentioned_anybody, mentioned_person, name_spellings, vouched_person
from bot.dialogue.speaker_words import is_about_oneself
from bot.faq.labelled_texts import shipped_labelled_texts
from bot.faq.library import shipped
from tests.conftest import ROOT

HELD_OUT = ROOT / "tests" / "faq" / "queries-held-out.tsv"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("陳怡君怎麼了", "陳怡君"),
        ("請問一下，陳怡君怎麼了？", "陳怡君"),
        ("幫我看一下陳怡君的帳號", "陳怡君"),
        ("幫我看一下 陳怡君 的帳號", "陳怡君"),
        ("幫我查一下，陳怡君的帳號怎麼了？", "陳怡君"),
        ("查陳怡君", "陳怡君"),
        ("查詢「林美惠」的狀態", "林美惠"),
        ("陳怡君為什麼登不進去", "陳怡君"),
        ("為什麼陳怡君登不進去", "陳怡君"),
        ("陳怡君登不進去", "陳怡君"),
        ("我同事陳怡君說她登不進去", "陳怡君"),
        ("陳怡君小姐登不進去", "陳怡君"),
        ("我們科的林美惠被鎖了嗎", "林美惠"),
        ("資訊局的陳怡君怎麼了", "陳怡君"),
        ("陳怡君有沒有被鎖", "陳怡君"),
        ("陳怡君的密碼過期了嗎", "陳怡君"),
        ("陳怡君的信箱同步了沒", "陳怡君"),
        ("我想知道陳怡君的帳號是不是被停用", "陳怡君"),
        ("幫陳怡君解鎖", "陳怡君"),
        ("幫我把陳怡君的帳號解鎖", "陳怡君"),
        ("那林美惠呢？", "林美惠"),
        ("我幫同事問，陳怡君怎麼了", "陳怡君"),
        ("陈怡君怎么了", "陈怡君"),
        ("帮我看一下陈怡君的账号", "陈怡君"),
        ("歐陽娜娜怎麼了", "歐陽娜娜"),
        ("范姜文怎麼了", "范姜文"),
        ("張王美惠被鎖了嗎", "張王美惠"),
        ("夷將·拔路兒怎麼了", "夷將·拔路兒"),
        ("黃金龍怎麼了", "黃金龍"),
        ("李登輝登不進去", "李登輝"),
        ("林可馨被停用了嗎", "林可馨"),
        ("王明的帳號怎麼了", "王明"),
        ("科員王明怎麼了", "王明"),
        ("陳明又被鎖了嗎", "陳明"),
        ("查 chen.yj", "chen.yj"),
        ("chen.yj 怎麼了", "chen.yj"),
        ("麻煩查一下chen.yj是不是被鎖住了", "chen.yj"),
        ("ｃｈｅｎ．ｙｊ 登不進去", "chen.yj"),
        ("GEAA-012686 的狀態", "GEAA-012686"),
        ("查 geaa-012686", "geaa-012686"),
        ("ab1234 怎麼了", "ab1234"),
        ("查 yjchen", "yjchen"),
        ("帳號 cservice 怎麼了", "cservice"),
        ("what is wrong with chen.yj", "chen.yj"),
        ("What’s wrong with chen.yj’s account?", "chen.yj"),
        ("look up 陳怡君", "陳怡君"),
        ("can you look up chen.yj's account please", "chen.yj"),
        ("is chen.yj locked", "chen.yj"),
        ("is yjchen locked out?", "yjchen"),
        ("why can't chen.yj log in", "chen.yj"),
        ("check whether 陳怡君 is locked", "陳怡君"),
        ("status of GEAA-012686", "GEAA-012686"),
        ("chen.yj's status", "chen.yj"),
        ("unlock chen.yj", "chen.yj"),
        ("what about chen.yj?", "chen.yj"),
    ],
)
def test_somebody_is_asked_about(text: str, whom: str) -> None:
    assert mentioned_person(text) == whom


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "陳怡君",
        "chen.yj",
        "GEAA-012686",
        "我是陳怡君，我帳號怎麼了",
        "陳怡君是誰",
        "陳怡君的分機幾號",
        "我要找王小明",
        "我的帳號怎麼了",
        "帳號怎麼了",
        "我怎麼了",
        "程式怎麼了",
        "程式的狀態",
        "方法的問題",
        "高階主管怎麼了",
        "高層怎麼了",
        "金鑰怎麼了",
        "金鑰的狀態",
        "文件登不進去",
        "連線怎麼了",
        "连线的状态",
        "連線有問題",
        "應用系統怎麼了",
        "應用系統登不進去",
        "管理員怎麼了",
        "管理系統的狀態",
        "查紀錄",
        "簡訊怎麼了",
        "白名單的狀態",
        "關聯的帳號",
        "萬一被鎖了怎麼辦",
        "常用選單怎麼了",
        "馬上停用",
        "GEAA-012345 登不進去",
        "我的帳號 GEAA-012686 的狀態",
        "pls look at ab1234, that's me, cant get in",
        "look at GEAA-012686, it's my account",
        "login.gov.taipei 怎麼了",
        "查 readme.pdf",
        "what is wrong with outlook.exe",
        "what is wrong with tpead",
        "is my account locked",
        "is it locked",
        "why is the account locked",
        "查 google",
        "TPEAD 帳號怎麼了",
        "gmail 帳號被鎖了嗎",
    ],
)
def test_nobody_is_asked_about(text: str) -> None:
    assert mentioned_person(text) is None


def test_no_question_of_the_shipped_ones_asks_about_a_colleague() -> None:
    texts = [one.text for _, table in shipped_labelled_texts() for one in table]
    texts += [line.split("\t")[0] for line in HELD_OUT.read_text("utf-8").splitlines()]
    texts += [question for entry in shipped() for question in entry.questions.values()]
    assert len(texts) > 4000
    assert [text for text in texts if mentioned_anybody(text) is not None] == []


SURNAMES, GIVEN = st.sampled_from("陳林黃張李王吳劉蔡楊許鄭謝洪郭"), st.text("怡君志明美惠俊傑淑芬建宏雅婷家豪承恩", min_size=2, max_size=2)
SHAPES = st.sampled_from(["{}怎麼了", "幫我看{}的帳號", "{}為什麼登不進去", "我們科的{}被鎖了嗎", "查{}", "is {} locked?", "what is wrong with {}"])


@given(SURNAMES, GIVEN, SHAPES)
def test_any_name_is_found_in_any_shape(surname: str, given: str, shape: str) -> None:
    assert mentioned_person(shape.format(surname + given)) == surname + given


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("is Mary Smith locked?", "Mary Smith"),
        ("查 Mary Smith 的帳號", "Mary Smith"),
        ("Chen Yi-Chun is locked out", "Chen Yi-Chun"),
        ("check O'Brien's account", "O'Brien"),
        ("禤某某怎麼了", "禤某某"),
        ("請問沙瓦娜為什麼登不進去", "沙瓦娜"),
        ("我的帳號禤某某怎麼了", None),
        ("我登不進去", None),
        ("大家都登不進去", None),
        ("手機不能登入", None),
        ("is the wifi broken", None),
        ("is it locked", None),
        ("bind before Friday", None),
    ],
)
def test_a_name_of_no_known_kind_is_somebody_and_no_ordinary_word_is(text: str, whom: str | None) -> None:
    assert mentioned_anybody(text) == whom


def test_no_letter_of_a_typed_name_is_left_out_when_it_is_looked_up() -> None:
    assert all("\ue001" in one for one in name_spellings("王\ue001明"))
    assert all("\U00031350" in one for one in name_spellings("张\U00031350"))


PIECES = st.sampled_from(
    ["陳怡君", "chen.yj", "GEAA-012686", "的", "帳號", "怎麼了", "查", "我們科的", "是不是", "鎖", "嗎", "，", " ", "is ", "locked", "!", "程式", "\u202e", "\ud800"]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_whatever_is_found_was_typed(text: str) -> None:
    whom = mentioned_person(text)
    assert whom is None or whom in text


@pytest.mark.parametrize(
    "piece",
    [
        "還是",
        "是不是有沒有",
        "請你可以",
        "查一下",
        "的帳號",
        "陳怡君",
        "陳",
        "請問一下",
        "資訊局",
        "still not ",
        "can you ",
        "a.b",
        "一下看看",
        "的單一的",
        "的的帳號",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    mentioned_anybody("程式怎麼了")
    started = time.thread_time()
    for text in (piece * 60, "查陳怡君" + piece * 40, piece * 40 + "怎麼了", "is " + piece * 40 + " locked"):
        mentioned_anybody(text[:119])
    assert time.thread_time() - started < 0.5


def test_accounts_are_told_from_people() -> None:
    assert [is_account_name(one) for one in ("GEAA-012686", "ab1234", "yjchen", "chen.yj", "陳怡君")] == [True, True, True, False, False]
    assert name_spellings("陈怡君") == ("陈怡君", "陳怡君")
    assert name_spellings("chen.yj") == ("chen.yj",)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("替陳怡君擔保", "陳怡君"),
        ("我要替 chen.yj 擔保。", "chen.yj"),
        ("vouch for chen.yj", "chen.yj"),
        ("I want to vouch for chen.yj.", "chen.yj"),
        ("can you vouch for it?", None),
    ],
)
def test_whom_an_admin_vouches_for_may_be_named_by_an_id_with_a_dot(text: str, whom: str | None) -> None:
    assert vouched_person(text) == whom


@pytest.mark.parametrize("text", ["is Trello locked", "what about Canva", "Webex 登不進去", "and nurses?", "can drivers log in", "技工帳號怎麼了", "interns locked?"])
def test_a_product_or_a_trade_is_nobodys_name(text: str) -> None:
    assert mentioned_anybody(text) is None


@pytest.mark.parametrize(("text", "own"), [("我也被鎖了", True), ("是本人的帳號", True), ("I mean myself", True), ("要他本人來", False), ("她自己來還是我來", False)])
def test_words_about_oneself(text: str, own: bool) -> None:
    assert is_about_oneself(text) is own


def test_two_sentences_put_together_name_nobody() -> None:
    assert mentioned_person("chen.yj，chen.yj帳號") in (None, "chen.yj")
