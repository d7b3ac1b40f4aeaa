"""What people should not type is taken out before anything else sees it (T4, T23)."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.outside_text import safe_text
from bot.redaction import LONGEST_KEPT, LONGEST_READ, MARK, SecretKind, is_link_code, link_code_in, redact

PASSWORDS = [
    ("my password is Xx12!abc", "Xx12!abc"),
    ("Xx12!abc", "Xx12!abc"),
    ("我的密碼是 Abcd1234", "Abcd1234"),
    ("密碼：hunter2!", "hunter2!"),
    ("密碼abc12345不能用", "abc12345"),
    ("pw: secret99", "secret99"),
    ("Passw0rd!2026 登不進去", "Passw0rd!2026"),
    ("我把密碼改成 Taipei#2026 了", "Taipei#2026"),
    ("password=hunter2", "hunter2"),
    ("Taipei2026! 這是我的密碼", "Taipei2026!"),
    ("密碼是「abcdefgh」", "abcdefgh"),
    ("新密碼 Qwer-1234 被拒絕", "Qwer-1234"),
    ("我用 Qq123456 當密碼", "Qq123456"),
    ("my pwd hunter22 doesn't work", "hunter22"),
    ("密碼是qwertyuiop", "qwertyuiop"),
    ("My password: correcthorse", "correcthorse"),
    ("密碼打 Zz998877! 一直說錯", "Zz998877!"),
    ("舊的密码是Abc12345", "Abc12345"),
    ("ｐａｓｓｗｏｒｄ： Ｈｕｎｔｅｒ２２", "Ｈｕｎｔｅｒ２２"),
    ("帳密 yjchen / Abcd1234!", "Abcd1234!"),
    ("預設密碼是wn0412", "wn0412"),
    ("我的密碼是 12345678", "12345678"),
    ("password 19870321", "19870321"),
    ("密碼：abc1", "abc1"),
    ("密碼是abcdef", "abcdef"),
    ("Ab1!Ab1!", "Ab1!Ab1!"),
]
CODES = [("123456", "123456"), ("驗證碼 482913", "482913"), ("my code is 482913", "482913"), ("code: 482 913", "482 913"), ("otp 99812", "99812"), ("驗證碼 1234", "1234"), ("security code 12345678", "12345678")]
IDS = [("A123456789", "A123456789"), ("我是 a123456789", "a123456789"), ("Ａ１２３４５６７８９ 鎖了", "Ａ１２３４５６７８９"), ("居留證 AB12345678", "AB12345678"), ("居留證 A800000014", "A800000014"), ("id a 2 00000003", "a 2 00000003")]


@pytest.mark.parametrize(("said", "secret"), PASSWORDS)
def test_t04_a_password_in_the_chat_is_taken_out(said: str, secret: str) -> None:
    seen = redact(said)
    assert SecretKind.PASSWORD in seen.kinds
    assert secret not in seen.text
    assert MARK in seen.text


@pytest.mark.parametrize(("said", "secret"), CODES)
def test_t04_a_one_time_code_in_the_chat_is_taken_out(said: str, secret: str) -> None:
    seen = redact(said)
    assert seen.kinds == {SecretKind.CODE}
    assert secret not in seen.text


@pytest.mark.parametrize(("said", "secret"), IDS)
def test_t23_a_national_id_in_the_chat_is_taken_out(said: str, secret: str) -> None:
    seen = redact(said)
    assert SecretKind.NATIONAL_ID in seen.kinds
    assert secret not in seen.text


@pytest.mark.parametrize(
    "said",
    [
        "1999 轉 8585",
        "25991266 分機 274",
        "GEAA-012686 鎖了",
        "geaa-012686",
        "我要把GEAA-0xxxxx那組綁起來",
        "ab1234",
        "密碼8碼以上",
        "密碼需要8-12碼",
        "my password is wrong",
        "my password is incorrect!",
        "my password is expired",
        "錯誤 0000052D 密碼",
        "密碼：0x80070775",
        "驗證碼 123 收不到",
        "Ab1!Ab1",
        "密碼 GEAA-012686",
        "密碼要去 login.gov.taipei 改嗎",
        "密碼錯誤775",
        "密碼是TPEAD的嗎",
        "password is not working since 2026/11/20",
        "密碼打了10次",
        "password reset 3 times",
        "密碼過期 2026-11-24 後",
        "https://login.gov.taipei/a?b=1",
        "ABCD-1234",
        "K7QM 2XPA",
    ],
)
def test_what_is_no_secret_stays_as_it_was_typed(said: str) -> None:
    assert redact(said).text == said
    assert not redact(said).kinds


def test_nothing_in_the_labelled_queries_is_taken_for_a_secret() -> None:
    for file in (Path(__file__).parent / "faq").glob("queries-*.tsv"):
        with file.open(encoding="utf-8") as lines:
            caught = [row["text"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if redact(row["text"]).kinds]
        assert not caught


@given(st.text(max_size=200))
def test_redacting_twice_finds_nothing_new(said: str) -> None:
    once = redact(said)
    assert redact(once.text).text == once.text


@pytest.mark.parametrize("typed", ["ABCD-1234", "k7qm 2xpa", "ＡＢＣＤ－１２３４"])
def test_a_link_code_is_known_by_its_shape_and_is_no_secret(typed: str) -> None:
    assert is_link_code(typed)
    assert not redact(typed).kinds


@pytest.mark.parametrize("typed", ["need help", "Same here", "2720-8889", "2759-8899", "2345 6789", "我的電話是 2759-8899，幫我解鎖", "call 2345-6789 please"])
def test_two_words_and_a_telephone_number_are_no_link_code(typed: str) -> None:
    assert link_code_in(typed) is None


@pytest.mark.parametrize("end", [LONGEST_KEPT, LONGEST_READ])
@pytest.mark.parametrize(("before", "secret"), [("密碼是 ", "Xx12!abcQz9"), ("身分證 ", "A123456789"), ("my password is ", "Taipei#2026!yes")])
@pytest.mark.parametrize("hidden", ["", "\u200b" * 150])
def test_t04_a_secret_that_the_cut_goes_through_is_not_kept_in_part(end: int, before: str, secret: str, hidden: str) -> None:
    for at in range(end - len(secret) - 1, end + 2, 3):
        filler = ("好 " * end)[: at - len(before)]
        kept = safe_text(hidden + filler + before + secret + " 然後呢" * 100).text
        assert len(kept) <= LONGEST_KEPT + len(MARK)
        assert secret[:4] not in kept


def test_t04_what_lies_beyond_the_cut_is_kept_nowhere() -> None:
    kept = safe_text("鎖 " * 15_000 + "密碼是 Xx12!abc").text
    assert len(kept) <= LONGEST_KEPT
    assert "Xx12" not in kept
