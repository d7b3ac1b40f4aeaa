"""Lists on the command line have headers and the organisation's time; a command without its part says what there is to choose."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli.arguments import build_parser
from bot.cli.output import shown_at
from bot.settings.schema import Settings
from bot.store.database import open_engine, upgrade
from bot.store.work import Store
from bot.wiring.location import DataLocation, database_url
from tests.actions.requests import APPROVED, ASKED, CODE, after, asked_for


async def _keep(folder: Path) -> None:
    engine = open_engine(database_url(DataLocation(Settings(), folder)))
    await upgrade(engine)
    async with Store(engine, lambda: "id").work() as work:
        await work.requests.open(after(asked_for(APPROVED), CODE, ASKED))
    await engine.dispose()


def test_approvals_are_listed_under_headers_in_the_organisations_time(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asyncio.run(_keep(tmp_path))
    assert main(["approvals", "list", "--data", str(tmp_path)]) == 0
    header, line = capfd.readouterr().out.splitlines()
    assert header.split() == ["id", "action", "state", "opened", "person", "asked", "until"]
    assert re.split(r" {2,}", line) == ["r1", "unlock", "awaiting_approval", "2026-03-02 09:00", "chen.yj", "huang.admin", "2026-03-02 10:00"]
    assert header.index("opened") == line.index("2026-03-02 09:00")
    assert main(["approvals", "show", "r1", "--data", str(tmp_path)]) == 0
    shown = capfd.readouterr().out
    assert "opened     2026-03-02 09:00" in shown
    assert "asked      person huang.admin, at 2026-03-02 09:00" in shown
    assert "T01:00" not in shown
    assert "None" not in shown


def test_a_moment_that_never_came_is_a_dash() -> None:
    assert shown_at(None, None) == "-"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("command", "choices"),
    [
        ("approvals", "list,show"), ("tickets", "list,show,answer,close"), ("people", "list,show,import,link,unfreeze"), ("audit", "verify,export,list,show"),
        ("faq", "import,check,questions,match"), ("db", "upgrade"), ("slack", "manifest"),
    ],
)  # fmt: skip
def test_a_command_without_its_part_says_what_there_is_to_choose(command: str, choices: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser(command).parse_args([command])
    assert ended.value.code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert all(one in last for one in choices.split(",")), last


def test_without_any_command_it_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args([])
    assert "run,chat,ask,faq,people,tickets,approvals,audit,roles,doctor" in capsys.readouterr().err.splitlines()[-1]
