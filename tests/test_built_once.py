"""What takes a moment to build is built once, and before a desk that serves reads a first message: none of it holds the loop that everybody waits for."""

import ast
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.runtime import built_once
from bot.runtime.built_once import BuiltOnce
from tests.paths import ROOT

_AFTER_WARMING = """
import json, sys
from bot.cli.run import warm
from bot.runtime import built_once
warm(False)
print(json.dumps([f"{one._build.__module__}.{one._build.__name__}" for one in built_once._ALL if one.is_built]))
"""
_KEPT_AT_ONCE = {"cache", "lru_cache"}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Each function of the program by the name of its module."""
    for file in sorted((ROOT / "bot").rglob("*.py")):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for one in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(one, ast.FunctionDef):
                yield module, one


def decorators(of: ast.FunctionDef) -> set[str]:
    written = (one.func if isinstance(one, ast.Call) else one for one in of.decorator_list)
    return {one.attr if isinstance(one, ast.Attribute) else one.id for one in written if isinstance(one, ast.Attribute | ast.Name)}


def learns(one: ast.FunctionDef) -> bool:
    """Whether it gives a catalogue or learns one."""
    called = {call.func.id for call in ast.walk(one) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)}
    gives = one.returns is not None and "Catalogue" in ast.unparse(one.returns)
    return gives or "build_catalogue" in called


def test_a_desk_that_serves_has_built_every_catalogue_before_anybody_asks() -> None:
    found = list(functions())
    forgotten = [f"{module}.{one.name}" for module, one in found if _KEPT_AT_ONCE & decorators(one) and not one.args.args and learns(one)]
    assert forgotten == [], "@built_once builds it before anybody asks; @cache would build it in the first turn"
    wanted = {f"{module}.{one.name}" for module, one in found if "built_once" in decorators(one)}
    warmed = subprocess.run([sys.executable, "-c", _AFTER_WARMING], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert wanted - set(json.loads(warmed.stdout)) == set()
    assert "bot.incidents.sides._sides" in wanted


@pytest.fixture(autouse=True)
def _no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built_once, "_ALL", [])


def test_whoever_needs_it_while_it_is_being_built_waits_for_it() -> None:
    built = []

    def build() -> int:
        time.sleep(0.05)
        built.append(threading.get_ident())
        return len(built)

    one = BuiltOnce(build)
    assert not one.is_built
    with ThreadPoolExecutor(4) as threads:
        assert [done.result() for done in [threads.submit(one) for _ in range(4)]] == [1, 1, 1, 1]
    built_once.build_all()
    assert len(built) == 1


def test_what_could_not_be_built_is_tried_again() -> None:
    tries = iter([LookupError, None])

    @built_once.built_once
    def build() -> str:
        if (trouble := next(tries)) is not None:
            raise trouble
        return "built"

    with pytest.raises(LookupError):
        build()
    assert build() == "built"
