"""Intake: written down once before the platform is told, in order inside a conversation, conversations side by side, nothing lost by a failure."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.action import ActionName
from bot.dialogue import intake, outside_text
from bot.dialogue.conversation import Conversation
from bot.dialogue.intake import Intake
from bot.dialogue.outside_text import clean_text
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, MenuCommand, Message, MessageContent, Phrase, Reply, TypedText
from bot.people.contacts import Contact, Contacts
from bot.ports import Receipt
from bot.redaction import LONGEST_READ, MARK
from bot.secret_detection.telephones import public_numbers
from bot.store.work import Store
from tests.builders import NOW
from tests.stores import a_store

CANARY = "Wq7!Canary-Typed"


class Desk:
    """Handles messages as slowly as the test wants, and remembers in which order it began and ended them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.intake = Intake(store, self.handle, lambda code: f"seal of {len(code.reveal())}")
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.most_at_once: Counter[ConversationAddress] = Counter()
        self._under_way: Counter[ConversationAddress] = Counter()
        self._doors: dict[str, asyncio.Event] = {}
        self.fails: set[str] = set()

    def hold(self, *events: str) -> None:
        """These wait in the middle until they are let go."""
        self._doors |= {event: asyncio.Event() for event in events}

    def let_go(self, event: str) -> None:
        self._doors[event].set()

    async def handle(self, number: int, message: Message) -> None:
        self.begun.append(message.event)
        self._under_way[message.place] += 1
        self.most_at_once[message.place] = max(self.most_at_once[message.place], self._under_way[message.place])
        try:
            await asyncio.sleep(0)
            if message.event in self._doors:
                await self._doors[message.event].wait()
            if message.event in self.fails:
                raise OSError("the database is gone")
            async with self.store.work() as work:
                await work.inbox.close(number, NOW)
        finally:
            self._under_way[message.place] -= 1
        self.ended.append(message.event)

    async def hears(self, event: str, conversation: str = "chen.yj", said: MessageContent | None = None, channel: str = "console", by: str = "chen.yj") -> Receipt:
        place = ConversationAddress(channel, conversation, private=not conversation.startswith("group:"))
        return await self.intake.accept(Message(event, ChatIdentity(channel, by), place, said or TypedText(event), NOW))

    async def waiting(self) -> list[Message]:
        async with self.store.look() as work:
            return [message for _, message in await work.inbox.waiting()]

    async def a_while(self) -> None:
        """Whatever can go on has gone on by then: nothing here waits for anything but a door and the database inside the loop."""
        for _ in range(30):
            await asyncio.sleep(0)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_store(tmp_path) as store:
        yield Desk(store)


async def test_what_came_first_in_a_conversation_is_handled_first(desk: Desk) -> None:
    desk.hold("1")
    for event in "12345":
        await desk.hears(event)
    desk.let_go("1")
    await desk.intake.idle()
    assert desk.begun == desk.ended == list("12345")


async def test_the_next_of_a_conversation_is_not_begun_before_the_one_before_it_has_ended(desk: Desk) -> None:
    desk.hold("1", "2")
    for event in "123":
        await desk.hears(event)
    await desk.a_while()
    assert desk.begun == ["1"]
    desk.let_go("1")
    await desk.a_while()
    assert (desk.begun, desk.ended) == (["1", "2"], ["1"])
    desk.let_go("2")
    await desk.intake.idle()
    assert desk.ended == list("123")
    assert max(desk.most_at_once.values()) == 1


async def test_many_conversations_at_once_each_keep_their_order_and_none_does_two_things_at_once(desk: Desk) -> None:
    await asyncio.gather(*(desk.hears(f"{who}{number}", conversation=who) for number in range(5) for who in "abcdef"))
    await desk.intake.idle()
    for who in "abcdef":
        assert [one for one in desk.begun if one[0] == who] == [f"{who}{number}" for number in range(5)]
    assert set(desk.most_at_once.values()) == {1}


async def test_a_conversation_that_takes_long_keeps_no_other_waiting(desk: Desk) -> None:
    desk.hold("slow")
    await desk.hears("slow", conversation="chen.yj")
    await desk.hears("quick", conversation="lin.mh", by="lin.mh")
    await desk.a_while()
    assert desk.ended == ["quick"]
    desk.let_go("slow")
    await desk.intake.idle()


async def test_the_same_name_in_another_channel_is_another_conversation(desk: Desk) -> None:
    desk.hold("slow")
    await desk.hears("slow", channel="slack")
    await desk.hears("quick", channel="telegram")
    await desk.a_while()
    assert desk.ended == ["quick"]
    desk.let_go("slow")
    await desk.intake.idle()


