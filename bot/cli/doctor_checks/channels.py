"""Asks the enabled platforms who we are there; nothing is sent to anybody."""

from pkgutil import resolve_name

from bot.cli.doctor_checks.check import CheckResult
from bot.settings.platforms import enabled_platforms
from bot.settings.schema import Settings
from integrations.channels.platform_entry import PlatformCheck


async def check_channels(settings: Settings) -> tuple[CheckResult, ...]:
    """A line for each thing that each enabled platform has to say. Raises ConfigurationError."""
    found: list[CheckResult] = []
    for entry, section in enabled_platforms(settings.channels):
        check: PlatformCheck = resolve_name(entry.check)
        found += [CheckResult(line.key, line.ok, line.result, line.remedy) for line in await check(section, settings.public_url)]
    return tuple(found)
