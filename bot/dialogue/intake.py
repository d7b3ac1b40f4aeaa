"""Intake: messages are cleaned, redacted and stored before the platform gets its acknowledgement, then handled by a queue per conversation."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import field, replace
from typing import Final

import structlog

from bot.actions.action import ActionName
from bot.dialogue.admission import Admission, AdmittedMessage, HeldBackBecause, HeldBackMessage
from bot.dialogue.outside_text import clean_text, could_be_password, safe_text
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, MenuCommand, Message, MessageContent, TypedText
from bot.metrics.catalogue import HELD_BACK, MESSAGES
from bot.metrics.metric import NO_METRICS, Metrics
from bot.people.identity import audit_actor
from bot.ports import Receipt
from bot.redaction import MARK, could_be_code_read_aloud, link_code_in, seal_of, sealed_mark
from bot.request_ids import RequestIds, bound
from bot.runtime.background_loop import repeat
from bot.runtime.fair_turns import FairTurns
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.claims import conversation_claim
from bot.store.outbox import ConversationKey
from bot.store.work import Store, Work

_TELLS_THE_RULES: Final = frozenset({"faq:password-01", "faq:password-02", "wish:reset_password"})
_GAVE_A_PAGE: Final = frozenset(f"wish:{action.value}" for action in ActionName)
_PAGES: Final = ("step:", "page:")
_CODE_DIGITS: Final = 6
_LONGEST_TRIED: Final = 120
PATIENCE: Final = 3.0
"""Seconds that an unfinished text waits for the next."""
_LOOKS: Final = 0.5
_PAUSES: Final = (0.2, 1.0, 5.0, 15.0, 30.0)  # Seconds before each retry of a message that could not be handled.
_OF_ONE: Final = 4
"""How many conversations of one sender are answered at the same time."""
_AT_ONCE: Final = 64
_NO_LETTER: Final = lazy_pattern("[\x00\ud800-\udfff]")
_log = structlog.get_logger("intake")


def _can_be_kept(message: Message) -> bool:
    """Whether every database can store its names: neither too long nor with invalid characters."""
    place, sender = message.place, message.sender
    names = ((message.event, 190), (place.conversation, 128), (place.thread, 64), (sender.user, 128), (sender.workspace, 64))
    return all(len(name) <= longest and _NO_LETTER.search(name) is None for name, longest in names)


@dataclass(frozen=True)
class _HeldMessage:
    """An unfinished message, while the next of its sender is awaited."""

    number: int
    message: Message
    followed: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)


def whole_text(content: TypedText) -> str:
    """The text with the unfinished thought before it."""
    return f"{content.before}\n{content.text}" if content.before else content.text


def _as_one(message: Message) -> Message:
    """The message with what it goes on with."""
    content = message.content
    return replace(message, content=replace(content, text=whole_text(content), before="")) if isinstance(content, TypedText) and content.before else message


def _going_on(held: _HeldMessage, content: MessageContent, public: frozenset[str]) -> MessageContent:
    """The next text with the one before it, redacted together: half a secret is none by itself."""
    before = held.message.content
    if not isinstance(content, TypedText) or not isinstance(before, TypedText):
        return content
    first = whole_text(before)
    if content.pasted:
        return replace(content, before=first)
    left = safe_text(f"{first}\n{content.text}", public=public)
    if left.kinds:
        return replace(content, text=left.text, pasted=frozenset(kind.value for kind in left.kinds))
    return replace(content, before=first)


def _has_secret(content: MessageContent) -> bool:
    """Whether something in it looked like a secret that does not belong in a chat."""
    return isinstance(content, TypedText | FormSubmission) and bool(content.pasted) and seal_of(content.pasted) is None


class Intake:
    """Accepts messages and passes them to the desk: in order within a conversation, conversations in parallel.

    A text that `unfinished` calls so waits `patience` seconds for the next of its sender, and both are read as one (C26).
    `public`: digits of the telephone numbers that the desk gives out, which are no codes. Log lines carry the id that `request_ids` give a message.
    Senders take turns, so that whoever writes a lot delays nobody else. `admission`: the limits; None in a desk without any. `wake`: signals a new outbox message.
    """

    def __init__(
        self,
        store: Store,
        handle: Callable[[int, Message], Awaitable[None]],
        seal: Callable[[Secret], str],
        unfinished: Callable[[str], bool] = lambda _: False,
        patience: float = PATIENCE,
        *,
        public: frozenset[str] = frozenset(),
        metrics: Metrics = NO_METRICS,
        request_ids: RequestIds | None = None,
        admission: Admission | None = None,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self._left: set[int] = set()
        self._admission, self._wake = admission, wake
        self._turns = FairTurns(_AT_ONCE if admission is None else admission.at_once, _OF_ONE)
        self._public = public
        self._metrics, self._ids = metrics, request_ids or RequestIds()
        self._unfinished, self._patience = unfinished, patience
        self._held: dict[ConversationKey, _HeldMessage] = {}
        self._store = store
        self._handle = handle
        self._seal = seal
        self._queues: dict[ConversationKey, list[tuple[int, Message]]] = {}
        self._running: set[asyncio.Task[None]] = set()

    async def accept(self, message: Message, beside: Callable[[Work], Awaitable[None]] | None = None) -> Receipt:
        """Stores the message; a duplicate event ends here. Once it returns, the platform may get its acknowledgement.

        `beside` is written in the same transaction, and only with a message that was not stored before."""
        id = self._ids.of(message)
        with bound(id):
            return await self._accept(message, id, beside)

    async def _accept(self, message: Message, id: str, beside: Callable[[Work], Awaitable[None]] | None) -> Receipt:
        channel = message.place.channel
        if not _can_be_kept(message):
            _log.warning("a message from a strange place was left out", channel=channel)
            self._metrics.count(MESSAGES, channel=channel, outcome="refused")
            return Receipt(fresh=False, secret=False)
        content = message.content
        match content:
            case TypedText(text, _, files, _, sent):
                named = tuple(replace(one, name=safe_text(one.name).text) for one in sent)
                content = replace(await self._kept(text, message), files=tuple(safe_text(file).text for file in files), sent=named)
            case FormSubmission(button, text):
                kept = await self._kept(text, message)
                content = FormSubmission(button, kept.text, kept.pasted)
            case ButtonPress() | MenuCommand():
                pass
        message = replace(message, content=content)
        held = self._held_before(message)
        joined = message if held is None else replace(message, content=_going_on(held, message.content, self._public))

        async def keep(work: Work) -> tuple[int | None, HeldBackMessage | None]:
            """The number of the message, and why it was held back if it was. What is counted is counted afterwards: a batch that fails is repeated."""
            judged = AdmittedMessage("") if self._admission is None else await self._admission.judge(work, message)
            if isinstance(judged, HeldBackMessage):
                return await self._keep_unread(work, message, judged), judged
            added = await work.inbox.add(joined, judged.sender)
            if held is not None and added is not None:
                await work.inbox.close(held.number, message.at)
            if beside is not None and added is not None:
                await beside(work)
            return added, None

        number, held_back = await self._store.together(keep)
        if held_back is not None:
            if held is not None:
                held.ended.set()
            if number is not None and held_back.because is not None:
                self._metrics.count(HELD_BACK, limit=f"message_{held_back.because.value}")
            self._metrics.count(MESSAGES, channel=channel, outcome="held_back")
            self._wake()
            return Receipt(fresh=True, secret=_has_secret(content))
        if held is not None and number is not None:
            held.followed.set()
            self._metrics.count(MESSAGES, channel=channel, outcome="joined")
        if number is not None:
            self._ids.keep(number, id)
            self._queue(number, joined)
        else:
            self._metrics.count(MESSAGES, channel=channel, outcome="duplicate")
        return Receipt(number is not None, _has_secret(content))

    async def _keep_unread(self, work: Work, message: Message, held: HeldBackMessage) -> int | None:
        """Stores a message that is held back, and says so for the first of them."""
        number = await work.inbox.add(message, held.sender, held.until) if held.kept else None
        if self._admission is not None and number is not None and held.because is not None:
            await self._admission.tell(work, message, number, held.because, held.until)
        return number

    async def _kept(self, text: str, message: Message) -> TypedText:
        """Typed text as it may be stored. A link code belongs in the chat, and is stored only as its seal."""
        cleaned = clean_text(text)
        code = link_code_in(cleaned)
        if code is not None:
            return TypedText(MARK, frozenset({sealed_mark(self._seal(Secret(code)))}))
        left = safe_text(text, public=self._public)
        password_like = not left.kinds and could_be_password(cleaned)
        if len(text) <= _LONGEST_TRIED and (password_like or sum(map(str.isdigit, text)) >= _CODE_DIGITS or could_be_code_read_aloud(cleaned)):
            about, page_given = await self._before(message)
            rules_told, code_awaited = password_like and about in _TELLS_THE_RULES, page_given or about in _GAVE_A_PAGE
            if rules_told or code_awaited:
                left = safe_text(text, rules_told, public=self._public, code_awaited=code_awaited)
        return TypedText(left.text, frozenset(kind.value for kind in left.kinds))

    async def _before(self, message: Message) -> tuple[str, bool]:
        """The subject of the last answer here, and whether the last reply leads to a page.

        After the rules for new passwords anything that could be one is (C33); after a page six digits are a code.
        """
        async with self._store.look() as work:
            about = (await work.conversations.of(message.place, message.sender)).about
            last = await work.outbox.last_said(message.place, message.sender)
        return about, last is not None and last[0].link is not None and last[0].link[1].startswith(_PAGES)

    async def run(self) -> None:
        """Until cancelled, where several desks share the database: takes the conversations in which a message waits and on which no living desk works."""
        if self._store.desk is None:
            await asyncio.Event().wait()
        await repeat(self._take_up, _LOOKS, _log, "looking for messages paused")

    async def _take_up(self) -> None:
        async with self._store.look() as work:
            waiting = await work.claims.unanswered_conversations()
        for key in waiting:
            if key not in self._queues:
                self._begin(key)

    async def resume(self) -> int:
        """Resumes messages that a shutdown interrupted; returns how many there were. Whoever waited too long is told so once."""
        async with self._store.look() as work:
            waiting = await work.inbox.waiting()
        late = [] if self._admission is None else [(number, message) for number, message in waiting if self._admission.too_old(message)]
        if late:
            await self._let_go(late)
        overdue = {number for number, _ in late}
        for number, message in waiting:
            if number not in overdue:
                self._queue(number, message)
        return len(waiting)

    async def _let_go(self, late: list[tuple[int, Message]]) -> None:
        of_one: dict[tuple[ConversationAddress, ChatIdentity], list[tuple[int, Message]]] = {}
        for number, message in late:
            of_one.setdefault((message.place, message.sender), []).append((number, message))
        for messages in of_one.values():
            async with self._store.work() as work:
                # Another desk may be at it: whichever closes the first of them tells.
                closed = [number for number, message in messages if await work.inbox.close(number, message.at)]
                number, first = messages[0]
                tells = self._admission is not None and number in closed
                if self._admission is not None and tells:
                    await self._admission.tell(work, first, number, HeldBackBecause.LATE, None)
            if tells:
                self._metrics.count(HELD_BACK, limit="message_late")
            for _ in closed:
                self._metrics.count(MESSAGES, channel=first.place.channel, outcome="held_back")
        self._wake()

    async def idle(self) -> None:
        """Waits until all queues are empty."""
        while self._running:
            await asyncio.wait(self._running)

    def _held_before(self, message: Message) -> "_HeldMessage | None":
        """The unfinished message that this one goes on with, or None; anything else that comes ends the wait."""
        held = self._held.pop((message.place.channel, message.place.conversation), None)
        if held is None:
            return None
        continues = isinstance(message.content, TypedText) and seal_of(message.content.pasted) is None and message.sender == held.message.sender
        if continues and message.place == held.message.place:
            return held
        held.ended.set()
        return None

    async def _wait_for_more(self, key: ConversationKey, number: int, message: Message) -> bool:
        """Whether the next message of this sender came within the patience, and answers this one too."""
        content = message.content
        if not isinstance(content, TypedText) or content.pasted or content.files or not self._unfinished(whole_text(content)):
            return False
        held = self._held[key] = _HeldMessage(number, message)
        followed, ended = asyncio.ensure_future(held.followed.wait()), asyncio.ensure_future(held.ended.wait())
        await asyncio.wait((followed, ended), timeout=self._patience, return_when=asyncio.FIRST_COMPLETED)
        for waiter in (followed, ended):
            waiter.cancel()
        if self._held.get(key) is held:
            del self._held[key]
        return held.followed.is_set()

    def _queue(self, number: int, message: Message) -> None:
        if self._admission is not None:
            self._admission.begins_to_wait(message.place.channel)
        key = (message.place.channel, message.place.conversation)
        queue = self._queues.get(key)
        if queue is not None:
            queue.append((number, message))
            return
        self._begin(key, (number, message))

    def _begin(self, key: ConversationKey, *first: tuple[int, Message]) -> None:
        self._queues[key] = list(first)
        task = asyncio.create_task(self._walk(key))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _walk(self, key: ConversationKey) -> None:
        queue = self._queues[key]
        try:
            if self._store.desk is not None:
                try:
                    await self._walk_shared(key, queue)
                except Exception as trouble:  # the database is away; what waits is looked for again in half a second
                    _log.error("a conversation waits", trouble=type(trouble).__name__)
                return
            while queue:
                number, message = queue.pop(0)
                try:
                    if not queue and await self._wait_for_more(key, number, message):
                        continue
                    with bound(self._ids.of_stored(number, message)):
                        await self._see_through(number, _as_one(message))
                finally:
                    self._waits_no_more(message.place.channel)
        finally:
            # What a shutdown interrupts stays in the inbox and is resumed.
            del self._queues[key]

    async def _walk_shared(self, key: ConversationKey, queue: list[tuple[int, Message]]) -> None:
        """The same where other desks may have accepted messages of this conversation: the inbox says what is next, and only whoever has the claim reads it.
        What another desk works on is left to it."""
        claim, waits = conversation_claim(key), 0
        try:
            while True:
                waits += len(queue)
                queue.clear()
                if not await self._store.together(lambda work: work.claims.take(claim)):
                    return
                async with self._store.look() as work:
                    # The first, and whether another follows: where a thousand wait, reading all of them for each would take longer than the answers.
                    found = await work.inbox.waiting_in(*key, most=2 + len(self._left))
                waiting = [(number, message) for number, message in found if number not in self._left]
                if not waiting:
                    await self._store.together(lambda work: work.claims.release(claim))
                    if not queue:
                        return
                    continue
                number, message = waiting[0]
                if len(waiting) > 1 or not await self._wait_for_more(key, number, message):
                    with bound(self._ids.of_stored(number, message)):
                        await self._see_through(number, _as_one(message))
                if waits:
                    waits -= 1
                    self._waits_no_more(key[0])
        finally:
            for _ in range(waits + len(queue)):
                self._waits_no_more(key[0])

    def _waits_no_more(self, channel: str) -> None:
        if self._admission is not None:
            self._admission.waits_no_more(channel)

    async def _see_through(self, number: int, message: Message) -> None:
        """Retries until the message is handled: as long as the database is away, else for about a minute, while its conversation waits."""
        tries = own = 0
        while True:
            try:
                async with self._turns.turn(audit_actor(message.sender)):
                    await self._handle(number, message)
            except Exception as trouble:  # the desk reports its own errors to people; here not even that could be stored
                _log.error("a message could not be handled", number=number, trouble=type(trouble).__name__, tries=tries + 1)
            else:
                return
            own += await self._database_answers()
            if own > len(_PAUSES):
                _log.error("a message stays unanswered until the next start", number=number)
                self._left.add(number)
                return
            await asyncio.sleep(_PAUSES[min(tries, len(_PAUSES) - 1)])
            tries += 1

    async def _database_answers(self) -> bool:
        try:
            async with self._store.look() as work:
                await work.clock_ahead()
        except Exception:  # already logged with the message
            return False
        return True
