"""An admin asks about a person of the own agency; whoever may not hears one and the same no, whether that person exists or not."""

import re
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import event

from bot.actions.request import Request
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.colleague import ColleagueHandler
from bot.handlers.status.handler import StatusHandler
from bot.handlers.turn import Outcome, Turn
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.people.person import Person
from tests.colleague.conftest import Talk

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSED = "我只談你自己的帳號。同事的帳號，請本人自己來問我，或請本人機關的管理員來查。"
NOBODY = (
    "在你的機關裡，我找不到可以在這裡處理的這個人。\n你管的機關以外的人，我不能查也不能動：請那個機關的管理員處理，或請本人用自己的聊天來問我；"
    "如果是鎖住，通常15 分鐘會自己解開。\n是自己機關的人，請再確認姓名或帳號。"
)


@pytest.fixture(autouse=True)
def in_a_conversation_of_its_own(request: pytest.FixtureRequest) -> None:
    """What a test is told does not hang on what was said in another one."""
    for house in ("city", "namesakes"):
        if house in request.fixturenames:
            request.getfixturevalue(house).anew()


async def test_an_admin_reads_of_the_colleague_in_the_third_person_and_it_is_recorded(city: Talk) -> None:
    await city.audit()
    shown = await city.say("huang.admin", "陳怡君怎麼了")
    post = shown[0].post
    assert post.says[0] == "陳怡君（資訊局）的帳號現況："
    assert re.match(r"TPEAD 帳號（GEAA-\*{4}86）鎖住了，\d\d:\d\d 會自動解開", post.says[1])
    assert "你" not in post.says[1]
    assert "GEAA-****86" in post.text
    assert "GEAA-012686" not in post.text
    assert [line.mark for line in post.card] == ["ok", "ok", "locked", "ok"]
    assert all(button.quiet for button in post.buttons)
    (record,) = await city.audit()
    assert (record.did, record.actor, record.subject) == ("colleague.looked", "console:huang.admin", "chen.yj")
    assert record.details == {"as": "admin", "rows": "D15"}


async def test_an_admin_is_not_told_to_ask_themselves(city: Talk) -> None:
    said = await city.text("huang.admin", "陳怡君怎麼了")
    assert "人員與組織管理系統管理員就是你自己" in said
    assert "黃淑芬" not in said


async def test_another_admin_is_told_whom_to_ask(city: Talk) -> None:
    assert "人員與組織管理系統管理員：黃淑芬，分機 2103" in await city.text("lin.admin", "陳怡君怎麼了")


@pytest.mark.parametrize("asked", ["查 chen.yj", "查 CHEN.YJ", "查 GEAA-012686", "查 geaa-012686", "查 yjchen", "陈怡君怎么了", "is chen.yj locked?"])
async def test_by_name_id_or_account(city: Talk, asked: str) -> None:
    said = await city.text("huang.admin", asked)
    assert "陳怡君" in said.splitlines()[0]
    assert "GEAA-****86" in said


async def test_by_the_name_that_an_account_had_before(namesakes: Talk) -> None:
    assert "傅建華" in await namesakes.text("both.admin", "查 GEAA-000055")


@pytest.mark.parametrize(
    "asked", ["嚴正宇怎麼了", "查 bind.foreign", "查 GEAA-010235", "陳小凡怎麼了", "王美如怎麼了", "查 no.body", "查 GEAA-999999", "周冠宇怎麼了", "查 root.chou"]
)
async def test_nobody_another_agencys_and_protected_people_are_answered_alike(city: Talk, asked: str) -> None:
    await city.audit()
    assert await city.text("huang.admin", asked) == NOBODY
    refused, *more = await city.audit()
    assert (refused.did, refused.subject, refused.details) == ("colleague.refused", "", {"why": "nobody"})
    protected = "周冠宇" in asked or "root.chou" in asked
    assert [(one.did, one.subject) for one in more] == ([("security.event", "root.chou")] if protected else [])


