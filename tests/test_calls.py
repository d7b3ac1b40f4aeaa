"""Whoever reads a call of ours sees what each argument is: more than five are passed by name."""

import ast
from collections.abc import Iterator

from tests.paths import ROOT

MOST = 5
FILES = [file for top in ("bot", "integrations") for file in sorted((ROOT / top).rglob("*.py")) if "migrations" not in file.parts]


def definitions(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Functions and classes by name, and whether they take any number of positional arguments on purpose."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name, False
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.args.vararg is not None


def long_calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Calls with too many positional arguments: the line and the name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) > MOST:
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            yield node.lineno, name


def test_no_call_of_ours_passes_more_than_five_arguments_by_place() -> None:
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in FILES}
    defined = [definition for tree in trees.values() for definition in definitions(tree)]
    ours = {name for name, _ in defined} - {name for name, any_number in defined if any_number}
    found = [f"{file.relative_to(ROOT)}:{line} {name}" for file, tree in trees.items() for line, name in long_calls(tree) if name in ours]
    assert found == []


def test_a_call_that_is_too_long_is_found() -> None:
    tree = ast.parse("class Seven: ...\nSeven(1, 2, 3, 4, 5, 6, 7)\nother.Seven(1, 2, 3, 4, 5, six=6)\n")
    assert (list(definitions(tree)), list(long_calls(tree))) == ([("Seven", False)], [(2, "Seven")])
