"""`backup`: one private file with everything that is needed, a record of it, and never anything overwritten or left half."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from bot import __version__
from bot.store.database import head
from tests.backup.place import CommandLine, asked, everything_in
from tests.paths import ROOT

MEMBERS = ["manifest.json", "workflows.db", "accountdesk.db", "keys/national_id.key", "keys/session.key", "keys/audit.key", "keys/audit.anchor"]


def test_it_holds_the_database_the_workflows_the_keys_and_the_anchor_and_says_so(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    (desk / "desks").mkdir()
    (desk / "desks" / "1").write_text("a name", encoding="utf-8")
    said = line.works("backup", tmp_path / "desk.tar", "--data", desk)
    assert "it holds the keys" in said
    assert all(words in said for words in ("the database", "the workflows", "national_id, session, audit", "the anchor", "not in it, keep it too: the configuration"))
    with tarfile.open(tmp_path / "desk.tar") as archive:
        assert archive.getnames() == MEMBERS
        manifest = json.load(archive.extractfile("manifest.json"))  # type: ignore[arg-type]
    assert (manifest["format"], manifest["program"], manifest["revision"], manifest["database"]) == (1, __version__, head(), "sqlite")
    assert [one["name"] for one in manifest["members"]] == MEMBERS[1:]
    assert (desk / "keys" / "session.key").read_text(encoding="ascii").strip() not in said


def test_it_is_its_owners_alone_and_nothing_else_is_left_beside_it(archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert sorted(path.name for path in archive.parent.iterdir()) == ["desk", "desk.tar"]


def test_it_is_recorded_in_the_trail_that_was_backed_up(archive: Path, desk: Path, line: CommandLine) -> None:
    last = json.loads(line.works("audit", "list", "--json", "--last", "1", "--data", desk))
    assert (last["did"], last["actor"], last["details"]["revision"], last["details"]["parts"]) == ("backup.made", "operator", head(), "6")
    assert line("audit", "verify", "--data", desk).code == 0


def test_a_file_that_is_there_is_kept_and_only_an_earlier_backup_is_replaced(archive: Path, desk: Path, line: CommandLine) -> None:
    before = archive.read_bytes()
    assert "--replace" in line.refuses("backup", archive, "--data", desk)
    assert archive.read_bytes() == before
    line.works("backup", archive, "--replace", "--data", desk)
    assert archive.read_bytes() != before
    held = (desk / "accountdesk.db").read_bytes()
    assert "replaces a backup only" in line.refuses("backup", desk / "accountdesk.db", "--replace", "--data", desk)
    assert (desk / "accountdesk.db").read_bytes() == held


@pytest.mark.parametrize("place", ["nowhere/desk.tar", "desk"])
def test_a_place_that_cannot_be_written_to_is_one_line(desk: Path, tmp_path: Path, line: CommandLine, place: str) -> None:
    line.refuses("backup", tmp_path / place, "--data", desk)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk"]


def test_without_a_database_or_a_key_nothing_is_written(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    assert "no database" in line.refuses("backup", tmp_path / "a.tar", "--data", _only_keys(desk, tmp_path / "keys-alone"))
    (desk / "keys" / "audit.key").unlink()
    assert "no key" in line.refuses("backup", tmp_path / "b.tar", "--data", desk)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "keys-alone"]


def _only_keys(desk: Path, folder: Path) -> Path:
    (folder / "keys").mkdir(parents=True)
    for key in (desk / "keys").glob("*.key"):
        (folder / "keys" / key.name).write_bytes(key.read_bytes())
    return folder


def test_a_damaged_database_is_said_and_not_backed_up(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    database = desk / "accountdesk.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 4 : len(content) // 2] = b"\xff" * (len(content) // 2 - len(content) // 4)
    database.write_bytes(content)
    line.refuses("backup", tmp_path / "desk.tar", "--data", desk)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk"]


def test_a_key_in_the_configuration_or_a_file_elsewhere_is_said_or_taken(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    elsewhere = tmp_path / "elsewhere"
    (desk / "keys" / "national_id.key").rename(elsewhere)
    config = tmp_path / "config.yaml"
    config.write_text(f"keys: {{national_id: 'file:{elsewhere}', session: {'s' * 40}}}\naudit: {{anchor: {tmp_path / 'anchor'}}}\n", encoding="utf-8")
    said = line.works("backup", tmp_path / "desk.tar", "--data", desk, "--config", config)
    assert "keys.session" in said
    assert f"the anchor {tmp_path / 'anchor'}" in said
    assert "s" * 40 not in said
    with tarfile.open(tmp_path / "desk.tar") as archive:
        assert archive.getnames() == [*MEMBERS[:4], "keys/audit.key"]


_KILLED = """
import os, signal, sys
from bot.backup import archive
from bot.cli import backup
written = archive.write_archive
def write(target, manifest, files):
    written(target, manifest, files)
    os.truncate(target, target.stat().st_size // 2)
    os.kill(os.getpid(), signal.SIGKILL)
backup.write_archive = write
from bot.__main__ import main
main(sys.argv[1:])
"""


def test_killed_while_it_writes_it_leaves_no_file_and_the_next_one_clears_up(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    file = tmp_path / "desk.tar"
    killed = subprocess.run([sys.executable, "-c", _KILLED, "backup", str(file), "--data", str(desk)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert not file.exists()
    left = tmp_path / ".desk.tar.unfinished"
    assert stat.S_IMODE(left.stat().st_mode) == 0o700
    assert asked(desk / "accountdesk.db", "SELECT count(*) FROM audit WHERE did = 'backup.made'") == [(0,)]
    line.works("backup", file, "--data", desk)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "desk.tar"]


def test_a_link_in_the_way_of_the_unfinished_is_not_followed(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "file").write_text("mine", encoding="utf-8")
    os.symlink(foreign, tmp_path / ".desk.tar.unfinished")
    line.refuses("backup", tmp_path / "desk.tar", "--data", desk)
    assert everything_in(foreign) == {"file": b"mine"}


def test_a_database_of_a_newer_program_is_left_to_that(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    _mark(desk / "accountdesk.db", "9000")
    assert "install the newer program" in line.refuses("backup", tmp_path / "desk.tar", "--data", desk)


def test_an_older_database_is_backed_up_before_it_is_migrated_and_recorded_in(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    _mark(desk / "accountdesk.db", "0022")
    line.works("backup", tmp_path / "desk.tar", "--data", desk)
    assert asked(desk / "accountdesk.db", "SELECT count(*) FROM audit WHERE did = 'backup.made'") == [(1,)]


def _mark(database: Path, revision: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()
