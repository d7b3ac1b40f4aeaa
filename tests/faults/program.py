"""The program itself as a process, `python -m bot run`: started in whatever surroundings a test makes for it, asked how it is, and stopped."""

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx

from tests.conftest import ROOT

T = TypeVar("T")
_START = 60.0


async def until(found: Callable[[], T | None], timeout: float = 30, why: Callable[[], str] = lambda: "") -> T:  # noqa: ASYNC109 - what is waited for says more
    """Waits until something is so, and gives it."""
    end = time.monotonic() + timeout
    while not (is_so := found()):
        if time.monotonic() > end:
            raise AssertionError(f"not within {timeout} s: {why()}")
        await asyncio.sleep(0.02)
    return is_so


@dataclass
class Program:
    """One desk over `folder`/data. `before`: the command that starts it; `said`: where its standard error goes, a file in the folder otherwise."""

    folder: Path
    settings: dict[str, Any]
    before: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    said: Path | None = None
    prepare: Callable[[], None] | None = None
    url: str = ""
    _running: asyncio.subprocess.Process | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def pid(self) -> int:
        assert self._running is not None
        return self._running.pid

    async def start(self) -> None:
        """Returns once it serves."""
        config = self.folder / "config.json"
        config.write_text(json.dumps(self.settings), encoding="utf-8")
        office = self.folder / "office.yaml"
        given = ["run", "--port", "0", "--config", str(config), "--data", str(self.data), *(["--organisation", str(office)] if office.exists() else [])]
        with (self.said or self.folder / "log").open("ab") as log:
            self._running = await asyncio.create_subprocess_exec(
                *self.before, sys.executable, "-m", "bot", *given, cwd=ROOT, env={**os.environ, **self.environment},
                stdout=asyncio.subprocess.PIPE, stderr=log, preexec_fn=self.prepare,
            )  # fmt: skip
        assert self._running.stdout is not None
        line = (await asyncio.wait_for(self._running.stdout.readline(), _START)).decode()
        assert line.startswith("READY "), f"{line}{self.log()}"
        self.url = line.removeprefix("READY ").strip()
        self._rest = asyncio.create_task(_read_on(self._running.stdout))

    def log(self) -> str:
        """What it wrote to its log so far."""
        file = self.folder / "log"
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""

    async def stop(self) -> int:
        """Asks it to end; gives its exit code. A second stop does nothing."""
        if self._running is None:
            return 0
        running, self._running = self._running, None
        with contextlib.suppress(ProcessLookupError):
            running.send_signal(signal.SIGTERM)
        try:
            return await asyncio.wait_for(running.wait(), 15)
        except TimeoutError:
            running.kill()
            await running.wait()
            raise AssertionError(f"it did not end when it was told to\n{self.log()[-3000:]}") from None

    async def get(self, path: str, patience: float = 10) -> tuple[int, str]:
        """A page; status 0 where there is no answer in time."""
        try:
            async with httpx.AsyncClient(timeout=patience) as client:
                answer = await client.get(self.url + path)
                return answer.status_code, answer.text
        except httpx.HTTPError:
            return 0, ""

    async def figure(self, name: str) -> float | None:
        """One of the figures, by its name and labels; None where it is not told."""
        _, text = await self.get("/metrics")
        found = [line.rsplit(" ", 1)[1] for line in text.splitlines() if line.rsplit(" ", 1)[0] == name]
        return float(found[0]) if found else None

    async def until_ready(self, ready: bool = True, timeout: float = 30) -> float:  # noqa: ASYNC109 - see `until`
        """Waits until /readyz says so; gives the seconds that took."""
        begun = time.monotonic()
        while (await self.get("/readyz"))[0] != (200 if ready else 503):
            assert time.monotonic() - begun < timeout, f"not {'ready' if ready else 'unready'} within {timeout} s\n{self.log()[-3000:]}"
            await asyncio.sleep(0.05)
        return time.monotonic() - begun


async def _read_on(pipe: asyncio.StreamReader) -> None:
    """So that what it says never fills the pipe."""
    while await pipe.read(4096):
        pass
