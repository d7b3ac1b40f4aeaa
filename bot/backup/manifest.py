"""What stands at the head of an archive: what it holds, and what made it. Pure."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Final

from bot.runtime.quick_dataclass import dataclass

FORMAT: Final = 1
OLDEST: Final = "0012"
"""The first revision whose records bear a keyed seal; a backup is recorded, so an older database is migrated first."""
_SUM: Final = "sum"
_KILOBYTE: Final = 1024


class DatabaseKind(Enum):
    """The kind of database in an archive."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


class BackupPart(Enum):
    """Everything that an archive may hold, by its name there. Nothing else is ever written anywhere."""

    WORKFLOWS = "workflows.db"
    DATABASE = "accountdesk.db"
    DUMP = "database.dump"
    NATIONAL_ID = "keys/national_id.key"
    SESSION = "keys/session.key"
    AUDIT = "keys/audit.key"
    DEMONSTRATION = "keys/demonstration.key"
    ANCHOR = "keys/audit.anchor"


KEYS: Final[Mapping[str, BackupPart]] = {
    "national_id": BackupPart.NATIONAL_ID,
    "session": BackupPart.SESSION,
    "audit": BackupPart.AUDIT,
    "demonstration": BackupPart.DEMONSTRATION,
}
"""By their names in the configuration; the last one is the demonstration's own."""
_LARGEST: Final[Mapping[BackupPart, int]] = {**dict.fromkeys(KEYS.values(), 64 * _KILOBYTE), BackupPart.ANCHOR: 16 * _KILOBYTE * _KILOBYTE}
"""In bytes. A database is as large as it is: an archive is not compressed, so it cannot hold more than its own size."""
_HOLDS: Final = {DatabaseKind.SQLITE: BackupPart.DATABASE, DatabaseKind.POSTGRESQL: BackupPart.DUMP}
_NOT_WITH: Final = {DatabaseKind.SQLITE: {BackupPart.DUMP}, DatabaseKind.POSTGRESQL: {BackupPart.DATABASE, BackupPart.WORKFLOWS}}


class UnusableManifest(ValueError):
    """Why an archive cannot be used, in words that follow its name."""


@dataclass(frozen=True, slots=True)
class ArchivedPart:
    """A member of the archive: its size in bytes, and its SHA-256 in hexadecimal."""

    part: BackupPart
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupManifest:
    """`program`: the version that made it; `revision`: that of the tables; `made` in UTC; `audit_key`: the fingerprint of the key of the audit trail."""

    program: str
    revision: str
    kind: DatabaseKind
    made: datetime
    audit_key: str
    parts: tuple[ArchivedPart, ...]

    def has(self, part: BackupPart) -> bool:
        """Whether the archive holds it."""
        return any(one.part is part for one in self.parts)


def manifest_text(manifest: BackupManifest) -> bytes:
    """The manifest as it stands in the archive; its own sum tells damage, as those of the members do."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "program": manifest.program,
        "revision": manifest.revision,
        "database": manifest.kind.value,
        "made": manifest.made.astimezone(UTC).isoformat(timespec="seconds"),
        "audit_key": manifest.audit_key,
        "members": [{"name": one.part.value, "size": one.size, "sha256": one.sha256} for one in manifest.parts],
    }
    return json.dumps({**body, _SUM: _sum_of(body)}, indent=1).encode() + b"\n"


def read_manifest(written: bytes) -> BackupManifest:
    """Reads it, trusting nothing. Raises UnusableManifest."""
    try:
        body = json.loads(written.decode("utf-8"))
        number = body["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UnusableManifest("is no backup of this program") from None
    # Before the sum: another format may sum up otherwise.
    if isinstance(number, int) and number > FORMAT:
        raise UnusableManifest(f"has format {number}, this program knows up to {FORMAT}; install the newer program")
    try:
        if number != FORMAT or body.pop(_SUM) != _sum_of(body):
            raise UnusableManifest("is damaged: its list of contents is not the one that was written")
        manifest = BackupManifest(
            program=str(body["program"]),
            revision=str(body["revision"]),
            kind=DatabaseKind(body["database"]),
            made=datetime.fromisoformat(body["made"]).astimezone(UTC),
            audit_key=str(body["audit_key"]),
            parts=tuple(ArchivedPart(BackupPart(one["name"]), int(one["size"]), str(one["sha256"])) for one in body["members"]),
        )
    except UnusableManifest:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        raise UnusableManifest("lists something that no backup of this program holds") from None
    _check(manifest)
    return manifest


def _check(manifest: BackupManifest) -> None:
    parts = [one.part for one in manifest.parts]
    if len(set(parts)) != len(parts) or _HOLDS[manifest.kind] not in parts or _NOT_WITH[manifest.kind] & set(parts):
        raise UnusableManifest("lists something that no backup of this program holds")
    if any(not 0 <= one.size <= _LARGEST.get(one.part, one.size) for one in manifest.parts):
        raise UnusableManifest("lists something larger than it can be")


def _sum_of(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
