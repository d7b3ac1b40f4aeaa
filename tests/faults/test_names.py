"""A name server that answers for some names and never for others: only what has such a name waits."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.name_server import asks_it, name_server
from tests.faults.post import mail_settings, post_office
from tests.faults.program import until
from tests.faults.town import STATUS, UNLOCK, town_of

PEOPLE = [f"lock{number}" for number in range(5)] + ["lock39"]
pytestmark = pytest.mark.xdist_group("name server")
HUNG_DIRECTORY = {
    "kind": "active_directory", "servers": ["ldaps://dc1.hung.example:636"], "base_dns": ["OU=Staff,DC=tpead,DC=test"],
    "read": {"user": "reader@tpead.test", "password": "x"}, "write": {"user": "writer@tpead.test", "password": "x"},
    "account_attribute": "sAMAccountName", "binding_attribute": "employeeID", "protected_groups": [], "rights": ["unlock"],
}  # fmt: skip


@pytest.mark.long
async def test_a_mail_server_whose_name_nobody_answers_for_holds_up_no_platform(tmp_path: Path) -> None:
    async with name_server() as names, post_office() as post:
        settings = mail_settings(post, "mail.hung.example")
        async with town_of(tmp_path, PEOPLE, settings, host="telegram.well.example", before=asks_it(tmp_path)) as town:
            told = await asyncio.gather(*(town.asks(person, UNLOCK) for person in PEOPLE))
            assert all("/s/" in one for one in told)
            # Its connections by name have to be made anew, while the mails' names are still being looked up.
            await town.telegram.stop()
            await town.telegram.start()
            for person in PEOPLE[:5]:
                town.say(person, STATUS)
            await town.hear(PEOPLE[:5], "申請還在辦")
            await town.hear(PEOPLE, "驗證碼沒有寄出去", "The code was not sent")
            assert (await town.desk.get("/readyz"))[0] == 200
            assert (await town.desk.figure('accountdesk_back_end_seconds_count{outcome="late",system="mail"}') or 0) >= len(PEOPLE)
            names.hung = ""
            assert await town.desk.stop() == 0, "what hangs in a lookup does not keep it from ending"
            await town.desk.start()
            browser = await town.opens("lock0")
            await browser.send(send_again="1")
            await until(lambda: post.codes("lock0@home.example"))
            assert "解鎖了" in await browser.send(code=post.codes("lock0@home.example")[-1])


@pytest.mark.long
async def test_a_directory_whose_name_nobody_answers_for_is_told_as_silent_and_holds_up_nothing_else(tmp_path: Path) -> None:
    async with name_server():
        settings = {"accounts": {"directory": HUNG_DIRECTORY}}
        async with town_of(tmp_path, PEOPLE, settings, host="telegram.well.example", before=asks_it(tmp_path)) as town:
            for _ in range(3):
                told = await asyncio.gather(*(town.asks(person, STATUS) for person in PEOPLE))
                assert ["TPEAD" in one for one in told] == [True] * len(PEOPLE), told
            await town.telegram.stop()
            await town.telegram.start()
            assert "密碼" in await town.asks("lock0", "密碼規則是什麼", 60)
            assert (await town.desk.get("/readyz"))[0] == 200
            assert (await town.desk.get("/"))[0] == 200
            assert await town.desk.stop() == 0


@pytest.mark.long
async def test_a_platform_whose_name_nobody_answers_for_loses_nothing_and_the_pages_are_there(tmp_path: Path) -> None:
    async with name_server() as names, post_office() as post:
        settings = mail_settings(post, "mail.well.example")
        async with town_of(tmp_path, PEOPLE, settings, host="telegram.hung.example", before=asks_it(tmp_path)) as town:
            town.say("lock0", UNLOCK)
            assert (await town.desk.get("/"))[0] == 200
            assert (await town.desk.get("/readyz"))[0] == 200
            names.hung = ""
            assert await town.desk.stop() == 0
            await town.desk.start()
            await until(lambda: town.shown("lock0"), 60)
            await until(lambda: post.codes("lock0@home.example"), 30)
            assert [text.count("/s/") for text in town.texts("lock0")] == [1]
