"""The table of threats: each has its row, and every test that a row names is there."""

import ast
import re
from functools import cache

from tests.paths import ROOT

ROWS = dict(re.findall(r"^\| T(\d+) [^|]*\| (.*) \|$", (ROOT / "tests" / "threats" / "README.md").read_text(encoding="utf-8"), re.MULTILINE))


@cache
def functions_of(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_each_of_the_thirty_two_threats_has_a_row_that_names_a_test() -> None:
    assert sorted(map(int, ROWS)) == list(range(1, 33))
    assert [number for number, named in ROWS.items() if "::test_" not in named] == []


def test_every_test_that_a_row_names_is_there() -> None:
    named = [tuple(one.split("::")) for row in ROWS.values() for one in re.findall(r"`(tests/[\w/]+\.py::\w+)`", row)]
    assert len(named) > 32
    assert [(file, name) for file, name in named if not (ROOT / file).is_file() or name not in functions_of(file)] == []
