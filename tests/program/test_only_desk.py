"""On SQLite one desk runs on a folder: a second one says whose it is and ends, and a desk that was killed keeps nobody out."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from bot.wiring.location import DataLocation
from bot.wiring.only_desk import only_desk
from tests.conftest import ROOT

Started = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """Starts a desk on this test's folder, and returns when it serves or has ended."""
    running: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "bot", "run", "--port", "0", "--data", str(tmp_path / "data")]
        running.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return running[-1]

    yield start
    for one in running:
        one.kill()
        one.communicate()


def ready(desk: subprocess.Popen[str]) -> bool:
    assert desk.stdout is not None
    return desk.stdout.readline().startswith("READY ")


def test_a_second_desk_on_one_folder_names_the_first_and_one_after_a_kill_starts(started: Started, tmp_path: Path) -> None:
    first = started()
    assert ready(first)
    second = started()
    said, told = second.communicate(timeout=60)
    (told,) = [line for line in told.splitlines() if not line.endswith(" …")]
    assert (second.returncode, said) == (2, ""), told
    assert f"another desk (process {first.pid} on " in told
    assert f"runs on {tmp_path}/data/accountdesk.db already; stop that one first, or name another folder with --data" in told
    first.send_signal(signal.SIGKILL)
    assert ready(started())


def test_people_are_looked_up_beside_a_running_desk(started: Started, command: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    assert ready(started())
    assert "chen.yj" in command("people", "list", "--data", str(tmp_path / "data")).stdout
    assert command("tickets", "list", "--data", str(tmp_path / "data")).returncode == 0


async def test_the_next_desk_has_the_folder_as_soon_as_the_one_before_has_ended(tmp_path: Path) -> None:
    where = DataLocation(Settings(), tmp_path)
    async with only_desk(where):
        with pytest.raises(ConfigurationError, match=f"process {os.getpid()} on"):
            async with only_desk(where):
                pass
    async with only_desk(where):
        pass
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "desks", tmp_path / "desks" / "run")} == {0}


async def test_desks_on_a_server_share_a_folder(tmp_path: Path) -> None:
    where = DataLocation(Settings(database="postgresql+psycopg://desk@127.0.0.1:1/desk"), tmp_path)
    async with only_desk(where), only_desk(where):
        assert os.listdir(tmp_path) == []
