"""Every rule R1-R46, every row D1-D42 and every threat T1-T32 is named by a test and in the code; who removes the last one hears of it here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
IDS = [*(f"r{number}" for number in range(1, 47)), *(f"d{number}" for number in range(1, 43)), *(f"t{number}" for number in range(1, 33))]
_ID = re.compile(r"([rdt])0*(\d{1,2})")


def run_from(source: str) -> Iterator[str]:
    """The names of the test functions at the top of a file: those that pytest runs."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node.name


def named_by(test: str) -> frozenset[str]:
    """The ids in a name: `test_d15_r45_a_lock_…` names d15 and r45; `d5_to_d7` names those between as well."""
    parts = test.removeprefix("test_").split("_")
    named: list[str] = []
    for place, part in enumerate(parts):
        found = _ID.fullmatch(part)
        if found is None:
            continue
        kind, number = found[1], int(found[2])
        first = int(named[-1][1:]) + 1 if place > 1 and parts[place - 1] == "to" and named else number
        named += [f"{kind}{one}" for one in range(first, number + 1)]
    return frozenset(named)


NAMED = {id: test for file in sorted(TESTS.rglob("test_*.py")) for test in run_from(file.read_text("utf-8")) for id in named_by(test)}

SOURCES = [file for room in ("bot", "integrations") for kind in ("*.py", "*.yaml") for file in (TESTS.parent / room).rglob(kind)]
IN_CODE = {id for file in SOURCES for id in re.findall(r"\b[RDT]\d{1,2}\b", file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("id", IDS)
def test_it_is_named_by_a_test(id: str) -> None:
    assert id in NAMED, f"no test is named test_{id}_…"


@pytest.mark.parametrize("id", IDS)
def test_it_is_found_in_the_code(id: str) -> None:
    assert id.upper() in IN_CODE, f"git grep -w {id.upper()} -- bot integrations finds nothing"


def test_a_name_tells_its_ids() -> None:
    assert named_by("test_d15_r45_a_lock_clears") == {"d15", "r45"}
    assert named_by("test_d5_to_d7_follow_the_clock") == {"d5", "d6", "d7"}
    assert named_by("test_d01_a_stranger") == {"d1"}
    assert named_by("test_t09_t20_an_approval") == {"t9", "t20"}
    assert named_by("test_a_red_door_r2d2_and_12") == frozenset()


def test_only_what_runs_counts() -> None:
    assert list(run_from("def test_r1_x(): ...\nasync def test_r2_y(): ...\ndef helper():\n    def test_r3_z(): ...\n# def test_r4_w(): ...\n")) == [
        "test_r1_x",
        "test_r2_y",
    ]
