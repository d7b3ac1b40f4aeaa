"""T32 for proofs: where none of a person's ways can be checked at the moment, a page asks for nothing and so takes nothing (16.5.3)."""

from pathlib import Path

import sqlalchemy as sa

from bot.actions.request import RequestState
from bot.store.tables import credentials
from bot.verification.page import FormAgain, Page
from integrations.accounts.embedded import tables
from tests.acts.authenticating import enrolled
from tests.acts.freezing import frozen, frozen_until, presses
from tests.acts.stage import Stage, keys, opened
from tests.acts.test_approvals import asked
from tests.acts.test_reset import FORGOT, opens

_ADMIN, _ACCOUNT = "huang.admin", "GEAA-010003"
_SILENT = ["page.method_silent"]


async def _nothing_can_be_checked(stage: Stage, who: str, account: str) -> None:
    """No card, and the account is locked, so no password is asked for; the authenticator's key does not open, as after a change of the desk's own key."""
    now = stage.application.clock.now()
    async with stage.application.engine.begin() as connection:
        await connection.execute(sa.update(tables.directory).where(tables.directory.c.account == account).values(locked=now))
        await connection.execute(sa.delete(tables.certificate).where(tables.certificate.c.person == who))
        await connection.execute(sa.update(credentials).where(credentials.c.person == who).values(material=b"\x01" + bytes(60)))


async def test_t32_an_admin_of_whom_nothing_can_be_checked_decides_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await enrolled(stage, _ADMIN, "Tpead-sfhuang-1")
        await stage.passes(minutes=20)
        await asked(stage, "lin.mh", FORGOT)
        await _nothing_can_be_checked(stage, _ADMIN, _ACCOUNT)
        await opens(stage, _ADMIN)
        page = await stage.page(stage.link(_ADMIN))
        assert isinstance(page, Page)
        assert [method.value for method in page.silent] == ["totp"]
        answer = await stage.sends(stage.link(_ADMIN), decision="approve", identity_check="in_person")
        assert keys(answer) == _SILENT
        assert (await stage.request("lin.mh")).state is RequestState.AWAITING


async def test_t32_nobody_of_whom_nothing_can_be_checked_adds_or_removes_a_method(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await enrolled(stage)
        await stage.passes(minutes=20)
        await _nothing_can_be_checked(stage, "lin.mh", "GEAA-010233")
        await presses(stage, "lin.mh", "ways:add totp")
        adds = stage.link("lin.mh")
        page = await stage.page(adds)
        assert isinstance(page, Page)
        assert page.enrolment is None, "no key before the proof"
        assert keys(await stage.sends(adds, totp="123456")) == _SILENT
        await presses(stage, "lin.mh", "ways:show")
        await stage.presses("lin.mh", "移除")
        assert keys(await stage.sends(stage.link("lin.mh"), totp="123456")) == _SILENT


async def test_t32_nor_does_anybody_end_a_freeze_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        await enrolled(stage)
        await stage.passes(minutes=20)
        await frozen(stage, "lin.mh")
        await _nothing_can_be_checked(stage, "lin.mh", "GEAA-010233")
        await presses(stage, "lin.mh", "freeze:end")
        answer = await stage.sends(stage.link("lin.mh"))
        assert isinstance(answer, FormAgain)
        assert keys(answer) == _SILENT
        assert await frozen_until(stage, "lin.mh") is not None
