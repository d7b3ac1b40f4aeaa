"""What a person reads under a question: the words of their agency's stage and day, in their language, with the admin it speaks of."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest_asyncio

from bot.faq.index import Index
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application

ORGANISATION = """
agencies:
  - {id: doit, name: 資訊局, joins_directory: true, admins: {portal: [wang], personnel: [huang]}}
  - {id: school, name: 示範國小, joins_directory: false, admins: {portal: [wang], personnel: [huang]}, auto_creation: 2026-05-02}
  - {id: museum, name: 美術館, joins_directory: true, admins: {portal: [wang], personnel: [huang]}, auto_creation: 2096-07-04}
people:
  - {id: wang, name: 王大明, agency: doit, national_id: A123456789, phone: "2101"}
  - {id: huang, name: 黃淑芬, agency: doit, national_id: B223456782, phone: "2103"}
  - {id: chen, name: 陳怡君, agency: doit, national_id: A200000003}
  - {id: lin, name: 林美惠, agency: school, national_id: A200000012}
  - {id: wu, name: 吳佳穎, agency: museum, national_id: A200000021}
auto_creation: 2026-03-20
"""
Say = Callable[[str, str], Awaitable[str]]


@pytest_asyncio.fixture
async def say(tmp_path: Path, index: Index) -> AsyncIterator[Say]:
    file = tmp_path / "organisation.yaml"
    file.write_text(ORGANISATION, encoding="utf-8")
    async with open_application(DataLocation(Settings(), tmp_path / "data", file), lambda: index) as application:

        async def said(who: str, text: str) -> str:
            at = application.clock.now()
            await application.answer(Message(f"{who}{text}", ChatIdentity("console", who), ConversationAddress("console", who, True), TypedText(text), at))
            return "\n".join(shown.post.text for shown in application.console.take())

        yield said


async def test_r15_the_day_told_is_that_of_the_persons_own_agency(say: Say) -> None:
    question = "我有兩個員工愛上網帳號，只有一個 TPEAD 帳號，要綁哪一個"
    assert "2026 年 3 月 20 日" in await say("chen", question)
    assert "2026 年 5 月 2 日" in await say("lin", question)
    later = await say("wu", question)
    assert "2096 年 7 月 4 日" in later
    assert "系統會" in later, "for this agency it is still to come"
    assert "2026 年 3 月 20 日" in await say("stranger:x", question)


async def test_an_english_answer_names_its_english_chapter(say: Say) -> None:
    said = await say("chen", "how do I change my password")
    assert "Source: 3 Changing a password, reviewed 20" in said
    assert "參" not in said


async def test_r37_an_answer_that_speaks_of_no_admin_names_none(say: Say) -> None:
    assert "黃淑芬" not in await say("chen", "我要怎麼自己綁定 TPEAD 帳號")
    assert "黃淑芬，分機 2103" in await say("chen", "忘記密碼怎麼辦")
