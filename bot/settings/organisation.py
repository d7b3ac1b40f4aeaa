"""The section `organisation`: who the organisation is, and what it says of its accounts."""

import re
from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator

from bot.people.names import is_shown
from integrations.settings_section import SettingsSection, WebAddress

_COLOUR: Final = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")
_LONGEST_SHORT_NAME: Final = 24
_LONGEST: Final = 100


def _colour(value: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise ValueError("a colour like #0b5fff")
    return value


def _written_as_text(value: object) -> object:
    """YAML would take 0227208889 for another number than people dial."""
    if isinstance(value, int | float):
        raise ValueError('the number in quotes, like "1999"')
    return value


def _line(value: str, longest: int) -> str | None:
    """One line to show; what is left empty says nothing."""
    line = " ".join(value.split(" ")).strip()
    if not is_shown(line) or len(line) > longest:
        raise ValueError(f"one line of at most {longest} letters")
    return line or None


def _name(value: str) -> str | None:
    return _line(value, _LONGEST)


def _short_name(value: str) -> str | None:
    return _line(value, _LONGEST_SHORT_NAME)


Colour = Annotated[str, AfterValidator(_colour)]
ShownLine = Annotated[str, AfterValidator(_name)]
ShownNumber = Annotated[str, BeforeValidator(_written_as_text), AfterValidator(_name)]


class HelpSettings(SettingsSection):
    """Where people get help from people."""

    phone: ShownNumber | None = None
    hours: ShownLine | None = None
    url: WebAddress | None = None


class OrganisationSettings(SettingsSection):
    """The organisation; these values override the embedded file, null says nothing. `logo`: a FILE, from the configuration's folder."""

    name: ShownLine | None = None
    short_name: Annotated[str, AfterValidator(_short_name)] | None = None
    logo: str | None = None
    colour: Colour | None = None
    help: HelpSettings | None = HelpSettings()
    privacy_url: WebAddress | None = None
    phase: Literal["before_go_live", "go_live"] | None = None
    auto_creation: datetime | None = None
    agencies: str | None = None
