"""A helpdesk and an account system are added to a copy of the desk by the guide's steps alone."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.extending.guide import carry_out, copy_of_the_desk, differing
from tests.paths import ROOT

TOYS = Path(__file__).parent


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy with its tests, since both guides add to a contract."""
    desk = copy_of_the_desk(tmp_path / "desk")
    shutil.copytree(ROOT / "tests", desk / "tests", ignore=shutil.ignore_patterns("extending"))
    return desk


def extended(desk: Path, heading: str, toy: str, folder: str) -> set[str]:
    """The files outside the folder that adding the toy has changed."""
    shutil.copytree(TOYS / toy, desk / folder, ignore=shutil.ignore_patterns("__pycache__"))
    touched = set(carry_out(heading, desk))
    assert {file for file in differing(desk) if not file.startswith(folder)} == touched
    return touched


def run(desk: Path, *arguments: str) -> str:
    """What a program of the copy prints; it must end well."""
    environment = os.environ | {"PYTHONPATH": str(desk)}
    ran = subprocess.run([sys.executable, "-m", *arguments], cwd=desk, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def configured(desk: Path, text: str) -> tuple[str, ...]:
    """The arguments by which a command reads this configuration."""
    file = desk.parent / "config.yaml"
    file.write_text(text, encoding="utf-8")
    return "--config", str(file), "--data", str(desk.parent / "data")


def examined(desk: Path, where: tuple[str, ...]) -> dict[str, bool]:
    """What `doctor` finds well, by the key."""
    lines = map(json.loads, run(desk, "bot", "doctor", "--json", *where).splitlines())
    return {line["check"]: line["ok"] for line in lines if "check" in line}


def test_a_helpdesk_touches_at_most_four_files_outside_its_folder(desk: Path) -> None:
    touched = extended(desk, "A helpdesk", "neighbour", "integrations/helpdesk/neighbour")
    assert len(touched) <= 4
    book = desk.parent / "book"
    where = configured(desk, f"helpdesk: {{kind: neighbour, book: '{book}'}}")
    found = examined(desk, where)
    assert (found["helpdesk.book"], "helpdesk" in found, book.exists()) == (True, False, False)
    run(desk, "bot", "db", "upgrade", *where)
    run(desk, "bot", "tickets", "list", *where)
    assert book.read_text(encoding="utf-8") == "somebody came\n", "the desk asked the neighbour for news"
    assert "passed" in run(desk, "pytest", "-n0", "-p", "no:cacheprovider", "tests/contracts/test_helpdesk.py", "-k", "neighbour", "-v")


def test_an_account_system_touches_at_most_four_files_outside_its_folder(desk: Path) -> None:
    touched = extended(desk, "An account system", "mirror", "integrations/accounts/mirror")
    assert len(touched) <= 4
    found = examined(desk, configured(desk, "accounts: {mailbox: {kind: mirror, writable: true}}"))
    assert (found["accounts.mailbox.write"], "accounts.mailbox" in found) == (True, False)
    assert "passed" in run(desk, "pytest", "-n0", "-p", "no:cacheprovider", "tests/contracts/test_account_systems.py", "-k", "mirror and whole", "-v")
