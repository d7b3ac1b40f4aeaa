"""Linking a chat: from the authenticated side only, single use, ten minutes; and what a young link may not do yet (DOMAIN part 4, T1, T3)."""

from collections.abc import Mapping

from bot.messages import ChatIdentity
from bot.secret import Secret
from bot.verification.page import NextPage, PageAnswer, PageGone, ResultPage
from tests.acts.stage import Stage, keys

STRANGER = "stranger:xyz"


async def begins(stage: Stage, account: str = "mhlin", password: str = "Portal-mhlin-1") -> PageAnswer:
    given: Mapping[str, Secret] = {"portal_account": Secret(account), "portal_password": Secret(password)}
    answer = await stage.application.account_actions.link_flow.begin(given, "zh-Hant-TW", "a browser")
    await stage.settle()
    return answer


async def link_code(stage: Stage, who: str = "lin.mh", account: str = "mhlin", password: str = "Portal-mhlin-1") -> str:
    onward = await begins(stage, account, password)
    assert isinstance(onward, NextPage), onward
    finished = await stage.sends(onward.token, "a browser", code=stage.code(who))
    assert isinstance(finished, ResultPage)
    assert finished.link_code is not None
    return finished.link_code.reveal()


async def test_d1_a_stranger_is_linked_by_two_proofs_and_a_code_typed_here(stage: Stage) -> None:
    said = await stage.says(STRANGER, "我帳號怎麼了")
    assert "林" not in said
    code = await link_code(stage)
    assert "林美惠" in await stage.says(STRANGER, code)
    assert "正常" in await stage.says(STRANGER, "我帳號怎麼了")


async def test_linking_works_while_the_account_is_locked(stage: Stage) -> None:
    code = await link_code(stage, "chen.yj", "yjchen", "Portal-yjchen-1")
    assert "陳怡君" in await stage.says(STRANGER, code.lower().replace("-", " "))


async def test_a_code_works_once_and_for_ten_minutes(stage: Stage) -> None:
    code = await link_code(stage)
    await stage.passes(minutes=11)
    assert "林美惠" not in await stage.says(STRANGER, code)
    code = await link_code(stage)
    assert "林美惠" in await stage.says(STRANGER, code)
    assert "林美惠" not in await stage.says("stranger:thief", code)


async def test_t02_unknown_and_wrong_are_one_answer(stage: Stage) -> None:
    wrong, unknown = await begins(stage, password="nonsense"), await begins(stage, account="nobody.here")
    assert keys(wrong) == keys(unknown) == ["link.password_wrong"]
    for _ in range(3):
        wrong, unknown = await begins(stage, password="nonsense"), await begins(stage, account="nobody.here")
        assert keys(wrong) == keys(unknown)


async def test_t03_linking_anew_tells_the_old_chat_and_the_registered_address(stage: Stage) -> None:
    await stage.says("stranger:first", await link_code(stage))
    await stage.passes(minutes=2)
    await stage.says("stranger:second", await link_code(stage))
    assert any(one.to == "stranger:first" for one in stage.shown)
    assert any(one.place.channel == "mail" and one.to == "lin.mh" for one in stage.shown)
    assert "正常" not in await stage.says("stranger:first", "我帳號怎麼了")


async def test_t01_a_young_weak_link_resets_and_enables_nothing_for_a_day(stage: Stage) -> None:
    await stage.says(STRANGER, await link_code(stage))
    await stage.says(STRANGER, "我忘記密碼了，幫我重設")
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)
    await stage.passes(hours=24)
    await stage.says(STRANGER, "我忘記密碼了，幫我重設")
    assert any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_a_young_weak_link_unlocks(stage: Stage) -> None:
    await stage.says(STRANGER, await link_code(stage, "chen.yj", "yjchen", "Portal-yjchen-1"))
    await stage.passes(minutes=2)
    await stage.says(STRANGER, "幫我解鎖")
    assert isinstance(await stage.sends(stage.link(STRANGER), code=stage.code("chen.yj")), ResultPage)
    assert await stage.rows("chen.yj") == ()


