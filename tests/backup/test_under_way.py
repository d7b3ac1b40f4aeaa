"""What was being carried out at the moment of a backup is carried out after the restore, once: neither lost nor done where it is done already."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.actions.request import Request, RequestState
from bot.requests.execution import RequestExecution
from bot.secret import Secret
from integrations.accounts.embedded import tables
from tests.acts.stage import BROWSER, Stage, opened
from tests.backup.place import typed


async def backed_up_while_carried_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An unlock is in the database, and nothing has begun to carry it out: the backup falls between the two. Gives the restored place."""

    async def not_yet(self: RequestExecution, request: Request) -> None:
        """The desk stops here."""

    with monkeypatch.context() as stopped:
        stopped.setattr(RequestExecution, "_take_up", not_yet)
        async with opened(folder / "data") as stage:
            await stage.says("chen.yj", "幫我解鎖")
            code = {"code": Secret(stage.code("chen.yj"))}
            await stage.application.account_actions.page_flow.answer(stage.link("chen.yj"), code, BROWSER)
            assert (await stage.request("chen.yj")).state is RequestState.CARRYING_OUT
            assert await typed("backup", folder / "desk.tar", "--data", folder / "data") == 0
    assert await typed("restore", folder / "desk.tar", "--data", folder / "place") == 0
    return folder / "place"


async def settled(stage: Stage) -> tuple[RequestState, int, tuple[str, ...]]:
    """What became of it, how often it was written, and how the account stands."""
    await stage.settle()
    return (await stage.request("chen.yj")).state, len(await stage.audit("action.written")), await stage.rows("chen.yj")


async def test_t19_what_was_not_done_yet_is_done_once_and_the_person_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = await backed_up_while_carried_out(tmp_path, monkeypatch)
    async with opened(place) as stage:
        assert [one.details["under_way"] for one in await stage.audit("backup.restored")] == ["1"]
        assert await settled(stage) == (RequestState.DONE, 1, ())
        assert stage.told("chen.yj")
    async with opened(place) as stage:
        assert await settled(stage) == (RequestState.DONE, 1, ())


async def test_t19_what_was_done_after_the_backup_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = await backed_up_while_carried_out(tmp_path, monkeypatch)
    engine = sa.create_engine(f"sqlite:///{place / 'accountdesk.db'}")
    with engine.begin() as connection:  # An account system of its own is not put back with the desk: there it is done.
        connection.execute(sa.update(tables.directory).where(tables.directory.c.account == "GEAA-012686").values(locked=None))
    engine.dispose()
    async with opened(place) as stage:
        assert await settled(stage) == (RequestState.DONE, 0, ())


async def test_t29_a_desk_that_is_paused_writes_nothing_and_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = await backed_up_while_carried_out(tmp_path, monkeypatch)
    async with opened(place, policy={"paused": True}) as stage:
        assert await settled(stage) == (RequestState.REFUSED, 0, ("D15",))
