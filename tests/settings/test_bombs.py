"""A file that is too large, too deep, or grows without end is one line at once, whichever of the operator's files it is."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.errors import ConfigurationError
from bot.runtime.bounded_yaml import check_shape
from bot.secret import Secret
from bot.settings.entries import read_own_entries
from bot.settings.keys import read_key
from bot.settings.loading import load_settings
from bot.settings.schema import Settings
from integrations.accounts.embedded.organisation_file import read_organisation
from integrations.accounts.offices import load_offices
from integrations.settings_section import read_secret

ZONE = ZoneInfo("Asia/Taipei")
NOW = datetime(2026, 3, 2, tzinfo=UTC)
READERS: dict[str, Callable[[Path], object]] = {
    "configuration": lambda file: load_settings(file, {}),
    "organisation": lambda file: read_organisation(file, ZONE),
    "agencies": lambda file: load_offices(file, ZONE, NOW),
    "FAQ entries": lambda file: read_own_entries(Settings.model_validate({"faq": {"entries": str(file)}})),
}
BOMBS = {
    "aliases of aliases": "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
    "aliases in merges": "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}\n" for n in range(1, 12)),
    "itself": "a: &a [*a]\n",
    "itself from within": "a: &a {b: {c: [*a]}}\n",
    "brackets": "a: " + "[" * 20_000,
    "braces": "a: " + "{b: " * 20_000,
    "dashes": "a:\n" + "- " * 20_000 + "x\n",
    "indentation": "".join(" " * n + "a:\n" for n in range(400)),
    "questions": "? " * 5_000 + "x\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("what", READERS)
def test_a_bomb_is_refused_at_once_in_one_line(tmp_path: Path, what: str, bomb: str) -> None:
    file = tmp_path / "file.yaml"
    file.write_text(BOMBS[bomb], encoding="utf-8")
    began = time.process_time()
    with pytest.raises(ConfigurationError) as refused:
        READERS[what](file)
    assert time.process_time() - began < 0.5
    assert str(file) in refused.value.detail
    assert "\n" not in refused.value.detail
    assert any(word in refused.value.expected for word in ("deep", "aliases", "stands inside"))


@pytest.mark.parametrize("what", READERS)
def test_a_file_without_end_is_refused_by_its_size(tmp_path: Path, what: str) -> None:
    file = tmp_path / "file.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(300 * 1024 * 1024)
    with pytest.raises(ConfigurationError, match="expected at most"):
        READERS[what](file)


def test_agencies_as_a_table_a_key_and_a_secret_have_their_size_too(tmp_path: Path) -> None:
    file = tmp_path / "agencies.csv"
    with file.open("wb") as sparse:
        sparse.truncate(300 * 1024 * 1024)
    with pytest.raises(ConfigurationError, match="expected at most 64 MB"):
        load_offices(file, ZONE, NOW)
    with pytest.raises(ConfigurationError, match="expected at most 64 kB"):
        read_key(f"file:{file}", "session", tmp_path)
    settings = Settings.model_validate({"mail": {"password": f"file:{file}"}})
    assert settings.mail.password is not None
    with pytest.raises(ConfigurationError, match="expected at most 64 kB"):
        assert isinstance(read_secret(settings.mail.password, "mail.password"), Secret)


def test_aliases_as_people_use_them_are_taken() -> None:
    check_shape("usual: &usual {phone: '1', hours: 9-5}\n" + "".join(f"a{n}: *usual\n" for n in range(2000)), "f")
    check_shape("a: &a {b: 1}\nc: {<<: *a, d: 2}\n", "f")
    check_shape("not: [yaml", "f")


def test_the_configuration_takes_an_alias(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("timings: {auto_unlock: &span 20m, sync_every: *span}", encoding="utf-8")
    assert load_settings(file, {}).timings.sync_every == load_settings(file, {}).timings.auto_unlock
