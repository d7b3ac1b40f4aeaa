"""Reads the desk's database for a command that needs nothing else of the house."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import sqlalchemy as sa

from bot.commands.arguments import Given
from bot.errors import ConfigurationError
from bot.location import database_url
from bot.store.database import open_engine, version
from bot.store.work import Store, Work


@asynccontextmanager
async def looking_into(given: Given) -> AsyncIterator[Work]:
    """The database as it stands, beside a running desk or without one. Raises ConfigurationError where there is none."""
    url = database_url(given.where)
    if url.get_backend_name() == "sqlite" and not os.path.exists(url.database or ""):  # noqa: ASYNC240 - one look at the start
        raise ConfigurationError("database", str(url.database), "there is no database yet; `run` or `chat --data DIR` makes one")
    engine = open_engine(url)
    try:
        if await version(engine) is None:
            raise ConfigurationError("database", url.render_as_string(hide_password=True), "it is empty; `run` or `db upgrade` fills it")
        async with Store(engine, str).look() as work:
            yield work
    except sa.exc.SQLAlchemyError as trouble:
        raise ConfigurationError("database", url.render_as_string(hide_password=True), f"it cannot be read ({type(trouble).__name__})") from None
    finally:
        await engine.dispose()
