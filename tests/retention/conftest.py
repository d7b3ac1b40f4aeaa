"""Desks whose database is of either kind, with a key for the trail and an anchor in a folder."""

import itertools
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit_trail.keeper import AnchorKeeper
from bot.clock import MovableClock
from bot.store.database import open_engine, sync_to_disk
from bot.store.work import Store
from integrations.anchors.file import LocalAnchorFile
from tests.requests.bench import Standing
from tests.retention.old_desk import KEY, OldDesk
from tests.servers import postgresql
from tests.stores import a_store


@asynccontextmanager
async def _opened(kind: str, folder: Path) -> AsyncIterator[AsyncEngine]:
    if kind == "sqlite":
        async with a_store(folder):
            pass
    engine = open_engine(f"sqlite+aiosqlite:///{folder / 'desk.db'}" if kind == "sqlite" else postgresql.migrated_database())
    try:
        yield engine
    finally:
        await engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))])
async def desk(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[OldDesk]:
    """A desk on a database of each kind."""
    async with AsyncExitStack() as stack:
        engine = await stack.enter_async_context(_opened(request.param, tmp_path))
        number, clock = itertools.count(1), MovableClock(Standing())
        store = Store(engine, lambda: f"id{next(number)}", KEY)
        anchors = AnchorKeeper(store, KEY, LocalAnchorFile(tmp_path / "audit.anchor"), (), clock, lambda: sync_to_disk(engine))
        await anchors.begin()
        yield OldDesk(engine, store, anchors, clock)
