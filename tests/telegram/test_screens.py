"""What people see in Telegram: the menu, the link that hands over a code, groups, deleted secrets, long and strange texts, changed messages."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.errors import TryLater
from bot.messages import Button, ConversationAddress, Link, RenderedMessage
from integrations.channels.telegram.texts import keyboard, parts
from tests.platforms.conftest import telegram_settings
from tests.platforms.desk import Browser, Desk, open_desk
from tests.platforms.seats import Person, TelegramSeat
from tests.telegram.standin import TelegramStandIn
from tests.telegram.strict import LONGEST, check_keyboard, parsed, units


@dataclass
class Here:
    """A desk in Telegram."""

    desk: Desk
    telegram: TelegramStandIn

    async def person(self, name: str, user: int) -> Person:
        person = Person(self.desk, name, TelegramSeat(self.telegram, user))
        await self.desk.links(name, person.seat.identity)
        await person.says("/start")
        return person


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Here]:
    async with TelegramStandIn() as telegram, open_desk(tmp_path / "data", telegram_settings(telegram)) as desk:
        yield Here(desk, telegram)
        assert telegram.refused == [], "Telegram takes everything as we send it"


async def test_the_menu_is_there_in_both_languages_and_each_command_does_what_it_says(here: Here) -> None:
    await here.telegram.until(lambda: len(here.telegram.commands) == 3)
    assert [one["command"] for one in here.telegram.commands["en"]] == [one["command"] for one in here.telegram.commands["zh"]]
    assert here.telegram.commands[""] == here.telegram.commands["zh"]
    person = await here.person("chen.yj", 1001)
    assert "GEAA-****86" in await person.says("/status")
    assert "打開下面的頁面" in await person.says("/unlock")
    assert "先不處理" in await person.says("/cancel") or person.told()
    assert "我可以" in await person.says("/help")
    assert "陳怡君" in await person.says("/link")
    assert "沒有等你決定" in await person.says("/approvals")
    assert "單" in await person.says("/ticket")
    assert "沒有這個指令" in await person.says("/nonsense")


async def test_the_code_of_the_link_page_is_handed_over_by_an_address(here: Here) -> None:
    person, browser = Person(here.desk, "chen.yj", TelegramSeat(here.telegram, 1001)), Browser()
    await person.says("我帳號怎麼了")
    await browser.open(here.desk.url + "/link")
    await browser.send(portal_account="yjchen", portal_password="Portal-yjchen-1")
    await browser.send(code=here.desk.code("chen.yj"))
    address = re.search(r'href="(https://t\.me/accountdesk_bot\?start=([\w-]{8,64}))"', browser.page)
    assert address is not None, browser.seen()
    assert "陳怡君" in await person.says(f"/start {address[2]}")


async def test_t04_a_pasted_password_is_deleted_and_kept_nowhere(here: Here) -> None:
    person = await here.person("chen.yj", 1001)
    person.look()
    said = here.telegram.say(1001, "我的密碼是 Xx12!abcd")
    await person.hears()
    await here.telegram.until(lambda: said["message"].get("deleted"))
    assert "Xx12!abcd" not in "".join(one["text"] for one in here.telegram.messages)
    here.telegram.say(1001, "謝謝")
    await person.hears()
    assert sum(method == "deleteMessage" for method, _ in here.telegram.calls) == 1


async def test_t15_in_a_group_there_is_no_personal_word(here: Here) -> None:
    person = await here.person("chen.yj", 1001)
    here.telegram.say(1001, "大家好，我帳號怎麼了", group=-500)
    person.look()
    here.telegram.say(1001, "@accountdesk_bot 我帳號怎麼了", group=-500)
    assert "GEAA" in await person.hears()
    [line] = here.telegram.shown(-500)
    assert "私下" in line["text"]
    assert "GEAA" not in line["text"]


async def test_whoever_cannot_be_written_to_loses_nothing_for_the_others(here: Here) -> None:
    here.telegram.say(1009, "@accountdesk_bot 我帳號怎麼了", group=-500)
    await here.telegram.until(lambda: [one for one in here.telegram.shown(-500) if "請私訊我" in one["text"]])
    assert len(here.telegram.shown(-500)) == 1, "the line is put right, and not contradicted by a second one"
    here.telegram.blocked.add(1010)
    here.telegram.say(1010, "你好")
    here.telegram.say(1011, "你好")
    await here.telegram.until(lambda: here.telegram.shown(1011))
    await here.desk.application.settle(20)
    assert {why for _, why in here.telegram.refused} == {"Bad Request: chat not found", "Forbidden: bot was blocked by the user"}
    here.telegram.refused.clear()


async def test_a_group_that_grew_is_followed(here: Here) -> None:
    here.telegram.migrated[-500] = -100500
    here.telegram.say(1001, "@accountdesk_bot 帳號被鎖要等多久", group=-500)
    await here.telegram.until(lambda: here.telegram.shown(-100500))
    here.telegram.refused.clear()


async def test_who_waits_noticeably_sees_that_something_happens(here: Here) -> None:
    person = await here.person("chen.yj", 1001)
    await here.desk.application.demonstration_controls.break_system("personnel", "slow", "test")
    await person.says("我帳號怎麼了")
    assert any(method == "sendChatAction" for method, _ in here.telegram.calls)


async def test_every_press_is_answered_so_that_no_button_spins(here: Here) -> None:
    await here.person("chen.yj", 1001)
    here.telegram.press(1001, "forged-id")
    await here.telegram.until(lambda: not here.telegram.queries)
    await here.telegram.until(lambda: "失效" in here.telegram.shown(1001)[-1]["text"])


async def test_a_reply_in_several_messages_continues_where_it_had_to_wait(here: Here) -> None:
    await here.person("chen.yj", 1001)
    sent = len(here.telegram.shown(1001))
    channel = next(one for one in here.desk.application.platforms.all if one.name == "telegram")
    place, post = ConversationAddress("telegram", "1001", True), RenderedMessage("\n\n".join(letter * 3900 for letter in "abc"), "en")
    await channel.deliver(place, "1001", RenderedMessage("first", "en"), "900")
    here.telegram.limit = 0.2
    with pytest.raises(TryLater):
        await channel.deliver(place, "1001", post, "901")
    here.telegram.limit = None
    await asyncio.sleep(1.1)
    await channel.deliver(place, "1001", post, "901")
    assert [one["text"][0] for one in here.telegram.shown(1001)[sent:]] == ["f", "a", "b", "c"]


async def test_no_link_is_looked_at_by_telegram_before_the_person(here: Here) -> None:
    person = await here.person("chen.yj", 1001)
    await person.says("幫我解鎖")
    await asyncio.sleep(0.05)
    sent = [given for method, given in here.telegram.calls if method in ("sendMessage", "editMessageText")]
    assert all(given["link_preview_options"] == {"is_disabled": True} for given in sent)


def test_any_text_fits_whatever_stands_in_it() -> None:
    strange = "\n\n".join(["<b>1 & 2</b> *_`[" * 300, "😀" * 5000, "行\n" * 4000, "x"])
    texts = parts(RenderedMessage(strange, "en", links=(Link("http://localhost:8080/s/t", "開啟"),), quiet=("x",)))
    assert all(units(parsed(one, "HTML")) <= LONGEST for one in texts)
    assert "".join(parsed(one, "HTML") for one in texts).replace("\n", "") == (strange + "開啟http://localhost:8080/s/t").replace("\n", "")


def test_buttons_and_links_are_as_telegram_takes_them() -> None:
    post = RenderedMessage("x", "en", tuple(Button(f"id{number}", "很長的按鈕" * number) for number in range(1, 20)), (Link("https://desk.example/s/t", "Open"), Link("http://localhost/s/t", "Here")))
    made = keyboard(post)
    assert made is not None
    check_keyboard(made.to_dict())
    assert "http://localhost/s/t" in parts(post)[0]
