"""An account as the desk itself writes it is no password: people type back what they read (T5, T23)."""

import pytest

from bot.accounts.masking import mask_account
from bot.redaction import SecretKind, redact

ACCOUNTS = ("GEAA-012686", "ab1238", "wfan", "wfan2", "chenyj", "yichun.chen", "jfu", "pa0031")


@pytest.mark.parametrize("account", ACCOUNTS)
@pytest.mark.parametrize("words", ["I keep {}, the other one can go.", "Fine. I decided: {}. Tell the admin for me.", "留 {} 那個", "keep:{}", "I want {}!", "{}"])
@pytest.mark.parametrize("rules_told", [False, True])
def test_t23_a_masked_name_is_left_as_it_is(account: str, words: str, rules_told: bool) -> None:
    text = words.format(mask_account(account))
    assert redact(text, rules_told=rules_told).text == text


@pytest.mark.parametrize("text", ["my password is ab***8", "密碼改成ab***8", "It is Ab1***xyz9", "try p*ss**rd1", "Tiger***9 works", "the password is p***d9X"])
def test_t4_a_password_with_stars_is_still_one(text: str) -> None:
    assert redact(text).kinds == {SecretKind.PASSWORD}
