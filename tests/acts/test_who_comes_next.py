"""Who is asked after the admin who has a request: whatever speaks of it, page, chat, card or mail, says the same, and it is what happens (C23, C27)."""

import re
from pathlib import Path

from bot.actions.request import RequestState
from bot.verification.page import ResultPage
from tests.acts.stage import Stage, opened
from tests.acts.test_partly import OTHER_NAME
from tests.acts.test_reset import FORGOT

HELPDESK, NEXT = re.compile("沒有別的管理員可以問，我?就轉給服務人員"), re.compile("改問下一位")
SECOND = """
  - id: second
    name: 丙三
    agency: bureau
    national_id: A100010229
    email: second@home.example
    portal: [{account: psecond, enabled: true, password: Second-Portal-1}]
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000003, enabled: true, password: Second-Old-1}
    binding: {portal: psecond, directory: GEAA-000003}
sync:"""


async def said_of(stage: Stage, who: str, admin: str, wish: str) -> list[str]:
    """Everything that tells what follows if the admin does not answer, from the page to the reminder."""
    application, told = stage.application, []
    await stage.says(who, wish)
    answer = await stage.sends(stage.link(who), code=stage.code(who))
    assert isinstance(answer, ResultPage)
    (asked,) = answer.says
    told.append(application.wording.say(asked, "zh-Hant-TW", application.clock.now()))
    told += [next(one.post.text for one in stage.shown if one.to == who and "以前沒有回覆" in one.post.text), stage.told(admin), stage.mails(admin)[0]]
    told += [await stage.says(who, "幫我解除鎖定"), await stage.says(who, "我的申請還要等多久")]
    await stage.passes(minutes=16)
    return [*told, stage.told(admin)]


async def test_where_no_other_admin_is_left_all_say_that_it_goes_to_the_helpdesk_and_there_it_goes(stage: Stage) -> None:
    for said in await said_of(stage, "lin.mh", "huang.admin", FORGOT):
        assert HELPDESK.search(said), said
        assert not NEXT.search(said), said
    await stage.passes(minutes=15)
    assert (await stage.request("lin.mh")).state is RequestState.HANDED_OVER


async def test_where_another_admin_is_left_all_say_so_until_that_one_is_asked(tmp_path: Path) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(OTHER_NAME.replace("[boss]", "[boss, second]").replace("\nsync:", SECOND), encoding="utf-8")
    async with opened(tmp_path / "data", office) as stage:
        for said in await said_of(stage, "staff", "boss", FORGOT):
            assert NEXT.search(said), said
            assert not HELPDESK.search(said), said
        await stage.passes(minutes=15)
        assert (await stage.request("staff")).asked[-1].person == "second"
        assert HELPDESK.search(stage.told("second")), "nobody comes after the second"
