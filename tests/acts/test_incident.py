"""An incident (C20): the number first, then change it, freeze it, report it; what not to do; and for somebody else how that person does it."""

from dataclasses import replace
from typing import cast

import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import Handler, Outcome, Turn
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, TypedText
from bot.reading.reading import Labels, Reading
from bot.reading.vocabulary import Act, Matter
from tests.acts.freezing import button, frozen, frozen_until, presses
from tests.acts.stage import Stage

TOLD = "我剛剛在一封信的連結輸入了密碼，好像是釣魚"
STORY = "早上收到一封說信箱要驗證的信，我沒多想就點進去，還把帳號跟密碼都打了，後來同事說那是釣魚信"


async def told(
    stage: Stage, who: str, argument: str = "", *, words: str = TOLD, language: str = "zh-Hant-TW", talk: Conversation | None = None, reading: Reading | None = None
) -> Outcome:
    """What the handler answers to words in private; who they are is looked up as the desk does."""
    application, nobody = stage.application, cast(Handler, None)
    incident = application.account_actions.handlers(nobody, application.ticketing, nobody, application.responsible_admins)["incident"]
    now, person = application.clock.now(), await application.organisation.register.person(who)
    message = Message("e", ChatIdentity("console", who), ConversationAddress("console", who, private=True), TypedText(words), now)
    turn = Turn(message, person, Intent(IntentKind.NONE), words, now, language, argument=argument, reading=reading)
    return await incident(turn if talk is None else replace(turn, conversation=talk))


def worded(stage: Stage, outcome: Outcome, language: str = "zh-Hant-TW") -> str:
    return stage.application.wording.word(outcome.reply, language, stage.application.clock.now()).text


def means(outcome: Outcome) -> list[str]:
    return [choice.means for choice in outcome.reply.choices]


async def test_c20_the_number_comes_first_then_change_freeze_report_and_what_not_to_do(stage: Stage) -> None:
    outcome = await told(stage, "lin.mh", words=STORY)
    said = worded(stage, outcome)
    places = [said.index(one) for one in ("1999", "1. 改密碼", "2. 凍結", "3. 通報", "先不要做這些事", "資安單草稿")]
    assert places == sorted(places)
    assert means(outcome) == ["wish:reset_password", "freeze:me", "incident:report"]
    assert outcome.personal


async def test_c20_in_english_the_same(stage: Stage) -> None:
    words = "There was a mail this morning which said that my mailbox is full, so I opened its link, and I typed my password on a fake page"
    said = worded(stage, await told(stage, "lin.mh", words=words, language="en"), "en")
    places = [said.index(one) for one in ("Stay calm", "1999", "1. Change the password", "2. Freeze", "3. Report it", "What not to do", "Draft")]
    assert places == sorted(places)
    assert "I typed my password on a fake page" in said


async def test_c20_who_writes_little_reads_three_steps_and_no_draft(stage: Stage) -> None:
    outcome = await told(stage, "lin.mh")
    said = worded(stage, outcome)
    places = [said.index(one) for one in ("1999", "1. 改密碼", "2. 凍結", "3. 通報")]
    assert places == sorted(places)
    assert "草稿" not in said
    assert means(outcome) == ["wish:reset_password", "freeze:me", "incident:report"]


async def test_c20_words_begin_nothing_and_open_no_ticket(stage: Stage) -> None:
    outcome = await told(stage, "lin.mh")
    assert (outcome.writes, outcome.after) == ((), ())
    assert await frozen_until(stage, "lin.mh") is None
    async with stage.application.store.look() as work:
        assert not await work.tickets.any()
        assert await work.requests.live() == ()


async def test_c20_the_steps_are_the_whole_answer_and_no_account_is_looked_at_beside_them(stage: Stage) -> None:
    await stage.says("lin.mh", "我剛剛點了釣魚信還輸入了密碼。現在登不進去了")
    assert len(await stage.audit("incident.told")) == 1
    assert await stage.audit("status.looked") == []


async def test_c20_the_draft_shows_the_words_masked(stage: Stage) -> None:
    said = worded(stage, await told(stage, "lin.mh", words=f"有人拿 GEAA-010233 登入，還有 lin.mh@home.example。{STORY}"))
    assert "有人拿" in said
    assert "GEAA-010233" not in said
    assert "lin.mh@home.example" not in said


