"""Carrying out: judged again right before the writing, done is only what was read back, nothing is written twice, and a page is told the truth (T19, T20)."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.accounts.finding import Diagnosis
from bot.actions.action import (
    ActionAftermath,
    ActionName,
    ActionResult,
    ActionWish,
    Case,
    Effect,
    Justification,
    KnownEffects,
    ManualSteps,
    Order,
    Performer,
    Refused,
)
from bot.actions.preconditions import among_possible
from bot.actions.request import Request, RequestState
from bot.actions.unlock import Unlock
from bot.actions.ways import ActionTerms
from bot.clock import MovableClock
from bot.errors import Denied, Garbled, NotAccepted, Unreachable
from bot.messages import Phrase
from bot.people.person import Agency, Person
from bot.people.role import Role
from bot.ports import Systems
from bot.requests.execution import RequestExecution, RetryOnPage
from bot.secret import Secret
from bot.store.work import Store
from tests.actions.requests import CODE, STARTED, after, asked_for
from tests.builders import NOW, a_person, a_snapshot, an_agency, diagnosed, minutes_ago, some_rules
from tests.requests.bench import Standing
from tests.stores import a_store

DONE, PARTLY, NOT_DONE, UNCLEAR = Effect.DONE, Effect.PARTLY, Effect.NOT_DONE, Effect.UNCLEAR
NO = Refused(Phrase("action.changed"), "D10")
SILENT = Refused(Phrase("status.unread"), "D3")


@dataclass
class Deed:
    """An action whose every answer the test chooses. `found`: what each reading back finds, the last one again and again."""

    name: ActionName = ActionName.UNLOCK
    hands: Performer = Performer.WORKER
    judged: Justification | Refused = field(default_factory=lambda: Justification("D15", ("GEAA-012686",)))
    found: list[Effect] = field(default_factory=lambda: [NOT_DONE])
    trouble: Exception | None = None
    written: int = 0
    terms: ActionTerms = Unlock.terms
    wish: ActionWish = Unlock.wish
    aftermath: ActionAftermath = Unlock.aftermath
    manual_steps: ManualSteps | None = None

    def judge(self, case: Case) -> Justification | Refused:
        return self.judged

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        self.written += 1
        if self.trouble is not None:
            raise self.trouble
        return {"mailbox": DONE}

    def read_back(self, order: Order, case: Case, known: KnownEffects) -> ActionResult:
        effect = self.found.pop(0) if len(self.found) > 1 else self.found[0]
        return ActionResult(effect, {"directory": effect})

    def left_open(self, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
        return ()

    def still_meant(self, asked: Justification, approver: Role | None, judged: Justification) -> bool:
        return among_possible(asked, judged)

    def result_details(self, order: Order, effect: Effect, systems: Mapping[str, Effect]) -> tuple[Phrase, ...]:
        return ()


@dataclass
class Settled:
    """What was made of a request, instead of what closes it."""

    store: Store
    clock: MovableClock
    said: list[str] = field(default_factory=list)

    async def settle(self, request: Request, person: Person, seen: ActionResult, case: Case) -> None:
        self.said.append(f"settled as {seen.effect.value}")

    async def refuse(self, request: Request, person: Person, refused: Refused) -> None:
        self.said.append(f"refused for {refused.row}")

    async def wait(self, request: Request, moved: Request, person: Person) -> None:
        self.said.append(f"waits for {(moved.due - self.clock.now()) // timedelta(minutes=1)} minutes")
        async with self.store.work() as work:
            assert await work.requests.replace(request, moved)


class Office:
    """The register, the look at the account, and the workflows: as little as this part needs of each."""

    policy = type("Policy", (), {"paused": False})

    async def person(self, id: str) -> Person:
        return a_person()

    async def agency(self, id: str) -> Agency:
        return an_agency()

    async def case(self, person: Person, identity: object) -> Case:
        return Case(diagnosed(a_snapshot(locked=minutes_ago(6))), some_rules(), NOW)


class Desk:
    def __init__(self, store: Store, deed: Deed) -> None:
        self.store, self.deed, self.clock, office = store, deed, MovableClock(Standing()), cast(Any, Office())
        self.settled = Settled(store, self.clock)
        self.execution = RequestExecution(store, office, {deed.name: deed}, office, office, cast(Any, self.settled), office, self.clock, UTC)

    async def begun(self) -> Request:
        """A request that is being carried out."""
        request = after(asked_for(action=self.deed.name), CODE, STARTED)
        async with self.store.work() as work:
            assert await work.requests.open(request)
        return request

    async def works(self) -> dict[str, Any]:
        """The two steps of the workflow; gives what the first handed to the second."""
        told = await self.execution.perform("r1")
        if told["settle"]:
            await self.execution.settle("r1", told["known"])
        return told

    async def writes_on_the_page(self) -> tuple[RetryOnPage | None, KnownEffects | None]:
        """What the page is told, and what the workflow hears."""
        word: asyncio.Future[KnownEffects | None] = asyncio.get_running_loop().create_future()
        sent_back = await self.execution._write_on_page(await self.begun(), {}, word)
        return sent_back, word.result()

    async def state(self) -> RequestState:
        async with self.store.look() as work:
            found = await work.requests.of_id("r1")
        assert found is not None
        return found.state


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with a_store(tmp_path) as store:
        yield store


async def test_it_is_written_once_and_done_is_what_was_read(store: Store) -> None:
    desk = Desk(store, Deed(found=[NOT_DONE, DONE]))
    await desk.begun()
    assert (await desk.works())["known"] == {"mailbox": "done"}
    assert (desk.deed.written, desk.settled.said) == (1, ["settled as done"])


async def test_t19_what_is_done_already_is_not_written_a_second_time(store: Store) -> None:
    desk = Desk(store, Deed(found=[DONE]))
    await desk.begun()
    await desk.works()
    assert (desk.deed.written, desk.settled.said) == (0, ["settled as done"])


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (Deed(judged=NO), ["refused for D10"]),
        (Deed(judged=Justification("D15", ("GEAA-999999",))), ["refused for "]),
        (Deed(judged=SILENT, found=[UNCLEAR]), ["waits for 1 minutes"]),
    ],
    ids=["forbidden", "another account", "silent"],
)
async def test_t20_what_is_not_allowed_any_more_is_not_written(store: Store, deed: Deed, said: list[str]) -> None:
    desk = Desk(store, deed)
    await desk.begun()
    await desk.works()
    assert (deed.written, [one[: len(said[0])] for one in desk.settled.said]) == (0, said)


@pytest.mark.parametrize(
    ("trouble", "found", "said"),
    [
        (Unreachable("directory"), NOT_DONE, "waits for 1 minutes"),
        (Garbled("directory"), UNCLEAR, "waits for 1 minutes"),
        (Unreachable("directory"), DONE, "settled as done"),
        (Denied("directory"), NOT_DONE, "settled as not_done"),
        (NotAccepted("directory", "taken"), NOT_DONE, "settled as not_done"),
        (LookupError("gone"), NOT_DONE, "settled as not_done"),
    ],
)
async def test_what_came_of_a_write_that_failed_is_read_and_only_what_could_not_be_reached_is_tried_again(
    store: Store, trouble: Exception, found: Effect, said: str
) -> None:
    desk = Desk(store, Deed(found=[NOT_DONE, found], trouble=trouble))
    await desk.begun()
    await desk.works()
    assert desk.settled.said == [said]


async def test_it_is_tried_eight_times_ever_later_and_then_settled_as_it_is(store: Store) -> None:
    desk = Desk(store, Deed(found=[UNCLEAR], trouble=Unreachable("directory")))
    await desk.begun()
    for _ in range(9):
        await desk.works()
    assert [one.removeprefix("waits for ") for one in desk.settled.said] == [f"{minutes} minutes" for minutes in (1, 2, 4, 8, 10, 10, 10, 10)] + ["settled as unclear"]


async def test_what_is_over_is_neither_written_nor_settled(store: Store) -> None:
    desk = Desk(store, Deed())
    async with store.work() as work:
        assert await work.requests.open(after(asked_for(), CODE))
    assert await desk.execution.perform("r1") == {"settle": False, "known": {}}
    assert await desk.execution.settle("r1", {}) == "over"
    assert await desk.execution.settle("unknown", {}) == "over"
    assert (desk.deed.written, desk.settled.said) == (0, [])


async def test_t19_of_twenty_who_begin_the_same_one_does_and_not_after_its_time(store: Store) -> None:
    desk = Desk(store, Deed())
    ready = after(asked_for(), CODE)
    async with store.work() as work:
        assert await work.requests.open(ready)
    begun = await asyncio.gather(*(desk.execution._begun(ready) for _ in range(20)))
    assert sum(one is not None for one in begun) == 1
    assert await desk.state() is RequestState.CARRYING_OUT
    desk.clock.advance(ready.due - NOW)
    assert await desk.execution._begun(ready) is None


@pytest.mark.parametrize(
    ("trouble", "found", "sent_back", "heard"),
    [
        (None, DONE, None, {"mailbox": DONE}),
        (NotAccepted("directory", "history"), NOT_DONE, "page.not_accepted", None),
        (Unreachable("directory"), NOT_DONE, "page.system_silent", None),
        (Denied("directory"), NOT_DONE, "page.system_silent", None),
        (Unreachable("directory"), UNCLEAR, None, {}),
        (Unreachable("directory"), PARTLY, None, {}),
        (Unreachable("directory"), DONE, None, {}),
        (Garbled("directory"), NOT_DONE, None, {}),
        (TimeoutError(), NOT_DONE, None, {}),
    ],
)
async def test_a_page_may_try_again_only_where_nothing_was_written_for_certain(
    store: Store, trouble: Exception | None, found: Effect, sent_back: str | None, heard: KnownEffects | None
) -> None:
    desk = Desk(store, Deed(ActionName.RESET_PASSWORD, Performer.PAGE, found=[found], trouble=trouble))
    told, word = await desk.writes_on_the_page()
    assert (None if told is None else told.because.key, None if word is None else dict(word)) == (sent_back, heard)
    assert await desk.state() is (RequestState.READY if sent_back else RequestState.CARRYING_OUT)


async def test_t20_a_page_whose_request_is_not_allowed_any_more_writes_nothing(store: Store) -> None:
    desk = Desk(store, Deed(ActionName.RESET_PASSWORD, Performer.PAGE, judged=NO))
    assert await desk.writes_on_the_page() == (None, None)
    assert (desk.deed.written, desk.settled.said) == (0, ["refused for D10"])
