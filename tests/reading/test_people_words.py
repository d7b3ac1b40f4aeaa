"""Words that name somebody else, and the same letters where they name nobody (C9)."""

import pytest

from bot.reading.people_words import mentions_somebody


@pytest.mark.parametrize("text", ["my boss is locked out", "someone at the counter cannot sign in", "我們科長的帳號被鎖了", "the staff of our school cannot get in"])
def test_c9_somebody_else_is_named(text: str) -> None:
    assert mentions_somebody(text)


@pytest.mark.parametrize("text", ["Please reset the password for my staff account", "Can someone take the lock off my TPEAD login right now?", "could somebody unlock me", "小姐你好，我被鎖了"])
def test_c9_who_asks_the_desk_names_nobody(text: str) -> None:
    assert not mentions_somebody(text)
