"""Live updates of a conversation, as server-sent events."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import field, replace
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.runtime.quick_dataclass import dataclass
from bot.web.pages import Pages
from bot.web.timeline import DeskEntry, PersonEntry, Timeline, read_timeline
from bot.web.visitor import Visitor

HEARTBEAT: Final = 15.0
"""Seconds after which an idle connection sends a heartbeat; the page's `line.js` relies on it."""
_MARK: Final = re.compile(r"([0-9]{1,15})(\.[0-9a-f]{1,16})?")


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page already shows: everything up to outbox message `after` (with this `mark`), drawn in this language."""

    after: int
    mark: str
    language: str

    def outlived(self, timeline: Timeline) -> bool:
        """Whether the page shows a conversation that no longer exists: the demonstration started over, or the page was away for too long."""
        numbers = [int(mark.partition(".")[0]) for mark in timeline.marks]
        return bool(self.after) and (self.mark not in timeline.marks if self.mark else max(numbers, default=0) < self.after)


@dataclass
class LiveUpdates:
    """The open streams. Setting `closing` ends them all at once, so that shutdown need not wait for the browsers."""

    pages: Pages
    heartbeat: float = HEARTBEAT
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    def begin_again(self) -> None:
        """Tells all open pages that the conversation they show no longer exists."""
        self._over.set()
        self._over = asyncio.Event()

    async def stream(self, request: Request) -> Response:
        """Everything after the last outbox message the page has: `Last-Event-ID` on a reconnect, `after` on the first connection."""
        if request.method == "HEAD":
            # There is no body to wait for, and a stream that nobody reads would never end.
            return Response(media_type="text/event-stream")
        visitor, asked = await self.pages.visitor(request), request.query_params
        named = _MARK.fullmatch(request.headers.get("last-event-id") or asked.get("after") or "")
        language = asked.get("drawn") or visitor.language
        page = _Page(0, "", language) if named is None else _Page(int(named[1]), named[0] if named[2] else "", language)
        return StreamingResponse(self._events(visitor, page), media_type="text/event-stream", headers={"x-accel-buffering": "no"})

    async def _events(self, visitor: Visitor, page: _Page) -> AsyncIterator[str]:
        # Listening starts before the first read, so that nothing is missed in between.
        async with self.pages.dependencies.updates.listen(visitor.place.conversation) as numbers:
            yield "retry: 2000\n\n"
            news = asyncio.ensure_future(_next(numbers))
            closing, over = asyncio.ensure_future(self.closing.wait()), asyncio.ensure_future(self._over.wait())
            try:
                while not closing.done():
                    visitor, timeline = await self._read(visitor)
                    if over.done() or page.outlived(timeline) or not await self.pages.sessions.lives(visitor.session):
                        yield "event: over\ndata: over\n\n"
                        # The page reloads by itself and listens again.
                        return
                    if visitor.language != page.language:
                        yield f"event: language\ndata: {visitor.language}\n\n"
                    for item in timeline.since(page.after):
                        yield self._event(visitor, item)
                    page = _Page(int(timeline.mark.partition(".")[0] or 0), timeline.mark, visitor.language)
                    while not (news.done() or closing.done() or over.done()):
                        await asyncio.wait({news, closing, over}, timeout=self.heartbeat, return_when=asyncio.FIRST_COMPLETED)
                        if not (news.done() or closing.done() or over.done()):
                            if not await self.pages.sessions.lives(visitor.session):
                                yield "event: over\ndata: over\n\n"
                                return
                            yield "event: beat\ndata: still here\n\n"
                    if news.done():
                        news.result()
                        news = asyncio.ensure_future(_next(numbers))
            finally:
                for waiting in (news, closing, over):
                    waiting.cancel()
                await asyncio.gather(news, closing, over, return_exceptions=True)

    async def _read(self, visitor: Visitor) -> tuple[Visitor, Timeline]:
        """The conversation as it is now, and its reader; the language of a conversation can change with every sentence."""
        dependencies = self.pages.dependencies
        async with dependencies.store.look() as work:
            timeline = await read_timeline(work, dependencies.wording, visitor.place.conversation, dependencies.clock.now())
            conversation = await work.conversations.of(visitor.place, visitor.identity)
        return replace(visitor, language=visitor.session.language or conversation.language or visitor.locale or dependencies.language), timeline

    def _event(self, visitor: Visitor, item: PersonEntry | DeskEntry) -> str:
        """One entry. Only outbox messages carry an id: reconnecting after one, the page is sent everything after it."""
        html = self.pages.item(visitor, item)
        id = f"id: {item.mark}\n" if isinstance(item, DeskEntry) else ""
        return f"{id}event: item\n" + "".join(f"data: {line}\n" for line in html.splitlines()) + "\n"


async def _next(numbers: AsyncIterator[int]) -> int:
    return await anext(numbers)
