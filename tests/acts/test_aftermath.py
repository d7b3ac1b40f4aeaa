"""It really worked: what was done is looked at again after 2, 5 and 10 minutes, and what came undone is told once (R45, D19, T32)."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.actions.action import Undoing
from bot.messages import ChatIdentity
from bot.secret import Secret
from bot.verification.page import ResultPage
from integrations.accounts.embedded import tables
from tests.acts.stage import Stage, keys, opened
from tests.acts.test_bind import BIND
from tests.acts.test_reset import FORGOT, NEW, approved

UNLOCK = "幫我解鎖"
CHEN, LIN, KAO = "GEAA-012686", "GEAA-010233", "GEAA-010229"
OFTEN = """
agencies: [{id: bureau, name: 示範局, joins_directory: true, admins: []}]
people:
  - id: staff
    name: 乙二
    agency: bureau
    national_id: E100010145
    email: staff@home.example
    portal: [{account: pmain, enabled: true, password: Main-Portal-1}]
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000002, enabled: true, password: Staff-Old-1, locked: -1m, relocks: 4m}
    binding: {portal: pmain, directory: GEAA-000002}
sync: {every: 1h, last: -20m}
phase: before_go_live
"""


async def wishes(stage: Stage, who: str) -> str:
    """Somebody wants their account unlocked; gives what the chat says."""
    await stage.says(who, UNLOCK)
    return "\n".join(one.post.text for one in stage.shown if one.to == who and one.place.channel == "console")


async def unlocked(stage: Stage, who: str = "chen.yj") -> str:
    """The same, and it is; gives what the chat said first."""
    said = await wishes(stage, who)
    answer = await stage.sends(stage.link(who), code=stage.code(who))
    # On a busy machine the page says that it goes on, and the chat how it ended.
    assert keys(answer) == ["result.unlock_done"] or "解開了" in stage.told(who), answer
    return said


async def reset(stage: Stage) -> None:
    """Lin chooses a new password."""
    assert keys(await stage.sends(await approved(stage), new_password=NEW, repeat_password=NEW))[0] == "result.reset_password_done"


async def breaks(stage: Stage, how: str) -> None:
    """The directory is away, or back."""
    await stage.application.demonstration_controls.break_system("directory", how, "test")


def buttons(stage: Stage, who: str) -> list[str]:
    return [button.label for one in stage.shown if one.to == who for button in one.post.buttons]


async def test_an_account_that_something_keeps_locking_is_told_of_once_within_ten_minutes(tmp_path: Path) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(OFTEN, encoding="utf-8")
    async with opened(tmp_path / "data", office) as stage:
        await unlocked(stage, "staff")
        told = []
        for _ in range(12):
            await stage.passes(minutes=1)
            told += [stage.told("staff")] if stage.told("staff") else []
        assert len(told) == 1
        assert all(one in told[0] for one in ("又被鎖住了", "手機收信", "網路磁碟機", "Wi-Fi", "另一臺電腦", "都不是你", "單號"))
        assert (await stage.request("staff")).undone == (Undoing.LOCKED_AGAIN,)
        assert len(await stage.audit("account.locked_again")) == len(await stage.audit("ticket.opened")) == 1


async def test_d19_a_second_wish_says_first_that_it_was_unlocked_a_moment_ago_and_still_offers(stage: Stage) -> None:
    assert "才幫你解開" not in await unlocked(stage)
    await stage.passes(minutes=1)
    await stage.organisation.lock(CHEN)
    said = await wishes(stage, "chen.yj")
    assert said.index("才幫你解開") < said.index("手機收信") < said.index("打開下面的頁面")
    await stage.passes(minutes=1)
    assert "又被鎖住了" in stage.told("chen.yj"), "the look of the first unlock"
    await stage.says("chen.yj", "取消")
    again = await wishes(stage, "chen.yj")
    assert "才幫你解開" in again
    assert "手機收信" not in again, "that was said"
    assert isinstance(await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj")), ResultPage)
    await stage.passes(minutes=11)
    assert stage.told("chen.yj") == "", "the second one stands, and the first is looked after no more"
    await stage.organisation.lock(CHEN)
    assert "才幫你解開" not in await stage.says("chen.yj", UNLOCK), "that is long ago"


async def test_after_a_new_password_a_lock_is_told_as_what_it_probably_is(stage: Stage) -> None:
    await reset(stage)
    await stage.passes(minutes=3)
    await stage.organisation.lock(LIN)
    await stage.passes(minutes=2)
    assert "新密碼設好了，不過" in stage.told("lin.mh")
    assert "手機收信" in stage.told("lin.mh")
    assert "才設了新密碼" in await wishes(stage, "lin.mh")
    await stage.passes(minutes=6)
    assert "又被鎖住了" not in stage.told("lin.mh")


async def test_a_password_that_somebody_set_after_that_is_told_to_every_address_with_this_wasnt_me(stage: Stage) -> None:
    await reset(stage)
    await stage.passes(minutes=3)
    assert stage.told("lin.mh") == ""
    mails = len(stage.mails("lin.mh"))
    await stage.organisation.systems.directory.set_password(LIN, Secret("Some-Other.Word-7"))
    await stage.passes(minutes=2)
    assert "又被換了一次密碼" in stage.told("lin.mh")
    assert buttons(stage, "lin.mh") == ["這不是我"]
    (newest,) = stage.mails("lin.mh")[: len(stage.mails("lin.mh")) - mails]
    assert "/not-me/" in newest
    await stage.passes(minutes=6)
    assert stage.told("lin.mh") == ""
    assert [one.details["what"] for one in await stage.audit("action.undone")] == ["password_set_again"]


async def test_a_second_new_password_from_the_desk_is_nobody_elses(stage: Stage) -> None:
    await reset(stage)
    await stage.passes(minutes=1)
    await stage.says("lin.mh", FORGOT)
    proving = stage.link("lin.mh")
    await stage.passes(minutes=1)
    await stage.sends(proving, code=stage.code("lin.mh"))
    # The admin's proof is fresh, so the button decides.
    await stage.presses("huang.admin", "核准（當面")
    answer = await stage.sends(stage.link("lin.mh"), new_password=NEW + "2", repeat_password=NEW + "2")
    assert keys(answer)[0] == "result.reset_password_done"
    for _ in range(11):
        await stage.passes(minutes=1)
        assert stage.told("lin.mh") == ""
    assert await stage.audit("action.undone") == []


async def test_a_binding_that_is_gone_is_told_once_and_goes_to_people(stage: Stage) -> None:
    await stage.says("bind.now", BIND)
    given = {"code": stage.code("bind.now"), "portal_account": "ytkao", "portal_password": "Portal-ytkao-1"}
    answer = await stage.sends(stage.link("bind.now"), **given, directory_account=KAO, directory_password="Tpead-ytkao-1")
    assert keys(answer) == ["result.bind_done"]
    await stage.passes(minutes=2)
    assert stage.told("bind.now") == ""
    async with stage.application.engine.begin() as connection:
        await connection.execute(sa.delete(tables.binding).where(tables.binding.c.directory == KAO))
    await stage.passes(minutes=3)
    assert "已經變了" in stage.told("bind.now")
    assert "單號" in stage.told("bind.now")
    assert any(one.to == "desk.hsu" for one in stage.shown)
    await stage.passes(minutes=6)
    assert stage.told("bind.now") == ""


async def test_t32_what_cannot_be_read_is_claimed_of_nobody_and_looked_at_again_until_it_can(stage: Stage) -> None:
    await unlocked(stage)
    await stage.passes(minutes=9)
    await stage.organisation.lock(CHEN)
    await breaks(stage, "down")
    await stage.passes(minutes=2)
    assert stage.told("chen.yj") == ""
    await breaks(stage, "well")
    await stage.passes(seconds=30)
    assert stage.told("chen.yj") == "", "not every second"
    await stage.passes(seconds=30)
    assert "又被鎖住了" in stage.told("chen.yj")


async def test_t32_after_an_hour_of_silence_nobody_looks_any_more(stage: Stage) -> None:
    await unlocked(stage)
    await breaks(stage, "down")
    await stage.passes(minutes=58)
    await stage.passes(minutes=1)
    async with stage.application.store.look() as work:
        now = stage.application.clock.now()
        assert await work.requests.to_look_at(now - timedelta(days=1), now + timedelta(days=1)) == ()
    assert await stage.audit("account.locked_again") == []


@pytest.mark.parametrize("desks", [1, 2])
async def test_t19_a_desk_that_was_away_looks_once_for_all_and_two_desks_tell_once(tmp_path: Path, desks: int) -> None:
    async with opened(tmp_path) as stage:
        await unlocked(stage)
    async with opened(tmp_path) as stage:
        await stage.organisation.lock(CHEN)
        # No tick comes between: the desk was away for all three looks.
        stage.application.clock.advance(timedelta(minutes=12))
        check = stage.application.account_actions.aftermath_check
        async with stage.application.store.look() as work:
            now = stage.application.clock.now()
            (request,) = await work.requests.to_look_at(now - timedelta(hours=1), now)
        for _ in range(desks):
            await check._look(request)
        await stage.settle()
        assert stage.told("chen.yj").count("又被鎖住了") == 1
        assert (await stage.request("chen.yj")).due == request.settled, "nothing is left to look for"
        assert len(await stage.audit("account.locked_again")) == 1


async def test_t03_what_came_undone_is_not_told_in_a_chat_that_is_theirs_no_more(stage: Stage) -> None:
    chen, hsu = [await stage.organisation.register.person(one) for one in ("chen.yj", "desk.hsu")]
    assert chen is not None
    assert hsu is not None
    chat = ChatIdentity("console", "stranger:one")
    await stage.application.identities.link(chat, chen, "operator", actor="operator")
    await stage.says("stranger:one", UNLOCK)
    await stage.sends(stage.link("stranger:one"), code=stage.code("chen.yj"))
    await stage.application.identities.link(chat, hsu, "operator", actor="operator")
    await stage.organisation.lock(CHEN)
    await stage.passes(minutes=2)
    assert "GEAA-****86" not in stage.told("stranger:one")
    assert "又被鎖住了" in stage.told("chen.yj")
