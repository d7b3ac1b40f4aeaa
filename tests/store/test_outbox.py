"""Letters and their buttons: in the order of their conversation, once, and for whom they are (T12)."""

from dataclasses import replace
from datetime import timedelta

from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, Reply
from bot.store.outbox import PostedMessage
from bot.store.work import Store, Work
from tests.builders import NOW

CHEN, LIN = ChatIdentity("console", "chen.yj"), ChatIdentity("console", "lin.mh")
LATER = NOW + timedelta(minutes=10)


async def posted(work: Work, to: ChatIdentity, says: str, *choices: str) -> PostedMessage:
    reply = Reply((Phrase(says),), tuple(Choice(Phrase("yes"), one) for one in choices))
    return await work.outbox.post(ConversationAddress(to.channel, to.user, private=True), to, "en", reply, NOW)


async def test_t12_a_button_works_once_and_for_whom_it_was_shown_to(tables: Store) -> None:
    async with tables.work() as work:
        (button,) = (await posted(work, CHEN, "a", "wish:unlock")).buttons
        for other in (LIN, replace(CHEN, channel="web"), replace(CHEN, workspace="T2")):
            assert await work.buttons.meaning(button, other) is None
            assert not await work.buttons.spend(button, other, NOW)
        assert await work.buttons.meaning(button, CHEN) == "wish:unlock"
        assert await work.buttons.spend(button, CHEN, NOW)
        assert not await work.buttons.spend(button, CHEN, NOW)
        assert await work.buttons.meaning(button, CHEN) is None


async def test_what_replaces_a_message_kills_its_buttons_and_no_others(tables: Store) -> None:
    async with tables.work() as work:
        old, other = await posted(work, CHEN, "a", "one", "two"), await posted(work, CHEN, "b", "three")
        await work.buttons.kill(old.number, NOW)
        assert await work.buttons.pressed((*old.buttons, *other.buttons)) == frozenset(old.buttons)


async def test_messages_of_a_conversation_wait_behind_one_another_and_behind_nobody_else(tables: Store) -> None:
    async with tables.work() as work:
        first, second, third = [(await posted(work, CHEN, says)).number for says in "abc"]
        others = (await posted(work, LIN, "d")).number
        await work.outbox.later(second, LATER)
        assert [one.number for one in await work.outbox.due(NOW, ["console"])] == [first, others]
        assert [one.number for one in await work.outbox.due(LATER, ["console"])] == [first, second, third, others]
        assert [one.number for one in await work.outbox.due(LATER, ["console"], but=[("console", "lin.mh")])] == [first, second, third]
        assert await work.outbox.due(LATER, ["slack"]) == ()


async def test_what_was_sent_or_is_lost_is_not_due_and_holds_up_nothing(tables: Store) -> None:
    async with tables.work() as work:
        sent, lost, waits = [(await posted(work, CHEN, says)).number for says in "abc"]
        await work.outbox.later(sent, LATER)
        await work.outbox.sent(sent, "there", NOW)
        await work.outbox.later(lost, LATER)
        await work.outbox.lost(lost, NOW)
        assert [one.number for one in await work.outbox.due(NOW, ["console"])] == [waits]
        assert [one.number for one in await work.outbox.due(LATER, ["console"])] == [waits]
