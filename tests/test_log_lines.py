"""A log that cannot be written keeps nobody waiting, and says what is missing once it can be."""

import io
import sys

import pytest

from bot.runtime.log_lines import LogLines


class _Full(io.StringIO):
    """A disk with or without room."""

    full = True

    def write(self, text: str) -> int:
        if self.full:
            raise OSError(28, "No space left on device")
        return super().write(text)


def test_a_line_that_cannot_be_written_raises_nothing_and_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    disk, lines = _Full(), LogLines()
    monkeypatch.setattr(sys, "stderr", disk)
    lines.error("one")
    lines.info("two")
    disk.full = False
    lines.warning("three")
    lines.warning("four")
    assert disk.getvalue().splitlines() == ['level=error event="lines of the log could not be written" lines=2', "three", "four"]


def test_a_closed_standard_error_is_none_to_stumble_over(monkeypatch: pytest.MonkeyPatch) -> None:
    closed, lines = io.StringIO(), LogLines()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    lines.error("one")
    assert lines.lost == 1
