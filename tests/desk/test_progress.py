"""What is under way or has just ended: how long a page really works, who has a request and who is next, what became of it (C5, C6, C13, C23, C35)."""

import re
from datetime import datetime

import pytest

from bot.dialogue.conversation import Conversation
from bot.handlers.turn import Outcome
from bot.reading.vocabulary import Act, Aspect, Matter
from bot.secret import Secret
from bot.verification.page import FormAgain, PageGone, ResultPage
from tests.acts.freezing import frozen, frozen_until, presses
from tests.desk.house import House, buttons, heard

FORGOT = "我忘記密碼了，幫我重設密碼"
ENABLE = "幫我啟用帳號"
SYMPTOM = heard(Act.REPORT, Matter.STATUS)
STANDS = heard(Act.ASK, Matter.APPROVE, Aspect.WHETHER)


def keys(outcome: Outcome) -> list[str]:
    return [phrase.key for phrase in outcome.reply.says]


async def page_ends(house: House, page: Secret) -> datetime:
    """When that page ends, as it was stored."""
    application = house.stage.application
    async with application.store.look() as work:
        step = await work.steps.by_token(application.account_actions.tokens.found_by(page))
    assert step is not None
    expires: datetime = step.expires
    return expires


async def sent(house: House, who: str, text: str = ENABLE) -> None:
    """Asked for and proven: an admin has it now."""
    await house.stage.says(who, text)
    assert isinstance(await house.stage.sends(house.stage.link(who), code=house.stage.code(who)), ResultPage)


@pytest.mark.parametrize("argument", ["go_on", "until", "later"])
async def test_c6_c35_the_chat_and_the_page_agree_until_when_it_works(house: House, argument: str) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    page = house.stage.link("chen.yj")
    outcome = await house.answers("chen.yj", "progress", argument)
    until = next(phrase.words["until"] for phrase in outcome.reply.says if "until" in phrase.words)
    if argument != "go_on":  # That gives a new page, which is stored with the reply.
        assert until == await page_ends(house, page)
    assert isinstance(until, datetime)
    assert until < (await house.stage.request("chen.yj")).due, "the request lives longer than its page"
    assert "給你新的" in house.said(outcome), "and what happens after"
    await house.stage.passes(minutes=9, seconds=50)
    assert not isinstance(await house.stage.page(page), PageGone)
    await house.stage.passes(seconds=20)
    assert isinstance(await house.stage.page(page), PageGone)


