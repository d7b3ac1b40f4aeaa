"""Which side of an incident is asked about, in fresh words, and that plain wishes and other matters are none."""

import pytest

from bot.incidents.sides import IncidentSide, side_of_aspect, sides_of
from bot.reading.vocabulary import Aspect


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("要先弄哪一個", IncidentSide.FIRST),
        ("what must I press first?", IncidentSide.FIRST),
        ("換密碼的網頁是哪一個", IncidentSide.WHERE),
        ("on which site is that password page", IncidentSide.WHERE),
        ("那個人還進得了我的帳號嗎", IncidentSide.SAFE),
        ("can that person still sign in as me?", IncidentSide.SAFE),
        ("凍結可不可以擋住那個人", IncidentSide.FREEZE),
        ("what is the freeze good for", IncidentSide.FREEZE),
        ("請把凍結解除", IncidentSide.THAW),
        ("資安會打電話來嗎", IncidentSide.CALLS),
        ("when will security ring me?", IncidentSide.CALLS),
        ("電腦我可以繼續用嗎", IncidentSide.WORK),
        ("may I go on using this computer", IncidentSide.WORK),
        ("這封信可以先刪嗎", IncidentSide.MAIL),
        ("it was a false alarm, that was me", IncidentSide.ALARM),
        ("我只是隨便說說，沒有人盜", IncidentSide.ALARM),
        ("這件事跟資安沒關係", IncidentSide.ALARM),
        ("no no, I was just wondering", IncidentSide.ALARM),
        ("我女兒幫我把密碼換好了", IncidentSide.CHANGED),
        ("I already changed the password this morning", IncidentSide.CHANGED),
        ("趕快先幫我凍結帳號", IncidentSide.FREEZING),
        ("could you please freeze my account now", IncidentSide.FREEZING),
        ("到底凍結成功了沒", IncidentSide.FROZEN),
        ("請幫我送出資安單", IncidentSide.SEND),
        ("go ahead, send the security ticket", IncidentSide.SEND),
        ("那張單不要送，我自己打電話", IncidentSide.UNSENT),
        ("please don't send that ticket", IncidentSide.UNSENT),
        ("又來一組驗證碼了", IncidentSide.CODES),
        ("yet another code came, how do I stop them", IncidentSide.CODES),
        ("這樣會被處分嗎", IncidentSide.BOSS),
        ("will my boss hear about it", IncidentSide.BOSS),
        ("需要去報警嗎", IncidentSide.POLICE),
        ("他會不會看到我的信", IncidentSide.SEEN),
        ("I can't see any button here", IncidentSide.PRESS),
        ("是那些詐騙的人在登我的帳號嗎", IncidentSide.TRIES),
        ("are those people the ones who lock it?", IncidentSide.TRIES),
        ("帳號被鎖，密碼要怎麼換", IncidentSide.UNABLE),
        ("how can I change the password, it is locked", IncidentSide.UNABLE),
        ("鎖到什麼時候", IncidentSide.LOCK),
        ("when is that lock over?", IncidentSide.LOCK),
        ("資安單有哪些人看得到", IncidentSide.READER),
        ("does my school get told about this?", IncidentSide.READER),
        ("資安已經收到通報了嗎", IncidentSide.SENT),
        ("do I still have to tell security?", IncidentSide.SENT),
        ("不要重設，先凍結", IncidentSide.FREEZING),
        ("no reset, freeze it instead", IncidentSide.FREEZING),
    ],
)
def test_c20_a_side_is_found_by_its_words(text: str, side: IncidentSide) -> None:
    assert side in sides_of(text)


@pytest.mark.parametrize("text", ["幫我解鎖", "影印機卡紙了", "I forgot my password", "謝謝", "他有我的密碼", "who is my admin?", "先幫我解鎖啦", "下個月我的密碼要換嗎", "總務的分機是幾號", "ok let me change the password now", "好，我現在要改密碼", "I'd like an ordinary ticket"])
def test_c20_a_wish_or_another_matter_is_no_side_of_it(text: str) -> None:
    assert sides_of(text) == ()


@pytest.mark.parametrize("text", ["not changed yet, I'd like to do it now", "我還沒改密碼啦", "no no, I have not changed the password"])
def test_c20_a_change_that_is_denied_was_not_made(text: str) -> None:
    assert IncidentSide.CHANGED not in sides_of(text)


def test_c20_two_sides_in_one_text_are_both_found() -> None:
    assert set(sides_of("電腦要關機嗎，還有資安會打給我嗎")) == {IncidentSide.WORK, IncidentSide.CALLS}


def test_c20_a_question_calls_off_no_alarm_and_tells_of_no_change() -> None:
    assert IncidentSide.ALARM not in sides_of("是不是有人偷用我的帳號？")
    assert IncidentSide.CHANGED not in sides_of("密碼改好了嗎")


def test_c20_who_contradicts_the_desk_calls_off_no_alarm() -> None:
    assert sides_of("不是，我密碼換好了，你為什麼說沒換") == (IncidentSide.CHANGED,)


def test_c20_an_aspect_of_the_matter_in_hand_comes_to_a_side() -> None:
    assert side_of_aspect(Aspect.WHERE) is IncidentSide.WHERE
    assert side_of_aspect(Aspect.WHETHER) is IncidentSide.SAFE
    assert side_of_aspect(Aspect.NONE) is IncidentSide.FIRST


@pytest.mark.parametrize("text", ["蛤 誰要重設密碼 我講鎖定 算了掰", "不是vpn 講1 密碼 要重設連結", "who wants a reset? I said lock"])
def test_c20_who_names_no_freeze_wants_none(text: str) -> None:
    assert IncidentSide.FREEZING not in sides_of(text)


@pytest.mark.parametrize("text", ["剛剛又跳一個驗證碼 我沒有要耶", "剛剛手機又收到一封驗證碼，我沒有要過啊。"])
def test_c20_a_code_that_nobody_asked_for_is_no_all_clear(text: str) -> None:
    assert IncidentSide.CODES in sides_of(text)
    assert IncidentSide.ALARM not in sides_of(text)
