"""Out of somebody else's account again, and what is no word about closing one (C9, C16, C38, C39, C42)."""

from dataclasses import replace
from typing import Any

import pytest

from bot.accounts.rows.row import Row
from bot.dialogue.conversation import Conversation
from bot.dialogue.endings import with_ending
from bot.dialogue.speaker_words import is_about_oneself, to_me
from bot.dialogue.table.respond import respond
from bot.dialogue.table.situation import OpenRequest, Situation
from bot.reading.ending_words import EndingWord, ending_word
from bot.reading.people_words import mentions_somebody
from bot.reading.reading import Clause
from bot.reading.vocabulary import Act, Aspect, Matter, Whose
from bot.side_questions.finding import SideQuestionFound
from bot.side_questions.side_question import Concerns, SideQuestion
from tests.conversation.test_table import LOCKED, after, alone, back, said

A_FRIEND_BETWEEN = Conversation(about="others:unnamed", whose="unnamed", own=Row.LOCKED.value)



def between(text: str, act: Act = Act.ASK, aspect: Aspect = Aspect.WHETHER, *, in_place: float = 0.6, own: float = 0.8, **known: Any) -> Situation:
    """Words after a no about somebody else, with an own matter still open behind it: they read like the other's there, and like the own one after that."""
    given: dict[str, Any] = {"conversation": A_FRIEND_BETWEEN, "last": after("refused:other"), **known}
    there = said(act, Matter.SAME, aspect, Whose.UNNAMED, likely=in_place, others=in_place, text=text, own=is_about_oneself(text),
                 somebody=mentions_somebody(text), **given)  # fmt: skip
    read = said(act, Matter.SAME, aspect, likely=own).reading
    return replace(there, on_own=read, alone=(Clause(text, read),))


@pytest.mark.parametrize("text", ["批下來的時候你會傳簡訊給我嗎", "弄好請回我一聲", "will you send me a note when it is through?", "15:40 提醒我一下"])
def test_c39_what_shall_come_to_the_speaker_is_about_the_own_matter_behind_the_no(text: str) -> None:
    step = respond(between(text))
    assert (step.row, step.handler, step.argument) == ("C39", "tell", "me")


@pytest.mark.parametrize("text", ["她好了你通知我", "let me know when my sister is unlocked, tell me", "幫我媽看一下"])
def test_c9_while_the_other_is_in_the_words_it_stays_the_others(text: str) -> None:
    assert respond(between(text, Act.REQUEST, Aspect.NONE)).row in ("C9", "C18")


def test_c16_who_speaks_of_themselves_is_back_at_the_own_matter() -> None:
    step = respond(between("我現在可以登了嗎", aspect=Aspect.WHETHER))
    assert (step.row, step.handler) == ("C16", "status")


def test_c18_where_nobody_is_in_the_words_it_is_asked_once_whose() -> None:
    asked = between("那現在幾點會開", aspect=Aspect.UNTIL, in_place=0.7)
    assert (respond(asked).handler, respond(asked).argument) == ("doubt", "whose")
    assert respond(replace(asked, conversation=replace(A_FRIEND_BETWEEN, asked_whose=True))).row == "C9"


def test_c16_it_is_not_asked_where_even_there_it_hardly_reads_like_the_others() -> None:
    assert respond(between("還要幾分鐘", aspect=Aspect.UNTIL, in_place=0.2)).row == "C16"


def test_c9_without_an_own_matter_the_follow_up_stays_the_others() -> None:
    asked = between("那現在幾點會開", aspect=Aspect.UNTIL, in_place=0.7, conversation=replace(A_FRIEND_BETWEEN, own=""))
    assert respond(replace(asked, on_own=None)).row == "C9"


@pytest.mark.parametrize("text", ["就是我本人的帳號啦", "it's my own account, I am talking about me"])
def test_c16_my_own_account_is_looked_at_and_no_names_are_listed(text: str) -> None:
    names = back(text, Act.CORRECT, Matter.ACCOUNT_NAME)
    assert (respond(names).row, respond(names).handler) == ("C16", "status")


def test_c29_who_asks_for_the_own_name_after_a_no_gets_it() -> None:
    asked = back("那我自己的帳號叫什麼", Act.ASK, Matter.ACCOUNT_NAME)
    assert respond(asked).row == "C29"


def test_c18_a_doubtful_follow_up_to_the_own_trouble_is_no_refusal() -> None:
    asked = said(Act.ASK, Matter.SAME, Aspect.AFTER, Whose.UNNAMED, likely=0.5, others=0.6, conversation=LOCKED, last=after("status:locked"), text="那我叫我同事別再用了")
    assert (respond(asked).handler, respond(asked).argument) == ("doubt", "whose")
    assert respond(replace(asked, reading=replace(asked.reading, others=0.9))).row == "C9"


