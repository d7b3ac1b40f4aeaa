"""Messages a second and p50/p99 of our whole FAQ answer, against the bare SDKs' echo on the same stand-in in the same run.

Closed: 50 people each ask the next question when the last is answered. Open: 100 questions a second whatever the answers do.
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
QUESTIONS = int(os.environ.get("QUESTIONS", "1500"))
A_SECOND = 100
ROOT = Path(__file__).parent.parent


def questions() -> list[str]:
    lines = (ROOT / "tests" / "faq" / "queries-held-out.tsv").read_text(encoding="utf-8").splitlines()[1:]
    asked = [line.split("\t") for line in lines]
    return [text for text, intent, *_ in asked if "-" in intent and len(text) < 200]


@dataclass
class Load:
    """Asks and times. `say` asks as a person; what a person is answered wakes whoever waits for it."""

    say: Callable[[int, str], None]
    answers: "Answers"
    texts: list[str] = field(default_factory=questions)

    async def closed(self) -> tuple[float, list[float]]:
        """Messages a second, and each one's seconds."""
        spans: list[float] = []
        started = time.perf_counter()
        await asyncio.gather(*(self._asks_on(one, QUESTIONS // PEOPLE, spans) for one in range(PEOPLE)))
        return len(spans) / (time.perf_counter() - started), spans

    async def open(self, seconds: int = 8) -> list[float]:
        """Each one's seconds, at a steady rate."""
        spans: list[float] = []
        tasks, started = [], time.perf_counter()
        for number in range(A_SECOND * seconds):
            await asyncio.sleep(max(0.0, started + number / A_SECOND - time.perf_counter()))
            tasks.append(asyncio.create_task(self._asks(1000 + number, self.texts[number % len(self.texts)], spans)))
        await asyncio.gather(*tasks)
        return spans

    async def _asks_on(self, who: int, times: int, spans: list[float]) -> None:
        for number in range(times):
            await self._asks(who, self.texts[(who * 7 + number) % len(self.texts)], spans)

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
        config.write_text(json.dumps({"demonstration": True, "channels": channels}), encoding="utf-8")
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


def told(name: str, rate: float, cost: float, own: float, spans: list[float], steady: list[float]) -> None:
    cuts, even = statistics.quantiles(spans, n=100), statistics.quantiles(steady, n=100)
    print(
        f"{name:16} {rate:6.0f} a second at {PEOPLE} at once (p50 {cuts[49] * 1000:5.1f} ms, p99 {cuts[98] * 1000:5.1f} ms), "
        f"{cost * 1000:4.2f} ms of processor time each, the stand-in's {own * 1000:4.2f}; "
        f"at {A_SECOND} a second p50 {even[49] * 1000:5.1f} ms, p99 {even[98] * 1000:5.1f} ms", flush=True,
    )  # fmt: skip


async def measured(name: str, load: Load, pid: int) -> float:
    for text in load.texts[:20]:
        await load._asks(0, text, [])
    before, own = processor_time(pid), time.process_time()
    rate, spans = await load.closed()
    cost, own = (processor_time(pid) - before) / len(spans), (time.process_time() - own) / len(spans)
    told(name, rate, cost, own, spans, await load.open())
    return rate


async def slack() -> None:
    rates = []
    for name in ("bolt echo", "desk on slack"):
        async with SlackStandIn() as stand_in:
            stand_in.messages = answers = Answers(lambda one: int(one["channel"].removeprefix("DU")))
            load = Load(lambda who, text, slack=stand_in: slack.say(f"U{who}", text), answers)  # type: ignore[misc]
            channels = {"slack": {"enabled": True, "bot_token": stand_in.bot_token, "app_token": stand_in.app_token, "api_url": stand_in.api_url}}
            async with process("benchmarks.echo", "slack", stand_in.api_url) if name == "bolt echo" else desk(channels) as pid:
                rates.append(await measured(name, load, pid))
    print(f"the desk does {rates[1] / rates[0]:.2f} of the echo's throughput on Slack", flush=True)


async def telegram() -> None:
    rates = []
    for name in ("ptb echo", "desk on telegram"):
        async with TelegramStandIn() as stand_in:
            stand_in.messages = answers = Answers(lambda one: one["chat"]["id"] - 5000)
            load = Load(lambda who, text, telegram=stand_in: telegram.say(5000 + who, text), answers)  # type: ignore[misc]
            channels = {"telegram": {"enabled": True, "token": stand_in.token, "api_url": stand_in.api_url}}
            async with process("benchmarks.echo", "telegram", stand_in.api_url, stand_in.token) if name == "ptb echo" else desk(channels) as pid:
                rates.append(await measured(name, load, pid))
    print(f"the desk does {rates[1] / rates[0]:.2f} of the echo's throughput on Telegram", flush=True)


async def main(platforms: list[str]) -> None:
    for platform in platforms or ["slack", "telegram"]:
        await {"slack": slack, "telegram": telegram}[platform]()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
