"""Of an SQLite database there is one running desk: it locks a file in the data folder, and the lock ends with its process, however that ends.

Commands beside it do not ask: they send and schedule nothing.
"""

import asyncio
import fcntl
import os
import platform
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from bot.errors import ConfigurationError
from bot.store.database import sqlite_file
from bot.wiring.location import DataLocation, data_folder, database_url

_FILE: Final = Path("desks") / "run"
_LONGEST: Final = 100
_PATIENCE: Final = 2.0
_STEP: Final = 0.05


@asynccontextmanager
async def only_desk(where: DataLocation) -> AsyncIterator[None]:
    """While the block runs, no other desk runs here. Raises ConfigurationError if one does, and still does two seconds later: it may have been told to stop."""
    file = sqlite_file(database_url(where))
    if file is None:  # A server's database is for as many desks as it takes.
        yield
        return
    held = _opened(data_folder(where) / _FILE)
    try:
        if held is not None:
            await _lock(held, data_folder(where), file)
        yield
    finally:
        if held is not None:
            os.close(held)


def _opened(path: Path) -> int | None:
    """None where nothing can be written; whatever needs the folder says so."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None


async def _lock(held: int, folder: Path, database: Path) -> None:
    until = asyncio.get_running_loop().time() + _PATIENCE
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if asyncio.get_running_loop().time() < until:
                await asyncio.sleep(_STEP)
                continue
            who = os.pread(held, _LONGEST, 0).decode("utf-8", "replace").strip() or "a process that has just begun"
            remedy = "stop that one first, or name another folder with --data; several desks on one database need PostgreSQL"
            raise ConfigurationError("--data", str(folder), f"another desk ({who}) runs on {database} already; {remedy}") from None
        except OSError:  # Locking is not supported here.
            return
        os.ftruncate(held, 0)
        os.pwrite(held, f"process {os.getpid()} on {platform.node()}"[:_LONGEST].encode(), 0)
        return
