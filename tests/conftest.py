"""The few fixtures: a house with the doors closed, and a conversation through the real command line."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "integrations" / "accounts" / "embedded" / "samples"

settings.register_profile("short", max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("short")


class Chat:
    """`chat --json` as a subprocess: one line in, one line out."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat", "--json", *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.ready = self._read()

    def raw(self, line: bytes) -> dict[str, Any]:
        """Sends bytes and gives the answer."""
        assert self._process.stdin
        self._process.stdin.write(line + b"\n")
        self._process.stdin.flush()
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
        assert self._process.stdin
        assert self._process.stderr
        self._process.stdin.close()
        self._process.wait(20)
        return self._process.stderr.read().decode()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, self._process.stderr.read().decode() if self._process.stderr else ""
        answer: dict[str, Any] = json.loads(line)
        return answer


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
        if one._process.poll() is None:
            one.close()


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m bot …` to its end."""

    def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments], cwd=ROOT, input=given, capture_output=True, timeout=60, check=False, encoding="utf-8"
        )

    return run
