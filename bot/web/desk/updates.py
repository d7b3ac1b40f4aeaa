"""`/desk/updates`: tells an open page which sections have something new that its reader may see."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

from starlette.responses import Response, StreamingResponse

from bot.people.permissions import Permission
from bot.runtime.quick_dataclass import dataclass
from bot.web.desk.news import News
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskSection
from bot.web.desk.shell import DeskPages

UPDATES_PATH: Final = "/desk/updates"
_OVER: Final = "event: over\ndata: over\n\n"


@dataclass(frozen=True)
class DeskUpdates:
    """The open streams. `heartbeat`: seconds after which an idle one gives a sign of life; `closing` ends them all."""

    desk: DeskPages
    heartbeat: float
    closing: asyncio.Event

    async def stream(self, reader: DeskReader) -> Response:
        """Everything after `after`, or after the last event that a reconnecting page has heard."""
        if reader.request.method == "HEAD":
            # There is no body to wait for, and a stream that nobody reads would never end.
            return Response(media_type="text/event-stream")
        asked = reader.request.headers.get("last-event-id") or reader.asked("after")
        after = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 16 else None
        return StreamingResponse(self._events(reader, after), media_type="text/event-stream", headers={"x-accel-buffering": "no"})

    async def _events(self, reader: DeskReader, after: int | None) -> AsyncIterator[str]:
        news = self.desk.news
        async with news.listen():
            yield "retry: 2000\n\n"
            heard = await news.head() if after is None else after
            while not self.closing.is_set():
                changed = news.changed()
                found = await news.since(heard)
                if found.upto > heard or found.all_of_it:
                    heard = max(heard, found.upto)
                    for section in await self._concerned(reader, found):
                        yield f"id: {heard}\nevent: changed\ndata: {section.name}\n\n"
                if not changed.is_set() and not await self._news_or_closing(changed):
                    yield "event: beat\ndata: still here\n\n"
                reader = await self.desk.reader(reader.request, reader.form, asks=False)
                if not reader.standing.may(Permission.ENTER):
                    yield _OVER
                    return

    async def _news_or_closing(self, changed: asyncio.Event) -> bool:
        """Whether there is something before the next heartbeat."""
        waiting = [asyncio.ensure_future(changed.wait()), asyncio.ensure_future(self.closing.wait())]
        try:
            done, _ = await asyncio.wait(waiting, timeout=self.heartbeat, return_when=asyncio.FIRST_COMPLETED)
            return bool(done)
        finally:
            for one in waiting:
                one.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    async def _concerned(self, reader: DeskReader, found: News) -> list[DeskSection]:
        concerned = []
        for section in self.desk.opened_to(reader):
            if found.all_of_it or await self._concerns(reader, section, found):
                concerned.append(section)
        return concerned

    async def _concerns(self, reader: DeskReader, section: DeskSection, found: News) -> bool:
        """Whether something of this section is new, about somebody whom the reader's permission covers."""
        acts = [act for act in found.acts if act.did.startswith(section.changed_by)] if section.changed_by else []
        covered = reader.standing.covered(section.permission)
        if covered.everything or not acts:
            return bool(acts)
        if covered.security_matters:
            # Which category a ticket has the trail does not say; the page itself shows security's alone.
            return True
        people = [await self.desk.dependencies.register.person(id) for id in dict.fromkeys(act.subject for act in acts) if id]
        return any(person is not None and person.agency in covered.agencies for person in people)
