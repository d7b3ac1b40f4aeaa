"""The same with PostgreSQL, by its own programs: its database and the keys in one file, and back into an empty database."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.actions.request import RequestState
from bot.settings.schema import Settings
from tests.acts.stage import opened
from tests.backup.place import CommandLine, everything_in, make_place, typed
from tests.servers import postgresql

pytestmark = pytest.mark.xdist_group("postgresql")


def configured(folder: Path, name: str, address: str) -> tuple[object, ...]:
    """The options of a desk over this database."""
    config = folder / f"{name}.yaml"
    config.write_text(f"database: {address}\n", encoding="utf-8")
    return "--config", config, "--data", folder / name


def read_address(options: tuple[object, ...]) -> str:
    """The address in a configuration made by `configured`."""
    return Path(str(options[1])).read_text(encoding="utf-8").removeprefix("database: ").strip()


@pytest.fixture
def desk(tmp_path: Path) -> tuple[object, ...]:
    """A desk that has run on a database of its own; it has no workflows file."""
    address = postgresql.migrated_database()
    given = configured(tmp_path, "data", address)
    make_place(tmp_path / "data", Settings(database=address))
    (tmp_path / "data" / "workflows.db").unlink()
    return given


def test_a_backup_goes_back_into_an_empty_database_and_its_trail_holds(desk: tuple[object, ...], tmp_path: Path, line: CommandLine) -> None:
    file = tmp_path / "desk.tar"
    with sa.create_engine(read_address(desk)).begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA dbos"))
        connection.execute(sa.text("CREATE TABLE dbos.workflow AS SELECT 7 AS number"))
    assert "the database with its workflows" in line.works("backup", file, *desk)
    assert "backup.made" in line.works("audit", "list", *desk)
    place = configured(tmp_path, "place", postgresql.new_database())
    line.works("restore", file, *place)
    assert "backup.restored" in line.works("audit", "list", *place)
    assert "4 records, all whole" in line.works("audit", "verify", *place)
    assert sorted(everything_in(tmp_path / "place")) == ["keys", "keys/audit.anchor", "keys/audit.key", "keys/national_id.key", "keys/session.key"]
    with sa.create_engine(read_address(place)).begin() as connection:
        assert connection.execute(sa.text("SELECT number FROM dbos.workflow")).scalar_one() == 7
    other = configured(tmp_path, "other", postgresql.migrated_database())
    said = line.refuses("restore", file, *other)
    assert "holds tables already" in said
    assert "made-for-one-run" not in said
    assert not (tmp_path / "other").exists()


def test_without_its_programs_each_command_is_one_line_and_writes_nothing(
    desk: tuple[object, ...], tmp_path: Path, line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "desk.tar"
    line.works("backup", file, *desk)
    monkeypatch.setenv("PATH", str(tmp_path))
    said = line.refuses("backup", tmp_path / "another.tar", *desk)
    assert said.startswith("accountdesk: pg_dump: it is not on the PATH; install PostgreSQL's client programs")
    assert "copy the folder `keys`" in said
    place = configured(tmp_path, "place", postgresql.new_database())
    assert "pg_restore: it is not on the PATH" in line.refuses("restore", file, *place)
    assert not (tmp_path / "place").exists()
    assert not (tmp_path / "another.tar").exists()


async def test_a_desk_that_has_carried_something_out_comes_back_with_its_workflows_and_carries_out_more(tmp_path: Path) -> None:
    address, empty = postgresql.migrated_database(), postgresql.new_database()
    async with opened(tmp_path / "data", database=address) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
        assert (await stage.request("chen.yj")).state is RequestState.DONE
        assert await typed("backup", tmp_path / "desk.tar", *configured(tmp_path, "data", address)) == 0
    assert await typed("restore", tmp_path / "desk.tar", *configured(tmp_path, "place", empty)) == 0
    async with opened(tmp_path / "place", database=empty) as stage:
        assert (await stage.request("chen.yj")).state is RequestState.DONE
        await stage.passes(minutes=5)
        await stage.organisation.lock("GEAA-012686")
        await stage.says("chen.yj", "幫我解鎖")
        await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
        assert await stage.rows("chen.yj") == ()
        assert len(await stage.audit("action.written")) == 2
