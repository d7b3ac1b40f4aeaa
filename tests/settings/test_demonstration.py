"""The demonstration never stands where it could be taken for the real desk, unless the operator says so: then everybody is told."""

from pathlib import Path
from typing import Any

import pytest

from bot.cli.doctor_checks.demonstration import check_exposure
from bot.errors import ConfigurationError
from bot.runtime.loopback import is_loopback
from bot.settings.demonstration import check_demonstration, exposure_refusal
from bot.settings.loading import load_settings
from bot.settings.schema import Settings

HERE = "127.0.0.1"
SLACK = {"channels": {"slack": {"enabled": True, "bot_token": "x", "app_token": "y"}}}
TELEGRAM = {"channels": {"telegram": {"enabled": True, "token": "x"}}}
PUBLIC = {"public_url": "https://desk.example"}
DIRECTORY = {
    "accounts": {"directory": {"kind": "active_directory", "servers": ["ldaps://d"], "base_dns": ["DC=x"], "read": {"user": "u", "password": "p"}}},
}
PORTAL = {"accounts": {"portal": {"kind": "sql", "url": "sqlite:///x", "table": "t", "columns": {"account": "a"}}}}


def settings(said: dict[str, Any], demonstration: bool | None) -> Settings:
    return Settings.model_validate({**said, "demonstration": demonstration})


@pytest.mark.parametrize(
    ("said", "host", "named"),
    [
        (SLACK, HERE, "Slack"),
        (TELEGRAM, HERE, "Telegram"),
        (PUBLIC, HERE, "https://desk.example"),
        ({"public_url": "http://10.1.2.3:8080"}, HERE, "10.1.2.3"),
        ({}, "0.0.0.0", "0.0.0.0"),
        ({}, "::", "bound host ::"),
        ({}, "", "0.0.0.0"),
        ({}, "192.168.1.9", "192.168.1.9"),
        ({}, "desk", "bound host desk"),
        (DIRECTORY, HERE, "accounts.directory"),
        (PORTAL, HERE, "accounts.portal"),
    ],
)  # fmt: skip
def test_beside_anything_real_it_refuses_to_start_unless_it_is_allowed(said: dict[str, Any], host: str, named: str) -> None:
    for value in (None, False):
        with pytest.raises(ConfigurationError) as trouble:
            check_demonstration(settings(said, value), host)
        assert trouble.value.key == "demonstration"
        assert "organisation.agencies" in trouble.value.detail
        assert "\n" not in trouble.value.detail
        assert value is False or named in trouble.value.detail
    check_demonstration(settings(said, True), host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_on_this_machine_alone_it_needs_no_word_and_false_means_never(host: str) -> None:
    check_demonstration(settings({}, None), host)
    check_demonstration(settings({"public_url": "http://127.0.0.1:9"}, None), host)
    assert "false" in exposure_refusal(settings({}, False), host)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True), ("LOCALHOST.", True), ("desk.localhost", True), ("127.0.0.1", True), ("127.9.9.9", True), ("[::1]", True),
        ("::ffff:127.0.0.1", True), ("0.0.0.0", False), ("::", False), ("", False), ("localhost.evil.example", False), ("127.0.0.1.evil.example", False),
        ("evillocalhost", False), ("10.0.0.1", False), ("2130706433", False), ("0x7f000001", False), ("::ffff:10.0.0.1", False),
    ],
)  # fmt: skip
def test_a_host_is_this_machine_only_where_that_is_certain(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@pytest.mark.parametrize(
    ("said", "value", "mark", "word"),
        [
        (SLACK, None, "fail", "refuses"), (SLACK | DIRECTORY, None, "fail", "refuses"), (SLACK, True, "warn", "Slack"), ({}, True, "warn", "allowed"),
        ({}, False, "fail", "false"), (DIRECTORY, None, "warn", "refuses"), (DIRECTORY, False, "fail", "false"),
    ],
)  # fmt: skip
def test_the_doctor_says_it_too(said: dict[str, Any], value: bool | None, mark: str, word: str) -> None:
    (check,) = check_exposure(settings(said, value))
    assert (check.name, check.mark) == ("demonstration", mark)
    assert word in check.line
    assert check_exposure(settings({}, None)) == ()


def test_the_key_is_read_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("demonstration: true")
    assert load_settings(file, {}).demonstration is True
