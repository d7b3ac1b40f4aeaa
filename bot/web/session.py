"""The browser's session: a random id that we signed, and the token that each form must carry (T18).

The session ends with the browser: staff share computers. It says nothing about who somebody is.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.secret import Secret

_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
_PORTS: Final = {"http": 80, "https": 443}
_FRIENDLY: Final = ("same-origin", "none")


@dataclass(frozen=True, slots=True)
class Session:
    """One browser. `fresh` when it came without a session of ours."""

    id: str
    fresh: bool


class Sessions:
    """Makes sessions, knows them again, and checks that a form comes from one of our own pages."""

    def __init__(self, key: Secret, public_url: str) -> None:
        self._key = key
        self._secure = urlsplit(public_url).scheme == "https"
        self._origins = _origins(public_url)
        # Browsers and clients do not send a Secure cookie back over plain http, so the strict name is for https.
        self.cookie: Final = "__Host-accountdesk" if self._secure else "accountdesk"

    def of(self, request: Request) -> Session:
        """The session that this request belongs to, or a new one."""
        id, _, seal = request.cookies.get(self.cookie, "").partition(".")
        if id and hmac.compare_digest(seal.encode(), self._sealed("session", id).encode()):
            return Session(id, fresh=False)
        return Session(secrets.token_urlsafe(24), fresh=True)

    def keep(self, session: Session, response: Response) -> None:
        """Gives a new session to the browser; an old one is left as it is."""
        if session.fresh:
            value = f"{session.id}.{self._sealed('session', session.id)}"
            response.set_cookie(self.cookie, value, path="/", secure=self._secure, httponly=True, samesite="lax")

    def token(self, session: Session) -> str:
        """What the forms of this session carry."""
        return self._sealed("form", session.id)

    def drafts(self, session: Session, user: str) -> str:
        """The name under which the page keeps what is not sent yet: another session or another person never finds it."""
        return self._sealed("drafts", f"{session.id} {user}")[:24]

    def event(self, user: str, once: str, said: str) -> str:
        """The name of one form with these words: sent twice it is the same message, and it does not tell what was said (T4)."""
        return "web-" + self._sealed("event", f"{len(user)} {user} {once} {said}")[:48] if once else f"web-{secrets.token_hex(16)}"

    def holds(self, session: Session, token: str) -> bool:
        """Whether a form's token is this session's; a session that we just made has sent no form."""
        return not session.fresh and hmac.compare_digest(token.encode(), self.token(session).encode())

    def from_our_page(self, request: Request) -> bool:
        """Whether the browser says that a form was sent by one of our pages, or says nothing.

        Under `Referrer-Policy: no-referrer` browsers name the origin of our own forms `null`; then Sec-Fetch-Site and the token decide.
        """
        if request.headers.get("sec-fetch-site", "none") not in _FRIENDLY:
            return False
        origin = request.headers.get("origin")
        return origin in (None, "null") or _origin(origin or "") in self._origins

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
