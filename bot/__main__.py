"""The command line: parses the arguments, calls a command, returns its exit code."""

import gc

# Imported modules stay for good, so scanning them again and again for garbage is wasted time.
gc.disable()

import os

# Products this small gain nothing by more threads, and OpenBLAS's wait for the next one at full speed: half of a message's processor time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import asyncio
import contextlib
import errno
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Final

import structlog

from bot.cli.arguments import CommandContext, build_parser, command_context, in_given_file
from bot.errors import ConfigurationError
from bot.redaction import redact
from bot.request_ids import REQUEST_ID
from bot.runtime.event_loop import EventLoop
from bot.runtime.log_lines import LogLines
from integrations.channels.registry import PLATFORMS

_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))
# By name: a command needs a fraction of what all of them together import.
_OURS: Final = frozenset(("timestamp", REQUEST_ID))
"""Keys whose values nobody outside writes, or that were looked at before."""
_UNSEEN: Final = {code: f"<U+{code:04X}>" for code in (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
"""What ends a line, moves a cursor or turns the direction of writing, as text: what others said must not write lines of its own (T21)."""
_COMMANDS: Final[Mapping[str, str]] = {"db": "database", **{entry.name: "platform_setup" for entry in PLATFORMS if entry.setup is not None}}


def _command(name: str) -> Callable[[CommandContext], Awaitable[int]]:
    module = _COMMANDS.get(name, name)
    command: Callable[[CommandContext], Awaitable[int]] = getattr(import_module(f"bot.cli.{module}"), module)
    return command


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 2 for an invalid configuration, reported in one line."""
    _have_three_files()
    argv = sys.argv[1:] if arguments is None else arguments
    gc.disable()
    parsed = build_parser(argv[0] if argv else "").parse_args(argv)
    _set_up_logging(logging.INFO if parsed.command == "run" else logging.ERROR)
    try:
        return _run(parsed)
    except ConfigurationError as trouble:
        detail = in_given_file(trouble.detail, parsed.config)
        sys.stderr.buffer.write(f"accountdesk: {' '.join(detail.split())}\n".encode("utf-8", "replace"))
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _say_no_more()  # The reader of our output is gone.
        return 141
    except OSError as trouble:
        if trouble.errno not in _FULL:
            raise
        _say_no_more()
        sys.stderr.buffer.write(f"accountdesk: not everything was written: {trouble.strerror}\n".encode("utf-8", "replace"))
        return 1


def _run(parsed: argparse.Namespace) -> int:
    """Runs the command. The keyboard of a conversation is held before anything is loaded, which takes long enough to type a question."""
    with contextlib.ExitStack() as held:
        if parsed.command == "chat" and not parsed.json:
            held.enter_context(import_module("bot.cli.terminal.keyboard").held_keyboard())
        command = _command(parsed.command)
        gc.freeze()
        gc.enable()
        with asyncio.Runner(loop_factory=EventLoop) as runner:
            return runner.run(command(command_context(parsed)))  # type: ignore[arg-type]


def _say_no_more() -> None:
    """Keeps Python from complaining at exit about output it could not write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _have_three_files() -> None:
    """If standard input, output or error is closed, the next file opened (the database) would take its place and be written into."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - for as long as the process lives


class _WithoutWords(logging.Formatter):
    """A library's line: its own words, and a traceback's, can hold what somebody typed and addresses with passwords in them."""

    def formatException(self, ei: object) -> str:
        """The kind of trouble."""
        return ei[0].__name__ if isinstance(ei, tuple) and ei[0] is not None else ""


def _without_secrets(logger: object, name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Every text of a log line passes the same redaction as a message (T23, T24)."""
    return {key: redact(value).text.translate(_UNSEEN) if isinstance(value, str) and key not in _OURS else value for key, value in event.items()}


def _set_up_logging(level: int) -> None:
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s")
    logging.getLogger().handlers[0].setFormatter(_WithoutWords("%(levelname)s %(name)s"))
    lines = LogLines()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_secrets,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: lines,
        cache_logger_on_first_use=False,
    )


if __name__ == "__main__":
    sys.exit(main())

# For importers of this module: `main` disables it for a command.
gc.enable()
