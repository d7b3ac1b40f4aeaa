"""`restore`: a backup into an empty place, whole or not at all."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit import AuditEvent, AuditRecord, key_fingerprint
from bot.backup.archive import OpenArchive, open_archive
from bot.backup.manifest import KEYS, OLDEST, BackupManifest, BackupPart, DatabaseKind
from bot.backup.placement import Preparation, first_there, preparation, put_in_place, take_back_half
from bot.backup.postgresql_tools import find_tool, is_empty, restore_database
from bot.backup.reopening import EndedAtRestore, end_what_was_open
from bot.backup.sqlite_copy import check_database, settle, state_of
from bot.cli.arguments import CommandContext
from bot.cli.backup import kind_of_database, plain_errors, shown_time, written_key
from bot.cli.output import print_line
from bot.clock import MovableClock, SystemClock
from bot.errors import ConfigurationError
from bot.secret import Secret
from bot.settings.keys import held_key, key_path
from bot.store.database import database_errors, head, open_engine, sqlite_file, version
from bot.store.transactions import Transactions
from bot.store.work import Work
from bot.wiring.location import DataLocation, data_folder, database_url

_WITHOUT_TOOL: Final = "put back a dump of your own; nothing was written"
_KINDS: Final = {DatabaseKind.SQLITE: "an SQLite database", DatabaseKind.POSTGRESQL: "a PostgreSQL database"}
_NEEDED: Final = ("national_id", "session", "audit")


async def restore(given: CommandContext) -> int:
    """Compares the whole archive, prepares the place beside its goal, and moves it there. Anything that is wrong is one line, and changes nothing."""
    where, file = given.where, given.arguments.file
    with plain_errors(file), open_archive(file) as archive:
        folder, url = data_folder(where).resolve(), database_url(where)
        _check_manifest(archive.manifest, file, where)
        take_back_half(folder)
        await _check_empty(folder, url)
        with preparation(folder) as prepared:
            files = archive.unpack(prepared.unpacked)
            elsewhere = _place_keys(where, prepared, files, folder)
            key = _audit_key(where, archive.manifest, prepared, elsewhere)
            if archive.manifest.kind is DatabaseKind.SQLITE:
                ended = await _prepare_database(url, archive, prepared, key)
            else:
                # Before the keys: without them a restored database is one whose every page, code and session is worthless, should this end halfway.
                ended = await _fill_database(url, archive, files[BackupPart.DUMP], key)
            put_in_place(prepared, folder, elsewhere)
    _tell(where, file, archive.manifest, ended)
    return 0


def _check_manifest(manifest: BackupManifest, file: Path, where: DataLocation) -> None:
    kind = kind_of_database(where)
    if manifest.kind is not kind:
        raise ConfigurationError(str(file), "", f"it holds {_KINDS[manifest.kind]}, and `database` names {_KINDS[kind]}")
    if manifest.revision > head():
        raise ConfigurationError(str(file), "", f"its database is at {manifest.revision[:8]}, this program knows up to {head()}; install the newer program")
    if manifest.revision < OLDEST:
        raise ConfigurationError(str(file), "", f"its database is at {manifest.revision[:8]!r}, which no version of this program backs up")


async def _check_empty(folder: Path, url: sa.URL) -> None:
    """An existing desk is never touched."""
    database = sqlite_file(url)
    there = first_there(folder, None if database is None else folder / database.name)
    if there is not None:
        raise ConfigurationError(str(there), "", "it is there already, and a backup is restored into an empty place only; name another folder with --data")
    if database is None:
        find_tool("pg_restore", _WITHOUT_TOOL)
        async with _opened(url) as engine, engine.connect() as connection:
            if not await connection.run_sync(is_empty):
                shown = url.render_as_string(hide_password=True)
                raise ConfigurationError("config.yaml", "database", f"{shown} holds tables already, and a backup is restored into an empty database only")


@asynccontextmanager
async def _opened(url: sa.URL) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(url)
    try:
        with database_errors(url):
            yield engine
    finally:
        await engine.dispose()


def _place_keys(where: DataLocation, prepared: Preparation, files: Mapping[BackupPart, Path], folder: Path) -> dict[Path, Path]:
    """Puts the keys where the configuration wants them; gives those outside the folder, by where they go."""
    elsewhere: dict[Path, Path] = {}
    kept = prepared.place / "keys"
    kept.mkdir(mode=0o700)
    for name, part in KEYS.items():
        written, source = written_key(where, name), files.get(part)
        if source is None:
            if written is None and name in _NEEDED:
                raise ConfigurationError("config.yaml", f"keys.{name}", "the backup does not hold this key, since the configuration did; put it back there")
        elif written is None or written.startswith("file:"):
            target = key_path(written, name, folder / "keys").resolve()
            if target.is_relative_to(folder):
                inside = prepared.place / target.relative_to(folder)
                inside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                source.rename(inside)
            elif not _is_there(target, source, name):
                elsewhere[target] = source
    if where.settings.audit.file is None and BackupPart.ANCHOR in files:
        files[BackupPart.ANCHOR].rename(kept / "audit.anchor")
    return elsewhere


def _is_there(target: Path, source: Path, name: str) -> bool:
    """Whether a key outside the folder is in place already, as where a keeper of secrets puts it there. Raises ConfigurationError for another one."""
    if not target.exists():
        return False
    if target.read_bytes() != source.read_bytes():
        raise ConfigurationError(str(target), f"keys.{name}", "another key than that of the backup is there already; nothing was changed")
    return True


def _audit_key(where: DataLocation, manifest: BackupManifest, prepared: Preparation, elsewhere: Mapping[Path, Path]) -> Secret:
    """The key under which the restore is recorded: the trail's own, or none is. Raises ConfigurationError."""
    written, folder = written_key(where, "audit"), data_folder(where).resolve()
    if written is None or written.startswith("file:"):
        target = key_path(written, "audit", folder / "keys").resolve()
        there = prepared.place / target.relative_to(folder) if target.is_relative_to(folder) else elsewhere.get(target, target)
        written = f"file:{there}"
    key = held_key(written, "audit", prepared.place)
    if key is None or key_fingerprint(key.reveal().encode()) != manifest.audit_key:
        raise ConfigurationError("config.yaml", "keys.audit", "it is not the key that the audit trail of this backup was sealed with; nothing was changed")
    return key


