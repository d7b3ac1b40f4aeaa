"""The visitor's session: a random id in a cookie, and a token bound to it for every form (T18)."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.secret import Secret


@dataclass(frozen=True, slots=True)
class Visitor:
    """`id` is random; `fresh` when this request brought no good cookie."""

    id: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Sessions:
    """Signs ids and form tokens. `secure`: the pages are reached over https."""

    key: Secret
    public_url: str

    @property
    def secure(self) -> bool:
        """Whether the cookie may carry the `__Host-` name, which browsers keep for https."""
        return self.public_url.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return "__Host-desk" if self.secure else "desk"

    def visitor(self, request: Request) -> Visitor:
        """Who comes: the id of a cookie that we signed, else a new one."""
        id, _, signature = request.cookies.get(self.cookie, "").partition(".")
        if id and hmac.compare_digest(signature.encode(), self._sign("session", id).encode()):
            return Visitor(id, False)
        return Visitor(secrets.token_urlsafe(18), True)

    def remember(self, response: Response, visitor: Visitor) -> None:
        """Sets the cookie where it is new."""
        if visitor.fresh:
            value = f"{visitor.id}.{self._sign('session', visitor.id)}"
            response.set_cookie(self.cookie, value, max_age=86400 * 30, httponly=True, samesite="lax", secure=self.secure, path="/")

    def token(self, visitor: Visitor) -> str:
        """What a form of this visitor must bring back."""
        return self._sign("form", visitor.id)

    def refuses(self, request: Request, visitor: Visitor, token: str) -> bool:
        """Whether a POST comes from elsewhere: a foreign Origin, or no token of this session."""
        origin = request.headers.get("origin")
        if origin == "null" and request.headers.get("sec-fetch-site") == "same-origin":
            # With no-referrer a browser hides the origin of its own forms; it still says that they are its own.
            origin = None
        if origin is not None and not self._own(origin):
            return True
        return visitor.fresh or not hmac.compare_digest(token.encode("utf-8", "replace"), self.token(visitor).encode())

    def _own(self, origin: str) -> bool:
        try:
            named, ours = urlsplit(origin), urlsplit(self.public_url)
            here = {(ours.hostname, ours.port)}
            if ours.hostname in ("localhost", "127.0.0.1"):
                here |= {("localhost", ours.port), ("127.0.0.1", ours.port)}
            return named.scheme == ours.scheme and (named.hostname, named.port) in here
        except ValueError:
            return False

    def _sign(self, purpose: str, value: str) -> str:
        return hmac.new(self.key.reveal().encode(), f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()
