"""From the section `organisation` to what people are shown of it."""

from pathlib import Path

from bot.errors import ConfigurationError
from bot.organisation.accent import accents_of
from bot.organisation.identity import OrganisationIdentity, OwnName, named
from bot.organisation.logo import LARGEST, Logo, examined_logo
from bot.settings.organisation import HelpSettings
from bot.settings.schema import Settings

NO_NAME = OwnName()
_KEY = "organisation.logo"
_REMEDY = "; name another FILE, from the folder of the configuration, or set it to null"


def build_identity(settings: Settings, own: OwnName = NO_NAME) -> OrganisationIdentity:
    """What is shown; `own` is what the embedded organisation calls itself. Raises ConfigurationError."""
    organisation = settings.organisation
    shown, help = named(organisation.name, organisation.short_name, own), organisation.help or HelpSettings()
    return OrganisationIdentity(
        name=shown.name,
        short=shown.short_name,
        logo=None if organisation.logo is None else _read_logo("config.yaml", Path(organisation.logo)),
        accents=None if organisation.colour is None else accents_of(organisation.colour),
        phone=help.phone or "",
        hours=help.hours or "",
        help_url=help.url or "",
        privacy_url=organisation.privacy_url or "",
    )


def with_checked_logo(settings: Settings, config: Path) -> Settings:
    """The settings with the logo's whole path; it is named from the folder of the configuration. Raises ConfigurationError for one that is no picture."""
    organisation = settings.organisation
    if organisation.logo is None:
        return settings
    file = config.parent / organisation.logo
    _read_logo(str(config), file)
    return settings.model_copy(update={"organisation": organisation.model_copy(update={"logo": str(file)})})


def _read_logo(config: str, file: Path) -> Logo:
    try:
        with file.open("rb") as opened:
            return examined_logo(opened.read(LARGEST + 1))
    except OSError as trouble:
        raise ConfigurationError(config, _KEY, f"{file} cannot be read ({trouble.strerror}){_REMEDY}") from None
    except ValueError as trouble:
        raise ConfigurationError(config, _KEY, f"{file}: expected {trouble}{_REMEDY}") from None
