"""The same acts on a real PostgreSQL: requests, pages, counts and the durable workflows in one database (T19)."""

import asyncio
from pathlib import Path

import pytest

from bot.actions.request import RequestState
from bot.verification.page import ResultPage
from tests.acts.stage import opened
from tests.acts.test_reset import NEW, approved
from tests.servers import postgresql

pytestmark = pytest.mark.xdist_group("postgresql")


async def test_a_code_unlocks_once_of_twenty_at_once_and_a_password_is_chosen(tmp_path: Path) -> None:
    async with opened(tmp_path, database=postgresql.migrated_database()) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        token, code = stage.link("chen.yj"), stage.code("chen.yj")
        answers = await asyncio.gather(*(stage.sends(token, code=code) for _ in range(20)))
        assert sum(1 for one in answers if isinstance(one, ResultPage)) == 1
        assert len(await stage.audit("action.written")) == 1
        assert await stage.rows("chen.yj") == ()
        await stage.sends(await approved(stage), new_password=NEW, repeat_password=NEW)
        assert (await stage.request("lin.mh")).state is RequestState.DONE


async def test_twenty_wishes_at_once_mail_one_code(tmp_path: Path) -> None:
    async with opened(tmp_path, database=postgresql.migrated_database()) as stage:
        await stage.says("chen.yj", "幫我解鎖")
        token = stage.link("chen.yj")
        await stage.passes(minutes=2)
        before = len(stage.mails("chen.yj"))
        await asyncio.gather(*(stage.sends(token, send_again="1") for _ in range(20)))
        assert len(stage.mails("chen.yj")) == before + 1
