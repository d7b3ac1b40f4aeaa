"""`restore`: into an empty place, whole or not at all; what it brings is what was there, and says that it was restored."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command as migrations
from alembic.config import Config

from bot.backup.manifest import OLDEST
from bot.store.database import head
from bot.store.template import MIGRATIONS
from tests.backup.place import NAMES, CommandLine, asked, everything_in
from tests.paths import ROOT


def test_the_place_is_what_it_was_and_its_trail_says_that_it_was_restored(archive: Path, desk: Path, tmp_path: Path, line: CommandLine) -> None:
    place = tmp_path / "place"
    said = line.works("restore", archive, "--data", place)
    assert all(words in said for words in ("`doctor`", "`audit verify`", "`audit accept --because restored`"))
    assert tuple(sorted(path.name for path in place.iterdir())) == NAMES
    for key in ("national_id", "session", "audit"):
        assert (place / "keys" / f"{key}.key").read_bytes() == (desk / "keys" / f"{key}.key").read_bytes()
    assert asked(place / "workflows.db", "SELECT number FROM workflow") == [(1,)]
    verified = line.works("audit", "verify", "--data", place)
    assert "anchored up to record 3" in verified
    last = json.loads(line.works("audit", "list", "--json", "--last", "1", "--data", place))
    assert (last["number"], last["did"], last["actor"]) == (4, "backup.restored", "operator")
    assert last["details"]["revision"] == head()


def test_everything_there_is_its_owners_alone(archive: Path, tmp_path: Path, line: CommandLine) -> None:
    place = tmp_path / "place"
    line.works("restore", archive, "--data", place)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (place, *place.rglob("*"))}
    assert set(modes.values()) == {0o700, 0o600}
    assert [path.name for path, mode in modes.items() if mode == 0o700] == ["place", "keys"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "desk.tar", "place"]


@pytest.mark.parametrize("left", ["accountdesk.db", "accountdesk.db-wal", "workflows.db", "keys/session.key", "keys/audit.anchor"])
def test_where_something_of_a_desk_is_nothing_is_touched(archive: Path, tmp_path: Path, line: CommandLine, left: str) -> None:
    place = tmp_path / "place"
    (place / left).parent.mkdir(parents=True)
    (place / left).write_bytes(b"mine")
    before = everything_in(place)
    assert left in line.refuses("restore", archive, "--data", place)
    assert everything_in(place) == before


def test_an_empty_folder_and_one_with_other_things_will_do(archive: Path, tmp_path: Path, line: CommandLine) -> None:
    empty, other = tmp_path / "empty", tmp_path / "other"
    empty.mkdir()
    (other / "lost+found").mkdir(parents=True)
    (other / "keys").mkdir()
    for place in (empty, other):
        line.works("restore", archive, "--data", place)
        assert line("audit", "verify", "--data", place).code == 0
    assert tuple(sorted(path.name for path in empty.iterdir())) == NAMES
    assert {path.name for path in other.iterdir()} == {*NAMES, "lost+found"}


def test_a_database_that_the_configuration_names_goes_there(archive: Path, tmp_path: Path, line: CommandLine) -> None:
    config, place = tmp_path / "config.yaml", tmp_path / "50% of it"
    config.write_text(f"database: 'sqlite+aiosqlite:///{tmp_path}/50% of it/own.db'\n", encoding="utf-8")
    line.works("restore", archive, "--config", config)
    assert sorted(path.name for path in place.iterdir()) == ["keys", "own.db", "workflows.db"]
    assert line("audit", "verify", "--config", config).code == 0


def test_a_backup_of_an_older_version_is_migrated_afterwards(tmp_path: Path, desk: Path, line: CommandLine) -> None:
    database = desk / "accountdesk.db"
    database.unlink()
    (desk / "keys" / "audit.anchor").unlink()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = sa.create_engine(f"sqlite:///{database}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        migrations.upgrade(config, OLDEST)
    engine.dispose()
    file, place = tmp_path / "desk.tar", tmp_path / "place"
    line.works("backup", file, "--data", desk)
    assert f"brings the database to {head()}" in line.works("restore", file, "--data", place)
    assert f"{head()} (was {OLDEST})" in line.works("db", "upgrade", "--data", place)
    assert "backup.restored" in line.works("audit", "list", "--data", place)


def test_a_link_to_a_folder_stays_one(archive: Path, tmp_path: Path, line: CommandLine) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    line.works("restore", archive, "--data", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert tuple(sorted(path.name for path in real.iterdir())) == NAMES


def test_a_move_that_fails_halfway_is_undone(archive: Path, tmp_path: Path, line: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "place"
    (place / "lost+found").mkdir(parents=True)
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if target == place / "accountdesk.db":
            raise OSError(5_000, "the disk was taken away", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    assert "taken away" in line.refuses("restore", archive, "--data", place)
    assert [path.name for path in place.iterdir()] == ["lost+found"]


_KILLED = """
import os, signal, sys
from bot.cli import restore
def stop(*given):
    os.kill(os.getpid(), signal.SIGKILL)
