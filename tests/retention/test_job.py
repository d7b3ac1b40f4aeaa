"""When it is done, by whom, and what it leaves behind (T5)."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.audit import AuditEvent
from bot.audit_trail.cut import CutResult, TrailCut
from bot.cli.doctor_checks.retention import check_retention
from bot.messages import ChatIdentity, ConversationAddress, Message, Phrase, Reply, TypedText
from bot.retention.deletion import BATCH
from bot.retention.job import RETENTION, count_all_over
from bot.retention.periods import RetentionKind, RetentionPeriods
from bot.retention.rules import RULES
from bot.store.work import Work
from tests.retention.old_desk import DAY, OldDesk

HERE = ConversationAddress("web", "w1", private=True)
WHO = ChatIdentity("web", "w1")


async def message(work: Work, desk: OldDesk, event: str, *, handled: bool = True) -> int:
    """Something that somebody said, and what was answered."""
    now = desk.clock.now()
    number = await work.inbox.add(Message(event, WHO, HERE, TypedText(f"words of {event}"), now))
    assert number is not None
    if handled:
        await work.inbox.close(number, now)
    posted = await work.outbox.post(HERE, WHO, "en", Reply((Phrase("talk.here", {"said": f"answer to {event}"}),)), now, answers=number)
    if handled:
        await work.outbox.sent(posted.number, "", now)
    return number


async def test_two_desks_at_the_same_moment_do_it_once(desk: OldDesk) -> None:
    async with desk.store.work() as work:
        await message(work, desk, "first")
        await message(work, desk, "second")
    desk.clock.advance(91 * DAY)
    results = await asyncio.gather(desk.job("one").do(), desk.job("two").do())
    assert sorted(result is None for result in results) == [False, True]
    async with desk.store.look() as work:
        assert [record.did async for record in work.audit.all()].count(AuditEvent.RETENTION_DONE.value) == 1


async def test_it_is_done_once_a_day_from_its_time_of_day_on_whichever_desk_looks(desk: OldDesk) -> None:
    """It is nine o'clock in Taipei when the clock begins."""
    one, two = desk.job("one"), desk.job("two")

    async def done_at() -> object:
        async with desk.store.look() as work:
            lease = await work.leases.of(RETENTION)
        return None if lease is None else lease.done

    await one.tick()
    first = await done_at()
    assert first == desk.clock.now(), "a desk that was off at three does it when it is there"
    desk.clock.advance(timedelta(hours=17, minutes=55))
    await two.tick()
    assert await done_at() == first
    desk.clock.advance(timedelta(minutes=6))
    await two.tick()
    second = await done_at()
    assert second == desk.clock.now()
    await one.tick()
    assert await done_at() == second


async def test_a_desk_that_died_at_it_holds_the_others_up_for_ten_minutes_and_no_longer(desk: OldDesk) -> None:
    async with desk.store.work() as work:
        assert await work.leases.take(RETENTION, "dead", desk.clock.now(), timedelta(minutes=10))
    assert await desk.job().do() is None
    desk.clock.advance(timedelta(minutes=10))
    assert await desk.job().do() is not None


async def test_what_fails_gives_the_lease_back_and_is_done_again(desk: OldDesk) -> None:
    class Broken(TrailCut):
        async def cut(self, before: datetime, now: datetime) -> CutResult:
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        await replace(desk.job("one"), trail=Broken(desk.store, desk.anchors)).do()
    async with desk.store.look() as work:
        lease = await work.leases.of(RETENTION)
        assert lease is not None
        assert lease.done is None
    assert await desk.job("two").do() is not None


async def test_what_waits_stays_and_the_newest_row_is_emptied_so_that_no_number_comes_twice(desk: OldDesk) -> None:
    async with desk.store.work() as work:
        waits = await message(work, desk, "waits", handled=False)
        for number in range(BATCH + 5):
            await message(work, desk, f"old {number}")
    desk.clock.advance(91 * DAY)
    done = await desk.job().do()
    assert done is not None
    assert done[RetentionKind.CONVERSATIONS] == 2 * (BATCH + 5)
    async with desk.store.work() as work:
        assert [number for number, _ in await work.inbox.waiting()] == [waits]
        assert [one.reply.says[0].words["said"] for one in await work.outbox.written_in("web", "w1", 10)] == ["answer to waits"]
        assert await message(work, desk, "new") > waits + BATCH + 5
    assert (await desk.job().do() or {})[RetentionKind.CONVERSATIONS] == 0, "what was emptied is not counted again"


async def test_what_would_go_is_what_goes(desk: OldDesk) -> None:
    async with desk.store.work() as work:
        for number in range(7):
            await message(work, desk, f"old {number}")
        await work.counts.add("code", "chen.yj", desk.clock.now())
        await work.counts.add("conflict_told", "doit chen.yj", desk.clock.now())
    await desk.records(3)
    desk.clock.advance(800 * DAY)
    async with desk.store.look() as work:
        found = await count_all_over(work, RetentionPeriods(), desk.clock.now())
    assert await desk.job().do() == found
    assert {kind.value: number for kind, number in found.items() if number} == {"conversations": 14, "counts": 1, "audit": 3}
    async with desk.store.look() as work:
        assert await work.counts.number("conflict_told", "doit chen.yj") == 1, "what was told once is not told again"
    assert (await desk.examined()).ok


async def test_doctor_says_when_it_was_done_and_whether_that_is_long_ago(desk: OldDesk) -> None:
    assert (await check_retention(desk.store, desk.clock)).mark == "ok"
    async with desk.store.work() as work:
        await message(work, desk, "first")
        await message(work, desk, "second")
    desk.clock.advance(91 * DAY)
    await desk.job().do()
    check = await check_retention(desk.store, desk.clock)
    assert (check.mark, "deleted: 4 conversations" in check.line) == ("ok", True)
    desk.clock.advance(3 * DAY)
    assert (await check_retention(desk.store, desk.clock)).mark == "warn"


async def test_doctor_warns_where_the_old_trail_could_not_be_cut_off(desk: OldDesk) -> None:
    await desk.records(3)
    await desk.by_hand("UPDATE audit SET actor = 'somebody' WHERE number = 2")
    desk.clock.advance(800 * DAY)
    await desk.job().do()
    check = await check_retention(desk.store, desk.clock)
    assert (check.mark, "audit verify" in check.line) == ("warn", True)
    assert await desk.numbers() == [1, 2, 3]


def test_no_kind_is_forgotten() -> None:
    assert {kind.value for kind in RetentionKind} == set(RetentionPeriods.__dataclass_fields__)
    assert {rule.kind for rule in RULES} | {RetentionKind.TICKETS, RetentionKind.AUDIT} == set(RetentionKind)
