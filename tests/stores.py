"""A desk's database with empty tables, for the tests of one part: without the organisation, and without the steps that brought older ones here."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from bot.store.database import open_engine
from bot.store.tables import metadata
from bot.store.work import Store


@cache
def _empty() -> bytes:
    """The file of such a database; made once a process."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
    with engine.connect() as connection:
        file: bytes = connection.connection.driver_connection.serialize()  # type: ignore[union-attr]
    engine.dispose()
    return file


@asynccontextmanager
async def a_store(folder: Path) -> AsyncIterator[Store]:
    """Opens it over a file in a folder; its ids are counted, not drawn."""
    file, number = folder / "desk.db", itertools.count(1)
    file.write_bytes(_empty())
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    try:
        yield Store(engine, lambda: f"id{next(number)}")
    finally:
        await engine.dispose()
