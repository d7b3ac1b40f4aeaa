"""The pages: the chat at `/`, live updates, the demonstration's bar, health."""

import asyncio
import hashlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import structlog
from jinja2 import Environment, FileSystemLoader
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.casework.demonstrating import Demonstrating
from bot.casework.linking import Linking
from bot.clock import Clock
from bot.conversation import ENGLISH, TRADITIONAL
from bot.messages import ChatIdentity, Message, Phrase, Place, Pressed, Said, Typed
from bot.people.person import Person
from bot.ports import Accept, Register, Updates
from bot.secret import Secret
from bot.store.work import Store
from bot.web.headers import LARGEST, Guarded
from bot.web.session import Sessions, Visitor
from bot.web.transcript import CHANNEL, read_letters, read_transcript
from bot.wording import Wording

_HERE: Final = Path(__file__).parent
_STEPS: Final = {"15m": timedelta(minutes=15), "1h": timedelta(hours=1), "1d": timedelta(days=1)}
_FAULTY: Final = ("portal", "personnel", "directory", "mailbox", "sso")
_HEARTBEAT: Final = 15.0
_STRANGER: Final = "stranger:"
_EXAMPLES: Final = ("page.example-status", "page.example-lock", "page.example-bind")
_log = structlog.get_logger("web")


@dataclass(frozen=True)
class Counter:
    """What the pages stand on. `demonstration` is None outside the demonstration; `settled` waits until what was said is answered."""

    accept: Accept
    store: Store
    wording: Wording
    clock: Clock
    updates: Updates
    linking: Linking
    register: Register
    demonstration: Demonstrating | None
    language: str
    session_key: Secret
    public_url: str
    settled: Callable[[], Awaitable[None]]


def build_pages(counter: Counter) -> Starlette:
    """All routes over one counter."""
    pages = _Pages(counter)
    routes = [
        Route("/", pages.chat, methods=["GET"]),
        Route("/say", pages.say, methods=["POST"]),
        Route("/press", pages.press, methods=["POST"]),
        Route("/updates", pages.updates, methods=["GET"]),
        Route("/static/{name}", pages.static, methods=["GET"]),
        Route("/healthz", pages.healthz, methods=["GET"]),
        Route("/readyz", pages.readyz, methods=["GET"]),
    ]
    if counter.demonstration is not None:
        routes += [
            Route("/demo", pages.demo, methods=["GET"]),
            Route("/demo/mail", pages.demo_mail, methods=["GET"]),
            Route("/demo/{act}", pages.demo_act, methods=["POST"]),
        ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: pages.refused, Exception: pages.failed, ClientDisconnect: pages.gone})
    app.add_middleware(Guarded)
    return app


