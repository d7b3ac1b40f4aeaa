"""A desk's database with empty tables, for the tests of one part: without the organisation, and without the steps that brought older ones here."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.store.database import open_engine
from bot.store.tables import metadata
from bot.store.work import Store


@asynccontextmanager
async def a_store(folder: Path) -> AsyncIterator[Store]:
    """Opens it over a file in a folder; its ids are counted, not drawn."""
    engine, number = open_engine(f"sqlite+aiosqlite:///{folder / 'desk.db'}"), itertools.count(1)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    try:
        yield Store(engine, lambda: f"id{next(number)}")
    finally:
        await engine.dispose()
