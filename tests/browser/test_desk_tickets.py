"""A clerk's day in a real Chromium: by keyboard alone, with what is new appearing by itself, for everybody to read."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.audit import AuditEvent, AuditRecord
from bot.clock import SystemClock
from bot.messages import ChatIdentity, ConversationAddress
from bot.store.database import open_engine
from bot.store.work import Store
from bot.tickets.ticket import Category, Priority, Ticket, TicketAuthor, TicketEvent, TicketState, TicketStory, TranscriptLine
from tests.browser.conftest import DESKTOP, PHONE, Desk, fits, named, shot
from tests.browser.test_accessible import violations

pytestmark = pytest.mark.xdist_group("browser")
LAPTOP: Final[ViewportSize] = {"width": 1366, "height": 768}
_AT_MOST: Final = 6
"""Key presses beside the text, from a new ticket in the queue to answered and closed."""
_SAID: Final = "我的帳號從早上到現在被鎖了三次，每次解鎖完大概十分鐘又進不去。\n我有換過手機，信箱也重設了。下午三點前要送公文，麻煩幫我看一下，謝謝。"
_TICKET: Final = Ticket(
    id=0, key="", owner="chen.yj", asker=ChatIdentity("web", "chen.yj"), place=ConversationAddress("web", "chen.yj", private=True), language="zh-Hant-TW",
    person="chen.yj", name="陳怡君", agency="doit", agency_name="資訊局", phone="2206", category=Category.LOCK, priority=Priority.HIGH, state=TicketState.OPEN,
    rows=("D15",), story=TicketStory(), origin="", opened=SystemClock().now(), updated=SystemClock().now(),
)  # fmt: skip


def carried_out(work: Coroutine[Any, Any, Any]) -> Any:
    """In a thread of its own, since the browser's loop runs in this one."""
    given: list[Any] = []
    thread = threading.Thread(target=lambda: given.append(asyncio.run(work)))
    thread.start()
    thread.join()
    return given[0]


async def _opened(folder: Path, *new: Ticket) -> list[int]:
    engine = open_engine(f"sqlite+aiosqlite:///{folder / 'accountdesk.db'}")
    keys = iter(f"{ticket.owner}-{ticket.category.value}-{ticket.opened.timestamp()}" for ticket in new)
    store = Store(engine, lambda: next(keys))
    async with store.work() as work:
        ids = [(await work.tickets.open(ticket))[0].id for ticket in new]
    await engine.dispose()
    return ids


async def _adds(folder: Path, ticket: int, text: str, event: TicketEvent = TicketEvent.ADDED, author: str = "") -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{folder / 'accountdesk.db'}")
    now = SystemClock().now()
    async with Store(engine, lambda: "").work() as work:
        await work.tickets.move(ticket, event, now)
        await work.tickets.note(ticket, event, TicketAuthor.HELPDESK if author else TicketAuthor.PERSON, text, now, author=author)
        # Open pages look again after the record.
        await work.audit.append(AuditRecord(AuditEvent.TICKET_ADDED, "another process", ""), now)
    await engine.dispose()


def ticket_of(who: str, name: str, said: str, minutes: int, **more: Any) -> Ticket:
    at = SystemClock().now().astimezone(UTC) - timedelta(minutes=minutes)
    lines = (
        TranscriptLine(TicketAuthor.PERSON, at - timedelta(minutes=3), "我的帳號怎麼了？"),
        TranscriptLine(TicketAuthor.DESK, at - timedelta(minutes=3), "你的 TPEAD 帳號目前被鎖住，10:42 會自動解開。"),
        TranscriptLine(TicketAuthor.PERSON, at - timedelta(minutes=1), "解了又被鎖"),
    )
    story = TicketStory(said, ("D15 TPEAD 被鎖: 你的 TPEAD 帳號目前被鎖住。",), lines, ("查過帳號（10:20）", "回答過：帳號被鎖住要等多久？"))
    given = {"category": Category.LOCK, **more}
    return replace(_TICKET, owner=who, person=who, asker=ChatIdentity("web", who), place=ConversationAddress("web", who, private=True), name=name,
                   story=story, origin=f"{who}{minutes}", opened=at, updated=at, waits=at, **given)  # fmt: skip


@pytest.fixture(scope="module")
def helpdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with a morning's tickets."""
    running = Desk(tmp_path_factory.mktemp("helpdesk"))
    new = (
        ticket_of("chen.yj", "陳怡君", _SAID, 65, priority=Priority.URGENT, category=Category.LOCK),
        ticket_of("new.seven", "吳佳穎", "新進同仁，第一天上班，公務信箱還沒有出現，主管已經寄信給我了。", 40, category=Category.SYNC, priority=Priority.NORMAL),
        ticket_of("lock.twenty", "林志明", "The certificate reader finds nothing since the update; it worked yesterday.", 25, category=Category.CERTIFICATE),
        ticket_of("new.eight", "張雅筑", "調到文化局以後，舊的網路磁碟不見了", 10, category=Category.ACCESS, priority=Priority.NORMAL),
    )
    ids = carried_out(_opened(running.folder, *new))
    carried_out(_adds(running.folder, ids[0], "剛剛又被鎖了一次，這次是 10:05。"))
    carried_out(_adds(running.folder, ids[0], "問過資安，來源是她的舊手機（信箱設定還在）。", TicketEvent.NOTED, "sec.yeh"))
    carried_out(_adds(running.folder, ids[1], "您好，同步大約還要半小時，好了我再告訴您。", TicketEvent.ANSWERED, "desk.hsu"))
    yield running
    running.stop()


