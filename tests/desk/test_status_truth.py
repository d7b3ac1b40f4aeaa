"""The person's truth first: what is pending, yes or no, the symptom answered by the account, and a second look that says what changed (C11, C14, C15, C23)."""

import re

import pytest

from bot.dialogue.conversation import AnswerPart, Conversation
from bot.handlers.turn import Outcome
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem
from tests.desk.house import House, buttons, heard

SYMPTOM = heard(Act.REPORT, Matter.STATUS)


def keys(outcome: Outcome) -> list[str]:
    return [phrase.key for phrase in outcome.reply.says]


async def again(house: House, who: str) -> Outcome:
    return await house.answers(who, "status", part=AnswerPart.RETRY, reading=heard(Act.REPORT, aspect=Aspect.AGAIN))


async def test_c11_a_symptom_is_answered_by_the_account_with_the_acts_and_the_article_as_more(house: House) -> None:
    outcome = await house.answers("chen.yj", "status", reading=SYMPTOM)
    assert keys(outcome)[0] == "status.locked"
    assert buttons(outcome) == ["wish:unlock", "tell:me", "faq:nologin-03"]


@pytest.mark.parametrize(
    ("who", "key", "act"),
    [("pass.change", "status.password-must-change", True), ("pass.expired", "status.password-expired", True), ("where.only", "status.computers-only", False)],
)
async def test_c11_d38_d40_windows_messages_are_answered_by_the_accounts_own_row(house: House, who: str, key: str, act: bool) -> None:
    outcome = await house.answers(who, "status", reading=SYMPTOM)
    assert keys(outcome)[0] == key
    assert ("wish:reset_password" in buttons(outcome)) is act


async def test_c11_a_symptom_of_a_fine_account_is_answered_by_one_line_the_usual_causes_and_one_next_step(house: House) -> None:
    said = house.said(await house.answers("lin.mh", "status", reading=SYMPTOM))
    assert "正常" in said
    assert "記事本" in said
    assert "TPEAD" in said, "which account where"
    assert said.startswith("我剛看過：你的帳號現在沒有鎖"), "that nothing is locked comes first"
    assert "faq:nologin-01" in buttons(await house.answers("lin.mh", "status", reading=SYMPTOM))


async def test_d42_who_only_asks_for_the_state_is_not_told_how_to_type(house: House) -> None:
    assert keys(await house.answers("lin.mh", "status", reading=heard(Act.ASK, Matter.STATUS))) == ["status.fine"]


async def test_d41_a_missing_application_by_its_entry(house: House) -> None:
    assert keys(await house.answers("lin.mh", "status", reading=heard(Act.REPORT, "eauth-01")))[0] == "advice.application-missing"


async def test_d35_what_the_reading_names_is_what_they_sign_in_with(house: House) -> None:
    outcome = await house.answers("lin.mh", "status", reading=heard(Act.REPORT, Matter.STATUS, system=NamedSystem.PORTAL))
    assert keys(outcome) == ["fine.now", "fine.in_portal", "fine.next"], "before go-live the portal account is a good one"


@pytest.mark.parametrize(
    ("who", "also", "lead"),
    [
        ("chen.yj", "nologin-03", "是的，帳號鎖住了"),
        ("lin.mh", "nologin-03", "沒有鎖住"),
        ("off.ten", "nologin-02", "是的，帳號停用了"),
        ("chen.yj", "nologin-02", "沒有停用"),
        ("lin.mh", "binding-01", "是的，已經綁定好了"),
        ("bind.now", "binding-01", "還沒有綁定"),
        ("new.five", "other-02", "還沒有同步好"),
        ("lin.mh", "other-02", "是的，已經同步好了"),
        ("pass.expired", "password-04", "是的，和密碼有關"),
        ("lin.mh", "", "沒有問題"),
        ("chen.yj", "", "有狀況"),
        ("lock.sixteen", "nologin-03", "沒有鎖住"),
    ],
)
async def test_c15_a_yes_or_no_question_begins_with_yes_or_no(house: House, who: str, also: str, lead: str) -> None:
    outcome = await house.answers(who, "status", reading=heard(Act.ASK, Matter.STATUS, Aspect.WHETHER, also=also))
    assert house.said(outcome).startswith(lead)


async def test_c15_t32_silence_is_neither_yes_nor_no(house: House) -> None:
    await house.stage.application.demonstration_controls.break_system("directory", "down", "test")
    outcome = await house.answers("chen.yj", "status", reading=heard(Act.ASK, Matter.STATUS, Aspect.WHETHER, also="nologin-03"))
    assert keys(outcome)[0] == "lead.unknown"


async def test_d2_a_protected_account_gets_no_yes_or_no(house: House) -> None:
    outcome = await house.answers("root.chou", "status", reading=heard(Act.ASK, Matter.STATUS, Aspect.WHETHER, also="nologin-03"))
    assert not [key for key in keys(outcome) if key.startswith("lead.")]


