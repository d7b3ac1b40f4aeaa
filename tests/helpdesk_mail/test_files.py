"""Files of a ticket by mail: in the mail that tells of them, as programs read them, and left at the desk in words where the server refuses them."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import MovableClock, SystemClock
from bot.errors import Denied, Unreachable
from bot.tickets.attachment import FileKind, TicketFile
from integrations.helpdesk.email.tables import letter
from tests.contracts.test_helpdesk import DRAFT, FILES
from tests.helpdesk_mail.room import TO, files_in, mail_room
from tests.helpdesk_mail.samples import report

LARGE = (TicketFile("很大的畫面.png", FileKind.PNG, b"\x89PNG\r\n\x1a\n" + bytes(60_000)),)


async def test_files_are_attachments_of_the_mail_that_tells_of_them_under_their_chinese_names(tmp_path: Path) -> None:
    async with mail_room(tmp_path, language="zh-Hant-TW") as room:
        ref = await room.helpdesk.open(DRAFT)
        assert await room.helpdesk.add(ref, "手機的畫面", "note-1", FILES) == ()
        first, second = room.office.messages
        ((_, envelope), raw) = room.office.envelopes, room.office.envelopes[1].content
    assert (files_in(first), files_in(second)) == ([], [(file.name, file.content) for file in FILES])
    assert [(part.get_content_disposition(), part.get_content_type(), part.get_content_charset()) for part in second.iter_attachments()] == [
        ("attachment", "image/png", None), ("attachment", "text/plain", "utf-8"),
    ]  # fmt: skip
    assert b"filename*" in raw, "RFC 2231, and nothing that is no ASCII"
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    body = second.get_body()
    assert body is not None
    assert "手機的畫面" in body.get_content()
    assert (second["References"], second["Auto-Submitted"], envelope.rcpt_tos) == (first["Message-ID"], "auto-generated", [TO])


@pytest.mark.parametrize("announced", [True, False], ids=["told before", "found out"])
async def test_a_mail_that_is_too_large_goes_without_its_files_and_says_so(tmp_path: Path, announced: bool) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        if announced:
            room.office.announces = 40_000
        else:
            room.office.largest = 40_000
        for _ in range(2):
            assert await room.helpdesk.add(ref, "手機的畫面", "note-1", LARGE) == ("很大的畫面.png",)
        assert await room.helpdesk.add(ref, "這個比較小", "note-2", FILES) == ()
        _, without, smaller = room.office.messages
    assert files_in(without) == []
    assert "手機的畫面" in without.get_content()
    assert "很大的畫面.png" in without.get_content()
    assert "can be saved from the ticket's page" in without.get_content()
    assert len(files_in(smaller)) == len(FILES)


async def test_a_server_that_goes_away_over_the_files_gets_the_words_without_them_in_the_end(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    async with mail_room(tmp_path, clock=clock) as room:
        ref = await room.helpdesk.open(DRAFT)
        room.office.largest, room.office.breaks_off = 40_000, True
        for _ in range(3):
            with pytest.raises(Unreachable):
                await room.helpdesk.add(ref, "手機的畫面", "note-1", LARGE)
        clock.advance(timedelta(minutes=1))  # it is spared for a while
        assert await room.helpdesk.add(ref, "手機的畫面", "note-1", LARGE) == ("很大的畫面.png",)
        assert room.office.tried == 5
        assert "很大的畫面.png" in room.office.messages[-1].get_content()


async def test_a_server_that_is_away_gets_the_files_once_it_is_back(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    async with mail_room(tmp_path, clock=clock) as room:
        ref = await room.helpdesk.open(DRAFT)
        room.office.how = "down"
        for _ in range(5):
            with pytest.raises(Unreachable):
                await room.helpdesk.add(ref, "手機的畫面", "note-1", LARGE)
            clock.advance(timedelta(minutes=1))
        room.office.how = "well"
        assert await room.helpdesk.add(ref, "手機的畫面", "note-1", LARGE) == ()
        assert await room.files(ref) == [(file.name, file.content) for file in LARGE]


async def test_a_recipient_who_is_refused_is_no_matter_of_the_files(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        room.office.refuses = "550 no such user"
        with pytest.raises(Denied):
            await room.helpdesk.add(ref, "手機的畫面", "note-1", FILES)
        room.office.refuses = ""
        assert await room.helpdesk.add(ref, "手機的畫面", "note-1", FILES) == ()
        assert len(await room.files(ref)) == len(FILES)


async def test_a_crash_after_the_servers_yes_sends_the_same_mail_with_the_same_files_again(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    async with mail_room(tmp_path, clock=clock) as room:
        ref = await room.helpdesk.open(DRAFT)
        await room.helpdesk.add(ref, "手機的畫面", "note-1", FILES)
        async with room.answers.engine.begin() as connection:  # as it stands between the server's yes and the note of it
            await connection.execute(sa.update(letter).where(letter.c.once == "note-1").values(sent=None, claimed=clock.now()))
        with pytest.raises(Unreachable):
            await room.helpdesk.add(ref, "手機的畫面", "note-1", FILES)
        clock.advance(timedelta(minutes=3))
        assert await room.helpdesk.add(ref, "手機的畫面", "note-1", FILES) == ()
        _, sent, again = room.office.messages
    assert sent["Message-ID"] == again["Message-ID"], "which mail programs show once"
    assert files_in(sent) == files_in(again) == [(file.name, file.content) for file in FILES]


async def test_a_mail_that_comes_back_goes_again_without_its_files_and_says_so(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    async with mail_room(tmp_path, clock=clock) as room:
        ref = await room.helpdesk.open(DRAFT)
        await room.helpdesk.add(ref, "手機的畫面", "note-1", FILES)
        sent = room.office.messages[1]
        await room.mail(report(room.answers_to(ref), sent["Message-ID"].strip("<>"), id="r@x"), room.answers_to(ref), sender="")
        clock.advance(timedelta(minutes=16))
        await room.helpdesk.send_returned()
        again = room.office.messages[2]
    assert again["Message-ID"] == sent["Message-ID"]
    assert files_in(again) == []
    assert all(words in again.get_content() for words in ("手機的畫面", *(file.name for file in FILES)))