@contextmanager
def at_the_desk(chromium: Browser, desk: Desk, size: ViewportSize = LAPTOP, script: bool = True) -> Iterator[Page]:
    context = chromium.new_context(viewport=size, java_script_enabled=script, locale="zh-TW", reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(20_000)
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{desk.url}/desk/tickets?as=desk.hsu")
    expect(page.locator("[data-open]", has_text="1001")).to_be_visible()
    yield page
    context.close()
    assert troubles == []


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_everybody_can_read_the_queue_a_ticket_and_the_canned_answers(chromium: Browser, helpdesk: Desk, size: ViewportSize) -> None:
    with at_the_desk(chromium, helpdesk, size) as page:
        for name, path in (("queue", "tickets"), ("ticket", "tickets/1001"), ("ticket-answered", "tickets/1002"), ("nothing", "tickets?q=zzz"), ("canned", "canned")):
            page.goto(f"{helpdesk.url}/desk/{path}{'&' if '?' in path else '?'}as=desk.hsu")
            assert violations(page) == []
            assert fits(page)
            shot(page, f"desk-{name}-{named(size)}")


def test_the_answer_field_stands_on_a_laptop_without_scrolling_and_the_persons_words_above_it(chromium: Browser, helpdesk: Desk) -> None:
    with at_the_desk(chromium, helpdesk) as page:
        page.goto(f"{helpdesk.url}/desk/tickets/1001?as=desk.hsu")
        said, field = page.locator("[data-part=said]").bounding_box(), page.locator("#text").bounding_box()
        assert said is not None
        assert field is not None
        assert said["y"] + said["height"] <= field["y"]
        assert field["y"] + field["height"] <= LAPTOP["height"]
        assert page.evaluate("document.activeElement.id") == "text"
        assert page.evaluate("window.scrollY") == 0


def test_from_a_new_ticket_to_answered_and_closed_takes_at_most_six_keys(chromium: Browser, helpdesk: Desk) -> None:
    carried_out(_opened(helpdesk.folder, ticket_of("wang.admin", "王大明", "螢幕上寫密碼過期", 1, priority=Priority.URGENT, category=Category.PASSWORD)))
    with at_the_desk(chromium, helpdesk) as page:
        row = page.locator("[data-open]", has_text="1005")
        expect(row).to_be_visible()
        keys = 0
        page.locator("body").evaluate("body => body.focus()")

        def press(key: str) -> None:
            nonlocal keys
            keys += 1
            page.keyboard.press(key)

        while page.evaluate("document.activeElement.textContent") != "1005":
            press("j")
            assert keys < _AT_MOST
        press("Enter")
        page.wait_for_url("**/desk/tickets/1005**")
        expect(page.locator("#text")).to_be_focused()
        page.keyboard.type("請用公務電腦登入後依畫面換一組新密碼。")
        press("Control+Shift+Enter")
        expect(page.locator(".ticket-line .state-closed")).to_be_visible()
        assert keys <= _AT_MOST
        expect(page.locator("[data-following]")).to_be_focused()
        page.goto(f"{helpdesk.url}/?as=wang.admin")
        expect(page.locator(".item.desk").last).to_contain_text("解決了嗎")


def test_the_person_writes_while_a_clerk_types_and_neither_is_lost(chromium: Browser, helpdesk: Desk) -> None:
    with at_the_desk(chromium, helpdesk) as page:
        page.goto(f"{helpdesk.url}/desk/tickets/1004?as=desk.hsu")
        page.locator("#text").fill("請問是哪一臺電腦")
        carried_out(_adds(helpdesk.folder, 4, "剛剛重開機也一樣"))
        expect(page.locator("#live-latest")).to_contain_text("剛剛重開機也一樣")
        expect(page.locator("#text")).to_have_value("請問是哪一臺電腦")
        expect(page.locator("#text")).to_be_focused()
        page.keyboard.press("Control+Enter")
        expect(page.locator("#live-latest")).to_contain_text("請問是哪一臺電腦")
        expect(page.locator("#live-latest")).to_contain_text("剛剛重開機也一樣")


def test_a_canned_answer_goes_where_the_cursor_stands(chromium: Browser, helpdesk: Desk) -> None:
    with at_the_desk(chromium, helpdesk) as page:
        page.goto(f"{helpdesk.url}/desk/tickets/1003?as=desk.hsu")
        page.locator("#text").fill("您好，")
        page.locator("#canned").select_option("certificate")
        page.locator("button[value=insert]").click()
        words = page.locator("#canned option[value=certificate]").get_attribute("data-words") or ""
        expect(page.locator("#text")).to_have_value(f"您好，\n{words}")
        expect(page.locator("#text")).to_be_focused()


def test_without_a_script_a_ticket_is_answered_as_well(chromium: Browser, helpdesk: Desk) -> None:
    with at_the_desk(chromium, helpdesk, DESKTOP, script=False) as page:
        page.locator("[data-open]", has_text="1003").click()
        page.locator("#canned").select_option("on-it")
        page.locator("button[value=insert]").click()
        page.locator("button[value=answer]").click()
        expect(page.locator(".ticket-line .state-answered")).to_be_visible()
        expect(page.locator("#live-latest .entry.answer").last).to_contain_text("單號 1003 我已經在處理")
