"""What `make test` does with a test that failed beside others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.once_more import AT_MOST, failed
from tests.paths import ROOT

TESTS = """
def test_right(): pass
def test_wrong(): assert False
"""


def once_more(folder: Path, names: list[str]) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(TESTS)
    cache = folder / ".pytest_cache" / "v" / "cache"
    cache.mkdir(parents=True)
    (cache / "lastfailed").write_text(json.dumps(dict.fromkeys(names, True)))
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    return subprocess.run([sys.executable, "-m", "tests.once_more"], cwd=folder, env=environment, capture_output=True, text=True, timeout=100, check=False)


def test_one_that_passes_alone_is_named_and_fails_nothing(tmp_path: Path) -> None:
    ran = once_more(tmp_path, ["test_it.py::test_right@browser"])
    assert ran.returncode == 0
    assert ran.stdout.endswith("UNSTEADY: failed beside others, passed alone\ntest_it.py::test_right\n"), ran.stdout


MANY = ["test_it.py::test_right", *(f"test_it.py::test_right@{at}" for at in range(AT_MOST))]


@pytest.mark.parametrize("names", [["test_it.py::test_wrong"], ["test_it.py::test_right", "test_it.py::test_wrong"], [], MANY])
def test_one_that_fails_alone_too_none_and_many_are_failures(tmp_path: Path, names: list[str]) -> None:
    assert once_more(tmp_path, names).returncode == 1


def test_the_group_behind_a_name_is_taken_away_and_an_address_in_a_name_is_not(tmp_path: Path) -> None:
    kept = tmp_path / "lastfailed"
    kept.write_text(json.dumps({"a.py::test_b@browser": True, "a.py::test_c[x@y]": True, "a.py::test_d[x@y]@mail": True}))
    assert failed(kept) == ["a.py::test_b", "a.py::test_c[x@y]", "a.py::test_d[x@y]"]
