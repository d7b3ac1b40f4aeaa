"""The few fixtures: a house with the doors closed, and a conversation through the real command line."""

import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest
import structlog
from hypothesis import HealthCheck, settings

from bot.runtime.disk_cache import NAMED_BY
from tests.paths import ROOT, SAMPLES
from tests.program.company import the_company
from tests.quick_seals import seal_quickly
from tests.temporary import keep_in_memory

__all__ = ["ROOT", "SAMPLES", "Chat"]

# The tests' own, so that they neither find nor leave anything in the home of whoever runs them; shared by all their processes.
os.environ[NAMED_BY] = str(ROOT / "build" / "test-cache")

keep_in_memory()
seal_quickly()

settings.register_profile("short", max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("short")


class Chat:
    """`chat --json` in a process of its own: one line in, one line out."""

    def __init__(self, *arguments: str) -> None:
        self._running = the_company().start(["chat", "--json", *arguments])
        self._closed = False
        self.ready = self._read()

    def raw(self, line: bytes) -> dict[str, Any]:
        """Sends bytes and gives the answer."""
        self._running.given.write(line + b"\n")
        self._running.given.flush()
        return self._read()

    def send(self, **what: Any) -> list[dict[str, Any]]:
        """Sends an object and gives the messages."""
        answer = self.raw(json.dumps(what).encode())
        assert "messages" in answer, answer
        messages: list[dict[str, Any]] = answer["messages"]
        return messages

    def say(self, who: str, text: str, **more: Any) -> str:
        """Says something and gives all that was answered in private, as one text."""
        return "\n".join(one["text"] for one in self.send(**{"from": who, "text": text, **more}))

    def close(self) -> str:
        """Ends the input; gives what was written to standard error."""
        if not self._closed:
            self._running.close()
            self._closed = True
        return self._running.trouble()

    def _read(self) -> dict[str, Any]:
        line = self._running.said.readline()
        assert line, self._running.trouble()
        answer: dict[str, Any] = json.loads(line)
        return answer


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """A command that a test runs in its own process sets up logging for all that come after."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Callable[..., Chat]]:
    """Opens conversations; each has its own data unless a folder is named."""
    opened: list[Chat] = []

    def open_chat(*arguments: str) -> Chat:
        given = list(arguments)
        if "--data" not in given:
            given += ["--data", str(tmp_path / f"data{len(opened)}")]
        opened.append(Chat(*given))
        return opened[-1]

    yield open_chat
    for one in opened:
        one.close()


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m bot …` to its end."""

    def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        running = the_company().start(arguments)
        writing = threading.Thread(target=_give, args=(running.given, given.encode()))
        writing.start()
        output = running.said.read().decode()
        writing.join()
        code = running.close()
        return subprocess.CompletedProcess(list(arguments), code, output, running.trouble())

    return run


def _give(to: IO[bytes], what: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), to:
        to.write(what)


def pytest_sessionfinish() -> None:
    """Sends the company home, if it ever came."""
    if the_company.cache_info().currsize:
        the_company().close()
        the_company.cache_clear()
