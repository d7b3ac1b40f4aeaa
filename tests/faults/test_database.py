"""The database goes away, comes back, stands still or is locked, while people talk and accounts are being unlocked."""

import asyncio
import contextlib
import signal
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.faults.program import until
from tests.faults.town import STATUS, UNLOCK, Town, town_of
from tests.platforms.desk import Browser
from tests.servers import postgresql
from tests.servers.postgresql import Server

pytestmark = pytest.mark.xdist_group("postgresql")
PEOPLE = [f"lock{number}" for number in range(10)]


@pytest.fixture
def server() -> Iterator[Server]:
    """One that the test may stop."""
    one = postgresql.another_server()
    yield one
    one.signal(signal.SIGCONT)


def rows(address: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(address.replace("+psycopg", "")) as connection:
        return connection.execute(query).fetchall()


async def proves(town: Town, person: str, code: str) -> None:
    """Opens the own page and types the code; where the page is gone for a moment, again, until it has taken it."""
    browser, page = Browser(), town.link(person)
    for _ in range(200):
        with contextlib.suppress(httpx.HTTPError):
            await browser.open(page)
            if "已經用過" in browser.page or (browser.status == 200 and 'name="code"' not in browser.page):
                return
            if browser.status == 200:
                await browser.send(code=code)
        await asyncio.sleep(0.2)
    raise AssertionError(browser.seen()[-2000:])


def each_once(address: str) -> None:
    """Every account was unlocked once, every request is done, every message was answered and closed."""
    unlocked = Counter(account for (account,) in rows(address, "SELECT account FROM embedded_happening WHERE event = 'unlocked'"))
    assert len(unlocked) == len(PEOPLE)
    assert set(unlocked.values()) == {1}, "nothing is done twice"
    assert {state for (state,) in rows(address, "SELECT state FROM requests")} == {"done"}
    assert rows(address, "SELECT count(*) FROM inbox WHERE handled IS NULL") == [(0,)]


@pytest.mark.timeout(300)
async def test_postgresql_that_crashes_and_starts_again_in_ten_conversations_loses_nothing(tmp_path: Path, server: Server) -> None:
    address = server.new_database()
    async with town_of(tmp_path, PEOPLE, {"database": address}) as town:
        for person in PEOPLE:
            town.say(person, UNLOCK)
        await until(lambda: town.shown(PEOPLE[0]))
        await asyncio.to_thread(server.stop, "immediate")
        for person in PEOPLE:
            town.say(person, STATUS)
        status, said = await town.desk.get("/readyz")
        assert (status, "the database does not answer" in said) == (503, True)
        assert await town.desk.figure("accountdesk_database_up") == 0
        page = await town.desk.get("/")
        assert (page[0], "沒有動到任何帳號" in page[1]) == (500, True)
        await asyncio.to_thread(server.start)
        await town.desk.until_ready()
        await until(lambda: all(len(town.shown(person)) >= 2 for person in PEOPLE), 60, lambda: str([town.texts(one) for one in PEOPLE]) + town.desk.log()[-3000:])
        await town.hear(PEOPLE, "/s/")
        codes = [await town.code(person) for person in PEOPLE]
        proving = asyncio.gather(*(proves(town, *one) for one in zip(PEOPLE, codes, strict=True)))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(server.stop, "immediate")
        await asyncio.to_thread(server.start)
        await proving
        await town.hear(PEOPLE, "解開了", timeout=150)
        each_once(address)
        told = Counter(person for person in PEOPLE for text in town.texts(person) if "解開了" in text)
        assert set(told.values()) == {1}, "everybody is told once"
        assert not any("剛才出了點狀況" in text for person in PEOPLE for text in town.texts(person)), "an answer, no apology"
        assert "yjchen" not in town.desk.log()
        assert "home.example" not in town.desk.log()
    assert town.desk.log().count("Traceback") == 0


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_connections_that_the_server_ends_again_and_again_cost_no_answer(tmp_path: Path, server: Server) -> None:
    address = server.new_database()
    async with town_of(tmp_path, PEOPLE, {"database": address}) as town:
        with psycopg.connect(server.address("template1").replace("+psycopg", ""), autocommit=True) as operator:
            for round_ in range(6):
                for person in PEOPLE:
                    town.say(person, STATUS)
                await asyncio.sleep(0.1)
                operator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")
                await until(lambda round_=round_: all(len(town.shown(one)) >= round_ + 1 for one in PEOPLE), 60, town.desk.log)  # type: ignore[misc]
        await asyncio.sleep(1)
        assert [len(town.shown(person)) for person in PEOPLE] == [6] * len(PEOPLE), "each once"
        assert not any("剛才出了點狀況" in text for person in PEOPLE for text in town.texts(person)), "an answer, no apology"
        assert await town.desk.stop() == 0


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_a_server_that_stands_still_makes_the_desk_unready_in_time_and_ready_again(tmp_path: Path, server: Server) -> None:
    async with town_of(tmp_path, PEOPLE, {"database": server.new_database()}) as town:
        await town.asks("lock0", STATUS)
        server.signal(signal.SIGSTOP)
        town.say("lock1", STATUS)
        for _ in range(3):
            assert (await town.desk.get("/readyz"))[0] == 503
            assert await town.desk.figure("accountdesk_database_up") == 0
        assert (await town.desk.get("/healthz"))[0] == 200
        server.signal(signal.SIGCONT)
        await town.desk.until_ready()
        await until(lambda: town.shown("lock1"), 60)
        assert "TPEAD" in await town.asks("lock2", STATUS)


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_sqlite_that_another_process_keeps_locked_holds_up_messages_and_no_page_that_only_reads(tmp_path: Path) -> None:
    async with town_of(tmp_path, PEOPLE) as town:
        await town.asks("lock0", STATUS)
        other = sqlite3.connect(tmp_path / "data" / "accountdesk.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for person in PEOPLE:
            town.say(person, STATUS)
        assert [(await town.desk.get(path))[0] for path in ("/healthz", "/", "/metrics")] == [200] * 3
        await town.desk.until_ready(ready=False)
        assert [len(town.shown(person)) for person in PEOPLE[1:]] == [0] * 9
        other.execute("COMMIT")
        await until(lambda: [len(town.shown(person)) for person in PEOPLE] == [2, *[1] * 9], 60, town.desk.log)
        await town.desk.until_ready()
