"""From the outbox to a channel: in order, with patience, marked where a message may have arrived already."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.clock import MovableClock
from bot.dialogue.delivery import Delivery
from bot.dialogue.wording import Wording
from bot.errors import TroubleScope, TryLater, Undeliverable
from bot.locale.sentences import Sentences
from bot.messages import HOME, ChatIdentity, Choice, ConversationAddress, Message, Phrase, RenderedMessage, Reply, TypedText
from bot.notices.direct_messages import DirectMessages
from bot.notices.fallback_delivery import FallbackDelivery
from bot.people.contacts import Contact, Contacts
from bot.ports import AcceptMessage, ChannelCapabilities, Register
from bot.store.outbox import OutboxMessage
from bot.store.work import Store, Work
from tests.builders import NOW, some_rules
from tests.stores import a_store

NOBODY = Contact({"en": "nobody"})
SENTENCES = "a = A\nb = B\nc = C\ngroup-unlinked = Begin in private.\n"
LIMITED, AWAY = TryLater(timedelta(seconds=30)), TryLater(timedelta(seconds=2), reach=TroubleScope.CHANNEL)


class Stopped:
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


class Ear:
    """A channel that records what it was given; its prepared answers come first, message by message."""

    name = "ear"
    capabilities = ChannelCapabilities()

    def __init__(self) -> None:
        self.posts: list[RenderedMessage] = []
        self.heard: list[tuple[str, str]] = []
        self.perhaps_twice: list[bool] = []
        self.answers: dict[str, list[Exception]] = {}

    def will(self, conversation: str, *answers: Exception) -> None:
        self.answers[conversation] = list(answers)

    def texts(self) -> list[str]:
        texts, self.heard = [f"{where}: {text}" for where, text in self.heard], []
        return texts

    async def receive(self, accept: AcceptMessage) -> None:
        raise AssertionError("nobody speaks here")

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        self.perhaps_twice.append(again)
        if self.answers.get(place.conversation):
            raise self.answers[place.conversation].pop(0)
        self.heard.append((place.conversation, post.text))
        self.posts.append(post)
        return f"there {key}"


def _alone(identity: ChatIdentity) -> ConversationAddress:
    return ConversationAddress(identity.channel, identity.alone, private=True)


class Desk:
    """An outbox, a channel, a clock in the test's hand."""

    def __init__(self, store: Store) -> None:
        self.store, self.ear, self.clock = store, Ear(), MovableClock(Stopped())
        self.begins()

    def begins(self) -> None:
        """The desk starts, after a stop also anew."""
        contacts = Contacts(NOBODY, {"en": ""}, (), (), "", "")
        wording = Wording({"en": Sentences("en", [SENTENCES])}, {}, contacts, some_rules(), UTC, _known={("en", None): {}})
        # Nobody here is linked, so no register is asked.
        fallback_delivery = FallbackDelivery(self.store, cast(Register, None), DirectMessages(_alone, "en"), self.clock, _alone, frozenset({"ear"}))
        self.delivery = Delivery(self.store, wording, {"ear": self.ear}, self.clock, fallback_delivery)

    async def writes(self, conversation: str, *says: str, answers: int | None = None) -> None:
        async with self.store.work() as work:
            for one in says:
                place = ConversationAddress("ear", conversation, private=True)
                await work.outbox.post(place, ChatIdentity("ear", conversation), "en", Reply((Phrase(one),)), self.clock.now(), answers)

    async def hears(self, place: ConversationAddress) -> int:
        async with self.store.work() as work:
            number = await work.inbox.add(Message(f"event in {place.conversation}", ChatIdentity("ear", "chen"), place, TypedText("x"), NOW))
        assert number is not None
        return number

    async def sends(self, seconds: float = 0) -> list[str]:
        """What arrives once so much time has passed."""
        self.clock.advance(timedelta(seconds=seconds))
        await self.delivery.drain()
        return self.ear.texts()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_store(tmp_path) as store:
        yield Desk(store)


def sorted_by_lane(texts: Iterable[str]) -> list[str]:
    """Conversations stand side by side; inside one the order counts."""
    return sorted(texts, key=lambda one: one.partition(":")[0])


async def test_behind_a_message_that_has_to_wait_its_conversation_waits_and_no_other(desk: Desk) -> None:
    await desk.writes("chen", "a", "b")
    await desk.writes("lin", "c")
    desk.ear.will("chen", LIMITED)
    assert await desk.sends() == ["lin: C"]
    await desk.writes("chen", "c")
    assert await desk.sends(29) == []
    assert await desk.sends(1) == ["chen: A", "chen: B", "chen: C"]
    assert await desk.sends(60) == [], "and none of them twice"