async def test_two_people_in_one_group_are_one_conversation(desk: Desk) -> None:
    desk.hold("1")
    await desk.hears("1", conversation="group:lobby", by="chen.yj")
    await desk.hears("2", conversation="group:lobby", by="lin.mh")
    await desk.a_while()
    assert desk.begun == ["1"]
    desk.let_go("1")
    await desk.intake.idle()
    assert desk.ended == ["1", "2"]


async def test_a_lane_that_was_empty_begins_again(desk: Desk) -> None:
    for event in "12":
        await desk.hears(event)
        await desk.intake.idle()
    assert desk.ended == ["1", "2"]


async def test_a_repeated_event_is_not_fresh_and_is_handled_once(desk: Desk) -> None:
    assert (await desk.hears("1")).fresh
    assert not (await desk.hears("1")).fresh
    await desk.intake.idle()
    assert not (await desk.hears("1", said=TypedText("other words under the same number"))).fresh, "also when it was handled already"
    await desk.intake.idle()
    assert desk.begun == ["1"]


async def test_a_press_a_menu_and_a_form_that_are_repeated_are_handled_once_too(desk: Desk) -> None:
    for said in (ButtonPress("b1"), MenuCommand("help"), FormSubmission("b1", "words")):
        event = type(said).__name__
        assert [(await desk.hears(event, said=said)).fresh for _ in range(2)] == [True, False]
    await desk.intake.idle()
    assert desk.begun == ["ButtonPress", "MenuCommand", "FormSubmission"]


async def test_of_twenty_deliveries_of_one_event_at_once_one_is_fresh(desk: Desk) -> None:
    receipts = await asyncio.gather(*(desk.hears("1") for _ in range(20)))
    await desk.intake.idle()
    assert sum(one.fresh for one in receipts) == 1
    assert desk.begun == ["1"]


async def test_two_channels_may_count_their_events_alike(desk: Desk) -> None:
    assert (await desk.hears("1", channel="slack")).fresh
    assert (await desk.hears("1", channel="telegram")).fresh
    await desk.intake.idle()
    assert desk.begun == ["1", "1"]


async def test_it_is_written_down_before_the_platform_is_told(desk: Desk) -> None:
    desk.hold("1")
    await desk.hears("1")
    assert [one.event for one in await desk.waiting()] == ["1"]
    desk.let_go("1")
    await desk.intake.idle()
    assert await desk.waiting() == []


async def test_after_a_stop_what_was_not_handled_is_taken_up_in_its_order(desk: Desk, tmp_path: Path) -> None:
    async with desk.store.work() as work:
        for event in "1234":
            await work.inbox.add(Message(event, ChatIdentity("console", "a"), ConversationAddress("console", "a", True), TypedText(event), NOW))
        await work.inbox.close(2, NOW)
    assert await desk.intake.resume() == 3
    await desk.intake.idle()
    assert desk.ended == ["1", "3", "4"]
    assert await desk.intake.resume() == 0


