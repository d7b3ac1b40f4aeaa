"""What an organisation's file calls itself."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.errors import ConfigurationError
from bot.organisation.identity import OwnName
from integrations.accounts.embedded.organisation_file import read_organisation
from integrations.accounts.embedded.own_name import read_own_name
from tests.paths import SAMPLES

PEOPLE = "agencies: [{id: a, name: A, joins_directory: true}]\npeople: [{id: b, name: B, agency: a}]\n"


def written(folder: Path, text: str) -> Path:
    file = folder / "organisation.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (f"organisation: {{name: City, short_name: C}}\n{PEOPLE}", OwnName("City", "C")),
        (f"phase: go_live\norganisation:\n  short_name: C\n{PEOPLE}", OwnName("", "C")),
        (f"organisation: {{name: null}}\n{PEOPLE}", OwnName()),
        (f"organisation: {{name: 'null'}}\n{PEOPLE}", OwnName("null")),
        (f"organisation: null\n{PEOPLE}", OwnName()),
        (PEOPLE, OwnName()),
        ("agencies: [", OwnName()),
        ("", OwnName()),
        ("- name: City", OwnName()),
    ],
)
def test_the_name_stands_at_the_beginning_of_the_file_or_nowhere(tmp_path: Path, text: str, own: OwnName) -> None:
    assert read_own_name(written(tmp_path, text)) == own


def test_a_file_that_is_gone_says_nothing(tmp_path: Path) -> None:
    assert read_own_name(tmp_path / "gone.yaml") == OwnName()


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")))
def test_both_samples_have_a_name(sample: Path) -> None:
    assert read_own_name(sample) == OwnName("示範市政府", "示範市府")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PEOPLE}organisation: {{name: City}}\n", "before people"),
        (f"organisation: {{name: [City]}}\n{PEOPLE}", "organisation.name"),
        (f"organisation: {{nam: City}}\n{PEOPLE}", "did you mean 'name'"),
    ],
)
def test_a_name_in_a_wrong_place_or_shape_is_refused_where_the_file_is_loaded(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_organisation(written(tmp_path, text), ZoneInfo("Asia/Taipei"))
    assert expected in refused.value.detail