async def _prepare_database(url: sa.URL, archive: OpenArchive, prepared: Preparation, key: Secret) -> EndedAtRestore:
    """Everything that changes the database is done before it is put in place."""
    name = str(url.database)
    target = prepared.place / Path(name).name
    (prepared.unpacked / BackupPart.DATABASE.value).rename(target)
    check_database(target, archive.file)
    if state_of(target, archive.file).revision != archive.manifest.revision:
        raise ConfigurationError(str(archive.file), "", "its database is at another revision than its list of contents says")
    if archive.manifest.has(BackupPart.WORKFLOWS):
        workflows = prepared.place / BackupPart.WORKFLOWS.value
        (prepared.unpacked / BackupPart.WORKFLOWS.value).rename(workflows)
        check_database(workflows, archive.file)
        settle(workflows)
    async with _opened(url.set(database=str(target))) as engine:
        ended = await _reopen(engine, archive.manifest, key)
    settle(target)
    return ended


async def _fill_database(url: sa.URL, archive: OpenArchive, dump: Path, key: Secret) -> EndedAtRestore:
    restore_database(find_tool("pg_restore", _WITHOUT_TOOL), url, dump)
    async with _opened(url) as engine:
        return await _reopen(engine, archive.manifest, key)


async def _reopen(engine: AsyncEngine, manifest: BackupManifest, key: Secret) -> EndedAtRestore:
    """Ends what must not come back to life, and records it, in one transaction."""
    await version(engine)  # Raises for a revision of nobody's.
    async with Transactions(engine).writing() as connection:
        work = Work(connection, str, key.reveal().encode())
        now = MovableClock(SystemClock(), await work.clock_ahead()).now()
        ended = await connection.run_sync(end_what_was_open, now)
        details = {"taken": shown_time(manifest.made), "revision": manifest.revision, **ended.form()}
        await work.audit.append(AuditRecord(AuditEvent.BACKUP_RESTORED, "operator", "", details), now)
    return ended


def _tell(where: DataLocation, file: Path, manifest: BackupManifest, ended: EndedAtRestore) -> None:
    print_line(f"restored from {file}: the database (revision {manifest.revision}) and the keys, as of {shown_time(manifest.made)} UTC")
    print_line(
        f"ended, since nobody knows what became of them: {ended.pages} pages, {ended.codes} codes, {ended.sessions} sessions at the desk, "
        f"{ended.browsers} browsers, {ended.proofs} fresh proofs"
    )
    if ended.under_way:
        print_line(
            f"requests that are approved or being carried out: {ended.under_way}; the next start takes them up, looks first, "
            "and writes only where an account is not as asked for; with `policy.paused: true` it writes nothing and ends them"
        )
    print_line("as they were then, so look them through: linked chats, freezes, passkeys and authenticators, and requests that wait or are being carried out")
    if manifest.revision != head():
        print_line(f"the next start or `db upgrade` brings the database to {head()}")
    anchor = where.settings.audit.anchor
    kept = "a head of the trail that is kept elsewhere" if anchor is None else f"the anchor ({anchor})"
    print_line(f"next: `doctor`, then `audit verify`; where {kept} is ahead of this trail: `audit accept --because restored`")
