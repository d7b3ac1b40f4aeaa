"""The live card where messages can be edited: one message in the chat, changed where it stands, and nothing dead beside it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.platforms.desk import Browser
from tests.slack.standin import Fault as SlackFault
from tests.telegram.standin import Fault as TelegramFault

PLATFORMS = pytest.mark.parametrize("town", ["slack-socket", "telegram-polling"], indirect=True)


@PLATFORMS
async def test_a_request_is_one_message_that_is_edited(town: Callable[..., Any]) -> None:
    place = await town()
    chen = await place.meet("chen.yj")
    await chen.says("我的帳號怎麼了")
    assert "解除鎖定" in chen.labels()
    await chen.says("幫我解鎖")
    before = [one for one in chen.seat.shown() if "● 確認是你本人" in one["text"]]
    assert len(before) == 1
    assert before[0]["links"]
    page = Browser()
    await page.open(chen.link())
    await page.send(code=place.desk.code("chen.yj"))
    assert page.status == 200, page.seen()
    await place.desk.application.settle(20)
    cards = [one for one in chen.seat.shown() if "✓ 身分已確認" in one["text"]]
    assert len(cards) == 1
    assert "✓ 已完成" in cards[0]["text"]
    key = "ts" if "ts" in cards[0]["raw"] else "message_id"
    assert cards[0]["raw"][key] == before[0]["raw"][key], "the same message"
    assert not any(one["links"] for one in chen.seat.shown()), "the link is gone"
    assert not {"解除鎖定", "好了通知我", "取消這件申請"} & set(chen.labels()), "what was offered while it was locked is gone"
    assert {"還是不行", "找真人"} <= set(chen.labels())


@PLATFORMS
async def test_a_page_that_is_over_is_seen_to_be_over(town: Callable[..., Any]) -> None:
    place = await town()
    chen = await place.meet("chen.yj")
    await chen.says("幫我解鎖")
    assert chen.link()
    await place.desk.passes(minutes=11)
    assert not any(one["links"] for one in chen.seat.shown())
    await chen.presses("再給我一次連結")
    assert chen.link()
    assert len([one for one in chen.seat.shown() if "● 確認是你本人" in one["text"]]) == 1


@PLATFORMS
async def test_t05_what_its_reader_has_deleted_comes_up_no_more_when_its_link_is_taken_off(town: Callable[..., Any]) -> None:
    place = await town()
    chen = await place.meet("chen.yj")
    await chen.says("我的帳號怎麼了")
    await chen.says("幫我解鎖")
    platform = getattr(chen.seat, "slack", None) or chen.seat.telegram
    fault = SlackFault("error:message_not_found") if "slack" in chen.seat.identity.channel else TelegramFault("400:Bad Request: message to edit not found")
    platform.fault(fault, method="chat.update" if "slack" in chen.seat.identity.channel else "editMessageText", times=-1)
    page = Browser()
    await page.open(chen.link())
    before = len(chen.seat.shown())
    await page.send(code=place.desk.code("chen.yj"))
    await place.desk.application.settle(20)
    news = [one["text"] for one in chen.seat.shown()[before:]]
    assert any("解開了" in one for one in news), "the result is told"
    assert not any("🔒" in one for one in news), "the answer of before is not"
