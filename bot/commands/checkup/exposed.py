"""The demonstration beside what takes it for the real desk: refused, or allowed and said. Pure."""

from bot.commands.checkup.check import Check
from bot.settings.demonstration import KEY, exposures, refused
from bot.settings.schema import Settings

_HERE = "127.0.0.1"
"""What `run` listens on unless told otherwise; another `--host` is judged when it starts."""


def check_exposed(settings: Settings) -> tuple[Check, ...]:
    """Nothing where a demonstration stays among itself."""
    if why := refused(settings, _HERE):
        return (Check(KEY, False, f"`run` refuses to start: {why}"),)
    if settings.demonstration is not True:
        return ()
    beside = f", beside {', '.join(found)}" if (found := exposures(settings, _HERE)) else ""
    return (Check(KEY, True, f"this is the demonstration, allowed{beside}", "name organisation.agencies before real people use this desk"),)
