"""The chat page, and the two things one can do on it: say something and press a button."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.messages import Message, Pressed, Said, Typed
from bot.web.bar import NOTICES, read_bar
from bot.web.forms import Form
from bot.web.front import Front
from bot.web.timeline import Heard, read_timeline
from bot.web.visitor import Visitor

EXAMPLES: Final = ("web.example-status", "web.example-lock", "web.example-bind")
_LONGEST_ID: Final = 64


@dataclass(frozen=True)
class Chat:
    """The web chat. Every form works without JavaScript; with it the script asks for `live` answers and stays on the page."""

    front: Front

    async def show(self, request: Request) -> Response:
        """The conversation so far, and the form to go on with."""
        counter = self.front.counter
        visitor = await self.front.visitor(request)
        async with counter.store.look() as work:
            timeline = await read_timeline(work, counter.wording, visitor.place.conversation, counter.clock.now())
        notice = request.query_params.get("did", "")
        return self.front.page(
            visitor,
            "chat.html",
            timeline=timeline,
            examples=EXAMPLES,
            notice=notice if notice in NOTICES else "",
            bar=await read_bar(counter, visitor),
            back="chat",
            drafts=self.front.sessions.drafts(visitor.session, visitor.identity.user),
        )

    async def say(self, request: Request, form: Form) -> Response:
        """Takes what was typed."""
        visitor = await self.front.visitor(request, form.session, form["as"])
        if not form["text"].strip():
            return RedirectResponse(visitor.path("/", did="empty"), 303)
        return await self._take(visitor, form, Typed(form["text"]), "said " + form["text"])

    async def press(self, request: Request, form: Form) -> Response:
        """Takes a pressed button; whose it is and whether it still works is decided by the desk (T12)."""
        visitor = await self.front.visitor(request, form.session, form["as"])
        button = form["button"][:_LONGEST_ID]
        return await self._take(visitor, form, Pressed(button), "pressed " + button)

    async def _take(self, visitor: Visitor, form: Form, said: Said, words: str) -> Response:
        """Takes it once, however often a double click, a retry or the way back sends the same form with the same words."""
        counter = self.front.counter
        event = self.front.sessions.event(visitor.identity.user, form["once"][:_LONGEST_ID], words)
        await counter.accept(Message(event, visitor.identity, visitor.place, said, counter.clock.now(), visitor.locale))
        if form["live"]:
            return HTMLResponse(await self._heard(visitor, event))
        await counter.settled()
        return RedirectResponse(visitor.path("/") + "#say", 303)

    async def _heard(self, visitor: Visitor, event: str) -> str:
        """What was said, as it was written down: the page never shows the words that the form held, which may be a password (T4)."""
        counter = self.front.counter
        async with counter.store.look() as work:
            turn = next((n for n, one in await work.inbox.said_in(visitor.place.channel, visitor.place.conversation, 20) if one.event == event), 0)
            timeline = await read_timeline(work, counter.wording, visitor.place.conversation, counter.clock.now())
        item = next((item for item in timeline.items if isinstance(item, Heard) and item.turn == turn), None)
        return "" if item is None else self.front.item(visitor, item)