async def test_after_a_bad_moment_of_the_database_all_is_handled_in_its_order_without_a_restart(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_PAUSES", (0.0,) * 40)
    desk.fails = {"1"}
    for event in "12":
        await desk.hears(event)
    await desk.a_while()
    assert desk.ended == []
    desk.fails = set()
    await desk.intake.idle()
    assert desk.ended == ["1", "2"]


async def test_a_message_that_can_never_be_handled_holds_up_its_conversation_for_a_while_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_PAUSES", (0.0, 0.0))
    desk.fails = {"1"}
    for event in "12":
        await desk.hears(event)
    await desk.intake.idle()
    assert desk.begun == ["1", "1", "1", "2"]
    assert desk.ended == ["2"]
    assert [one.event for one in await desk.waiting()] == ["1"], "the next start tries it again"


async def test_a_text_that_nobody_can_read_is_written_down_without_it_and_comes_no_more(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def falls(*_: object, **__: object) -> None:
        raise IndexError("a mistake of ours")

    monkeypatch.setattr(outside_text, "redact", falls)
    assert (await desk.hears("1", said=TypedText("anything", files=("a.png",)))).fresh
    assert [one.content for one in await desk.waiting()] == [TypedText("", files=("",))]


@pytest.mark.parametrize("strange", ["\ud83d", "\x00", "x" * 191])
async def test_a_name_that_no_database_takes_is_left_out_and_stands_before_no_other(desk: Desk, strange: str) -> None:
    assert not (await desk.hears(strange)).fresh
    assert not (await desk.hears("1", conversation=strange)).fresh
    assert not (await desk.hears("2", by=strange)).fresh
    assert (await desk.hears("3")).fresh
    assert [one.event for one in await desk.waiting()] == ["3"]


async def test_t04_a_password_is_neither_written_down_nor_handed_on_and_the_platform_hears_of_it(desk: Desk) -> None:
    desk.hold("1")
    receipt = await desk.hears("1", said=TypedText(f"我的密碼是 {CANARY}"))
    assert receipt.secret
    (kept,) = await desk.waiting()
    assert isinstance(kept.content, TypedText)
    assert kept.content.text == f"我的密碼是 {MARK}"
    assert kept.content.pasted == {"password"}
    desk.let_go("1")
    await desk.intake.idle()


async def test_t04_a_form_and_the_name_of_a_file_are_read_as_what_is_typed(desk: Desk) -> None:
    desk.hold("1", "2")
    filled = await desk.hears("1", said=FormSubmission("b1", f"password: {CANARY}"))
    named = await desk.hears("2", conversation="lin.mh", said=TypedText("看這個", files=(f"密碼 {CANARY}.txt", "a\u202eb.png")))
    assert (filled.secret, named.secret) == (True, False)
    form, files = (one.content for one in await desk.waiting())
    assert form == FormSubmission("b1", f"password: {MARK}", frozenset({"password"}))
    assert isinstance(files, TypedText)
    assert CANARY not in "".join(files.files)
    assert files.files[1] == "ab.png"
    desk.let_go("1")
    desk.let_go("2")
    await desk.intake.idle()


async def test_t24_a_link_code_is_kept_as_its_seal_and_is_no_secret_to_complain_of(desk: Desk) -> None:
    desk.hold("1")
    receipt = await desk.hears("1", said=TypedText("ABCD-EFGH"))
    assert not receipt.secret
    (kept,) = await desk.waiting()
    assert kept.content == TypedText(MARK, frozenset({"link_code:seal of 9"}))
    desk.let_go("1")
    await desk.intake.idle()


async def test_buttons_and_menus_are_kept_as_they_are(desk: Desk) -> None:
    for event, said in (("1", ButtonPress("abc")), ("2", MenuCommand("status"))):
        assert await desk.hears(event, said=said) == Receipt(fresh=True, secret=False)
    await desk.intake.idle()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  帳號\x00鎖住了\u202e \u200b", "帳號鎖住了"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud83d\ude00", "\U0001f600"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("x" * (LONGEST_READ + 1), "x" * LONGEST_READ),
    ],
)
def test_t21_what_can_neither_be_stored_nor_shown_is_taken_out(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize("about", [f"wish:{action.value}" for action in ActionName])
async def test_t04_after_a_page_was_given_six_digits_in_a_few_words_are_its_code(desk: Desk, about: str) -> None:
    said, place = "我用手機看 604 738 電腦那頁還在轉", ConversationAddress("console", "chen.yj", private=True)
    desk.hold("1", "2")
    assert not (await desk.hears("1", said=TypedText(said))).secret
    async with desk.store.work() as work:
        await work.conversations.keep(place, ChatIdentity("console", "chen.yj"), Conversation(about=about), NOW)
    assert (await desk.hears("2", said=TypedText(said))).secret
    assert [message.content for message in await desk.waiting()] == [TypedText(said), TypedText(said.replace("604 738", MARK), frozenset({"code"}))]
    desk.let_go("1")
    desk.let_go("2")
    await desk.intake.idle()


@pytest.mark.parametrize(("link", "is_code"), [("step:abc", True), ("page:/link", True), ("https://login.example.tw", False), (None, False)])
async def test_t04_so_they_are_after_any_reply_that_leads_to_a_page_of_the_desk(desk: Desk, link: str | None, is_code: bool) -> None:
    me, place = ChatIdentity("console", "chen.yj"), ConversationAddress("console", "chen.yj", private=True)
    async with desk.store.work() as work:
        await work.outbox.post(place, me, "en", Reply((Phrase("link.how"),), link=None if link is None else (Phrase("link.open"), link), context="smalltalk"), NOW)
    assert (await desk.hears("1", said=TypedText("我用手機看 604 738 電腦那頁還在轉"))).secret is is_code
    await desk.intake.idle()


async def test_a_number_that_the_desk_gives_out_may_be_typed(desk: Desk) -> None:
    contacts = Contacts(Contact({"en": "Desk"}, "1999 轉 8585"), {}, (Contact({"en": "Engineer"}, "25991266 分機 274"),), (), "", "")
    knowing = Intake(desk.store, desk.handle, lambda _: "seal", public=public_numbers(contacts.phones))
    place = ConversationAddress("console", "chen.yj", private=True)
    for event, said in enumerate(("2599 1266", "1999 8585", "2599 1267")):
        receipt = await knowing.accept(Message(str(event), ChatIdentity("console", "chen.yj"), place, TypedText(said), NOW))
        assert receipt.secret is (said == "2599 1267")
    await knowing.idle()
