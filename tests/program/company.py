"""Runs `python -m bot …` many times without starting Python each time.

Each run is a process of its own with the command line's own `main` in it, forked from one that has the program imported (forking.py). Where
there is no safe fork (macOS) a run is an ordinary subprocess, and slower.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import IO, Final

from tests.paths import ROOT

FORKS: Final = sys.platform == "linux"
_STAGE: Final = "tests.program.forking"


class CompanyGone(Exception):
    """The program cannot even be imported; says why."""


@dataclass(frozen=True)
class Running:
    """One run: our ends of its pipes, and what it writes to standard error."""

    given: IO[bytes]
    said: IO[bytes]
    complaints: IO[bytes]
    ended: IO[bytes]

    def close(self) -> int:
        """Ends its input, waits for it, and gives the exit code; -1 for one that died."""
        with contextlib.suppress(BrokenPipeError):
            self.given.close()
        code = self.ended.read()
        self.said.close()
        self.ended.close()
        return int(code or b"-1")

    def trouble(self) -> str:
        """What it has written to standard error so far."""
        self.complaints.seek(0)
        return self.complaints.read().decode("utf-8", "replace")


class Company:
    """Whoever wants a run asks here. The forking process ends by itself when this end of its line is closed."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        self._apart: list[subprocess.Popen[bytes]] = []
        self._grumbles = tempfile.TemporaryFile()  # noqa: SIM115 - kept as long as the company
        self._forking = self._forking_process(theirs.fileno()) if FORKS else None
        theirs.close()

    def start(self, arguments: Sequence[str]) -> Running:
        """Starts one run of the command line."""
        takes, given = os.pipe()
        said, says = os.pipe()
        ended, ends = os.pipe()
        complaints = tempfile.TemporaryFile()  # noqa: SIM115 - kept with the run
        if self._forking is not None:
            self._ask(arguments, [takes, says, complaints.fileno(), ends])
        else:
            command = [sys.executable, "-m", _STAGE, "perform", str(ends), *arguments]
            self._apart.append(subprocess.Popen(command, cwd=ROOT, stdin=takes, stdout=says, stderr=complaints, pass_fds=(ends,)))
        for one in (takes, says, ends):
            os.close(one)
        return Running(os.fdopen(given, "wb"), os.fdopen(said, "rb"), complaints, os.fdopen(ended, "rb"))

    def close(self) -> None:
        """Sends everybody home."""
        self._line.close()
        for one in (*self._apart, *([self._forking] if self._forking else [])):
            one.wait(20)

    def _ask(self, arguments: Sequence[str], pipes: list[int]) -> None:
        # pytest names the test there, with its parameters, however long they are.
        environment = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
        with contextlib.suppress(OSError):
            socket.send_fds(self._line, [json.dumps({"arguments": list(arguments), "environment": environment}).encode()], pipes)
            if self._line.recv(1):
                return
        self._grumbles.seek(0)
        raise CompanyGone(f"The program does not start:\n{self._grumbles.read().decode('utf-8', 'replace')}")

    def _forking_process(self, line: int) -> subprocess.Popen[bytes]:
        # One thread in the algebra: threads do not survive a fork, and the tests run beside each other anyway.
        quiet = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        return subprocess.Popen([sys.executable, "-m", _STAGE, "serve", str(line)], cwd=ROOT, stdin=subprocess.DEVNULL, stderr=self._grumbles, pass_fds=(line,), env=quiet)


@cache
def the_company() -> Company:
    """The one of this test process."""
    return Company()
