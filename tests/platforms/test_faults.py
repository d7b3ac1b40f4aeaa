"""What platforms do to us: storms of 429, 500s, cut calls, cut sockets, repeats, outages. Nothing is lost, nothing comes twice."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.messages import Phrase, Reply
from tests.platforms.conftest import slack_settings, telegram_settings
from tests.platforms.desk import Browser, Desk, open_desk
from tests.platforms.seats import Person, SlackSeat
from tests.slack.standin import Fault, SlackStandIn
from tests.telegram.standin import Fault as TelegramFault
from tests.telegram.standin import TelegramStandIn

QUESTION = "帳號被鎖要等多久"


class Both:
    """One desk, two platforms."""

    def __init__(self, desk: Desk, slack: SlackStandIn, telegram: TelegramStandIn) -> None:
        self.desk, self.slack, self.telegram = desk, slack, telegram


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(SlackStandIn())
        telegram = await stack.enter_async_context(TelegramStandIn())
        desk = await stack.enter_async_context(open_desk(tmp_path / "data", slack_settings(slack) | telegram_settings(telegram)))
        yield Both(desk, slack, telegram)


def asked_in_slack(slack: SlackStandIn, people: int, each: int) -> int:
    for number in range(each):
        for one in range(people):
            slack.say(f"U{one}", f"{QUESTION}{'？' * number}")
    return people * each


def answers(slack: SlackStandIn, people: int) -> list[int]:
    return [len(slack.shown(f"U{one}")) for one in range(people)]


@pytest.mark.parametrize("kind", ["429", "500", "error:internal_error", "cut"])
async def test_every_question_is_answered_once_whatever_slack_does_to_the_answers(both: Both, kind: str) -> None:
    both.slack.fault(Fault(kind, retry_after=1), method="chat.postMessage", times=8)
    asked_in_slack(both.slack, people=8, each=3)
    await both.slack.until(lambda: answers(both.slack, 8) == [3] * 8, 40)
    await both.desk.application.settle(20)
    assert answers(both.slack, 8) == [3] * 8, "nothing twice"
    assert both.slack.early == [], "nothing before the seconds that Slack asked for"
    assert both.slack.refused == []


@pytest.mark.parametrize("kind", ["429", "500", "502"])
async def test_every_question_is_answered_once_whatever_telegram_does_to_the_answers(both: Both, kind: str) -> None:
    both.telegram.fault(TelegramFault(kind, retry_after=1), method="sendMessage", times=8)
    for number in range(3):
        for one in range(8):
            both.telegram.say(2000 + one, f"{QUESTION}{'？' * number}")
    await both.telegram.until(lambda: [len(both.telegram.shown(2000 + one)) for one in range(8)] == [3] * 8, 40)
    await both.desk.application.settle(20)
    assert Counter(one["chat"]["id"] for one in both.telegram.messages) == {2000 + one: 3 for one in range(8)}
    assert both.telegram.early == []
    assert both.telegram.refused == []


async def test_a_chat_that_has_to_wait_holds_up_no_other_and_its_messages_keep_their_order(both: Both) -> None:
    both.slack.fault(Fault("429", retry_after=2), method="chat.postMessage", channel="DUSLOW", times=1)
    for text in ("綁定是什麼", "憑證過期怎麼辦", "密碼規則是什麼"):
        both.slack.say("USLOW", text)
    both.slack.say("UQUICK", QUESTION)
    await both.slack.until(lambda: both.slack.shown("UQUICK"), 5)
    assert not both.slack.shown("USLOW")
    await both.slack.until(lambda: len(both.slack.shown("USLOW")) == 3, 15)
    assert [int(one["metadata"]["event_payload"]["key"]) for one in both.slack.shown("USLOW")] == sorted(
        int(one["metadata"]["event_payload"]["key"]) for one in both.slack.shown("USLOW")
    )


async def test_an_outage_of_three_hours_stops_no_other_platform_and_loses_nothing(both: Both, capsys: pytest.CaptureFixture[str]) -> None:
    slack, telegram, desk = both.slack, both.telegram, both.desk
    in_slack = [Person(desk, name, SlackSeat(slack, f"U{number}")) for number, name in enumerate(("chen.yj", "lin.mh", "bind.now"))]
    for person in in_slack:
        await desk.links(person.name, person.seat.identity)
        await person.says("你好")
    before = [len(one.seat.shown()) for one in in_slack]
    await slack.stop()
    for round_ in range(9):
        for person in in_slack:
            found = await desk.application.register.person(person.name)
            assert found is not None
            async with desk.application.store.work() as work:
                await desk.application.direct_messages.tell(work, found, Reply((Phrase("okay"), Phrase("input.too_long", {"length": round_}))), desk.application.clock.now())
        await desk.passes(minutes=20)
        telegram.say(3000, QUESTION)
        await telegram.until(lambda round_=round_: len(telegram.shown(3000)) == round_ + 1, 10)  # type: ignore[misc]
    await slack.start()
    await slack.until(lambda: [len(one.seat.shown()) for one in in_slack] == [count + 9 for count in before], 40)
    await desk.application.settle(20)
    for person, count in zip(in_slack, before, strict=True):
        told = [one["text"] for one in person.seat.shown()][count:]
        assert len(told) == 9, "nothing lost, nothing twice"
        assert [text for number, text in enumerate(told) if f" {number} " in text or f"{number}" in text] == told, "in their order"
    assert [len(one.seat.shown()) for one in in_slack] == [count + 9 for count in before]
    await in_slack[0].says("你好")
    print(f"3 h without Slack: {9 * len(in_slack)} letters waited, {9 * len(in_slack)} arrived, 0 lost, 0 twice; Telegram answered 9 of 9 meanwhile")


async def test_events_in_the_wrong_order_are_each_answered_once(both: Both) -> None:
    later, earlier = both.slack.say("U1", "綁定是什麼", ts="1764230009.000200"), both.slack.say("U1", QUESTION, ts="1764230009.000100")
    both.slack.redeliver(later)
    both.telegram.push({**both.telegram.say(3000, QUESTION), "update_id": 700_900})
    both.slack.redeliver(earlier)
    await both.slack.until(lambda: len(both.slack.shown("U1")) == 2 and both.telegram.shown(3000))
    await both.desk.application.settle(20)
    assert len(both.slack.shown("U1")) == 2


async def test_a_desk_that_begins_while_both_are_away_serves_and_hears_them_when_they_come(tmp_path: Path) -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram:
        await slack.stop()
        await telegram.stop()
        async with open_desk(tmp_path / "data", slack_settings(slack) | telegram_settings(telegram)) as desk:
            assert await Browser().open(desk.url + "/"), "the pages are there"
            await slack.start()
            await telegram.start()
            slack.say("U1", QUESTION)
            telegram.say(3000, QUESTION)
            await slack.until(lambda: slack.shown("U1") and telegram.shown(3000), 30)


async def test_slack_hanging_does_not_keep_telegram_waiting(both: Both) -> None:
    both.slack.fault(Fault("hang"), method="chat.postMessage", times=-1)
    both.slack.say("U1", QUESTION)
    for number in range(5):
        both.telegram.say(3000 + number, QUESTION)
    await both.telegram.until(lambda: all(both.telegram.shown(3000 + number) for number in range(5)), 5)
    both.slack.calm()


async def test_the_socket_breaks_in_the_middle_of_an_action(both: Both) -> None:
    person, browser = Person(both.desk, "chen.yj", SlackSeat(both.slack, "UCHEN")), Browser()
    await both.desk.links("chen.yj", person.seat.identity)
    await person.says("幫我解鎖")
    await both.slack.cut_socket()
    await browser.open(person.link())
    await browser.send(code=both.desk.code("chen.yj"))
    assert "解開了" in await person.hears()
    both.slack.say("UCHEN", "我帳號怎麼了")
    await both.slack.until(lambda: any("正常" in one["text"] for one in both.slack.shown("UCHEN")), 20)
    await both.slack.disconnect()
    person.look()
    assert await person.says("謝謝")


async def test_the_same_event_again_is_answered_once_also_after_a_restart(tmp_path: Path) -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram:
        channels = slack_settings(slack) | telegram_settings(telegram)
        async with open_desk(tmp_path / "data", channels) as desk:
            payload, update = slack.say("U1", QUESTION), telegram.say(3000, QUESTION)
            mention = slack.say("U2", f"<@UBOT> {QUESTION}", channel="C1")
            slack.redeliver(payload)
            slack.event({**mention["event"], "type": "message", "channel_type": "channel"})
            telegram.push(dict(update))
            await slack.until(lambda: slack.shown("U1") and slack.shown("C1") and telegram.shown(3000))
            await desk.application.settle(20)
        async with open_desk(tmp_path / "data", channels) as desk:
            slack.redeliver(payload)
            telegram.push(dict(update))
            slack.say("U9", QUESTION)
            telegram.say(3009, QUESTION)
            await slack.until(lambda: slack.shown("U9") and telegram.shown(3009))
            await desk.application.settle(20)
        assert (len(slack.shown("U1")), len(slack.shown("C1")), len(telegram.shown(3000))) == (1, 1, 1)


async def test_slack_is_told_at_once_while_every_system_is_slow(both: Both) -> None:
    for system in ("portal", "personnel", "directory", "mailbox", "sso"):
        await both.desk.application.demonstration_controls.break_system(system, "slow", "test")
    person = Person(both.desk, "chen.yj", SlackSeat(both.slack, "UCHEN"))
    await both.desk.links("chen.yj", person.seat.identity)
    both.slack.say("UCHEN", "我帳號怎麼了")
    await both.slack.until(lambda: both.slack.acknowledged)
    assert not person.seat.shown(), "the answer waits for the systems, and Slack does not"
    await both.slack.until(person.seat.shown)


async def test_nothing_is_told_before_it_is_written_down_and_nothing_is_lost_by_that(both: Both) -> None:
    """What cannot be written down is not acknowledged, so Slack and Telegram bring it again."""
    other = sqlite3.connect(str(both.desk.application.engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    both.slack.say("U1", QUESTION)
    both.telegram.say(3000, QUESTION)
    await asyncio.sleep(1)
    assert not both.slack.acknowledged, "not told before it is written down"
    other.execute("ROLLBACK")
    other.close()
    await both.slack.until(lambda: len(both.slack.shown("U1")) == 1 and len(both.telegram.shown(3000)) == 1, 20)
