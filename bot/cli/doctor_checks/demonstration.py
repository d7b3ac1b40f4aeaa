"""A demonstration next to something that could pass it for the real desk: refused, or allowed and reported. Pure."""

from bot.cli.doctor_checks.check import CheckResult
from bot.settings.demonstration import KEY, exposure_refusal, exposures
from bot.settings.schema import Settings

_HERE = "127.0.0.1"
"""Where `run` listens by default; another `--host` is judged at start-up."""
_REMEDY = "name organisation.agencies before real people use this desk"


def check_exposure(settings: Settings) -> tuple[CheckResult, ...]:
    """Nothing if the demonstration is by itself. Next to a real account system alone it is a pilot, for which `chat` is enough."""
    found = exposures(settings, _HERE)
    exposed_to = f", beside {', '.join(found)}" if found else ""
    if settings.demonstration is True:
        return (CheckResult(KEY, True, f"people come from an organisation's file, and that is allowed{exposed_to}", _REMEDY),)
    if settings.demonstration is None and not found:
        return ()
    if settings.demonstration is None and len(found) == len(settings.accounts.real):
        return (CheckResult(KEY, True, f"people come from an organisation's file{exposed_to}: right for a pilot with `chat`, and `run` refuses to start", _REMEDY),)
    return (CheckResult(KEY, False, f"`run` refuses to start: {exposure_refusal(settings, _HERE)}"),)