async def test_c6_a_page_that_was_renewed_is_told_with_its_new_end(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    page = house.stage.link("chen.yj")
    first = await page_ends(house, page)
    await house.stage.passes(minutes=8)
    assert isinstance(await house.stage.sends(page, more_time="1"), FormAgain)
    [said] = (await house.answers("chen.yj", "progress", "until")).reply.says
    assert said.words["until"] == await page_ends(house, page) > first


@pytest.mark.parametrize(("argument", "key"), [("until", "progress.page-over"), ("later", "progress.later-over")])
async def test_c6_c35_a_page_that_is_over_is_said_to_be_over_and_the_next_one_is_a_button(house: House, argument: str, key: str) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    await house.stage.passes(minutes=11)
    outcome = await house.answers("chen.yj", "progress", argument)
    assert keys(outcome) == [key]
    assert "progress:go_on" in buttons(outcome)


async def test_c13_who_has_a_request_that_is_still_on_its_page_is_the_person_and_then_a_named_admin(house: House) -> None:
    await house.stage.says("cert.expired", FORGOT)
    page = house.stage.link("cert.expired")
    outcome = await house.answers("cert.expired", "progress", "who")
    assert keys(outcome) == ["progress.page-who"]
    assert "2103" in house.said(outcome)
    assert isinstance(await house.stage.sends(page, code=house.stage.code("cert.expired")), ResultPage)
    assert (await house.stage.request("cert.expired")).asked[0].person == "huang.admin", "as was said"


async def test_c23_a_status_tells_the_pages_own_time_and_when_it_is_over(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    page = house.stage.link("chen.yj")
    first = (await house.answers("chen.yj", "status", reading=SYMPTOM)).reply.says[0]
    assert (first.key, first.words["until"]) == ("pending.request", await page_ends(house, page))
    await house.stage.passes(minutes=11)
    assert "過期了" in house.said(await house.answers("chen.yj", "status"))
    house.thread["chen.yj"] = Conversation(about="wish:unlock", row="D15")
    assert "過期了" in house.said(await house.answers("chen.yj", "aspect", "until"))


async def test_c23_who_hurries_hears_who_has_it_who_is_next_from_when_and_whom_to_call(house: House) -> None:
    await sent(house, "lin.mh", FORGOT)
    request = await house.stage.request("lin.mh")
    outcome = await house.answers("lin.mh", "progress", "waiting", reading=heard(Act.COMPLAIN, Matter.APPROVE))
    assert keys(outcome) == ["progress.waits", "progress.next"]
    following = outcome.reply.says[1].words
    assert following["until"] == request.due
    assert "2103" in house.said(outcome), "the extension of who has it"
    assert following["next"] not in ("none", outcome.reply.says[0].words["name"]) or "服務人員" in house.said(outcome)


async def test_c23_who_insists_on_somebody_else_is_told_the_order_and_the_numbers_not_the_same_words(house: House) -> None:
    await sent(house, "lin.mh", FORGOT)
    first = await house.answers("lin.mh", "progress", "who")
    again = await house.answers("lin.mh", "progress", "who", last_said=first.reply.says)
    assert keys(again) == ["progress.hurry"]
    assert "2103" in house.said(again)


@pytest.mark.parametrize("argument", ["waiting", "whether", "since"])
async def test_c15_c23_whether_it_stands_is_answered_by_when_it_was_sent_and_where_it_is(house: House, argument: str) -> None:
    await sent(house, "lin.mh", FORGOT)
    request = await house.stage.request("lin.mh")
    await house.stage.passes(minutes=3)
    outcome = await house.answers("lin.mh", "progress", argument, reading=STANDS)
    assert keys(outcome)[0] == "progress.sent"
    assert outcome.reply.says[0].words["since"] == request.asked[0].at
    assert house.said(outcome).startswith("已經送出，還沒決定")


@pytest.mark.parametrize("aspect", ["whether", "since"])
async def test_c15_c23_beside_the_request_in_hand_too_it_is_sent_and_with_whom(house: House, aspect: str) -> None:
    await sent(house, "lin.mh", FORGOT)
    house.thread["lin.mh"] = Conversation(about="wish:reset_password", row="D22")
    said = house.said(await house.answers("lin.mh", "aspect", aspect))
    assert "送" in said
    assert "還沒" in said or "現在在" in said
    assert "2103" in said
    assert re.search(r"\d\d:\d\d", said)


async def test_c23_a_request_just_cancelled_is_the_matter_in_hand(house: House) -> None:
    await sent(house, "lin.mh", FORGOT)
    await house.stage.says("lin.mh", "取消")
    at = (await house.stage.request("lin.mh")).settled
    outcome = await house.answers("lin.mh", "progress", "waiting", reading=STANDS)
    assert keys(outcome) == ["settled.what", "settled.after"]
    assert outcome.reply.says[0].words["settled"] == at
    assert "取消了" in house.said(outcome)
    assert buttons(outcome)[0] == "wish:reset_password", "how it is taken up again"
    assert (outcome.about, outcome.context) == ("wish:reset_password", "failed:reset_password")


async def test_c23_a_request_that_ran_out_is_told_as_such_and_after_two_hours_no_more(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    await house.stage.passes(minutes=31)
    outcome = await house.answers("chen.yj", "progress", "waiting")
    assert "時間過了" in house.said(outcome)
    assert "wish:unlock" in buttons(outcome)
    await house.stage.passes(hours=2, minutes=1)
    assert keys(await house.answers("chen.yj", "progress", "waiting")) == ["progress.nothing"]


async def test_c23_what_was_done_is_not_offered_again(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    await house.stage.sends(house.stage.link("chen.yj"), code=house.stage.code("chen.yj"))
    outcome = await house.answers("chen.yj", "progress", "waiting")
    assert "辦好了" in house.said(outcome)
    assert "wish:unlock" not in buttons(outcome)
    assert outcome.context == "done:unlock"


async def test_c23_a_ticket_just_sent_or_withdrawn_is_the_matter_in_hand(house: House) -> None:
    stage = house.stage
    for pressed in ("ticket:draft", "ticket:send"):
        house.stage.shown.clear()
        await presses(stage, "lin.mh", pressed)
        if pressed == "ticket:draft":
            await stage.says("lin.mh", "信箱三天沒收到信")
    async with stage.application.store.look() as work:
        [ticket] = await work.tickets.live_of(("lin.mh",))
    assert keys(await house.answers("lin.mh", "progress", "waiting")) == ["pending.ticket"]
    await presses(stage, "lin.mh", f"ticket:withdraw {ticket.number}")
    outcome = await house.answers("lin.mh", "progress", "waiting")
    assert [(one.key, one.words["how"]) for one in outcome.reply.says] == [("progress.ticket", "withdrawn")]
    assert f"ticket:reopen {ticket.number}" in buttons(outcome)


async def test_c20_c23_a_freeze_is_said_first_and_nothing_it_forbids_is_offered(house: House) -> None:
    await frozen(house.stage, "chen.yj")
    outcome = await house.answers("chen.yj", "status", reading=SYMPTOM)
    assert keys(outcome)[0] == "pending.frozen"
    assert outcome.reply.says[0].words["until"] == await frozen_until(house.stage, "chen.yj")
    assert "wish:unlock" not in buttons(outcome)
    assert "freeze:end" in buttons(outcome)
    house.thread["chen.yj"] = Conversation(about="wish:status", row="D15")
    assert "wish:unlock" not in buttons(await house.answers("chen.yj", "aspect", "how"))
    progress = await house.answers("chen.yj", "progress", "waiting")
    assert (keys(progress)[0], buttons(progress)[0]) == ("pending.frozen", "freeze:end")


async def test_c23_what_a_freeze_cancelled_is_told_but_not_offered_while_it_holds(house: House) -> None:
    await house.stage.says("chen.yj", "幫我解鎖")
    await frozen(house.stage, "chen.yj")
    outcome = await house.answers("chen.yj", "progress", "waiting")
    assert keys(outcome)[:2] == ["pending.frozen", "settled.what"]
    assert "wish:unlock" not in buttons(outcome)


async def test_c23_that_a_freeze_has_ended_is_told(house: House) -> None:
    await frozen(house.stage, "chen.yj")
    person = await house.stage.organisation.register.person("chen.yj")
    assert person is not None
    async with house.stage.application.store.work() as work:
        assert await house.stage.application.account_actions.freezes.end(work, person, "huang.admin", "test", house.now)
    outcome = await house.answers("chen.yj", "progress", "whether")
    assert keys(outcome) == ["progress.thawed"]
    assert re.search(r"\d\d:\d\d", house.said(outcome))
    assert "wish:unlock" in buttons(await house.answers("chen.yj", "status", reading=SYMPTOM))


async def test_c23_nothing_at_all_is_said_to_be_nothing(house: House) -> None:
    assert keys(await house.answers("lin.mh", "progress", "waiting")) == ["progress.nothing"]


async def test_d25_an_unusable_certificate_offers_the_reset_its_sentence_speaks_of(house: House) -> None:
    outcome = await house.answers("cert.expired", "status", reading=SYMPTOM)
    assert keys(outcome)[0] == "status.certificate-unusable"
    assert not {"advice.check-input", "fine.typing"} & set(keys(outcome)), "the typing is no cause beside one that was found"
    assert buttons(outcome)[0] == "wish:reset_password"


async def test_d25_no_reset_is_offered_while_a_freeze_forbids_it(house: House) -> None:
    await frozen(house.stage, "cert.expired")
    assert "wish:reset_password" not in buttons(await house.answers("cert.expired", "status", reading=SYMPTOM))


@pytest.mark.parametrize("who", ["cert.expired", "cert.name"])
async def test_d42_the_typing_is_not_suspected_beside_a_cause_that_was_found(house: House, who: str) -> None:
    assert not {"advice.check-input", "fine.typing"} & set(keys(await house.answers(who, "status", reading=SYMPTOM)))


async def test_c15_whether_it_was_cancelled_is_answered_by_no_and_that_nobody_acts_on_it(house: House) -> None:
    await sent(house, "lin.mh", FORGOT)
    await house.stage.says("lin.mh", "取消")
    house.thread["lin.mh"] = Conversation(about="wish:reset_password", row="D22")
    said = house.said(await house.answers("lin.mh", "aspect", "whether"))
    assert said.startswith("沒有")
    assert "不會再有人處理" in said
