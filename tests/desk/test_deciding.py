"""What an admin asks of deciding is answered from the request that waits, else from the rule; who has a colleague's request is told by name (C13, C30, C38)."""

import pytest

from bot.actions.request import RequestState
from tests.desk.house import House, buttons
from tests.desk.test_waiting_request import sent

UNLOCK = "幫我解鎖"


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("check", "要確認是莊博文本人"),
        ("callback", "算：由你回撥莊博文登記的電話"),
        ("word", "不算，要由你自己確認"),
        ("record", "有。誰核准或不核准"),
        ("password", "不會，解鎖只是把鎖拿掉，莊博文用原來的密碼登入"),
        ("does", "你核准之後我馬上解鎖並通知莊博文"),
        ("undo", "不能收回"),
        ("deputy", "不用設代理，也不用轉。這一件到"),
        ("until", "到"),
        ("may", "莊博文有一件「解除鎖定」的申請在等你"),
    ],
)
async def test_c38_it_is_answered_from_the_request_that_waits_with_its_button(house: House, topic: str, said: str) -> None:
    await sent(house, "lock.twenty", UNLOCK)
    whom = " lock.twenty" if topic == "may" else ""
    answer = await house.answers("huang.admin", "deciding", f"{topic}{whom}")
    assert house.said(answer).startswith(said)
    assert buttons(answer) == [f"decide:{(await house.stage.request('lock.twenty')).id}"]


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("check", "要確認是申請人本人"),
        ("password", "看申請什麼"),
        ("until", "現在沒有等你決定的申請"),
        ("deputy", "不用設代理，也不用轉。一次只問一位"),
        ("holder", "你要問誰的申請？"),
        ("standin", "可以，不過是用你自己的名義"),
    ],
)
async def test_c38_without_one_it_is_answered_from_the_rule(house: House, topic: str, said: str) -> None:
    assert (await house.told("huang.admin", "deciding", topic)).startswith(said)


@pytest.mark.parametrize(("topic", "said"), [("check", "三種選一種"), ("callback", "是，這樣就算"), ("word", "還是不算")])
async def test_c38_asked_once_more_it_is_told_in_another_way(house: House, topic: str, said: str) -> None:
    first = (await house.answers("huang.admin", "deciding", topic)).reply.says
    again = await house.answers("huang.admin", "deciding", topic, last_said=first)
    assert house.said(again).startswith(said)


async def test_c38_what_somebody_else_decides_is_not_said_of_the_one_who_asks(house: House) -> None:
    await sent(house, "off.ten")
    assert (await house.told("huang.admin", "deciding", "does off.ten")).startswith("核准之後我馬上啟用")


async def test_c30_whose_request_lies_with_another_role_hears_with_whom(house: House) -> None:
    await sent(house, "off.ten")
    told = await house.told("huang.admin", "deciding", "holder off.ten")
    assert "在林志成手上（分機 2102）" in told
    assert "這種申請由員工愛上網管理員決定，不會送到你這裡" in told
    assert (await house.told("huang.admin", "deciding", "may off.ten")).startswith("你現在不能決定，也不能轉給你")


async def test_c30_it_names_who_has_it_now_and_who_was_replaced_hears_why(house: House) -> None:
    await sent(house, "labor.twenty", UNLOCK)
    told = await house.told("peng.admin", "deciding", "holder labor.twenty")
    assert "在陶欣妤手上" in told
    assert "登記由別人代理" in told
    await house.stage.passes(minutes=31)
    assert "在姚宗翰手上" in await house.told("peng.admin", "deciding", "holder labor.twenty")
    await house.stage.passes(minutes=31)
    assert "已經轉給服務人員" in await house.told("peng.admin", "deciding", "holder labor.twenty")


async def test_t5_an_admin_of_another_agency_learns_of_no_request(house: House) -> None:
    await sent(house, "labor.twenty", UNLOCK)
    assert "陶欣妤" not in await house.told("huang.admin", "deciding", "holder labor.twenty")


async def test_c38_who_has_a_substitute_hears_who_that_is(house: House) -> None:
    assert "已經登記由陶欣妤代理" in await house.told("peng.admin", "deciding", "deputy")


async def test_t9_the_only_admin_hears_that_people_decide_on_their_own_request(house: House) -> None:
    answer = await house.answers("only.admin", "deciding", "own")
    assert "你機關沒有別的管理員" in house.said(answer)
    assert buttons(answer) == ["wish:status"]


@pytest.mark.parametrize("words", ["我剛打他分機確認過本人了，准", "approve it"])
async def test_t9_a_decision_in_words_decides_nothing_and_says_so(house: House, words: str) -> None:
    await sent(house, "lock.twenty", UNLOCK)
    told = await house.stage.says("huang.admin", words)
    assert "打字" in told or "Words decide nothing" in told or "A yes in words" in told
    assert (await house.stage.request("lock.twenty")).state is RequestState.AWAITING


async def test_c30_a_colleague_whose_request_lies_elsewhere_is_not_sent_to_apply(house: House) -> None:
    await sent(house, "labor.twenty", UNLOCK)
    told = await house.stage.says("peng.admin", "侯冠廷的帳號怎麼了")
    assert "在陶欣妤手上" in told
    assert "就是你自己" not in told
    assert "也可以在這裡自己申請" not in told


async def test_t9_the_only_admin_of_an_agency_is_told_of_no_admin(house: House) -> None:
    begun = await house.stage.says("only.admin", UNLOCK)
    assert "開單交給服務人員" in begun
    assert "送給管理員" not in begun
    assert "管理員核准" not in begun
    assert "服務人員處理" in begun
    assert "之後我就開單交給服務人員" in await house.told("only.admin", "progress", "who")
    assert "要看服務人員什麼時候處理" in await house.told("only.admin", "progress", "until")
    await house.stage.sends(house.stage.link("only.admin"), code=house.stage.code("only.admin"))
    after = house.stage.told("only.admin")
    assert "單號 1001" in after
    assert "以前沒有回覆" not in after


async def test_c23_what_to_write_as_the_reason_is_answered_with_the_page(house: House) -> None:
    await house.stage.says("lock.twenty", "我的帳號怎麼了")
    assert "不用寫理由" in await house.stage.says("lock.twenty", "好 請代為申請解鎖，理由我該怎麼寫")
