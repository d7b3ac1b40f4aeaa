"""A backup that is taken while several processes write is a picture of one moment, and its trail and its anchor hold."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.backup.sqlite_copy import DatabaseState, state_of
from tests.backup.place import CommandLine, asked, run_desk
from tests.paths import ROOT

_MESSAGES = "SELECT count(*) FROM inbox"


@pytest.fixture
def writers(desk: Path) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Three that write into the same desk."""
    running = [
        subprocess.Popen([sys.executable, "-m", "tests.backup.writer", str(desk), name], cwd=ROOT, stdout=subprocess.PIPE) for name in ("one", "two", "three")
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == b"READY\n"
    yield running
    for one in running:
        one.kill()
        one.wait()


def test_each_of_several_is_consistent_and_goes_back_to_a_trail_that_holds(
    writers: list["subprocess.Popen[bytes]"], desk: Path, tmp_path: Path, line: CommandLine
) -> None:
    seen: list[int] = []
    for number in range(3):
        file, place = tmp_path / f"{number}.tar", tmp_path / f"place{number}"
        line.works("backup", file, "--data", desk)
        line.works("restore", file, "--data", place)
        assert asked(place / "accountdesk.db", "PRAGMA integrity_check") == [("ok",)]
        assert asked(place / "workflows.db", "PRAGMA integrity_check") == [("ok",)]
        (messages,) = asked(place / "accountdesk.db", _MESSAGES)[0]
        assert isinstance(messages, int)
        assert asked(place / "accountdesk.db", "SELECT count(*) FROM audit WHERE did = 'message.refused'") == [(messages,)], "a message and its record"
        (workflow,) = asked(place / "workflows.db", "SELECT max(number) FROM workflow")[0]
        (stored,) = asked(place / "accountdesk.db", "SELECT max(id) FROM inbox")[0]
        assert isinstance(workflow, int)
        assert isinstance(stored, int)
        assert workflow <= stored, "the workflows are never newer than the database"
        verified = line("audit", "verify", "--data", place)
        assert verified.code == 0, verified.said
        assert "anchored up to record" in verified.said
        seen.append(messages)
    assert seen == sorted(set(seen)), "they wrote all the while"
    assert [one.poll() for one in writers] == [None, None, None], "they were never refused"
    for one in writers:
        one.kill()
        one.wait()
    assert line("audit", "verify", "--data", desk).code == 0


def test_what_the_anchor_says_of_records_after_the_copy_is_left_out_of_it(
    desk: Path, tmp_path: Path, line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def goes_on(file: Path, named: Path) -> DatabaseState:
        """The desk writes and anchors between the copy of the database and that of the anchor."""
        desk_goes_on = threading.Thread(target=run_desk, args=(desk,))
        desk_goes_on.start()
        desk_goes_on.join()
        return state_of(file, named)

    monkeypatch.setattr("bot.cli.backup.state_of", goes_on)
    line.works("backup", tmp_path / "desk.tar", "--data", desk)
    line.works("restore", tmp_path / "desk.tar", "--data", tmp_path / "place")
    assert "anchored up to record 6" in line.works("audit", "verify", "--data", desk)
    assert "anchored up to record 3" in line.works("audit", "verify", "--data", tmp_path / "place")