@pytest.mark.parametrize("who", ["lin.mh", "sec.yeh", "tsai.admin"])
@pytest.mark.parametrize("asked", ["陳怡君怎麼了", "王美如怎麼了", "查 chen.yj", "查 no.body", "查 GEAA-012686", "查 GEAA-999999", "查 root.chou"])
async def test_t5_whoever_may_not_hears_the_same_whether_that_person_exists(city: Talk, who: str, asked: str) -> None:
    """tsai.admin is an admin elsewhere."""
    await city.audit()
    assert await city.text(who, asked) == (NOBODY if who == "tsai.admin" else REFUSED)
    (record,) = await city.audit()
    assert (record.did, record.actor, record.subject) == ("colleague.refused", f"console:{who}", "")


async def test_a_stranger_hears_the_same_no_and_how_to_be_linked(city: Talk) -> None:
    known, unknown = await city.text("someone", "陳怡君怎麼了"), await city.anew().text("someone", "王美如怎麼了")
    assert known == unknown
    assert known.startswith(REFUSED)
    assert "要連結" in known


@pytest.mark.parametrize(
    ("who", "again"),
    [("lin.mh", "這個帳號我一樣不能談：要本人來問我，或請本人機關的管理員來查。"), ("tsai.admin", "這一位在你的機關裡我也找不到；別的機關要找那邊的管理員。")],
)
async def test_t5_the_next_no_has_other_words_which_tell_as_little(city: Talk, who: str, again: str) -> None:
    """C27: never the same text twice."""
    said = []
    for asked in (("陳怡君怎麼了", "王美如怎麼了", "查 chen.yj"), ("王美如怎麼了", "陳怡君怎麼了", "查 no.body")):
        city.anew()
        said.append([await city.text(who, one) for one in asked])
    assert said[0] == said[1]
    assert said[0][1] == again
    assert said[0][2] == said[0][0] != again


async def test_nobody_is_looked_up_for_those_who_may_not(city: Talk) -> None:
    """Faults of every system change nothing in the refusal, so no system was asked."""
    for system in ("portal", "personnel", "directory", "mailbox", "sso"):
        await city.application.organisation.break_system(system, "down")
    try:
        assert await city.text("lin.mh", "陳怡君怎麼了") == REFUSED
    finally:
        for system in ("portal", "personnel", "directory", "mailbox", "sso"):
            await city.application.organisation.break_system(system, "well")


@pytest.mark.parametrize("asked", ["林美惠怎麼了", "lin.mh 怎麼了", "查 GEAA-010233", "查 mhlin", "is lin.mh locked?"])
async def test_who_asks_by_their_own_name_or_account_reads_their_own_state(city: Talk, asked: str) -> None:
    await city.audit()
    said = await city.text("lin.mh", asked)
    assert "GEAA-****33" in said
    assert "林美惠" not in said
    assert [one.did for one in await city.audit()] == ["status.looked"]


async def test_t15_in_a_group_no_word_of_it(city: Talk) -> None:
    shown = await city.say("huang.admin", "陳怡君怎麼了", group="lobby")
    public = [one.post.text for one in shown if not one.place.private]
    assert public == ["這是個人帳號的事，我私下回覆你。"]
    assert any("陳怡君" in one.post.text for one in shown if one.place.private)
    refused = await city.say("lin.mh", "陳怡君怎麼了", group="lobby")
    assert [one.post.text for one in refused if not one.place.private] == public


async def test_t32_while_tpead_cannot_be_read_only_that_is_said(city: Talk) -> None:
    await city.application.organisation.break_system("directory", "down")
    try:
        for asked in ("陳怡君怎麼了", "周冠宇怎麼了"):
            shown = await city.say("huang.admin", asked)
            assert "讀不到 TPEAD" in shown[0].post.text
            assert shown[0].post.card == ()
    finally:
        await city.application.organisation.break_system("directory", "well")


async def test_t32_while_tpead_cannot_be_read_nothing_else_is_said_of_an_account_that_may_be_protected(namesakes: Talk) -> None:
    assert "找不到" in await namesakes.text("portal.admin", "郭小明怎麼了")
    await namesakes.application.organisation.break_system("directory", "down")
    try:
        told = await namesakes.text("portal.admin", "郭小明怎麼了")
    finally:
        await namesakes.application.organisation.break_system("directory", "well")
    assert "讀不到 TPEAD" in told
    assert "停用" not in told


