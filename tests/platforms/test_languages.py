"""The language that somebody has set on a platform: waited for only where their words do not say it."""

import asyncio
from datetime import UTC, datetime
from typing import cast

import pytest

from bot.messages import ChatIdentity, ConversationAddress, MenuCommand, Message, MessageContent, TypedText
from bot.redaction import MARK
from bot.webhooks import Platform
from bot.wiring.platforms import Platforms

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class Slow:
    """A platform that says the language when it is let."""

    name = "slack"

    def __init__(self) -> None:
        self.asked: list[ChatIdentity] = []
        self.may = asyncio.Event()

    async def locale(self, identity: ChatIdentity) -> str | None:
        self.asked.append(identity)
        await self.may.wait()
        return "en"

    async def close(self) -> None:
        """Nothing is open."""


def message(said: MessageContent) -> Message:
    return Message("e", ChatIdentity("slack", "U1"), ConversationAddress("slack", "U1", True), said, NOW)


@pytest.mark.parametrize("text", ["我的帳號被鎖住了", "my account is locked", "GEAA-012686 還是不行"])
async def test_words_in_a_language_wait_for_nothing_and_it_is_learnt_beside(text: str) -> None:
    slow = Slow()
    platforms = Platforms((cast(Platform, slow),))
    said = message(TypedText(text))
    assert await asyncio.wait_for(platforms.localised(said), 1) == said
    await asyncio.sleep(0)
    assert slow.asked == [said.sender]
    await platforms.close()
    assert asyncio.all_tasks() == {asyncio.current_task()}


@pytest.mark.parametrize("said", [MenuCommand("status"), TypedText("GEAA-012686"), TypedText("?"), TypedText(f"{MARK} {MARK}")])
async def test_what_says_nothing_of_a_language_has_the_one_that_was_set(said: MessageContent) -> None:
    slow = Slow()
    waiting = asyncio.create_task(Platforms((cast(Platform, slow),)).localised(message(said)))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    slow.may.set()
    assert (await waiting).locale == "en"
