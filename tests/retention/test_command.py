"""`retention` as an operator types it."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from tests.conftest import Chat

KINDS = ["conversations", "questions", "tickets", "requests", "pages", "sessions", "counts", "audit"]


def test_a_dry_run_tells_what_would_go_and_deletes_nothing_and_the_run_deletes_it(
    chat: Callable[..., Chat], command: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    data = ("--data", str(tmp_path / "data"))
    talk = chat(*data)
    talk.say("chen.yj", "帳號被鎖住要等多久")
    talk.close()
    young = command("retention", "--dry-run", "--json", *data)
    assert json.loads(young.stdout) == dict.fromkeys(KINDS, 0)
    talk = chat(*data)
    talk.send(advance="100d")
    talk.close()
    for _ in range(2):
        would = command("retention", "--dry-run", *data)
        assert would.returncode == 0
        lines = would.stdout.splitlines()
        assert [line.split()[0] for line in lines] == KINDS
        assert all(line.endswith("would go") for line in lines)
    found = int(lines[0].split()[1])
    assert found > 0
    gone = command("retention", "--json", *data)
    assert (gone.returncode, json.loads(gone.stdout)["conversations"]) == (0, found)
    assert command("audit", "verify", *data).returncode == 0


def test_without_a_database_there_is_nothing_to_delete(command: Callable[..., CompletedProcess[str]], tmp_path: Path) -> None:
    answer = command("retention", "--dry-run", "--data", str(tmp_path / "nothing"))
    assert (answer.returncode, answer.stdout) == (2, "")
    assert len(answer.stderr.splitlines()) == 1
