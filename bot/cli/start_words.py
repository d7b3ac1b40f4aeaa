"""What a start says of itself: nothing while it is quick, and once it takes longer each thing that it does."""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from bot.cli.output import print_warning

PATIENCE: Final = 1.0
"""Seconds that nobody wonders about."""


class StartWords:
    """While the block runs, `doing` takes what is being done; after `PATIENCE` that is said, and from then on whatever follows, each on a line.

    A timer in a thread of its own, since a start keeps the loop busy."""

    def __init__(self, say: Callable[[str], None] = print_warning, patience: float | None = None) -> None:
        self._say = say
        self._lock = threading.Lock()
        self._now = ""
        self._late = False
        self._over = False
        self._timer = threading.Timer(PATIENCE if patience is None else patience, self.late)
        self._timer.daemon = True

    async def __aenter__(self) -> Self:
        self._timer.start()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def doing(self, what: str) -> None:
        """What is being done from now on."""
        with self._lock:
            self._now = what
            if self._late and not self._over:
                self._say(f"{what} …")

    def late(self) -> None:
        """It takes long: from now on it is said what takes so long."""
        with self._lock:
            if self._now and not self._over:
                self._say(f"{self._now} …")
            self._late = True

    def close(self) -> None:
        """The start is over."""
        self._timer.cancel()
        with self._lock:
            self._over = True
