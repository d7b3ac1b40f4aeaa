"""The port to Request Tracker.

Whatever is written there bears a marker, is noted in `Attempts` before it is asked for, and is read back: asked again after a crash, a time-out or an answer that
broke off, it is looked for, and only written again once the first request can no longer arrive."""

import asyncio
import base64
import binascii
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.clock import Clock
from bot.errors import Denied, Garbled, NotAccepted, Unreachable
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.attachment import TicketFile, names_of_files, travel_time
from bot.tickets.ticket import TicketDraft, TicketNews, TicketRef
from integrations.helpdesk.request_tracker.attempts import Attempts, may_still_arrive
from integrations.helpdesk.request_tracker.composing import PRIORITIES, SayToHelpdesk, event_subject, event_text, story_text, ticket_subject
from integrations.helpdesk.request_tracker.cursor import read_cursor, write_cursor
from integrations.helpdesk.request_tracker.queries import files_spoiled, marker_of, messages_marked, news_after, tickets_marked
from integrations.helpdesk.request_tracker.rest2 import SYSTEM, NotSent, Rest2, TooLong
from integrations.helpdesk.request_tracker.transactions import (
    CORRESPOND,
    FIELDS,
    STATUS,
    TOO_LONG,
    Transaction,
    answer_text,
    files_left_out,
    id_of,
    items_of,
    news_of,
    number_of,
    read_parts,
    read_transaction,
    ref_of,
    shown_part,
    status_of,
)

_LOOKS_AGAIN: Final = 1.0
_PAGE: Final = "50"
_MOST_ANSWERS: Final = 5
"""Answers that are fetched in one go, two requests each; the others come with the next."""
_MOST_NEWS: Final = 20
_MOST_UPLOADS: Final = 3
"""How often a message is tried with its files while nobody knows what becomes of them."""
_PLAIN: Final = "text/plain"
_log = structlog.get_logger("request tracker")


@dataclass(frozen=True)
class TrackerQueue:
    """Where tickets go. `closing` and `reopening` are the statuses that the desk sets, `closed` those in which nobody works on a ticket any more.

    `requestor`: the number of the token's own user, None where the token does not tell; `in_flight`: how long a request can still arrive whose answer never came."""

    url: str
    name: str
    requestor: str | None
    closing: str
    reopening: str
    closed: tuple[str, ...]
    in_flight: timedelta


