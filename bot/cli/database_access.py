"""Opens the desk's database for a command that needs nothing else of the application."""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.cli.arguments import CommandContext
from bot.errors import ConfigurationError
from bot.store.database import database_errors, head, open_engine, version
from bot.store.work import Store, Work
from bot.wiring.location import database_url


@asynccontextmanager
async def open_to_read(given: CommandContext) -> AsyncIterator[Work]:
    """The database as it is, with or without a running desk. Raises ConfigurationError if there is none."""
    async with open_engine_of(given) as engine, Store(engine, str).look() as work:
        yield work


@asynccontextmanager
async def open_to_write(given: CommandContext, audit_key: bytes, oldest: str = "") -> AsyncIterator[Store]:
    """The same for writing. Raises ConfigurationError if it is not at this version, nor between it and `oldest`."""
    async with open_engine_of(given) as engine:
        at = await version(engine)
        if at != head() and not (oldest and oldest <= str(at) < head()):
            raise ConfigurationError("database", "version", f"it is not at {head()}; `db upgrade` brings it there")
        yield Store(engine, lambda: secrets.token_urlsafe(9), audit_key)


async def require_database(given: CommandContext) -> None:
    """For a command that opens the whole desk, which would make a database, keys and an anchor at a mistyped --data. Raises ConfigurationError if there is none."""
    async with open_engine_of(given):
        pass


@asynccontextmanager
async def open_engine_of(given: CommandContext) -> AsyncIterator[AsyncEngine]:
    """The database itself. Raises ConfigurationError if there is none."""
    url = database_url(given.where)
    if url.get_backend_name() == "sqlite" and not os.path.exists(url.database or ""):  # noqa: ASYNC240 - one look at the start
        raise ConfigurationError("database", str(url.database), "there is no database yet; `run` or `chat --data DIR` makes one")
    engine = open_engine(url)
    try:
        with database_errors(url):
            if await version(engine) is None:
                raise ConfigurationError("database", url.render_as_string(hide_password=True), "it is empty; `run` or `db upgrade` fills it")
            yield engine
    finally:
        await engine.dispose()
