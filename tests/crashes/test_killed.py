"""kill -9 at random moments: no action lost, none done twice, the audit whole (T19, T32)."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.conftest import ROOT
from tests.crashes.desk import RESETS, UNLOCKS


def _survive(folder: Path, kills: int, seed: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.crashes.desk", str(folder), str(kills), str(seed)], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=1500, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    engine = sa.create_engine(f"sqlite:///{folder / 'data' / 'accountdesk.db'}")
    with engine.connect() as connection:
        requests = [(row.person, row.state, row.id) for row in connection.execute(sa.text("SELECT person, state, id FROM requests"))]
        unlocked = Counter(
            row.account for row in connection.execute(sa.text("SELECT account FROM embedded_happening WHERE event = 'unlocked'"))
        )
        audit = [(row.did, json.loads(row.details)) for row in connection.execute(sa.text("SELECT did, details FROM audit ORDER BY number"))]
        told = Counter(
            row.recipient
            for row in connection.execute(sa.text("SELECT recipient, reply FROM outbox WHERE channel = 'console'"))
            if "result.unlock_done" in row.reply or "result.reset_password_done" in row.reply
        )
        held = connection.execute(sa.text("SELECT count(*) FROM embedded_directory WHERE locked IS NOT NULL")).scalar_one()
    happy = {person for person, state, _ in requests if state in ("done", "partly")}
    assert happy == {f"lock{n}" for n in range(UNLOCKS)} | {f"reset{n}" for n in range(RESETS)}, "nothing is lost"
    assert held == 0
    assert len(unlocked) == UNLOCKS
    assert set(unlocked.values()) == {1}, "nothing is done twice"
    assert {person: count for person, count in told.items() if count != 1} == {}, "everybody is told once"
    settled = Counter(details["request"] for did, details in audit if did == "action.settled")
    written = Counter(details["request"] for did, details in audit if did == "action.written")
    started = {details["request"] for did, details in audit if did == "action.started"}
    assert set(settled.values()) == {1}, "each end is recorded once"
    assert started == set(settled) | {details["request"] for did, details in audit if did == "action.ended" and details["request"] in started}
    assert all(count == 1 for count in written.values())
    checked = subprocess.run([sys.executable, "-m", "bot", "audit", "verify", "--data", str(folder / "data")], cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    assert checked.returncode == 0, checked.stdout
    unsettled = sum(1 for _, state, _ in requests if state in ("not_done", "unclear"))
    print(f"\n{done.stdout.strip()}: {len(happy)} of {UNLOCKS + RESETS} matters done, 0 lost, 0 done twice; {unsettled} told honestly that nothing was changed")


@pytest.mark.timeout(400)
def test_t19_fifty_kills_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    _survive(tmp_path, 50, seed=7)


@pytest.mark.long
@pytest.mark.timeout(1600)
def test_t19_two_hundred_kills_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    for seed in (11, 23):
        folder = tmp_path / str(seed)
        folder.mkdir()
        _survive(folder, 100, seed)