async def test_c23_an_open_page_is_told_before_the_state_and_no_second_act_is_offered(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    outcome = await house.answers("chen.yj", "status")
    assert keys(outcome)[:2] == ["pending.request", "status.locked"]
    assert "wish:unlock" not in buttons(outcome)


async def test_c23_a_request_at_the_admin_is_told_with_who_has_it_and_until_when(house: House) -> None:
    await house.stage.says("off.ten", "幫我申請啟用")
    await house.stage.sends(house.stage.link("off.ten"), code=house.stage.code("off.ten"))
    said = house.said(await house.answers("off.ten", "status"))
    assert re.match(r"\d\d:\d\d 的「啟用帳號」申請還在辦。\n正在等.+（分機 \d+）決定", said)


async def test_c23_a_ticket_is_told_once_though_the_rules_would_report_it_again(house: House) -> None:
    first = await house.answers("new.seven", "status")
    assert keys(first)[-1] == "ticket.reported"
    second = await house.answers("new.seven", "status")
    assert keys(second)[0] == "pending.ticket"
    assert not [key for key in keys(second) if key.startswith("ticket.")]


async def test_c23_a_promise_is_told_and_not_offered_again(house: House) -> None:
    await house.stage.says("chen.yj", "我的帳號怎麼了")
    await house.stage.says("chen.yj", "好了通知我")
    outcome = await house.answers("chen.yj", "status")
    assert keys(outcome)[0] == "pending.promise"
    assert "tell:me" not in buttons(outcome)


async def test_c23_an_admin_hears_of_the_requests_that_wait_for_them(house: House) -> None:
    await house.stage.says("off.ten", "幫我申請啟用")
    await house.stage.sends(house.stage.link("off.ten"), code=house.stage.code("off.ten"))
    asked = (await house.stage.request("off.ten")).approver
    assert asked is not None
    outcome = await house.answers(asked.person, "status")
    assert "pending.to-decide" in keys(outcome)
    assert "wish:approve_help" in buttons(outcome)


async def test_c14_still_not_looks_again_and_says_that_nothing_changed_in_fewer_words(house: House) -> None:
    first = await house.answers("chen.yj", "status")
    await house.stage.passes(minutes=3)
    outcome = await again(house, "chen.yj")
    assert keys(outcome) == ["still.so", "aspect.again_locked"]
    assert outcome.reply.card is None
    assert "ticket:draft" not in buttons(outcome)
    assert house.said(outcome) not in house.said(first)


async def test_c14_still_not_after_the_lock_ended_says_what_changed(house: House) -> None:
    await house.answers("chen.yj", "status")
    await house.stage.passes(minutes=12)
    await house.stage.disables("GEAA-012686")
    outcome = await again(house, "chen.yj")
    assert keys(outcome)[:2] == ["changed.locked", "status.disabled-directory"]


async def test_c14_the_second_time_a_person_is_offered_with_the_tickets_words_ready(house: House) -> None:
    await house.answers("chen.yj", "status")
    await again(house, "chen.yj")
    outcome = await again(house, "chen.yj")
    assert keys(outcome)[-1] == "still.then"
    assert buttons(outcome)[0] == "ticket:draft"


async def test_c14_c27_a_fine_account_that_still_fails_is_never_told_the_same_twice(house: House) -> None:
    told = [house.said(await house.answers("lin.mh", "status", reading=SYMPTOM)), *[house.said(await again(house, "lin.mh")) for _ in range(2)]]
    assert len(set(told)) == 3
    sentences = [sentence for one in told for sentence in one.split("\n")]
    assert len(set(sentences)) == len(sentences)


async def test_c14_who_was_only_told_that_all_is_fine_hears_how_to_type(house: House) -> None:
    house.thread["lin.mh"] = Conversation(about="wish:status", row="fine")
    assert keys(await again(house, "lin.mh")) == ["fine.now", "fine.which", "fine.typing", "still.forgotten"]


async def test_c14_a_lock_that_is_over_and_still_fails_is_told_how_to_type_and_what_a_forgotten_password_takes(house: House) -> None:
    await house.answers("chen.yj", "status")
    await house.stage.passes(minutes=10)
    outcome = await again(house, "chen.yj")
    assert keys(outcome) == ["fine.now", "fine.which", "fine.typing", "still.forgotten"]
    assert "上一次的鎖" in house.said(outcome)
    assert "wish:reset_password" in buttons(outcome)


async def test_c14_an_enabling_that_the_sync_never_carried_is_longer_than_normal_and_goes_to_people(house: House) -> None:
    house.thread["off.thirteen"] = Conversation(about="wish:status", row="D12")
    outcome = await again(house, "off.thirteen")
    assert keys(outcome)[:2] == ["changed.stuck", "status.disabled-directory"]
    assert buttons(outcome)[0] == "ticket:draft"


@pytest.mark.parametrize(("system", "begins"), [("mailbox", "會"), ("portal", "不會"), ("directory", "會")])
async def test_c15_r30_r31_after_a_talk_about_a_reset_a_system_is_about_its_password(house: House, system: str, begins: str) -> None:
    house.thread["lin.mh"] = Conversation(about="wish:reset_password", row="D21")
    outcome = await house.answers("lin.mh", "status", system, part=AnswerPart.SYSTEM)
    assert house.said(outcome).startswith(begins)
