"""A desk whose helpdesk is a mailbox: from a person's words to the helpdesk's mail and back into the chat."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from bot.tickets.attachment import FileKind
from bot.tickets.ticket import TicketAuthor, TicketEvent, TicketState
from bot.wiring.application import DataLocation, open_application
from integrations.channels.console import ConsoleChannel
from tests.helpdesk_mail.room import PostOffice, files_in
from tests.helpdesk_mail.samples import PLAIN, Answer, raw_answer, report
from tests.tickets.conftest import ORGANISATION, Desk, one_index

SECRET = "Hook-canary-1"


@dataclass
class Mailed:
    """The desk, the server that its mails go to, and the hook that answers come in by."""

    desk: Desk
    office: PostOffice
    hook: httpx.AsyncClient

    async def post(self, body: bytes, secret: str = SECRET, kind: str = "message/rfc822") -> int:
        answered = await self.hook.post("/hooks/mail", content=body, headers={"X-Hook-Secret": secret, "Content-Type": kind})
        return answered.status_code

    async def told(self) -> None:
        await self.desk.application.ticketing.tick()


def settings(port: int, **helpdesk: object) -> Settings:
    section = {"kind": "email", "to": "it@city.example", "answers": "desk@city.example", "hook_secret": SECRET, "lmtp": "127.0.0.1:0", **helpdesk}
    return Settings.model_validate({"helpdesk": section, "mail": {"smtp": f"smtp://127.0.0.1:{port}", "from": "desk@city.example"}, "organisation": {"short_name": "市府"}})


@pytest.fixture
async def mailed(tmp_path: Path) -> AsyncIterator[Mailed]:
    office = PostOffice()
    server = await asyncio.get_running_loop().create_server(office.connected, "127.0.0.1", 0)
    (tmp_path / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    where = DataLocation(settings(server.sockets[0].getsockname()[1]), tmp_path / "data", tmp_path / "organisation.yaml")
    try:
        async with open_application(where, one_index, reached_in=ConsoleChannel.name) as application:
            pages = Starlette(routes=[Route(path, hook, methods=["POST"]) for path, hook in application.helpdesk.hooks.items()])
            async with (
                application.helpdesk.at_work(application.reminders.outage_alerts.tell_of_ticket),
                httpx.AsyncClient(transport=httpx.ASGITransport(pages), base_url="http://desk") as hook,
            ):
                yield Mailed(Desk(application), office, hook)
    finally:
        server.close()


async def test_a_ticket_goes_out_is_answered_closed_and_taken_up_again_by_mail(mailed: Mailed) -> None:
    desk = mailed.desk
    assert "單號 20001" in await desk.opens("often", "又被鎖了")
    (first,) = mailed.office.messages
    assert first["Subject"] == "[市府] 單號 20001：帳號鎖定（緊急）"
    to = first["Reply-To"]
    assert await mailed.post(raw_answer(PLAIN["gmail zh"], to, id="1@x")) == 204
    await mailed.told()
    assert "請先關掉手機上的舊密碼。" in await desk.collect("often")
    assert await mailed.post(raw_answer(Answer("#結案\n好了"), to, id="2@x")) == 204
    await mailed.told()
    assert "已結案。問題解決了嗎？" in await desk.collect("often")
    await desk.asks("often", "ticket:still_not 20001")
    await mailed.told()
    assert (await desk.the_ticket()).state is TicketState.REOPENED
    last = mailed.office.messages[-1]
    assert "還沒解決" in last.get_content()
    assert last["References"] == first["Message-ID"]


async def test_an_unreachable_mail_server_is_said_and_the_ticket_goes_out_once_it_is_back(mailed: Mailed) -> None:
    mailed.office.how = "down"
    assert "連不上" in await mailed.desk.opens("often", "又被鎖了")
    await mailed.told()
    assert (await mailed.desk.the_ticket()).number is None
    mailed.office.how = "well"
    mailed.desk.application.clock.advance(timedelta(minutes=1))  # a server that failed again and again is spared for a while
    await mailed.told()
    assert "20001" in await mailed.desk.collect("often")
    assert len(mailed.office.messages) == 1


async def test_a_mail_that_comes_back_is_told_to_whoever_looks_after_the_desk(mailed: Mailed) -> None:
    await mailed.desk.opens("often", "又被鎖了")
    (first,) = mailed.office.messages
    assert await mailed.post(report(first["Reply-To"], first["Message-ID"].strip("<>"))) == 204
    assert "單號 20001 寄給客服的信被退回" in await mailed.desk.collect("hsu"), "nobody here is an operator"
    assert "退回" not in await mailed.desk.collect("often")


async def test_t10_the_hook_reads_nothing_without_its_secret_and_no_more_than_a_mail(mailed: Mailed) -> None:
    await mailed.desk.opens("often", "又被鎖了")
    to = mailed.office.messages[0]["Reply-To"]
    raw = raw_answer(Answer("假的"), to)
    read = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(200):
            read += 1
            yield b"x" * 100_000

    for wrong in ("", "Hook-canary-2", "Hook-canary-1 "):
        answered = await mailed.hook.post("/hooks/mail", content=raw, headers={"X-Hook-Secret": wrong.strip() + "." if wrong.endswith(" ") else wrong, "Content-Type": "message/rfc822"})
        assert answered.status_code == 403
    assert await mailed.post(raw, kind="application/json") == 400
    assert await mailed.post(b"no mail at all") == 400
    assert await mailed.post(raw_answer(Answer("x"), "desk@city.example")) == 204, "it belongs to no ticket"
    answered = await mailed.hook.post("/hooks/mail", content=body(), headers={"X-Hook-Secret": SECRET, "Content-Type": "message/rfc822"})
    assert answered.status_code == 413
    await mailed.told()
    assert "假的" not in json.dumps([note.text for note in await mailed.desk.notes(await mailed.desk.the_ticket())])


@pytest.mark.parametrize(
    ("section", "key"),
    [
        ({"kind": "email", "to": "it@city.example", "answers": "desk@city.example"}, "helpdesk"),
        ({"kind": "email", "to": "it@city.example", "answers": "desk@city.example", "hook_secret": SECRET, "ca_file": "/nowhere.pem", "imap": {"url": "imaps://x", "user": "u", "password": "p"}}, "helpdesk.ca_file"),
    ],
)  # fmt: skip
async def test_a_section_by_which_no_answer_comes_back_is_refused_by_name(tmp_path: Path, section: dict[str, object], key: str) -> None:
    (tmp_path / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    given = Settings.model_validate({"helpdesk": section, "mail": {"smtp": "smtp://127.0.0.1:9", "from": "desk@city.example"}})
    with pytest.raises(ConfigurationError) as failure:
        async with open_application(DataLocation(given, tmp_path / "data", tmp_path / "organisation.yaml"), one_index):
            pass
    assert failure.value.key == key


@pytest.mark.parametrize(
    "wrong",
    [{"to": "it@city.example\nBcc: x@y"}, {"answers": "desk+x@city.example"}, {"answers": "a" * 40 + "@city.example"}, {"answers": "Bob <desk@city.example>"}, {"lmtp": "2424"},
     {"poll": "1s"}, {"answers_from": ["@city.example"]}, {"imap": {"url": "http://mail.example", "user": "u", "password": "p"}}, {"url": "http://rt.example"}],
    ids=str,
)  # fmt: skip
def test_a_key_that_could_not_work_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        settings(25, **wrong)


async def test_without_a_mail_server_there_is_no_helpdesk_by_mail(tmp_path: Path) -> None:
    (tmp_path / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    given = settings(25).model_copy(update={"mail": Settings().mail})
    with pytest.raises(ConfigurationError, match=r"mail\.smtp"):
        async with open_application(DataLocation(given, tmp_path / "data", tmp_path / "organisation.yaml"), one_index):
            pass


async def test_a_file_that_waited_goes_with_the_ticket_and_one_that_is_refused_is_noted_at_the_desk(mailed: Mailed) -> None:
    desk, now = mailed.desk, mailed.desk.application.clock.now()
    async with desk.application.store.work() as work:
        await work.attachments.add("often", None, "截圖.png", FileKind.PNG, content=b"\x89PNG first", now=now)
        await work.attachments.add("fine", None, "別人的.png", FileKind.PNG, content=b"\x89PNG other", now=now)
    await desk.opens("often", "又被鎖了")
    await mailed.told()
    assert [files_in(one) for one in mailed.office.messages] == [[], [("截圖.png", b"\x89PNG first")]]
    ticket = await desk.the_ticket()
    mailed.office.largest, mailed.office.how = 40_000, "down"
    async with desk.application.store.work() as work:
        note = await work.tickets.note_with_files(ticket.id, ["很大.png"], now)
        await work.attachments.add("often", ticket.id, "很大.png", FileKind.PNG, content=bytes(60_000), now=now, note=note)
    await mailed.told()
    await mailed.told()
    assert len(mailed.office.messages) == 2, "it is kept as long as the server is away"
    mailed.office.how = "well"
    await desk.asks("often", f"ticket:add {ticket.number}", "手機也登不進去")
    desk.application.clock.advance(timedelta(minutes=1))
    await mailed.told()
    await mailed.told()
    refused, after = mailed.office.messages[2:]
    assert "很大.png" in refused.get_content(), "in the order of the notes"
    assert "沒有收下這些檔案" in refused.get_content()
    assert "手機也登不進去" in after.get_content(), "the ticket goes on"
    async with desk.application.store.look() as work:
        told = await work.tickets.notes_of(ticket.id)
        internal = [one for one in await work.tickets.notes_of(ticket.id, internal=True) if one not in told]
        assert len(await work.attachments.of_ticket(ticket.id)) == 2, "it stays at the desk"
    assert [(one.event, one.by) for one in internal] == [(TicketEvent.NOTED, TicketAuthor.DESK)]
    assert "很大.png" in internal[0].text
