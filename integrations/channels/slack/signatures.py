"""Verifies that a call over HTTP is from Slack: the signature over the raw bytes and its age, by Slack's own verifier, and that it is no replay (T10)."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from slack_sdk.signature import Clock as SlackClock
from slack_sdk.signature import SignatureVerifier

from bot.clock import Clock
from bot.secret import Secret

_KEPT: Final = 600  # twice the age that the verifier allows, since Slack's clock may be ahead of ours
_MOST: Final = 20_000


class _Seconds(SlackClock):
    """The desk's clock in the form that the verifier expects."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> int:
        """Whole seconds since 1970."""
        return int(self._clock.now().timestamp())


class Signatures:
    """Checks signatures and remembers those that were taken, as long as they could be played again."""

    def __init__(self, secret: Secret, clock: Clock) -> None:
        self._secret = secret
        self._seconds = _Seconds(clock)
        self._taken: OrderedDict[str, int] = OrderedDict()

    def right(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether the call is signed by Slack, at most five minutes ago, and is no replay; Slack's own retry is allowed."""
        written, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
        try:
            # Created for each call: a verifier holds the secret in plain text.
            signed = SignatureVerifier(self._secret.reveal(), self._seconds).is_valid(body, written, signature)
        except (ValueError, TypeError):  # it expects a time that is a number, a body in UTF-8 and a signature in ASCII
            return False
        return signed and (signature not in self._taken or "x-slack-retry-num" in headers)

    def take(self, headers: Mapping[str, str]) -> None:
        """The call has been handled: from now on it is refused as a replay."""
        now = self._seconds.now()
        self._taken[headers.get("x-slack-signature", "")] = now
        while self._taken and (len(self._taken) > _MOST or next(iter(self._taken.values())) < now - _KEPT):
            self._taken.popitem(last=False)
