"""The page about faults: every row of its table names tests that exist, and every test of a fault has a row."""

import ast
import re

import pytest

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "reliability.md"
TESTS = ROOT / "tests"


def rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").partition("## The faults")[2].partition("\n## ")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if not set(row[0]) <= {"-", " "} and row[-1] != "tests"]


def named(row: list[str]) -> list[str]:
    return re.findall(r"`([\w/]+\.py::\w+)`", row[-1])


def functions_of(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return {f"{file}::{one.name}" for one in tree.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one.name.startswith("test_")}


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]} {row[1]}"[:60])
def test_a_row_is_whole_and_names_tests_that_exist(row: list[str]) -> None:
    assert len(row) == 7
    assert all(row)
    assert named(row)
    for test in named(row):
        file = test.partition("::")[0]
        assert (TESTS / file).is_file(), test
        assert test in functions_of(file), test


def test_what_is_marked_long_on_the_page_is_what_is_long() -> None:
    said = {test for row in rows() for test in re.findall(r"`(faults/\w+\.py::\w+)` \(long\)", row[-1])}
    marked = set[str]()
    for file in (TESTS / "faults").glob("test_*.py"):
        for one in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(one, ast.AsyncFunctionDef) and any(ast.unparse(mark) == "pytest.mark.long" for mark in one.decorator_list):
                marked.add(f"faults/{file.name}::{one.name}")
    assert said == marked


def test_every_test_of_a_fault_has_a_row() -> None:
    there = set().union(*(functions_of(f"faults/{one.name}") for one in (TESTS / "faults").glob("test_*.py")))
    assert there - {test for row in rows() for test in named(row)} == set()
