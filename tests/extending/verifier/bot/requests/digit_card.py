"""Six digits that a card shows, new every half minute: the toy verifier of `docs/extending.md`."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from bot.actions.action import Case
from bot.clock import Clock
from bot.messages import Phrase
from bot.ports import PasswordCheckResult
from bot.requests.page_flow import StepVisit
from bot.secret import Secret
from bot.verification.methods import Method

_SPAN: Final = 30


class DigitCardVerifier:
    """Everybody's card is known to the toy."""

    method: Final = Method.DIGIT_CARD
    wrong: Final = Phrase("page.digit_card_wrong")

    def __init__(self, key: Secret, clock: Clock) -> None:
        self._key = key
        self._clock = clock

    def can_prove(self, case: Case) -> bool:
        """Whoever has a card."""
        return case.diagnosis.snapshot.person.id != ""

    async def prompt(self, visit: StepVisit) -> str | None:
        """Nothing: it is typed."""
        return ""

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | None:
        """Compared in constant time; whoever types slowly may type the last ones."""
        now = self._clock.now()
        shown = [shown_digits(self._key, visit.person.id, at) for at in (now, now - timedelta(seconds=_SPAN))]
        right = [hmac.compare_digest(digits, typed.reveal().encode()) for digits in shown]
        return PasswordCheckResult.RIGHT if any(right) else PasswordCheckResult.WRONG


def shown_digits(key: Secret, person: str, now: datetime) -> bytes:
    """What somebody's card shows."""
    mac = hmac.new(key.reveal().encode(), f"{person} {int(now.timestamp()) // _SPAN}".encode(), hashlib.sha256)
    return f"{int.from_bytes(mac.digest()[:4]) % 1_000_000:06d}".encode()
