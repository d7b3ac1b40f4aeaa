"""Files in Slack and Telegram: kept by what they are, in private, for the ticket; and said in words."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.errors import DeliveryError, Undeliverable
from bot.tickets.attachment import Attachment, FileKind
from bot.tickets.ticket import MOST_NOTES, TicketAuthor, TicketEvent
from integrations.channels.slack.channel import SlackChannel
from integrations.channels.telegram.channel import TelegramChannel
from tests.attachments.conftest import PNG, PROGRAM, slack_file
from tests.platforms.conftest import slack_settings, telegram_settings
from tests.platforms.desk import Desk, open_desk
from tests.platforms.seats import Person, SlackSeat, TelegramSeat
from tests.slack.standin import SlackStandIn
from tests.telegram.standin import TelegramStandIn


@dataclass
class InSlack:
    """A desk in Slack with one person."""

    desk: Desk
    slack: SlackStandIn
    person: Person

    async def sends(self, *files: dict[str, object], text: str = "") -> str:
        self.person.look()
        self.slack.say("UCHEN", text, subtype="file_share", files=list(files))
        return await self.person.hears()

    async def waiting(self) -> tuple[Attachment, ...]:
        async with self.desk.application.store.look() as work:
            return await work.attachments.waiting_of("chen.yj")

    async def on_ticket(self) -> tuple[Attachment, ...]:
        async with self.desk.application.store.look() as work:
            [ticket] = await work.tickets.all()
            return await work.attachments.of_ticket(ticket.id)

    async def with_notes(self) -> list[tuple[str, list[str]]]:
        """What the notes of the one ticket say, and the files that go to the helpdesk with each."""
        async with self.desk.application.store.look() as work:
            [ticket] = await work.tickets.all()
            return [(note.text, [file.name for file in await work.attachments.of_note(note)]) for note in await work.tickets.notes_of(ticket.id)]


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[InSlack]:
    async with SlackStandIn() as slack, open_desk(tmp_path / "data", slack_settings(slack)) as desk:
        person = Person(desk, "chen.yj", SlackSeat(slack, "UCHEN"))
        await desk.links("chen.yj", person.seat.identity)
        await person.says("你好")
        yield InSlack(desk, slack, person)


async def test_a_picture_waits_goes_with_the_ticket_and_the_next_one_goes_there_at_once(there: InSlack) -> None:
    said = await there.sends(slack_file(there.slack, "F1", "../截圖.exe.png", PNG), slack_file(there.slack, "F2", "evil.png", PROGRAM))
    assert "截圖_exe.png 我先留到" in said
    assert "evil.png 沒有留下來：我只收圖片、PDF 和純文字檔" in said
    [kept] = await there.waiting()
    assert (kept.name, kept.kind, kept.size) == ("截圖_exe.png", FileKind.PNG, len(PNG))
    await there.person.says("轉真人，公文系統打不開")
    await there.person.presses("送出這張單")
    assert [file.name for file in await there.on_ticket()] == ["截圖_exe.png"]
    assert await there.waiting() == ()
    assert "b.png 已經放進單子" in await there.sends(slack_file(there.slack, "F3", "b.png", PNG + b"x"), text="這是剛剛的畫面")
    assert [file.name for file in await there.on_ticket()] == ["截圖_exe.png", "b.png"]
    waited, *later = await there.with_notes()
    assert waited == ("📎 截圖_exe.png", ["截圖_exe.png"])
    assert [names for text, names in later if "b.png" in text] == [["b.png"]], later
    assert sum(len(names) for _, names in later) == 1


async def test_a_file_for_a_ticket_that_takes_no_more_words_goes_with_a_note_of_its_own(there: InSlack) -> None:
    await there.person.says("轉真人，公文系統打不開")
    await there.person.presses("送出這張單")
    application = there.desk.application
    async with application.store.work() as work:
        [ticket] = await work.tickets.all()
        for number in range(MOST_NOTES):
            await work.tickets.note(ticket.id, TicketEvent.ADDED, TicketAuthor.PERSON, f"{number}", application.clock.now())
    said = await there.sends(slack_file(there.slack, "F1", "a.png", PNG))
    assert "a.png 已經放進單子" in said
    assert (await there.with_notes())[-1] == ("📎 a.png", ["a.png"])


async def test_what_waits_is_gone_after_a_day_and_when_the_demonstration_starts_over(there: InSlack) -> None:
    await there.sends(slack_file(there.slack, "F1", "a.png", PNG))
    await there.desk.passes(hours=23)
    assert len(await there.waiting()) == 1
    await there.desk.passes(hours=2)
    assert await there.waiting() == ()
    await there.sends(slack_file(there.slack, "F2", "a.png", PNG))
    assert len(await there.waiting()) == 1
    await there.desk.application.demonstration_controls.start_over("test")
    assert await there.waiting() == ()


async def test_files_that_cannot_be_had_or_are_too_large_are_said_and_not_fetched(there: InSlack) -> None:
    large = slack_file(there.slack, "F1", "large.png", PNG, size=5_000_001)
    gone = slack_file(there.slack, "F2", "gone.png", PNG)
    del there.slack.contents["F2"]
    elsewhere = slack_file(there.slack, "F3", "elsewhere.png", PNG, url_private_download="https://files.example/F3")
    said = await there.sends(large, gone, elsewhere)
    assert "large.png 沒有留下來：一個檔案最多 5 MB" in said
    assert "gone.png 沒有留下來：檔案拿不到" in said
    assert "elsewhere.png 沒有留下來：檔案拿不到" in said
    assert await there.waiting() == ()


async def test_a_file_of_a_group_is_left_where_it_is(there: InSlack) -> None:
    there.slack.say("UCHEN", f"<@{there.slack.bot_user}>", channel="C1", files=[slack_file(there.slack, "F1", "a.png", PNG)])
    await there.desk.application.settle(20)
    assert await there.waiting() == ()
    assert "files.info" not in [method for method, _ in there.slack.calls]


async def test_slack_is_not_read_beyond_the_limit_and_sees_its_token_nowhere_else(there: InSlack) -> None:
    [channel] = there.desk.application.platforms.all
    assert isinstance(channel, SlackChannel)
    slack_file(there.slack, "F1", "a.png", PNG, size=3)
    assert await channel.fetch("F1", len(PNG)) == PNG
    assert await channel.fetch("F1", len(PNG) - 1) is None
    slack_file(there.slack, "F2", "a.png", PNG, url_private_download=f"{there.slack.api_url.replace('127.0.0.1', 'localhost')}files/F2")
    with pytest.raises(Undeliverable):
        await channel.fetch("F2", 100)


async def test_telegram_hands_out_a_photo_and_is_not_read_beyond_the_limit(tmp_path: Path) -> None:
    async with TelegramStandIn() as telegram, open_desk(tmp_path / "data", telegram_settings(telegram)) as desk:
        person = Person(desk, "chen.yj", TelegramSeat(telegram, 1001))
        await desk.links("chen.yj", person.seat.identity)
        await person.says("/start")
        telegram.files["P1"] = PNG
        person.look()
        telegram.say(1001, "", photo=[{"file_id": "P1", "file_unique_id": "u", "width": 1, "height": 1, "file_size": len(PNG)}])
        assert "photo.png 我先留到" in await person.hears()
        async with desk.application.store.look() as work:
            assert [file.kind for file in await work.attachments.waiting_of("chen.yj")] == [FileKind.PNG]
        [channel] = desk.application.platforms.all
        assert isinstance(channel, TelegramChannel)
        telegram.files["P2"], telegram.handed_out = b"x" * 20_000_000, 0
        assert await channel.fetch("P2", 1_000_000) is None
        assert telegram.handed_out == 0, "it is too large by its own account"
        telegram.tells_sizes = False
        assert await channel.fetch("P2", 1_000_000) is None
        assert telegram.handed_out < 20_000_000
        with pytest.raises(DeliveryError):
            await channel.fetch("nothing", 100)
