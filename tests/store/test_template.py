"""A new database is a copy of an empty one; nothing that is there is ever replaced."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.runtime.disk_cache import NAMED_BY
from bot.store.database import head, open_engine, upgrade
from bot.store.template import keep_template, place_template


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAMED_BY, str(tmp_path / "cache"))


async def opened(file: Path) -> tuple[str | None, str]:
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    try:
        return await upgrade(engine)
    finally:
        await engine.dispose()


def schema(file: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return sorted(connection.execute("SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_master"))


async def test_a_copy_has_the_schema_that_the_steps_make(tmp_path: Path) -> None:
    assert await opened(tmp_path / "first.db") == (None, head())
    assert list((tmp_path / "cache").glob("schema-*"))
    assert await opened(tmp_path / "second.db") == (None, head())
    assert schema(tmp_path / "first.db") == schema(tmp_path / "second.db") != []
    assert await opened(tmp_path / "second.db") == (head(), head())
    assert (tmp_path / "second.db").stat().st_mode & 0o077 == 0


async def test_what_is_there_is_never_replaced_and_no_old_log_is_played_back(tmp_path: Path) -> None:
    await opened(tmp_path / "first.db")
    (tmp_path / "there.db").write_bytes(b"something")
    (tmp_path / "gone.db-wal").write_bytes(b"a log of another database")
    assert not place_template(tmp_path / "there.db")
    assert not place_template(tmp_path / "gone.db")
    assert (tmp_path / "there.db").read_bytes() == b"something"
    assert not (tmp_path / "gone.db").exists()


async def test_a_database_that_holds_anything_is_no_template(tmp_path: Path) -> None:
    await opened(tmp_path / "first.db")
    for kept in (tmp_path / "cache").iterdir():
        kept.unlink()
    with closing(sqlite3.connect(tmp_path / "first.db")) as connection:
        connection.execute("CREATE TABLE somebody (name TEXT)")
        connection.execute("INSERT INTO somebody VALUES ('A')")
        connection.commit()
    keep_template(tmp_path / "first.db")
    assert not list((tmp_path / "cache").iterdir())


async def test_what_another_desk_writes_meanwhile_is_in_no_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await opened(tmp_path / "first.db")
    for kept in (tmp_path / "cache").iterdir():
        kept.unlink()
    connect = sqlite3.connect

    class Meanwhile(sqlite3.Connection):
        def serialize(self, *, name: str = "main") -> bytes:
            with closing(connect(tmp_path / "first.db")) as another:
                another.execute("CREATE TABLE somebody_else (name TEXT)")
                another.commit()
            return super().serialize(name=name)

    monkeypatch.setattr(sqlite3, "connect", lambda file, **how: connect(file, factory=Meanwhile, **how))
    keep_template(tmp_path / "first.db")
    monkeypatch.undo()
    (written,) = (tmp_path / "cache").iterdir()
    assert b"somebody_else" not in written.read_bytes()
