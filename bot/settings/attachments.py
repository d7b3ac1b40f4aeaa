"""The section `attachments`: which files people may send for the helpdesk."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field

from bot.tickets.attachment import FileKind
from integrations.settings_section import SettingsSection

_UNITS: Final = {"KB": 1_000, "MB": 1_000_000}
_WRITTEN: Final = re.compile(r"([1-9]\d{0,5}) ?(KB|MB)", re.IGNORECASE)
_MOST: Final = 100_000_000


def _read_size(written: object) -> object:
    """Bytes of a size like `5 MB`."""
    found = _WRITTEN.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None and not isinstance(written, int):
        raise ValueError(f"a size like 500 KB or 5 MB, not {written!r}")
    size = written if found is None else int(found[1]) * _UNITS[found[2].upper()]
    if not isinstance(size, int) or isinstance(size, bool) or not 0 < size <= _MOST:
        raise ValueError("a size of at most 100 MB")
    return size


def _some_kinds(value: tuple[FileKind, ...]) -> tuple[FileKind, ...]:
    if not value:
        raise ValueError(f"at least one of {', '.join(kind.value for kind in FileKind)}")
    return value


_Size = Annotated[int, BeforeValidator(_read_size)]


class AttachmentSettings(SettingsSection):
    """`largest`: a file; `per_ticket`: how many; `all`: all of a ticket together. `kinds`: by what a file is, not by its name."""

    largest: _Size = 5_000_000
    per_ticket: Annotated[int, Field(ge=1, le=100)] = 10
    together: _Size = Field(default=25_000_000, alias="all")
    kinds: Annotated[tuple[FileKind, ...], AfterValidator(_some_kinds)] = tuple(FileKind)
