"""The database and the workflows lie in the folder that was named, whatever its name holds, and are their owner's alone."""

import sqlite3
import stat
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.cli.doctor_checks.files import check_rights
from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from bot.store.database import database_trouble, open_engine, sqlite_file, upgrade, version
from bot.wiring.location import DataLocation, data_folder, database_url, make_private, workflows_url

STRANGE = ["50% off", "%41%2e", "what?", "a?mode=ro", "#1", "a b  c", "資料夾", "it's \"quoted\"", "a&b=c;d", "back\\slash", "line\nbreak", "x:y@z", "file:x", "ü" * 20]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("name", STRANGE)
def test_the_workflows_address_leads_into_the_folder_whatever_its_name_holds(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    engine = sa.create_engine(workflows_url(DataLocation(Settings(), folder)))
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE here (x)"))
    engine.dispose()
    assert [path.name for path in folder.iterdir()] == ["workflows.db"]
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", STRANGE)
def test_the_database_lies_in_the_folder_whatever_its_name_holds(tmp_path: Path, name: str) -> None:
    url = database_url(DataLocation(Settings(), tmp_path / name))
    assert url.database == str(tmp_path / name / "accountdesk.db")
    assert sqlite_file(url) == tmp_path / name / "accountdesk.db"


async def test_a_database_in_a_folder_of_all_strange_letters_is_opened_there_and_nowhere_else(tmp_path: Path) -> None:
    folder = tmp_path / "50%41 ?x=1#y 資料 \"'"
    engine = open_engine(database_url(DataLocation(Settings(), folder)))
    await upgrade(engine)
    assert await version(engine) is not None
    await engine.dispose()
    assert {path.name.split("-")[0] for path in folder.iterdir()} == {"accountdesk.db"}
    assert engine.url.database == str(folder / "accountdesk.db")


@pytest.mark.parametrize(("written", "means"), [("50% #x", "50% #x"), ("50%25 %3F", "50% ?"), ("資料 夾", "資料 夾")])
def test_a_path_in_the_configuration_is_read_as_an_address(tmp_path: Path, written: str, means: str) -> None:
    where = DataLocation(Settings(database=f"sqlite+aiosqlite:///{tmp_path}/{written}/desk.db"))
    assert data_folder(where) == tmp_path / means
    assert sa.make_url(workflows_url(where)).database == str(tmp_path / means / "workflows.db")


@pytest.mark.parametrize("written", ["", "nonsense", "sqlite", "postgresql://h:port/x", "://"])
def test_an_address_that_is_none_is_one_line(written: str) -> None:
    where = DataLocation(Settings(database=written))
    for ask in (data_folder, database_url, workflows_url):
        with pytest.raises(ConfigurationError, match=r"config\.yaml: database"):
            ask(where)


def made(folder: Path) -> None:
    where = DataLocation(Settings(), folder)
    make_private(data_folder(where), database_url(where))


def test_the_folder_and_its_files_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    made(tmp_path / "data")
    assert mode(tmp_path / "data") == 0o700
    assert {path.name: mode(path) for path in (tmp_path / "data").iterdir()} == {"workflows.db": 0o600}


async def test_what_the_database_writes_beside_itself_is_private_too(tmp_path: Path) -> None:
    engine = open_engine(database_url(DataLocation(Settings(), tmp_path / "data")))
    await upgrade(engine)
    assert {mode(path) for path in (tmp_path / "data").iterdir()} == {0o600}
    await engine.dispose()


def test_what_was_there_with_wider_rights_is_narrowed(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "keys").mkdir(parents=True, mode=0o755)
    folder.chmod(0o755)
    there = [folder / name for name in ("accountdesk.db", "accountdesk.db-wal", "workflows.db", "workflows.db-shm", "terminal-history", "keys/session.key", "keys/audit.anchor")]
    for file in there:
        file.touch()
        file.chmod(0o644)
    made(folder)
    assert [mode(folder), mode(folder / "keys"), *(mode(file) for file in there)] == [0o700, 0o700, *[0o600] * len(there)]
    assert check_rights(folder, folder / "accountdesk.db") == ()


def test_a_folder_with_other_things_in_it_stays_open_and_the_doctor_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "holiday.jpg").touch()
    (folder / "accountdesk.db").touch()
    (folder / "accountdesk.db").chmod(0o644)
    (before,) = check_rights(folder, folder / "accountdesk.db")
    assert "accountdesk.db" in before.result
    made(folder)
    assert [mode(folder), mode(folder / "accountdesk.db")] == [0o755, 0o600]
    (check,) = check_rights(folder, folder / "accountdesk.db")
    assert (check.name, check.mark) == ("data", "warn")
    assert "accountdesk.db" not in check.result
    assert f"chmod 700 {folder}" in check.line


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").touch(mode=0o644)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "accountdesk.db").symlink_to(tmp_path / "elsewhere")
    made(tmp_path / "data")
    assert mode(tmp_path / "elsewhere") == 0o644


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match="--data"):
        made(tmp_path / "file" / "data")


def test_sqlite_itself_takes_an_empty_file_for_a_new_database(tmp_path: Path) -> None:
    made(tmp_path / "data")
    with sqlite3.connect(tmp_path / "data" / "workflows.db") as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_driver_that_repeats_the_password_is_told_without_it() -> None:
    told = database_trouble(sa.make_url("postgresql+psycopg://desk:canary-78@db/desk"), OSError('cannot use "desk:canary-78@db"\n\tis it right?'))
    assert told.startswith('postgresql+psycopg://desk:***@db/desk was not reached: cannot use "desk:***@db" is it right?; check the address')


def test_what_is_no_trouble_with_reaching_the_server_is_told_without_its_words() -> None:
    told = database_trouble(sa.make_url("postgresql+psycopg://desk@db/desk"), IntegrityError("INSERT", {}, Exception("Key (name)=(王大明) already exists")))
    assert told == "postgresql+psycopg://desk@db/desk: cannot be opened (IntegrityError)"