@pytest.mark.parametrize("who", ["root.chou", "chen.yj"])
async def test_c20_whoever_cannot_reset_here_is_told_the_other_way(stage: Stage, who: str) -> None:
    if who == "chen.yj":
        await frozen(stage, who)
    outcome = await told(stage, who)
    assert "wish:reset_password" not in means(outcome)
    assert "忘記密碼" in worded(stage, outcome)


async def test_c20_who_is_frozen_is_told_until_when_and_not_offered_it_again(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    outcome = await told(stage, "lin.mh")
    assert "已經凍結到" in worded(stage, outcome)
    assert means(outcome) == ["incident:report"]


async def test_c20_the_ticket_goes_to_security_at_the_press_with_the_persons_words_and_once(stage: Stage) -> None:
    await presses(stage, "lin.mh", "incident:mine")
    await stage.presses("lin.mh", "送出資安單")
    assert "單號" in stage.told("lin.mh")
    assert {"desk.hsu", "sec.yeh"} <= {one.to for one in stage.shown}
    again = await presses(stage, "lin.mh", "incident:report")
    assert "單號" in again
    async with stage.application.store.look() as work:
        tickets = await work.tickets.live_of(("lin.mh",))
    assert [(one.category.value, one.priority.value) for one in tickets] == [("security", "urgent")]


async def test_c20_a_stranger_gets_the_steps_and_the_number_and_no_button(stage: Stage) -> None:
    outcome = await told(stage, "stranger:xyz")
    said = worded(stage, outcome)
    assert said.index("1999") < said.index("1. 改密碼")
    assert outcome.reply.choices == ()
    assert outcome.reply.link is not None
    assert outcome.reply.link[1] == "page:/link"


async def test_c20_for_somebody_else_how_that_person_does_it_and_the_number_and_nobody_is_looked_up(stage: Stage) -> None:
    texts = {
        worded(stage, await told(stage, who, "others", words=words))
        for who in ("lin.mh", "huang.admin", "stranger:xyz")
        for words in ("陳怡君被盜了", "王小明被盜了")
    }
    (said,) = texts
    assert "1999" in said
    assert "本人" in said
    assert "陳怡君" not in said
    outcome = await told(stage, "lin.mh", "others")
    assert outcome.reply.choices == ()
    assert [record.subject for record in outcome.records] == ["lin.mh"]


async def test_c20_for_somebody_else_in_english(stage: Stage) -> None:
    said = worded(stage, await told(stage, "lin.mh", "others", language="en"), "en")
    assert "1999" in said
    assert "their own chat" in said


async def test_c20_in_a_group_the_steps_come_in_private_and_the_group_reads_one_neutral_line(stage: Stage) -> None:
    await stage.says("lin.mh", "你好")
    shown, lobby = await button(stage, "lin.mh", "incident:mine", in_group=True), ConversationAddress("console", "group:lobby", private=False)
    await stage.application.answer(Message("g1", ChatIdentity("console", "lin.mh"), lobby, ButtonPress(shown), stage.application.clock.now()))
    sent = list(stage.application.console.take())
    assert [one.place.private for one in sent if "凍結" in one.post.text] == [True]
    assert len([one for one in sent if one.place == lobby]) == 1


async def test_c20_it_is_audited_without_the_words(stage: Stage) -> None:
    (record,) = (await told(stage, "lin.mh")).records
    assert (record.did.value, record.subject, dict(record.details)) == ("incident.told", "lin.mh", {"what": "mine"})


async def test_c20_block_it_for_me_is_shown_the_button_that_does_it(stage: Stage) -> None:
    talk = Conversation(about="incident:mine", incident=stage.application.clock.now().isoformat())
    asks = Reading(Labels(Act.REQUEST, Matter.INCIDENT), 0.9)
    outcome = await told(stage, "lin.mh", "next", words="對 幫我先擋起來", talk=talk, reading=asks)
    assert [phrase.key for phrase in outcome.reply.says] == ["incident.freezing"]
    assert "freeze:me" in means(outcome)
