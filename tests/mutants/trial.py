"""Tries mutants: a copy of the tree, one change at a time, the tests beside it under a time limit."""

import contextlib
import importlib
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from time import monotonic, sleep
from typing import Final, TypeAlias

import pytest

from tests.conftest import ROOT
from tests.mutants.catalogue import Mutant

_LEFT_BEHIND: Final = shutil.ignore_patterns(".git", ".venv", "data", "build", "*.egg-info", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis")
# Hypothesis draws the same examples each time, so that a result can be repeated; in one process, so that the first failure ends it.
_PYTEST: Final = ("-x", "-q", "-n0", "--tb=no", "-rf", "-p", "no:cacheprovider", "-p", "no:warnings", "--hypothesis-seed=0")
_FAILED: Final = re.compile(r"^FAILED ([^\s\[]+)", re.MULTILINE)
_PASSED, _TESTS_FAILED = 0, 1
_OURS: Final = ("bot", "integrations", "tests", "benchmarks")
# Importing these takes five times as long as most tests do, so it is done once, and each trial begins in a fork in which nothing of ours is imported.
_LIBRARIES: Final = (
    "xdist.plugin", "pytest_asyncio", "pytest_timeout", "hypothesis.strategies", "sqlalchemy.ext.asyncio", "sqlalchemy.dialects.postgresql", "alembic.command",
    "structlog", "fluent.runtime", "pydantic", "starlette.applications", "httpx", "numpy", "rapidfuzz", "opencc", "zxcvbn", "ldap3", "dbos", "yaml", "rich", "aiosmtpd",
)  # fmt: skip

Run: TypeAlias = Callable[[Path, tuple[str, ...], float], tuple[int, str] | None]
"""Runs the tests in these folders of a tree: pytest's exit code and words; None where they took longer than so many seconds."""


class Fate(Enum):
    """What became of a mutant. SENSELESS: the tests could not even be collected, which proves nothing about them."""

    DIED = "died"
    TIME = "out of time"
    SURVIVED = "survived"
    SENSELESS = "senseless"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`by`: the test that failed first, as pytest names it without its parameters."""

    fate: Fate
    by: str = ""
    said: str = ""

    @property
    def noticed(self) -> bool:
        """Whether the tests noticed the change; one that makes them hang is noticed too."""
        return self.fate in (Fate.DIED, Fate.TIME)


class Copy:
    """A copy of the tree in a folder, in which one file at a time is changed."""

    def __init__(self, folder: Path, tree: Path = ROOT, run: Run | None = None) -> None:
        """`tree` is copied into `folder`; `run`: in a fork of this process where nothing else is said."""
        self._root, self._run = folder / "tree", run or in_a_fork
        shutil.copytree(tree, self._root, ignore=_LEFT_BEHIND)
        self._moves = 0

    def tried(self, mutant: Mutant, limit: float) -> Verdict:
        """What its tests say of a mutant within so many seconds; afterwards the file is what it was."""
        path = self._root / mutant.file
        source = path.read_text(encoding="utf-8")
        self._write(path, mutant.applied(source))
        try:
            return self.tests(mutant.tests, limit)
        finally:
            self._write(path, source)

    def tests(self, folders: tuple[str, ...], limit: float) -> Verdict:
        """Runs the tests in these folders."""
        found = self._run(self._root, folders, limit)
        return Verdict(Fate.TIME) if found is None else judged(*found)

    def _write(self, path: Path, source: str) -> None:
        """Python trusts what it compiled before as long as size and second of a file are the same, so every writing gets a second of its own."""
        path.write_text(source, encoding="utf-8")
        self._moves += 1
        second = int(path.stat().st_mtime) + 2 * self._moves
        os.utime(path, (second, second))


def judged(code: int, said: str) -> Verdict:
    """What pytest's exit code and words mean. Anything but failed tests (nothing collected, a broken import) is senseless."""
    failed = _FAILED.search(said)
    if code == _PASSED:
        return Verdict(Fate.SURVIVED)
    if code == _TESTS_FAILED and failed is not None:
        return Verdict(Fate.DIED, failed[1])
    return Verdict(Fate.SENSELESS, said=said[-2000:])


def in_a_fork(tree: Path, folders: tuple[str, ...], limit: float) -> tuple[int, str] | None:
    """Runs pytest in a fork of this process, with the libraries imported and nothing of ours."""
    for name in _LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os._exit(_in_the_child(tree, folders, said.fileno()))
        ends = monotonic() + limit
        while not (done := os.waitpid(child, os.WNOHANG))[0]:
            if monotonic() > ends:
                os.killpg(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return None
            sleep(0.02)
        said.seek(0)
        return os.waitstatus_to_exitcode(done[1]), said.read().decode("utf-8", "replace")


def _in_the_child(tree: Path, folders: tuple[str, ...], said: int) -> int:
    try:
        os.setsid()  # so that whatever the tests start ends with them
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.chdir(tree)
        for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:
            del sys.modules[name]
        sys.path[:] = [str(tree), *(one for one in sys.path if one and Path(one).resolve() not in (ROOT, tree.resolve()))]
        importlib.invalidate_caches()
        return int(pytest.main([*_PYTEST, *folders]))
    except BaseException:  # a child that went on as its parent would try every mutant again
        return 99
    finally:
        sys.stdout.flush()
