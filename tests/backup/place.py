"""A desk's place on the disk, made without the organisation: database, workflows, keys, an anchored trail. And the commands, in this process."""

import asyncio
import gc
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.keeper import AnchorKeeper
from bot.cli.arguments import build_parser, command_context
from bot.cli.backup import backup
from bot.cli.restore import restore
from bot.clock import SystemClock
from bot.settings.schema import Settings
from bot.store.database import open_engine, sync_to_disk, upgrade
from bot.store.work import Store
from bot.wiring.audit_anchors import anchor_file
from bot.wiring.location import DataLocation, database_url, make_private
from bot.wiring.resources import read_keys

NAMES = ("accountdesk.db", "keys", "workflows.db")


def make_place(folder: Path, settings: Settings | None = None) -> Path:
    """A desk that has run, with a workflow."""
    run_desk(folder, settings)
    with closing(sqlite3.connect(folder / "workflows.db")) as workflows:
        workflows.execute("PRAGMA journal_mode=WAL")
        workflows.execute("CREATE TABLE workflow (number INTEGER)")
        workflows.execute("INSERT INTO workflow VALUES (1)")
        workflows.commit()
    return folder


def run_desk(folder: Path, settings: Settings | None = None) -> None:
    """A desk runs for a moment: three more records in its trail, anchored."""
    where = DataLocation(settings or Settings(), folder)

    async def run() -> None:
        url = database_url(where)
        make_private(folder, url)
        keys = read_keys(where)
        engine = open_engine(url)
        await upgrade(engine)
        key = keys.audit.reveal().encode()
        store = Store(engine, str, key)
        keeper = AnchorKeeper(store, key, anchor_file(where.settings, folder), (), SystemClock(), lambda: sync_to_disk(engine))
        await keeper.begin()
        async with store.work() as work:
            for _ in range(3):
                await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:x", "chen.yj", {"rows": "D15"}), SystemClock().now())
        await keeper.close()
        await engine.dispose()

    asyncio.run(run())


@dataclass(frozen=True)
class Typed:
    """How a command ended, and what it said."""

    code: int
    said: str
    complaint: str


@dataclass(frozen=True)
class CommandLine:
    """The command line in this process."""

    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object) -> Typed:
        code = main([str(one) for one in arguments])
        gc.unfreeze()  # A command freezes what there is, for the one time that it runs; here many follow one another.
        read = self.capture.readouterr()
        return Typed(code, read.out, read.err)

    def works(self, *arguments: object) -> str:
        """A command that must succeed; gives what it said."""
        typed = self(*arguments)
        assert (typed.code, typed.complaint) == (0, ""), typed
        return typed.said

    def refuses(self, *arguments: object) -> str:
        """A command that must end with one line and 2; gives the line."""
        typed = self(*arguments)
        assert (typed.code, typed.said, typed.complaint.count("\n")) == (2, "", 1), typed
        return typed.complaint


async def typed(*arguments: object) -> int:
    """One of the two commands in the loop of a test that has a desk open."""
    context = command_context(build_parser().parse_args([str(one) for one in arguments]))
    return await {"backup": backup, "restore": restore}[context.arguments.command](context)


def everything_in(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their names there."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


def asked(database: Path, query: str) -> list[tuple[object, ...]]:
    """What a database answers."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()