async def test_follow_ups_stay_with_the_colleague(city: Talk) -> None:
    await city.say("huang.admin", "陳怡君怎麼了")
    for asked in ("還要多久", "為什麼", "還是不行"):
        assert (await city.text("huang.admin", asked)).count("陳怡君") == 1
    assert "就是你自己" in await city.text("huang.admin", "找誰")
    assert "陳怡君（資訊局）的帳號現況" in await city.text("huang.admin", "再說一次")
    told = await city.text("huang.admin", "好了請通知我")
    assert "只會通知帳號的本人" in told
    assert "How the account of 陳怡君 (資訊局) is now" in await city.text("huang.admin", "in English please")
    async with city.application.store.look() as work:
        assert await work.promises.of("huang.admin") == ()


async def test_after_a_refusal_a_follow_up_is_not_about_ones_own_account(city: Talk) -> None:
    await city.say("lin.mh", "我的帳號怪怪的")
    await city.say("lin.mh", "陳怡君怎麼了")
    assert "GEAA-****33" not in await city.text("lin.mh", "還要多久")


async def test_beside_a_question_both_are_answered(city: Talk) -> None:
    shown = await city.say("huang.admin", "陳怡君怎麼了？另外怎麼改密碼？")
    assert "陳怡君（資訊局）的帳號現況" in shown[0].post.text
    assert "變更密碼" in shown[1].post.text


async def test_the_personnel_admin_alone_and_the_portal_admin_alone_may_look(namesakes: Talk) -> None:
    assert "林志成（資訊局）的帳號現況" in await namesakes.text("personnel.admin", "林志成怎麼了")
    assert "林志成（資訊局）的帳號現況" in await namesakes.text("portal.admin", "林志成怎麼了")
    assert await namesakes.text("now.in", "吳家豪怎麼了") == NOBODY


async def test_an_admin_of_two_agencies_sees_both_and_no_third(namesakes: Talk) -> None:
    assert "傅建華（觀光傳播局）的帳號現況" in await namesakes.text("both.admin", "傅建華怎麼了")
    assert "吳家豪（文化局）的帳號現況" in await namesakes.text("both.admin", "吳家豪怎麼了")
    assert await namesakes.text("both.admin", "黃淑芬怎麼了") == NOBODY


async def test_people_of_one_name_are_told_apart_by_masked_accounts(namesakes: Talk) -> None:
    await namesakes.audit()
    (shown,) = await namesakes.say("personnel.admin", "陳美麗怎麼了")
    assert [button.label for button in shown.post.buttons if not button.quiet] == ["陳美麗（資訊局，GEAA-****11）", "陳美麗（資訊局，GEAA-****22）"]
    (record,) = await namesakes.audit()
    assert (record.did, record.subject, record.details) == ("colleague.looked", "", {"offered": "same.one same.two"})
    (chosen,) = await namesakes.press("personnel.admin", shown.post.buttons[1].id)
    assert "GEAA-****22" in chosen.post.text
    (record,) = await namesakes.audit()
    assert record.subject == "same.two"


async def test_of_many_people_of_one_name_five_are_offered(namesakes: Talk) -> None:
    (shown,) = await namesakes.say("both.admin", "張志明怎麼了")
    assert sum(not button.quiet for button in shown.post.buttons) == 5
    assert "還有其他同名的人" in shown.post.text


async def test_t20_what_a_button_means_is_checked_when_it_is_pressed(namesakes: Talk) -> None:
    outcome = await _asks(namesakes, "personnel.admin", "same.one")
    assert outcome.records[0].subject == "same.one"
    for pressed in ("same.else", "same.safe", "nobody.at.all"):
        outcome = await _asks(namesakes, "personnel.admin", pressed)
        assert [phrase.key for phrase in outcome.reply.says] == ["colleague.nobody"]
    outcome = await _asks(namesakes, "no.more", "same.one")
    assert [phrase.key for phrase in outcome.reply.says] == ["colleague.refused"]


