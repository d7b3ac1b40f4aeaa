"""A mistake of the operator is one sentence with the file, the key and the remedy."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from bot.cli.arguments import build_parser
from bot.errors import ConfigurationError
from bot.secret import Secret
from bot.settings.keys import read_key
from bot.settings.loading import load_settings
from bot.settings.schema import Settings

ROOT = Path(__file__).parent.parent.parent


def loaded(tmp_path: Path, text: str, **environment: str) -> Settings:
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return load_settings(file, environment)


def test_an_empty_file_means_all_defaults(tmp_path: Path) -> None:
    assert loaded(tmp_path, "") == Settings()


def test_the_shipped_file_says_nothing_but_the_defaults() -> None:
    assert load_settings(ROOT / "config.yaml", {}) == Settings()


def test_r46_the_contacts_shipped_are_those_of_the_source_with_tasks_for_names() -> None:
    contacts = Settings().contacts
    assert contacts.hotline.phone == "1999 轉 8585"
    assert [one.phone for one in contacts.vendor] == ["25991266 分機 274", "25991266 分機 264", None]
    assert [one.phone for one in contacts.responsible] == ["1999 分機 2865", "1999 分機 2913 或 59810"]


def test_one_changed_contact_leaves_the_others_as_shipped(tmp_path: Path) -> None:
    settings = loaded(tmp_path, "contacts: {hotline: {name: 服務台, phone: '1234'}}")
    assert settings.contacts.hotline.phone == "1234"
    assert settings.contacts.vendor == Settings().contacts.vendor


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("databse: x", "databse", "did you mean database"),
        ("timings: {auto_unlok: 15m}", "timings.auto_unlok", "did you mean auto_unlock"),
        ("timings: {auto_unlock: 15 minutes}", "timings.auto_unlock", "a span like 15m"),
        ("timings: {auto_unlock: 0m}", "timings.auto_unlock", "above zero"),
        ("timings: {sync_every: 99999999999d}", "timings.sync_every", "at most ten years"),
        ("time_zone: Asia/Taibei", "time_zone", "a zone like Asia/Taipei"),
        ("time_zone: ../etc/passwd", "time_zone", "a zone like Asia/Taipei"),
        ("language: fr", "language", "zh-Hant-TW"),
        ("channels: {web: {enabled: maybe}}", "channels.web.enabled", "true or false"),
        ("channels: {slack: {enabled: true}}", "channels.slack.bot_token", "docs/slack.md"),
        ("channels: {slack: {enabled: true, bot_token: x}}", "channels.slack.app_token", "mode is socket"),
        ("channels: {slack: {enabled: true, mode: http, bot_token: x, app_token: y}}", "channels.slack.signing_secret", "mode is http"),
        ("channels: {telegram: {enabled: true}}", "channels.telegram.token", "docs/telegram.md"),
        ("channels: {telegram: {enabled: true, mode: webhook, token: x}}", "channels.telegram.secret_token", "mode is webhook"),
        ("channels: {slack: {api_url: slack.com}}", "channels.slack.api_url", "an address"),
        ("accounts: {directory: {kind: active}}", "accounts.directory.kind", "embedded, active_directory"),
        ("accounts: {directory: {kind: active_directory}}", "accounts.directory.servers", "this key"),
        ("accounts: {directory: {servers: []}}", "accounts.directory.servers", "known here: kind"),
        ("accounts: {portal: {kind: sql, url: x, table: t, columns: {acount: a}}}", "accounts.portal.columns.acount", "did you mean account"),
        ("accounts: {portal: {kind: sql, url: x, table: t, columns: {account: a, enabled: {column: s, meanings: {1: on}}}}}",
         "accounts.portal.columns.enabled.meanings.1", "'enabled' or 'disabled'"),
        ("policy: {unlock: {ways: [{level: V9}]}}", "policy.unlock.ways[0].level", "V0, V1, V2, V3"),
        ("faq: {floors: {first: 80}}", "faq.floors.first", "less than or equal to 1"),
        ("- a\n- b", "", "a map of keys"),
        ("a: b: c", "line 1, column 5", "YAML"),
        ("database: a\ndatabase: b", "line 2, column 1", "twice"),
        ("database: ${NOT_SET}", "database", "NOT_SET is not set"),
        ("database: \x00", "", "YAML"),
        ("a: " + "[" * 5000, "line 1", "nested far too deeply"),
        ("a: 2026-13-45", "", "YAML"),
        ("a: " + "9" * 9000, "", "YAML"),
    ],
)
def test_a_wrong_file_is_one_line_with_file_key_and_remedy(tmp_path: Path, text: str, key: str, expected: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        loaded(tmp_path, text)
    assert refused.value.key == key
    assert expected in refused.value.expected
    assert "\n" not in refused.value.detail
    assert "config.yaml" in refused.value.detail


def test_a_missing_file_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.yaml.*no such file"):
        load_settings(tmp_path / "nowhere.yaml", {})


def test_a_file_that_is_not_utf8_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes("language: 中文".encode("big5"))
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_settings(file, {})


def test_a_value_from_the_environment_is_filled_in_and_never_shown(tmp_path: Path) -> None:
    settings = loaded(tmp_path, "mail: {smtp: 'smtp://h', password: '${MAIL}'}", MAIL="canary-secret")
    assert settings.mail.password is not None
    assert settings.mail.password.get_secret_value() == "canary-secret"
    assert "canary-secret" not in repr(settings)


def test_a_variable_may_stand_bare_between_braces_and_brackets(tmp_path: Path) -> None:
    settings = loaded(tmp_path, "mail: {smtp: 'smtp://h', password: ${MAIL}}\nchannels: {slack: {bot_token: ${MAIL}, enabled: false}}  # ${NOT_SET}", MAIL="canary")
    assert settings.mail.password is not None
    assert settings.mail.password.get_secret_value() == "canary"


def test_a_span_is_read_as_people_write_it(tmp_path: Path) -> None:
    assert loaded(tmp_path, "timings: {sync_every: 1h30m}").timings.sync_every == timedelta(minutes=90)


def test_a_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    first = read_key(None, "session", tmp_path / "keys")
    assert read_key(None, "session", tmp_path / "keys") == first
    assert (tmp_path / "keys" / "session.key").stat().st_mode & 0o077 == 0


def test_two_desks_that_start_at_once_have_one_whole_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, another, chance = tmp_path / "keys", list[Secret](), secrets.token_hex

    def while_it_is_made(length: int) -> str:
        monkeypatch.setattr(secrets, "token_hex", chance)
        another.append(read_key(None, "session", folder))
        return chance(length)

    monkeypatch.setattr(secrets, "token_hex", while_it_is_made)
    assert [read_key(None, "session", folder)] == another
    assert [file.name for file in folder.iterdir()] == ["session.key"]


def test_a_key_is_made_where_the_file_system_has_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    assert read_key(None, "session", tmp_path) == read_key(None, "session", tmp_path)
    assert (tmp_path / "session.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("command", [["run"], ["people", "list"], ["chat", "--as", "chen.yj"]])
def test_an_empty_folder_name_is_a_variable_that_was_not_set_and_not_the_folder_one_stands_in(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([*command, "--data", ""])
    assert ended.value.code == 2
    assert "--data: expected a folder" in capsys.readouterr().err


def test_a_key_too_short_to_be_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "session.key").write_text("short")
    with pytest.raises(ConfigurationError, match="32 characters"):
        read_key(f"file:{tmp_path / 'session.key'}", "session", tmp_path)


def test_the_shipped_file_names_every_key_of_the_schema() -> None:
    written = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    assert set(Settings.model_fields) - set(written) == {"mail", "verification"}


@pytest.mark.parametrize("anchor", ["/mnt/worm/audit.anchor", "file:/mnt/worm/audit.anchor", "syslog://log.city.example", "syslog+tcp://[::1]:601", "mailto:audit@city.example"])
def test_an_anchor_is_a_file_a_log_server_or_a_mailbox(anchor: str) -> None:
    assert Settings.model_validate({"audit": {"anchor": anchor}}).audit.outside is (not anchor.endswith("audit.anchor"))


@pytest.mark.parametrize("anchor", ["", " ", "https://log.city.example/x", "syslog://", "syslog://host:none", "syslog://host/path", "mailto:", "mailto:a@b,c@d", "a\x00b"])
def test_an_anchor_that_is_nothing_of_the_kind_is_refused(anchor: str) -> None:
    with pytest.raises(ValueError, match="anchor"):
        Settings.model_validate({"audit": {"anchor": anchor}})
