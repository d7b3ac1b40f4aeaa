"""Floods of messages: what is read, what is said once, and that nobody else notices (T7)."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.dialogue.admission import HeldBackBecause
from bot.messages import ChatIdentity, ConversationAddress, Phrase, Reply, TypedText
from bot.store.database import open_engine
from bot.store.work import Store, Work
from bot.verification.flood_limits import MessageLimits
from tests.limits.crowd import FEW, PRESSED, Crowd
from tests.servers import postgresql
from tests.test_locale import keys

MINUTE = timedelta(minutes=1)


async def test_t07_of_five_hundred_lines_the_first_are_read_one_sentence_is_said_and_after_a_pause_it_goes_on(either: Store) -> None:
    crowd = Crowd(either, MessageLimits())
    await crowd.link("chen.yj", ChatIdentity("web", "chen.yj"))
    await crowd.hears_many(500)
    assert await crowd.read() == [f"chen.yjweb{number}" for number in range(30)]
    assert await crowd.keys() == ["busy.person"]
    (sentence,) = await crowd.said()
    assert (sentence.language, sentence.reply.says[0].words["minutes"]) == ("zh-Hant-TW", 1)
    assert (crowd.counted("held_back"), crowd.counted("duplicate")) == (470, 0)
    assert crowd.limits_reached() == {"person": 1}
    async with either.look() as work:
        assert len(await work.inbox.said_in("web", "chen.yj", 1000)) == 500, "what is not read is kept"
        assert await work.inbox.waiting() == ()
    crowd.clock.advance(MINUTE)
    await crowd.hears("later")
    assert (await crowd.read())[-1] == "later"
    assert await crowd.keys() == ["busy.person"]


async def test_t07_two_replicas_count_together_and_say_it_once() -> None:
    address = postgresql.migrated_database()
    engines = [open_engine(address), open_engine(address)]
    try:
        one, two = (Crowd(Store(engine, map(str, count()).__next__)) for engine in engines)
        for number in range(10):
            await (one, two)[number % 2].hears(f"event {number}")
        assert sorted([*await one.read(), *await two.read()]) == [f"event {number}" for number in range(5)]
        assert await one.keys() == ["busy.person"]
    finally:
        for engine in engines:
            await engine.dispose()


async def test_it_is_said_in_the_language_that_is_written(crowd: Crowd) -> None:
    await crowd.hears_many(7, said=TypedText("my account is locked, please help"))
    assert [one.language for one in await crowd.said()] == ["en"]


async def test_what_is_held_back_is_held_back_until_then_and_no_longer(crowd: Crowd) -> None:
    await crowd.hears_many(6)
    crowd.clock.advance(MINUTE - timedelta(seconds=1))
    await crowd.hears("too early")
    crowd.clock.advance(timedelta(seconds=1))
    await crowd.hears("in time")
    assert "too early" not in await crowd.read()
    assert "in time" in crowd.handled
    assert await crowd.keys() == ["busy.person"]


async def test_the_hour_has_a_limit_as_well_and_its_sentence_says_how_long(crowd: Crowd) -> None:
    for minute in range(3):
        await crowd.hears_many(5, named=f"{minute}")
        crowd.clock.advance(2 * MINUTE)
    assert len(await crowd.read()) == 12
    (sentence,) = await crowd.said()
    assert sentence.reply.says[0] == Phrase("busy.person", {"minutes": 56, "at": crowd.clock.now() - 2 * MINUTE})


async def test_one_person_has_one_limit_over_all_their_chats(either: Store) -> None:
    crowd = Crowd(either)
    await crowd.link("chen.yj", ChatIdentity("web", "w1"), ChatIdentity("slack", "s1"))
    await crowd.hears_many(3, by="w1")
    await crowd.hears_many(3, by="s1", channel="slack")
    assert len(await crowd.read()) == 5
    assert (await crowd.keys("w1"), await crowd.keys("s1", "slack")) == ([], ["busy.person"])
    for number in range(3):
        await crowd.hears(f"in the other chat {number}", by="w1")
    assert await crowd.keys("w1") == ["busy.person"], "whoever floods one chat of a person does not silence the others without a word"
    assert len(await crowd.read()) == 5


async def test_whoever_is_held_back_can_still_press(crowd: Crowd) -> None:
    """A freeze is one press away, whatever was typed before."""
    await crowd.link("chen.yj", ChatIdentity("web", "chen.yj"))
    await crowd.hears_many(8)
    await crowd.hears("pressed", said=PRESSED)
    assert "pressed" in await crowd.read()
    await crowd.hears_many(8, said=PRESSED, named="press")
    assert len([event for event in await crowd.read() if event.startswith("press")]) == 5


async def test_a_flood_is_kept_up_to_a_bound_and_an_event_that_comes_twice_counts_once(crowd: Crowd) -> None:
    await crowd.hears_many(40)
    await crowd.hears_many(40)
    async with crowd.store.look() as work:
        assert len(await work.inbox.said_in("web", "chen.yj", 1000)) == 5 + FEW.kept
    assert await crowd.keys() == ["busy.person"]


async def test_a_secret_in_a_message_that_is_not_read_is_stored_no_more_than_in_others(crowd: Crowd) -> None:
    await crowd.hears_many(5)
    receipt = await crowd.hears("secret", said=TypedText("my password is Wq7!Canary-Typed"))
    assert (receipt.fresh, receipt.secret) == (True, True)
    async with crowd.store.look() as work:
        assert not [one for _, one in await work.inbox.said_in("web", "chen.yj", 100) if "Canary" in str(one)]


async def test_a_thousand_messages_of_one_delay_the_first_of_another_by_no_more_than_the_places_there_are(crowd: Crowd) -> None:
    """By order alone: when somebody else is begun, no more of the flood has been than could be under way at once."""
    flood = Crowd(crowd.store, replace(FEW, channel=5000, waiting=5000, strangers=5000))
    flood.door.clear()
    for number in range(200):
        await flood.hears(f"flood {number}", by=f"visitor {number % 4}")
    await flood.hears("somebody else", by="lin.mh")
    flood.door.set()
    order = await flood.read()
    assert order.index("somebody else") <= FEW.at_once + 4


async def test_strangers_have_a_limit_together_and_people_who_are_known_do_not_notice(crowd: Crowd) -> None:
    await crowd.link("lin.mh", ChatIdentity("web", "lin.mh"))
    for number in range(12):
        await crowd.hears(f"{number}", by=f"visitor {number}")
        await crowd.read()
    await crowd.hears("known", by="lin.mh")
    assert await crowd.read() == [*(f"{number}" for number in range(8)), "known"]
    assert [await crowd.keys(f"visitor {number}") for number in (7, 8, 11)] == [[], ["busy.strangers"], ["busy.strangers"]]
    crowd.clock.advance(MINUTE)
    await crowd.hears("a minute later", by="visitor 99")
    assert "a minute later" in await crowd.read()


async def test_t07_a_flood_of_ever_new_strangers_fills_neither_the_tables_nor_the_trail(crowd: Crowd) -> None:
    """Whoever clears their cookies is somebody new each time: as many as are read are told to come again, and of the rest nothing is stored."""
    for number in range(100):
        await crowd.hears(f"{number}", by=f"visitor {number}")
        await crowd.read()
    async with crowd.store.look() as work:
        stored = [len(await work.inbox.said_in("web", f"visitor {number}", 1)) for number in range(100)]
        records = [one.did async for one in work.audit.all()]
    assert stored == [1] * 16 + [0] * 84
    assert records == ["message.refused"]
    assert crowd.limits_reached() == {"strangers": 8}


async def test_t07_strangers_who_were_told_to_come_again_and_write_on_fill_no_tables_either(crowd: Crowd) -> None:
    await crowd.link("lin.mh", ChatIdentity("web", "lin.mh"))
    for number in range(20):
        await crowd.hears_many(10, by=f"visitor {number}")
        await crowd.read()
    async with crowd.store.look() as work:
        stored = [len(await work.inbox.said_in("web", f"visitor {number}", 20)) for number in range(20)]
    assert sum(stored) == 3 * FEW.strangers + 1, "as many as are read are told, and as many are kept; the first is told of a limit of their own"
    await crowd.hears_many(20, by="lin.mh")
    async with crowd.store.look() as work:
        assert len(await work.inbox.said_in("web", "lin.mh", 20)) == 5 + FEW.kept
    crowd.clock.advance(MINUTE)
    await crowd.hears("kept", by="visitor 10")
    async with crowd.store.look() as work:
        assert [one.event for _, one in await work.inbox.said_in("web", "visitor 10", 1)] == ["kept"]


async def test_t19_where_the_write_of_another_fails_a_stranger_is_counted_and_recorded_once(crowd: Crowd) -> None:
    async def fails(work: Work) -> None:
        raise LookupError

    async def keeps_busy(work: Work) -> None:
        await asyncio.sleep(0.01)

    for number in range(10):
        # What comes while a transaction is open shares the next one.
        before = asyncio.create_task(crowd.store.together(keeps_busy))
        await asyncio.sleep(0)
        await asyncio.gather(crowd.hears(f"event {number}", by=f"stranger {number}"), crowd.store.together(fails), return_exceptions=True)
        await before
    assert len(await crowd.read()) == 8
    async with crowd.store.look() as work:
        assert [one.did async for one in work.audit.all()] == ["message.refused"]


async def test_what_waits_has_a_bound_for_a_channel_and_for_all_and_half_of_it_is_for_people_who_are_known(crowd: Crowd) -> None:
    people = [f"person {number}" for number in range(30)]
    for person in people:
        await crowd.link(person, ChatIdentity("web", person), ChatIdentity("slack", person))
    crowd.door.clear()
    await crowd.hears_many(5, by="visitor")
    await crowd.hears("stranger 6", by="another visitor")
    for person in people[:6]:
        await crowd.hears(f"web {person}", by=person)
    for person in people[6:12]:
        await crowd.hears(f"slack {person}", by=person, channel="slack")
    crowd.door.set()
    assert len(await crowd.read()) == FEW.waiting
    assert await crowd.keys("another visitor") == ["busy.channel"]
    assert (await crowd.keys(people[4]), await crowd.keys(people[5])) == ([], ["busy.channel"])
    assert [await crowd.keys(person, "slack") for person in people[6:12]] == [[], [], *[["busy.desk"]] * 4]
    await crowd.hears("afterwards", by=people[20])
    assert "afterwards" in await crowd.read()


async def test_whoever_has_many_answers_waiting_is_told_once_and_read_again_when_they_went_out(either: Store) -> None:
    crowd = Crowd(either)
    place = ConversationAddress("web", "chen.yj", private=True)
    async with either.work() as work:
        waiting = [await work.outbox.post(place, None, "en", Reply((Phrase("talk.here"),)), crowd.clock.now()) for _ in range(4)]
    await crowd.hears_many(3)
    assert await crowd.read() == []
    assert (await crowd.keys())[4:] == ["busy.undelivered"]
    async with either.work() as work:
        for one in waiting:
            await work.outbox.sent(one.number, "", crowd.clock.now())
    crowd.clock.advance(5 * MINUTE)
    await crowd.hears("again")
    assert await crowd.read() == ["again"]


async def test_where_answers_wait_or_a_channel_is_full_nobody_is_held_back_elsewhere_without_a_word(either: Store) -> None:
    crowd = Crowd(either)
    await crowd.link("chen.yj", ChatIdentity("web", "w1"), ChatIdentity("slack", "s1"))
    async with either.work() as work:
        for _ in range(4):
            await work.outbox.post(ConversationAddress("slack", "s1", private=True), None, "en", Reply((Phrase("talk.here"),)), crowd.clock.now())
    await crowd.hears_many(2, by="s1", channel="slack")
    await crowd.hears("elsewhere", by="w1")
    assert await crowd.read() == ["elsewhere"]
    assert (await crowd.keys("s1", "slack"))[4:] == ["busy.undelivered"]
    crowd.clock.advance(5 * MINUTE)
    crowd.door.clear()
    await crowd.link("lin.mh", ChatIdentity("web", "w2"), ChatIdentity("slack", "s2"))
    for number in range(10):
        await crowd.link(f"p{number}", ChatIdentity("slack", f"known{number}"))
        await crowd.hears(f"full {number}", by=f"known{number}", channel="slack")
    await crowd.hears_many(2, by="s2", channel="slack")
    await crowd.hears("there is room", by="w2")
    crowd.door.set()
    assert "there is room" in await crowd.read()
    assert await crowd.keys("s2", "slack") == ["busy.channel"]


async def test_what_waited_for_days_is_not_acted_on_and_whoever_wrote_it_is_told_once(crowd: Crowd) -> None:
    for number in range(3):
        await crowd.wrote_before(f"old {number}")
    crowd.clock.advance(FEW.age - MINUTE)
    await crowd.wrote_before("new")
    crowd.clock.advance(2 * MINUTE)
    assert await crowd.intake.resume() == 4
    assert await crowd.read() == ["new"]
    assert await crowd.keys() == ["busy.late"]
    assert crowd.counted("held_back") == 3
    assert await crowd.intake.resume() == 0


async def test_two_replicas_that_start_after_days_say_it_once() -> None:
    address = postgresql.migrated_database()
    engines = [open_engine(address), open_engine(address)]
    try:
        one, two = (Crowd(Store(engine, map(str, count()).__next__)) for engine in engines)
        for number in range(10):
            await one.wrote_before(f"old {number}")
        for crowd in (one, two):
            crowd.clock.advance(2 * FEW.age)
        await asyncio.gather(one.intake.resume(), two.intake.resume())
        assert await one.keys() == ["busy.late"]
        assert one.counted("held_back") + two.counted("held_back") == 10
    finally:
        for engine in engines:
            await engine.dispose()


async def test_the_console_has_no_limits(crowd: Crowd) -> None:
    await crowd.hears_many(20, channel="console")
    assert len(await crowd.read()) == 20


async def test_each_time_it_is_on_the_record_once_without_a_word_of_what_was_written(crowd: Crowd) -> None:
    await crowd.hears_many(9, said=TypedText("獨一無二的字"))
    async with crowd.store.look() as work:
        records = [one async for one in work.audit.all()]
    assert [(one.did, dict(one.details)) for one in records] == [("message.refused", {"why": "busy.person", "minutes": "1"})]
    assert "獨一無二" not in str(records)


@pytest.mark.parametrize("because", HeldBackBecause)
def test_every_reason_has_a_sentence(because: HeldBackBecause) -> None:
    assert f"busy-{because.value}" in keys("en")