restore.put_in_place = stop
from bot.__main__ import main
main(sys.argv[1:])
"""


def test_killed_when_everything_was_prepared_it_leaves_the_place_empty_and_the_next_one_goes_through(archive: Path, tmp_path: Path, line: CommandLine) -> None:
    place = tmp_path / "place"
    killed = subprocess.run([sys.executable, "-c", _KILLED, "restore", str(archive), "--data", str(place)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert not place.exists()
    assert stat.S_IMODE((tmp_path / ".place.unfinished").stat().st_mode) == 0o700
    line.works("restore", archive, "--data", place)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "desk.tar", "place"]
    assert line("audit", "verify", "--data", place).code == 0


_KILLED_BETWEEN = """
import os, signal, sys
from pathlib import Path
rename = Path.rename
def rename_until(self, target):
    if Path(target) == Path(sys.argv[-1]) / "accountdesk.db":
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(self, target)
Path.rename = rename_until
from bot.__main__ import main
main(sys.argv[1:])
"""


def test_killed_between_two_moves_into_a_folder_with_other_things_the_next_one_takes_the_half_back(archive: Path, tmp_path: Path, line: CommandLine) -> None:
    place = tmp_path / "place"
    (place / "lost+found").mkdir(parents=True)
    killed = subprocess.run([sys.executable, "-c", _KILLED_BETWEEN, "restore", str(archive), "--data", str(place)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert {path.name for path in place.iterdir()} == {"keys", "workflows.db", "lost+found", ".restore.unfinished"}
    line.works("restore", archive, "--data", place)
    assert {path.name for path in place.iterdir()} == {*NAMES, "lost+found"}
    assert line("audit", "verify", "--data", place).code == 0


def test_what_was_left_of_a_finished_restore_takes_nothing_from_a_desk_that_runs_there(archive: Path, tmp_path: Path, line: CommandLine) -> None:
    place = tmp_path / "place"
    line.works("restore", archive, "--data", place)
    left = place / ".restore.unfinished"
    (left / "place").mkdir(parents=True)
    (left / "moving").write_text("keys\nworkflows.db\naccountdesk.db\n", encoding="utf-8")
    before = everything_in(place / "keys")
    line.refuses("restore", archive, "--data", place)
    (left / "place").mkdir(parents=True)
    (left / "moving").write_text("keys\nworkflows.db\naccountdesk.db\n", encoding="utf-8")
    (left / "place" / "accountdesk.db").write_bytes(b"")
    line.refuses("restore", archive, "--data", place)
    assert everything_in(place / "keys") == before
    assert tuple(sorted(path.name for path in place.iterdir())) == NAMES


def test_an_anchor_elsewhere_that_is_ahead_is_answered_for_by_the_operator(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    config, file, place = tmp_path / "config.yaml", tmp_path / "desk.tar", tmp_path / "place"
    config.write_text(f"audit: {{anchor: {tmp_path / 'anchor'}}}\n", encoding="utf-8")
    given = ("--config", config)
    line.works("backup", file, "--data", desk, *given)
    (desk / "keys" / "audit.anchor").rename(tmp_path / "anchor")
    line.works("audit", "accept", "--because", "replaced", "--data", desk, *given)
    said = line.works("restore", file, "--data", place, *given)
    assert f"the anchor ({tmp_path / 'anchor'})" in said
    assert not (place / "keys" / "audit.anchor").exists()
    assert line("audit", "verify", "--data", place, *given).code == 1
    line.works("audit", "accept", "--because", "restored", "--data", place, *given)
    assert line("audit", "verify", "--data", place, *given).code == 0


def test_a_key_that_belongs_elsewhere_goes_there_and_another_one_there_is_kept(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    elsewhere, config, file = tmp_path / "secrets" / "session", tmp_path / "config.yaml", tmp_path / "desk.tar"
    config.write_text(f"keys: {{session: 'file:{elsewhere}'}}\n", encoding="utf-8")
    elsewhere.parent.mkdir()
    (desk / "keys" / "session.key").rename(elsewhere)
    line.works("backup", file, "--data", desk, "--config", config)
    key = elsewhere.read_bytes()
    line.works("restore", file, "--data", tmp_path / "beside", "--config", config)
    elsewhere.unlink()
    line.works("restore", file, "--data", tmp_path / "anew", "--config", config)
    assert elsewhere.read_bytes() == key
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o600
    assert not (tmp_path / "anew" / "keys" / "session.key").exists()
    elsewhere.write_text("x" * 40, encoding="ascii")
    assert "another key" in line.refuses("restore", file, "--data", tmp_path / "never", "--config", config)
    assert elsewhere.read_text(encoding="ascii") == "x" * 40
    assert not (tmp_path / "never").exists()


def test_keys_that_the_configuration_names_at_their_usual_place_go_there(archive: Path, tmp_path: Path, line: CommandLine) -> None:
    config, place = tmp_path / "config.yaml", tmp_path / "place"
    config.write_text(f"keys: {{session: 'file:{place}/keys/session.key', audit: 'file:{place}/own/audit.key'}}\n", encoding="utf-8")
    line.works("restore", archive, "--data", place, "--config", config)
    assert sorted(path.name for path in place.rglob("*.key")) == ["audit.key", "national_id.key", "session.key"]
    assert line("audit", "verify", "--data", place, "--config", config).code == 0


def test_a_key_that_the_configuration_held_must_be_there_again_and_the_trails_must_be_its_own(desk: Path, tmp_path: Path, line: CommandLine) -> None:
    config, file, place = tmp_path / "config.yaml", tmp_path / "desk.tar", tmp_path / "place"
    key = (desk / "keys" / "audit.key").read_text(encoding="ascii").strip()
    config.write_text(f"keys: {{audit: {key}}}\n", encoding="utf-8")
    (desk / "keys" / "audit.key").unlink()
    line.works("backup", file, "--data", desk, "--config", config)
    assert "does not hold this key" in line.refuses("restore", file, "--data", place)
    other = tmp_path / "other.yaml"
    other.write_text(f"keys: {{audit: {'x' * 40}}}\n", encoding="utf-8")
    assert "was sealed with" in line.refuses("restore", file, "--data", place, "--config", other)
    assert not place.exists()
    line.works("restore", file, "--data", place, "--config", config)
    assert line("audit", "verify", "--data", place, "--config", config).code == 0
