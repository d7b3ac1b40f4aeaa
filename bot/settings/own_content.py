"""What the organisation adds to what the desk answers from: its own FAQ entries and its own topics of others, with the state of their files."""

import hashlib
from pathlib import Path
from typing import Final, TypeAlias

from bot.elsewhere.topic import ForeignTopic
from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass
from bot.settings.entries import OwnEntries, read_own_entries
from bot.settings.schema import Settings
from bot.settings.topics import read_own_topics

FileState: TypeAlias = tuple[int, int, int] | None
"""When a file was last written (ns), its size and its number on the disk; None where there is none to be read."""
_DIGEST: Final = 16


@dataclass(frozen=True, slots=True)
class OwnContent:
    """`digest` tells two contents apart, '' where the configuration names no file."""

    entries: OwnEntries = OwnEntries()
    topics: tuple[ForeignTopic, ...] = ()
    digest: str = ""


def content_files(settings: Settings) -> tuple[Path, ...]:
    """The files that the configuration names."""
    return tuple(Path(named) for named in (settings.faq.entries, settings.elsewhere) if named is not None)


def file_states(settings: Settings) -> tuple[FileState, ...]:
    """How the files stand now; a change of one is a change of this."""
    return tuple(_state(file) for file in content_files(settings))


def read_own_content(settings: Settings) -> OwnContent:
    """Reads and checks both files. Raises ConfigurationError."""
    entries, topics = read_own_entries(settings), read_own_topics(settings)
    return OwnContent(entries, topics, _digest(content_files(settings)))


def _state(file: Path) -> FileState:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _digest(files: tuple[Path, ...]) -> str:
    if not files:
        return ""
    whole = hashlib.sha256()
    for file in files:
        try:
            whole.update(hashlib.sha256(file.read_bytes()).digest())
        except OSError as trouble:
            raise ConfigurationError(str(file), "", f"it cannot be read ({trouble.strerror})") from None
    return whole.hexdigest()[:_DIGEST]