async def test_the_helpdesk_sees_whoever_has_an_open_ticket_in_any_agency(namesakes: Talk) -> None:
    outcome = await _asks(namesakes, "desk", "傅建華", tickets=("tour",))
    assert outcome.reply.says[0].words == {"name": "傅建華", "agency": "觀光傳播局"}
    assert outcome.records[0].details["as"] == "helpdesk"
    assert outcome.personal


@pytest.mark.parametrize("whom", ["傅建華", "tour", "GEAA-055555", "王美如", "GEAA-999999", "same.safe"])
async def test_without_an_open_ticket_the_helpdesk_sees_nobody(namesakes: Talk, whom: str) -> None:
    outcome = await _asks(namesakes, "desk", whom, tickets=("same.one", "same.safe"))
    assert [(phrase.key, phrase.words) for phrase in outcome.reply.says] == [("colleague.nobody", {"as": "helpdesk"})]
    assert outcome.records[0].subject == ""


@pytest.mark.parametrize(
    ("who", "days", "may"),
    [("now.in", 0, True), ("now.in", 5, False), ("not.yet", 0, False), ("not.yet", 1.5, True), ("no.more", 0, False), ("both.admin", 0, False)],
)
async def test_substitutes_within_their_dates(namesakes: Talk, who: str, days: float, may: bool) -> None:
    """The dates count from when the file was read; another test here moves the clock by two days."""
    agency = await namesakes.application.organisation.register.agency("doit")
    start = next(one.until for one in agency.substitutes if one.by == "now.in") - timedelta(days=2)
    outcome = await _asks(namesakes, who, "same.one", at=start + timedelta(days=days))
    assert (outcome.reply.says[0].key == "colleague.about") is may


async def _asks(talk: Talk, who: str, whom: str, tickets: tuple[str, ...] = (), at: datetime | None = None) -> Outcome:
    """The handler itself, with these tickets open, at this moment."""

    async def has_open_ticket(person: str) -> bool:
        return person in tickets

    async def nothing_waits(_admin: Person, _person: Person) -> tuple[Request, ...]:
        return ()

    async def held_by_nobody(_admin: Person, _person: Person) -> None:
        return None

    application = talk.application
    person = await application.organisation.register.person(who)
    assert person is not None
    now = at or application.clock.now()
    message = Message("e", ChatIdentity("console", who), ConversationAddress("console", who, True), TypedText(""), now)
    handler = ColleagueHandler(
        application.account_lookup,
        application.responsible_admins,
        application.organisation.colleagues,
        StatusHandler(application.account_lookup, application.responsible_admins, application.ticketing.escalate),
        has_open_ticket,
        application.account_actions.freezes.seen_by,
        cast(Any, None),
        nothing_waits,
        held_by_nobody,
    )
    return await handler(Turn(message, person, Intent(IntentKind.NONE), "", now, "zh-Hant-TW", argument=whom))


async def test_a_large_organisation_is_not_read_through_for_a_name(namesakes: Talk) -> None:
    plans = {
        "SELECT * FROM embedded_person WHERE (name_key = 'x' OR id IN ('x', 'X')) AND agency IN ('doit')": "ix_embedded_person_name_key",
        "SELECT * FROM embedded_directory WHERE former IN ('x', 'X')": "ix_embedded_directory_former",
    }
    async with namesakes.application.engine.connect() as connection:
        for query, index in plans.items():
            told = " ".join(row.detail for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
            assert index in told
            assert "SCAN" not in told


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("林可\ue001怎麼了", "林　可\ue001"), ("林\u00a0可 \ue001怎麼了", "林　可\ue001"), ("幫我看林可\ue001的帳號", "林　可\ue001"), ("夷將拔路兒的帳號怎麼了", "夷將·拔路兒"), ("夷將‧拔路兒怎麼了", "夷將·拔路兒"),
        ("夷將・拔路兒被鎖了嗎", "夷將·拔路兒"), ("金慧珠怎麼了", "\uf90a慧珠"), ("金慧\ufe00珠怎麼了", "\uf90a慧珠"), ("is ＭＡＲＹ ＳＭＩＴＨ locked?", "Mary Smith"), ("what is wrong with mary  smith", "Mary Smith"),
    ],
)  # fmt: skip
async def test_a_name_is_found_in_whatever_form_it_is_kept_or_typed_and_shown_as_it_is_kept(namesakes: Talk, asked: str, name: str) -> None:
    said = (await namesakes.text("personnel.admin", asked)).splitlines()[0]
    assert said in (f"{name}（資訊局）的帳號現況：", f"How the account of {name} (資訊局) is now:"), said


