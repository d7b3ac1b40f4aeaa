"""What people see in Slack: the start page, forms, the command, shortcuts, files, presses of others, and who is a stranger."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.messages import Button, ChatIdentity, ConversationAddress, Link, RenderedMessage
from bot.tickets.ticket import TicketState
from integrations.channels.slack.blocks import fallback, message
from tests.platforms.conftest import slack_settings
from tests.platforms.desk import Browser, Desk, open_desk
from tests.platforms.seats import Person, SlackSeat
from tests.slack.standin import Fault, SlackStandIn
from tests.slack.strict import check_message
from tests.slack.workspace import elements_of


@dataclass
class Here:
    """A desk in Slack."""

    desk: Desk
    slack: SlackStandIn

    async def person(self, name: str, user: str) -> Person:
        person = Person(self.desk, name, SlackSeat(self.slack, user))
        await self.desk.links(name, person.seat.identity)
        await person.says("你好")
        return person


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Here]:
    async with SlackStandIn() as slack, open_desk(tmp_path / "data", slack_settings(slack)) as desk:
        yield Here(desk, slack)
        assert slack.refused == [], "Slack takes everything as we send it"


def words_of(view: dict[str, Any]) -> str:
    return json.dumps(view["blocks"], ensure_ascii=False)


def button_of(view: dict[str, Any], label: str) -> dict[str, Any]:
    return next(one for block in view["blocks"] for one in elements_of(block) if one["type"] == "button" and one["text"]["text"].startswith(label))


async def test_the_start_page_shows_the_account_requests_and_tickets(here: Here) -> None:
    person = await here.person("chen.yj", "UCHEN")
    await person.says("轉真人，印表機登不進去")
    here.slack.open_home("UCHEN")
    home = await here.slack.until(lambda: here.slack.homes.get("UCHEN"))
    assert "陳怡君" in words_of(home)
    assert "TPEAD" in words_of(home)
    assert "單" in words_of(home)
    assert "鎖" in words_of(home)
    person.look()
    here.slack.press_in_home("UCHEN", button_of(home, "重新查看"))
    assert "GEAA-****86" in await person.hears()
    await here.slack.until(lambda: here.slack.homes["UCHEN"]["id"] != home["id"] or here.slack.homes["UCHEN"] != home)


async def test_opening_the_start_page_changes_nothing_of_what_a_number_chooses_in_the_conversation(here: Here) -> None:
    person = await here.person("chen.yj", "UCHEN")
    await person.says("帳號被鎖要等多久")
    async with here.desk.application.store.look() as work:
        before = await work.conversations.of(ConversationAddress("slack", "UCHEN", True), person.seat.identity)
    assert before.offered or before.rating
    here.slack.open_home("UCHEN")
    await here.slack.until(lambda: here.slack.homes.get("UCHEN"))
    await here.desk.application.settle(20)
    async with here.desk.application.store.look() as work:
        assert await work.conversations.of(ConversationAddress("slack", "UCHEN", True), person.seat.identity) == before


async def test_t03_a_chat_that_was_linked_away_sees_nothing_of_how_the_request_goes_on(here: Here) -> None:
    person, browser = await here.person("chen.yj", "UCHEN"), Browser()
    await person.says("幫我解鎖")
    address, code = person.link(), here.desk.code("chen.yj")
    await here.desk.links("chen.yj", ChatIdentity("slack", "UNEW"))
    before = [one["text"] for one in here.slack.shown("UCHEN")]
    await browser.open(address)
    await browser.send(code=code)
    await here.desk.application.settle(20)
    assert not [one for one in here.slack.shown("UCHEN") if one["text"] not in before and "解除鎖定" in one["text"]]


async def test_the_start_page_of_an_admin_shows_what_waits(here: Here) -> None:
    person, browser = await here.person("lin.mh", "ULIN"), Browser()
    await here.person("huang.admin", "UHUANG")
    await person.says("我忘記密碼了，幫我重設")
    await browser.open(person.link())
    await browser.send(code=here.desk.code("lin.mh"))
    here.slack.open_home("UHUANG")
    home = await here.slack.until(lambda: here.slack.homes.get("UHUANG"))
    assert "有 1 件申請等你決定" in words_of(home)


async def test_the_start_page_of_a_stranger_says_how_to_be_linked(here: Here) -> None:
    here.slack.open_home("USTRANGER")
    home = await here.slack.until(lambda: here.slack.homes.get("USTRANGER"))
    assert "/link" in words_of(home)
    assert "GEAA" not in words_of(home)


async def test_refusing_asks_for_the_reason_in_a_form_and_every_card_shows_the_outcome(here: Here) -> None:
    first, second, admin, browser = await here.person("lin.mh", "ULIN"), await here.person("cert.expired", "UCERT"), await here.person("huang.admin", "UHUANG"), Browser()
    await first.says("我忘記密碼了，幫我重設")
    await browser.open(first.link())
    await browser.send(code=here.desk.code("lin.mh"))
    await admin.hears()
    await admin.presses("看內容並決定")
    page = Browser()
    await page.open(admin.link())
    await page.send(code=here.desk.code("huang.admin"), current_password="Tpead-sfhuang-1", decision="approve", identity_check="in_person")
    await admin.hears()
    await second.says("我忘記密碼了，幫我重設")
    other = Browser()
    await other.open(second.link())
    await other.send(code=here.desk.code("cert.expired"))
    await admin.hears()
    card = next(one for one in reversed(admin.seat.shown()) if "不核准" in one["buttons"])
    here.slack.press("UHUANG", card["raw"], card["buttons"]["不核准"])
    modal = await here.slack.until(lambda: here.slack.modals[-1] if here.slack.modals else None)
    assert "為什麼不核准" in words_of(modal)
    second.look()
    here.slack.submit("UHUANG", modal, {"words": "電話裡不是本人"})
    assert "電話裡不是本人" in await second.hears()
    await here.desk.application.settle(20)
    assert not [label for label in admin.labels() if "核准" in label], "decided, so its buttons are gone"


async def test_a_form_opens_a_ticket_with_its_words_and_a_secret_in_it_is_not_kept(here: Here) -> None:
    person = await here.person("chen.yj", "UCHEN")
    here.slack.shortcut("UCHEN", "new_ticket")
    modal = await here.slack.until(lambda: here.slack.modals[-1] if here.slack.modals else None)
    person.look()
    here.slack.submit("UCHEN", modal, {"words": "公文系統打不開，昨天還可以"})
    assert "還沒有送出" in await person.hears()
    await person.presses("送出這張單")
    async with here.desk.application.store.look() as work:
        [ticket] = await work.tickets.all(TicketState.OPEN)
    assert "公文系統打不開" in ticket.story.said
    here.slack.shortcut("UCHEN", "new_ticket")
    again = await here.slack.until(lambda: here.slack.modals[-1] if here.slack.modals[-1] is not modal else None)
    person.look()
    here.slack.submit("UCHEN", again, {"words": "我的密碼是 Xx12!abcd"})
    await person.hears()
    assert "Xx12!abcd" not in Path(str(here.desk.application.engine.url.database)).read_bytes().decode("latin-1")  # noqa: ASYNC240 - after all is done


async def test_a_form_that_cannot_be_opened_leaves_the_button_as_it_is_elsewhere(here: Here) -> None:
    person = await here.person("chen.yj", "UCHEN")
    here.slack.fault(Fault("error:expired_trigger_id"), method="views.open")
    person.look()
    here.slack.shortcut("UCHEN", "new_ticket")
    assert "單" in await person.hears()


async def test_the_command_is_answered_alone_and_says_so_where_others_are(here: Here) -> None:
    person = await here.person("chen.yj", "UCHEN")
    person.look()
    here.slack.command("UCHEN", channel="C1")
    assert "GEAA-****86" in await person.hears()
    assert [(one["ephemeral_to"], "私訊" in one["text"]) for one in here.slack.shown("C1")] == [("UCHEN", True)]
    person.look()
    here.slack.command("UCHEN", "帳號被鎖要等多久", channel="DUCHEN")
    assert "解開" in await person.hears()


async def test_t15_in_a_channel_there_is_no_personal_word_and_the_thread_is_kept(here: Here) -> None:
    person = await here.person("chen.yj", "UCHEN")
    person.look()
    asked = here.slack.say("UCHEN", "<@UBOT> 為什麼我登不進去", channel="C1")["event"]["ts"]
    assert "GEAA" in await person.hears()
    [line] = here.slack.shown("C1")
    assert line["thread_ts"] == asked
    assert "GEAA" not in json.dumps(line, ensure_ascii=False)
    here.slack.say("UCHEN", "綁定是什麼", thread=asked)
    await here.slack.until(lambda: any(one["thread_ts"] == asked for one in here.slack.shown("UCHEN")))


async def test_t12_a_button_works_for_whom_it_was_shown_to_and_once(here: Here) -> None:
    await here.person("chen.yj", "UCHEN")
    stranger = Person(here.desk, "nobody", SlackSeat(here.slack, "UOTHER"))
    await stranger.says("你好")
    here.slack.say("UCHEN", "憑證過期怎麼辦")
    shown = await here.slack.until(lambda: next((one for one in here.slack.shown("UCHEN") if "看看我的帳號" in json.dumps(one["blocks"], ensure_ascii=False)), None))
    button = button_of(shown, "看看我的帳號")
    stranger.look()
    here.slack.press("UOTHER", {**shown, "channel": "DUOTHER"}, button)
    assert "GEAA" not in await stranger.hears()


async def test_t12_who_presses_a_button_of_somebody_else_in_a_channel_is_told_so_alone(here: Here) -> None:
    await here.person("chen.yj", "UCHEN")
    here.slack.say("UCHEN", "<@UBOT> 綁定", channel="C1")
    shown = await here.slack.until(lambda: here.slack.shown("C1"))
    buttons = [one for message in shown for block in message["blocks"] for one in elements_of(block) if one["type"] == "button"]
    here.slack.press("UOTHER", shown[0], buttons[0] if buttons else {"type": "button", "action_id": "press:forged", "value": "forged"})
    whispered = await here.slack.until(lambda: [one for one in here.slack.shown("C1") if one["ephemeral_to"]])
    assert [one["ephemeral_to"] for one in whispered] == ["UOTHER"]


async def test_t13_a_stranger_of_slack_connect_with_an_id_of_ours_is_told_nothing(here: Here) -> None:
    await here.person("chen.yj", "UCHEN")
    here.slack.event(
        {"type": "message", "channel_type": "im", "channel": "DX", "user": "UCHEN", "text": "我帳號怎麼了", "ts": "1764230009.000100", "team": "T9", "user_team": "T9"},
        is_ext_shared_channel=True,
    )
    [said] = await here.slack.until(lambda: here.slack.shown("DX"))
    assert "GEAA" not in said["text"]
    assert "我還不知道你是誰" in said["text"], said["text"]


async def test_a_file_is_answered_politely_and_named_on_the_open_ticket(here: Here) -> None:
    person = await here.person("chen.yj", "UCHEN")
    file = {"name": "screen.png", "mimetype": "image/png", "size": 20480, "permalink": "https://t.slack.example/f/1"}
    person.look()
    here.slack.say("UCHEN", "", subtype="file_share", files=[file])
    assert "附件" in await person.hears()
    await person.says("轉真人，公文系統打不開")
    await person.presses("送出這張單")
    here.slack.say("UCHEN", "", subtype="file_share", files=[file])
    await person.hears()
    async with here.desk.application.store.look() as work:
        [ticket] = await work.tickets.all(TicketState.OPEN)
        notes = await work.tickets.notes_of(ticket.id)
    assert any("screen.png" in one.text for one in notes)


async def test_somebody_whose_slack_is_english_is_answered_in_english(here: Here) -> None:
    here.slack.users["UEN"] = {"locale": "en-GB"}
    here.slack.open_home("UEN")
    home = await here.slack.until(lambda: here.slack.homes.get("UEN"))
    assert "link" in words_of(home)
    assert "To be linked" in words_of(home)


def test_any_text_fits_and_nothing_of_it_is_left_out() -> None:
    strange = "\n\n".join([*(f"{number} <b>&amp; *_`~ https://a.example/?x=1&y=2 " for number in range(90)), "行" * 7000, "<!channel> <@U1>"])
    post = RenderedMessage(strange, "en", tuple(Button(f"id{number}", "很長" * 60) for number in range(30)), (Link("https://desk.example/s/t", "開啟"),))
    blocks = message(post)
    check_message({"channel": "C1", "text": fallback(post), "blocks": blocks})
    shown = "".join(one["text"]["text"] for one in blocks if one["type"] == "section")
    assert "".join(shown.split()) == "".join(strange.split())
    assert sum(len(one["elements"]) for one in blocks if one["type"] == "actions") == 31
