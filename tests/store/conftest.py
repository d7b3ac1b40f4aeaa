"""Empty tables, a fresh file for every test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.work import Store
from tests.stores import a_store


@pytest.fixture
async def tables(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(tmp_path) as store:
        yield store
