"""A file at the desk: listed on its ticket, handed out to whoever may see that, saved by the browser and never shown."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.cli.tickets import ticket_form
from bot.settings.schema import Settings
from bot.tickets.attachment import FileKind
from bot.tickets.ticket import Ticket
from bot.wiring.application import Application, DataLocation, open_application
from tests.attachments.conftest import PNG
from tests.web.conftest import browser, one_index
from tests.web.test_desk_tickets import HSU, opens


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    async with open_application(DataLocation(Settings(), tmp_path), one_index) as opened:
        yield opened


async def with_file(application: Application) -> Ticket:
    """A ticket with the file that waited for it; what waits of somebody else, and what is too old, are no part of it."""
    now = application.clock.now()
    async with application.store.work() as work:
        await work.attachments.add("chen.yj", None, "old.png", FileKind.PNG, PNG, now - timedelta(hours=25))
        await work.attachments.add("chen.yj", None, "截圖.png", FileKind.PNG, PNG, now)
        await work.attachments.add("lin.mh", None, "other.txt", FileKind.TXT, b"x", now)
    await application.services.waiting_files.tick()
    return await opens(application, "chen.yj", "帳號又被鎖了")


async def asked(pages: Starlette, path: str, who: str = HSU) -> httpx.Response:
    return await browser(pages, who).client.get(f"{path}?as={who}")


async def test_a_file_is_listed_and_handed_out_to_be_saved_only(application: Application, pages: Starlette) -> None:
    ticket = await with_file(application)
    page = (await asked(pages, f"/desk/tickets/{ticket.name_of}")).text
    assert "截圖.png" in page
    assert "old.png" not in page
    assert "other.txt" not in page
    async with application.store.look() as work:
        [file] = await work.attachments.of_ticket(ticket.id)
        shown = json.loads(json.dumps(ticket_form(ticket, (), (file,))))
    assert shown["files"] == [{"id": file.id, "name": "截圖.png", "kind": "png", "size": len(PNG), "sha256": file.sha256, "at": file.at.isoformat()}]
    path = f"/desk/tickets/{ticket.name_of}/files/{file.id}"
    assert path in page
    answer = await asked(pages, path)
    assert (answer.status_code, answer.content) == (200, PNG)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"] == "attachment; filename=\"file.png\"; filename*=UTF-8''%E6%88%AA%E5%9C%96.png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers.get_list("content-security-policy"), "beside what every page gets"
    assert answer.headers["cache-control"] == "no-store"
    async with application.store.look() as work:
        assert any(entry.details.get("file") == str(file.id) for entry in [one async for one in work.audit.all()])


@pytest.mark.parametrize("file", ["0", "999", "x", "1.5", "²", "99999999999999999999"])
async def test_a_file_that_is_not_the_tickets_is_as_none(application: Application, pages: Starlette, file: str) -> None:
    ticket = await with_file(application)
    assert (await asked(pages, f"/desk/tickets/{ticket.name_of}/files/{file}")).status_code == 404


async def test_another_tickets_file_is_not_handed_out_and_nobody_else_gets_any(application: Application, pages: Starlette) -> None:
    ticket, other = await with_file(application), await opens(application, "lin.mh", "印表機壞了")
    async with application.store.look() as work:
        [own], [others] = await work.attachments.of_ticket(ticket.id), await work.attachments.of_ticket(other.id)
    assert (await asked(pages, f"/desk/tickets/{ticket.name_of}/files/{others.id}")).status_code == 404
    assert (await asked(pages, f"/desk/tickets/{ticket.name_of}/files/{own.id}", "chen.yj")).status_code == 403
