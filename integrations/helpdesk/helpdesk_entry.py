"""What a kind of helpdesk says of itself in the registry, before its library is imported."""

from bot.runtime.quick_dataclass import dataclass
from integrations.settings_section import SettingsSection


class HelpdeskSettings(SettingsSection):
    """What every helpdesk's section of the file begins with; a kind names itself by a Literal and adds its own keys."""

    kind: str


@dataclass(frozen=True, slots=True)
class HelpdeskEntry:
    """One kind of helpdesk. `build` and `examine` are named as `module:function`, since what they import takes long.

    `build(said, context)` gives a `BuiltHelpdesk`. `examine(said, clock)` is what `doctor` asks; None where tickets stay in the desk's own database.
    """

    kind: str
    settings: type[HelpdeskSettings]
    build: str
    examine: str | None = None
