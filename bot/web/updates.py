"""Live updates: what is said in a conversation, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.web.front import Front
from bot.web.timeline import Answered, Heard, Timeline, read_timeline
from bot.web.visitor import Visitor

HEARTBEAT: Final = 15.0
"""Seconds after which a silent connection says that it is still there."""
_MOST_DIGITS: Final = 15


@dataclass(frozen=True)
class Updates:
    """The streams that are open. Setting `closing` ends them all at once, so that a stop need not wait for the browsers."""

    front: Front
    heartbeat: float = HEARTBEAT
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def stream(self, request: Request) -> Response:
        """Everything after the letter that the page has already: `Last-Event-ID` when it comes back, `after` when it comes first."""
        visitor = await self.front.visitor(request)
        after = _number(request.headers.get("last-event-id") or request.query_params.get("after") or "")
        return StreamingResponse(self._events(visitor, after), media_type="text/event-stream", headers={"x-accel-buffering": "no"})

    async def _events(self, visitor: Visitor, after: int) -> AsyncIterator[str]:
        # Listening starts before the first look, so that nothing falls between the two.
        async with self.front.counter.updates.listen(visitor.place.conversation) as numbers:
            yield "retry: 2000\n\n"
            news = asyncio.ensure_future(_next(numbers))
            closing = asyncio.ensure_future(self.closing.wait())
            try:
                while not closing.done():
                    timeline = await self._read(visitor)
                    if timeline.last < after:
                        # Numbers that went back: the demonstration started over, and the page shows what is no more.
                        yield f"id: {timeline.last}\nevent: over\ndata: over\n\n"
                    for item in timeline.since(after):
                        yield self._event(visitor, item)
                    after = timeline.last
                    while not news.done() and not closing.done():
                        await asyncio.wait({news, closing}, timeout=self.heartbeat, return_when=asyncio.FIRST_COMPLETED)
                        if not news.done() and not closing.done():
                            yield ": still here\n\n"
                    if news.done():
                        news.result()
                        news = asyncio.ensure_future(_next(numbers))
            finally:
                news.cancel()
                closing.cancel()
                await asyncio.gather(news, closing, return_exceptions=True)

    async def _read(self, visitor: Visitor) -> Timeline:
        counter = self.front.counter
        async with counter.store.look() as work:
            return await read_timeline(work, counter.wording, visitor.place.conversation, counter.clock.now())

    def _event(self, visitor: Visitor, item: Heard | Answered) -> str:
        """One thing said. Only letters carry an id: coming back after one, the page is sent everything after it."""
        token = self.front.sessions.token(visitor.session)
        html = self.front.drawing.item(item, visitor.language, visitor=visitor, token=token)
        id = f"id: {item.number}\n" if isinstance(item, Answered) else ""
        return f"{id}event: item\n" + "".join(f"data: {line}\n" for line in html.splitlines()) + "\n"


async def _next(numbers: AsyncIterator[int]) -> int:
    return await anext(numbers)


def _number(named: str) -> int:
    """The number of a letter as a browser gives it back; 0 for anything else."""
    return int(named) if named.isascii() and named.isdecimal() and len(named) <= _MOST_DIGITS else 0
