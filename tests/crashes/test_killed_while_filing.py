"""kill -9 around the creation of tickets in a real Request Tracker: each is there once with its file, and the desk knows it by its number."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.conftest import ROOT
from tests.crashes.tickets import TICKETS, WITH_FILES, file_of
from tests.servers.request_tracker.server import request_tracker

pytestmark = pytest.mark.xdist_group("request tracker")


def _survive(folder: Path, kills: int, seed: int) -> None:
    tracker = request_tracker()
    user = tracker.another_desk()
    command = [sys.executable, "-m", "tests.crashes.tickets", str(folder), str(kills), str(seed), tracker.url, tracker.tokens[user]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=1500, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    engine = sa.create_engine(f"sqlite:///{folder / 'data' / 'accountdesk.db'}")
    with engine.connect() as connection:
        known = [row.number for row in connection.execute(sa.text("SELECT number FROM tickets ORDER BY id"))]
        audited = [row.n for row in connection.execute(sa.text("SELECT count(*) AS n FROM audit WHERE did = 'ticket.filed'"))]
    there = [str(one["id"]) for one in tracker.tickets(f"Creator = '{user}'")]
    assert len(known) == TICKETS, "nothing is lost"
    assert sorted(known, key=int) == there, "nothing is there twice, and nothing that the desk does not know"
    assert audited == [TICKETS]
    files = sorted(name for number in there for name, _, _ in tracker.files(number, user))
    assert files == sorted(file_of(number) for number in range(WITH_FILES)), "each file is there once"


@pytest.mark.timeout(400)
def test_tickets_of_a_desk_that_is_killed_while_it_files_them_are_there_once(tmp_path: Path) -> None:
    _survive(tmp_path, 4, seed=5)


@pytest.mark.long
@pytest.mark.timeout(1600)
def test_tickets_of_a_desk_that_is_killed_again_and_again_are_there_once(tmp_path: Path) -> None:
    for seed in range(6):
        folder = tmp_path / str(seed)
        folder.mkdir()
        _survive(folder, 12, seed)
