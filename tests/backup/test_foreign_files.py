"""Files that are no whole backup: torn, changed, somebody else's, or made to write elsewhere. One line, and the place is as empty as before."""

import contextlib
import io
import json
import os
import tarfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.backup.archive import open_archive
from bot.backup.manifest import ArchivedPart, BackupManifest, BackupPart, DatabaseKind, UnusableManifest, manifest_text, read_manifest
from bot.errors import ConfigurationError
from tests.backup.place import CommandLine

WHOLE = BackupManifest(
    "0.1.0", "0023", DatabaseKind.SQLITE, datetime(2026, 3, 2, 1, 0, tzinfo=UTC), "ab12cd34",
    (ArchivedPart(BackupPart.DATABASE, 5, "9" * 64), ArchivedPart(BackupPart.AUDIT, 65, "8" * 64)),
)  # fmt: skip


def refused(line: CommandLine, file: Path) -> str:
    """The line; the place is not there afterwards, nor anything beside it."""
    beside = {path.name for path in file.parent.iterdir()}
    said = line.refuses("restore", file, "--data", file.parent / "place")
    assert {path.name for path in file.parent.iterdir()} == beside
    return said


def test_what_is_written_is_read_again() -> None:
    assert read_manifest(manifest_text(WHOLE)) == WHOLE


@given(st.integers(0, len(manifest_text(WHOLE)) - 1), st.integers(1, 255))
def test_a_manifest_with_any_byte_changed_is_another_backups_or_none(place: int, by: int) -> None:
    written = bytearray(manifest_text(WHOLE))
    written[place] ^= by
    with contextlib.suppress(UnusableManifest):
        assert read_manifest(bytes(written)) == WHOLE, "only a space may be another space"


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"\0" * 20_480, b"SQLite format 3\0" + b"\0" * 5_000], ids=["empty", "text", "zeros", "a database"])
def test_another_programs_file_is_refused(tmp_path: Path, line: CommandLine, content: bytes) -> None:
    file = tmp_path / "desk.tar"
    file.write_bytes(content)
    assert "no backup" in refused(line, file)


def test_a_file_that_is_not_there_a_folder_and_a_pipe_are_refused(tmp_path: Path, line: CommandLine) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("nowhere", "folder", "pipe"):
        refused(line, tmp_path / name)


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7, 0.9999])
def test_a_truncated_file_is_refused(archive: Path, line: CommandLine, kept: float) -> None:
    os.truncate(archive, int(archive.stat().st_size * kept))
    refused(line, archive)


@pytest.mark.parametrize("cut", [1, 512, 1024, 5_000])
def test_a_file_that_lacks_its_last_bytes_or_has_more_is_refused(archive: Path, line: CommandLine, cut: int) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[:-cut])
    refused(line, archive)
    archive.write_bytes(whole + b"\0" * cut)
    refused(line, archive)


