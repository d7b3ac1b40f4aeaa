"""A turn is taken once: however often a message is handed over, there is one answer, one record, and what follows is done once (T19)."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime

from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.desk import Desk
from bot.dialogue.next_steps import NextSteps
from bot.dialogue.situation_builder import TextReader
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import Outcome, Turn
from bot.messages import ButtonPress, Choice, ConversationAddress, Message, MessageContent, Phrase, Reply, TypedText
from bot.people.identity import IdentityResolver
from bot.people.person import Person
from bot.reading.reading import Clause, Heard, Labels, Reading
from bot.reading.vocabulary import Act, Matter
from bot.side_questions.side_question import SideQuestion
from bot.store.outbox import OutboxMessage
from bot.store.work import Store, Work
from tests.builders import NOW
from tests.requests.bench import CHAT, ME, People, Standing
from tests.stores import a_store

PLACE = ConversationAddress("console", ME.id, private=True)


@dataclass
class Answering:
    """Answers, writes, records and follows up, as handlers do; waits where a test wants two to be at it at once."""

    turns: list[Turn] = field(default_factory=list)
    written: int = 0
    followed: int = 0
    fails: bool | Exception = False

    async def __call__(self, turn: Turn) -> Outcome:
        self.turns.append(turn)
        await asyncio.sleep(0)
        if self.fails:
            raise self.fails if isinstance(self.fails, Exception) else RuntimeError("canary-7731")
        record = AuditRecord(AuditEvent.STATUS_LOOKED, "console:chen.yj", ME.id)
        return Outcome(Reply((Phrase("faq.answer"),), (Choice(Phrase("more"), "none"),)), (record,), writes=(self._write,), after=(self._after,))

    async def _write(self, work: Work) -> None:
        self.written += 1

    async def _after(self) -> None:
        self.followed += 1


async def nobody_named(person: Person, text: str, now: datetime) -> str | None:
    return None


async def nobody_leads(person: Person, now: datetime) -> bool:
    return False


async def greeted(heard: Heard) -> tuple[Clause, ...]:
    return (Clause(heard.text, Reading(Labels(Act.GREET, Matter.NONE), 0.9)),)


async def no_side_question(text: str, fits: Callable[[SideQuestion], bool]) -> None:
    """None of the texts here asks one."""


class Turns:
    """A desk with one handler for everything."""

    def __init__(self, store: Store) -> None:
        self.store, self.handler = store, Answering()
        handlers = {**dict.fromkeys((one.value for one in IntentKind), self.handler), "unreadable": self.handler}
        handlers |= {"talk": self.handler, "doubt": self.handler}
        reader = TextReader(
            read=greeted, understand=lambda text: Intent(IntentKind.SMALLTALK, confidence=1.0), gist=lambda reply, language, now: "", topic=lambda text: ("", ""), side=no_side_question,
            word=lambda phrase, language, now: "",
        )
        next_steps = NextSteps(store, reader, handlers, nobody_named, nobody_leads)
        self.desk = Desk(
            store, IdentityResolver(store, People(), Standing()), Standing(), next_steps, "en", wake=lambda: None, privately=lambda identity: PLACE,
            hushed=lambda message: PLACE,
        )  # fmt: skip

    async def hears(self, said: MessageContent, event: str = "1") -> tuple[int, Message]:
        message = Message(event, CHAT, PLACE, said, NOW)
        async with self.store.work() as work:
            number = await work.inbox.add(message)
        assert number is not None
        return number, message

    async def outbox_messages(self) -> tuple[OutboxMessage, ...]:
        async with self.store.look() as work:
            return await work.outbox.written_in("console", ME.id, 99)

    async def records(self) -> list[str]:
        async with self.store.look() as work:
            return [one.did async for one in work.audit.all()]


@pytest.fixture
async def turns(tmp_path: Path) -> AsyncIterator[Turns]:
    async with a_store(tmp_path) as store:
        yield Turns(store)


async def test_t19_a_message_that_is_handed_over_twice_is_answered_once(turns: Turns) -> None:
    number, message = await turns.hears(TypedText("hello"))
    for _ in range(2):
        await turns.desk.handle(number, message)
    assert len(turns.handler.turns) == 2, "what the second one finds out is thrown away"
    assert len(await turns.outbox_messages()) == 1
    assert await turns.records() == [AuditEvent.STATUS_LOOKED.value]
    assert (turns.handler.written, turns.handler.followed) == (1, 1)


async def test_t19_of_twenty_who_handle_a_message_at_once_one_answers(turns: Turns) -> None:
    number, message = await turns.hears(TypedText("hello"))
    await asyncio.gather(*(turns.desk.handle(number, message) for _ in range(20)))
    assert len(await turns.outbox_messages()) == 1
    assert (turns.handler.written, turns.handler.followed) == (1, 1)


async def test_t19_a_failed_turn_is_apologised_for_once_and_a_later_good_one_says_nothing_more(turns: Turns) -> None:
    number, message = await turns.hears(TypedText("hello"))
    turns.handler.fails = True
    for _ in range(2):
        await turns.desk.handle(number, message)
    turns.handler.fails = False
    await turns.desk.handle(number, message)
    assert [one.reply.says[0].key for one in await turns.outbox_messages()] == ["turn.failed"]
    assert await turns.records() == [AuditEvent.TURN_FAILED.value]
    assert turns.handler.followed == 0


@pytest.mark.parametrize("away", [OperationalError("select", {}, Exception("gone")), NoConnectionInTime("QueuePool limit of size 20 reached")])
async def test_a_turn_that_the_database_interrupts_is_begun_anew_and_not_apologised_for(turns: Turns, away: Exception) -> None:
    number, message = await turns.hears(TypedText("hello"))
    turns.handler.fails = away
    with pytest.raises(type(away)):
        await turns.desk.handle(number, message)
    turns.handler.fails = False
    await turns.desk.handle(number, message)
    assert [one.reply.says[0].key for one in await turns.outbox_messages()] == ["faq.answer"]


async def test_t12_a_button_counts_once_and_its_second_press_means_nothing(turns: Turns) -> None:
    await turns.desk.handle(*await turns.hears(TypedText("hello")))
    (outbox_message,) = await turns.outbox_messages()
    for event in ("2", "3"):
        await turns.desk.handle(*await turns.hears(ButtonPress(outbox_message.buttons[0]), event))
    assert [turn.argument for turn in turns.handler.turns[1:]] == ["", "button"]
    assert turns.handler.turns[1].intent.kind is IntentKind.NONE
