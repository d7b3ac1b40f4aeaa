"""A sign-on at the organisation's OpenID provider: what one attempt is bound to, what it proves, why one proves nothing. Pure."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret

EARLIER: Final = timedelta(minutes=1)
"""How far before its page somebody may have signed on: the two clocks never quite agree."""


class SignOnRefusal(Enum):
    """Why a sign-on proves nothing. The values are the audit's words."""

    FOREIGN_STATE = "foreign_state"
    """It answers no attempt of this page in this browser."""
    WRONG_ISSUER = "wrong_issuer"
    CODE_REFUSED = "code_refused"
    """The provider does not take the code: used, too old, or of somebody else's attempt."""
    UNREADABLE = "unreadable"
    UNSIGNED = "unsigned"
    """Not signed, or with a key that both sides share."""
    FORGED = "forged"
    OTHER_CLIENT = "other_client"
    OUT_OF_TIME = "out_of_time"
    STALE_NONCE = "stale_nonce"
    NOT_FRESH = "not_fresh"
    """Signed on before the page was there."""
    WEAKER = "weaker"
    """By a weaker way than the configuration asks for."""
    NO_ACCOUNT = "no_account"
    OTHER_PERSON = "other_person"
    NOT_IN_USE = "not_in_use"
    """The person's own account, of old, disabled or locked."""


@dataclass(frozen=True, slots=True)
class SignOnAttempt:
    """One attempt, derived and stored nowhere. `state` comes back through the browser, `nonce` in the token; `verifier` only this desk can show (PKCE).

    `since` (UTC): when its page began."""

    state: str
    nonce: str
    verifier: Secret
    since: datetime


@dataclass(frozen=True, slots=True)
class SignOnAnswer:
    """What the browser brings back. `issuer`: who says to have sent it (RFC 9207), '' where nobody says."""

    code: Secret
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class SignedOn:
    """A sign-on that holds: the account it names, when it was made (UTC), and how (`acr`, '' where the provider does not say)."""

    account: str
    at: datetime
    acr: str = ""


def is_fresh(signed_on: datetime, since: datetime) -> bool:
    """Whether somebody signed on for this page, and not before it."""
    return signed_on >= since - EARLIER
