"""Connections to PostgreSQL: kept, since opening one costs both sides more than a message does, and looked at before use only if they lay idle."""

import time
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

CONNECTIONS: Final = 20
"""A desk's connections at most; whoever finds none waits for one."""
_IDLE: Final = 1.0
_RETURNED: Final = "returned"
_LINE: Final = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 20_000}
"""A server whose machine is gone says nothing: without these what was asked waits a quarter of an hour, or for ever. One that stands still is no such."""


def open_pool(url: sa.URL) -> AsyncEngine:
    """The engine over them. Raises what SQLAlchemy raises for a URL or a driver that cannot be used."""
    # What the address says itself holds; other drivers know no such names.
    line = {name: value for name, value in _LINE.items() if name not in url.query} if url.get_driver_name() == "psycopg" else {}
    engine = create_async_engine(url, pool_size=CONNECTIONS, max_overflow=0, hide_parameters=True, connect_args=line)
    dialect = engine.dialect

    def checked_in(connection: Any, record: Any) -> None:
        record.info[_RETURNED] = time.monotonic()

    def checked_out(connection: Any, record: Any, _: Any) -> None:
        """A connection that lay idle may be one of a server that was restarted; what was in use a moment ago is believed."""
        if time.monotonic() - record.info.get(_RETURNED, time.monotonic()) < _IDLE:
            return
        try:
            alive = dialect.do_ping(connection)
        except Exception as trouble:  # the driver's own; the pool opens another one
            raise InvalidatePoolError from trouble
        if not alive:
            raise InvalidatePoolError

    sa.event.listen(engine.sync_engine, "checkin", checked_in)
    sa.event.listen(engine.sync_engine, "checkout", checked_out)
    return engine
