"""Answers in a real mailbox, fetched by IMAP: each once, marked as seen and never deleted, whatever happens to the server meanwhile."""

import asyncio
import contextlib
import itertools
import ssl
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from imapclient import IMAPClient

from bot.errors import BackEndError, Denied, Unreachable
from bot.secret import Secret
from integrations.helpdesk.email.entry import EmailHelpdeskSettings
from integrations.helpdesk.email.examination import examine_email_helpdesk
from integrations.helpdesk.email.imap import ImapCollection, ImapPlace
from integrations.helpdesk.email.lmtp import listening
from tests.contracts.test_helpdesk import DRAFT
from tests.embedded.stage import StandingClock
from tests.helpdesk_mail.room import Room, mail_room
from tests.helpdesk_mail.samples import Answer, raw_answer
from tests.servers import certificates
from tests.servers.dovecot import PASSWORD, ImapServer, imap_server

_users = (f"desk{number}" for number in itertools.count(1))


@pytest.fixture
def server() -> Iterator[ImapServer]:
    found = imap_server()
    yield found
    found.server.mend()


def place(server: ImapServer, user: str, **changes: object) -> ImapPlace:
    trusted = ssl.create_default_context(cafile=str(server.ca_file))
    usual: dict[str, object] = {"host": "localhost", "port": server.encrypted, "encrypted": True, "user": user, "password": Secret(PASSWORD), "trusted": trusted}
    return ImapPlace(**{**usual, **changes})  # type: ignore[arg-type]


def collection(room: Room, where: ImapPlace) -> ImapCollection:
    return ImapCollection(where, room.answers.engine, room.answers.take)


async def told(room: Room) -> list[str]:
    return [one.text for one in (await room.helpdesk.news(None))[0]]


