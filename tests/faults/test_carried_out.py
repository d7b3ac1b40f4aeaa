"""What is being carried out outlives a database and a directory that are gone at the worst moment: done once, and not given up before its time."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.actions.request import RequestState
from bot.errors import Unreachable
from tests.acts.stage import Stage, opened


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with opened(tmp_path) as stage:
        yield stage


@dataclass
class _Interrupted:
    """A register in a database whose connection is gone so many times when a person is looked for, and that is well otherwise."""

    inner: Any
    times: int

    async def person(self, id: str) -> Any:
        if self.times:
            self.times -= 1
            raise OperationalError("select", {}, Exception("server closed the connection unexpectedly"))
        return await self.inner.person(id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


@dataclass
class _Away:
    """A directory that reads well and takes no unlocking while it is away."""

    inner: Any
    away: bool = True
    asked: int = 0

    async def unlock(self, account: str) -> None:
        self.asked += 1
        if self.away:
            raise Unreachable("directory")
        await self.inner.unlock(account)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


@pytest.mark.parametrize("times", [1, 2])
async def test_t19_a_step_that_the_database_interrupted_is_done_once_after_a_while(stage: Stage, times: int) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    execution = stage.application.account_actions.execution
    execution.register = _Interrupted(execution.register, times)
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    assert (await stage.request("chen.yj")).state is RequestState.CARRYING_OUT
    for _ in range(6):
        await stage.passes(minutes=1)
    assert (await stage.request("chen.yj")).state is RequestState.DONE
    assert await stage.rows("chen.yj") == ()
    assert [one.details["effect"] for one in await stage.audit("action.settled")] == ["done"]
    assert len(await stage.audit("action.written")) == 1


async def test_t32_a_directory_that_takes_nothing_for_minutes_is_asked_less_and_less_often_and_not_given_up(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    execution = stage.application.account_actions.execution
    directory = _Away(execution.systems.directory)
    execution.systems = replace(execution.systems, directory=directory)
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    for _ in range(20):
        await stage.settle()
    assert directory.asked == 1, "no time has passed"
    for _ in range(10):
        await stage.passes(minutes=1)
    assert 3 <= directory.asked <= 5
    assert (await stage.request("chen.yj")).state is RequestState.CARRYING_OUT
    directory.away = False
    for _ in range(10):
        await stage.passes(minutes=1)
    assert (await stage.request("chen.yj")).state is RequestState.DONE
    assert [one.details["effect"] for one in await stage.audit("action.settled")] == ["done"]
