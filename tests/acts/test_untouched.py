"""What came about without the desk is never told as its doing: everything is looked at again before each resumed write (T20)."""

from bot.actions.request import RequestState, Untouched
from bot.verification.page import ResultPage
from tests.acts.stage import Stage, keys


async def _begun_while_tpead_is_away(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    await stage.application.demonstration_controls.break_system("directory", "down", "test")
    answer = await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    assert isinstance(answer, ResultPage)
    assert answer.under_way


async def test_a_lock_that_ended_while_it_was_waited_for_was_not_unlocked_by_the_desk(stage: Stage) -> None:
    await _begun_while_tpead_is_away(stage)
    await stage.passes(minutes=9)
    await stage.application.demonstration_controls.break_system("directory", "well", "test")
    await stage.passes(minutes=10)
    request = await stage.request("chen.yj")
    assert (request.state, request.untouched) == (RequestState.DONE, Untouched.BY_ITSELF)
    assert "自己解開" in stage.told("chen.yj")
    assert await stage.audit("action.written") == []
    (settled,) = await stage.audit("action.settled")
    assert settled.details["untouched"] == "by_itself"


async def test_a_lock_that_somebody_else_opened_meanwhile_is_told_as_that(stage: Stage) -> None:
    await _begun_while_tpead_is_away(stage)
    await stage.application.demonstration_controls.break_system("directory", "well", "test")
    await stage.organisation.systems.directory.unlock("GEAA-012686")
    await stage.passes(minutes=2)
    assert (await stage.request("chen.yj")).untouched is Untouched.ALREADY
    assert "別人先解開" in stage.told("chen.yj")


async def test_a_code_sent_after_the_lock_had_ended_unlocks_nothing_and_says_so(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    code, token = stage.code("chen.yj"), stage.link("chen.yj")
    await stage.passes(minutes=9, seconds=30)
    assert keys(await stage.sends(token, code=code)) == ["result.unlock_by_itself"]
    assert await stage.audit("action.written") == []
