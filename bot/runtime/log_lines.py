"""Log lines on standard error."""

import sys

from bot.runtime.quick_dataclass import dataclass


@dataclass
class LogLines:
    """Writes lines. What cannot be written, because the disk is full or the reader has gone, is left out: no person waits for a log. The next line
    that can be written says how many are missing."""

    lost: int = 0

    def msg(self, line: str) -> None:
        """Writes one; standard error is looked up each time, since it may have been redirected."""
        try:
            if self.lost:
                print(f'level=error event="lines of the log could not be written" lines={self.lost}', file=sys.stderr, flush=True)
                self.lost = 0
            print(line, file=sys.stderr, flush=True)
        except (OSError, ValueError):
            self.lost += 1

    log = debug = info = warn = warning = msg
    fatal = failure = err = error = critical = exception = msg
