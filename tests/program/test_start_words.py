"""A start that takes long says what it is doing, to standard error; a quick one says nothing."""

import signal
import subprocess
import sys
from pathlib import Path

from bot.cli.start_words import StartWords
from tests.paths import ROOT

_AT_ONCE = "import bot.cli.start_words as words, sys; words.PATIENCE = {patience}; from bot.__main__ import main; sys.exit(main(sys.argv[1:]))"


async def test_nothing_is_said_of_a_start_that_is_over_in_time() -> None:
    said: list[str] = []
    async with StartWords(said.append, patience=3600) as words:
        words.doing("preparing the database")
        words.doing("loading the FAQ")
        words.close()
        words.late()
        words.doing("something after the start")
    assert said == []


async def test_a_late_one_says_what_it_is_doing_and_then_each_next_thing() -> None:
    said: list[str] = []
    async with StartWords(said.append, patience=3600) as words:
        words.doing("preparing the database")
        words.doing("loading the organisation")
        words.late()
        words.doing("loading the FAQ")
    assert said == ["loading the organisation …", "loading the FAQ …"]


async def test_a_start_that_fails_says_no_more() -> None:
    said: list[str] = []
    words = StartWords(said.append, patience=3600)
    try:
        async with words:
            raise OSError
    except OSError:
        words.late()
    assert said == []


def _started(folder: Path, patience: float) -> tuple[str, str]:
    """The first line of standard output, and standard error."""
    command = [sys.executable, "-c", _AT_ONCE.format(patience=patience), "run", "--port", "0", "--data", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    ready = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0
    return ready, told


def test_the_program_says_it_on_standard_error_and_ready_alone_first_on_standard_output(tmp_path: Path) -> None:
    ready, told = _started(tmp_path, 0.0)
    assert ready.startswith("READY http://")
    lines = told.splitlines()
    assert lines[-1] == "accountdesk: opening the pages and the channels …"
    assert [line for line in ("preparing the database", "loading the organisation", "loading the FAQ") if f"accountdesk: {line} …" not in lines] == []


def test_the_program_says_nothing_while_nobody_wonders_yet(tmp_path: Path) -> None:
    assert _started(tmp_path, 3600)[1] == ""
