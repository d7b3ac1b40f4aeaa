"""A turn: who, where, what is wanted; one handler; then reply, state and audit in one transaction."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import structlog

from bot.audit import Did, Record
from bot.casework.linking import Linking, actor_of
from bot.clock import Clock
from bot.conversation import Conversation
from bot.handlers.turn import Handler, Outcome, Turn
from bot.handlers.unreadable import LONGEST
from bot.messages import ChatIdentity, Message, Phrase, Place, Pressed, Reply, Typed
from bot.people.person import Person
from bot.redaction import MARK
from bot.store.work import Store, Work
from bot.understanding import Intent, Kind

PASTED: Final = "pasted"
UNREADABLE: Final = "unreadable"
_log = structlog.get_logger("desk")


@dataclass(frozen=True)
class Desk:
    """`handlers` by the kind of intent, plus PASTED and UNREADABLE. `privately` gives the private place of somebody met in a group, where there is one."""

    store: Store
    linking: Linking
    clock: Clock
    understand: Callable[[str], Intent]
    handlers: Mapping[str, Handler]
    language: str
    wake: Callable[[], None]
    privately: Callable[[ChatIdentity], Place | None]

    async def handle(self, number: int, message: Message) -> None:
        """Answers one message from the inbox. Whatever goes wrong, the person hears of it and the next message is answered."""
        try:
            await self._turn(number, message)
        except Exception as trouble:  # one of the two places that catch everything; the other is the web's edge
            _log.error("turn failed", number=number, trouble=type(trouble).__name__, where=_where(trouble))
            await self._apologise(number, message, type(trouble).__name__)
        self.wake()

    async def _turn(self, number: int, message: Message) -> None:
        person = await self.linking.person_of(message.sender)
        async with self.store.look() as work:
            conversation = await work.conversations.of(message.place, message.sender)
            means = await work.buttons.meaning(message.said.button, message.sender) if isinstance(message.said, Pressed) else None
        turn, handler = self._understood(message, person, means)
        if isinstance(message.said, Typed):
            conversation = conversation.hearing(message.said.text.replace(MARK, " "))
        outcome = await handler(turn)
        if isinstance(message.said, Typed) and message.said.pasted:
            outcome = await self._with_the_rest(turn, outcome)
        language = conversation.language or (person.language if person and person.language else None) or message.locale or self.language
        async with self.store.work() as work:
            if isinstance(message.said, Pressed) and means is not None:
                await work.buttons.spend(message.said.button, message.sender, turn.now)
            if not await work.inbox.close(number, turn.now):
                return
            await work.conversations.keep(message.place, message.sender, conversation, turn.now)
            await self._say(work, turn, outcome, language, number)
            for record in outcome.records:
                await work.audit.append(record, turn.now)

    def _understood(self, message: Message, person: Person | None, means: str | None) -> tuple[Turn, Handler]:
        now = self.clock.now()
        if isinstance(message.said, Pressed):
            intent = _meant(means)
            name = UNREADABLE if intent is None else intent.kind.value
            return Turn(message, person, intent or Intent(Kind.NONE), "", now), self.handlers[name]
        text = message.said.text
        if message.said.pasted:
            return Turn(message, person, Intent(Kind.NONE), text, now), self.handlers[PASTED]
        if not text or len(text) > LONGEST:
            return Turn(message, person, Intent(Kind.NONE), text, now), self.handlers[UNREADABLE]
        intent = self.understand(text)
        return Turn(message, person, intent, text, now), self.handlers[intent.kind.value]

    async def _with_the_rest(self, turn: Turn, outcome: Outcome) -> Outcome:
        """What was typed beside a secret is answered too, when it is plain what it asks."""
        rest = turn.text.replace(MARK, " ").strip()
        intent = self.understand(rest) if rest else Intent(Kind.NONE)
        if intent.kind in (Kind.NONE, Kind.CHOOSE, Kind.SMALLTALK, Kind.CANCEL, Kind.LINK) or len(rest) > LONGEST:
            return outcome
        answer = await self.handlers[intent.kind.value](replace(turn, intent=intent, text=rest))
        says = (*outcome.reply.says[:-1], *answer.reply.says)
        return Outcome(replace(answer.reply, says=says, card=None), (*outcome.records, *answer.records), answer.personal)

    async def _say(self, work: Work, turn: Turn, outcome: Outcome, language: str, number: int) -> None:
        sender, place = turn.message.sender, turn.message.place
        if turn.private or not outcome.personal:
            await work.outbox.post(place, sender, language, outcome.reply, turn.now, number)
            return
        aside = self.privately(sender)
        key = "group.neutral" if aside is not None else "group.unlinked"
        await work.outbox.post(place, None, language, Reply((Phrase(key),)), turn.now, number)
        await work.audit.append(Record(Did.GROUP_REDIRECTED, actor_of(sender), turn.person.id if turn.person else ""), turn.now)
        if aside is not None:
            await work.outbox.post(aside, sender, language, outcome.reply, turn.now, number)

    async def _apologise(self, number: int, message: Message, trouble: str) -> None:
        now = self.clock.now()
        async with self.store.work() as work:
            if not await work.inbox.close(number, now):
                return
            conversation: Conversation = await work.conversations.of(message.place, message.sender)
            sorry = Reply((Phrase("turn.failed", {"number": str(number)}),))
            await work.outbox.post(message.place, message.sender, conversation.language or self.language, sorry, now, number)
            await work.audit.append(Record(Did.TURN_FAILED, actor_of(message.sender), "", {"number": str(number), "trouble": trouble}), now)


def _meant(means: str | None) -> Intent | None:
    """What a button meant, or None for one that no longer works."""
    match (means or "").split(":", 1):
        case ["faq", id]:
            return Intent(Kind.FAQ, faq=id, confidence=1.0)
        case ["wish", kind]:
            return Intent(Kind(kind), confidence=1.0)
        case ["none"]:
            return Intent(Kind.NONE, confidence=1.0)
        case _:
            return None


def _where(trouble: BaseException) -> str:
    """Where it happened, without any values: locals and messages may hold what must not be logged (T24)."""
    return " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(traceback.extract_tb(trouble.__traceback__)[-4:]))


