"""Who the organisation is, from the file: what is shown of it, and one line for what cannot be."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli.doctor_checks.organisation import check_identity
from bot.errors import ConfigurationError
from bot.organisation.identity import NOT_NAMED, OwnName
from bot.settings.loading import load_settings
from bot.settings.organisation_identity import build_identity
from bot.settings.schema import Settings
from tests.organisation.test_logo import PNG, svg
from tests.paths import ROOT

FULL = """
organisation:
  name: Demonstration City Government
  short_name: 示範市府
  logo: pictures/city.svg
  colour: '#ffcc00'
  help: {phone: 1999 轉 8585, hours: 週一至週五 08:30–17:30, url: https://help.city.example}
  privacy_url: https://city.example/privacy
"""


def loaded(folder: Path, text: str) -> Settings:
    file = folder / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return load_settings(file, {})


def test_everything_that_is_written_is_shown(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "city.svg").write_bytes(svg())
    identity = build_identity(loaded(tmp_path, FULL), OwnName("示範市政府", "市府"))
    assert (identity.name, identity.short) == ("Demonstration City Government", "示範市府")
    assert identity.logo is not None
    assert identity.logo.kind == "svg"
    assert identity.accents is not None
    assert identity.accents.given == "#ffcc00"
    assert (identity.phone, identity.hours) == ("1999 轉 8585", "週一至週五 08:30–17:30")
    assert (identity.help_url, identity.privacy_url) == ("https://help.city.example", "https://city.example/privacy")


@pytest.mark.parametrize("text", ["", "organisation: {name: null, help: null}", "organisation: {name: '  ', short_name: '', help: {phone: '', hours: null}}"])
def test_what_is_null_or_empty_says_nothing(tmp_path: Path, text: str) -> None:
    assert build_identity(loaded(tmp_path, text)) == NOT_NAMED


def test_without_a_name_in_the_file_the_organisations_own_stands(tmp_path: Path) -> None:
    identity = build_identity(loaded(tmp_path, "organisation: {phase: go_live}"), OwnName("示範市政府", "示範市府"))
    assert (identity.name, identity.short) == ("示範市政府", "示範市府")


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("organisation: {name: 5}", "organisation.name", "a text"),
        (f"organisation: {{name: {'x' * 101}}}", "organisation.name", "at most 100"),
        (f"organisation: {{short_name: {'x' * 25}}}", "organisation.short_name", "at most 24"),
        ('organisation: {name: "City\\nBcc: x"}', "organisation.name", "one line"),
        ('organisation: {name: "City\\u202eytiC"}', "organisation.name", "one line"),
        ("organisation: {help: {phone: 1999}}", "organisation.help.phone", "in quotes"),
        ("organisation: {help: {url: 'javascript:alert(1)'}}", "organisation.help.url", "an address"),
        ('organisation: {help: {url: "https://desk.example/\\nBcc: x"}}', "organisation.help.url", "an address"),
        ('organisation: {privacy_url: "https://desk.example/\\u202egpj"}', "organisation.privacy_url", "an address"),
        ("organisation: {privacy_url: 'https://desk.example\\@elsewhere.example/'}", "organisation.privacy_url", "an address"),
        ("organisation: {colour: '#12345'}", "organisation.colour", "#0b5fff"),
        ("organisation: {colour: 'red; } body { display: none'}", "organisation.colour", "#0b5fff"),
        ("organisation: {logo: gone.png}", "organisation.logo", "gone.png cannot be read"),
        ("organisation: {logo: .}", "organisation.logo", "cannot be read"),
        ("organisation: {logo: config.yaml}", "organisation.logo", "none of them, whatever it is called"),
        ("organisation: {logo: bad.svg}", "organisation.logo", "without <script>"),
        ("organisation: {logo: large.png}", "organisation.logo", "at most 200 kB"),
    ],
)
def test_a_wrong_value_is_one_line_with_the_key_and_the_remedy(tmp_path: Path, text: str, key: str, expected: str) -> None:
    (tmp_path / "bad.svg").write_bytes(svg("<script/>"))
    (tmp_path / "large.png").write_bytes(PNG + bytes(201 * 1024))
    with pytest.raises(ConfigurationError) as refused:
        loaded(tmp_path, text)
    assert refused.value.key == key
    assert expected in refused.value.expected
    assert "\n" not in refused.value.detail


def test_the_program_says_so_in_one_line_and_ends_with_2(tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("organisation: {logo: logo.png}", encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"GIF89a")
    command = [sys.executable, "-m", "bot", "doctor", "--config", str(config), "--data", str(tmp_path / "data")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"accountdesk: {config}: organisation.logo: {tmp_path / 'logo.png'}: expected an SVG, PNG, WebP or JPEG picture")
    assert "or set it to null" in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_the_doctor_tells_what_is_made_of_the_colour_and_of_the_logo(tmp_path: Path) -> None:
    (tmp_path / "city.svg").write_bytes(svg())
    logo, colour = check_identity(build_identity(loaded(tmp_path, "organisation: {logo: city.svg, colour: '#fc0'}")))
    assert (logo.name, logo.mark, colour.name, colour.mark) == ("organisation.logo", "ok", "organisation.colour", "ok")
    assert logo.result == f"svg, {len(svg())} bytes"
    assert "since #ffcc00 reaches 1.4:1 there and text needs 4.5:1; dark pages: #ffcc00" in colour.result
    assert check_identity(NOT_NAMED) == ()
