"""The browser's session: a random id that we signed, and the token that each form must carry (T18).

The session ends with the browser: staff share computers. It does not identify anybody; but a chat may be linked to it, and a page may continue in
it, so its cookie is renewed when somebody proves who they are, and the previous cookie becomes worthless.
"""

import hashlib
import hmac
import secrets
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.clock import Clock
from bot.messages import ChatIdentity
from bot.people.identity import WEB, web_chat
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.browsers import KnownBrowser
from bot.store.work import Store, Work
from bot.verification.tokens import Tokens
from bot.web.languages import chosen_language

CHANNEL: Final = WEB
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
_PORTS: Final = {"http": 80, "https": 443}
_FRIENDLY: Final = ("same-origin", "none")


@dataclass(frozen=True, slots=True)
class Session:
    """One browser. `fresh`: it came without a session of ours. `turn` changes with each renewal ('' before the first). `given` is False until the
    browser has received the cookie. `person` was the last to prove their identity there, '' for nobody. `language` was chosen there, '' for none."""

    id: str
    fresh: bool
    turn: str = ""
    person: str = ""
    given: bool = True
    language: str = ""

    @property
    def named(self) -> str:
        """The signed part of the cookie."""
        return f"{self.id}.{self.turn}" if self.turn else self.id


def chat_of(session: Session) -> ChatIdentity:
    """The chat identity of this browser outside the demonstration; renewing its cookie does not change it."""
    return web_chat(session.id)


class Sessions:
    """Creates sessions, recognises them, and checks that a form comes from one of our own pages."""

    def __init__(self, key: Secret, public_url: str, store: Store, clock: Clock, *, forms_at: str = "") -> None:
        """`forms_at`: the address whose pages send the forms, where it is not the desk's own."""
        self._key = key
        self._tokens = Tokens(key)
        self._store = store
        self._clock = clock
        self._secure = urlsplit(public_url).scheme == "https"
        self._origins = _origins(forms_at or public_url)
        # Browsers and clients do not send a Secure cookie back over plain http, so the strict name is for https.
        self.cookie: Final = "__Host-accountdesk" if self._secure else "accountdesk"

    async def of(self, request: Request) -> Session:
        """The session that this request belongs to, or a new one."""
        chosen = chosen_language(request) or ""
        named, _, seal = request.cookies.get(self.cookie, "").rpartition(".")
        if named and hmac.compare_digest(seal.encode(), self._sealed("session", named).encode()):
            id, _, turn = named.partition(".")
            session = Session(id, fresh=False, turn=turn, language=chosen)
            async with self._store.look() as work:
                known = await self._good(work, session)
            if known is not None:
                return replace(session, person=known.person)
        return Session(secrets.token_urlsafe(24), fresh=True, given=False, language=chosen)

    async def lives(self, session: Session) -> bool:
        """Whether a session that was valid when a stream began still is."""
        async with self._store.look() as work:
            return await self._good(work, session) is not None

    async def renew(self, session: Session, person: str) -> Session:
        """The same session under a new cookie, because another person stands behind it; the old cookie is dead (session fixation). A second request
        with the old cookie keeps it, dead as it is."""
        new = replace(session, fresh=False, turn=secrets.token_urlsafe(12), person=person, given=False)
        async with self._store.work() as work:
            first = await work.browsers.renew(self._browser(session.id), self._turn(session), self._turn(new), person, self._clock.now())
        return new if first else session

    async def end(self, session: Session, response: Response) -> None:
        """Logs out: no copy of this session's cookie is valid any more."""
        async with self._store.work() as work:
            await work.browsers.end(self._browser(session.id), self._clock.now())
        response.delete_cookie(self.cookie, path="/", secure=self._secure, httponly=True, samesite="lax")

    def keep(self, session: Session, response: Response) -> None:
        """Sends the cookie of a new or renewed session; an existing one is left as it is."""
        if not session.given:
            value = f"{session.named}.{self._sealed('session', session.named)}"
            response.set_cookie(self.cookie, value, path="/", secure=self._secure, httponly=True, samesite="lax")

    def token(self, session: Session) -> str:
        """The token in this session's forms; a renewal keeps it, so that a form in another tab is not lost. It is worthless without the cookie, which
        no other site's form sends along (SameSite)."""
        return self._sealed("form", session.id)

    def drafts(self, session: Session, user: str) -> str:
        """The key under which the page stores unsent drafts: another session or another person never finds it."""
        return self._sealed("drafts", f"{session.id} {user}")[:24]

    def event(self, user: str, once: str, text: str) -> str:
        """The event id of one form with this text: sent twice it is the same message, and the id does not reveal the text (T4)."""
        return "web-" + self._sealed("event", f"{len(user)} {user} {once} {text}")[:48] if once else f"web-{secrets.token_hex(16)}"

    def holds(self, session: Session, token: str) -> bool:
        """Whether a form's token is this session's; a session that was just created has sent no form."""
        return not session.fresh and hmac.compare_digest(token.encode(), self.token(session).encode())

    def from_our_page(self, request: Request) -> bool:
        """Whether the browser says that one of our pages sent the form, or does not say.

        Under `Referrer-Policy: no-referrer` browsers send `null` as the origin of our own forms; then Sec-Fetch-Site and the token decide.
        """
        if request.headers.get("sec-fetch-site", "none") not in _FRIENDLY:
            return False
        origin = request.headers.get("origin")
        return origin in (None, "null") or _origin(origin or "") in self._origins

    async def _good(self, work: Work, session: Session) -> KnownBrowser | None:
        """The stored browser if its cookie is the latest one and its chat's link has not ended: what was said in somebody's chat is not for the next
        person at the same computer."""
        known = await work.browsers.of(self._browser(session.id)) or KnownBrowser("", "", None)
        good = known.ended is None and hmac.compare_digest(known.turn, self._turn(session)) and not await work.links.is_over(chat_of(session))
        return known if good else None

    def _browser(self, id: str) -> str:
        return self._tokens.sealed_browser(id)

    def _turn(self, session: Session) -> str:
        return self._sealed("turn", session.named) if session.turn else ""

    def _sealed(self, purpose: str, id: str) -> str:
        return hmac.new(self._key.reveal().encode(), f"web {purpose} {id}".encode(), hashlib.sha256).hexdigest()


def _origin(url: str) -> tuple[str, str, int] | None:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname or "", port)


def _origins(public_url: str) -> frozenset[tuple[str, str, int] | None]:
    """Our own origin; on this machine under all its names."""
    own = _origin(public_url)
    if own is None or own[1] not in _LOOPBACK:
        return frozenset({own} - {None})
    return frozenset((own[0], name, own[2]) for name in _LOOPBACK)
