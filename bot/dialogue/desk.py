"""A turn: who is asking, where, and for what; one handler for each request; then replies, state and audit record in one transaction."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import field, replace
from typing import Final

import structlog
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime

from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.dialogue.choosing import chosen_button
from bot.dialogue.context import context_of
from bot.dialogue.conversation import LANGUAGES, Conversation
from bot.dialogue.next_steps import ATTACHED, NextSteps
from bot.dialogue.remembering import question_kept, remembered
from bot.dialogue.reminding import with_open_draft
from bot.dialogue.table.side import ANSWERED
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import Outcome, Turn
from bot.messages import HOME, ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, MenuCommand, Message, Phrase, Reply, TypedText
from bot.metrics.catalogue import HANDLING, INTENTS, MESSAGES
from bot.metrics.metric import NO_METRICS, Metrics
from bot.notices.afterwards import A_PERSON
from bot.people.identity import IdentityResolver, audit_actor
from bot.redaction import MARK, seal_of
from bot.runtime.error_location import error_location
from bot.runtime.quick_dataclass import dataclass
from bot.store.dead_offers import drop_choices, showing
from bot.store.links import IdentityLink
from bot.store.work import Store, Work

_CANNOT: Final = (Phrase("talk.chat"),)
_ADDED: Final = "ticket.added"
_LOOKED: Final = "wish:"
_CALM: Final = Phrase("calm")
_TO_A_PERSON: Final = (A_PERSON.means, "ticket:")
_SAID_ANEW: Final = ("colleague:", "others:")
_ANGRY: Final = 0.35
"""How likely it must be that somebody has lost patience for the answer to begin with a word about it (C25)."""
_BEGUN_ANEW: Final = 3
"""How often a turn is that the database interrupts."""
_log = structlog.get_logger("desk")


@dataclass(frozen=True)
class Desk:
    """`next_steps` says which handlers answer. `privately` gives the private conversation with somebody met in a group, if there is one; `hushed` one
    where only they see the answer."""

    store: Store
    identities: IdentityResolver
    clock: Clock
    next_steps: NextSteps
    language: str
    wake: Callable[[], None]
    privately: Callable[[ChatIdentity], ConversationAddress | None]
    hushed: Callable[[Message], ConversationAddress]
    metrics: Metrics = NO_METRICS
    _interrupted: Counter[int] = field(default_factory=Counter, init=False, repr=False, compare=False)

    async def handle(self, number: int, message: Message) -> None:
        """Answers one message from the inbox. Whatever goes wrong, the person is told and the next message is answered. Raises OperationalError, and what
        nobody could be told: then it is to be handled again. So does whoever waited in vain for a connection, while a server stood still."""
        begun = asyncio.get_running_loop().time()
        try:
            await self._seen_through(number, message, begun)
        except Exception as trouble:  # one of the two places that catch everything; the other is the web's middleware
            _log.error("turn failed", number=number, trouble=type(trouble).__name__, where=error_location(trouble))
            # An apology is no answer: where a database was away, nothing of the turn is written, and it is begun anew.
            if isinstance(trouble, OperationalError | NoConnectionInTime) and self._interrupted[number] <= _BEGUN_ANEW:
                raise
            if await self._apologise(number, message, type(trouble).__name__):
                self._count(message, begun, "failed")
        self._interrupted.pop(number, None)
        self.wake()

    async def _seen_through(self, number: int, message: Message, begun: float) -> None:
        """The turn. It counts as interrupted only where the database answered right before it: one that is away for hours uses up no tries."""
        if number in self._interrupted:
            await self.store.answers()
        self._interrupted[number] += 1
        await self._turn(number, message, begun)

    def _count(self, message: Message, begun: float, outcome: str) -> None:
        channel = message.place.channel
        self.metrics.count(MESSAGES, channel=channel, outcome=outcome)
        self.metrics.observe(HANDLING, asyncio.get_running_loop().time() - begun, channel=channel)

    async def _turn(self, number: int, message: Message, begun: float) -> None:
        link, conversation, button, means = await self.store.look_together(lambda work: _looked_up(work, message))
        person = await self.identities.person_behind(message.sender, link)
        current = conversation.hearing(message.content.text.replace(MARK, " ")) if isinstance(message.content, TypedText) else conversation
        language = current.language or (person.language if person else None) or (message.locale if message.locale in LANGUAGES else None) or self.language
        turn = Turn(message=message, person=person, intent=Intent(IntentKind.NONE), text="", now=self.clock.now(), language=language, conversation=current)
        turn = replace(turn, handed_over=await self._handed_over(turn))
        outcomes = with_a_person(await self._outcomes(turn, button, means, before=conversation.language))

        async def write_down(work: Work) -> bool:
            if button is not None and means is not None:
                await work.buttons.spend(button, message.sender, turn.now)
            if not await work.inbox.close(number, turn.now):
                return False
            await _forget_uploads(work, message)
            kept = current
            for step, outcome in outcomes:
                shown = await showing(work, message.place, outcome.over) if step.private else ()
                kept = await self._say(work, step, outcome, kept, number)
                # The answer comes before what it takes off older messages.
                await drop_choices(work, shown, outcome.over, turn.now)
                for write in outcome.writes:
                    await write(work)
                for record in outcome.records:
                    await work.audit.append(record, turn.now)
            await work.conversations.keep(message.place, message.sender, kept, turn.now)
            return True

        if not await self.store.together(write_down):
            return
        self._count(message, begun, "answered")
        for step, _ in outcomes:
            self.metrics.count(INTENTS, intent=step.intent.kind.value)
        for _, outcome in outcomes:
            for follow in outcome.after:
                await follow()

    async def _handed_over(self, turn: Turn) -> str:
        """The ticket about which a person answers here, so that the desk keeps quiet."""
        if not turn.private or not isinstance(turn.message.content, TypedText):
            return ""
        owners = (*(() if turn.person is None else (turn.person.id,)), audit_actor(turn.message.sender))
        ticket = await self.store.look_together(lambda work: work.ticket_queue.handed_over(owners))
        return "" if ticket is None else ticket.name_of

    async def _outcomes(self, turn: Turn, button: str | None, means: str | None, *, before: str | None) -> list[tuple[Turn, Outcome]]:
        content = turn.message.content
        if isinstance(content, TypedText) and button is None:
            return await self._typed(turn, content, before=before)
        if isinstance(content, MenuCommand):
            step, handler = self.next_steps.called(turn, content.name)
        elif isinstance(content, FormSubmission):
            step, handler = self.next_steps.filled(turn, content, means)
        else:
            step, handler = self.next_steps.pressed(turn, means)
        return [(step, await handler(step))]

    async def _typed(self, turn: Turn, typed: TypedText, *, before: str | None) -> list[tuple[Turn, Outcome]]:
        """The answers, and what typed text needs besides: the rest of a message with a secret in it, files, a word for the impatient (C1, C25).

        `before` is the language until now: in another one nothing has been said yet (C27)."""
        outcomes = _with_readings([(step, await handler(step)) for step, handler in await self.next_steps.typed(turn, typed)])
        if turn.handed_over:
            return [*outcomes, *(await self._files_beside(outcomes[0][0], typed))]
        if typed.pasted and seal_of(typed.pasted) is None:
            caught = outcomes[0][1]
            rest = [(step, await handler(step)) for step, handler in await self.next_steps.beside_secret(outcomes[0][0])]
            if rest:
                answer = rest[0][1]
                says = (*caught.reply.says[:-1], *answer.reply.says)
                rest[0] = (rest[0][0], replace(answer, reply=replace(answer.reply, says=says, card=None), records=(*caught.records, *answer.records)))
                return rest
        else:
            outcomes += await self._files_beside(outcomes[0][0], typed)
        outcomes = [(step, _never_twice(step, outcome) if before in (None, step.language) else outcome) for step, outcome in outcomes]
        outcomes = with_open_draft(turn, question_kept(outcomes))
        step, first = outcomes[0]
        spoken = any(map(str.isalpha, typed.text or ""))
        if spoken and first.about and any(one.reading is not None and one.reading.angry >= _ANGRY for one, _ in outcomes):
            outcomes[0] = (step, replace(first, reply=replace(first.reply, says=(_CALM, *first.reply.says))))
        return outcomes

    async def _files_beside(self, turn: Turn, typed: TypedText) -> list[tuple[Turn, Outcome]]:
        """What becomes of files that came with words."""
        return [(turn, await self.next_steps.handlers[ATTACHED](turn))] if typed.files and typed.text else []

    async def _say(self, work: Work, turn: Turn, outcome: Outcome, conversation: Conversation, number: int) -> Conversation:
        """Stores the reply in the outbox; returns the conversation to remember."""
        sender, place = turn.message.sender, turn.message.place
        if outcome.silent:
            return replace(conversation, language=turn.conversation.language)
        if outcome.hushed and not turn.private:
            place = self.hushed(turn.message)
        if turn.private or not outcome.personal:
            posted = await work.outbox.post(place, sender, turn.language, _in_context(turn, outcome, conversation), turn.now, answers=number)
            # A start page is looked at beside the conversation: what was offered there is still what a number chooses.
            return conversation if place.thread == HOME else remembered(conversation, turn, outcome, posted.buttons)
        aside = self.privately(sender)
        key = "group.neutral" if aside is not None else "group.unlinked"
        await work.outbox.post(place, None, turn.language, Reply((Phrase(key),)), turn.now, answers=number)
        await work.audit.append(AuditRecord(AuditEvent.GROUP_REDIRECTED, audit_actor(sender), turn.person.id if turn.person else ""), turn.now)
        if aside is not None:
            there = replace(await work.conversations.of(aside, sender), language=turn.language)
            posted = await work.outbox.post(aside, sender, turn.language, _in_context(turn, outcome, there), turn.now, answers=number)
            await work.conversations.keep(aside, sender, remembered(there, turn, outcome, posted.buttons), turn.now)
        return conversation

    async def _apologise(self, number: int, message: Message, trouble: str) -> bool:
        """Whether there was anything left to apologise for."""
        now = self.clock.now()
        async with self.store.work() as work:
            if not await work.inbox.close(number, now):
                return False
            await _forget_uploads(work, message)
            conversation: Conversation = await work.conversations.of(message.place, message.sender)
            sorry = Reply((Phrase("turn.failed"),))
            await work.outbox.post(message.place, message.sender, conversation.language or self.language, sorry, now, answers=number)
            await work.audit.append(AuditRecord(AuditEvent.TURN_FAILED, audit_actor(message.sender), "", {"number": str(number), "trouble": trouble}), now)
        return True


async def _forget_uploads(work: Work, message: Message) -> None:
    """What the web chat held for this message has been taken, or never will be."""
    if isinstance(message.content, TypedText) and message.content.sent:
        await work.uploads.forget(message.sender.user, [one.source for one in message.content.sent])


def with_a_person(outcomes: list[tuple[Turn, Outcome]]) -> list[tuple[Turn, Outcome]]:
    """The outcomes, the last with a person one tap away, if none of them has one: in private, where a ticket can be written."""
    step, last = outcomes[-1]
    reply = last.reply
    known = any(choice.means.startswith(_TO_A_PERSON) for _, outcome in outcomes for choice in outcome.reply.choices)
    # What is personal is answered in private wherever it was asked.
    in_private = step.private or last.personal
    if known or not reply.says or not in_private or step.message.place.thread == HOME:
        return outcomes
    return [*outcomes[:-1], (step, replace(last, reply=replace(reply, choices=(*reply.choices, A_PERSON))))]


def _with_readings(outcomes: list[tuple[Turn, Outcome]]) -> list[tuple[Turn, Outcome]]:
    """The outcomes, with a record of what came of the question to a language model, where one was asked: figures are counted from the audit alone."""
    step, first = outcomes[0]
    second = step.second
    if second is None:
        return outcomes
    details = {"outcome": second.outcome, "milliseconds": str(second.milliseconds), "local": str(second.local.labels.move)}
    details |= {} if second.labels is None else {"model": str(second.labels.move)}
    record = AuditRecord(AuditEvent.READINGS_COMPARED, audit_actor(step.message.sender), "", details)
    return [(step, replace(first, records=(*first.records, record))), *outcomes[1:]]


def _never_twice(turn: Turn, outcome: Outcome) -> Outcome:
    """The outcome, or in place of the very same words in other ones, with a person to turn to (C27)."""
    reply = outcome.reply
    if reply.says != turn.last_said or not reply.says or reply.link is not None or (outcome.about or "").startswith(_SAID_ANEW):
        return outcome
    if outcome.told and not set(outcome.told) & set(turn.conversation.told):
        return outcome  # The entry was rewritten since, and the same reply tells it anew.
    if any(record.did is AuditEvent.SMALLTALK for record in outcome.records) and reply.says != _CANNOT:
        return replace(outcome, reply=replace(reply, says=(Phrase("again.nod"),)))
    if reply.says[0].key == _ADDED:
        return replace(outcome, reply=replace(reply, says=(Phrase("again.added", reply.says[0].words), *reply.says[1:])))
    looked = (outcome.about or "").startswith(_LOOKED) or any(record.did is AuditEvent.TICKET_LOOKED for record in outcome.records)
    if looked:
        return replace(outcome, reply=replace(reply, says=(Phrase("again.looked"), *reply.says), card=None))
    if reply.says[0].key == ANSWERED:
        return replace(outcome, reply=replace(reply, says=(Phrase("again.answer"), *reply.says)))
    known = any(choice.means == A_PERSON.means for choice in reply.choices)
    says = (Phrase("again.cannot" if reply.says == _CANNOT else "again.same"),)
    return replace(outcome, reply=replace(reply, says=says, card=None, choices=reply.choices if known else (*reply.choices, A_PERSON)))


def _in_context(turn: Turn, outcome: Outcome, conversation: Conversation) -> Reply:
    """The reply with what it did, so that the next words are read after it."""
    after = remembered(conversation, turn, outcome, ())
    did = outcome.context or outcome.reply.context or context_of(outcome.reply, after.about, after.row, outcome.waiting or "", outcome.records)
    return replace(outcome.reply, context=did)


async def _looked_up(work: Work, message: Message) -> tuple[IdentityLink | None, Conversation, str | None, str | None]:
    """The sender's link, the conversation with them here, the button that was pressed or typed, and what it means."""
    conversation = await work.conversations.of(message.place, message.sender)
    button = _button(message, conversation)
    means = None if button is None else await work.buttons.meaning(button, message.sender)
    return await work.links.of(message.sender), conversation, button, means


def _button(message: Message, conversation: Conversation) -> str | None:
    """The button that was pressed, or that typed words choose."""
    if isinstance(message.content, ButtonPress | FormSubmission):
        return message.content.button
    return None if isinstance(message.content, MenuCommand) or message.content.pasted else chosen_button(message.content.text, conversation)
