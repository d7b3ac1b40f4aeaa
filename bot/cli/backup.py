"""`backup`: the database and the keys in one archive, taken while the desk runs."""

import errno
import os
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from bot import __version__
from bot.audit import AuditEvent, AuditRecord, key_fingerprint
from bot.audit_trail.anchor import lines_up_to
from bot.backup.archive import measure, open_archive, write_archive
from bot.backup.manifest import KEYS, OLDEST, BackupManifest, BackupPart, DatabaseKind
from bot.backup.postgresql_tools import dump_database, find_tool
from bot.backup.sqlite_copy import DatabaseState, copy_database, state_of
from bot.backup.unfinished import sync_folder, unfinished_folder
from bot.cli.arguments import CommandContext
from bot.cli.database_access import open_engine_of, open_to_write
from bot.cli.output import print_line
from bot.clock import MovableClock, SystemClock
from bot.errors import ConfigurationError, Unreachable
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.settings.keys import held_key, key_path, needed_key
from bot.settings.value_objects import revealed
from bot.store.database import head, sqlite_file, version
from bot.wiring.audit_anchors import anchor_file
from bot.wiring.location import DataLocation, data_folder, database_url

FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))
_WITHOUT_TOOL: Final = "dump the database by other means and copy the folder `keys`; nothing was written"
_TAKEN: Final = {
    BackupPart.DATABASE: "the database",
    BackupPart.WORKFLOWS: "the workflows",
    BackupPart.DUMP: "the database with its workflows",
    BackupPart.ANCHOR: "the anchor of the audit trail",
}


@dataclass(frozen=True, slots=True)
class TakenDatabase:
    """What was copied: where each part lies, and of what state of the database it is."""

    state: DatabaseState
    files: Mapping[BackupPart, Path]


async def backup(given: CommandContext) -> int:
    """Writes the archive, under another name until it is whole. An unusable place or database is one line, and leaves nothing."""
    file: Path = given.arguments.file
    with plain_errors(file):
        _check_target(file, replace=given.arguments.replace)
        key = _audit_key(given.where)
        with unfinished_folder(file.parent, file.name) as folder:
            made = SystemClock().now()
            async with _taken(given, folder) as database:
                files = dict(database.files) | _take_keys(given.where, folder)
                if (anchor := _take_anchor(given.where, folder, key, database.state.last_record)) is not None:
                    files[BackupPart.ANCHOR] = anchor
            parts = tuple(measure(part, files[part]) for part in BackupPart if part in files)
            manifest = BackupManifest(
                program=__version__,
                revision=database.state.revision,
                kind=kind_of_database(given.where),
                made=made,
                audit_key=key_fingerprint(key),
                parts=parts,
            )
            whole = folder / "archive"
            write_archive(whole, manifest, files)
            # Recorded first: a record of a backup that was never put in place does no harm, copies of the keys without a record do.
            await _record(given, key, manifest)
            _put_in_place(whole, file, replace=given.arguments.replace)
    _tell(given.where, file, manifest)
    return 0


@contextmanager
def plain_errors(file: Path) -> Iterator[None]:
    """A file or folder that cannot be used is one line; a full disk is the command line's own matter. Raises ConfigurationError."""
    try:
        yield
    except OSError as trouble:
        if trouble.errno in FULL:
            raise
        raise ConfigurationError(str(trouble.filename or file), "", f"it cannot be used: {trouble.strerror or type(trouble).__name__}") from None


def kind_of_database(where: DataLocation) -> DatabaseKind:
    """The kind that the configuration names. Raises ConfigurationError."""
    return DatabaseKind.POSTGRESQL if sqlite_file(database_url(where)) is None else DatabaseKind.SQLITE


def _check_target(file: Path, *, replace: bool) -> None:
    if not file.parent.is_dir():
        raise ConfigurationError(str(file.parent), "", "there is no such folder")
    if not os.path.lexists(file):
        return
    if file.is_dir():
        raise ConfigurationError(str(file), "", "expected a file to write, found a folder")
    if not replace:
        raise ConfigurationError(str(file), "", "it is there already; name another file, or add --replace")
    try:  # A slip must not cost a database.
        with open_archive(file):
            pass
    except ConfigurationError as trouble:
        raise ConfigurationError(str(file), "", f"--replace replaces a backup only, and {trouble.expected}") from None


def _audit_key(where: DataLocation) -> bytes:
    return needed_key(revealed(where.settings.keys.audit), "audit", data_folder(where) / "keys").reveal().encode()


def _held(where: DataLocation, name: str) -> tuple[Secret | None, Path | None]:
    """The key, and its file (None: it stands in the configuration)."""
    written, folder = written_key(where, name), data_folder(where) / "keys"
    in_file = written is None or written.startswith("file:")
    return held_key(written, name, folder), key_path(written, name, folder) if in_file else None


def written_key(where: DataLocation, name: str) -> str | None:
    """What the configuration says of a key; None for nothing."""
    return revealed(getattr(where.settings.keys, name, None))


