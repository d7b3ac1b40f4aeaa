"""Pigeon post's entry in the registry."""

from typing import Final

from bot.ports import ChannelCapabilities
from integrations.channels.platform_entry import PlatformEntry

from .settings import PigeonSettings

PIGEON: Final = PlatformEntry(
    name="pigeon",
    title="Pigeon post",
    settings=PigeonSettings,
    capabilities=ChannelCapabilities(),
    build="integrations.channels.pigeon.channel:build_pigeon",
    check="integrations.channels.pigeon.doctor_check:check_pigeon",
    example="P1",
    libraries=frozenset({"aiohttp"}),
)
