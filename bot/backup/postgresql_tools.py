"""A PostgreSQL database, dumped and restored by PostgreSQL's own programs. The password goes by the environment, never by the command line."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass

_OWNERLESS: Final = ("--no-owner", "--no-privileges", "--no-password")
_SHOWN: Final = 300


@dataclass(frozen=True, slots=True)
class PostgresqlTool:
    """A program that was found on the PATH."""

    path: str

    def run(self, url: sa.URL, *arguments: str) -> None:
        """Runs it on this database. Raises ConfigurationError with the first line of what it says."""
        address, environment = _reach(url)
        ended = subprocess.run(  # noqa: S603 - a program of the operator's own PATH, and no shell
            [self.path, *_OWNERLESS, f"--dbname={address}", *arguments],
            env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
        if ended.returncode:
            name = Path(self.path).name
            said = ended.stderr.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix(f"{name}: ")
            raise ConfigurationError(name, "", said[:_SHOWN] or f"it ended with {ended.returncode}")


def find_tool(name: str, otherwise: str) -> PostgresqlTool:
    """The program of this name. Raises ConfigurationError, which ends with what to do otherwise."""
    found = shutil.which(name)
    if found is None:
        remedy = f"it is not on the PATH; install PostgreSQL's client programs, as new as the server or newer, or {otherwise}"
        raise ConfigurationError(name, "", remedy)
    return PostgresqlTool(found)


def dump_database(tool: PostgresqlTool, url: sa.URL, snapshot: str, target: Path) -> None:
    """Writes the whole database, workflows included, as of an exported snapshot, in pg_dump's custom format. Raises ConfigurationError."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    tool.run(url, "--format=custom", f"--snapshot={snapshot}", f"--file={target}")


def restore_database(tool: PostgresqlTool, url: sa.URL, dump: Path) -> None:
    """Fills an empty database in one transaction: all or nothing. Raises ConfigurationError."""
    tool.run(url, "--single-transaction", "--exit-on-error", str(dump))


def is_empty(connection: Connection) -> bool:
    """Whether a PostgreSQL database holds no table of anybody's."""
    query = "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    return not connection.execute(sa.text(query)).scalar_one()


def _reach(url: sa.URL) -> tuple[str, Mapping[str, str]]:
    """The address without any secret, and the environment with it."""
    secret = url.password if url.password is not None else url.query.get("password")
    bare = url.set(drivername="postgresql", password=None).difference_update_query(("password",))
    return bare.render_as_string(hide_password=False), {} if secret is None else {"PGPASSWORD": str(secret)}
