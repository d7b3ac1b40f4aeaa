"""What readers of exports hand on: entries with the lines they stand in, whatever the format."""

from collections.abc import Mapping
from dataclasses import field

from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class UnreadableLine:
    """A value that is no text, and why; it matters only where a field is taken from it."""

    why: str


@dataclass(frozen=True, slots=True)
class ExportValue:
    """A value and its line."""

    line: int
    text: "str | UnreadableLine"


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """One record of an export. `values` by the name of the column or attribute, in small letters."""

    line: int
    values: Mapping[str, tuple[ExportValue, ...]]

    def texts(self, name: str) -> tuple[str, ...]:
        """The values under this name that are texts and not empty."""
        return tuple(one.text for one in self.values.get(name, ()) if isinstance(one.text, str) and one.text)


@dataclass
class ExportContent:
    """What a reader found: entries, rows without anything in them, and what is wrong, a line each."""

    file: str
    entries: list[ExportEntry] = field(default_factory=list)
    empty: int = 0
    wrong: list[str] = field(default_factory=list)

    def refuse(self, line: int, why: str) -> None:
        """Notes what is wrong with this line; nothing of the file will be taken."""
        self.wrong.append(f"{self.file}:{line}: {why}")

    def unreadable(self, line: int, key: str, why: str) -> ConfigurationError:
        """For what makes the rest of the file unreadable, too."""
        return ConfigurationError(f"{self.file}:{line}", key, why)
