"""The location of the desk's data. Database URLs are built from their parts, so that a path may contain any characters."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import Settings
from bot.store.database import read_database_url, sqlite_file
from bot.store.private_files import keep_private

_MAGIC: Final = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class DataLocation:
    """Where the desk's data are, and whose organisation it serves. `data` None: according to the settings."""

    settings: Settings
    data: Path | None = None
    organisation: Path | None = None

    @property
    def from_file(self) -> bool:
        """Whether people come from an organisation's file: then this is the demonstration."""
        return self.settings.organisation.agencies is None or self.organisation is not None


def data_folder(where: DataLocation) -> Path:
    """The folder of the database and the generated keys: --data, else next to the SQLite file, else `data`. Raises ConfigurationError."""
    if where.data is not None:
        return where.data
    url = read_database_url(where.settings.database)
    file = sqlite_file(url)
    return Path("data") if file is None else file.parent


def database_url(where: DataLocation) -> sa.URL:
    """The database's URL; --data takes precedence if it is SQLite. Raises ConfigurationError."""
    url = read_database_url(where.settings.database)
    if where.data is not None and url.get_backend_name() == "sqlite":
        return sa.URL.create("sqlite+aiosqlite", database=str(where.data / "accountdesk.db"))
    return url


def on_server(where: DataLocation) -> bool:
    """Whether the database is a server's: a temporary folder would take along the keys that its data need. Raises ConfigurationError."""
    return database_url(where).get_backend_name() != "sqlite"


def make_private(folder: Path, url: sa.URL) -> None:
    """Makes the folder and the desk's files private to their owner. Raises ConfigurationError if the folder cannot be created, or if the workflows'
    file holds something else: it is opened only at the first execution, which would be too late to report it.
    """
    try:
        keep_private(folder, sqlite_file(url))
    except OSError as trouble:
        raise ConfigurationError("--data", str(folder), f"expected a folder that can be made and written to ({trouble.strerror})") from None
    workflows = folder / "workflows.db"
    with suppress(OSError), workflows.open("rb") as file:
        begins = file.read(len(_MAGIC))
        if begins and begins != _MAGIC:
            raise ConfigurationError(str(workflows), "", "this file is no database; put back a backup")


def workflows_url(where: DataLocation) -> str:
    """Where DBOS keeps its workflows: next to the SQLite file, or in the same PostgreSQL database. It takes a URL as text, with the path quoted.

    Raises ConfigurationError.
    """
    url = database_url(where)
    if url.get_backend_name() == "sqlite":
        return sa.URL.create("sqlite", database=str(data_folder(where) / "workflows.db")).render_as_string()
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


@asynccontextmanager
async def temporary_data() -> AsyncIterator[Path]:
    """A folder that is deleted when the command ends."""
    with tempfile.TemporaryDirectory(prefix="accountdesk-") as folder:
        yield Path(folder)
