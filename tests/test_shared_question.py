"""Whoever asks waits no longer than they want, and all who ask at once share one answer."""

import asyncio

import pytest

from bot.runtime.shared_question import SharedQuestion


async def test_impatient_people_ask_once_together_and_the_next_one_asks_anew() -> None:
    asked, answer = 0, asyncio.Event()

    async def ask() -> int:
        nonlocal asked
        asked += 1
        await answer.wait()
        return asked

    question = SharedQuestion(ask, 0.02)
    for _ in range(5):
        with pytest.raises(TimeoutError):
            await question.answer()
    assert asked == 1
    answer.set()
    assert await question.answer() == 1
    assert await question.answer() == 2


async def test_what_it_raises_is_raised_to_each_who_waits() -> None:
    async def ask() -> int:
        await asyncio.sleep(0)
        raise LookupError

    question = SharedQuestion(ask, 5)
    answers = await asyncio.gather(question.answer(), question.answer(), return_exceptions=True)
    assert [type(one) for one in answers] == [LookupError, LookupError]
