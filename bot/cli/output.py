"""Lines in and out: UTF-8 whatever the terminal says, one JSON object a line."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from bot.cli.doctor_checks.columns import columns


def print_json(value: dict[str, Any]) -> None:
    """One object on one line, at once."""
    print_line(json.dumps(value, ensure_ascii=False))


def print_line(text: str) -> None:
    """One line, at once; what UTF-8 cannot hold is replaced."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def print_warning(text: str) -> None:
    """One line to the operator, beside the output. No log line: what reads secrets out of those would take a key's name for one."""
    sys.stderr.buffer.write(f"accountdesk: {' '.join(text.split())}\n".encode("utf-8", "replace"))
    sys.stderr.buffer.flush()


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns that line up, the first of them the header."""
    for line in columns(rows):
        print_line(line)


def shown_at(at: datetime | None, zone: tzinfo) -> str:
    """A moment as the organisation's clocks show it; `-` where there is none."""
    return "-" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def read_line() -> bytes:
    """The next line of standard input with its end, or b'' at the end."""
    return sys.stdin.buffer.readline()
