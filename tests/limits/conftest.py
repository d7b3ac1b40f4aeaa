"""Stores on both databases: a limit means the same on each."""

import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import open_engine
from bot.store.work import Store
from tests.limits.crowd import Crowd
from tests.servers import postgresql
from tests.stores import a_store


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))])
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty database, of each kind."""
    if request.param == "sqlite":
        async with a_store(tmp_path) as store:
            yield store
        return
    engine, number = open_engine(postgresql.migrated_database()), itertools.count(1)
    try:
        yield Store(engine, lambda: f"id{next(number)}")
    finally:
        await engine.dispose()


@pytest.fixture
async def crowd(tmp_path: Path) -> AsyncIterator[Crowd]:
    async with a_store(tmp_path) as store:
        yield Crowd(store)
