"""One desk holds a platform's line and the schedules; when it dies another takes both over, and what was asked meanwhile is answered."""

import asyncio
from pathlib import Path

import pytest

from bot.messages import ChatIdentity
from tests.replicas.fleet import fleet

PEOPLE = 6
pytestmark = [pytest.mark.xdist_group("postgresql"), pytest.mark.timeout(300)]


async def test_the_line_of_a_dead_desk_is_taken_over_and_what_was_asked_meanwhile_is_answered_once(tmp_path: Path) -> None:
    async with fleet(tmp_path, 2, {ChatIdentity("slack", "ULOCK0"): "lock0"}) as city:
        await asyncio.gather(city.start(0), city.start(1))

        async def held() -> bool:
            return all([await city.holder(claim) is not None for claim in ("channel slack", "channel telegram", "schedules")])

        await city.until("somebody holds every line", held)
        holder = await city.holder("channel slack")
        assert holder is not None
        city.slack.say("ULOCK0", "帳號被鎖要等多久")
        await city.slack.until(lambda: len(city.slack.shown("ULOCK0")) == 1)
        await city.kill(holder)
        for one in range(PEOPLE):
            city.slack.say(f"U{one}", "帳號被鎖要等多久")
            city.telegram.say(3000 + one, "帳號被鎖要等多久")

        async def answered() -> bool:
            return all(city.slack.shown(f"U{one}") and city.telegram.shown(3000 + one) for one in range(PEOPLE))

        took = await city.until("everybody is answered by the other desk", answered)
        assert await city.holder("channel slack") == 1 - holder
        await asyncio.sleep(1)
        twice = sum(len(city.slack.shown(f"U{one}")) - 1 for one in range(PEOPLE))
        assert twice == 0
        await city.start(holder)
        begun = asyncio.get_running_loop().time()
        assert await city.stop(1 - holder) == 0

        async def back() -> bool:
            return await city.holder("channel slack") == holder

        await city.until("a desk that stops hands over", back)
        print(f"\nafter kill -9 all {2 * PEOPLE} are answered within {took:.1f} s; after SIGTERM handed over in {asyncio.get_running_loop().time() - begun:.1f} s")
