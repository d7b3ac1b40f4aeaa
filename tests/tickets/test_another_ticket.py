"""One more ticket, in so many words."""

import pytest

from bot.tickets.another_ticket import after_sending, wants_another, wants_both


@pytest.mark.parametrize("text", ["另開一張", "1001是備份的 我要第二張", "所以沒送 再開 我到期那張", "please open another ticket", "I want a second one"])
def test_c21_one_more_is_wanted(text: str) -> None:
    assert wants_another(text)


@pytest.mark.parametrize("text", ["電腦再開機一次還是不行", "好 送", "我要開單", "the second PC is locked", "another colleague cannot sign in"])
def test_c21_other_words_want_no_second_one(text: str) -> None:
    assert not wants_another(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("好 送 然後印表機壞了 另開一張", "印表機壞了"),
        ("send it, then another one for the printer", "for the printer"),
        ("好 送", ""),
        ("另開一張", ""),
        ("先不要送 另開一張 印表機的", ""),
    ],
)
def test_c05_what_is_said_after_sending_is_what_the_next_one_says(text: str, rest: str) -> None:
    assert after_sending(text) == rest


def test_c21_both_at_once() -> None:
    assert wants_both("開單吧 兩件都開")
    assert wants_both("both please")
    assert not wants_both("幫我開單")
