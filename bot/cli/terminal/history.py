"""The input history for the arrow keys: kept in a file only its owner can read, and never with a secret in it (T4)."""

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from prompt_toolkit.history import History

from bot.dialogue.outside_text import clean_text
from bot.redaction import redact

_KEPT: Final = 1000
_LONGEST: Final = 2000


def secret(line: str) -> bool:
    """Whether the desk would redact something in this line. Control characters between the letters hide nothing."""
    return bool(redact(line).kinds or redact(clean_text(line)).kinds)


class KeptHistory(History):
    """One JSON string per line, newest last. Without a file, or if it cannot be written, it lasts as long as the conversation."""

    def __init__(self, file: Path | None) -> None:
        super().__init__()
        self._file = file

    def load_history_strings(self) -> Iterable[str]:
        """Newest first, as prompt_toolkit expects."""
        if self._file is None:
            return
        kept: list[str] = []
        with contextlib.suppress(OSError), self._file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                with contextlib.suppress(ValueError):
                    kept.append(str(json.loads(line)))
        if len(kept) > 2 * _KEPT:
            self._write(kept[-_KEPT:], os.O_TRUNC)
        yield from reversed(kept[-_KEPT:])

    def append_string(self, string: str) -> None:
        """Remembers a typed line; a line with a secret is forgotten at once, in memory too."""
        if string.strip() and len(string) <= _LONGEST and not secret(string):
            super().append_string(string)

    def store_string(self, string: str) -> None:
        """Appends one line to the file."""
        self._write([string], os.O_APPEND)

    def _write(self, strings: list[str], how: int) -> None:
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            opened = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | how, 0o600)
            with os.fdopen(opened, "w", encoding="utf-8", errors="replace") as lines:
                os.fchmod(opened, 0o600)
                lines.writelines(json.dumps(string, ensure_ascii=False) + "\n" for string in strings)
