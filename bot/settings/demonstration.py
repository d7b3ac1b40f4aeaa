"""Whether people from an organisation's file may be served where real people could meet them."""

from urllib.parse import urlsplit

from bot.errors import ConfigurationError
from bot.runtime.loopback import is_loopback
from bot.settings.platforms import enabled_platforms
from bot.settings.schema import Settings

KEY = "demonstration"
REMEDY = "name organisation.agencies where people are real; demonstration: true shows the demonstration all the same, with a banner"


def exposures(settings: Settings, host: str) -> tuple[str, ...]:
    """What a demonstration stands beside that takes it for the real desk. `host` is what it listens on."""
    found = [entry.title for entry, _ in enabled_platforms(settings.channels)]
    if not is_loopback(host):
        found.append(f"the bound host {host or '0.0.0.0'}")  # noqa: S104 - only shown
    if not is_loopback(urlsplit(settings.public_url).hostname or ""):
        found.append(f"the public_url {settings.public_url}")
    return (*found, *(f"the real {name} (accounts.{name})" for name in settings.accounts.real))


def exposure_refusal(settings: Settings, host: str) -> str:
    """Why this demonstration may not start, in one sentence; '' if it may."""
    if settings.demonstration is True:
        return ""
    if settings.demonstration is False:
        return "it is false, and people come from an organisation's file; name organisation.agencies, the FILE of the real agencies"
    found = exposures(settings, host)
    return f"people come from an organisation's file, anybody can be anybody of them, and beside them is {', '.join(found)}; {REMEDY}" if found else ""


def check_demonstration(settings: Settings, host: str) -> None:
    """Raises ConfigurationError if a demonstration may not start like this. `host` is the address it listens on."""
    if why := exposure_refusal(settings, host):
        raise ConfigurationError("config.yaml", KEY, why)