class RequestTracker:
    """`say` words what the helpdesk reads."""

    def __init__(self, rest: Rest2, attempts: Attempts, queue: TrackerQueue, say: SayToHelpdesk, clock: Clock) -> None:
        self._rest = rest
        self._attempts = attempts
        self._queue = queue
        self._say = say
        self._clock = clock
        self._busy: dict[str, tuple[asyncio.Lock, int]] = {}
        self._uploads: Counter[str] = Counter()

    def address(self, ref: TicketRef) -> str | None:
        """Where people look at it."""
        number = number_of(ref.id)
        return None if number is None else f"{self._queue.url.rstrip('/')}/Ticket/Display.html?id={number}"

    async def open(self, draft: TicketDraft) -> TicketRef:
        """One ticket for each key, however often it is asked for, by however many desks."""
        marker = marker_of(f"ticket:{draft.key}")
        body: dict[str, Any] = {
            "Queue": self._queue.name, "Subject": ticket_subject(draft, marker, self._say), "Content": story_text(draft, self._say), "ContentType": _PLAIN,
            "Priority": PRIORITIES[draft.priority], "InitialPriority": PRIORITIES[draft.priority],
        }  # fmt: skip
        if self._queue.requestor is not None:
            body["Requestor"] = self._queue.requestor

        async def create() -> int:
            return id_of((await self._rest.post("ticket", body)).document)

        async def find() -> int | None:
            found = await self._rest.get("tickets", query=tickets_marked(marker), fields="Subject", orderby="id", per_page=_PAGE)
            numbers = sorted(id_of(one) for one in items_of(found.document) if marker in str(one.get("Subject")))
            if len(numbers) > 1:
                _log.error("a ticket is there more than once; the first is kept", ticket=numbers[0], others=numbers[1:])
            return numbers[0] if numbers else None

        async def check(number: int) -> None:
            await self._status(number)

        number = await self._once(f"ticket:{draft.key}", create, find, check)
        return TicketRef(ref_of(number), str(number))

    async def add(self, ref: TicketRef, note: str, once: str, files: Sequence[TicketFile] = ()) -> tuple[str, ...]:
        """As correspondence of the requestor, with its files. Those that are refused, cut off or dropped are named in a message of their own."""
        number = self._ours(ref)
        if number is None:
            return ()
        if not files:
            await self._message(number, "added", note, once)
            return ()
        await self._message_with_files(number, note, once, files)
        left = await self._left_out(number, once, files)
        if left:
            await self._message(number, "files", names_of_files(left), f"{once}-files")
        return left

    async def close(self, ref: TicketRef, once: str) -> None:
        """The person's word, and the status with it."""
        number = self._ours(ref)
        if number is not None and await self._message(number, "closed", "", once, status=self._queue.closing):
            await self._settle_status(number, once)

    async def reopen(self, ref: TicketRef, note: str, once: str) -> None:
        """The status first: a word in a closed ticket would have it reopened by a rule there, as if somebody else had done it."""
        number = self._ours(ref)
        if number is None:
            return
        known = await self._attempts.of(self._message_key(number, once))
        if known is None or not known.settled:
            await self._set_status(number, self._queue.reopening, closed=False)
        await self._message(number, "reopened", note, once)

    async def news(self, since: str | None) -> tuple[tuple[TicketNews, ...], str]:
        """What others wrote to the person, closed and reopened: a page of it at most, and never a comment."""
        cursor, closed = read_cursor(since), self._queue.closed
        listed = await self._rest.get("transactions", query=news_after(cursor.low, closed), fields=FIELDS, orderby="id", order="ASC", per_page=_PAGE)
        new = [one for one in map(read_transaction, items_of(listed.document)) if one.id > cursor.low and one.id not in cursor.heard]
        heard: list[tuple[Transaction, str]] = []
        answers = 0
        for one in sorted(new, key=lambda one: one.id)[:_MOST_NEWS]:
            answers += one.type == CORRESPOND
            if answers > _MOST_ANSWERS:
                break
            heard.append((one, await self._words(one.id) if one.type == CORRESPOND else ""))
        if not heard:
            return (), since if since is not None else write_cursor(cursor)
        return news_of(heard, closed), write_cursor(cursor.after(one.id for one, _ in heard))

    async def start_over(self) -> None:
        """Forgets what was asked for; tickets there stay as they are."""
        await self._attempts.start_over()

    async def _words(self, transaction: int) -> str:
        parts = read_parts((await self._rest.get(f"transaction/{transaction}/attachments", fields="ContentType,Filename", per_page="100")).document)
        shown = shown_part(parts)
        if shown is None:
            return answer_text(_PLAIN, "", parts)
        try:
            document = (await self._rest.get(f"attachment/{shown.id}")).document
        except TooLong:
            return TOO_LONG
        content = document.get("Content") if isinstance(document, dict) else None
        try:
            text = base64.b64decode(content or "", validate=False).decode("utf-8", "replace")
        except (binascii.Error, TypeError, ValueError):
            raise Garbled(SYSTEM, f"{SYSTEM}: a message cannot be decoded") from None
        return answer_text(shown.kind, text, parts)

    def _ours(self, ref: TicketRef) -> int | None:
        number = number_of(ref.id)
        if number is None:
            _log.warning("a ticket of another helpdesk is not told of here", ticket=ref.number)
        return number

    def _message_key(self, number: int, once: str) -> str:
        return f"{number}:{once}"

    async def _message_with_files(self, number: int, note: str, once: str, files: Sequence[TicketFile]) -> None:
        """Without them where they are refused, or where again and again nobody knows what became of them: the words do not wait for them for ever."""
        key = self._message_key(number, once)
        if self._uploads[key] < _MOST_UPLOADS:
            try:
                await self._message(number, "added", note, once, files=files)
                return
            except (NotAccepted, Denied):
                _log.warning("a message is written without its files, which were refused", ticket=number)
        await self._message(number, "added", note, once)

    async def _left_out(self, number: int, once: str, files: Sequence[TicketFile]) -> tuple[str, ...]:
        """Read back, since a message is answered with 201 whatever became of its files."""
        known = await self._attempts.of(self._message_key(number, once))
        if known is None or known.made is None:
            raise Garbled(SYSTEM, f"{SYSTEM}: what was written cannot be found")
        message = int(known.made)
        parts = read_parts((await self._rest.get(f"transaction/{message}/attachments", fields="ContentType,Filename", per_page="100")).document)
        noted = await self._rest.get("transactions", query=files_spoiled(number, message), fields="Type,Data", orderby="id", order="ASC", per_page="100")
        self._uploads.pop(self._message_key(number, once), None)
        return files_left_out([file.name for file in files], parts, items_of(noted.document))

    async def _message(
        self, number: int, event: str, note: str, once: str, *, status: str | None = None, files: Sequence[TicketFile] = ()
    ) -> bool:
        """Whether it was written, or may have been, by this very call or an earlier one that was not read back."""
        key = self._message_key(number, once)
        known = await self._attempts.of(key)
        if known is not None and known.settled:
            return False
        marker = marker_of(f"message:{once}")
        body: dict[str, Any] = {"Subject": event_subject(event, marker, self._say), "Content": event_text(event, note, self._say), "ContentType": _PLAIN}
        if status is not None:
            body["Status"] = status

        async def write() -> None:
            try:
                answer = await self._rest.post(f"ticket/{number}/correspond", body, files)
            except Unreachable as trouble:
                # Before another try it is looked for, so only those are counted where everything but the files gets through.
                self._uploads[key] += bool(files) and not isinstance(trouble, NotSent)
                raise
            if not answer.found:
                raise Denied(SYSTEM, f"{SYSTEM}: there is no ticket {number} any more, or the token's user may not see it")

        async def find() -> int | None:
            written = [one for one in await self._own(number, marker) if one.type != STATUS]
            return written[0].id if written else None

        async def seen(transaction: int) -> None:
            """`find` has seen it."""

        await self._once(key, write, find, seen, settles=status is None, longer=travel_time(files))
        return True

    async def _settle_status(self, number: int, once: str) -> None:
        """After the message: whether the status came with it, which a user without the right is told with 201 too."""
        marker, closed = marker_of(f"message:{once}"), self._queue.closed
        own = await self._own(number, marker)
        message = next((one for one in own if one.type != STATUS), None)
        if message is None or not any(one.type == STATUS and one.id > message.id and one.new in closed for one in own):
            await self._set_status(number, self._queue.closing, closed=True)
        await self._attempts.made(self._message_key(number, once), str(message.id if message else 0), settled=True)

    async def _own(self, number: int, marker: str) -> Sequence[Transaction]:
        found = await self._rest.get("transactions", query=messages_marked(number, marker), fields=FIELDS, orderby="id", order="ASC", per_page="100")
        return [read_transaction(one) for one in items_of(found.document)]

    async def _status(self, number: int) -> str:
        """Raises Denied for a ticket that our user cannot see."""
        found = await self._rest.get(f"ticket/{number}")
        if not found.found:
            raise Denied(SYSTEM, f"{SYSTEM}: there is no ticket {number}, or the token's user may not see it")
        return status_of(found.document)

    async def _set_status(self, number: int, status: str, *, closed: bool) -> None:
        """Unless it is closed, or not closed, as wanted already. Raises Denied where it was answered with success and nothing has changed."""
        ended = self._queue.closed
        if (await self._status(number) in ended) == closed:
            return
        await self._rest.put(f"ticket/{number}", {"Status": status})
        if (await self._status(number) in ended) != closed:
            raise Denied(SYSTEM, f"{SYSTEM}: the status of ticket {number} stays as it is; the token's user needs the right ModifyTicket")

    async def _once(
        self,
        key: str,
        write: Callable[[], Awaitable[int | None]],
        find: Callable[[], Awaitable[int | None]],
        check: Callable[[int], Awaitable[None]],
        *,
        settles: bool = True,
        longer: timedelta = timedelta(),
    ) -> int:
        """The number of what was written for this key, now or before. `settles`: it is complete once it was checked; `longer`: how much later than others
        a request for it may arrive."""
        async with self._alone(key):
            known = await self._attempts.of(key)
            number = None if known is None or known.made is None else int(known.made)
            if known is not None and number is not None and (known.settled or not settles):
                return number
            if number is None:
                number = None if known is None else await self._arrived(known.begun, find, longer)
                if number is None:
                    if not await self._attempts.begin(key, self._clock.now(), known):
                        raise Unreachable(SYSTEM, f"{SYSTEM}: another desk is telling it just now")
                    number = await self._written(key, write, find)
                await self._attempts.made(key, str(number), settled=False)
            await check(number)
            if settles:
                await self._attempts.made(key, str(number), settled=True)
            return number

    async def _arrived(self, begun: datetime, find: Callable[[], Awaitable[int | None]], longer: timedelta) -> int | None:
        """What came of a request whose end nobody knows. Looks until it is there, or can come no more; whoever waits has a deadline."""
        while True:
            number = await find()
            if number is not None or not may_still_arrive(begun, self._clock.now(), self._queue.in_flight + longer):
                return number
            await asyncio.sleep(_LOOKS_AGAIN)

    async def _written(self, key: str, write: Callable[[], Awaitable[int | None]], find: Callable[[], Awaitable[int | None]]) -> int:
        try:
            number = await write()
        except (NotSent, NotAccepted, Denied):
            await self._attempts.came_to_nothing(key)
            raise
        except Garbled:
            # An answer that breaks off says nothing of what was asked for: Request Tracker does so where its own words are Chinese.
            number = None
        if number is None:
            number = await find()
        if number is None:
            raise Garbled(SYSTEM, f"{SYSTEM}: what was written cannot be found")
        return number

    @asynccontextmanager
    async def _alone(self, key: str) -> AsyncIterator[None]:
        """One at a time for each key, within this process."""
        lock, waiting = self._busy.get(key, (asyncio.Lock(), 0))
        self._busy[key] = lock, waiting + 1
        try:
            async with lock:
                yield
        finally:
            left = self._busy[key][1] - 1
            if left:
                self._busy[key] = lock, left
            else:
                del self._busy[key]
