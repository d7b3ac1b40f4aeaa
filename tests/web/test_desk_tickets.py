"""The pages on which clerks work: the queue, a ticket, what is typed is never lost."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, Message
from bot.settings.schema import Settings
from bot.store.tables import buttons
from bot.tickets.ticket import Ticket
from bot.wiring.application import Application, DataLocation, open_application
from tests.web.conftest import Browser, browser, one_index, seen

HSU = "desk.hsu"


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    async with open_application(DataLocation(Settings(), tmp_path), one_index) as opened:
        yield opened


async def asks(application: Application, who: str, means: str, text: str = "") -> None:
    """What a button means, pressed by somebody in the web chat."""
    identity, place, now = ChatIdentity("web", who), ConversationAddress("web", who, private=True), application.clock.now()
    button = f"{who}-{means}-{text}"[:32]
    row = {"id": button, "means": means, "channel": "web", "workspace": "", "user": who, "shown": now, "pressed": None}
    async with application.engine.begin() as connection:
        await connection.execute(buttons.delete().where(buttons.c.id == button))
        await connection.execute(buttons.insert().values(row))
    await application.answer(Message(f"{button}-{now.timestamp()}-{id(row)}", identity, place, FormSubmission(button, text) if text else ButtonPress(button), now))


async def opens(application: Application, who: str, text: str) -> Ticket:
    await asks(application, who, "ticket:draft", text)
    await asks(application, who, "ticket:send")
    async with application.store.look() as work:
        return (await work.tickets.all())[-1]


class Clerk:
    """A clerk's browser without JavaScript."""

    def __init__(self, pages: Starlette, named: str = HSU) -> None:
        self.browser: Browser = browser(pages, named)

    async def get(self, path: str) -> tuple[int, str]:
        answer = await self.browser.client.get(f"{path}{'&' if '?' in path else '?'}as={self.browser.named}")
        return answer.status_code, answer.text

    async def sends(self, path: str, page: str, **fields: str) -> tuple[int, str, str]:
        """Sends the answer form of this page; the status, the page, where it leads."""
        hidden = dict(re.findall(r'type="hidden" name="(once|seen)" value="([^"]*)"', page))
        answer = await self.browser.client.post(path, data={"csrf": csrf(page), "as": self.browser.named, **hidden, **fields})
        return answer.status_code, answer.text, answer.headers.get("location", "")


def csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


async def told(application: Application, who: str) -> str:
    async with application.store.look() as work:
        written = await work.outbox.written_in("web", who, 30)
    return "\n".join(application.wording.word(one.reply, one.language, one.created).text for one in written)


async def test_the_queue_says_who_what_and_until_when_and_the_ticket_the_rest(application: Application, pages: Starlette) -> None:
    await opens(application, "chen.yj", "帳號又被鎖了 <b>急</b>")
    clerk = Clerk(pages)
    status, page = await clerk.get("/desk/tickets")
    assert status == 200
    assert "陳怡君" in seen(page)
    assert "<b>急</b>" not in page
    assert "前" in seen(page)
    status, page = await clerk.get("/desk/tickets/1001")
    shown = seen(page)
    assert status == 200
    for part in ("本人的話", "帳號又被鎖了", "現在的狀況", "開單時查到的", "還沒有人接"):
        assert part in shown
    assert (await clerk.get("/desk/tickets/T1"))[0] == 200
    assert (await clerk.get("/desk/tickets/4711"))[0] == 404
    assert (await clerk.get("/desk/canned"))[0] == 200


async def test_answered_by_a_form_alone_and_the_same_form_twice_is_one_answer(application: Application, pages: Starlette) -> None:
    await opens(application, "chen.yj", "帳號又被鎖了")
    clerk = Clerk(pages)
    _, page = await clerk.get("/desk/tickets/1001")
    for _ in range(2):
        status, _, leads = await clerk.sends("/desk/tickets/1001", page, act="answer", text="請再試一次")
        assert (status, leads) == (303, f"/desk/tickets/1001?as={HSU}")
    assert (await told(application, "chen.yj")).count("請再試一次") == 1
    _, page = await clerk.get("/desk/tickets/1001")
    assert "已回覆" in seen(page)


