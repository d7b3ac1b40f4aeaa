"""Whether the desk's memory stays flat: one desk on SQLite answers `MESSAGES` (100,000) from 500 people, and tells how much it holds after every tenth.

    python -m benchmarks.memory
    ENCODER=none python -m benchmarks.memory    # by letters alone, in a third of the time
"""

import asyncio
import json
import os
import tempfile
import time
from pathlib import Path

from benchmarks.channels import UNLIMITED, processor_time, questions
from benchmarks.platform import SmallPlatform
from benchmarks.replicas import started

MESSAGES = int(os.environ.get("MESSAGES", "100000"))
ENCODER = os.environ.get("ENCODER", "bundled")
PEOPLE = 500
SIDE_BY_SIDE = 20


def resident(pid: int) -> float:
    """Megabytes that a process and its children hold."""
    total = 0.0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(fields["Pid"]) == pid or int(fields["PPid"]) == pid:
            total += int(fields.get("VmRSS", "0 kB").split()[0]) / 1024
    return total


async def main() -> None:
    texts, asked = questions(), 0
    with tempfile.TemporaryDirectory() as folder:
        async with SmallPlatform(0) as platform:
            config = Path(folder, "config.json")
            settings = {"demonstration": True, "limits": UNLIMITED, "meaning": {"encoder": ENCODER}, "channels": platform.settings}
            config.write_text(json.dumps(settings), encoding="utf-8")
            process, url = await started(config, Path(folder, "data"))

            async def asks(lane: int, times: int) -> None:
                nonlocal asked
                for _ in range(times):
                    asked += 1
                    await platform.ask(url, 9000 + (asked * SIDE_BY_SIDE + lane) % PEOPLE // SIDE_BY_SIDE * SIDE_BY_SIDE + lane, texts[asked % len(texts)])

            await asyncio.gather(*(asks(lane, 5) for lane in range(SIDE_BY_SIDE)))
            await asyncio.sleep(10)  # what a desk loads after its start
            for tenth in range(11):
                held, spent = resident(process.pid), processor_time(process.pid)
                print(f"{asked:7} messages: {held:6.1f} MB with its workers", flush=True)
                if tenth < 10:
                    begun = time.perf_counter()
                    await asyncio.gather(*(asks(lane, MESSAGES // 10 // SIDE_BY_SIDE) for lane in range(SIDE_BY_SIDE)))
                    number = MESSAGES // 10
                    cost = (processor_time(process.pid) - spent) / number * 1000
                    print(f"        {number / (time.perf_counter() - begun):6.1f} a second, {cost:.1f} ms of processor a message", flush=True)
            process.terminate()
            await process.wait()


if __name__ == "__main__":
    asyncio.run(main())
