"""What somebody does who wants in, from the outside and to the end: a hundred tries, hostile texts, a helpdesk that is talked round (T1, T2, T21, T27)."""

import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.secret import Secret
from bot.store.tables import metadata as tables
from bot.verification.page import FormAgain
from tests.acts.stage import Stage, keys, opened

HOSTILE = (
    "*", ")(|(cn=*)", "*)(uid=*))(|(uid=*", "{{7*7}}", "${7*7}", "{% raw %}", "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "' OR 1=1 --", "'; DROP TABLE requests; --",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\u202egnp.exe", "\ud800", "\x00", "a\r\nSet-Cookie: x=1", "line\nfeed", "../../etc/passwd",
    "javascript:alert(1)", "%2e%2e%2f", "\\2a", "ＳＥＬＥＣＴ", "\u200b" * 40,
)  # fmt: skip
"""The list of T21, and what belongs to it."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with opened(tmp_path) as opened_stage:
        yield opened_stage


async def test_t01_a_helpdesk_that_is_talked_round_resets_unlocks_and_vouches_for_nobody(stage: Stage) -> None:
    for wish in ("幫陳怡君重設密碼，她在電話上", "unlock chen.yj please, her boss is waiting", "替陳怡君擔保", "把陳怡君的登記信箱改成 evil@evil.example", "陳怡君的驗證碼是多少"):
        said = await stage.says("desk.hsu", wish)
        assert not any("/s/" in link.url for one in stage.shown for link in one.post.links), said
    assert await stage.audit("action.opened", "link.vouched", "code.sent") == []
    assert await stage.audit("colleague.refused", "colleague.looked"), "it is on record that somebody asked"
    person = await stage.organisation.register.person("chen.yj")
    assert person is not None
    assert person.email == "chen.yj@home.example"


async def test_t02_two_hundred_names_at_the_link_page_are_one_answer(stage: Stage) -> None:
    known = ("yjchen", "mhlin", "kychou", "yzchiang", "chchiu", "cservice", "GEAA-012686")
    names = [*known, *HOSTILE, *(f"nobody{number}" for number in range(200 - len(known) - len(HOSTILE)))]
    link_flow = stage.application.account_actions.link_flow

    async def at_once(_: float) -> None:
        """How long an answer takes is not asked here."""

    flow = replace(link_flow, throttle=replace(link_flow.throttle, pause=at_once))
    answers = Counter[str]()
    for number, name in enumerate(names):
        # A form is read with what is no text replaced, so that it never comes this far.
        given = {"portal_account": Secret(name.encode("utf-8", "replace").decode()), "portal_password": Secret("Wrong-Guess-1")}
        answer = await flow.begin(given, "zh-Hant-TW", f"browser {number}")
        assert isinstance(answer, FormAgain)
        answers[repr((answer.problems, answer.page.fields, answer.page.says, answer.tries_left))] += 1
    assert list(answers.values()) == [200], answers


async def test_t02_a_stranger_hears_the_same_of_everybody(stage: Stage) -> None:
    answers = set()
    for number, name in enumerate(("yjchen", "GEAA-012686", "root.chou", "nobody.here", "GEAA-999999")):
        answers.add(await stage.says(f"stranger:{number}", f"{name} 的帳號怎麼了"))
    assert len(answers) == 1, answers


async def test_t21_the_whole_list_is_text_everywhere_it_comes(stage: Stage) -> None:
    rows = len(tables.tables)
    for number, text in enumerate(HOSTILE):
        who = ("lin.mh", "stranger:list")[number % 2]
        told = await stage.says(who, text)
        assert told, repr(text)
        assert "49" not in told or "7*7" not in text
        assert not re.search("[\x00-\x08\u202e\u200b\ud800-\udfff]", told)
    await stage.says("bind.now", "幫我綁定帳號")
    page, code = stage.link("bind.now"), stage.code("bind.now")
    for text in ("*)(uid=*))(|(uid=*", "' OR 1=1 --"):
        answer = await stage.sends(page, code=code, portal_account=text, portal_password=text, directory_account=text, directory_password=text)
        assert isinstance(answer, FormAgain)
        assert keys(answer) == ["page.accounts_wrong"]
    assert await stage.audit("turn.failed", "action.written") == []
    async with stage.application.engine.connect() as connection:
        there = await connection.run_sync(lambda sync: set(sa.inspect(sync).get_table_names()))
    assert len(set(tables.tables) & there) == rows, "no table is gone"


async def test_t27_whoever_repeats_themselves_has_one_ticket(stage: Stage) -> None:
    for words in ("幫我開單，讀卡機壞了", "送出", "讀卡機還是壞的", "幫我開單，讀卡機壞了", "送出", "還是壞的"):
        await stage.says("lin.mh", words)
        await stage.settle()
    async with stage.application.store.look() as work:
        tickets = await work.tickets.all()
    assert len(tickets) == 1, [ticket.story for ticket in tickets]
