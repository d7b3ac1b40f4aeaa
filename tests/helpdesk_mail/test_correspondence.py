"""Tickets by mail between real mail servers: what leaves, what comes back and is told, and what is not."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.clock import MovableClock, SystemClock
from bot.errors import Denied, Unreachable
from bot.tickets.ticket import Priority, TicketEvent, TicketRef, TicketStory
from integrations.helpdesk.email.answers import TakenMail
from integrations.helpdesk.email.tables import answer as answers_table
from integrations.helpdesk.email.tables import letter
from tests.contracts.test_helpdesk import DRAFT
from tests.helpdesk_mail.room import TO, Room, mail_room
from tests.helpdesk_mail.samples import PLAIN, Answer, raw_answer, report

EVIL = replace(
    DRAFT, name="王\r\nBcc: evil@evil.example", agency="局\nX-Evil: 1", phone="\r\n\r\n<script>", story=TicketStory("登不進去\r\n.\r\nRCPT TO:<evil@evil.example>\r\nBcc: x@y.example")
)


async def news_of(room: Room, since: str | None = None) -> list[tuple[TicketEvent, str]]:
    return [(one.event, one.text) for one in (await room.helpdesk.news(since))[0]]


async def test_a_ticket_is_one_mail_with_the_whole_story_and_later_ones_stand_in_its_thread(tmp_path: Path) -> None:
    async with mail_room(tmp_path, language="zh-Hant-TW") as room:
        ref = await room.helpdesk.open(replace(DRAFT, priority=Priority.URGENT))
        await room.helpdesk.add(ref, "手機也不行", "note-1")
        await room.helpdesk.close(ref, "note-2")
        first, second, third = room.office.messages
    assert (first["To"], first["From"], first["Subject"]) == (TO, "The desk <desk@city.example>", "單號 20001：帳號鎖定（緊急）")
    text = first.get_content()
    assert all(words in text for words in ("陳怡君", "資訊局", "2103", "登不進去", "D15 TPEAD 鎖定中", "已回答：被鎖怎麼辦？", "##- 請寫在這一行上面 -##", "#結案"))
    assert (first["Auto-Submitted"], first["X-Auto-Response-Suppress"], first["Importance"]) == ("auto-generated", "OOF, AutoReply", "high")
    assert {one["Reply-To"] for one in (first, second, third)} == {first["Reply-To"]}
    assert [(one["In-Reply-To"], one["References"], one["Subject"]) for one in (second, third)] == [(first["Message-ID"], first["Message-ID"], f"Re: {first['Subject']}")] * 2
    assert "手機也不行" in second.get_content()
    assert "已結案" in third.get_content()
    assert {one.mail_from for one in room.office.envelopes} == {first["Reply-To"]}, "what cannot be delivered names its ticket"


async def test_t21_nothing_that_somebody_typed_becomes_a_header_or_a_recipient(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        await room.helpdesk.open(EVIL)
        ((message,), (envelope,)) = room.office.messages, room.office.envelopes
    assert (message["Bcc"], message["X-Evil"]) == (None, None)
    assert (envelope.rcpt_tos, message["Subject"]) == ([TO], "Ticket 20001: locked account (high)")
    assert "RCPT TO:<evil@evil.example>" in message.get_content()


async def test_an_answer_is_told_once_by_whatever_ways_it_comes(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        to = room.answers_to(ref)
        raw = raw_answer(PLAIN["outlook zh"], to)
        assert await room.mail(raw, to) == (250, "")
        assert await room.mail(raw, to) == (250, "")
        assert await room.answers.take(raw) is TakenMail.KNOWN
        assert await news_of(room) == [(TicketEvent.ANSWERED, "請先關掉手機上的舊密碼。\n\n十分鐘後再試一次。")]
        _, cursor = await room.helpdesk.news(None)
        assert await news_of(room, cursor) == []
        assert await news_of(room, "57") != [], "another helpdesk's cursor says nothing here"


async def test_the_same_answer_delivered_at_the_same_moment_counts_once(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        raw = raw_answer(Answer("好了"), room.answers_to(ref))
        taken = await asyncio.gather(*(room.answers.take(raw) for _ in range(8)))
        assert sorted(one.value for one in taken) == ["kept", *["known"] * 7]
        assert len(await news_of(room)) == 1


async def test_a_line_of_its_own_closes_the_ticket_and_a_second_time_is_nothing(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        to = room.answers_to(ref)
        await room.mail(raw_answer(Answer("#結案\n已經解鎖了"), to, id="a@x"), to)
        await room.mail(raw_answer(Answer("#close"), to, id="b@x"), to)
        assert await news_of(room) == [(TicketEvent.CLOSED, "已經解鎖了")]
        await room.mail(raw_answer(Answer("還有一件事"), to, id="c@x"), to)
        assert (await news_of(room))[-1] == (TicketEvent.ANSWERED, "還有一件事")


async def test_a_long_answer_is_told_whole_in_parts(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        to = room.answers_to(ref)
        lines = [f"第 {number} 步：請照著做，然後再往下看。" for number in range(200)]
        await room.mail(raw_answer(Answer("#結案\n" + "\n".join(lines)), to), to)
        news = await news_of(room)
        assert "\n".join(text for _, text in news).split("\n") == lines
        assert [event for event, _ in news] == [*[TicketEvent.ANSWERED] * (len(news) - 1), TicketEvent.CLOSED]


async def test_t3_who_does_not_know_the_address_answers_nothing(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        other = await room.helpdesk.open(replace(DRAFT, key="key-2"))
        right, wrong = room.answers_to(ref), room.answers_to(other)
        forged = [right.replace("20001", "20002"), right.replace("20001", "29999"), wrong.replace("20002", "20001"), "desk@city.example", "desk+20001-aaaaaaaaaaaaaaaaaaaaaaaa@city.example"]
        for number, to in enumerate(forged):
            code, _ = await room.mail(raw_answer(Answer("密碼改成 1234"), to, id=f"{number}@evil.example"), to)
            assert code == 550
        assert await news_of(room) == []


async def test_machines_and_the_desks_own_mails_are_not_told(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        to, own = room.answers_to(ref), room.office.messages[0]["Message-ID"].strip("<>")
        assert (await room.mail(raw_answer(Answer("我下週回來"), to, Auto_Submitted="auto-replied"), to))[0] == 250
        assert (await room.mail(room.office.envelopes[0].content, to))[0] == 250, "a loop"
        assert (await room.mail(raw_answer(Answer("loop"), to, id=own), to))[0] == 250
        code, said = await room.mail(raw_answer(Answer("我不在"), to, id="n@x"), to, sender="")
        assert (code, said) == (250, "")
        assert await news_of(room) == []


async def test_an_answer_without_words_is_said_to_whoever_wrote_it(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        to = room.answers_to(ref)
        code, said = await room.mail(raw_answer(Answer("> 舊的\n> 都是舊的"), to), to)
        assert (code, "no words of your own" in said) == (550, True)
        assert await news_of(room) == []


async def test_only_the_domains_that_are_configured_answer_if_any_are(tmp_path: Path) -> None:
    async with mail_room(tmp_path, domains=("city.example",)) as room:
        ref = await room.helpdesk.open(DRAFT)
        to = room.answers_to(ref)
        for sender in ("x@evil.example", "x@notcity.example", '"hsu@city.example" <x@evil.example>'):
            assert (await room.mail(raw_answer(Answer("x"), to, id=f"{len(sender)}@x", From=sender), to))[0] == 550
        assert (await room.mail(raw_answer(Answer("好"), to, From="<hsu@mail.city.example>"), to))[0] == 250
        assert [text for _, text in await news_of(room)] == ["好"]


async def test_a_mail_that_came_back_is_reported_and_sent_again_later_less_and_less_often(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    async with mail_room(tmp_path, clock=clock) as room:
        ref = await room.helpdesk.open(DRAFT)
        to, own = room.answers_to(ref), room.office.messages[0]["Message-ID"].strip("<>")
        await room.mail(report(to, own, "delayed", id="r0@x"), to, sender="")
        assert room.returned == []
        for number, wait in enumerate((timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(hours=4))):
            await room.mail(report(to, own, id=f"r{number}@y"), to, sender="")
            await room.mail(report(to, own, id=f"r{number}@z"), to, sender="")
            assert len(room.returned) == number + 1
            clock.advance(wait - timedelta(seconds=30))
            await room.helpdesk.send_returned()
            assert len(room.office.envelopes) == number + 1
            clock.advance(timedelta(seconds=60))
            await room.helpdesk.send_returned()
            assert len(room.office.envelopes) == number + 2
        assert {one["Message-ID"].strip("<>") for one in room.office.messages} == {own}
        assert set(room.returned) == {"20001"}


async def test_a_refused_recipient_and_a_gone_server_open_no_ticket_and_a_later_try_has_the_same_number(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        room.office.refuses = "550 no such user"
        with pytest.raises(Denied):
            await room.helpdesk.open(DRAFT)
        room.office.refuses, room.office.how = "", "down"
        with pytest.raises(Unreachable):
            await room.helpdesk.open(DRAFT)
        room.office.how = "well"
        assert await room.helpdesk.open(DRAFT) == TicketRef("mail-20001", "20001")
        assert len(room.office.envelopes) == 1


async def test_a_server_that_fails_again_and_again_is_spared_and_asked_again_later(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    async with mail_room(tmp_path, clock=clock) as room:
        room.office.how = "down"
        for _ in range(3):
            with pytest.raises(Unreachable):
                await room.helpdesk.open(DRAFT)
        room.office.how = "well"
        with pytest.raises(Unreachable, match="spared"):
            await room.helpdesk.open(DRAFT)
        clock.advance(timedelta(seconds=3))
        assert (await room.helpdesk.open(DRAFT)).number == "20001"


async def test_whoever_gives_up_on_a_slow_server_leaves_one_mail_and_not_two(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        room.office.how, room.office.slow = "slow", 1.5
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.3):
                    await room.helpdesk.open(DRAFT)
        await room.helpdesk.open(DRAFT)
        assert len(room.office.envelopes) == 1


async def test_a_crash_after_the_servers_yes_sends_the_same_message_id_again_and_never_another_number(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    async with mail_room(tmp_path, clock=clock) as room:
        ref = await room.helpdesk.open(DRAFT)
        async with room.answers.engine.begin() as connection:  # as it stands between the server's yes and the note of it
            await connection.execute(sa.update(letter).values(sent=None, claimed=clock.now()))
        with pytest.raises(Unreachable):
            await room.helpdesk.open(DRAFT)
        clock.advance(timedelta(minutes=3))
        assert await room.helpdesk.open(DRAFT) == ref
        assert len({one["Message-ID"] for one in room.office.messages}) == 1
        assert len(room.office.messages) == 2


async def test_a_ticket_of_another_helpdesk_is_carried_on_under_its_own_number(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        old = TicketRef("1004", "1004")
        await room.helpdesk.add(old, "還是不行", "note-9")
        to = room.office.messages[0]["Reply-To"]
        await room.mail(raw_answer(Answer("收到"), to), to)
        ((one,), _) = await room.helpdesk.news(None)
        assert (one.ref, one.text) == ("1004", "收到")


async def test_what_cannot_be_kept_now_is_asked_for_again(tmp_path: Path) -> None:
    async with mail_room(tmp_path) as room:
        ref = await room.helpdesk.open(DRAFT)
        to = room.answers_to(ref)
        async with room.answers.engine.begin() as connection:
            await connection.execute(sa.text("ALTER TABLE helpdesk_mail_answer RENAME TO elsewhere"))
        assert (await room.mail(raw_answer(Answer("好"), to), to))[0] == 451
        async with room.answers.engine.begin() as connection:
            await connection.execute(sa.text("ALTER TABLE elsewhere RENAME TO helpdesk_mail_answer"))
        assert (await room.mail(raw_answer(Answer("好"), to), to))[0] == 250
        async with room.answers.engine.begin() as connection:
            assert (await connection.execute(sa.select(sa.func.count()).select_from(answers_table))).scalar_one() == 1
