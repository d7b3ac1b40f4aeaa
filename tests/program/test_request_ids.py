"""One message can be followed through the log by its id, from its arrival to its answer, and the log says nothing of who or what."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import _set_up_logging
from bot.dialogue.delivery import Delivery
from bot.messages import ChatIdentity, ConversationAddress, Message, RenderedMessage, TypedText
from bot.ports import AcceptMessage, ChannelCapabilities
from bot.request_ids import RequestIds, bound, bound_id
from bot.requests.workflow import DurableWorkflow
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.wiring.application import Application, DataLocation, open_application
from tests.builders import NOW
from tests.web.conftest import one_index

_ID = re.compile(r"request_id=([0-9a-f]{16})\b")


def said(text: str, event: str = "e-1", who: str = "chen.yj") -> Message:
    return Message(event, ChatIdentity("web", who), ConversationAddress("web", who, private=True), TypedText(text), NOW)


@asynccontextmanager
async def a_desk(folder: Path) -> AsyncIterator[Application]:
    one_index()
    settings = Settings.model_validate({"meaning": {"encoder": "none"}})
    async with open_application(DataLocation(settings, folder), one_index) as opened:
        yield opened


class Log:
    """What the program writes to standard error, by the logging that `run` has."""

    def __init__(self, written: pytest.CaptureFixture[str]) -> None:
        self._written = written
        _set_up_logging(logging.INFO)

    def lines(self) -> list[str]:
        """What was written since the last time."""
        return self._written.readouterr().err.splitlines()


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str]) -> Log:
    return Log(capsys)


def id_in(line: str) -> str:
    """The id of a line; '' for a line without one."""
    found = _ID.search(line)
    return "" if found is None else found[1]


def test_an_id_comes_from_its_event_and_tells_nothing_of_it() -> None:
    key = Secret("k" * 32)
    first, again, other = RequestIds(key).of(said("hello")), RequestIds(key).of(said("hello")), RequestIds(Secret("o" * 32)).of(said("hello"))
    assert first == again, "the same after a restart"
    assert first != other, "and nobody without the key can make it"
    assert first != RequestIds(key).of(said("hello", "e-2"))
    assert re.fullmatch("[0-9a-f]{16}", first)


def test_a_message_in_a_web_request_has_the_id_of_that_request() -> None:
    ids = RequestIds()
    with bound("12345678"):
        assert ids.of(said("hello")) == "12345678"
        with bound(""):
            assert bound_id() == "12345678"
    assert bound_id() == ""


def test_the_oldest_ids_are_forgotten_and_what_answers_nothing_has_none() -> None:
    ids = RequestIds()
    for number in range(10_001):
        ids.keep(number, f"id-{number}")
    assert (ids.of_answer(0), ids.of_answer(1), ids.of_answer(10_000), ids.of_answer(None)) == ("", "id-1", "id-10000", "")
    assert ids.of_stored(0, said("hello")) == ids.of(said("hello"))


async def test_every_line_about_a_message_carries_its_id_and_nobodys_words(tmp_path: Path, log: Log) -> None:
    async with a_desk(tmp_path) as desk:
        person = await desk.register.person("chen.yj")
        assert person is not None
        found = (await desk.account_lookup.look(person)).snapshot
        accounts = [one.account for records in (found.portal, found.directory) for one in getattr(records, "record", ())]
        for system in ("directory", "portal", "helpdesk", "mail"):
            await desk.organisation.break_system(system, "down")
        await desk.delivery.drain()
        log.lines()
        await desk.intake.accept(said("我的帳號被鎖住了，canary-7731"))
        await desk.intake.idle()
        await desk.delivery.drain()
        assert accounts
        lines = log.lines()
        assert len(lines) >= 3, "two systems are asked, one of them twice"
        assert {id_in(line) for line in lines} == {RequestIds(desk.session_key).of(said(""))}
        assert [word for word in (person.name, person.id, person.email, "canary", "鎖", *accounts) if word and word in "".join(lines)] == []


async def test_messages_that_are_answered_at_once_keep_their_own_ids(tmp_path: Path, log: Log) -> None:
    async with a_desk(tmp_path) as desk:
        await desk.organisation.break_system("directory", "down")
        log.lines()
        await asyncio.gather(*(desk.intake.accept(said("我的帳號被鎖住了", f"e-{who}", who)) for who in ("chen.yj", "lin.mh", "wang.admin")))
        await desk.intake.idle()
        ids = {id_in(line) for line in log.lines()}
        assert ids == {RequestIds(desk.session_key).of(said("", f"e-{who}", who)) for who in ("chen.yj", "lin.mh", "wang.admin")}


async def test_a_turn_that_failed_is_logged_under_the_id_of_the_web_request_that_brought_it(tmp_path: Path, log: Log) -> None:
    async with a_desk(tmp_path) as desk:
        async with desk.engine.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE tickets RENAME TO tickets_gone")
        with bound("a-web-request"):
            await desk.intake.accept(said("hello"))
        await desk.intake.idle()
        lines = log.lines()
        assert [line for line in lines if "turn failed" in line]
        assert [line for line in lines if "request_id=a-web-request" not in line] == []


class Broken:
    """A channel that fails in a way that nobody has thought of."""

    name = "web"
    capabilities = ChannelCapabilities()

    async def receive(self, accept: AcceptMessage) -> None:
        """Hears nothing."""

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        raise RuntimeError(post.text)


async def test_an_answer_that_cannot_be_delivered_is_logged_under_the_id_of_its_message(tmp_path: Path, log: Log) -> None:
    async with a_desk(tmp_path) as desk:
        await desk.intake.accept(said("hello"))
        await desk.intake.idle()
        await Delivery(desk.store, desk.wording, {"web": Broken()}, desk.clock, request_ids=desk.delivery.request_ids).drain()
        failed = [line for line in log.lines() if "a message failed" in line]
        assert {id_in(line) for line in failed} == {RequestIds(desk.session_key).of(said("hello"))}


async def test_what_a_message_set_going_is_carried_out_under_its_id(tmp_path: Path) -> None:
    seen: list[str] = []

    async def perform(request: str) -> dict[str, Any]:
        seen.append(bound_id())
        return {"settle": True, "known": {}}

    async def settle(request: str, known: dict[str, Any]) -> str:
        seen.append(bound_id())
        return "done"

    durable = DurableWorkflow(f"sqlite:///{tmp_path}/workflows.db")
    await durable.launch(perform, settle)
    try:
        for number in (1, 2):
            with bound(f"request-{number}"):
                await durable.start(f"attempt-{number}", f"r{number}")
            async with asyncio.timeout(20):
                while len(seen) < 2 * number:  # noqa: ASYNC110 - the library has no event for it
                    await asyncio.sleep(0.01)
    finally:
        await durable.close()
    assert seen == ["request-1", "request-1", "request-2", "request-2"]
