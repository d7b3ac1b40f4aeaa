"""The delivery ends when it is told to, also where a message wakes it at that very moment: a cancellation that is lost would keep the desk alive for ever."""

import asyncio
from pathlib import Path

import pytest

from bot.dialogue.delivery import Delivery
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.wiring.wording import build_wording
from tests.delivery.test_trouble import Hand, Line
from tests.stores import a_store

WORDING = build_wording(Settings(), build_rules(Settings()))


@pytest.mark.parametrize("turns", range(5))
async def test_a_wake_at_the_moment_of_the_end_does_not_keep_it_running(tmp_path: Path, turns: int) -> None:
    async with a_store(tmp_path) as store:
        delivery = Delivery(store, WORDING, {"line": Line()}, Hand())
        running = asyncio.create_task(delivery.run())
        await asyncio.sleep(0.1)
        delivery.wake()
        for _ in range(turns):
            await asyncio.sleep(0)
        running.cancel()
        ended, _others = await asyncio.wait({running}, timeout=3)
        running.cancel()
        assert ended == {running}
