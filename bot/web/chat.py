"""The chat page, and the two things one can do on it: say something and press a button."""

from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.audit import AuditEvent, AuditRecord
from bot.messages import ButtonPress, Message, MessageContent, TypedText
from bot.people.identity import audit_actor
from bot.redaction import link_code_in
from bot.runtime.quick_dataclass import dataclass
from bot.web.demonstration_bar import NOTICES, read_demonstration_bar
from bot.web.forms import Form
from bot.web.pages import Pages
from bot.web.session import chat_of
from bot.web.timeline import PersonEntry, read_timeline
from bot.web.visitor import STRANGER, Visitor, on_this_machine

EXAMPLES: Final = ("web.example-status", "web.example-lock", "web.example-bind")
_LONGEST_ID: Final = 64


@dataclass(frozen=True)
class ChatPage:
    """The web chat. Every form works without JavaScript; with it the script asks for `live` answers and stays on the page."""

    front: Pages

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
            bar=await read_demonstration_bar(counter, visitor),
            back="chat",
            drafts=self.front.sessions.drafts(visitor.session, visitor.identity.user),
        )

    async def say(self, request: Request, form: Form) -> Response:
        """Takes what was typed."""
        visitor = await self.front.visitor(request, form.session, form["as"])
        if not form["text"].strip():
            return RedirectResponse(visitor.path("/", did="empty"), 303)
        if link_code_in(form["text"]) is not None:
            # It may make this browser somebody's chat: whoever knew its cookie before must not become that person with it.
            visitor = replace(visitor, session=await self.front.sessions.renew(visitor.session, ""))
        return await self._take(visitor, form, TypedText(form["text"]), "said " + form["text"])

    async def press(self, request: Request, form: Form) -> Response:
        """Takes a pressed button; whose it is and whether it still works is decided by the desk (T12)."""
        visitor = await self.front.visitor(request, form.session, form["as"])
        button = form["button"][:_LONGEST_ID]
        return await self._take(visitor, form, ButtonPress(button), "pressed " + button)

    async def _take(self, visitor: Visitor, form: Form, said: MessageContent, words: str) -> Response:
        """Takes it once, however often a double click, a retry or the way back sends the same form with the same words."""
        counter = self.front.counter
        event = self.front.sessions.event(visitor.identity.user, form["once"][:_LONGEST_ID], words)
        await counter.accept(Message(event=event, sender=visitor.identity, place=visitor.place, said=said, at=counter.clock.now(), locale=visitor.locale))
        if form["live"]:
            answer: Response = HTMLResponse(await self._heard(visitor, event))
        else:
            await counter.settled()
            answer = RedirectResponse(visitor.path("/") + "#say", 303)
        self.front.sessions.keep(visitor.session, answer)
        return answer

    async def log_out(self, request: Request, form: Form) -> Response:
        """Ends the session here and wherever a copy of its cookie lies, and with it the link of a chat that nobody can enter any more."""
        counter, identity, now = self.front.counter, chat_of(form.session), self.front.counter.clock.now()
        anybody = counter.demonstration is not None and on_this_machine(request)
        answer = RedirectResponse("/?" + urlencode(({"as": STRANGER} if anybody else {}) | {"did": "logged-out"}), 303)
        await self.front.sessions.end(form.session, answer)
        async with counter.store.work() as work:
            link = await work.links.of(identity)
            if link is not None:
                ended = await work.links.end(identity, now)
                await work.audit.append(AuditRecord(AuditEvent.LINK_ENDED, audit_actor(identity), link.person, {"links": str(ended), "why": "logged out"}), now)
        return answer

    async def _heard(self, visitor: Visitor, event: str) -> str:
        """What was said, as it was written down: the page never shows the words that the form held, which may be a password (T4)."""
        counter = self.front.counter
        async with counter.store.look() as work:
            turn = next((n for n, one in await work.inbox.said_in(visitor.place.channel, visitor.place.conversation, 20) if one.event == event), 0)
            timeline = await read_timeline(work, counter.wording, visitor.place.conversation, counter.clock.now())
        item = next((item for item in timeline.items if isinstance(item, PersonEntry) and item.turn == turn), None)
        return "" if item is None else self.front.item(visitor, item)
