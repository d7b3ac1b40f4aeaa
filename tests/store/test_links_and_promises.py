"""Whose chat it is, one link a channel and person, and what was promised, kept once (T3)."""

from dataclasses import replace
from datetime import timedelta

from bot.messages import ChatIdentity, ConversationAddress
from bot.store.links import EMBEDDED, OPERATOR, WEAK
from bot.store.work import Store
from tests.builders import NOW, minutes_ago

CHEN, OTHER_CHEN, SLACK = ChatIdentity("console", "chen.yj"), ChatIdentity("console", "yj"), ChatIdentity("slack", "U1", "T1")
HERE = ConversationAddress("console", "chen.yj", True)


async def test_t03_linking_anew_ends_the_links_of_that_chat_and_of_that_person_in_that_channel_alone(tables: Store) -> None:
    async with tables.work() as work:
        assert await work.links.make(CHEN, "chen.yj", WEAK, NOW) == 0
        assert await work.links.make(SLACK, "chen.yj", OPERATOR, NOW) == 0
        assert await work.links.make(replace(SLACK, workspace="T2"), "chen.yj", WEAK, NOW) == 0, "another workspace is another channel"
        assert await work.links.make(OTHER_CHEN, "chen.yj", WEAK, NOW) == 1
        assert await work.links.of(CHEN) is None
        assert await work.links.make(OTHER_CHEN, "lin.mh", WEAK, NOW) == 1
        found = await work.links.of(OTHER_CHEN)
        assert found is not None
        assert (found.person, found.proof, found.made) == ("lin.mh", WEAK, NOW)
        assert await work.links.identities_of("chen.yj") == (SLACK, replace(SLACK, workspace="T2"))


async def test_who_is_linked_by_the_channel_itself_stays_so(tables: Store) -> None:
    async with tables.work() as work:
        await work.links.make(CHEN, "chen.yj", EMBEDDED, NOW)
        assert await work.links.make(OTHER_CHEN, "chen.yj", WEAK, NOW) == 0
        assert await work.links.make(ChatIdentity("console", "third"), "chen.yj", EMBEDDED, NOW) == 0
        assert len(await work.links.identities_of("chen.yj")) == 3


async def test_a_promise_is_made_once_and_kept_once_and_what_was_only_watched_can_be_promised(tables: Store) -> None:
    due = NOW + timedelta(minutes=1)
    async with tables.work() as work:
        assert await work.promises.make("chen.yj", "lock", False, CHEN, HERE, "en", due, NOW)
        assert not await work.promises.make("chen.yj", "lock", False, CHEN, HERE, "en", due, NOW)
        assert await work.promises.make("chen.yj", "lock", True, SLACK, replace(HERE, channel="slack"), "en", due, NOW)
        assert not await work.promises.make("chen.yj", "lock", True, SLACK, replace(HERE, channel="slack"), "en", due, NOW)
        assert await work.promises.make("chen.yj", "sync", True, CHEN, HERE, "en", minutes_ago(1), NOW)
        assert await work.promises.make("lin.mh", "lock", True, CHEN, HERE, "en", NOW, NOW)
        (lock, _) = await work.promises.of("chen.yj")
        assert (lock.tell, lock.identity, lock.due) == (True, SLACK, due)
        assert [(one.person, one.topic) for one in await work.promises.due(NOW)] == [("chen.yj", "sync"), ("lin.mh", "lock")]
        assert await work.promises.settle(lock.number, "kept", NOW)
        assert not await work.promises.settle(lock.number, "withdrawn", NOW)
        assert [one.topic for one in await work.promises.of("chen.yj")] == ["sync"]
        assert [one.topic for one in await work.promises.due(due)] == ["sync", "lock"]
        assert await work.promises.make("chen.yj", "lock", True, CHEN, HERE, "en", due, NOW), "what was kept can be promised again"
