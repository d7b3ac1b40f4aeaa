"""What is told of somebody else's account, by the words alone."""

import pytest

from bot.reading.trouble_words import Trouble, trouble_told


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("我們科長的帳號被鎖了，他在開會", Trouble.LOCKED),
        ("my boss is locked out of his PC", Trouble.LOCKED),
        ("同事育嬰留停剛回來，帳號還是停用的", Trouble.DISABLED),
        ("she came back from leave and it says disabled", Trouble.DISABLED),
        ("今天新來的同仁，電腦說他的帳號不存在", Trouble.NEW),
        ("our new clerk's account does not exist yet", Trouble.NEW),
        ("他沒有被鎖，是新來的，帳號還不存在", Trouble.NEW),
        ("我主管忘記密碼了", Trouble.PASSWORD),
        ("我同事進不去，可以幫他看嗎", Trouble.UNTOLD),
        ("can you help my colleague?", Trouble.UNTOLD),
        ("The Director cannot log in since this morning. Kindly restore his access.", Trouble.UNTOLD),
        ("The Director is not new; he has been here nine years", Trouble.UNTOLD),
    ],
)
def test_c09_the_words_tell_which_trouble_it_is(text: str, trouble: Trouble) -> None:
    assert trouble_told((text,)) is trouble


def test_c09_what_was_told_first_counts_where_these_words_tell_nothing() -> None:
    assert trouble_told(("那大概要多久", "同事復職了帳號還是停用")) is Trouble.DISABLED


def test_c09_who_has_been_there_for_years_has_no_new_account() -> None:
    assert trouble_told(("他在這裡九年了", "新人今天登不進去")) is Trouble.UNTOLD
    assert trouble_told(("他不是新來的，是被鎖住", "")) is Trouble.LOCKED
