"""C26: a thought in several short messages is read as one and answered once; a press or anybody else ends the wait, and nothing is lost."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.dialogue.intake import Intake
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, MessageContent, TypedText
from bot.redaction import MARK
from bot.store.work import Store
from tests.builders import NOW
from tests.stores import a_store

LONG, NOT_AT_ALL = 60.0, 0.0


class Listening:
    """Remembers what it was given; a text that ends in a comma is unfinished."""

    def __init__(self, store: Store, patience: float) -> None:
        self.store, self.answered = store, list[str]()
        self.intake = Intake(store, self.handle, lambda code: "seal", lambda text: text.endswith("，"), patience)

    async def handle(self, number: int, message: Message) -> None:
        self.answered.append(message.content.text if isinstance(message.content, TypedText) else "press")
        async with self.store.work() as work:
            await work.inbox.close(number, NOW)

    async def hears(self, event: str, said: MessageContent, by: str = "chen.yj") -> None:
        await self.intake.accept(Message(event, ChatIdentity("console", by), ConversationAddress("console", "chen.yj", True), said, NOW))
        for _ in range(20):
            await asyncio.sleep(0)

    async def left(self) -> int:
        async with self.store.look() as work:
            return len(await work.inbox.waiting())


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(tmp_path) as opened:
        yield opened


async def test_c26_two_halves_of_a_thought_are_answered_once_and_together(store: Store) -> None:
    desk = Listening(store, LONG)
    await desk.hears("1", TypedText("我的帳號，"))
    assert desk.answered == []
    await desk.hears("2", TypedText("被鎖了"))
    await desk.intake.idle()
    assert desk.answered == ["我的帳號，\n被鎖了"]
    assert await desk.left() == 0


async def test_c26_three_pieces_are_one_too(store: Store) -> None:
    desk = Listening(store, LONG)
    for event, text in enumerate(("欸，", "那個，", "密碼忘了")):
        await desk.hears(str(event), TypedText(text))
    await desk.intake.idle()
    assert desk.answered == ["欸，\n那個，\n密碼忘了"]


async def test_c26_who_says_no_more_is_answered_when_the_patience_ends(store: Store) -> None:
    desk = Listening(store, NOT_AT_ALL)
    await desk.hears("1", TypedText("我的帳號，"))
    await desk.intake.idle()
    assert desk.answered == ["我的帳號，"]


async def test_c26_a_press_ends_the_wait_and_both_are_answered_in_order(store: Store) -> None:
    desk = Listening(store, LONG)
    await desk.hears("1", TypedText("我的帳號，"))
    await desk.hears("2", ButtonPress("b1"))
    await desk.intake.idle()
    assert desk.answered == ["我的帳號，", "press"]


async def test_c26_somebody_else_in_the_same_place_ends_the_wait(store: Store) -> None:
    desk = Listening(store, LONG)
    await desk.hears("1", TypedText("我的帳號，"))
    await desk.hears("2", TypedText("我也是"), by="lin.zq")
    await desk.intake.idle()
    assert desk.answered == ["我的帳號，", "我也是"]


async def test_c26_a_secret_in_two_halves_is_caught_as_a_whole(store: Store) -> None:
    desk = Listening(store, LONG)
    await desk.hears("1", TypedText("我的密碼是，"))
    await desk.hears("2", TypedText("Wq7!Canary-Typed"))
    await desk.intake.idle()
    assert len(desk.answered) == 1
    assert MARK in desk.answered[0]
    assert "Canary" not in desk.answered[0]


async def test_c26_a_crash_between_the_halves_loses_neither(store: Store) -> None:
    desk = Listening(store, LONG)
    await desk.hears("1", TypedText("我的帳號，"))
    assert await desk.left() == 1
    again = Listening(store, NOT_AT_ALL)
    await again.intake.resume()
    await again.intake.idle()
    assert again.answered == ["我的帳號，"]
    await desk.hears("2", ButtonPress("b1"))
    await desk.intake.idle()
