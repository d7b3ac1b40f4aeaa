"""A sign-on at the organisation's OpenID provider: what one attempt is bound to, what it proves, why one proves nothing. Pure."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from bot.accounts.facts import records, same_account
from bot.accounts.records import AccountKind, DirectoryAccount, Lock, Unread
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret

EARLIER: Final = timedelta(minutes=1)
"""How far before its page somebody may have signed on: the two clocks never quite agree."""


class SignOnRefusal(Enum):
    """Why a sign-on proves nothing. The values are the audit's words."""

    FOREIGN_STATE = "foreign_state"
    """It answers no attempt of this page in this browser."""
    REPLAYED = "replayed"
    """The sign-on of this page was taken already."""
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
    """The person's own account: of old, disabled or locked."""
    SAME_PASSWORD = "same_password"  # noqa: S105 - a word for the audit
    """With the portal account whose password was the first proof: one secret twice is no second proof."""


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


def sign_on_accounts(snapshot: Snapshot, stage: Stage) -> tuple[str, ...]:
    """With which accounts this person signs on now: TPEAD's, until go-live also the portal's (R24); none that is disabled or locked."""
    directory = tuple(one.account for one in _of_people(snapshot) if one.enabled and not _holds(one.lock, snapshot))
    if stage is Stage.P2:
        return directory
    return (*directory, *(one.account for one in records(snapshot.portal) if one.enabled and not _holds(one.lock, snapshot)))


def is_unread(snapshot: Snapshot, stage: Stage) -> bool:
    """Whether a system did not answer that says whose account it is: then nobody is believed (T32)."""
    return isinstance(snapshot.directory, Unread) or (stage is not Stage.P2 and isinstance(snapshot.portal, Unread))


def judge_account(named: str, snapshot: Snapshot, stage: Stage, *, typed_portal: bool = False) -> SignOnRefusal | None:
    """Whether the account that signed on is this person's; None: it is. `typed_portal`: the portal's password was a proof already."""
    if any(_same(named, account) for account in sign_on_accounts(snapshot, stage)):
        directory = any(_same(named, one.account) for one in _of_people(snapshot))
        return SignOnRefusal.SAME_PASSWORD if typed_portal and not directory else None
    return SignOnRefusal.NOT_IN_USE if any(_same(named, account) for account in _known(snapshot)) else SignOnRefusal.OTHER_PERSON


def _known(snapshot: Snapshot) -> tuple[str, ...]:
    """Every name that an account of this person has or had."""
    directory = records(snapshot.directory)
    portal = (one.account for one in records(snapshot.portal))
    return (*portal, *(one.account for one in directory), *(one.former for one in directory if one.former is not None))


def _of_people(snapshot: Snapshot) -> tuple[DirectoryAccount, ...]:
    return tuple(one for one in records(snapshot.directory) if one.kind is AccountKind.PERSON)


def _holds(lock: Lock | None, snapshot: Snapshot) -> bool:
    return lock is not None and lock.holds(snapshot.taken)


def _same(named: str, account: str) -> bool:
    """Ignoring case, and nothing else: a provider's token names an account as it is, or it names another one."""
    return named == named.strip() and same_account(named, account)


def is_fresh(signed_on: datetime, since: datetime) -> bool:
    """Whether somebody signed on for this page, and not before it."""
    return signed_on >= since - EARLIER
