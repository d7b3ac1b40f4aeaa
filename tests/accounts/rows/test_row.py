"""The rows by name: every id once, each with its group, and nowhere else a literal id."""

import ast
import re
from collections.abc import Iterator

import pytest

from bot.accounts.rows.row import FindingGroup, Row, group_of
from tests.paths import ROOT

_IDS = re.compile(r"D\d{1,2}( D\d{1,2})*")
_HOME = ROOT / "bot" / "accounts" / "rows"


def test_the_rows_are_d1_to_d42_and_fine() -> None:
    assert {row.value for row in Row} == {*(f"D{number}" for number in range(1, 43)), "fine"}
    assert len(Row) == 43


def test_each_group_has_a_row() -> None:
    assert {row.group for row in Row} == set(FindingGroup)


@pytest.mark.parametrize(("row", "group"), [("D15", FindingGroup.LOCKED), ("D39", FindingGroup.DISABLED), ("fine", FindingGroup.FINE), ("", None), ("D43", None)])
def test_what_was_stored_still_knows_its_group(row: str, group: FindingGroup | None) -> None:
    assert group_of(row) is group


def test_nobody_outside_the_rows_writes_an_id() -> None:
    assert list(_literal_ids()) == []


def _literal_ids() -> Iterator[str]:
    for file in (*(ROOT / "bot").rglob("*.py"), *(ROOT / "integrations").rglob("*.py")):
        if not file.is_relative_to(_HOME):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and _IDS.fullmatch(node.value):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}: {node.value}"
