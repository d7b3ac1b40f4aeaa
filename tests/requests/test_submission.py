"""What a request remembers of the chat that asked for it: who vouched, so that nobody lets somebody in and then decides what they may (T9)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.actions.action import ActionName, Case
from bot.actions.registry import ACTIONS
from bot.actions.request import Request
from bot.messages import ChatIdentity, ConversationAddress
from bot.people.person import Person
from bot.requests.cases import FREEZE, CaseBuilder
from bot.requests.submission import RequestSubmission, SubmittedRequest
from bot.store.link_codes import LinkCode
from bot.store.links import OPERATOR, VOUCHED, WEAK
from bot.tickets.ticket import Asker
from tests.actions.test_policy import SHIPPED
from tests.builders import NOW, a_snapshot, diagnosed, minutes_ago, some_rules
from tests.requests.bench import CHAT, ME, Bench, People, a_bench

SLACK, TELEGRAM = ChatIdentity("slack", "U1"), ChatIdentity("telegram", "1001")


@dataclass
class Locked:
    """Weighs an account with a lock that can be opened."""

    async def case(self, person: Person, identity: ChatIdentity | None) -> Case:
        return Case(diagnosed(a_snapshot(person=person, locked=minutes_ago(5))), some_rules(), NOW)


async def no_warming() -> None:
    return None


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    async with a_bench(tmp_path) as bench:
        yield bench


async def asked_in(bench: Bench, chat: ChatIdentity) -> Request:
    """What stands in the table after somebody asked there to be unlocked."""
    asking = RequestSubmission(
        bench.store, People(), cast(CaseBuilder, Locked()), bench.one_time_links, bench.completion, ACTIONS, SHIPPED, bench.proofs.verifiers, bench.clock,
        lambda: f"r {chat.channel}", no_warming,
    )
    opened = await asking.ask(ActionName.UNLOCK, ME, Asker(ME, chat, ConversationAddress(chat.channel, chat.user, True), "en"))
    assert isinstance(opened, SubmittedRequest)
    async with bench.store.work() as work:
        await asking.write(work, opened)
    kept = await bench.request(f"r {chat.channel}")
    assert kept is not None
    return kept


async def test_t20_what_was_asked_for_before_a_freeze_and_written_after_it_is_not_there(bench: Bench) -> None:
    """The systems took their time to answer, and meanwhile the person froze the account in another chat."""
    asking = RequestSubmission(
        bench.store, People(), cast(CaseBuilder, Locked()), bench.one_time_links, bench.completion, ACTIONS, SHIPPED, bench.proofs.verifiers, bench.clock,
        lambda: "r1", no_warming,
    )  # fmt: skip
    opened = await asking.ask(ActionName.UNLOCK, ME, Asker(ME, CHAT, ConversationAddress(CHAT.channel, CHAT.user, True), "en"))
    assert isinstance(opened, SubmittedRequest)
    assert opened.issued is not None
    async with bench.store.work() as work:
        await work.counts.add(FREEZE, ME.id, bench.clock.now())
    async with bench.store.work() as work:
        await asking.write(work, opened)
    await asking.opened(opened)
    assert await bench.request() is None
    async with bench.store.look() as work:
        assert await work.steps.of_id(opened.issued.step.id) is None
    assert bench.postbox.mails == []


async def linked(bench: Bench, chat: ChatIdentity, proof: str, by: str = "") -> None:
    """A chat is linked by a code of this proof, a minute after whatever was before."""
    bench.clock.advance(timedelta(minutes=1))
    now = bench.clock.now()
    async with bench.store.work() as work:
        await work.link_codes.make(f"seal {chat.user}", LinkCode(ME.id, proof, by), now, now + timedelta(minutes=10))
        assert await work.link_codes.redeem(f"seal {chat.user}", now) is not None
        await work.links.make(chat, ME.id, proof, now)


async def test_t9_a_request_names_who_vouched_for_the_chat_it_came_from(bench: Bench) -> None:
    await linked(bench, SLACK, VOUCHED, "huang.admin")
    assert (await asked_in(bench, SLACK)).vouched_by == "huang.admin"


async def test_t9_it_is_who_vouched_for_this_chat_and_not_for_another_one_of_the_same_person(bench: Bench) -> None:
    await linked(bench, SLACK, VOUCHED, "huang.admin")
    await linked(bench, TELEGRAM, VOUCHED, "tsai.admin")
    assert (await asked_in(bench, SLACK)).vouched_by == "huang.admin"


@pytest.mark.parametrize("proof", [WEAK, OPERATOR])
async def test_where_nobody_had_to_vouch_nobody_is_named(bench: Bench, proof: str) -> None:
    await linked(bench, SLACK, VOUCHED, "huang.admin")
    await linked(bench, TELEGRAM, proof)
    assert (await asked_in(bench, TELEGRAM)).vouched_by == ""


async def test_a_chat_that_is_linked_to_nobody_was_vouched_for_by_nobody(bench: Bench) -> None:
    assert (await asked_in(bench, CHAT)).vouched_by == ""