async def test_an_admin_who_has_seen_the_person_vouches(stage: Stage) -> None:
    await stage.says("huang.admin", "替林美惠擔保")
    answer = await stage.sends(
        stage.link("huang.admin"), browser="admin", code=stage.code("huang.admin"), current_password="Tpead-sfhuang-1", identity_check="in_person"
    )
    assert isinstance(answer, ResultPage)
    assert answer.link_code is not None
    assert "林美惠" in await stage.says(STRANGER, answer.link_code.reveal())
    await stage.says(STRANGER, "我忘記密碼了，幫我重設")
    assert any("/s/" in link.url for one in stage.shown for link in one.post.links), "seen in person: no waiting"


async def test_nobody_vouches_for_another_agency_nor_without_being_an_admin(stage: Stage) -> None:
    no = await stage.says("tsai.admin", "替林美惠擔保")
    assert no == await stage.says("tsai.admin", "替不存在的人擔保")
    assert no == await stage.says("chen.yj", "替林美惠擔保")
    assert no == await stage.says("lin.mh", "替林美惠擔保")


async def test_guessing_link_codes_ends_soon(stage: Stage) -> None:
    for _ in range(5):
        await stage.says(STRANGER, "ABCD-2345")
    code = await link_code(stage)
    assert "林美惠" not in await stage.says(STRANGER, code)


async def test_this_wasnt_me_freezes_the_account_and_calls_people(stage: Stage) -> None:
    await stage.says("stranger:first", await link_code(stage))
    await stage.passes(minutes=2)
    await stage.says("stranger:second", await link_code(stage))
    button = next(b.id for one in stage.shown if one.to == "stranger:first" for b in one.post.buttons)
    await stage.presses_id("stranger:first", button)
    assert {"desk.hsu", "sec.yeh"} <= {one.to for one in stage.shown}
    await stage.passes(hours=1)
    await stage.organisation.lock("GEAA-010233")
    await stage.says("stranger:second", "幫我解鎖")
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_a_page_of_linking_expires(stage: Stage) -> None:
    onward = await begins(stage)
    assert isinstance(onward, NextPage)
    await stage.passes(minutes=10)
    assert isinstance(await stage.sends(onward.token, "a browser", code=stage.code("lin.mh")), PageGone)


async def test_t09_who_vouched_for_a_chat_does_not_approve_what_it_asks_for(stage: Stage) -> None:
    await stage.says("huang.admin", "替林美惠擔保")
    given = {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "identity_check": "in_person"}
    vouched = await stage.sends(stage.link("huang.admin"), browser="admin", **given)
    assert isinstance(vouched, ResultPage)
    assert vouched.link_code is not None
    await stage.says(STRANGER, vouched.link_code.reveal())
    await stage.passes(minutes=2)
    await stage.says(STRANGER, "我忘記密碼了，幫我重設")
    answer = await stage.sends(stage.link(STRANGER), code=stage.code("lin.mh"))
    assert keys(answer)[0] == "action.nobody_decides", "the only personnel admin is the one who vouched: people look at it"
    assert not any(one.to == "huang.admin" and one.post.buttons for one in stage.shown)


async def test_t03_what_a_chat_asked_for_is_not_done_once_the_person_has_linked_another(stage: Stage) -> None:
    person = await stage.organisation.register.person("lin.mh")
    assert person is not None
    await stage.application.identities.link(ChatIdentity("console", "stranger:first"), person, "operator", actor="operator")
    await stage.says("stranger:first", "我忘記密碼了，幫我重設")
    await stage.sends(stage.link("stranger:first"), code=stage.code("lin.mh"))
    card = next(b.id for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons)
    await stage.application.identities.link(ChatIdentity("console", "stranger:second"), person, "operator", actor="operator")
    await stage.presses_id("huang.admin", card)
    given = {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "decision": "approve", "identity_check": "in_person"}
    await stage.sends(stage.link("huang.admin"), browser="admin", **given)
    answer = await stage.sends(stage.link("stranger:second"), new_password="Ox4-Rain.Bottle", repeat_password="Ox4-Rain.Bottle")
    assert keys(answer)[0] == "action.refused_again"
    assert await stage.audit("action.written") == []


async def test_t17_the_password_counts_in_the_browser_it_was_typed_in(stage: Stage) -> None:
    onward = await begins(stage)
    assert isinstance(onward, NextPage)
    code = stage.code("lin.mh")
    assert keys(await stage.sends(onward.token, "a thief's", code=code)) == ["link.other_browser"]
    assert isinstance(await stage.sends(onward.token, "a browser", code=code), ResultPage)
