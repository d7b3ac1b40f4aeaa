"""What is said of a request that is under way: it is off, it stays, or something else is meant (C2, C3)."""

import pytest

from bot.reading.pending_words import PendingWord, pending_word


@pytest.mark.parametrize(
    "text",
    [
        "密碼找到了，那件不用辦了",
        "剛剛申請的麻煩撤掉，我已經進去了",
        "不綁了，收回吧",
        "no need any more, it opened, cancel the request",
        "please withdraw it, I remember the password",
        "我不重設了 可以嗎 反正想起來了",
    ],
)
def test_a_request_is_off_whatever_reason_stands_beside_it(text: str) -> None:
    assert pending_word(text) is PendingWord.OFF


@pytest.mark.parametrize("text", ["別收掉，我要繼續等", "不要撤 我只是問一下", "please leave the request there", "no no, do not cancel it"])
def test_a_request_that_is_to_stay_stays(text: str) -> None:
    assert pending_word(text) is PendingWord.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "取消的話密碼會變嗎",
        "撤回重送會比較快嗎",
        "can I cancel it later?",
        "算了，我打電話給他",
        "never mind, I'll wait",
        "單子撤回",
        "我的會議取消了",
        "要等多久",
        "thanks, got it",
    ],
)
def test_what_is_only_asked_or_about_something_else_calls_nothing_off(text: str) -> None:
    assert pending_word(text) is not PendingWord.OFF


@pytest.mark.parametrize("text", ["三小 我說我忘記密碼 幫我送給管理員啊", "設好了 派出所電腦也是用這組喔", "就是送申請啊 啟用的那個 請方先生幫我打開", "我要改密碼啦 在哪改", "Please add: it is also missing. Then send."])
def test_c02_what_only_sounds_like_an_end_calls_nothing_off(text: str) -> None:
    assert pending_word(text) is not PendingWord.OFF
