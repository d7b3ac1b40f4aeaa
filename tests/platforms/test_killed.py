"""kill -9 at random moments while people ask on both platforms: every question is answered, and on Slack none twice."""

import asyncio
import json
import random
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.platforms.conftest import slack_settings, telegram_settings
from tests.slack.standin import SlackStandIn
from tests.telegram.standin import TelegramStandIn

PEOPLE = 12


async def _run(config: Path, data: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--port", "0", "--config", str(config), "--data", str(data),
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def _survive(folder: Path, kills: int, seed: int) -> str:
    chance = random.Random(seed)
    async with SlackStandIn() as slack, TelegramStandIn() as telegram:
        config = folder / "config.json"
        config.write_text(json.dumps({"demonstration": True, "channels": slack_settings(slack) | telegram_settings(telegram)}), encoding="utf-8")
        asked = 0
        for life in range(kills + 1):
            process = await _run(config, folder / "data")
            assert process.stdout is not None
            await asyncio.wait_for(process.stdout.readline(), 60)
            for one in range(PEOPLE):
                slack.say(f"U{one}", f"帳號被鎖要等多久{'？' * life}")
                telegram.say(2000 + one, f"帳號被鎖要等多久{'？' * life}")
            asked += PEOPLE
            if life < kills:
                await asyncio.sleep(chance.uniform(0.0, 0.7))
                process.kill()
                await process.wait()
        seen = Counter[str]()

        def all_answered() -> bool:
            seen.clear()
            seen.update(f"U{one}" for one in range(PEOPLE) for _ in slack.shown(f"U{one}"))
            seen.update(f"T{one}" for one in range(PEOPLE) for _ in telegram.shown(2000 + one))
            return len(seen) == 2 * PEOPLE and min(seen.values()) >= kills + 1

        await slack.until(all_answered, 90)
        await asyncio.sleep(1)
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 15) == 0, "drained"
        all_answered()
        twice_in_slack = sum(count - kills - 1 for who, count in seen.items() if who.startswith("U"))
        twice_in_telegram = sum(count - kills - 1 for who, count in seen.items() if who.startswith("T"))
        assert twice_in_slack == 0, "Slack can be asked whether a message arrived"
        assert slack.refused == []
        assert telegram.refused == []
        return f"{kills} kills, {2 * asked} questions, 0 lost; twice: {twice_in_slack} on Slack, {twice_in_telegram} on Telegram"


async def test_killed_three_times_while_people_ask(tmp_path: Path) -> None:
    print(await _survive(tmp_path, kills=3, seed=7))


@pytest.mark.long
@pytest.mark.timeout(900)
async def test_killed_forty_times_while_people_ask(tmp_path: Path) -> None:
    print(await _survive(tmp_path, kills=40, seed=11))
