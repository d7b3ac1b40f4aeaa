"""`retention` as an operator types it."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import sqlalchemy as sa

from bot.cli.arguments import build_parser, command_context
from bot.cli.retention import retention
from bot.retention.job import RetentionJob
from bot.retention.periods import RetentionKind
from tests.conftest import Chat
from tests.servers import postgresql

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


@pytest.mark.xdist_group("postgresql")
def test_while_it_runs_beside_desks_it_is_none_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config, desks = tmp_path / "config.yaml", list[str]()
    config.write_text(f"database: {postgresql.migrated_database()}\n", encoding="utf-8")

    async def looks(job: RetentionJob) -> dict[RetentionKind, int]:
        async with job.store.look() as work:
            desks.extend((await work.connection.execute(sa.text("SELECT name FROM desks"))).scalars())
        return {}

    monkeypatch.setattr(RetentionJob, "do", looks)
    given = build_parser("retention").parse_args(["retention", "--config", str(config), "--data", str(tmp_path / "data")])
    assert asyncio.run(retention(command_context(given))) == 0
    assert desks == []
