"""`/metrics` tells how busy the desk is: to this machine and to whoever has the token, in closed words, and nothing about anybody."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from bot.messages import ChatIdentity, ConversationAddress, Mail, Message, TypedText
from bot.metrics.catalogue import CATALOGUE, CHANNEL
from bot.metrics.metric import OTHER
from bot.metrics.tally import Tally
from bot.settings.schema import Settings
from bot.web.metrics_access import MetricsAccess
from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.metrics import build_tally
from bot.wiring.web_dependencies import build_web_dependencies
from integrations.mail.embedded import EmbeddedMailer
from tests.web.conftest import URL, Browser, browser, one_index
from tests.web.stepping import Stepping

TOKEN = "a-token-of-24-characters"
BEARER = {"authorization": f"Bearer {TOKEN}"}
ELSEWHERE = ("203.0.113.7", 4711)


@pytest.fixture
async def counted(tmp_path: Path) -> AsyncIterator[Application]:
    one_index()
    settings = Settings.model_validate({"operations": {"metrics_token": TOKEN}})
    async with open_application(DataLocation(settings, tmp_path), one_index, metrics=build_tally()) as opened:
        yield opened


@pytest.fixture
def dependencies(counted: Application) -> WebDependencies:
    return build_web_dependencies(counted, URL)


@pytest.fixture
def pages(dependencies: WebDependencies) -> Starlette:
    return build_routes(dependencies)


def client(pages: Starlette, peer: tuple[str, int] = ("127.0.0.1", 4711), host: str = URL) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(pages, client=peer), base_url=host)


async def read(pages: Starlette) -> dict[tuple[str, tuple[str, ...]], float]:
    """The samples by name and values of the labels, in the catalogue's order, the bound of a bucket last."""
    answer = await client(pages).get("/metrics")
    assert answer.status_code == 200
    known = {one.name.removesuffix("_total"): (*one.labels, "le") for one in CATALOGUE}
    return {
        (one.name, tuple(one.labels[name] for name in known[family.name] if name in one.labels)): one.value
        for family in text_string_to_metric_families(answer.text)
        for one in family.samples
    }


async def test_this_machine_reads_the_figures_and_nothing_keeps_them(pages: Starlette) -> None:
    answer = await client(pages).get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    head = await client(pages).head("/metrics")
    assert (head.status_code, head.content) == (200, b"")
    assert [(await client(pages).request(method, "/metrics")).status_code for method in ("POST", "PUT", "DELETE")] == [405] * 3


@pytest.mark.parametrize(
    ("peer", "host", "headers"),
    [
        (ELSEWHERE, URL, {}),
        (("127.0.0.1", 1), "https://desk.example", {}),
        (("127.0.0.1", 1), URL, {"x-forwarded-for": "203.0.113.7"}),
        (("127.0.0.1", 1), URL, {"via": "1.1 proxy"}),
        (ELSEWHERE, URL, {"authorization": "Bearer a-token-of-24-characterz"}),
        (ELSEWHERE, URL, {"authorization": f"Bearer {TOKEN}x"}),
        (ELSEWHERE, URL, {"authorization": f"Basic {TOKEN}"}),
        (ELSEWHERE, URL, {"authorization": "Bearer "}),
        (ELSEWHERE, URL, {"authorization": "Bearer 密碼"}),
    ],
)
async def test_for_everybody_else_there_is_no_such_page(pages: Starlette, peer: tuple[str, int], host: str, headers: dict[str, str]) -> None:
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    answer, nowhere = [await client(pages, peer, host).get(path, headers=encoded) for path in ("/metrics", "/nothing-here")]
    assert answer.status_code == nowhere.status_code == 404
    assert "accountdesk_" not in answer.text


async def test_the_token_opens_them_from_elsewhere(pages: Starlette) -> None:
    for host, headers in ((URL, {}), ("https://desk.example", {"x-forwarded-for": "203.0.113.7"})):
        answer = await client(pages, ELSEWHERE, host).get("/metrics", headers={**BEARER, **headers})
        assert answer.status_code == 200
        assert "accountdesk_build_info" in answer.text


