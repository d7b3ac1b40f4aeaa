"""Telegram's entry in the registry."""

from typing import Final

from bot.ports import ChannelCapabilities
from integrations.channels.platform_entry import PlatformEntry
from integrations.channels.telegram.settings import TelegramSettings

TELEGRAM: Final = PlatformEntry(
    name="telegram",
    title="Telegram",
    settings=TelegramSettings,
    capabilities=ChannelCapabilities(edits=True),
    build="integrations.channels.telegram.channel:build_telegram",
    check="integrations.channels.telegram.doctor_check:check_telegram",
    example="1001",
    libraries=frozenset({"aiohttp", "telegram", "urllib"}),
)
