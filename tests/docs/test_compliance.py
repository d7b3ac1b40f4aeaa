"""The page on compliance: every point of the rules has a row, and every row names tests, settings and files that exist."""

import functools
import re
from typing import Any, Final, get_args

import pytest
from pydantic import BaseModel

from bot.settings.loading import load_settings
from bot.settings.schema import Settings
from tests.conftest import ROOT

PAGE: Final = (ROOT / "docs" / "compliance.md").read_text(encoding="utf-8")
NIST: Final = tuple(f"N{number}" for number in range(1, 23))
ASVS: Final = """1.1.1 1.2.1 1.2.4 1.2.6 1.2.10 1.3.6 2.2.1 2.3.1 2.3.2 2.3.3 2.3.4 2.3.5 2.4.1 3.3.1 3.3.4 3.4.3 3.4.5 3.4.6 3.5.1 3.5.3 4.1.3 6.1.1 6.1.3 6.3.4 6.2.1 6.2.9 6.2.4
    6.2.12 6.2.6 6.2.7 6.2.8 6.3.6 6.3.7 6.3.8 6.4.1 6.4.2 6.4.3 6.4.4 6.4.6 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.6.2 6.6.3 6.6.4 6.8.4 7.2.3 7.4.2 7.5.3 8.2.1 8.2.2 8.3.1 8.3.2
    8.4.1 10.2.1 10.5.1 10.5.4 11.5.1 12.1.3 12.3.2 13.2.2 13.3.1 14.2.1 14.2.6 14.2.7 14.3.2 15.3.4 15.4.2 16.2.5 16.3.1 16.4.1 16.4.2 16.5.1 16.5.3"""
FORGOTTEN: Final = tuple(f"F{number}" for number in range(1, 12))
TAIWAN: Final = {
    "普": "1-1-1 1-3-2 1-3-4 2-1-1 2-1-3 2-2-1 2-4-1 2-5-1 2-6-1 4-1-1 4-2-1 4-2-2 4-2-3 4-2-4 4-2-5 4-3-1 5-3-3 5-4-1",
    "中": "1-1-2 1-1-3 1-1-4 1-2-1 2-1-4 2-5-2 2-6-2 4-2-7 4-2-8 4-4-1 7-3-2 5-7-1",
    "高": "1-1-5 1-1-6 1-1-8 2-4-2 2-6-3 4-1-2 5-3-4 5-3-5 5-4-2 6-1-x 6-2-1",
}
PERSONAL: Final = tuple(f"P{number}" for number in range(1, 6))
WCAG: Final = "1.3.1 4.1.2 1.3.5 1.4.3 1.4.10 2.1.1 2.2.1 2.4.7 2.4.11 2.5.8 3.1.1 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.3 TW"
SECTIONS: Final = {
    "NIST": NIST,
    "OWASP ASVS": tuple(ASVS.split()),
    "OWASP, a forgotten": FORGOTTEN,
    "Taiwan": tuple(f"{level} {point}" for level, points in TAIWAN.items() for point in points.split()),
    "Personal Data": PERSONAL,
    "For everybody": tuple(WCAG.split()),
}
STANDS: Final = ("met", "by setting", "partly", "not met", "yours", "not asked here", "the same")
OURS: Final = ("bot", "integrations", "docs", "deploy", "tests")


def rows(section: str) -> list[list[str]]:
    """The cells of a section's table."""
    (text,) = [part for part in PAGE.split("\n## ") if part.startswith(section)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line.startswith("| ")][2:]


EVERY: Final = [(section, row) for section in SECTIONS for row in rows(section)]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_point_has_one_row(section: str) -> None:
    found = [row[0].split()[0] if section == "NIST" else row[0] for row in rows(section)]
    assert found == list(SECTIONS[section])


def test_every_row_says_how_it_stands_where_and_what_proves_it() -> None:
    for _, row in EVERY:
        assert len(row) == 5, row
        assert row[2].startswith(STANDS), row
        assert re.findall(r"`[^`]+`", row[3]), row
        assert re.findall(r"`tests/[^`]+::test_[^`]+`", row[4]), row


def test_what_is_not_met_says_why() -> None:
    assert [row[0] for _, row in EVERY if row[2] in ("not met", "partly", "yours", "not asked here")] == []


@functools.cache
def names_in(file: str) -> frozenset[str]:
    return frozenset(re.findall(r"^(?:async )?def (test_\w+)", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)) if (ROOT / file).is_file() else frozenset()


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r"`(tests/[^`:]+)::(test_\w+)`", PAGE)
    assert [(file, test) for file, test in named if test not in names_in(file)] == []


def is_key(name: str) -> bool:
    """Whether config.yaml knows this key."""
    models: list[Any] = [Settings]
    for part in name.split("."):
        fields = [field for model in models for known, field in model.model_fields.items() if part in (known, field.alias)]
        if not fields:
            return False
        models = [model for field in fields for model in sections(field.annotation)]
    return True


def sections(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, BaseModel) else []
    return [model for inner in get_args(annotation) for model in sections(inner)]


def test_every_setting_and_file_that_is_named_exists() -> None:
    for _, row in EVERY:
        for name in re.findall(r"`([^`]+)`", row[3]):
            there = (ROOT / name).exists() if "/" in name or name.endswith((".txt", ".toml", ".yaml", ".md")) else is_key(name)
            assert there, f"{row[0]}: {name}"
        for name in re.findall(rf"`((?:{'|'.join(OURS)})/[^`:]+)`", " ".join(row)):
            assert (ROOT / name).exists(), f"{row[0]}: {name}"


def test_a_key_that_there_is_not_would_be_found() -> None:
    assert [is_key(name) for name in ("policy.decide.fresh", "policy.decide.freshness", "accounts.directory", "nothing")] == [True, False, True, False]


def test_the_settings_for_the_highest_level_are_taken(tmp_path: Any) -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE.partition("## For the level 高")[2], re.DOTALL)
    (tmp_path / "config.yaml").write_text(block, encoding="utf-8")
    settings = load_settings(tmp_path / "config.yaml")
    assert (settings.policy.decide.level, settings.audit.outside) == ("V3", True)