class _Pages:
    """The handlers of the routes."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._sessions = Sessions(counter.session_key, counter.public_url)
        self._templates = Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)

    @cached_property
    def _version(self) -> str:
        return hashlib.sha256(b"".join(file.read_bytes() for file in sorted((_HERE / "static").iterdir()))).hexdigest()[:12]

    async def chat(self, request: Request) -> Response:
        """The conversation so far, and the form to go on with."""
        visitor = self._sessions.visitor(request)
        who = await self._who(request.query_params.get("as"), visitor)
        now = self._counter.clock.now()
        lines = await read_transcript(self._counter.store, self._counter.wording, who, now)
        language = await self._language(who, request)
        last = max((line.letter for line in lines), default=0)
        examples = [self._say(key, language) for key in _EXAMPLES]
        words = {"lines": lines, "who": who, "last": last, "examples": examples, "bar": await self._bar(language)}
        return self._page("chat.html", visitor, language, words)

    async def say(self, request: Request) -> Response:
        """Takes what was typed; without JavaScript the answer is on the page that follows."""
        form, who = await self._posted(request)
        return await self._take(request, who, Typed(_field(form, "text")))

    async def press(self, request: Request) -> Response:
        """Takes a pressed button."""
        form, who = await self._posted(request)
        return await self._take(request, who, Pressed(_field(form, "button")[:64]))

    async def updates(self, request: Request) -> Response:
        """New lines as server-sent events, from the last one that the page has."""
        visitor = self._sessions.visitor(request)
        who = await self._who(request.query_params.get("as"), visitor)
        named = request.headers.get("last-event-id") or request.query_params.get("after") or "0"
        after = int(named) if named.isascii() and named.isdigit() and len(named) < 16 else 0
        events = self._events(request, visitor, who, after)
        return StreamingResponse(events, media_type="text/event-stream", headers={"x-accel-buffering": "no"})

    async def _events(self, request: Request, visitor: Visitor, who: str, after: int) -> AsyncIterator[str]:
        counter = self._counter
        token = self._sessions.token(visitor)
        async with counter.updates.listen(who) as numbers:
            yield "retry: 2000\n\n"
            while True:
                for line in await read_letters(counter.store, counter.wording, who, after, counter.clock.now()):
                    after = max(after, line.letter)
                    html = self._templates.get_template("line.html").render(line=line, who=who, token=token, say=self._say)
                    yield f"id: {line.letter}\nevent: line\n" + "".join(f"data: {part}\n" for part in html.splitlines()) + "\n"
                try:
                    await asyncio.wait_for(anext(numbers), _HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                    if await request.is_disconnected():
                        return
                except StopAsyncIteration:
                    return

    async def static(self, request: Request) -> Response:
        """Style and script; their address changes with their content."""
        file = _HERE / "static" / Path(request.path_params["name"]).name
        kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
        if file.suffix not in kinds or not file.is_file():
            raise HTTPException(404)
        return Response(file.read_bytes(), media_type=kinds[file.suffix], headers={"cache-control": "public, max-age=31536000, immutable"})

    async def healthz(self, request: Request) -> Response:  # noqa: ARG002
        """The process lives."""
        return PlainTextResponse("ok\n")

    async def readyz(self, request: Request) -> Response:  # noqa: ARG002
        """The database answers."""
        try:
            async with self._counter.store.look() as work:
                await work.clock_ahead()
        except (SQLAlchemyError, OSError):
            return PlainTextResponse("the database does not answer\n", 503)
        return PlainTextResponse("ready\n")

    async def demo(self, request: Request) -> Response:
        """The bar alone, with what one can try."""
        visitor = self._sessions.visitor(request)
        who = await self._who(request.query_params.get("as"), visitor)
        language = await self._language(who, request)
        return self._page("demo.html", visitor, language, {"who": who, "bar": await self._bar(language)})

    async def demo_mail(self, request: Request) -> Response:
        """The mails that were sent: none yet, and the page says so."""
        visitor = self._sessions.visitor(request)
        who = await self._who(None, visitor)
        return self._page("mail.html", visitor, await self._language(who, request), {"who": who, "bar": None})

    async def demo_act(self, request: Request) -> Response:
        """Moves the demonstration."""
        form, who = await self._posted(request)
        demonstration = self._counter.demonstration
        assert demonstration is not None  # noqa: S101 - the route exists in the demonstration only
        actor = "demonstration"
        match request.path_params["act"], _field(form, "what"):
            case "clock", step if step in _STEPS:
                await demonstration.advance(_STEPS[step], actor)
            case "fault", what if what in _FAULTY and _field(form, "is") in ("down", "slow", "garbled", "well"):
                await demonstration.break_system(what, _field(form, "is"), actor)
            case "lock", _:
                person = await self._counter.register.person(who)
                if person is not None:
                    await demonstration.lock_of(person, actor)
            case "over", _:
                await demonstration.start_over(actor)
            case "as", _:
                pass
            case _:
                raise HTTPException(404)
        return self._back(who)

    async def refused(self, request: Request, trouble: Exception) -> Response:
        """A page for what cannot be served."""
        status = trouble.status_code if isinstance(trouble, HTTPException) else 500
        known = status if status in (403, 404, 405, 413) else 400
        return await self._sorry(request, known if status < 500 else 500, status)

    async def failed(self, request: Request, trouble: Exception) -> Response:
        """The web's edge: whatever went wrong, a sentence and no trace."""
        _log.error("page failed", path=request.url.path, trouble=type(trouble).__name__)
        return await self._sorry(request, 500, 500)

    async def gone(self, request: Request, trouble: Exception) -> Response:  # noqa: ARG002
        """The browser left before it had sent everything."""
        return Response(status_code=400)

    async def _sorry(self, request: Request, key: int, status: int) -> Response:
        language = _preferred(request) or self._counter.language
        visitor = self._sessions.visitor(request)
        words = {"title": self._say(f"page.error-{key}-title", language), "text": self._say(f"page.error-{key}", language), "bar": None, "who": ""}
        return self._page("error.html", visitor, language, words, status)

    async def _posted(self, request: Request) -> tuple[FormData, str]:
        """The form and who sends it. Raises 413 for too much, 403 for a form that is not ours."""
        length = request.headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:12]) > LARGEST:
            raise HTTPException(413)
        visitor = self._sessions.visitor(request)
        try:
            form = await request.form(max_files=0, max_fields=20, max_part_size=LARGEST)
        except HTTPException:
            raise
        except (UnicodeError, ValueError):
            raise HTTPException(400) from None
        if self._sessions.refuses(request, visitor, _field(form, "csrf")):
            raise HTTPException(403)
        return form, await self._who(_field(form, "as") or None, visitor)

    async def _take(self, request: Request, who: str, said: Said) -> Response:
        place, sender = Place(CHANNEL, who, True), ChatIdentity(CHANNEL, who)
        locale = _preferred(request)
        await self._counter.accept(Message(secrets.token_hex(12), sender, place, said, self._counter.clock.now(), locale))
        if request.headers.get("x-live") == "1":
            return Response(status_code=204)
        await self._counter.settled()
        return self._back(who)

    def _back(self, who: str) -> Response:
        """To the conversation; the name is one that we checked ourselves (T31)."""
        named = "" if self._counter.demonstration is None else "?" + urlencode({"as": who})
        return RedirectResponse(f"/{named}#say", 303)

    async def _who(self, named: str | None, visitor: Visitor) -> str:
        """Whom the page speaks for: in the demonstration whoever it names, elsewhere this browser's visitor."""
        if self._counter.demonstration is None:
            return f"visitor:{visitor.id}"
        if named:
            wanted = "".join(letter for letter in named[:80] if letter.isalnum() or letter in "._-:@")
            if wanted.startswith(_STRANGER) or await self._counter.register.person(wanted) is not None:
                return wanted
            return f"{_STRANGER}{wanted.replace(':', '')[:60] or 'somebody'}"
        return (await self._counter.register.people())[0].id

    async def _language(self, who: str, request: Request) -> str:
        async with self._counter.store.look() as work:
            conversation = await work.conversations.of(Place(CHANNEL, who, True), ChatIdentity(CHANNEL, who))
        return conversation.language or _preferred(request) or self._counter.language

    async def _bar(self, language: str) -> Mapping[str, Any] | None:
        demonstration = self._counter.demonstration
        if demonstration is None:
            return None
        agencies: dict[str, list[Person]] = {}
        for person in await self._counter.register.people():
            agencies.setdefault(person.agency, []).append(person)
        groups = [((await self._counter.register.agency(agency)).name, people) for agency, people in agencies.items()]
        now = self._counter.clock.now()
        return {
            "groups": groups,
            "faults": await demonstration.organisation.faults(),
            "systems": _FAULTY,
            "steps": tuple(_STEPS),
            "now": f"{now.astimezone(self._counter.wording.zone):%Y-%m-%d %H:%M}",
            "language": language,
        }

    def _say(self, key: str, language: str, **words: str | int) -> str:
        return self._counter.wording.say(Phrase(key, dict(words)), language, self._counter.clock.now())

    def _page(self, template: str, visitor: Visitor, language: str, words: Mapping[str, Any], status: int = 200) -> Response:
        def say(key: str, **more: str | int) -> str:
            return self._say(key, language, **more)

        html = self._templates.get_template(template).render(
            say=say, language=language, token=self._sessions.token(visitor), version=self._version, zone=self._counter.wording.zone, **words
        )
        response = HTMLResponse(html, status)
        self._sessions.remember(response, visitor)
        return response


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return "" if value is None or isinstance(value, UploadFile) else value


def _preferred(request: Request) -> str | None:
    """The first language of the browser that we speak."""
    for part in request.headers.get("accept-language", "").lower().split(","):
        tag = part.partition(";")[0].strip()
        if tag.startswith("zh"):
            return TRADITIONAL
        if tag.startswith("en"):
            return ENGLISH
    return None
