import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.faq.labelled_texts import shipped_labelled_texts
from bot.faq.terms import ENGLISH, MISTYPED, SPELLINGS
from bot.faq.text import LONGEST, normalise

_DOMAIN = st.lists(
    st.sampled_from([*MISTYPED, *SPELLINGS, *ENGLISH, "TPEAD", "AD", "EIP", "GEAA-012686", "login.gov.taipei", "榜", "自", "行", " ", "？", "how do i", "'s"])
).map("".join)


@given(st.text())
@example("\ud800帳號\x00\u202e鎖\u200b定")
@example("ﷺ㍿ǅﬀİ")
def test_normalising_any_text_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(_DOMAIN)
def test_normalising_words_of_the_domain_in_any_order_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


def test_every_shipped_text_is_stable_once_normalised() -> None:
    unstable = [one.text for _, table in shipped_labelled_texts() for one in table if normalise(normalise(one.text)) != normalise(one.text)]
    assert unstable == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("榜定", "綁定"), ("綁訂", "綁定"), ("幫定", "綁定"), ("綁丁", "綁定"), ("張號", "帳號"), ("賬號", "帳號"), ("帳戶", "帳號"), ("蜜碼", "密碼"),
        ("祕碼", "密碼"), ("密馬", "密碼"), ("鎖訂", "鎖定"), ("解所", "解鎖"), ("解索", "解鎖"), ("挺用", "停用"), ("平證", "憑證"), ("報羞", "報修"),
        ("報休", "報修"), ("燈入", "登入"), ("全限", "權限"), ("機官", "機關"), ("資迅", "資訊"), ("係統", "系統"), ("城辦", "承辦"), ("信像", "信箱"),
    ],
)  # fmt: skip
def test_a_word_typed_with_characters_of_the_same_sound_is_read_as_meant(typed: str, meant: str) -> None:
    assert normalise(f"我的{typed}呢") == normalise(f"我的{meant}呢")


@pytest.mark.parametrize("word", ["植物", "移動", "阻止", "監理", "性命", "籍貫"])
def test_a_real_word_that_only_sounds_like_one_of_ours_is_left_alone(word: str) -> None:
    assert word in normalise(f"我的{word}")


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("帮我重置密码", "幫我重置密碼"),
        ("绑定TPEAD是什么意思", "綁定TPEAD是什麼意思"),
        ("登录显示停用中，要找谁", "登入顯示停用中，要找誰"),
        ("操作手册在哪里可以看", "操作手冊在哪裡可以看"),
        ("电子认证用哪个帐号登", "電子認證用哪個帳號登"),
        ("权限怎么申请", "權限怎麼申請"),
        ("在线文件", "在線文件"),
    ],
)
def test_simplified_and_traditional_are_one(simplified: str, traditional: str) -> None:
    assert normalise(simplified) == normalise(traditional)


@pytest.mark.parametrize(
    "names",
    [
        ("EIP", "員工愛上網", "愛上網", "ＥＩＰ"),
        ("AD", "TPEAD", "ｔｐｅａｄ", "網域", "目錄服務"),
        ("電子認證平臺", "電子認證", "SSO", "login.gov.taipei", "e-auth"),
        ("自然人憑證", "憑證卡", "citizen certificate"),
        ("人員與組織管理系統", "人事與組織系統"),
        ("公用帳號", "共用帳號", "shared account"),
        ("信箱", "email", "mailbox", "電子信箱"),
    ],
)
def test_a_thing_with_several_names_has_one_after_normalising(names: tuple[str, ...]) -> None:
    assert len({normalise(name) for name in names}) == 1


def test_an_english_and_a_chinese_text_meet() -> None:
    assert "綁定" in normalise("how do I bind my account")
    assert normalise("forgot password").replace(" ", "") == normalise("忘記密碼")


@pytest.mark.parametrize(("typed", "meant"), [("pasword", "password"), ("acount", "account"), ("passwrod", "password"), ("certifcate", "certificate")])
def test_a_letter_wrong_in_an_english_word_does_not_hide_it(typed: str, meant: str) -> None:
    assert normalise(f"my {typed}") == normalise(f"my {meant}")


def test_marks_that_nobody_sees_count_for_nothing() -> None:
    assert normalise("帳\u200b號\u202e鎖\x00定\ud83d") == normalise("帳號鎖定")


def test_a_very_long_text_is_read_from_its_beginning_only_and_quickly() -> None:
    began = time.thread_time()
    said = normalise("帳號鎖定怎麼辦" * 10_000)
    assert time.thread_time() - began < 0.5
    assert len(said) <= LONGEST * 2
