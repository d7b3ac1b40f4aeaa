"""The rows by name: every id once, each with its group."""

import pytest

from bot.accounts.rows.row import FindingGroup, Row, group_of


def test_the_rows_are_d1_to_d42_and_fine() -> None:
    assert {row.value for row in Row} == {*(f"D{number}" for number in range(1, 43)), "fine"}
    assert len(Row) == 43


def test_each_group_has_a_row() -> None:
    assert {row.group for row in Row} == set(FindingGroup)


@pytest.mark.parametrize(("row", "group"), [("D15", FindingGroup.LOCKED), ("D39", FindingGroup.DISABLED), ("fine", FindingGroup.FINE), ("", None), ("D43", None)])
def test_what_was_stored_still_knows_its_group(row: str, group: FindingGroup | None) -> None:
    assert group_of(row) is group
