"""What may stand in a chat of an account's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.accounts.masking import mask_account, mask_address, mask_name, mask_national_id, mask_text


@pytest.mark.parametrize(
    ("account", "masked"),
    [
        ("GEAA-012686", "GEAA-****86"),
        ("ab1234", "ab***4"),
        ("yjchen", "yj***n"),
        ("abcd", "a**d"),
        ("abc", "a**"),
        ("ab", "a*"),
        ("a", "*"),
        ("", ""),
        ("GEAA-1", "GEAA-*"),
        ("averylongaccountname", "av****************me"),
        (" yjchen ", "yj***n"),
    ],
)
def test_enough_to_recognise_ones_own(account: str, masked: str) -> None:
    assert mask_account(account) == masked


@given(st.text(max_size=40))
def test_at_most_half_is_shown_and_the_length_stays(account: str) -> None:
    masked = mask_account(account)
    name = account.strip()
    hidden_from = 5 if masked.startswith(name[:5]) and "-" in name[4:5] else 0
    shown = sum(1 for one in masked[hidden_from:] if one != "*")
    assert len(masked) == len(name)
    assert shown <= (len(name) - hidden_from) / 2


def test_of_an_address_the_local_part_is_masked() -> None:
    assert mask_address("yjchen@mail.example") == "yj***n@mail.example"
    assert mask_address("nobody") == "no***y"


def test_t23_of_a_national_id_five_digits_are_hidden() -> None:
    assert mask_national_id("A200000003") == "A20*****03"
    assert mask_national_id("A2000") == "A***0"


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("A200000003", "A20*****03"),
        ("我的身分證 A800000014 和居留證 AC01234567", "我的身分證 A80*****14 和居留證 AC0*****67"),
        ("帳號 GEAA-012686 或 ab1234", "帳號 GEAA-****86 或 ab***4"),
        ("寫信到 yjchen@mail.example。", "寫信到 yj***n@mail.example。"),
        ("打 0912-345-678 或 0912345678", "打 09********78 或 09******78"),
        ("公文 1234567890 號，3 月 20 日，2026-03-20", "公文 1234567890 號，3 月 20 日，2026-03-20"),
    ],
)
def test_t23_in_a_text_each_kind_is_masked_by_its_own_rule_and_the_rest_stays(said: str, masked: str) -> None:
    assert mask_text(said) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [("陳怡君", "陳○君"), ("王明", "王○"), ("司馬中原", "司○○原"), ("Yi-Chun Chen", "Y****** C***"), ("陳", "陳"), ("", ""), (" 陳 怡君 ", "陳 怡○")],
)
def test_t05_of_a_name_enough_is_left_to_recognise_ones_own(name: str, masked: str) -> None:
    assert mask_name(name) == masked
