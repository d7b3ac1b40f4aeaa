"""The guides of `docs/extending.md` are enough: a toy is added by their steps alone, and does what they promise."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.extending.toy import add_toy, edits_of, files_of_guide, own_files
from tests.paths import ROOT

MOST = {"action": 8, "verifier": 5}
HEADINGS = {"action": "An action", "verifier": "A verifier"}


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the copy, whose own `bot` comes first."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False)


def tried(kind: str, copy: Path) -> dict[str, Any]:
    add_toy(kind, copy)
    (copy / "data").mkdir()
    done = run(copy, "-m", "tests.extending.trial", kind, "data")
    assert done.returncode == 0, done.stderr
    came: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return came


@pytest.mark.parametrize("kind", MOST)
def test_the_guide_lists_the_files_that_the_toy_touches_and_they_are_few(kind: str) -> None:
    assert files_of_guide(HEADINGS[kind]) == [*own_files(kind), *sorted(edits_of(kind))]
    assert len(edits_of(kind)) <= MOST[kind]


def test_a_toy_action_is_asked_for_proven_carried_out_and_explained(tmp_path: Path) -> None:
    came = tried("action", tmp_path)
    assert came["refused"] == "員工愛上網帳號沒有被停用。"
    assert came["answer"] == ["result.reopen_portal_done"]
    assert "「重新開啟員工愛上網帳號」的結果在另一則訊息。" in came["told"]
    assert "你的帳號有變動" in came["told"], "noticed"
    assert (came["audit"]["action"], came["audit"]["effect"]) == ("reopen_portal", "done")
    (toy,) = (one for one in came["explained"]["actions"] if one["action"] == "reopen_portal")
    assert [(way["level"], way["approver"], way["taken"]) for way in toy["ways"]] == [("V1", None, "yes")]
    assert toy["limits"]["cooling"] == "1d"
    assert "reset_password, enable, reopen_portal: not within 1d of a link made by two weaker proofs" in came["explained"]["limits"]


def test_a_piece_of_an_action_that_is_missing_is_a_type_error(tmp_path: Path) -> None:
    add_toy("action", tmp_path)
    without(tmp_path / "bot/actions/reopen_portal.py", "    aftermath: Final = ")
    without(tmp_path / "bot/actions/registry.py", "        case ActionName.ENABLE:", "            return Enable()")
    checked = run(tmp_path, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", "cache", "bot/actions/registry.py")
    assert '"ReopenPortal" is missing following "Action" protocol member' in checked.stdout
    assert "aftermath" in checked.stdout
    assert 'unhandled case for values of type "Literal[ActionName.ENABLE]"' in checked.stdout


def test_a_toy_verifier_is_asked_for_where_another_cannot_be_and_counts_as_the_second_proof(tmp_path: Path) -> None:
    came = tried("verifier", tmp_path)
    assert came["fields"] == ["code", "digit_card"], "the password of a locked account cannot be checked"
    assert came["wrong"] == ["page.digit_card_wrong"]
    assert came["right"] == ["result.unlock_done"]
    assert came["proofs"] == ["code", "digit_card"]
    (deciding,) = (one for one in came["explained"]["actions"] if one["action"] == "decide")
    assert deciding["ways"][0]["proven_by"].endswith("code and current password or digits of a card and current password or code and digits of a card")


def without(file: Path, *begins: str) -> None:
    """Takes lines out of a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(begins)]
    assert len(kept) == len(lines) - len(begins)
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
