"""What the records or the shapes know is masked before a text leaves; what is an everyday word stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language_model.masking import ACCOUNT, ADDRESS, LONGEST, NUMBER, PERSON, SECRET, CannotMask, KnownPeople, known_people, mask, words_to_look_up
from bot.language_model.thread_keys import ThreadKeys, key_alone
from bot.redaction import MARK

PEOPLE = known_people(
    [("chen.yj", "陳怡君"), ("lin.mh", "林美惠"), ("ms", "Mary Smith"), ("hsiao", "高·古拉斯 Sra"), ("wu.wt", "吳問題"), ("ou.yang", "歐陽菲菲"), ("obrien", "Sean O'Brien"), ("x", "王")]
)
ACCOUNTS = {"yjchen", "mhlin", "kroot"}


def masked(text: str) -> str:
    return mask(text, PEOPLE, ACCOUNTS.__contains__)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("陳怡君被鎖了", f"{PERSON}被鎖了"),
        ("陈怡君被锁了", f"{PERSON}被锁了"),
        ("陳 怡 君 被鎖了", f"{PERSON} 被鎖了"),
        ("陳\u200b怡君被鎖了", f"{PERSON}被鎖了"),
        ("幫怡君解鎖", f"幫{PERSON}解鎖"),
        ("幫菲菲看一下", f"幫{PERSON}看一下"),
        ("MARY SMITH is locked", f"{PERSON} is locked"),
        ("mary can't get in", f"{PERSON} can't get in"),
        ("Ｍａｒｙ　Ｓｍｉｔｈ 進不來", f"{PERSON} 進不來"),
        ("it is Sean O’Brien", f"it is {PERSON}"),
        ("is O'Brien locked", f"is {PERSON} locked"),
        ("高·古拉斯 Sra 鎖住", f"{PERSON} 鎖住"),
        ("hsiao 的帳號", f"{ACCOUNT} 的帳號"),
        ("yjchen 登不進去", f"{ACCOUNT} 登不進去"),
        ("YJChen登不進去", f"{ACCOUNT}登不進去"),
        ("my login kroot fails", f"my login {ACCOUNT} fails"),
    ],
)
def test_what_the_records_know_is_masked_however_it_is_written(text: str, left: str) -> None:
    assert masked(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("GEAA-012686 鎖住了", f"{ACCOUNT} 鎖住了"),
        ("geaa012686鎖住了", f"{ACCOUNT}鎖住了"),
        ("ＧＥＡＡ－０１２６８６", ACCOUNT),
        ("帳號 GEAA-****86", f"帳號 {ACCOUNT}"),
        ("is chen.zz locked", f"is {ACCOUNT} locked"),
        ("svc_mail.01 停了", f"{ACCOUNT} 停了"),
        ("TAIPEI\\wang", ACCOUNT),
        ("寄到 yj@mail.example 好嗎", f"寄到 {ADDRESS} 好嗎"),
        ("寄到yj@mail.example", ADDRESS),
        ("see https://desk.example/s/abc?x=1 now", f"see {ADDRESS} now"),
        ("\\\\fs01\\home 打不開", f"{ADDRESS} 打不開"),
        ("IP 10.12.3.4 連不上", f"IP {ADDRESS} 連不上"),
        ("fe80::1:2:3 連不上", f"{ADDRESS} 連不上"),
        ("我在市府路1號", ADDRESS),
        ("分機 2865 沒人接", f"分機 {NUMBER} 沒人接"),
        ("撥 02-2720-8889 轉 8585", f"撥 {NUMBER} 轉 {NUMBER}"),
        ("+886 912 345 678", NUMBER),
        ("單號 1001", f"單號 {NUMBER}"),
        ("一五五三二", NUMBER),
        (f"密碼是 {MARK} 對嗎", f"密碼是 {SECRET} 對嗎"),
        ("王小姐的帳號", f"{PERSON}的帳號"),
        ("姓魏", f"姓{PERSON}"),
        ("Mr. Brown says", f"{PERSON} says"),
    ],
)
def test_what_a_shape_knows_is_masked(text: str, left: str) -> None:
    assert masked(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "幫我解鎖", "等 15 分鐘就好嗎", "08:01 會好嗎", "已經第2天了", "at 10am please", "in 30min", "密碼90天要換嗎", "達成率100%嗎", "沒問題", "I can't sign in to Windows11",
        "what's the wi-fi password rule", "my e-mail bounces", "TPEAD 是什麼", "員工愛上網進不去", "the third one",
    ],
)  # fmt: skip
def test_everyday_words_and_what_says_until_when_stay(text: str) -> None:
    assert masked(text) == text


def test_a_long_story_is_cut_after_it_was_masked() -> None:
    story = "登不進去 " * 79 + "陳怡君"
    assert len(masked(story)) <= LONGEST
    assert "陳" not in masked(story)


def test_a_word_is_looked_up_only_where_it_may_be_an_account() -> None:
    assert words_to_look_up("please unlock kroot and Zorblax, KROOT!") == ("kroot", "zorblax")


def test_what_is_known_and_not_found_where_it_stands_is_not_sent() -> None:
    hidden = KnownPeople(full=(("林美惠", "陳怡君"),))
    with pytest.raises(CannotMask):
        mask("陳怡君在嗎", hidden)


@given(st.text(max_size=30), st.sampled_from(["陳怡君", "林美惠", "Mary Smith", "mary smith", "歐陽菲菲", "GEAA-012686", "0912345678", "yj@mail.example"]), st.text(max_size=30))
def test_no_surroundings_let_a_canary_out(before: str, canary: str, after: str) -> None:
    try:
        left = masked(f"{before} {canary} {after}")
    except CannotMask:
        return
    assert canary.casefold() not in left.casefold()


@pytest.mark.parametrize(
    ("means", "left"),
    [
        ("status:locked", "status:locked"), ("faq:nologin-03", "faq:nologin-03"), ("faq:own-entry-7", "faq"), ("colleague:chen.yj", "colleague"), ("ticket:still_not HD-1001", "ticket:still_not"),
        ("decide:R17 yes", "decide"), ("wish:unlock", "wish:unlock"), ("elsewhere:vpn", "elsewhere"), ("main_account:yjchen", "main_account"), ("陳怡君", ""), ("status:陳", "status"),
        ("ticket:open 4711", "ticket:open"), ("wish:GEAA-1", "wish"), ("", ""),
    ],
)  # fmt: skip
def test_a_key_leaves_without_whom_or_which_it_is_about(means: str, left: str) -> None:
    assert key_alone(means) == left


def test_the_thread_is_told_in_keys_and_what_is_none_is_left_out() -> None:
    keys = ThreadKeys("status:locked", ("status.locked", "陳怡君", "a b"), ("wish:unlock", "colleague:chen.yj"), "colleague:chen.yj", "D15", "unlock verifying", 1, 0)
    assert keys.form() == {
        "did": "status:locked", "told": ["status.locked"], "offered": ["wish:unlock", "colleague"], "about": "colleague", "row": "D15", "request": "unlock verifying", "tickets": 1,
    }  # fmt: skip
    assert ThreadKeys().form() == {"did": "start"}
