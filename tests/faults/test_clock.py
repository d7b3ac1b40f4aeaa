"""The machine's clock jumps by an hour, both ways, while a code is out, while an approval waits, and while a platform is away."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.faults.program import until
from tests.faults.town import STATUS, UNLOCK, town_of

HOUR = 3600
PEOPLE = ["lock0", "lock1", "lock2", "reset0", "admin"]


_CLOCK = """\
import datetime
from pathlib import Path

from bot.clock import SystemClock

_AHEAD = Path(__file__).with_name("ahead")
SystemClock.now = lambda _: datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=int(_AHEAD.read_text(encoding="ascii")))
"""


@dataclass
class MachineClock:
    """The clock of one process, as far from the real one as a file says. Its only reader of time is replaced while it starts: libuv stands still under
    libfaketime."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir()
        (self.folder / "sitecustomize.py").write_text(_CLOCK, encoding="utf-8")
        self.jump(0)

    @property
    def environment(self) -> Mapping[str, str]:
        return {"PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}"}

    def jump(self, seconds: int) -> None:
        """It is so many seconds ahead from now on."""
        fresh = self.folder / "fresh"
        fresh.write_text(str(seconds), encoding="ascii")
        fresh.replace(self.folder / "ahead")


@pytest.fixture
def clock(tmp_path: Path) -> MachineClock:
    return MachineClock(tmp_path / "clock")


@pytest.mark.long
@pytest.mark.timeout(400)
async def test_a_clock_that_is_set_back_keeps_codes_and_approvals_and_nobody_waits_an_hour(tmp_path: Path, clock: MachineClock) -> None:
    async with town_of(tmp_path, PEOPLE, locked="-3h", environment=clock.environment) as town:
        await town.asks("lock0", UNLOCK)
        await town.asks("reset0", "我忘記密碼了，請幫我重設")
        code = await town.code("lock0")
        await town.telegram.stop()
        await until(lambda: "polling has trouble" in town.desk.log())
        clock.jump(-HOUR)
        await town.telegram.start()
        assert "TPEAD" in await town.asks("lock2", STATUS)
        browser = await town.opens("lock0")
        assert "解鎖了" in await browser.send(code=code)
        await town.hear(["lock0"], "解開了")
        assert "/s/" in await town.asks("lock1", UNLOCK)
        assert (await (await town.opens("lock1")).send(code=await town.code("lock1"))).count("解鎖了")
        reset = await town.opens("reset0")
        assert reset.status == 200, "the page of before is still there"
        assert (await town.desk.get("/readyz"))[0] == 200
        assert "Traceback" not in town.desk.log()


@pytest.mark.long
@pytest.mark.timeout(400)
async def test_a_clock_that_is_set_forward_ends_a_code_with_a_word_and_a_new_one_is_given(tmp_path: Path, clock: MachineClock) -> None:
    async with town_of(tmp_path, PEOPLE, locked="-3h", environment=clock.environment) as town:
        await town.asks("lock0", UNLOCK)
        code, page = await town.code("lock0"), town.link("lock0")
        browser = await town.opens("lock0")
        clock.jump(HOUR)
        seen = await browser.send(code=code)
        assert "解鎖了" not in seen
        assert "不能用了" in seen or "時間" in seen, seen
        assert "/s/" in await town.asks("lock0", UNLOCK)
        assert town.link("lock0") != page
        browser = await town.opens("lock0")
        assert "解鎖了" in await browser.send(code=await town.code("lock0"))
        await town.hear(["lock0"], "解開了")
        assert sum("解開了" in text for text in town.texts("lock0")) == 1
