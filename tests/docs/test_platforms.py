"""The configurations on the pages about Slack and Telegram are taken as they stand, and every command on them exists."""

import re
from pathlib import Path

import pytest

from bot.cli.arguments import build_parser
from bot.settings.loading import load_settings
from integrations.channels.slack.manifest import SCOPES
from integrations.channels.telegram.updates import COMMANDS
from tests.conftest import ROOT

KEYS = dict.fromkeys(("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "TELEGRAM_BOT_TOKEN", "TELEGRAM_SECRET"), "x")


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["slack.md", "telegram.md"])
def test_every_configuration_on_the_page_is_taken(name: str, tmp_path: Path) -> None:
    written = re.findall(r"```yaml\n(.*?)```", page(name), re.DOTALL)
    assert len(written) == 2, "one for each way"
    for number, one in enumerate(written):
        file = tmp_path / f"{number}.yaml"
        file.write_text(one, encoding="utf-8")
        settings = load_settings(file, KEYS)
        assert getattr(settings.channels, name.removesuffix(".md")).enabled


def test_the_commented_channels_of_the_shipped_configuration_are_taken(tmp_path: Path) -> None:
    lines = re.findall(r"^  # ((?:slack|telegram): \{.*?\})(?: +#.*)?$", (ROOT / "config.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) == 4
    for line in lines:
        file = tmp_path / "config.yaml"
        file.write_text(f"channels:\n  {line}\n", encoding="utf-8")
        assert load_settings(file, KEYS).channels


@pytest.mark.parametrize("name", ["slack.md", "telegram.md"])
def test_every_command_on_the_page_exists(name: str) -> None:
    for words in re.findall(r"python -m bot ((?:slack manifest|doctor|people link \S+ \S+))", page(name)):
        assert build_parser().parse_args(words.replace("`", "").split()).command


def test_the_pages_name_the_rights_and_the_menu_as_they_are() -> None:
    assert all(f"`{scope}`" in page("slack.md") for scope in SCOPES)
    assert all(f"`/{name}`" in page("telegram.md") for name in COMMANDS)
