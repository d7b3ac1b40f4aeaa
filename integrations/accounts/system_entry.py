"""What a kind of account system says of itself in the registry, before its library is imported."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from bot.runtime.quick_dataclass import dataclass
from integrations.settings_section import SettingsSection

P = TypeVar("P")
RIGHTS = frozenset({"unlock", "reset", "bind", "enable"})


class SystemSettings(SettingsSection):
    """What every account system's section of the file begins with; a kind names itself by a Literal and adds its own keys."""

    kind: str


class DirectorySettings(SystemSettings):
    """What every kind of directory says besides, so that the policy leaves to people what the desk cannot do there."""

    @property
    def given(self) -> frozenset[str]:
        """What the desk may do there: some of `RIGHTS`."""
        return frozenset()

    @property
    def names_owners(self) -> bool:
        """Whether the directory itself says whose an unbound account is."""
        return False


@dataclass(frozen=True)
class AccountSystemEntry(Generic[P]):
    """One kind of one account system. `build`, `examine` and `setup` are named as `module:function`, since what they import takes long.

    `build(settings, context, records)` gives a `BuiltSystem` with the port P. `examine(settings, context)` is what `doctor` asks; None for what is kept
    in the desk's own database, which `doctor` asks as one. `setup(settings)` is the text of `doctor --setup`.
    """

    kind: str
    settings: type[SystemSettings]
    build: str
    examine: str | None = None
    setup: str | None = None


def entry_of(entries: Iterable[AccountSystemEntry[P]], section: SystemSettings) -> AccountSystemEntry[P]:
    """The kind that the settings name; they were checked against the same entries."""
    return {entry.kind: entry for entry in entries}[section.kind]
