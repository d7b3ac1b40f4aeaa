"""The demonstration beside what takes it for the real desk: refused, or allowed and said. Pure."""

from bot.cli.doctor_checks.check import CheckResult
from bot.settings.demonstration import KEY, exposure_refusal, exposures
from bot.settings.schema import Settings

_HERE = "127.0.0.1"
"""What `run` listens on unless told otherwise; another `--host` is judged when it starts."""
_REMEDY = "name organisation.agencies before real people use this desk"


def check_exposure(settings: Settings) -> tuple[CheckResult, ...]:
    """Nothing where a demonstration stays among itself. Beside a real account system alone it is a pilot, for which `chat` is enough."""
    beside = exposures(settings, _HERE)
    told = f", beside {', '.join(beside)}" if beside else ""
    if settings.demonstration is True:
        return (CheckResult(KEY, True, f"people come from an organisation's file, and that is allowed{told}", _REMEDY),)
    if settings.demonstration is None and not beside:
        return ()
    if settings.demonstration is None and len(beside) == len(settings.accounts.real):
        return (CheckResult(KEY, True, f"people come from an organisation's file{told}: right for a pilot with `chat`, and `run` refuses to start", _REMEDY),)
    return (CheckResult(KEY, False, f"`run` refuses to start: {exposure_refusal(settings, _HERE)}"),)
