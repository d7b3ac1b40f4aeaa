"""Asking to be told is no question about the time."""

import pytest

from bot.reading.notice_words import Notice, notice_in


@pytest.mark.parametrize(
    "text", ["好了告訴我", "好了请通知我", "解開的時候通知我", "處理好麻煩跟我說一聲", "tell me when it is unlocked", "Let me know once it works again"]
)
def test_c39_to_be_told_is_wanted(text: str) -> None:
    assert notice_in(text) is Notice.WANTED


@pytest.mark.parametrize("text", ["不用通知我了", "別再通知我", "no need to notify me", "Stop reminding me"])
def test_c39_to_be_told_no_longer_is_wanted(text: str) -> None:
    assert notice_in(text) is Notice.STOPPED


@pytest.mark.parametrize("text", ["告訴我什麼時候會好", "tell me when it will be unlocked", "解鎖了嗎", "跟我說怎麼解鎖", "我的帳號被鎖了", "請啟用我的帳號"])
def test_a_question_about_the_time_is_none(text: str) -> None:
    assert notice_in(text) is Notice.NONE
