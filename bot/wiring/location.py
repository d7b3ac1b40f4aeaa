"""Where the desk keeps its things. Addresses of databases are built of their parts, so that a path may hold whatever a file system allows."""

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
    """Where the desk keeps its things, and whose organisation it serves. `data` None: what the settings say."""

    settings: Settings
    data: Path | None = None
    organisation: Path | None = None

    @property
    def from_file(self) -> bool:
        """Whether people come from an organisation's file: then this is the demonstration."""
        return self.settings.organisation.agencies is None or self.organisation is not None


def data_folder(where: DataLocation) -> Path:
    """Where the database and the generated keys live: --data, else beside the SQLite file, else `data`. Raises ConfigurationError."""
    if where.data is not None:
        return where.data
    url = read_database_url(where.settings.database)
    file = sqlite_file(url)
    return Path("data") if file is None else file.parent


def database_url(where: DataLocation) -> sa.URL:
    """The database's address; --data wins when it is SQLite. Raises ConfigurationError."""
    url = read_database_url(where.settings.database)
    if where.data is not None and url.get_backend_name() == "sqlite":
        return sa.URL.create("sqlite+aiosqlite", database=str(where.data / "accountdesk.db"))
    return url


def make_private(folder: Path, url: sa.URL) -> None:
    """The folder and what the desk keeps there are for its owner alone. Raises ConfigurationError where the folder cannot be made, and where the file
    of the workflows holds something else: it is opened only when something is carried out, which is too late to hear of it.
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
    """Where DBOS keeps its workflows: beside the SQLite file, or in the same PostgreSQL database. It takes an address as text, in which a path is quoted.

    Raises ConfigurationError.
    """
    url = database_url(where)
    if url.get_backend_name() == "sqlite":
        return sa.URL.create("sqlite", database=str(data_folder(where) / "workflows.db")).render_as_string()
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


@asynccontextmanager
async def temporary_data() -> AsyncIterator[Path]:
    """A folder that goes when the command ends."""
    with tempfile.TemporaryDirectory(prefix="accountdesk-") as folder:
        yield Path(folder)
