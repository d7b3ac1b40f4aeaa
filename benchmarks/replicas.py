"""Messages a second and p50/p99 with one, two and three desks on one PostgreSQL, among systems and a platform that take 50 ms for each answer.

    python -m benchmarks.replicas          CONVERSATIONS (a desk), FULL, QUESTIONS, MOST change how much; MEANING=bundled reads by the models as well

By letters alone unless told otherwise: with few messages at once each is also read by the transformer and the sentence model, and then two cores are full of
reading before anybody waits for anything.

Everybody asks about their own account (a look at all systems) and general questions by turns; the next when the last is answered, each time at another desk.
`waiting`: so few conversations a desk that they wait more than they work. `full`: as many as there are. The order inside each conversation is counted.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.channels import UNLIMITED, processor_time, questions
from benchmarks.platform import SmallPlatform
from bot.messages import ChatIdentity
from bot.settings.loading import load_settings
from bot.wiring.application import DataLocation, open_application
from tests.crashes.desk import UNLOCKS, organisation
from tests.servers.postgresql import migrated_database

MEANING = os.environ.get("MEANING", "none")
CONVERSATIONS = int(os.environ.get("CONVERSATIONS", "4"))
FULL = int(os.environ.get("FULL", "60"))
QUESTIONS = int(os.environ.get("QUESTIONS", "400"))
MOST = int(os.environ.get("MOST", "3"))
WAITS = 0.05
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Result:
    """One measurement."""

    desks: int
    conversations: int
    seconds: float
    spans: list[float]
    cost: float
    out_of_order: int

    @property
    def rate(self) -> float:
        return len(self.spans) / self.seconds

    def line(self) -> str:
        spans = sorted(self.spans)
        return (
            f"{self.desks} desk(s), {self.conversations} conversations: {self.rate:6.1f} messages a second, p50 {statistics.median(spans) * 1000:4.0f} ms, "
            f"p99 {spans[int(len(spans) * 0.99)] * 1000:4.0f} ms, {self.cost / len(spans) * 1000:4.1f} ms of processor a message, {self.out_of_order} out of order"
        )


async def started(config: Path, folder: Path) -> tuple[asyncio.subprocess.Process, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.waiting_desk", "run", "--port", "0", "--config", str(config), "--data", str(folder),
        cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    while not (line := (await process.stdout.readline()).decode()).startswith("READY"):
        assert line, "the desk did not start"
    return process, line.split()[1]


async def measured(desks: int, conversations: int, folder: Path) -> Result:
    """A fresh database, so many desks, so many who ask."""
    url = migrated_database()
    async with SmallPlatform(WAITS) as platform:
        config = folder / "config.json"
        keys = {name: f"file:{folder / name}" for name in ("national_id", "session", "audit")}
        for name in keys:
            (folder / name).write_text(f"{name}-key-of-a-benchmark-0123456789abcdef", encoding="utf-8")
            (folder / name).chmod(0o600)
        written = {
            "database": url, "demonstration": True, "limits": UNLIMITED, "meaning": {"encoder": MEANING}, "keys": keys, "channels": platform.settings,
            "audit": {"anchor": str(folder / "anchor")},
        }  # fmt: skip
        config.write_text(json.dumps(written), encoding="utf-8")
        async with open_application(DataLocation(load_settings(config), folder / "first", organisation(folder))) as application:
            for number in range(UNLOCKS):
                person = await application.register.person(f"lock{number}")
                assert person is not None
                await application.identities.link(ChatIdentity("telegram", str(7000 + number)), person, "operator", "benchmark")
        running = [await started(config, folder / f"desk{number}") for number in range(desks)]
        urls, texts, spans = [url for _, url in running], ["我帳號怎麼了", *questions()], list[float]()

        async def asks(who: int, times: int, into: list[float]) -> None:
            for number in range(times):
                text = texts[0] if number % 2 else texts[(who * 7 + number) % len(texts)]
                into.append(await platform.ask(urls[(who + number) % desks], 7000 + who, text))

        await asyncio.gather(*(asks(who, 3, []) for who in range(conversations)))
        await asyncio.sleep(4)  # what a desk loads after its start
        times = max(4, QUESTIONS * desks // conversations if conversations < FULL else QUESTIONS * 2 // conversations)
        before, begun = sum(processor_time(process.pid) for process, _ in running), time.perf_counter()
        await asyncio.gather(*(asks(who, times, spans) for who in range(conversations)))
        seconds = time.perf_counter() - begun
        cost = sum(processor_time(process.pid) for process, _ in running) - before
        broken = await out_of_order(url)
        for process, _ in running:
            process.terminate()
            await process.wait()
        return Result(desks, conversations, seconds, spans, cost, broken)


async def out_of_order(url: str) -> int:
    """How many messages were handled after a later one of their conversation."""
    engine = create_async_engine(url)
    query = "SELECT count(*) FROM inbox a JOIN inbox b ON a.channel = b.channel AND a.conversation = b.conversation AND a.id < b.id WHERE a.handled > b.handled"
    async with engine.connect() as connection:
        found: Any = (await connection.execute(sa.text(query))).scalar_one()
    await engine.dispose()
    return int(found)


async def main() -> None:
    for name, of in (("waiting", lambda desks: CONVERSATIONS * desks), ("full", lambda _: FULL)):
        rates = []
        for desks in range(1, MOST + 1):
            with tempfile.TemporaryDirectory() as folder:
                result = await measured(desks, of(desks), Path(folder))
            rates.append(result.rate)
            print(f"{name}: {result.line()}; {result.rate / rates[0]:.2f} times one", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
