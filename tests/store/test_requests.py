"""Requests in their table: one live one a person, changed by whoever saw it last, and kept whole (T8, T19)."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions.request import Ended, Prolonged, Request, RequestState
from bot.store.work import Store
from tests.actions.requests import APPROVED, ASKED, CODE, MUCH_LATER, after, asked_for, in_each_state


async def opened(store: Store, request: Request) -> Request:
    async with store.work() as work:
        assert await work.requests.open(request)
    return request


async def replaced(store: Store, old: Request, new: Request) -> bool:
    async with store.work() as work:
        return await work.requests.replace(old, new)


async def of(store: Store, id: str = "r1") -> Request | None:
    async with store.look() as work:
        return await work.requests.of_id(id)


@pytest.mark.parametrize("state", RequestState)
async def test_whatever_a_request_holds_is_there_when_it_is_read_again(tables: Store, state: RequestState) -> None:
    for number, one in enumerate(in_each_state()[state]):
        whole = replace(one, id=f"r{number}", person=f"p{number}", vouched_by="tsai.admin", tries=2)
        await opened(tables, whole)
        assert await of(tables, whole.id) == whole


async def test_t19_of_twenty_who_saw_the_same_one_changes_it(tables: Store) -> None:
    old = await opened(tables, asked_for())
    new = after(old, CODE)
    assert sum(await asyncio.gather(*(replaced(tables, old, new) for _ in range(20)))) == 1
    assert await of(tables) == new


async def test_t19_whoever_saw_an_older_version_changes_nothing_although_the_state_is_the_same(tables: Store) -> None:
    old = await opened(tables, asked_for())
    later = after(old, Prolonged(MUCH_LATER))
    assert later.state is old.state
    assert await replaced(tables, old, later)
    assert not await replaced(tables, old, after(old, Ended(RequestState.CANCELLED)))
    assert await of(tables) == later


async def test_t19_whoever_saw_another_state_changes_nothing_although_the_version_is_the_same(tables: Store) -> None:
    old = await opened(tables, asked_for())
    assert not await replaced(tables, replace(old, state=RequestState.READY), after(old, CODE))
    assert await of(tables) == old


async def test_t8_while_one_is_live_the_same_person_opens_no_other(tables: Store) -> None:
    first = await opened(tables, after(asked_for(APPROVED), CODE, ASKED))
    async with tables.work() as work:
        assert not await work.requests.open(replace(asked_for(), id="r2"))
        assert await work.requests.open(replace(asked_for(), id="r3", person="lin.mh"))
    assert await replaced(tables, first, after(first, Ended(RequestState.CANCELLED)))
    async with tables.work() as work:
        assert await work.requests.open(replace(asked_for(), id="r2"))


async def test_an_agencys_lists_hold_what_is_asked_and_what_was_decided_there_and_nothing_else(tables: Store) -> None:
    waiting, decided_ = after(asked_for(APPROVED), CODE, ASKED), in_each_state()[RequestState.REFUSED][0]
    for number, (one, agency) in enumerate([(waiting, "it"), (waiting, "art"), (decided_, "it"), (decided_, "art"), (asked_for(), "it"), (after(asked_for(), CODE), "it")]):
        await opened(tables, replace(one, id=f"r{number}", person=f"p{number}", agency=agency, opened=one.opened + timedelta(minutes=number)))
    async with tables.look() as work:
        lists = work.requests
        assert [one.id for one in await lists.asked_in({"it"}, 10)] == ["r0"]
        assert [one.id for one in await lists.asked_in(None, 10)] == ["r0", "r1"]
        assert await lists.asked_in(set(), 10) == ()
        assert [one.id for one in await lists.decided_in({"it"}, skip=0, most=10)] == ["r2"]
        assert [one.id for one in await lists.decided_in(None, skip=0, most=10)] == ["r3", "r2"], "newest first"
        assert [one.id for one in await lists.decided_in(None, skip=1, most=10)] == ["r2"]
        assert [one.id for one in await lists.latest_of("p4", 10)] == ["r4"], "also what was never decided"
