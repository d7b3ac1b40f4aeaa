"""Messages a second and p50/p99 of our whole FAQ answer, against the bare SDKs' echo on the same stand-in in the same run.

Both are asked by turns. Closed: 50 people each ask the next question when the last is answered. Open: 100 questions a second whatever the answers do.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.slack.standin import SlackStandIn
from tests.telegram.standin import TelegramStandIn

PEOPLE = int(os.environ.get("PEOPLE", "50"))
QUESTIONS = int(os.environ.get("QUESTIONS", "3000"))
TURNS = 6
SETTLING = 6.0
A_SECOND = 100
ROOT = Path(__file__).parent.parent
UNLIMITED = {"messages": {"per_minute": 10_000, "per_hour": 100_000, "strangers_per_minute": 10_000}}
"""Nobody writes as much as a benchmark."""


def questions() -> list[str]:
    lines = (ROOT / "tests" / "faq" / "queries-held-out.tsv").read_text(encoding="utf-8").splitlines()[1:]
    asked = [line.split("\t") for line in lines]
    return [text for text, intent, *_ in asked if "-" in intent and len(text) < 200]


@dataclass
class Load:
    """Asks and times. `say` asks as a person; what a person is answered wakes whoever waits for it."""

    say: Callable[[int, str], object]
    answers: "Answers"
    texts: list[str] = field(default_factory=questions)
    begun: int = 0

    async def closed(self) -> list[float]:
        """Each one's seconds, in one turn of several."""
        spans: list[float] = []
        await asyncio.gather(*(self._asks_on(one, QUESTIONS // PEOPLE // TURNS, spans) for one in range(PEOPLE)))
        self.begun += QUESTIONS // PEOPLE // TURNS
        return spans

    async def open(self, seconds: int = 4) -> list[float]:
        """Each one's seconds, at a steady rate."""
        spans: list[float] = []
        tasks, first, started = [], 1000 + len(self.answers), time.perf_counter()
        for number in range(A_SECOND * seconds):
            await asyncio.sleep(max(0.0, started + number / A_SECOND - time.perf_counter()))
            tasks.append(asyncio.create_task(self._asks(first + number, self.texts[number % len(self.texts)], spans)))
        await asyncio.gather(*tasks)
        return spans

    async def _asks_on(self, who: int, times: int, spans: list[float]) -> None:
        for number in range(times):
            await self._asks(who, self.texts[(who * 7 + self.begun + number) % len(self.texts)], spans)

    async def _asks(self, who: int, text: str, spans: list[float]) -> None:
        answered, started = self.answers.next_to(who), time.perf_counter()
        self.say(who, text)
        async with asyncio.timeout(30):
            await answered
        spans.append(time.perf_counter() - started)


class Answers(list[dict[str, Any]]):
    """What the stand-in was given to show. Looking again every millisecond for fifty people took most of a core from both who were measured."""

    def __init__(self, of: Callable[[dict[str, Any]], object]) -> None:
        super().__init__()
        self._of = of
        self._waiting: dict[object, asyncio.Future[None]] = {}

    def next_to(self, who: object) -> asyncio.Future[None]:
        """Done once the next message to this person is there."""
        self._waiting[who] = asyncio.get_running_loop().create_future()
        return self._waiting[who]

    def append(self, message: dict[str, Any], /) -> None:
        """The stand-in shows a message."""
        super().append(message)
        waiting = self._waiting.pop(self._of(message), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(None)


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[int]:
    one = await asyncio.create_subprocess_exec(sys.executable, "-m", *arguments, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL)
    try:
        yield one.pid
    finally:
        one.terminate()
        await one.wait()


@asynccontextmanager
async def desk(channels: dict[str, Any]) -> AsyncIterator[int]:
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "config.json")
        config.write_text(json.dumps({"demonstration": True, "limits": UNLIMITED, "channels": channels}), encoding="utf-8")
        profile = ("cProfile", "-o", os.environ["PROFILE"], "-m", "bot") if os.environ.get("PROFILE") else ("bot",)
        async with process(*profile, "run", "--port", "0", "--config", str(config), "--data", f"{folder}/data") as pid:
            yield pid


def processor_time(pid: int) -> float:
    """The seconds of processor time that a process has used so far; 0 where /proc does not say."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Side:
    """One of the two that are compared, and what it did in its turns."""

    name: str
    load: Load
    pid: int
    spans: list[float] = field(default_factory=list)
    steady: list[float] = field(default_factory=list)
    seconds: float = 0.0
    cost: float = 0.0
    stand_in: float = 0.0

    async def turn(self) -> None:
        before, own, started = processor_time(self.pid), time.process_time(), time.perf_counter()
        self.spans += await self.load.closed()
        self.seconds += time.perf_counter() - started
        self.cost += processor_time(self.pid) - before
        self.stand_in += time.process_time() - own

    @property
    def rate(self) -> float:
        return len(self.spans) / self.seconds

    def told(self) -> None:
        cuts, even, each = statistics.quantiles(self.spans, n=100), statistics.quantiles(self.steady, n=100), 1000 / len(self.spans)
        print(
            f"{self.name:16} {self.rate:6.0f} a second at {PEOPLE} at once (p50 {cuts[49] * 1000:5.1f} ms, p99 {cuts[98] * 1000:5.1f} ms), "
            f"{self.cost * each:4.2f} ms of processor time each, the stand-in's {self.stand_in * each:4.2f}; "
            f"at {A_SECOND} a second p50 {even[49] * 1000:5.1f} ms, p99 {even[98] * 1000:5.1f} ms", flush=True,
        )  # fmt: skip


async def compared(platform: str, echo: Side, desk: Side) -> None:
    """By turns: what else the machine does meets both alike."""
    sides = (echo, desk)
    for side in sides:
        for text in side.load.texts[:20]:
            await side.load._asks(0, text, [])
    # A desk that has just started learns what its texts mean; that is a start's cost (`benchmarks.starting`), not a message's.
    await asyncio.sleep(SETTLING)
    for _ in range(TURNS):
        for side in sides:
            await side.turn()
    for _ in range(2):
        for side in sides:
            side.steady += await side.load.open()
    for side in sides:
        side.told()
    print(
        f"the desk does {desk.rate / echo.rate:.2f} of the echo's throughput on {platform}, "
        f"for {desk.cost / len(desk.spans) * len(echo.spans) / echo.cost:.2f} of its processor time", flush=True,
    )  # fmt: skip


def slack_load(slack: SlackStandIn) -> Load:
    slack.messages = answers = Answers(lambda one: int(one["channel"].removeprefix("DU")))
    return Load(lambda who, text: slack.say(f"U{who}", text), answers)


def telegram_load(telegram: TelegramStandIn) -> Load:
    telegram.messages = answers = Answers(lambda one: one["chat"]["id"] - 5000)
    return Load(lambda who, text: telegram.say(5000 + who, text), answers)


async def slack() -> None:
    async with SlackStandIn() as one, SlackStandIn() as other:
        keys = {"bot_token": other.bot_token, "app_token": other.app_token, "api_url": other.api_url}
        async with process("benchmarks.echo", "slack", one.api_url) as echo, desk({"slack": {"enabled": True, **keys}}) as ours:
            await compared("Slack", Side("bolt echo", slack_load(one), echo), Side("desk on slack", slack_load(other), ours))


async def telegram() -> None:
    async with TelegramStandIn() as one, TelegramStandIn() as other:
        keys = {"token": other.token, "api_url": other.api_url}
        async with process("benchmarks.echo", "telegram", one.api_url, one.token) as echo, desk({"telegram": {"enabled": True, **keys}}) as ours:
            await compared("Telegram", Side("ptb echo", telegram_load(one), echo), Side("desk on telegram", telegram_load(other), ours))


async def main(platforms: list[str]) -> None:
    for platform in platforms or ["slack", "telegram"]:
        await {"slack": slack, "telegram": telegram}[platform]()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