@asynccontextmanager
async def _taken(given: CommandContext, folder: Path) -> AsyncIterator[TakenDatabase]:
    """The copies of the database and of the workflows, as of one moment each."""
    file = sqlite_file(database_url(given.where))
    if file is None:
        async with _dumped(given, folder) as taken:
            yield taken
        return
    async with open_engine_of(given) as engine:
        _check_revision(str(await version(engine)))
    files = {}
    # The workflows first, so that they are never newer than the database, which alone says what became of a request. A workflow that is older than its
    # request finds it further on and ends, or is missing and is begun again, and looks before it writes: done once. One that were newer would have ended
    # already: its request would stand at "being carried out" with nobody left to carry it out, and be lost.
    workflows = data_folder(given.where) / BackupPart.WORKFLOWS.value
    if workflows.exists():
        files[BackupPart.WORKFLOWS] = folder / "workflows"
        copy_database(workflows, files[BackupPart.WORKFLOWS])
    files[BackupPart.DATABASE] = folder / "database"
    copy_database(file, files[BackupPart.DATABASE])
    state = state_of(files[BackupPart.DATABASE], file)
    _check_revision(state.revision)
    yield TakenDatabase(state, files)


@asynccontextmanager
async def _dumped(given: CommandContext, folder: Path) -> AsyncIterator[TakenDatabase]:
    """The same for PostgreSQL: one snapshot holds the workflows too, so that neither is newer than the other."""
    tool, dump = find_tool("pg_dump", _WITHOUT_TOOL), folder / "dump"
    async with open_engine_of(given) as engine:
        at = str(await version(engine))
        _check_revision(at)
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="REPEATABLE READ")
            last = (await connection.execute(sa.text("SELECT coalesce(max(number), 0) FROM audit"))).scalar_one()
            snapshot = str((await connection.execute(sa.text("SELECT pg_export_snapshot()"))).scalar_one())
            # The snapshot lasts as long as this transaction.
            dump_database(tool, engine.url, snapshot, dump)
    yield TakenDatabase(DatabaseState(at, int(last)), {BackupPart.DUMP: dump})


def _check_revision(revision: str) -> None:
    if revision > head():
        raise ConfigurationError("database", "version", f"it is at {revision}, this program knows up to {head()}; install the newer program")
    if revision < OLDEST:
        raise ConfigurationError("database", "version", f"it is at {revision}, a backup needs {OLDEST} or later; `db upgrade` brings it there")


def _take_keys(where: DataLocation, folder: Path) -> dict[BackupPart, Path]:
    """Copies of the key files. What stands in the configuration itself is kept with it."""
    files = {}
    for name, part in KEYS.items():
        held, path = _held(where, name)
        if held is not None and path is not None:
            files[part] = _written(folder / name, path.read_bytes())
    return files


def _take_anchor(where: DataLocation, folder: Path, key: bytes, last: int) -> Path | None:
    """The anchor, where it lies beside the keys. It is read after the database, and what it says of later records is left out: so it is neither behind what
    the copy notes of it nor ahead of the copy's trail."""
    if where.settings.audit.file is not None:
        return None
    try:
        lines = lines_up_to(anchor_file(where.settings, data_folder(where)).lines(), key, last)
    except Unreachable as trouble:
        raise ConfigurationError("audit.anchor", "", trouble.detail) from None
    return _written(folder / "anchor", b"".join(line + b"\n" for line in lines)) if lines else None


def _written(target: Path, content: bytes) -> Path:
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
    return target


async def _record(given: CommandContext, key: bytes, manifest: BackupManifest) -> None:
    async with open_to_write(given, key, oldest=OLDEST) as store, store.work() as work:
        now = MovableClock(SystemClock(), await work.clock_ahead()).now()
        details = {"taken": shown_time(manifest.made), "revision": manifest.revision, "parts": str(len(manifest.parts))}
        await work.audit.append(AuditRecord(AuditEvent.BACKUP_MADE, "operator", "", details), now)


def _put_in_place(whole: Path, file: Path, *, replace: bool) -> None:
    if replace:
        whole.replace(file)
    else:
        try:
            os.link(whole, file)  # Unlike a rename, a link never replaces a file.
        except FileExistsError:
            raise ConfigurationError(str(file), "", "it is there already; name another file, or add --replace") from None
        except OSError:  # A file system without links.
            _move_without_links(whole, file)
    sync_folder(file.parent)


def _move_without_links(whole: Path, file: Path) -> None:
    if os.path.lexists(file):
        raise ConfigurationError(str(file), "", "it is there already; name another file, or add --replace")
    shutil.move(whole, file)


def _tell(where: DataLocation, file: Path, manifest: BackupManifest) -> None:
    keys = [name for name, part in KEYS.items() if manifest.has(part)]
    taken = [words for part, words in _TAKEN.items() if manifest.has(part)]
    print_line(f"{file}: {', '.join(taken)} (revision {manifest.revision}), the keys {', '.join(keys)}; as of {shown_time(manifest.made)} UTC")
    print_line("it holds the keys: keep it where nobody but the desk's operators can read it")
    elsewhere = [f"keys.{name}" for name in KEYS if written_key(where, name) is not None and not manifest.has(KEYS[name])]
    if where.settings.audit.file is not None:
        elsewhere.append(f"the anchor {where.settings.audit.file}")
    print_line(f"not in it, keep it too: the configuration and the files that it names{''.join(f', {one}' for one in elsewhere)}")


def shown_time(made: datetime) -> str:
    """A moment in UTC, to the second."""
    return f"{made:%Y-%m-%d %H:%M:%S}"
