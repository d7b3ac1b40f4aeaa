"""A changed file of own entries or topics is answered from without a restart; one with a mistake, or half written, changes nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from structlog.testing import capture_logs

from bot.cli.doctor_checks.desks import check_desks
from bot.faq.index import Index
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.replicas.presence import Presence
from bot.settings.schema import Settings
from bot.store.work import Store
from bot.web.timeline import read_timeline
from bot.wiring import content_renewal
from bot.wiring.application import Application, DataLocation, open_application
from tests.servers.postgresql import migrated_database

LIBRARY = "- {id: library, chapter: 圖書室, question: 圖書室的書可以借幾天, answer: 可以借十四天。}\n"
MORE_DAYS = LIBRARY.replace("十四天", "三十天")
CANTEEN = "- {id: canteen, chapter: 其他, question: 員工餐廳星期六有開嗎, answer: 星期六不開。}\n"
BROKEN = "- {id: library, chapter: 圖書室, question: 圖書室的書可以借幾天}\n"
PIANO = "- {id: piano, asks: [鋼琴要找誰調音, 大廳的鋼琴走音了], answer: 鋼琴請找總務科。, where: {name: 總務科}}\n"
CHEN = ChatIdentity("web", "chen.yj")
HERE = ConversationAddress("web", "chen.yj", private=True)
BORROWING, EATING, TUNING = "圖書室的書可以借幾天", "員工餐廳星期六有開嗎", "大廳的鋼琴走音了"


class Town:
    """A desk with its two files, which are edited while it runs."""

    def __init__(self, desk: Application, entries: Path, topics: Path) -> None:
        self.desk, self.entries, self.topics = desk, entries, topics
        self.said = 0

    async def looks(self, times: int = 2) -> None:
        for _ in range(times):
            await self.desk.renewal.look()

    async def answer(self, text: str) -> str:
        """What the desk says to it, as the person reads it now."""
        self.said += 1
        await self.desk.answer(Message(f"event {self.said}", CHEN, HERE, TypedText(text), self.desk.clock.now()))
        return (await self.read())[-1]

    async def read(self) -> list[str]:
        """The whole talk, as its page shows it."""
        async with self.desk.store.look() as work:
            timeline = await read_timeline(work, self.desk.wording, HERE.conversation, self.desk.clock.now())
        return [item.post.text for item in timeline.items if hasattr(item, "post")]


@asynccontextmanager
async def a_town(folder: Path, index: Index, **more: object) -> AsyncIterator[Town]:
    entries, topics = folder / "entries.yaml", folder / "topics.yaml"
    entries.write_text(LIBRARY, encoding="utf-8")
    topics.write_text("- {id: harp, asks: [豎琴要找誰調音, 大廳的豎琴走音了], answer: 豎琴請找樂團。, where: {name: 樂團}}\n", encoding="utf-8")
    settings = Settings.model_validate({"faq": {"entries": str(entries)}, "elsewhere": str(topics), **more})
    async with open_application(DataLocation(settings, folder / "desk"), lambda: index) as desk:
        yield Town(desk, entries, topics)


@pytest.fixture
async def town(tmp_path: Path, index: Index) -> AsyncIterator[Town]:
    async with a_town(tmp_path, index) as town:
        yield town


async def test_a_changed_answer_and_a_new_question_are_answered_without_a_restart(town: Town) -> None:
    assert "十四天" in await town.answer(BORROWING)
    assert "星期六不開" not in await town.answer(EATING)
    town.entries.write_text(MORE_DAYS + CANTEEN, encoding="utf-8")
    await town.looks()
    assert "三十天" in await town.answer(BORROWING)
    assert "星期六不開" in await town.answer(EATING)


async def test_a_running_desk_looks_by_itself(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_renewal, "LOOKS", 0.05)
    async with town.desk.working():
        town.entries.write_text(MORE_DAYS, encoding="utf-8")
        for _ in range(300):
            if "三十天" in town.desk.wording.entries["library"].answer("zh-Hant-TW", "p0"):
                break
            await asyncio.sleep(0.05)
    assert "三十天" in await town.answer(BORROWING)


async def test_a_changed_list_of_topics_is_taken_over_too(town: Town) -> None:
    assert "鋼琴請找總務科" not in await town.answer(TUNING)
    town.topics.write_text(PIANO, encoding="utf-8")
    await town.looks()
    assert "鋼琴請找總務科" in await town.answer(TUNING)


async def test_a_file_is_left_alone_while_it_is_being_written(town: Town) -> None:
    town.entries.write_text(CANTEEN, encoding="utf-8")
    await town.looks(1)
    town.entries.write_text(CANTEEN + MORE_DAYS, encoding="utf-8")
    await town.looks(1)
    assert "十四天" in await town.answer(BORROWING)
    await town.looks(1)
    assert "三十天" in await town.answer(BORROWING)


async def test_a_mistake_is_named_once_and_the_desk_goes_on_with_what_it_has_until_it_is_mended(town: Town) -> None:
    town.entries.write_text(BROKEN, encoding="utf-8")
    with capture_logs() as lines:
        await town.looks(5)
    told = [line for line in lines if line["log_level"] == "error"]
    assert [(line["file"], line["place"]) for line in told] == [(str(town.entries), "library.answer")]
    assert "十四天" in await town.answer(BORROWING)
    town.entries.write_text(MORE_DAYS, encoding="utf-8")
    await town.looks()
    assert "三十天" in await town.answer(BORROWING)


async def test_a_file_that_is_away_for_a_while_changes_nothing(town: Town) -> None:
    kept = town.entries.rename(town.entries.with_suffix(".away"))
    await town.looks(3)
    kept.rename(town.entries)
    with capture_logs() as lines:
        await town.looks(3)
    assert lines == []
    assert "十四天" in await town.answer(BORROWING)


async def test_a_talk_in_which_an_entry_was_told_that_is_gone_since_can_still_be_read_and_continued(town: Town) -> None:
    assert "豎琴請找樂團" in await town.answer("大廳的豎琴走音了")
    assert "十四天" in await town.answer(BORROWING)
    town.entries.write_text(CANTEEN, encoding="utf-8")
    town.topics.write_text(PIANO, encoding="utf-8")
    await town.looks()
    assert sum("後來已經移除" in text for text in await town.read()) == 2
    assert "十四天" not in await town.answer(BORROWING)
    for text in ("說詳細一點", "沒有用", "那要多久", "還是不行"):
        assert await town.answer(text)


# ── Several desks ─────────────────────────────────────────────


@pytest.mark.xdist_group("postgresql")
async def test_doctor_tells_where_two_desks_answer_from_unlike_entries(tmp_path: Path, index: Index) -> None:
    keys = {name: f"file:{tmp_path / name}" for name in ("national_id", "session", "audit")}
    for name in keys:
        (tmp_path / name).write_text(f"{name}-key-of-these-tests-0123456789abcdef", encoding="utf-8")
        (tmp_path / name).chmod(0o600)
    shared = {"database": migrated_database(), "keys": keys, "audit": {"anchor": str(tmp_path / "anchor")}}
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    async with a_town(tmp_path / "one", index, **shared) as one, a_town(tmp_path / "other", index, **shared) as other:
        (agreed,) = await check_desks(one.desk.store)
        assert (agreed.mark, "2 alive" in agreed.result) == ("ok", True)
        one.entries.write_text(MORE_DAYS, encoding="utf-8")
        await one.looks()
        await _signs(one.desk.exclusive.presence)
        (unlike,) = await check_desks(other.desk.store)
        assert unlike.mark == "warn"
        assert one.desk.renewal.digest in unlike.result
        assert other.desk.renewal.digest in unlike.result
        other.entries.write_text(MORE_DAYS, encoding="utf-8")
        await other.looks()
        await _signs(other.desk.exclusive.presence)
        assert (await check_desks(other.desk.store))[0].mark == "ok"


async def _signs(presence: Presence) -> None:
    await presence.begin()


async def test_one_desk_on_its_own_file_has_no_line(town: Town) -> None:
    engine: AsyncEngine = town.desk.engine
    assert await check_desks(Store(engine, str)) == ()
