"""One aspect of the matter in hand, from a fresh look (C13, C15, C34), and what is pending first (C23)."""

import re

import pytest

from bot.accounts.aspects import changed_with_it
from bot.dialogue.conversation import Conversation
from bot.reading.vocabulary import Aspect, Matter, NamedSystem
from tests.desk.house import House, buttons, heard

LOCKED = Conversation(about="wish:status", row="D15")


async def test_c13_until_is_minutes_and_the_clock_and_nothing_else(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    said = await house.told("chen.yj", "aspect", "until")
    assert re.search(r"還有 [89] 分鐘，\d\d:\d\d 解開", said)
    assert "手機收信" not in said, "why it was locked is another aspect"


async def test_c13_until_counts_down_as_time_passes(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    await house.stage.passes(minutes=5)
    assert re.search(r"還有 [34] 分鐘", await house.told("chen.yj", "aspect", "until"))


async def test_c13_the_admin_is_named_with_the_extension(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    said = await house.told("chen.yj", "aspect", "who")
    assert "黃淑芬" in said
    assert "2103" in said


async def test_c13_a_lock_that_is_gone_is_said_to_be_gone_before_the_aspect(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    await house.stage.passes(minutes=10)
    outcome = await house.answers("chen.yj", "aspect", "until")
    assert outcome.reply.says[0].key == "changed.locked"
    assert "現在就可以登入" in house.said(outcome)
    assert outcome.row != "D15"


async def test_c13_a_person_who_was_disabled_meanwhile_is_not_told_that_the_lock_is_over(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    await house.stage.passes(minutes=10)
    await house.stage.disables("GEAA-012686")
    keys = [phrase.key for phrase in (await house.answers("chen.yj", "aspect", "until")).reply.says]
    assert keys[-1] == "aspect.until_off"


async def test_t32_a_silent_system_is_no_proof_that_anything_is_over(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    await house.stage.application.demonstration_controls.break_system("directory", "down", "test")
    outcome = await house.answers("chen.yj", "aspect", "whether")
    assert [phrase.key for phrase in outcome.reply.says] == ["changed.unsure", "aspect.whether_unread"]


async def test_c13_how_offers_the_act_and_the_article(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    assert buttons(await house.answers("chen.yj", "aspect", "how")) == ["wish:unlock", "tell:me", "faq:nologin-03"]


async def test_c15_is_it_my_password_begins_with_the_answer(house: House) -> None:
    house.thread["off.ten"] = Conversation(about="wish:status", row="D10")
    said = await house.told("off.ten", "aspect", "whether", reading=heard(aspect=Aspect.WHETHER, also="password-01"))
    assert said.startswith("不是")


async def test_c15_a_named_system_is_answered_first(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    said = await house.told("chen.yj", "aspect", "whether", reading=heard(aspect=Aspect.WHETHER, system=NamedSystem.MAILBOX))
    assert said.startswith("市府信箱這邊正常")


async def test_c12_after_an_entry_about_locks_the_own_lock_is_told(house: House) -> None:
    house.thread["chen.yj"] = Conversation(about="faq:nologin-03")
    assert re.search(r"還有 [89] 分鐘", await house.told("chen.yj", "aspect", "until"))
    assert house.faq.entries == []


async def test_c13_after_an_entry_the_entry_that_its_aspect_points_to_is_told(house: House) -> None:
    house.thread["lin.mh"] = Conversation(about="faq:binding-01")
    await house.answers("lin.mh", "aspect", "how")
    assert house.faq.entries == ["binding-05"]


async def test_c13_where_no_entry_knows_more_that_is_said_with_a_person(house: House) -> None:
    house.thread["lin.mh"] = Conversation(about="faq:docs-01")
    outcome = await house.answers("lin.mh", "aspect", "until")
    assert [phrase.key for phrase in outcome.reply.says] == ["followup.no-more"]
    assert buttons(outcome) == ["ticket:draft"]


async def test_c36_a_stranger_gets_the_general_answer_after_an_entry_and_else_the_way_to_be_linked(house: House) -> None:
    house.thread["stranger:x"] = Conversation(about="faq:binding-01")
    await house.answers("stranger:x", "aspect", "why")
    assert house.faq.entries == ["binding-02"]
    house.thread["stranger:x"] = LOCKED
    assert [phrase.key for phrase in (await house.answers("stranger:x", "aspect", "why")).reply.says] == ["link.how"]


async def test_t15_in_a_group_it_stays_private(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    assert (await house.answers("chen.yj", "aspect", "until", private=False)).personal


async def test_t05_after_a_colleagues_account_the_speakers_own_is_no_answer(house: House) -> None:
    house.thread["chen.yj"] = Conversation(about="colleague:林美惠", row="D15")
    says = [phrase.key for phrase in (await house.answers("chen.yj", "aspect", "until")).reply.says]
    assert not any(key.startswith(("aspect.", "own.", "status.")) for key in says), "nothing of the speaker's own account"


async def test_c23_while_a_page_is_open_until_is_the_pages_and_it_can_be_cancelled(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    house.thread["chen.yj"] = Conversation(about="wish:unlock", row="D15")
    outcome = await house.answers("chen.yj", "aspect", "until")
    assert [phrase.key for phrase in outcome.reply.says] == ["request.until"]
    assert "頁" in house.said(outcome)
    assert buttons(outcome) == ["wish:cancel"]


async def test_c23_who_has_it_is_the_admin_who_was_asked(house: House) -> None:
    await house.stage.says("off.ten", "幫我申請啟用")
    await house.stage.sends(house.stage.link("off.ten"), code=house.stage.code("off.ten"))
    house.thread["off.ten"] = Conversation(about="wish:enable", row="D10")
    asked = (await house.stage.request("off.ten")).approver
    assert asked is not None
    admin = await house.stage.application.register.person(asked.person)
    assert admin is not None
    said = await house.told("off.ten", "aspect", "who")
    assert admin.name in said
    assert "送出了，還沒有決定" in await house.told("off.ten", "aspect", "whether")


async def test_c13_after_an_unlock_what_then_is_the_same_password(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    await house.stage.sends(house.stage.link("chen.yj"), code=house.stage.code("chen.yj"))
    house.thread["chen.yj"] = Conversation(about="wish:unlock", row="D15")
    assert "原來的密碼" in await house.told("chen.yj", "aspect", "after")
    assert "已經解鎖了" in await house.told("chen.yj", "aspect", "whether")


async def test_d2_a_protected_account_stays_closed_whatever_is_asked(house: House) -> None:
    for aspect in Aspect:
        house.thread["root.chou"] = Conversation(about="wish:status", row="D2")
        said = await house.told("root.chou", "aspect", aspect.value, reading=heard(aspect=aspect, system=NamedSystem.DIRECTORY, also="password-01"))
        assert "GEAA" not in said
        assert "鎖" not in said.replace("解鎖", ""), said


async def test_c15_r31_does_the_portals_password_change_too_is_a_plain_no(house: House) -> None:
    house.thread["lin.mh"] = Conversation(about="wish:reset_password", row="D21")
    assert (await house.told("lin.mh", "aspect", "whether", reading=heard(aspect=Aspect.WHETHER, system=NamedSystem.PORTAL))).startswith("不會")


async def test_r24_while_tpead_is_locked_the_portal_account_is_named_as_the_way_in(house: House) -> None:
    house.thread["chen.yj"] = LOCKED
    assert "yj***n）登入電子認證平臺" in await house.told("chen.yj", "aspect", "whether", reading=heard(aspect=Aspect.WHETHER))


@pytest.mark.parametrize("matter", [Matter.SAME, Matter.STATUS])
async def test_an_unknown_aspect_is_what(house: House, matter: Matter) -> None:
    house.thread["chen.yj"] = LOCKED
    outcome = await house.answers("chen.yj", "aspect", "sideways", reading=heard(matter=matter))
    assert outcome.reply.says[0].key == "status.locked"


async def test_c15_after_a_reset_the_system_that_is_named_is_answered_by_what_the_reset_did(house: House) -> None:
    person = await house.stage.application.register.person("lin.mh")
    assert person is not None
    seen = await house.stage.application.account_lookup.look(person)
    told = {system: changed_with_it(seen.diagnosis, system, seen.rules, seen.now) for system in ("portal", "directory", "mailbox", "personnel")}
    assert told["personnel"] is None, "it has no password of its own"
    assert {system: phrase.key for system, phrase in told.items() if phrase is not None} == {
        system: f"aspect.new_password_{system}" for system in ("portal", "directory", "mailbox")
    }


ONLY_DIRECTORY = Conversation(about="wish:status", row="D28")
NOT_TRUE = ("現在就可以登入", "不用找人", "照現在的方式登入", "sign in now", "Nobody is needed", "sign in as you do now")


@pytest.mark.parametrize("aspect", [aspect.value for aspect in Aspect])
async def test_d28_who_is_kept_out_until_go_live_is_never_told_to_just_sign_in(house: House, aspect: str) -> None:
    for language in ("zh-Hant-TW", "en"):
        house.thread["only.directory"] = ONLY_DIRECTORY
        said = house.said(await house.answers("only.directory", "aspect", aspect), language)
        assert not [one for one in NOT_TRUE if one in said]


async def test_d28_when_and_who_are_told_from_the_own_state(house: House) -> None:
    house.thread["only.directory"] = ONLY_DIRECTORY
    assert "系統上線那天" in await house.told("only.directory", "aspect", "until")
    house.thread["only.directory"] = ONLY_DIRECTORY
    said = await house.told("only.directory", "aspect", "who")
    assert "林志成" in said
    assert "建帳號" in said


async def test_d13_why_one_works_and_the_other_does_not_is_that_they_are_two(house: House) -> None:
    house.thread["off.thirteen"] = Conversation(about="wish:status", row="D13")
    assert "分開的兩個帳號" in (await house.told("off.thirteen", "aspect", "why")).splitlines()[0]
    house.thread["off.ten"] = Conversation(about="wish:status", row="D10")
    assert "分開的兩個帳號" not in await house.told("off.ten", "aspect", "why")


async def test_c15_which_one_is_disabled_is_told_by_the_names_of_the_systems(house: House) -> None:
    house.thread["off.ten"] = Conversation(about="wish:status", row="D10")
    said = await house.told("off.ten", "aspect", "which")
    assert "員工愛上網、人員與組織管理系統、TPEAD" in said
