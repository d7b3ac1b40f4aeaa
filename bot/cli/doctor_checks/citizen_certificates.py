"""Whether citizen certificates can be examined as the configuration says."""

from pkgutil import resolve_name
from typing import Any

from bot.cli.doctor_checks.check import CheckResult
from bot.clock import Clock
from bot.settings.schema import Settings


def check_citizen_certificates(settings: Settings, clock: Clock, *, demonstration: bool) -> tuple[CheckResult, ...]:
    """Nothing if none are configured, but where the demonstration's card reader stands in. `demonstration`: its pages are shown here."""
    section = settings.verification.certificate
    if section is None:
        reader = "none are configured; in this demonstration a card reader stands in, at /certificate"
        return (CheckResult("verification.certificate", True, reader),) if demonstration else ()
    # Imported by name: the library takes part of a second, and only a configuration with certificates needs it.
    check: Any = resolve_name("integrations.certificates.doctor_check:check_certificates")
    return tuple(CheckResult(line.key, line.ok, line.result, line.remedy) for line in check(section, settings.public_url, clock.now()))
