"""Transactions: on SQLite over permanent connections, begun and ended on the driver itself; elsewhere by SQLAlchemy."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Final, cast

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.database import read_connection
from bot.store.sqlite_dialect import begin_writing, carry_out, driver_of

_AT_ONCE: Final = 20


class Transactions:
    """The transactions of one database. `engine.dispose()` closes them."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._lite = engine.dialect.name == "sqlite"
        self._idle: list[AsyncConnection] = []
        # SQLite takes one writer at a time and leaves the others polling; here they queue instead.
        self._turn = asyncio.Lock()
        self._room = asyncio.Semaphore(_AT_ONCE)
        if self._lite:
            sa.event.listen(engine.sync_engine, "engine_disposed", self._close)

    def writing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Committed at the end, rolled back by an exception."""
        return self._writing() if self._lite else self._engine.begin()

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Waits for no writer. Nothing may be written: on SQLite it would be rolled back, elsewhere each statement stands alone and would be kept."""
        return self._reading() if self._lite else read_connection(self._engine)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        async with self._turn, self._held() as connection:
            await begin_writing(driver_of(connection))
            yield connection
            if connection.in_transaction():
                await connection.commit()
            else:
                carry_out(driver_of(connection), "COMMIT")

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection]:
        async with self._room, self._held() as connection:
            carry_out(driver_of(connection), "BEGIN")
            yield connection

    @asynccontextmanager
    async def _held(self) -> AsyncIterator[AsyncConnection]:
        """A connection; uncommitted changes on it are rolled back."""
        connection = self._idle.pop() if self._idle else await self._opened()
        try:
            yield connection
        finally:
            await self._given_back(connection)

    async def _opened(self) -> AsyncConnection:
        connection = await self._engine.connect()
        # The connection is ours from now on: the pool need neither reset nor replace it.
        cast(Connection, connection.sync_connection).detach()
        return connection

    async def _given_back(self, connection: AsyncConnection) -> None:
        driver = driver_of(connection)
        try:
            # Not `in_transaction`: one whose commit failed, for a full disk, is active no more and still stands in the way of the next.
            if connection.get_transaction() is not None:
                await connection.rollback()
            if driver.in_transaction:
                driver.execute("ROLLBACK")
        except BaseException:
            driver.close()
            raise
        if len(self._idle) < _AT_ONCE:
            self._idle.append(connection)
        else:
            driver.close()

    def _close(self, _: Any) -> None:
        while self._idle:
            driver_of(self._idle.pop()).close()

