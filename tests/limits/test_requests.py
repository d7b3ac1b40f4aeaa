"""Floods of requests to act: one account, one agency, one channel take so many, whoever asks (T8, T25)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from bot.actions.action import ActionName
from bot.actions.registry import ACTIONS
from bot.actions.request import RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.messages import ChatIdentity, ConversationAddress, Phrase
from bot.metrics.catalogue import HELD_BACK
from bot.metrics.records import count_record
from bot.metrics.tally import Tally
from bot.people.person import Person
from bot.requests.cases import CaseBuilder
from bot.requests.submission import RejectedRequest, RequestSubmission
from bot.store.work import Store
from bot.tickets.ticket import Asker
from bot.verification.flood_limits import RequestLimits
from tests.actions.requests import asked_for
from tests.actions.test_policy import SHIPPED
from tests.builders import NOW, a_person
from tests.requests.bench import ME, Bench, People, a_bench
from tests.requests.test_submission import Locked, no_warming

HOUR, LIN = timedelta(hours=1), a_person(id="lin.mh", agency="others")


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    async with a_bench(tmp_path) as bench:
        yield bench


class Asking:
    """People who ask to be unlocked, and what they hear."""

    def __init__(self, bench: Bench, limits: RequestLimits) -> None:
        numbers = count(1)
        self.bench = bench
        self.submission = RequestSubmission(
            bench.store, People(), cast(CaseBuilder, Locked()), bench.one_time_links, bench.completion, ACTIONS, SHIPPED, bench.proofs.verifiers, bench.clock,
            lambda: f"r{next(numbers)}", no_warming, limits,
        )  # fmt: skip

    async def hears(self, person: Person = ME, channel: str = "web", *, cancelled: bool = True) -> Phrase | None:
        """Why the request was refused; None for one that was opened, and cancelled again."""
        asker = Asker(person, ChatIdentity(channel, person.id), ConversationAddress(channel, person.id, True), "en")
        answer = await self.submission.ask(ActionName.UNLOCK, person, asker)
        if isinstance(answer, RejectedRequest):
            assert answer.refused.ticket, "a person can look at it"
            return answer.refused.because
        async with self.bench.store.work() as work:
            await self.submission.write(work, answer)
        if cancelled:
            await self.submission.cancel(person)
        return None


async def test_t25_one_account_takes_so_many_in_a_day_whoever_asks_and_another_one_does_not_notice(bench: Bench) -> None:
    asking = Asking(bench, RequestLimits(target=3))
    assert [await asking.hears(channel=channel) for channel in ("web", "slack", "telegram")] == [None] * 3
    bench.clock.advance(HOUR)
    assert await asking.hears() == Phrase("action.busy_target", {"until": NOW + 24 * HOUR})
    assert await asking.hears(LIN) is None
    bench.clock.advance(23 * HOUR)
    assert await asking.hears() is None


async def test_a_flood_of_one_agency_is_held_back_and_the_others_do_not_notice(bench: Bench) -> None:
    asking = Asking(bench, RequestLimits(agency=2))
    assert [await asking.hears(a_person(id=f"p{number}")) for number in range(2)] == [None] * 2
    assert await asking.hears(a_person(id="p3")) == Phrase("action.busy_agency", {"minutes": 60})
    assert await asking.hears(LIN) is None
    bench.clock.advance(HOUR)
    assert await asking.hears(a_person(id="p3")) is None


async def test_t08_the_unfinished_requests_of_an_agency_are_bounded_however_long_they_wait(bench: Bench) -> None:
    asking = Asking(bench, RequestLimits(live=2))
    for number in range(2):
        assert await asking.hears(a_person(id=f"p{number}"), cancelled=False) is None
    bench.clock.advance(10 * HOUR)
    assert await asking.hears(a_person(id="p3")) == Phrase("action.busy_agency", {"minutes": 60})
    assert await asking.hears(LIN) is None


async def test_a_flood_through_one_channel_leaves_the_others_open(bench: Bench) -> None:
    asking = Asking(bench, RequestLimits(channel=2))
    assert [await asking.hears(a_person(id=f"p{number}", agency=f"a{number}"), "slack") for number in range(2)] == [None] * 2
    assert await asking.hears(LIN, "slack") == Phrase("action.busy_channel", {"minutes": 60})
    assert await asking.hears(LIN, "web") is None


async def test_both_databases_count_alike(either: Store) -> None:
    limits = RequestLimits(target=2, agency=3, live=2)
    async with either.work() as work:
        for number, opened in enumerate((NOW - 2 * HOUR, NOW - HOUR / 2, NOW)):
            request = replace(asked_for(), id=f"r{number}", person=ME.id, agency="doit", opened=opened, state=RequestState.CANCELLED, settled=NOW)
            assert await work.requests.open(request)
    async with either.look() as work:
        assert await work.requests.target_full_until(ME.id, limits, NOW) == NOW + 23.5 * HOUR
        assert await work.requests.target_full_until("lin.mh", limits, NOW) is None
        assert await work.requests.agency_full_until("doit", limits, NOW) is None
        assert await work.requests.agency_full_until("doit", RequestLimits(agency=2, live=2), NOW) == NOW + HOUR / 2


@pytest.mark.parametrize(
    ("did", "why", "limit"),
    [
        (AuditEvent.ACTION_REFUSED, "action.busy_target", "request_target"),
        (AuditEvent.ACTION_REFUSED, "action.busy_agency", "request_agency"),
        (AuditEvent.ACTION_REFUSED, "action.busy_channel", "request_channel"),
        (AuditEvent.TICKET_REFUSED, "ticket.too-many", "ticket_person"),
        (AuditEvent.TICKET_REFUSED, "ticket.busy-agency", "ticket_agency"),
        (AuditEvent.TICKET_REFUSED, "ticket.busy-strangers", "ticket_strangers"),
    ],
)
def test_what_was_held_back_is_counted_by_its_limit(did: AuditEvent, why: str, limit: str) -> None:
    tally = Tally()
    count_record(tally, AuditRecord(did, "web:1", "", {"why": why, "wish": "unlock"}))
    assert [sample.labels for sample in tally.samples() if sample.metric is HELD_BACK and sample.value] == [(limit,)]
