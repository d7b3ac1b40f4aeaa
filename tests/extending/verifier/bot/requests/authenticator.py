"""Six digits that a device shows, new every half minute: the toy verifier of `docs/extending.md`."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.snapshot import Snapshot
from bot.clock import Clock
from bot.messages import Phrase
from bot.ports import PasswordCheckResult
from bot.requests.page_flow import StepVisit
from bot.secret import Secret
from bot.verification.methods import Method

_SPAN: Final = 30


class AuthenticatorVerifier:
    """Everybody's device is known to the toy."""

    method: Final = Method.AUTHENTICATOR
    wrong: Final = Phrase("page.authenticator_wrong")

    def __init__(self, key: Secret, clock: Clock) -> None:
        self._key = key
        self._clock = clock

    def can_prove(self, snapshot: Snapshot) -> bool:
        """Whoever has a device."""
        return snapshot.person.id != ""

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | None:
        """Compared in constant time; whoever types slowly may type the last ones."""
        now = self._clock.now()
        shown = [shown_digits(self._key, visit.person.id, at) for at in (now, now - timedelta(seconds=_SPAN))]
        right = [hmac.compare_digest(digits, typed.reveal().encode()) for digits in shown]
        return PasswordCheckResult.RIGHT if any(right) else PasswordCheckResult.WRONG


def shown_digits(key: Secret, person: str, now: datetime) -> bytes:
    """What somebody's device shows."""
    mac = hmac.new(key.reveal().encode(), f"{person} {int(now.timestamp()) // _SPAN}".encode(), hashlib.sha256)
    return f"{int.from_bytes(mac.digest()[:4]) % 1_000_000:06d}".encode()