def flags(server: ImapServer, user: str) -> dict[int, bool]:
    """Every mail that is still there, and whether it is marked as seen."""
    with IMAPClient("localhost", port=server.encrypted, ssl=True, ssl_context=ssl.create_default_context(cafile=str(server.ca_file))) as client:
        client.login(user, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        return {uid: rb"\Seen" in one[b"FLAGS"] for uid, one in client.fetch(client.search(["ALL"]), ["FLAGS"]).items()}


@pytest.mark.parametrize("encrypted", [True, False], ids=["imaps", "starttls"])
async def test_answers_are_fetched_once_marked_as_seen_and_stay(server: ImapServer, tmp_path: Path, encrypted: bool) -> None:
    user = next(_users)
    async with mail_room(tmp_path) as room:
        to = room.answers_to(await room.helpdesk.open(DRAFT))
        server.deliver(user, raw_answer(Answer("一"), to, id="1@x"))
        server.deliver(user, raw_answer(Answer("廣告"), "desk@city.example", id="ad@x"))
        mailbox = collection(room, place(server, user, encrypted=encrypted, port=server.encrypted if encrypted else server.plain))
        assert await mailbox.collect() == 2
        assert await mailbox.collect() == 0
        server.deliver(user, raw_answer(Answer("二"), to, id="2@x"))
        assert await mailbox.collect() == 1
        assert await told(room) == ["一", "二"]
    assert flags(server, user) == {1: True, 2: True, 3: True}


async def test_what_somebody_read_there_before_is_fetched_all_the_same_and_old_mail_of_before_the_desk_is_not(server: ImapServer, tmp_path: Path) -> None:
    user = next(_users)
    async with mail_room(tmp_path) as room:
        to = room.answers_to(await room.helpdesk.open(DRAFT))
        server.deliver(user, raw_answer(Answer("很久以前"), to, id="0@x"))
        _mark_seen(server, user)
        server.deliver(user, raw_answer(Answer("一"), to, id="1@x"))
        mailbox = collection(room, place(server, user))
        assert await mailbox.collect() == 1
        server.deliver(user, raw_answer(Answer("二"), to, id="2@x"))
        _mark_seen(server, user)
        assert await mailbox.collect() == 1
        assert await told(room) == ["一", "二"]


async def test_a_folder_whose_numbers_begin_anew_loses_nothing_and_repeats_nothing(server: ImapServer, tmp_path: Path) -> None:
    user = next(_users)
    async with mail_room(tmp_path) as room:
        to = room.answers_to(await room.helpdesk.open(DRAFT))
        for number in range(3):
            server.deliver(user, raw_answer(Answer(f"第{number}"), to, id=f"{number}@x"))
        mailbox = collection(room, place(server, user))
        await mailbox.collect()
        server.begin_numbers_anew(user)
        server.deliver(user, raw_answer(Answer("新的"), to, id="new@x"))
        await mailbox.collect()
        assert sorted(await told(room)) == sorted(["第0", "第1", "第2", "新的"])


async def test_a_mail_that_could_not_be_kept_is_fetched_again(server: ImapServer, tmp_path: Path) -> None:
    user, failing = next(_users), True
    async with mail_room(tmp_path) as room:
        to = room.answers_to(await room.helpdesk.open(DRAFT))
        server.deliver(user, raw_answer(Answer("一"), to))

        async def take(raw: bytes) -> object:
            if failing:
                raise RuntimeError("the database is gone")
            return await room.answers.take(raw)

        mailbox = ImapCollection(place(server, user), room.answers.engine, take)
        with pytest.raises(RuntimeError):
            await mailbox.collect()
        assert flags(server, user) == {1: False}
        failing = False
        await mailbox.collect()
        assert await told(room) == ["一"]


async def test_a_server_that_stops_or_does_not_know_us_is_named_and_what_came_meanwhile_is_fetched_later(server: ImapServer, tmp_path: Path) -> None:
    user = next(_users)
    async with mail_room(tmp_path) as room:
        to = room.answers_to(await room.helpdesk.open(DRAFT))
        wrong = {"password": (Secret("wrong"), Denied), "trusted": (ssl.create_default_context(cafile=str(certificates.unknown().file)), Unreachable), "port": (9, Unreachable)}
        for key, (value, error) in wrong.items():
            with pytest.raises(error) as failure:
                await collection(room, place(server, user, **{key: value})).collect()
            assert isinstance(failure.value, BackEndError)
            assert "wrong" not in failure.value.detail
        tried, came = asyncio.Event(), asyncio.Event()

        async def woken() -> None:
            tried.set()
            if await told(room):
                came.set()

        server.server.stop()
        running = asyncio.create_task(collection(room, place(server, user)).run(timedelta(seconds=0.1), woken))
        try:
            async with asyncio.timeout(20):
                await tried.wait()
                server.deliver(user, raw_answer(Answer("一"), to))
                server.server.start()
                await came.wait()
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running
        assert await told(room) == ["一"]


async def test_doctor_says_what_is_configured_whether_the_mailbox_opens_and_who_listens(server: ImapServer, tmp_path: Path) -> None:
    user = next(_users)
    server.deliver(user, b"Subject: x\r\n\r\nx\r\n")

    def settings(**imap: object) -> EmailHelpdeskSettings:
        section = {"url": f"imaps://localhost:{server.encrypted}", "user": user, "password": PASSWORD, **imap}
        return EmailHelpdeskSettings.model_validate(
            {"kind": "email", "to": "it@city.example", "answers": "desk@city.example", "imap": section, "lmtp": "127.0.0.1:9", "ca_file": str(server.ca_file)}
        )

    found = {one.key: one for one in await examine_email_helpdesk(settings(), StandingClock())}
    assert [(one.key, one.ok) for one in found.values()] == [("to", True), ("imap", True), ("lmtp", True)]
    assert "mails in INBOX: 1" in found["imap"].result
    assert flags(server, user) == {1: False}, "doctor touches nothing"
    for broken in ({"password": "Other-canary"}, {"folder": "Nowhere"}, {"url": "imaps://localhost:9"}):
        wrong = {one.key: one for one in await examine_email_helpdesk(settings(**broken), StandingClock())}["imap"]
        assert not wrong.ok
        assert wrong.remedy
        assert "canary" not in wrong.result
    async with mail_room(tmp_path) as room, listening("127.0.0.1:0", lambda raw, to: room.answers.take(raw, to)) as port:
        busy = settings().model_copy(update={"imap": None, "lmtp": f"127.0.0.1:{port}"})
        assert [one.result for one in await examine_email_helpdesk(busy, StandingClock())][1:] == [f"the desk listens at 127.0.0.1:{port}"]
        other = settings().model_copy(update={"imap": None, "lmtp": f"127.0.0.1:{server.plain}"})
        assert not (await examine_email_helpdesk(other, StandingClock()))[1].ok


def _mark_seen(server: ImapServer, user: str) -> None:
    with IMAPClient("localhost", port=server.encrypted, ssl=True, ssl_context=ssl.create_default_context(cafile=str(server.ca_file))) as client:
        client.login(user, PASSWORD)
        client.select_folder("INBOX")
        client.add_flags(client.search(["ALL"]), [rb"\Seen"])
