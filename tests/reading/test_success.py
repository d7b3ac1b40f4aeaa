"""Words that say that it works now, and those that only look like it (C14, C40)."""

import pytest

from bot.reading.success import tells_success


@pytest.mark.parametrize("text", ["哇 登進去囉", "可以登入了 謝謝", "好了 成功", "成功啦", "yay it let me in now", "OK that did the trick", "I'm in", "works!"])
def test_it_works_now(text: str) -> None:
    assert tells_success(text)


@pytest.mark.parametrize(
    "text",
    [
        "登不進去", "還是進不去", "成功了嗎", "沒有成功", "進去了 可是沒有公文", "不行", "我改過密碼了", "I can't sign in", "it won't let me in", "still locked",
        "it worked yesterday but not today", "I changed it yesterday", "did it work?", "",
    ],
)  # fmt: skip
def test_no_word_of_success(text: str) -> None:
    assert not tells_success(text)
