"""A disk without room: under the data, under the log, and under a backup."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.environment import COMPLETE
from tests.faults.program import until
from tests.faults.town import STATUS, UNLOCK, Town, town_of
from tests.telegram.standin import Fault

PEOPLE = [f"lock{number}" for number in range(4)]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own for the data."""
    folder = tmp_path / "data"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=0700", "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode != 0:
        if COMPLETE:
            pytest.fail("no disk can be mounted here, so a full one cannot be tried")
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Leaves no room; gives what takes it."""
    filler = folder / "filler"
    held = os.open(filler, os.O_CREAT | os.O_WRONLY)
    with pytest.raises(OSError, match="No space left"):
        _write_on(held)
    os.close(held)
    return filler


def _write_on(held: int) -> None:
    while True:
        os.write(held, bytes(4096))


def unfinished(folder: Path) -> list[Path]:
    return list(folder.glob(".*unfinished*"))


def desk(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments, "--config", str(folder / "config.json"), "--data", str(folder / "data")]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False)


async def has_no_room(town: Town, disk: Path) -> Path:
    """Fills the disk, and lets people write until one message cannot be kept."""
    filler = fill(disk)
    for person in PEOPLE:
        town.say(person, UNLOCK)
    await until(lambda: "NotWrittenDown" in town.desk.log() or "message could not be handled" in town.desk.log(), 30, town.desk.log)
    return filler


async def test_a_full_disk_loses_no_message_and_everything_goes_on_once_there_is_room(tmp_path: Path, disk: Path) -> None:
    async with town_of(tmp_path, PEOPLE) as town:
        for person in PEOPLE:
            await town.asks(person, STATUS)
        filler = await has_no_room(town, disk)
        await town.desk.until_ready(ready=False)
        assert "the database does not answer" in (await town.desk.get("/readyz"))[1]
        assert (await town.desk.get("/healthz"))[0] == 200
        for target in (tmp_path / "elsewhere.tar", disk / "here.tar"):
            made = desk(tmp_path, "backup", str(target))
            assert (made.returncode, made.stderr.count("\n"), "the disk is full" in made.stderr) == (2, 1, True), made.stderr
            assert not target.exists()
        assert unfinished(disk) == []
        filler.unlink()
        await town.desk.until_ready()
        await town.hear(PEOPLE, "/s/")
        assert [len(town.shown(person)) for person in PEOPLE] == [2] * len(PEOPLE), "each once, and with an answer"
        browser = await town.opens("lock0")
        assert "解鎖了" in await browser.send(code=await town.code("lock0"))
        assert await town.desk.stop() == 0
    assert desk(tmp_path, "audit", "verify").returncode == 0


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_a_code_typed_while_the_disk_is_full_is_told_so_and_unlocks_once_there_is_room(tmp_path: Path, disk: Path) -> None:
    async with town_of(tmp_path, PEOPLE) as town:
        await town.asks("lock0", UNLOCK)
        code, browser = await town.code("lock0"), await town.opens("lock0")
        filler = await has_no_room(town, disk)
        seen = await browser.send(code=code)
        assert (browser.status, "沒有動到任何帳號" in seen, "解鎖了" in seen) == (500, True, False), seen
        filler.unlink()
        await town.desk.until_ready()
        browser = await town.opens("lock0")
        await browser.send(code=code)
        await town.hear(["lock0"], "解開了", timeout=200)
        assert sum("解開了" in text for text in town.texts("lock0")) == 1


@pytest.mark.long
async def test_a_log_that_cannot_be_written_keeps_nobody_waiting(tmp_path: Path) -> None:
    async with town_of(tmp_path, PEOPLE, said=Path("/dev/full")) as town:
        await town.asks("lock0", STATUS)
        await town.telegram.stop()
        await town.telegram.start()
        town.telegram.fault(Fault("500"), method="sendMessage")
        assert "TPEAD" in await town.asks("lock1", STATUS)
        browser = await town.opens("lock2") if await town.asks("lock2", UNLOCK) else None
        assert browser is not None
        assert "解鎖了" in await browser.send(code=await town.code("lock2"))
        assert (await town.desk.get("/readyz"))[0] == 200
        assert await town.desk.stop() == 0


@pytest.mark.long
async def test_a_backup_that_finds_no_room_leaves_nothing_behind_and_the_old_one_in_its_place(tmp_path: Path, disk: Path) -> None:
    async with town_of(tmp_path, PEOPLE) as town:
        await town.asks("lock0", STATUS)
        assert desk(tmp_path, "backup", str(disk / "desk.tar")).returncode == 0
        before = (disk / "desk.tar").read_bytes()
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - 300_000))
        made = desk(tmp_path, "backup", str(disk / "desk.tar"), "--replace")
        assert (made.returncode in (1, 2), made.stderr.count("\n")) == (True, 1), made.stderr
        assert (disk / "desk.tar").read_bytes() == before
        assert unfinished(disk) == []
        (disk / "filler").unlink()
        assert "TPEAD" in await town.asks("lock1", STATUS)
        assert desk(tmp_path, "backup", str(disk / "desk.tar"), "--replace").returncode == 0
