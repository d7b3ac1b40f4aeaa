"""The organisation's own FAQ entries, from the file that the configuration names."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from bot.errors import ConfigurationError
from bot.faq.catalogue import Catalogue, build_catalogue
from bot.faq.own_entries import OwnEntry, entry_texts, read_own
from bot.runtime.bounded_yaml import MEGABYTE, read_bounded
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import Settings

_LARGEST: Final = 128 * MEGABYTE


@dataclass(frozen=True, slots=True)
class OwnEntries:
    """The organisation's own FAQ entries, none if the configuration names no file."""

    entries: tuple[OwnEntry, ...] = ()

    def catalogue(self, before: Catalogue | None = None) -> Catalogue | None:
        """Their search index; building it takes seconds for tens of thousands of entries, and a fraction of that where most were in the one `before`."""
        return build_catalogue(self.pairs(), before) if self.entries else None

    def pairs(self) -> list[tuple[str, str]]:
        """(id, text) of all that they are asked with."""
        return entry_texts(self.entries)


def read_own_entries(settings: Settings) -> OwnEntries:
    """The entries in the file `faq.entries`. Raises ConfigurationError."""
    if settings.faq.entries is None:
        return OwnEntries()
    file = Path(settings.faq.entries)
    try:
        found = file.stat()
        return OwnEntries(_read_own(file, (found.st_mtime_ns, found.st_size, found.st_ino)))
    except UnicodeDecodeError:
        raise ConfigurationError(str(file), "", "this is not UTF-8 text; save it as UTF-8") from None
    except OSError as trouble:
        raise ConfigurationError("config.yaml", "faq.entries", f"{file} cannot be read ({trouble.strerror}); name the file that `faq import --out` wrote") from None


@lru_cache(maxsize=1)
def _read_own(file: Path, _state: tuple[int, int, int]) -> tuple[OwnEntry, ...]:
    return read_own(read_bounded(file, _LARGEST).decode("utf-8"), str(file))
