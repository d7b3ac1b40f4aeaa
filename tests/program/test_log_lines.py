"""The log's lines: whatever somebody said, a line stays one line, and nothing in it moves a cursor or turns the writing."""

import logging

import pytest
import structlog
from hypothesis import HealthCheck, given, settings, strategies

from bot.__main__ import _set_up_logging

_CONTROLS = "".join(map(chr, (*range(32), *range(127, 160), 0x2028, 0x2029, 0x202E, 0x2066)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strategies.text(strategies.sampled_from(_CONTROLS + 'a" =\\鎖'), max_size=12))
def test_t21_whatever_is_logged_is_one_line_without_control_characters(capfd: pytest.CaptureFixture[str], said: str) -> None:
    _set_up_logging(logging.INFO)
    structlog.get_logger("test").info("something happened", detail=f"x{said}")
    line = capfd.readouterr().err
    assert line.endswith("\n")
    assert not set(line[:-1]) & set(_CONTROLS)
    assert " detail=" in line


def test_t21_nobody_writes_a_line_of_their_own(capfd: pytest.CaptureFixture[str]) -> None:
    _set_up_logging(logging.INFO)
    structlog.get_logger("test").info("something happened", detail="no\r\nlevel=error event=forged\x1b[2J")
    (line,) = capfd.readouterr().err.splitlines()
    assert line.endswith('detail="no<U+000D><U+000A>level=error event=forged<U+001B>[2J"')
