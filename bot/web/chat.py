"""The chat page: typing a message and pressing a button."""

from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.messages import ButtonPress, Message, MessageContent
from bot.redaction import link_code_in
from bot.runtime.quick_dataclass import dataclass
from bot.web.demonstration_bar import NOTICES, read_demonstration_bar
from bot.web.dependencies import WriteBeside
from bot.web.forms import Form
from bot.web.pages import Pages
from bot.web.session import chat_of
from bot.web.timeline import PersonEntry, read_timeline
from bot.web.uploads import digest_of, file_picker, message_files
from bot.web.visitor import STRANGER, Visitor, on_this_machine

EXAMPLES: Final = ("web.example-status", "web.example-lock", "web.example-bind")
_LONGEST_ID: Final = 64


@dataclass(frozen=True)
class ChatPage:
    """The web chat. Every form works without JavaScript; with it the script asks for `live` answers and stays on the page."""

    pages: Pages

    async def show(self, request: Request) -> Response:
        """The conversation so far, with the form to continue it."""
        dependencies = self.pages.dependencies
        visitor = await self.pages.visitor(request)
        async with dependencies.store.look() as work:
            timeline = await read_timeline(work, dependencies.wording, visitor.place.conversation, dependencies.clock.now())
        notice = request.query_params.get("did", "")
        return self.pages.page(
            visitor,
            "chat.html",
            reader=await self.pages.reader(visitor),
            timeline=timeline,
            examples=EXAMPLES,
            notice=notice if notice in NOTICES else "",
            bar=await read_demonstration_bar(dependencies, visitor),
            back="chat",
            drafts=self.pages.sessions.drafts(visitor.session, visitor.identity.user),
            picker=file_picker(dependencies.file_limits),
        )

    async def say(self, request: Request, form: Form) -> Response:
        """Accepts typed text, and files with or without it."""
        visitor = await self.pages.visitor(request, form.session, form["as"])
        text, files = form["text"], form.files
        if not text.strip() and not files:
            return RedirectResponse(visitor.path("/", did="empty"), 303)
        if link_code_in(text) is not None:
            # The text may link this browser to a person; anybody who knew the old cookie must not become that person with it.
            visitor = replace(visitor, session=await self.pages.sessions.renew(visitor.session, ""))
        words = f"sent {digest_of(files)} {text}" if files else "said " + text
        sent = message_files(files, known=bool(files) and await self._known(visitor))
        beside = sent.writing(visitor.identity.user, self.pages.dependencies.file_limits, self.pages.dependencies.clock.now())
        return await self._take(visitor, form, sent.with_words(text), words, beside=beside if files else None)

    async def press(self, request: Request, form: Form) -> Response:
        """Accepts a pressed button; the desk decides whose it is and whether it still works (T12)."""
        visitor = await self.pages.visitor(request, form.session, form["as"])
        button = form["button"][:_LONGEST_ID]
        return await self._take(visitor, form, ButtonPress(button), "pressed " + button)

    async def _known(self, visitor: Visitor) -> bool:
        """Whether this chat belongs to somebody; what strangers send is not kept for a moment."""
        if visitor.person is not None:
            return True
        async with self.pages.dependencies.store.look() as work:
            return await work.links.of(visitor.identity) is not None

    async def _take(self, visitor: Visitor, form: Form, content: MessageContent, words: str, beside: WriteBeside | None = None) -> Response:
        """Takes it once, however often a double click, a retry or the way back sends the same form with the same words."""
        dependencies = self.pages.dependencies
        event = self.pages.sessions.event(visitor.identity.user, form["once"][:_LONGEST_ID], words)
        now = dependencies.clock.now()
        message = Message(event=event, sender=visitor.identity, place=visitor.place, content=content, at=now, locale=visitor.locale)
        await dependencies.accept(message, beside)
        if form["live"]:
            answer: Response = HTMLResponse(await self._stored_entry(visitor, event))
        else:
            await dependencies.settled()
            answer = RedirectResponse(visitor.path("/") + "#say", 303)
        self.pages.sessions.keep(visitor.session, answer)
        return answer

    async def log_out(self, request: Request, form: Form) -> Response:
        """Ends the session here and for every copy of its cookie, and with it the link of a chat that nobody can enter any more."""
        dependencies = self.pages.dependencies
        anybody = dependencies.demonstration is not None and on_this_machine(request)
        answer = RedirectResponse("/?" + urlencode(({"as": STRANGER} if anybody else {}) | {"did": "logged-out"}), 303)
        await self.pages.sessions.end(form.session, answer)
        await dependencies.link_flow.unlink(chat_of(form.session), "logged out")
        return answer

    async def _stored_entry(self, visitor: Visitor, event: str) -> str:
        """The person's entry as stored: the page never echoes the submitted words, which may be a password (T4)."""
        dependencies = self.pages.dependencies
        async with dependencies.store.look() as work:
            turn = next((n for n, message in await work.inbox.said_in(visitor.place.channel, visitor.place.conversation, 20) if message.event == event), 0)
            timeline = await read_timeline(work, dependencies.wording, visitor.place.conversation, dependencies.clock.now())
        item = next((item for item in timeline.items if isinstance(item, PersonEntry) and item.turn == turn), None)
        return "" if item is None else self.pages.item(visitor, item)
