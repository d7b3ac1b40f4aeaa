"""Which messaging platforms the file enables."""

from bot.settings.schema import ChannelSettings
from integrations.channels.platform_entry import PlatformEntry, PlatformSettings
from integrations.channels.registry import PLATFORMS


def enabled_platforms(channels: ChannelSettings) -> tuple[tuple[PlatformEntry, PlatformSettings], ...]:
    """Their entries and sections, in the registry's order."""
    found: list[tuple[PlatformEntry, PlatformSettings]] = []
    for entry in PLATFORMS:
        section: PlatformSettings = channels.platform(entry.name)
        if section.enabled:
            found.append((entry, section))
    return tuple(found)
