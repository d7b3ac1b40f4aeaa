"""Whose account a text names: the city's, or one of something else (C19)."""

import pytest

from bot.faq.out_of_scope import blames_own_account, names_foreign_account


@pytest.mark.parametrize(
    "text",
    ["reset my Netflix password", "幫我解鎖我的 IG", "IG 帳號被鎖了可以幫我解嗎", "my bank account is locked", "圖書館借書證的密碼忘了", "Apple ID is locked, unlock it", "我的 gmail 密碼忘記了"],
)
def test_an_account_of_another_service_is_named(text: str) -> None:
    assert names_foreign_account(text)


@pytest.mark.parametrize(
    "text",
    [
        "reset my password",
        "我的 TPEAD 帳號被鎖，手機銀行也在催",
        "I use my iPhone, and my work account is locked",
        "VPN 帳號被鎖",
        "Teams says my account is locked",
        "印表機卡紙，我的帳號也被鎖",
        "在高鐵上登不進去，帳號被鎖了",
    ],
)
def test_what_is_only_near_an_account_owns_none(text: str) -> None:
    assert not names_foreign_account(text)


@pytest.mark.parametrize(
    "text",
    [
        "VPN 連不上因為帳號被鎖，幫我解鎖",
        "I can't get into Teams because my account is locked, please unlock it",
        "會議室的投影機連不上，說我帳號被鎖，解鎖一下",
        "VPN keeps failing, I forgot my password, reset it please",
    ],
)
def test_the_own_account_keeps_something_in_the_office_from_working(text: str) -> None:
    assert blames_own_account(text)


@pytest.mark.parametrize(
    "text",
    ["Netflix 登不進去，帳號被鎖了，幫我解鎖", "VPN 帳號被鎖，幫我解鎖", "wifi 連不上，密碼忘了，幫我重設密碼", "Excel 檔案打不開，密碼忘了", "the printer is jammed", "my gmail says the account is locked"],
)
def test_another_account_or_none_is_what_fails(text: str) -> None:
    assert not blames_own_account(text)
