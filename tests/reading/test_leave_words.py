"""Who turns to somebody themselves asks the desk for nothing more; who tells of that, or wants it done, does."""

import pytest

from bot.reading.leave_words import takes_leave


@pytest.mark.parametrize(
    "text",
    [
        "好，那我打給林美惠", "了解，謝謝，那我再跟他聯絡", "好喔 我去找人事 掰", "那我直接打1999好了", "我叫他晚點再試，謝謝你", "Okay, I'll ring her then.", "fine, I will ask personnel",
        "thanks, I'm going to talk to him",
    ],
)  # fmt: skip
def test_c40_who_says_that_they_turn_to_somebody_takes_leave(text: str) -> None:
    assert takes_leave(text)


@pytest.mark.parametrize(
    "text",
    [
        "我打給他了，沒人接", "幫我打給他", "那我要打給誰", "我自己去改密碼", "好，我等他", "我打給她，那她會知道嗎", "I called her, nobody answers", "please ring him for me",
        "whom do I call?", "I'll change it myself", "I'll wait for her",
    ],
)  # fmt: skip
def test_c40_who_waits_or_asks_or_tells_of_a_call_takes_none(text: str) -> None:
    assert not takes_leave(text)