def test_a_changed_byte_of_any_member_is_refused(archive: Path, line: CommandLine) -> None:
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        members = [(one.name, one.offset_data, one.size) for one in tar]
    for name, at, size in members:
        changed = bytearray(whole)
        changed[at + size // 2] ^= 1
        archive.write_bytes(changed)
        assert "damaged" in refused(line, archive) or name == "manifest.json"
    archive.write_bytes(whole)
    with open_archive(archive) as opened:
        assert opened.manifest.has(BackupPart.DATABASE)


Change = Callable[[tarfile.TarInfo], None]


def _remade(archive: Path, change: Change, *, more: tuple[tarfile.TarInfo, bytes] | None = None, to: Callable[[dict[str, object]], None] | None = None) -> None:
    """The same archive with other members, as somebody writes it who knows the format."""
    with tarfile.open(archive) as tar:
        held = [(one, tar.extractfile(one).read()) for one in tar]  # type: ignore[union-attr]
    if to is not None:
        head = json.loads(held[0][1])
        to(head)
        held[0] = held[0][0], json.dumps(head).encode()
        held[0][0].size = len(held[0][1])
    with tarfile.open(archive, "w") as tar:
        for one, content in [*held, *([more] if more else [])]:
            change(one)
            tar.addfile(one, io.BytesIO(content))


def _as_link(member: tarfile.TarInfo) -> None:
    if member.name == "keys/session.key":
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"


def _as_hard_link(member: tarfile.TarInfo) -> None:
    if member.name == "keys/session.key":
        member.type, member.linkname = tarfile.LNKTYPE, "accountdesk.db"


def _upwards(member: tarfile.TarInfo) -> None:
    if member.name == "keys/session.key":
        member.name = "../../session.key"


def _absolute(member: tarfile.TarInfo) -> None:
    if member.name == "keys/session.key":
        member.name = "/tmp/session.key"


def _as_device(member: tarfile.TarInfo) -> None:
    if member.name == "keys/session.key":
        member.type = tarfile.CHRTYPE


def _with_an_extended_header(member: tarfile.TarInfo) -> None:
    if member.name == "keys/session.key":
        member.pax_headers = {"path": "../session.key", "comment": "x"}


@pytest.mark.parametrize("change", [_as_link, _as_hard_link, _upwards, _absolute, _as_device, _with_an_extended_header])
def test_a_member_that_is_no_plain_file_of_a_known_name_is_refused(archive: Path, line: CommandLine, change: Change) -> None:
    _remade(archive, change)
    refused(line, archive)
    assert not (archive.parent.parent / "session.key").exists()


def test_one_member_more_is_refused(archive: Path, line: CommandLine) -> None:
    more = tarfile.TarInfo("keys/more.key")
    more.size = 3
    _remade(archive, lambda _: None, more=(more, b"abc"))
    assert "does not hold what its own list" in refused(line, archive)


def test_a_name_in_the_list_that_no_backup_holds_is_refused() -> None:
    written = manifest_text(WHOLE).replace(b"keys/audit.key", b"../../etc/cron")
    with pytest.raises(UnusableManifest):
        read_manifest(written)


@pytest.mark.parametrize(
    "parts",
    [
        (), WHOLE.parts[1:], (*WHOLE.parts, WHOLE.parts[0]), (*WHOLE.parts, ArchivedPart(BackupPart.DUMP, 5, "7" * 64)),
        (WHOLE.parts[0], ArchivedPart(BackupPart.AUDIT, 70_000, "8" * 64)), (ArchivedPart(BackupPart.DATABASE, -1, "9" * 64),),
    ],
    ids=["nothing", "no database", "one twice", "of another kind", "a key too large", "smaller than nothing"],
)  # fmt: skip
def test_a_list_that_cannot_be_true_is_refused_although_its_sum_is_right(parts: tuple[ArchivedPart, ...]) -> None:
    with pytest.raises(UnusableManifest):
        read_manifest(manifest_text(replace(WHOLE, parts=parts)))


def test_a_newer_format_is_refused_in_words(archive: Path, line: CommandLine) -> None:
    def newer(head: dict[str, object]) -> None:
        head["format"] = 2

    _remade(archive, lambda _: None, to=newer)
    assert "format 2, this program knows up to 1; install the newer program" in refused(line, archive)


def test_a_newer_revision_is_refused_in_words(archive: Path, line: CommandLine, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.restore.head", lambda: "0013")
    assert "this program knows up to 0013; install the newer program" in refused(line, archive)


def test_a_backup_of_the_other_kind_of_database_is_refused(archive: Path, line: CommandLine, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("database: postgresql+psycopg://desk:canary-77@127.0.0.1:1/desk\n", encoding="utf-8")
    said = line.refuses("restore", archive, "--data", tmp_path / "place", "--config", config)
    assert "it holds an SQLite database" in said
    assert "canary-77" not in said


def test_a_file_that_changes_between_the_two_looks_is_refused(archive: Path, tmp_path: Path) -> None:
    with open_archive(archive) as opened:
        with tarfile.open(archive) as tar:
            at = tar.getmember("accountdesk.db").offset_data
        with archive.open("r+b") as file:
            file.seek(at + 40)
            file.write(b"\xff\xff")
        with pytest.raises(ConfigurationError, match="damaged"):
            opened.unpack(tmp_path / "unpacked")
