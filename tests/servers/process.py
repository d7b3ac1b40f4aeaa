"""A server's process: started and waited for, stopped, made to stand still and to go on."""

import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Process:
    """`address`: where it listens once it is ready; what it says goes into `log`."""

    command: Sequence[str]
    log: Path
    address: tuple[str, int]
    _running: subprocess.Popen[bytes] | None = None

    @property
    def runs(self) -> bool:
        return self._running is not None

    @property
    def pid(self) -> int:
        assert self._running is not None
        return self._running.pid

    def start(self, patience: float = 30) -> None:
        # Its output goes to a file: a server that inherits a pipe keeps whoever reads it waiting.
        with self.log.open("ab") as said:
            self._running = subprocess.Popen(self.command, stdout=said, stderr=said, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + patience
        while True:
            try:
                socket.create_connection(self.address, 0.2).close()
                return
            except OSError:
                if time.monotonic() > deadline or self._running.poll() is not None:
                    raise RuntimeError(self.said()[-2000:]) from None
                time.sleep(0.02)

    def stop(self) -> None:
        if self._running is not None:
            self._running.send_signal(signal.SIGCONT)
            self._running.terminate()
            self._running.wait(15)
            self._running = None

    def hang(self) -> None:
        assert self._running is not None
        self._running.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._running is not None
        self._running.send_signal(signal.SIGCONT)

    def mend(self) -> None:
        """Runs and answers again, whatever was done to it."""
        if self._running is None:
            self.start()
        self.go_on()

    def said(self) -> str:
        return self.log.read_text(errors="replace")


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