async def test_what_was_typed_is_kept_where_it_cannot_be_sent(application: Application, pages: Starlette) -> None:
    await opens(application, "chen.yj", "帳號又被鎖了")
    one, other = Clerk(pages), Clerk(pages)
    _, first = await one.get("/desk/tickets/1001")
    _, second = await other.get("/desk/tickets/1001")
    assert (await one.sends("/desk/tickets/1001", first, act="close"))[0] == 303
    status, page, _ = await other.sends("/desk/tickets/1001", second, act="answer", text="再試 <一次>")
    assert status == 409
    assert "再試 &lt;一次&gt;</textarea>" in page
    assert 'data-refusal="closed"' in page
    assert (await other.sends("/desk/tickets/1001", page, act="reopen"))[0] == 303
    status, page, _ = await other.sends("/desk/tickets/1001", page, act="answer", text="", once="x")
    assert status == 422
    assert 'data-refusal="no_text"' in page
    status, page, _ = await other.sends("/desk/tickets/1001", page, act="answer", text="您的新密碼是 Abcd1234!", once="y")
    assert status == 422
    assert (await other.sends("/desk/tickets/1001", page, act="explode"))[0] == 400


async def test_neither_is_lost_where_the_person_writes_while_a_clerk_types_and_both_see_it(application: Application, pages: Starlette) -> None:
    await opens(application, "chen.yj", "帳號又被鎖了")
    clerk = Clerk(pages)
    _, page = await clerk.get("/desk/tickets/1001")
    await asks(application, "chen.yj", "ticket:add 1001", "換了手機以後才這樣")
    status, _, leads = await clerk.sends("/desk/tickets/1001", page, act="answer", text="請看手機的信箱設定")
    assert status == 303
    assert "seen=0" in leads
    _, page = await clerk.get(leads.partition("?")[0] + "?seen=0")
    assert "換了手機以後才這樣" in page
    assert re.search(r'class="entry person fresh"', page)
    assert "請看手機的信箱設定" in await told(application, "chen.yj")


async def test_a_canned_answer_is_put_behind_what_was_typed_without_a_script(application: Application, pages: Starlette) -> None:
    await opens(application, "chen.yj", "帳號又被鎖了")
    clerk = Clerk(pages)
    _, page = await clerk.get("/desk/tickets/1001")
    status, page, _ = await clerk.sends("/desk/tickets/1001", page, act="insert", canned="on-it", text="您好。")
    assert status == 200
    field = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert field is not None
    assert field[1].startswith("您好。\n陳怡君 您好，單號 1001")


async def test_an_admin_reads_and_notes_the_tickets_of_the_own_agency_and_no_other(application: Application, pages: Starlette) -> None:
    ticket = await opens(application, "chen.yj", "帳號又被鎖了")
    own, elsewhere = Clerk(pages, "lin.admin"), Clerk(pages, "kuo.admin")
    assert ticket.agency == "doit"
    status, page = await own.get("/desk/tickets/1001")
    assert status == 200
    assert 'value="answer"' not in page
    assert (await own.sends("/desk/tickets/1001", page, act="note", text="這位同仁上週調過來"))[0] == 303
    assert (await own.sends("/desk/tickets/1001", page, act="answer", text="您好"))[0] == 403
    assert (await own.sends("/desk/tickets/1001", page, act="take"))[0] == 403
    assert (await elsewhere.get("/desk/tickets/1001"))[0] == 404
    assert "陳怡君" not in (await elsewhere.get("/desk/tickets"))[1]
    assert (await Clerk(pages, "chen.yj").get("/desk/tickets"))[0] == 403
    assert "調過來" not in await told(application, "chen.yj")
