"""Whether a call over HTTP is Slack's: the signature over the raw bytes, its age, and that it is not played again (T10)."""

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from bot.clock import Clock
from bot.secret import Secret

_AGE: Final = 300
_MOST: Final = 20_000


class Signatures:
    """Checks signatures and remembers those that were taken, as long as they could be played again."""

    def __init__(self, secret: Secret, clock: Clock) -> None:
        self._secret = secret
        self._clock = clock
        self._taken: OrderedDict[str, int] = OrderedDict()

    def right(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether the call is signed by Slack, at most five minutes ago, and was not taken yet; Slack's own repetition of one may come again."""
        written, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        now = int(self._clock.now().timestamp())
        if not (written.isascii() and written.isdecimal() and len(written) <= 12 and signature.isascii()) or abs(now - int(written)) > _AGE:
            return False
        expected = "v0=" + hmac.new(self._secret.reveal().encode(), b"v0:" + written.encode() + b":" + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, signature):
            return False
        return signature not in self._taken or "x-slack-retry-num" in headers

    def take(self, headers: Mapping[str, str]) -> None:
        """Its work is done: the same call is refused from now on."""
        now = int(self._clock.now().timestamp())
        self._taken[headers.get("x-slack-signature", "")] = now
        while self._taken and (len(self._taken) > _MOST or next(iter(self._taken.values())) < now - 2 * _AGE):
            self._taken.popitem(last=False)