def test_c13_what_somebody_did_to_the_own_account_has_its_general_answer() -> None:
    side = SideQuestionFound(SideQuestion("knows", "password-02", ("x",), {}, Concerns.MINE), 0.8)
    asked = said(Act.ASK, Matter.RESET_PASSWORD, Aspect.WHETHER, Whose.UNNAMED, text="他替我換的密碼 他不就看到我的密碼", own=True, side=side, last=after("faq:password-04"))
    assert (respond(asked).handler, respond(asked).argument) == ("side", "knows")
    assert respond(replace(asked, own=False)).handler == "others"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("約聘的做滿了 他的帳號要找誰關", EndingWord.DISABLE),
        ("我有兩個帳號 想把舊的停用 怎麼辦理", EndingWord.DISABLE),
        ("who switches off the login of someone who quit", EndingWord.DISABLE),
        ("怎麼停用 不是怎麼啟用", EndingWord.DISABLE),
        ("等一下帳號會不會又鎖起來", EndingWord.BESIDE),
        ("我可以先用別人的帳號登嗎", EndingWord.BESIDE),
        ("處長請假 職務代理人在哪裡設", EndingWord.BESIDE),
        ("她的密碼過期了 我可以幫她換嗎", EndingWord.BESIDE),
        ("can I freeze his account for him", EndingWord.BESIDE),
        ("我沒有要停用 你搞錯了", EndingWord.BESIDE),
        ("螢幕全黑", EndingWord.UNSURE),
    ],
)
def test_c42_closing_an_account_is_told_from_what_sounds_like_it(text: str, word: EndingWord) -> None:
    assert ending_word(text) is word


def test_c42_the_words_correct_the_reading_both_ways() -> None:
    misread = said(Act.ASK, Matter.DISABLE, Aspect.WHETHER, Whose.UNNAMED).reading
    assert with_ending(misread, "等一下帳號會不會又鎖起來", follows=True).labels.matter == Matter.SAME
    assert with_ending(misread, "處長那邊呢", follows=True, alone=alone(Act.ASK, Matter.STATUS)).labels.matter == Matter.SAME
    missed = said(Act.ASK, Matter.STATUS, Aspect.HOW, likely=0.3).reading
    found = with_ending(missed, "多出來的帳號要怎麼停用", follows=True)
    assert (found.labels.matter, found.likelihood) == (Matter.DISABLE, 0.5)


def test_c42_somebody_elses_incident_stays_one() -> None:
    talk = Conversation(about="incident:others")
    on = said(Act.ASK, Matter.SAME, Aspect.RULE, Whose.UNNAMED, text="can I freeze it for him", conversation=talk, last=after("smalltalk"))
    assert (respond(on).handler, respond(on).argument) == ("incident", "others")


def test_c38_how_the_colleague_in_hand_is_now_brings_no_list_and_no_incident() -> None:
    talk = Conversation(about="colleague:lai")
    now = said(Act.ASK, Matter.STATUS, Aspect.WHETHER, Whose.UNNAMED, text="我核准了，她能進去了嗎", conversation=talk, last=after("start"), leads=True)
    assert respond(now).row == "C30"
    alarm = said(Act.ASK, Matter.INCIDENT, Aspect.WHETHER, Whose.UNNAMED, likely=0.65, conversation=talk, last=after("start"), leads=True, harmless=True)
    assert respond(alarm).row != "C20"


def test_shapes_of_oneself() -> None:
    assert not is_about_oneself("你剛才給我的是哪一個")
    assert not is_about_oneself("幫我的忙")
    assert is_about_oneself("i mean about me")
    assert to_me("弄好傳訊息給我")
    assert not to_me("幫我媽")
    assert not to_me("i tell him")


def test_c23_an_approval_of_ones_own_request_is_no_account_of_the_admins() -> None:
    asked = said(Act.ASK, Matter.APPROVE, Aspect.WHETHER, Whose.UNNAMED, text="她今天不在 別人可以替我簽嗎", request=OpenRequest("enable", "verifying"), last=after("page:enable"))
    assert (respond(asked).row, respond(asked).handler) == ("C23", "progress")
    assert respond(replace(asked, request=None)).row == "C9"


def test_c10_a_ticket_is_heard_behind_the_no() -> None:
    part = Clause("那開單好了", said(Act.REQUEST, Matter.TICKET).reading)
    wish = said(Act.REQUEST, Matter.STATUS, whose=Whose.SHARED, text="那開單好了 它是跑備份的", last=after("refused:other"), conversation=Conversation(about="others:service"))
    assert respond(replace(wish, alone=(part,))).row == "C21"
    assert respond(wish).row == "C10"


def test_c42_what_is_asked_of_somebody_elses_account_brings_no_line_about_the_own() -> None:
    side = SideQuestionFound(SideQuestion("leave", "nologin-02", ("x",), {}, Concerns.MINE), 0.9)
    asked = said(Act.ASK, Matter.DISABLE, Aspect.WHETHER, Whose.UNNAMED, text="她留職停薪 帳號會停嗎", side=side)
    assert (respond(asked).handler, respond(asked).argument) == ("others", "disable")
    on = replace(asked, conversation=Conversation(about="others:disable"), last=after("refused:other"))
    assert (respond(on).handler, respond(on).argument) == ("side", "leave")
    own = said(Act.ASK, Matter.DISABLE, Aspect.WHETHER, text="我留職停薪 帳號會停嗎", side=side)
    assert respond(own).handler == "side"
