"""Asked about an act, or told not to: answered from the person's own account, and nothing is started (C8)."""

import pytest

from bot.actions.action import ActionName
from bot.handlers.turn import Outcome
from bot.reading.vocabulary import Act, Aspect, Matter
from tests.desk.house import House, buttons, heard

ASPECTS = tuple(Aspect)


async def explained(house: House, who: str, action: ActionName, aspect: Aspect = Aspect.NONE, *, negated: bool = False) -> Outcome:
    return await house.answers(who, "explain", action.value, reading=heard(Act.ASK, Matter(action.value), aspect, negated=negated))


@pytest.mark.parametrize("action", ActionName)
async def test_c8_every_action_is_explained_in_every_aspect_in_both_languages_and_nothing_is_started(house: House, action: ActionName) -> None:
    for who in ("chen.yj", "lin.mh", "off.ten", "bind.now", "lock.twenty", "pass.expired", "new.five", "root.chou"):
        for aspect, negated in [*((aspect, False) for aspect in ASPECTS), (Aspect.NONE, True)]:
            outcome = await explained(house, who, action, aspect, negated=negated)
            assert house.said(outcome).strip()
            assert house.said(outcome, "en").strip()
            assert outcome.writes == ()
    async with house.stage.application.store.look() as work:
        assert await work.requests.all() == ()
    assert house.stage.mails("chen.yj") == []


async def test_c8_must_i_be_unlocked_no_it_opens_by_itself_by_the_clock(house: House) -> None:
    outcome = await explained(house, "chen.yj", ActionName.UNLOCK, Aspect.WHETHER)
    said = house.said(outcome)
    assert said.startswith("不一定要")
    assert "會自己解開" in said
    assert "密碼、信件、資料都不變" in said
    assert buttons(outcome) == ["wish:unlock"]


async def test_c8_must_i_reset_is_no_for_who_knows_the_password(house: House) -> None:
    assert house.said(await explained(house, "chen.yj", ActionName.RESET_PASSWORD, Aspect.AFTER)).startswith("不一定：記得密碼就不用重設")


async def test_c8_d38_must_i_reset_depends_where_the_password_has_expired(house: House) -> None:
    assert "不一定要重設" in house.said(await explained(house, "pass.expired", ActionName.RESET_PASSWORD, Aspect.WHETHER))


async def test_c8_which_passwords_change_is_told_by_the_persons_own_mailbox(house: House) -> None:
    said = house.said(await explained(house, "lin.mh", ActionName.RESET_PASSWORD, Aspect.WHAT))
    assert "市府信箱" in said
    assert "員工愛上網的密碼不變" in said


async def test_c8_dont_says_what_happens_without_it_and_offers_nothing(house: House) -> None:
    outcome = await explained(house, "chen.yj", ActionName.UNLOCK, negated=True)
    assert house.said(outcome).startswith("好，不解")
    assert "會自己解開" in house.said(outcome)
    assert buttons(outcome) == []


async def test_c8_c23_dont_with_a_page_open_says_that_it_is_open_and_can_be_cancelled(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    outcome = await explained(house, "chen.yj", ActionName.UNLOCK, negated=True)
    assert outcome.reply.says[0].key == "pending.request"
    assert buttons(outcome) == ["wish:cancel"]


async def test_c8_what_cannot_be_done_now_is_not_offered_and_says_why(house: House) -> None:
    outcome = await explained(house, "lin.mh", ActionName.UNLOCK, Aspect.HOW)
    assert [phrase.key for phrase in outcome.reply.says] == ["wish.unlock.not_locked"]
    assert buttons(outcome) == []


async def test_c8_who_approves_is_named_by_the_policy(house: House) -> None:
    outcome = await explained(house, "off.ten", ActionName.ENABLE, Aspect.WHO)
    assert [phrase.key for phrase in outcome.reply.says][1:] != []
    assert "管理員決定" in house.said(outcome)


async def test_c8_how_long_an_admin_has_is_the_policys(house: House) -> None:
    assert "1 個工作天" in house.said(await explained(house, "off.ten", ActionName.ENABLE, Aspect.UNTIL))
    assert "30 分鐘" in house.said(await explained(house, "off.thirteen", ActionName.RESET_PASSWORD, Aspect.UNTIL))


async def test_c8_must_i_bind_again_is_no_for_who_is_bound(house: House) -> None:
    assert house.said(await explained(house, "chen.yj", ActionName.REBIND, Aspect.WHETHER)).startswith("不用。你已經綁好了")


async def test_c8_what_has_to_come_first_is_offered_instead(house: House) -> None:
    assert buttons(await explained(house, "off.ten", ActionName.UNLOCK)) == ["wish:enable"]


async def test_c36_a_stranger_is_told_how_to_be_linked(house: House) -> None:
    assert [phrase.key for phrase in (await explained(house, "stranger:x", ActionName.UNLOCK)).reply.says] == ["link.how"]


async def test_c8_a_question_about_what_only_people_can_do_hands_nothing_over_and_offers_it(house: House) -> None:
    outcome = await explained(house, "chen.yj", ActionName.REBIND, Aspect.HOW)
    assert [phrase.key for phrase in outcome.reply.says] == ["explain.by-people"]
    assert buttons(outcome) == ["ticket:draft"]
    async with house.stage.application.store.look() as work:
        assert not await work.tickets.any()


@pytest.mark.parametrize("aspect", [Aspect.WHAT, Aspect.WHICH, Aspect.WHETHER])
async def test_d28_bind_to_what_begins_with_that_there_is_nothing_to_bind(house: House, aspect: Aspect) -> None:
    assert "沒有東西要綁" in house.said(await explained(house, "only.directory", ActionName.BIND, aspect)).splitlines()[0]
