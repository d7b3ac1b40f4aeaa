"""The loggers of the platforms' SDKs: connection trouble becomes one line of ours, without a traceback or an address with a token."""

import logging
from datetime import timedelta
from time import monotonic
from typing import Final

import structlog

_EVERY: Final = timedelta(minutes=5).total_seconds()
_log = structlog.get_logger("channels")


class _OneLine(logging.Handler):
    """Reports trouble and its kind, and the same not again for a while; never in the SDK's own words."""

    def __init__(self, name: str) -> None:
        super().__init__(logging.WARNING)
        self._name = name
        self._said: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """One line."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else record.levelname.lower()
        now = monotonic()
        if now - self._said.get(kind, -_EVERY) >= _EVERY:
            self._said[kind] = now
            _log.warning("trouble with the connection; trying on", at=self._name, kind=kind, where=f"{record.module}:{record.lineno}")


def one_line_logger(name: str) -> logging.Logger:
    """A logger that reports trouble in one line."""
    logger = logging.getLogger(name)
    if not any(isinstance(handler, _OneLine) for handler in logger.handlers):
        logger.addHandler(_OneLine(name))
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    return logger
