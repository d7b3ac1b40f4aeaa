"""What readers of exports produce: entries with their line numbers, whatever the format."""

from collections.abc import Mapping
from dataclasses import field

from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class UnreadableLine:
    """A value that is no text, and why; it matters only if a field uses it."""

    why: str


@dataclass(frozen=True, slots=True)
class ExportValue:
    """A value and its line."""

    line: int
    text: "str | UnreadableLine"


@dataclass(frozen=True, slots=True)
class ExportEntry:
    """One record of an export. `values` by the name of the column or attribute, in lower case."""

    line: int
    values: Mapping[str, tuple[ExportValue, ...]]

    def texts(self, name: str) -> tuple[str, ...]:
        """The non-empty text values under this name."""
        return tuple(value.text for value in self.values.get(name, ()) if isinstance(value.text, str) and value.text)


@dataclass
class ExportContent:
    """A reader's result: entries, empty rows, and what is wrong, one line each."""

    file: str
    entries: list[ExportEntry] = field(default_factory=list)
    empty: int = 0
    wrong: list[str] = field(default_factory=list)

    def refuse(self, line: int, why: str) -> None:
        """Notes an error on this line; nothing of the file will be imported."""
        self.wrong.append(f"{self.file}:{line}: {why}")

    def unreadable(self, line: int, key: str, why: str) -> ConfigurationError:
        """Also for errors that make the rest of the file unreadable."""
        return ConfigurationError(f"{self.file}:{line}", key, why)
