"""`people unfreeze` ends a freeze from the command line, and `people show --json` says until when one holds (CONTRACT part 2)."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application
from tests.acts.freezing import frozen, frozen_until
from tests.acts.stage import Stage

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `people …` over the data of the house; gives its one line of JSON."""

    def runs(*arguments: str) -> Any:
        assert main(["people", arguments[0], "--data", str(tmp_path), "--json", *arguments[1:]]) == 0
        return json.loads(capfd.readouterr().out)

    return runs


def in_the_house(folder: Path, does: Callable[[Stage], Any]) -> Any:
    async def done() -> Any:
        async with open_application(DataLocation(Settings(), folder, None), reached_in="console") as application:
            return await does(Stage(application))

    return asyncio.run(done())


async def freezes(stage: Stage) -> datetime | None:
    await frozen(stage, "lin.mh")
    return await frozen_until(stage, "lin.mh")


def test_an_operator_ends_it_once_and_the_person_is_told(tmp_path: Path, run: Run) -> None:
    until = in_the_house(tmp_path, freezes)
    assert datetime.fromisoformat(run("show", "lin.mh")["frozen_until"]) == until
    assert run("show", "chen.yj")["frozen_until"] is None
    assert run("unfreeze", "lin.mh") == {"person": "lin.mh", "ended": True, "frozen_until": None}
    assert run("unfreeze", "lin.mh")["ended"] is False
    assert run("show", "lin.mh")["frozen_until"] is None

    async def told(stage: Stage) -> tuple[list[str], str]:
        await stage.settle()
        return [one.details["how"] for one in await stage.audit("account.thawed")], stage.mails("lin.mh")[0]

    how, mail = in_the_house(tmp_path, told)
    assert how == ["operator at the command line"]
    assert "凍結解除了" in mail


def test_without_json_it_is_a_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    in_the_house(tmp_path, freezes)
    assert main(["people", "show", "lin.mh", "--data", str(tmp_path)]) == 0
    assert "  frozen until 20" in capfd.readouterr().out
    assert main(["people", "unfreeze", "lin.mh", "--data", str(tmp_path)]) == 0
    assert "the freeze of lin.mh" in capfd.readouterr().out
    assert main(["people", "unfreeze", "nobody.here", "--data", str(tmp_path)]) == 2
