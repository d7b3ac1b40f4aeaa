"""While an admin has a request: what is asked of it is answered from its facts, it is not called off by the way, and it is taken up again at once."""

import pytest

from bot.actions.request import RequestState
from bot.verification.page import ResultPage
from tests.desk.house import House


async def sent(house: House, who: str, text: str = "幫我啟用帳號") -> None:
    """Asked for and proven: an admin has it now."""
    await house.stage.says(who, text)
    assert isinstance(await house.stage.sends(house.stage.link(who), code=house.stage.code(who)), ResultPage)


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("他有收到我的申請嗎", "是，"),
        ("那我打哪一支找他", "打給陶欣妤，分機"),
        ("這件是急件嗎", "不是，"),
        ("可以催他一下嗎", "不行，"),
        ("她今天休假耶 怎麼辦", "不會卡住"),
        ("可以請別人核准嗎", "不行，"),
        ("要再申請一次嗎", "不用再送"),
        ("所以他按了沒", "還沒，"),
        ("有送出去嗎", "是，送出了"),
        ("要是接手的那一位也不回呢", "不會卡住"),
        ("我收回再送一件給別人 會不會要重排", "看情況"),
        ("有結果你會主動說嗎 還是我要一直回來看", "會，"),
        ("would I lose my place in the line?", "That depends"),
        ("I heard she is off today. what now", "It won't get stuck"),
        ("was my request sent?", "Yes, it was sent"),
        ("can you hurry her up?", "No, "),
        ("what happens if she is away?", "It won't get stuck"),
    ],
)
async def test_c23_a_question_about_it_is_answered_yes_or_no_first(house: House, asked: str, begins: str) -> None:
    await sent(house, "labor.thirteen")
    assert (await house.stage.says("labor.thirteen", asked)).startswith(begins)


async def test_c23_whatever_was_spoken_of_in_between(house: House) -> None:
    await sent(house, "labor.thirteen")
    await house.stage.says("labor.thirteen", "怎麼改密碼")
    await house.stage.says("labor.thirteen", "印表機卡紙找誰")
    assert "還沒" in await house.stage.says("labor.thirteen", "所以核准了沒")


async def test_c23_that_it_moved_to_the_next_admin_is_said_with_name_and_extension(house: House) -> None:
    await sent(house, "labor.thirteen")
    await house.stage.passes(hours=25)
    told = await house.stage.says("labor.thirteen", "申請現在到哪了")
    assert "陶欣妤沒有在時間內回應" in told
    assert "姚宗翰（分機 5502）" in told


@pytest.mark.parametrize("words", ["不用了謝謝 我等就好", "算了 我自己打給他", "no thanks, I'll wait", "never mind, I'll call them", "掰掰", "bye", "好", "ok thanks", "不要取消喔"])
async def test_c2_it_is_not_called_off_by_the_way(house: House, words: str) -> None:
    await sent(house, "off.thirteen")
    await house.stage.says("off.thirteen", "他知道嗎")
    await house.stage.says("off.thirteen", words)
    assert (await house.stage.request("off.thirteen")).state is RequestState.AWAITING


@pytest.mark.parametrize(("stop", "denies"), [("取消申請", "我沒叫你取消啊"), ("cancel my request", "no wait, I did not mean that")])
async def test_c16_called_off_by_mistake_it_is_taken_up_again_by_words(house: House, stop: str, denies: str) -> None:
    await sent(house, "off.thirteen")
    await house.stage.says("off.thirteen", stop)
    assert (await house.stage.request("off.thirteen")).state is RequestState.CANCELLED
    await house.stage.says("off.thirteen", denies)
    assert (await house.stage.request("off.thirteen")).state is RequestState.VERIFYING


async def test_c16_and_by_the_button_but_not_by_a_plain_yes(house: House) -> None:
    await sent(house, "off.thirteen")
    await house.stage.says("off.thirteen", "取消申請")
    cancelled = house.stage.shown
    assert "是，" in await house.stage.says("off.thirteen", "真的取消了嗎")
    assert (await house.stage.request("off.thirteen")).state is RequestState.CANCELLED
    house.stage.shown = cancelled
    await house.stage.presses("off.thirteen", "不是要取消")
    assert (await house.stage.request("off.thirteen")).state is RequestState.VERIFYING


@pytest.mark.parametrize(
    ("topic", "said"),
    [("may_call", "可以，直接撥陶欣妤的分機"), ("outside", "是分機，總機號碼我這裡沒有"), ("reason", "不用寫理由"), ("add", "申請送出後加不了字"), ("how_told", "就在這個對話"), ("who", "在陶欣妤手上")],
)
async def test_c23_calling_writing_and_who_has_it_are_answered_from_its_facts(house: House, topic: str, said: str) -> None:
    await sent(house, "labor.thirteen")
    assert said in await house.told("labor.thirteen", "progress", topic)
