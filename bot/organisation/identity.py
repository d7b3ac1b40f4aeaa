"""What people are shown of the organisation on pages, in mails and in greetings. Pure."""

from typing import Final

from bot.organisation.accent import ThemedAccents
from bot.organisation.logo import Logo
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class OwnName:
    """What an organisation's file calls itself; '' where it says nothing."""

    name: str = ""
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationIdentity:
    """'' and None say nothing, and nothing is shown for them. `short` is for narrow places."""

    name: str = ""
    short: str = ""
    logo: Logo | None = None
    accents: ThemedAccents | None = None
    phone: str = ""
    hours: str = ""
    help_url: str = ""
    privacy_url: str = ""


NOT_NAMED: Final = OrganisationIdentity()
"""An organisation that says nothing of itself."""


def named(name: str | None, short_name: str | None, own: OwnName) -> OwnName:
    """The names to show: the configuration's wins over the organisation's own; where only one of the two is known, it stands for both."""
    chosen = OwnName(name or "", short_name or "") if name or short_name else own
    return OwnName(chosen.name or chosen.short_name, chosen.short_name or chosen.name)
