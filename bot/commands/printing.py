"""Lines in and out: UTF-8 whatever the terminal says, one JSON object a line."""

import json
import sys
from typing import Any


def print_json(value: dict[str, Any]) -> None:
    """One object on one line, at once."""
    print_line(json.dumps(value, ensure_ascii=False))


def print_line(text: str) -> None:
    """One line, at once; what UTF-8 cannot hold is replaced."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def read_line() -> bytes:
    """The next line of standard input with its end, or b'' at the end."""
    return sys.stdin.buffer.readline()