FORM = Reply((Phrase("a"),), (Choice(Phrase("b"), "refuse:1", form="reason"),))


@pytest.mark.parametrize("capable", [False, True])
async def test_a_channel_is_asked_for_what_it_can_do_and_for_nothing_else(desk: Desk, capable: bool) -> None:
    desk.ear.capabilities = ChannelCapabilities(edits=capable, forms=capable, start_page=capable)
    place, chen = ConversationAddress("ear", "chen", private=True), ChatIdentity("ear", "chen")
    async with desk.store.work() as work:
        first = await work.outbox.post(place, chen, "en", FORM, NOW)
        await work.outbox.post(replace(place, thread=HOME), chen, "en", Reply((Phrase("c"),)), NOW)
    assert await desk.sends() == ["chen: A", "chen: C"][: 2 if capable else 1]
    async with desk.store.work() as work:
        await work.outbox.post(place, chen, "en", Reply((Phrase("b"),), replaces=str(first.number)), NOW)
    assert await desk.sends() == ["chen: B"]
    assert [button.form for button in desk.ear.posts[0].buttons] == ["reason" if capable else ""]
    assert desk.ear.posts[-1].replaces == (f"there {first.number}" if capable else None)


async def _first(work: Work, place: ConversationAddress) -> OutboxMessage:
    """The first message of a conversation, lost or not."""
    standing = await work.outbox.standing_in(place)
    return standing[0] if standing else OutboxMessage(1, place, "chen", "en", Reply((Phrase("a"),)), (), None, NOW, 1, None, None, None)


@pytest.mark.parametrize(("capable", "arrived"), [(False, True), (True, False)])
async def test_t05_what_only_takes_something_off_an_old_message_is_never_said_anew(desk: Desk, capable: bool, arrived: bool) -> None:
    desk.ear.capabilities = ChannelCapabilities(edits=capable)
    await desk.writes("chen", "a")
    place = ConversationAddress("ear", "chen", private=True)
    if not arrived:
        desk.ear.will("chen", Undeliverable("gone"))
    await desk.sends()
    async with desk.store.work() as work:
        message = await _first(work, place)
        edit = await work.outbox.amend(message, message.reply, NOW)
        await work.outbox.amend(replace(message, number=edit.number), message.reply, NOW)
    assert await desk.sends(60) == [], "its reader may have deleted it, and reads it a second time nowhere"
    await desk.writes("chen", "b")
    assert await desk.sends() == ["chen: B"], "and what comes behind it does not wait"


async def test_a_channel_that_is_away_is_left_in_peace_as_a_whole_and_then_tried_again(desk: Desk) -> None:
    await desk.writes("chen", "a", "b")
    desk.ear.will("chen", AWAY)
    assert await desk.sends() == []
    await desk.writes("lin", "c")
    assert await desk.sends(1.9) == []
    assert sorted_by_lane(await desk.sends(0.1)) == ["chen: A", "chen: B", "lin: C"]


async def test_a_message_of_an_earlier_life_or_of_an_earlier_try_may_have_arrived_already(desk: Desk) -> None:
    await desk.writes("chen", "a")
    desk.clock.advance(timedelta(seconds=1))
    desk.begins()
    await desk.writes("chen", "b")
    assert await desk.sends() == ["chen: A", "chen: B"]
    assert desk.ear.perhaps_twice == [True, False]

    desk.ear.will("chen", LIMITED)
    await desk.writes("chen", "c")
    assert await desk.sends() == []
    assert await desk.sends(30) == ["chen: C"]
    assert desk.ear.perhaps_twice[2:] == [False, True]


async def test_a_channel_that_fails_for_one_message_is_asked_again_ever_later(desk: Desk) -> None:
    desk.ear.will("chen", *[RuntimeError("a mistake of the channel's")] * 3)
    await desk.writes("chen", "a")
    for pause in (0, 1, 5):
        assert await desk.sends(pause) == []
    assert await desk.sends(29) == []
    assert await desk.sends(1) == ["chen: A"]


async def test_who_asked_in_a_group_and_cannot_be_written_to_is_asked_there_to_begin(desk: Desk) -> None:
    lost = Undeliverable("nobody there")
    desk.ear.will("chen", lost, lost, lost)
    await desk.writes("chen", "a", answers=await desk.hears(ConversationAddress("ear", "lobby", private=False)))
    assert await desk.sends() == ["lobby: Begin in private."]
    await desk.writes("chen", "b", answers=await desk.hears(ConversationAddress("ear", "chen", private=True)))
    await desk.writes("chen", "c")
    assert await desk.sends() == [], "who asked in private is told nothing anywhere else"
    await desk.writes("chen", "a")
    assert await desk.sends() == ["chen: A"], "what is lost holds up nothing"