async def test_two_tokens_are_none_and_without_a_configured_one_none_is_right(pages: Starlette, dependencies: WebDependencies) -> None:
    twice = await client(pages, ELSEWHERE).get("/metrics", headers=[("authorization", f"Bearer {TOKEN}"), ("authorization", f"Bearer {TOKEN}")])
    assert twice.status_code == (await client(pages, ELSEWHERE).get(f"/metrics?token={TOKEN}")).status_code == 404
    assert dependencies.metrics is not None
    closed = build_routes(replace(dependencies, metrics=MetricsAccess(dependencies.metrics.exposition)))
    for given in ("Bearer ", "Bearer None", f"Bearer {TOKEN}"):
        assert (await client(closed, ELSEWHERE).get("/metrics", headers={"authorization": given})).status_code == 404
    assert (await client(build_routes(replace(dependencies, metrics=None))).get("/metrics")).status_code == 404


async def test_a_conversation_is_counted(pages: Starlette, counted: Application) -> None:
    before = await read(pages)
    chen = Stepping(browser(pages, "chen.yj", accept_language="en"), counted)
    await chen.heard("how do I change my password?")
    path = await chen.asked("please unlock my account")
    after = await read(pages)
    grown = {key: value - before.get(key, 0) for key, value in after.items() if value != before.get(key, 0)}
    assert path.startswith("/s/")
    assert grown["accountdesk_messages_total", ("web", "answered")] == 2
    assert grown["accountdesk_message_seconds_count", ("web",)] == 2
    assert grown["accountdesk_message_seconds_bucket", ("web", "+Inf")] == 2
    assert grown["accountdesk_intents_total", ("unlock",)] == 1
    assert grown["accountdesk_actions_total", ("unlock", "asked")] == grown["accountdesk_actions_total", ("unlock", "opened")] == 1
    assert grown["accountdesk_codes_total", ("sent",)] == 1
    assert grown["accountdesk_back_end_seconds_count", ("mail", "answered")] == 1
    assert grown["accountdesk_back_end_seconds_count", ("portal", "answered")] >= 1
    assert grown["accountdesk_reader_total", ("letters", "asked")] >= 2
    assert after["accountdesk_database_up", ()] == after["accountdesk_audit_trail_intact", ()] == 1


async def test_a_message_that_comes_twice_and_one_from_nowhere_are_counted_as_that(pages: Starlette, counted: Application) -> None:
    place, now = ConversationAddress("web", "chen.yj", private=True), counted.clock.now()
    said = Message("e-1", ChatIdentity("web", "chen.yj"), place, TypedText("hello"), now)
    for message in (said, said, replace(said, event="e-2", place=replace(place, conversation="x" * 200))):
        await counted.intake.accept(message)
    await counted.intake.idle()
    found = await read(pages)
    assert [found["accountdesk_messages_total", ("web", outcome)] for outcome in ("answered", "duplicate", "refused", "failed")] == [1, 1, 1, 0]


async def test_a_system_that_is_away_is_counted_by_what_is_wrong_with_it(pages: Starlette, counted: Application) -> None:
    person = await counted.register.person("chen.yj")
    assert person is not None
    for system, fault in (("directory", "down"), ("portal", "garbled")):
        await counted.organisation.break_system(system, fault)
    await counted.account_lookup.look(person)
    found = await read(pages)
    assert found["accountdesk_back_end_seconds_count", ("directory", "unreachable")] == 2, "its accounts and its bindings"
    assert found["accountdesk_back_end_seconds_count", ("portal", "garbled")] == 1
    assert found["accountdesk_back_end_seconds_count", ("mailbox", "answered")] == 1


