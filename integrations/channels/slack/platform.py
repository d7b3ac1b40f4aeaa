"""Slack's entry in the registry."""

from typing import Final

from bot.ports import ChannelCapabilities
from integrations.channels.platform_entry import PlatformEntry, PlatformSetup
from integrations.channels.slack.settings import SlackSettings

SLACK: Final = PlatformEntry(
    name="slack",
    title="Slack",
    settings=SlackSettings,
    capabilities=ChannelCapabilities(hushed=True, edits=True, forms=True, start_page=True),
    build="integrations.channels.slack.channel:build_slack",
    check="integrations.channels.slack.doctor_check:check_slack",
    example="U123",
    libraries=frozenset({"aiohttp", "slack_bolt", "slack_sdk"}),
    setup=PlatformSetup(
        command="manifest",
        does="print the app's manifest for this configuration, to paste at api.slack.com/apps",
        example="python -m bot slack manifest > manifest.json",
        text="integrations.channels.slack.manifest:manifest_text",
    ),
)
