"""A mailed code read aloud into the chat is taken out, also a part of it while one is awaited; spelled numbers of anything else stay (T4)."""

import pytest

from bot.redaction import MARK, redact


@pytest.mark.parametrize("text", ["五 零 九 這樣嗎", "他寄來的是八三零", "it starts with two nine six", "信裡是 6 1 4 然後呢", "驗證碼前面是 275"])
def test_part_of_a_code_is_taken_out_while_one_is_awaited(text: str) -> None:
    assert MARK in redact(text, code_awaited=True).text


@pytest.mark.parametrize("text", ["五零九三三一", "碼是五零九三三一", "the code reads two nine six one one four"])
def test_a_whole_spelled_code_is_taken_out_at_any_time(text: str) -> None:
    assert MARK in redact(text).text


@pytest.mark.parametrize(
    "text", ["分機五二三一", "三四五月請假", "等了 300 秒碼還沒來", "一二三步做好了", "call extension two one zero", "8:15 鎖的", "第二三四項", "號碼一九九九"]
)
def test_other_numbers_stay(text: str) -> None:
    assert redact(text, code_awaited=True).text == text