async def test_what_waits_is_told_with_its_age(pages: Starlette, counted: Application) -> None:
    now, place = counted.clock.now(), ConversationAddress("web", "chen.yj", private=True)
    async with counted.store.work() as work:
        for number, minutes in enumerate((3, 1)):
            event = Message(f"w-{number}", ChatIdentity("web", "chen.yj"), place, TypedText("hello"), now - timedelta(minutes=minutes))
            await work.inbox.add(event)
    found = await read(pages)
    assert found["accountdesk_inbox_waiting", ()] == 2
    assert 180 <= found["accountdesk_inbox_oldest_seconds", ()] < 240
    assert found["accountdesk_outbox_waiting", ()] == found["accountdesk_outbox_oldest_seconds", ()] == 0


async def test_without_a_database_the_rest_is_told_all_the_same(pages: Starlette, counted: Application) -> None:
    async with counted.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE inbox RENAME TO inbox_gone")
    found = await read(pages)
    assert found["accountdesk_database_up", ()] == 0
    assert ("accountdesk_inbox_waiting", ()) not in found
    assert ("accountdesk_messages_total", ("web", "answered")) in found
    async with counted.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE inbox_gone RENAME TO inbox")


async def test_nothing_about_anybody_becomes_a_figure(pages: Starlette, counted: Application) -> None:
    person = await counted.register.person("chen.yj")
    assert person is not None
    seen = (await counted.account_lookup.look(person)).snapshot
    chen = Stepping(browser(pages, "chen.yj"), counted)
    for text in ("please unlock my account", "我的密碼怎麼改 canary-7731", "請幫我開報修單，我叫陳怡君，分機 4711-canary", "王小明被鎖住了嗎"):
        await chen.heard(text)
    assert isinstance(counted.mailer, EmbeddedMailer)
    codes = {code for sent in counted.mailer.mails() for code in re.findall(r"\b\d{6}\b", sent.mail.text)}
    counted.metrics.count(CATALOGUE[0], channel="陳怡君", outcome="chen.yj")
    told = (await client(pages).get("/metrics")).text
    accounts = {one.account for records in (seen.portal, seen.directory) for one in getattr(records, "record", ())}
    secret = {person.name, person.id, person.email, person.agency, "canary", "4711", "王小明", TOKEN, *accounts, *codes} - {"", None}
    assert codes
    assert accounts
    assert [word for word in secret if str(word) in told] == []


async def test_every_label_has_a_value_of_its_closed_list(pages: Starlette, counted: Application) -> None:
    chen = Stepping(browser(pages, "chen.yj"), counted)
    await chen.heard("我的帳號被鎖住了")
    known = {one.name.removesuffix("_total"): one for one in CATALOGUE}
    channels = {"console", "web", "mail", "slack", "telegram", OTHER}
    answer = (await client(pages).get("/metrics")).text
    for family in text_string_to_metric_families(answer):
        metric = known.pop(family.name)
        for sample in family.samples:
            for label, value in sample.labels.items():
                if label not in ("le", "version", "python"):
                    assert value in (channels if label == CHANNEL else {*metric.labels[label], OTHER}), (family.name, label, value)
    assert known == {}, "every metric of the catalogue is told"


async def test_a_desk_that_nobody_counts_for_tells_nothing(tmp_path: Path) -> None:
    async with open_application(DataLocation(Settings(), tmp_path), one_index) as opened:
        assert not isinstance(opened.metrics, Tally)
        pages = build_routes(build_web_dependencies(opened, URL))
        assert (await Browser(client(pages)).client.get("/metrics")).status_code == 404


async def test_a_write_and_a_slow_mail_are_timed_too(pages: Starlette, counted: Application) -> None:
    before = await read(pages)
    await counted.services.systems.directory.unlock("GEAA-012686")
    await counted.organisation.break_system("mail", "slow")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await counted.services.mailer.send(Mail("chen.yj", "chen.yj@home.example", "a", "b"))
    after = await read(pages)
    assert after["accountdesk_back_end_seconds_count", ("directory", "answered")] == before.get(("accountdesk_back_end_seconds_count", ("directory", "answered")), 0) + 1
    assert after["accountdesk_back_end_seconds_count", ("mail", "late")] == 1
