"""`slack manifest`: what Slack takes without a change, for each way of talking to it."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli.arguments import build_parser, command_context
from bot.cli.platform_setup import platform_setup

Captured = pytest.CaptureFixture[bytes]


def printed(captured: Captured, folder: Path, said: str) -> dict[str, Any]:
    config = folder / "config.yaml"
    config.write_text(said, encoding="utf-8")
    assert asyncio.run(platform_setup(command_context(build_parser().parse_args(["slack", "manifest", "--config", str(config)])))) == 0
    made: dict[str, Any] = json.loads(captured.readouterr().out)
    return made


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en"])
def test_over_the_socket_it_names_no_address_and_fits_slacks_limits(capfdbinary: Captured, tmp_path: Path, language: str) -> None:
    made = printed(capfdbinary, tmp_path, f"language: {language}\n")
    assert made["settings"]["socket_mode_enabled"] is True
    assert "url" not in json.dumps(made["features"]["slash_commands"]).replace("usage", "")
    assert "request_url" not in json.dumps(made["settings"])
    assert made["features"]["slash_commands"][0]["command"] == "/account"
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert all(len(one["name"]) <= 24 and len(one["description"]) <= 150 for one in made["features"]["shortcuts"])
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert set(made["settings"]["event_subscriptions"]["bot_events"]) == {"app_home_opened", "app_mention", "message.im"}


def test_over_http_everything_leads_to_the_public_address(capfdbinary: Captured, tmp_path: Path) -> None:
    made = printed(capfdbinary, tmp_path, "public_url: https://desk.example/\nchannels: {slack: {mode: http}}\n")
    address = "https://desk.example/slack/events"
    settings = made["settings"]
    assert settings["socket_mode_enabled"] is False
    assert [settings["event_subscriptions"]["request_url"], settings["interactivity"]["request_url"], made["features"]["slash_commands"][0]["url"]] == [address] * 3