UNKNOWN = [
    "林\ue001怎麼了",
    "\ue001怡君怎麼了",
    "𠮷田小明被鎖了嗎",
    "禤明華怎麼了",
    "瓦歷斯的帳號被鎖了嗎",
    "巴奈被鎖了嗎",
    "幫禤明華解鎖",
    "黃淑\ue001芬怎麼了",
    "is Mary Jones locked?",
    "unlock Yi-Chun Chen",
    "is msmith locked?",
]


@pytest.mark.parametrize("asked", UNKNOWN)
async def test_a_typed_name_that_nobody_has_is_not_found_and_never_ones_own_account(namesakes: Talk, asked: str) -> None:
    """黃淑芬 asks, about 黃淑 芬 with a user-made letter too."""
    await namesakes.audit()
    said = await namesakes.text("personnel.admin", asked)
    assert said.startswith((NOBODY, "In your agency I find nobody of that name")), said
    assert [(one.did, one.subject) for one in await namesakes.audit()] == [("colleague.refused", "")]


@pytest.mark.parametrize("asked", [*UNKNOWN[:4], *UNKNOWN[8:10]])
async def test_staff_who_ask_about_an_unknown_name_hear_the_usual_no(namesakes: Talk, asked: str) -> None:
    await namesakes.audit()
    assert "GEAA" not in await namesakes.text("same.one", asked)
    assert [one.did for one in await namesakes.audit()] == ["colleague.refused"]


@pytest.mark.parametrize("asked", ["is msmith locked?", "is mmsmith locked?"])
async def test_where_a_word_may_be_a_name_staff_are_asked_whose_account_it_is(namesakes: Talk, asked: str) -> None:
    await namesakes.audit()
    assert await namesakes.text("same.one", asked) == "One thing first: is this about your own account, or somebody else's?"
    assert [(one.did, one.subject) for one in await namesakes.audit()] == [("faq.offered", "same.one")]


@pytest.mark.parametrize(
    ("there", "nowhere"), [("王美如", "王美也"), ("GEAA-055555", "GEAA-999999"), ("tour", "tourx"), ("傅建華", "傅建也"), ("same.else", "same.none")]
)
@pytest.mark.parametrize("who", ["personnel.admin", "desk"])
async def test_whether_somebody_exists_elsewhere_costs_no_other_reading(namesakes: Talk, who: str, there: str, nowhere: str) -> None:
    """The statements that are asked of the database are the same, so neither words nor time tell."""
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        asked.append(statement)

    engine = namesakes.application.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        said, statements = [], []
        for whom in (there, nowhere, there):
            outcome = await _asks(namesakes, who, whom)
            said.append([(one.key, one.words) for one in outcome.reply.says])
            statements.append(sorted(asked))
            asked.clear()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert said[0] == said[1]
    assert statements[2] == statements[1]


async def test_named_among_other_words_two_people_of_one_name_are_a_choice_too(namesakes: Talk) -> None:
    (shown,) = await namesakes.say("personnel.admin", "我們局的陳美麗說她鎖住了")
    assert "同名" in shown.post.text
    assert sum(not button.quiet for button in shown.post.buttons) == 2
    assert "的帳號現況" not in shown.post.text


async def test_which_of_them_was_shown_is_said_with_the_others_to_press(namesakes: Talk) -> None:
    (choice,) = await namesakes.say("personnel.admin", "幫我看陳美麗")
    await namesakes.press("personnel.admin", choice.post.buttons[0].id)
    (shown,) = await namesakes.say("personnel.admin", "局裡有兩個美麗，你給我的是哪一個")
    assert "剛才給你看的是陳美麗（資訊局，GEAA-****11）" in shown.post.text
    assert "H" not in shown.post.text.replace("TPEAD", "")
    assert sum(not button.quiet for button in shown.post.buttons) == 2
