"""Input and output: UTF-8 whatever the terminal says, one JSON object per line."""

import contextlib
import json
import sys
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from bot.cli.doctor_checks.columns import columns


def print_json(value: dict[str, Any]) -> None:
    """Prints one object on one line and flushes."""
    print_line(json.dumps(value, ensure_ascii=False))


def print_line(text: str) -> None:
    """Prints one line and flushes; characters that UTF-8 cannot encode are replaced."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def print_warning(text: str) -> None:
    """Prints one line to standard error, if that can be written. It is no log line: the redaction of logs would take a key's name for a secret."""
    with contextlib.suppress(OSError):
        sys.stderr.buffer.write(f"accountdesk: {' '.join(text.split())}\n".encode("utf-8", "replace"))
        sys.stderr.buffer.flush()


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Prints rows in aligned columns, the first of them the header."""
    for line in columns(rows):
        print_line(line)


def shown_at(at: datetime | None, zone: tzinfo) -> str:
    """A moment in the organisation's time zone; `-` if there is none."""
    return "-" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def read_line() -> bytes:
    """The next line of standard input with its line ending, or b'' at the end."""
    return sys.stdin.buffer.readline()
