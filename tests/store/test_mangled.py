"""A database that is none, is somebody else's, is damaged, or is at a version that nobody knows: one clear line, and it is left as it is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.cli.doctor_checks.database import check_database
from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from bot.store.database import database_errors, head, open_engine, upgrade
from bot.store.work import Store
from bot.wiring.location import DataLocation, database_url, make_private


async def whole(file: Path) -> None:
    engine = open_engine(database_url(DataLocation(Settings(), file.parent)))
    await upgrade(engine)
    await engine.dispose()


def told(*statements: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return change


async def opened(engine: AsyncEngine) -> None:
    with database_errors(engine.url):
        await upgrade(engine)
        async with Store(engine, str).look() as work:
            await work.clock_ahead()


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def foreign(file: Path) -> None:
    file.unlink()
    told("CREATE TABLE holidays (day)")(file)


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "unknown version": (told("UPDATE alembic_version SET version_num = '0003x'"), "'0003x'"),
    "a version's hash of another program": (told("UPDATE alembic_version SET version_num = 'ae1027a6acf'"), "no version of this program"),
    "a word": (told("UPDATE alembic_version SET version_num = 'head'"), "no version of this program"),
    "an empty version": (told("UPDATE alembic_version SET version_num = ''"), "no version of this program"),
    "no version": (told("DELETE FROM alembic_version"), "names 0 versions"),
    "two versions": (told("INSERT INTO alembic_version VALUES ('0001')"), "names 2 versions"),
    "an unknown old one": (told("UPDATE alembic_version SET version_num = '0000'"), "no version of this program"),
    "a newer one": (told("UPDATE alembic_version SET version_num = '9999'"), "install the newer program"),
    "a table that is missing": (told("DROP TABLE clock"), "lacks tables"),
    "somebody else's": (foreign, "another program"),
    "text": (lambda file: file.write_text("this is no database, whatever its name says\n" * 50), "no database"),
    "zeros": (lambda file: file.write_bytes(b"\1" * 8192), "no database"),
    "damaged": (lambda file: file.write_bytes(file.read_bytes()[:100] + b"\xff" * 4000), "damaged"),
    "a folder": (folder, "cannot be opened"),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_it_is_one_line_and_is_left_as_it_is(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "accountdesk.db"
    await whole(file)
    mangle, words = KINDS[kind]
    mangle(file)
    before = file.read_bytes() if file.is_file() else b""
    url = database_url(DataLocation(Settings(), tmp_path))
    engine = open_engine(url)
    with pytest.raises(ConfigurationError) as refused:
        await opened(engine)
    await engine.dispose()
    assert words in refused.value.detail
    assert "\n" not in refused.value.detail
    # Looking into a file of SQLite's notes in its first bytes how it is written to.
    assert before[100:] == (file.read_bytes()[100:] if file.is_file() else b"")
    if kind != "a table that is missing":
        async with check_database(url) as (check, usable):
            assert (check.ok, usable) == (False, None)


async def test_a_database_of_an_older_version_is_still_brought_to_this_one(tmp_path: Path) -> None:
    await whole(tmp_path / "accountdesk.db")
    engine = open_engine(database_url(DataLocation(Settings(), tmp_path)))
    assert await upgrade(engine) == (head(), head())
    await engine.dispose()


def test_a_file_of_workflows_that_is_none_is_told_before_anything_is_carried_out(tmp_path: Path) -> None:
    (tmp_path / "workflows.db").write_text("no")
    with pytest.raises(ConfigurationError, match=r"workflows\.db: this file is no database"):
        make_private(tmp_path, database_url(DataLocation(Settings(), tmp_path)))
