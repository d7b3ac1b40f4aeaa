"""Whether an ID token proves a sign-on: signature, issuer, audience, time, nonce, freshness, way. Pure; the time is given."""

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import BadSignatureError, ClaimError, ExpiredTokenError, InvalidKeyIdError, JoseError, UnsupportedAlgorithmError
from joserfc.jwk import JWKRegistry, KeySet

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.sign_on import SignOnAttempt, SignOnRefusal, is_fresh

SKEW: Final = 60
"""Seconds by which the provider's clock may differ from ours."""
_LATEST: Final = 253_402_300_799
"""The last second of the year 9999: what is later is no time."""
_BY_CLAIM: Final[Mapping[str, SignOnRefusal]] = MappingProxyType(
    {
        "iss": SignOnRefusal.WRONG_ISSUER,
        "aud": SignOnRefusal.OTHER_CLIENT,
        "azp": SignOnRefusal.OTHER_CLIENT,
        "exp": SignOnRefusal.OUT_OF_TIME,
        "iat": SignOnRefusal.OUT_OF_TIME,
        "nbf": SignOnRefusal.OUT_OF_TIME,
        "nonce": SignOnRefusal.STALE_NONCE,
        "at_hash": SignOnRefusal.FORGED,
    }
)


@dataclass(frozen=True, slots=True)
class ExpectedToken:
    """What a token has to be. `acr`: the ways of signing on that count, empty: every way; `access_token`: the one that came with it."""

    issuer: str
    client: str
    signatures: tuple[str, ...]
    acr: tuple[str, ...]
    access_token: Secret | None = None


@dataclass(frozen=True, slots=True)
class ReadToken:
    """A token that holds: its claims, and when its owner signed on (UTC)."""

    claims: Mapping[str, Any]
    at: datetime


class UnknownKey(Exception):
    """It is signed with a key that is not among these: the provider may have changed its keys since they were read."""


def readable_keys(document: Mapping[str, Any]) -> KeySet:
    """The keys that can verify a signature; one that cannot be read is left out, whatever is wrong with it."""
    found = document.get("keys")
    entries: Iterable[Any] = found if isinstance(found, list) else ()
    return KeySet([key for entry in entries if (key := _readable_key(entry)) is not None])


def read_id_token(token: Secret, keys: KeySet, expected: ExpectedToken, attempt: SignOnAttempt, now: datetime) -> ReadToken | SignOnRefusal:
    """Raises UnknownKey. What the library does not judge is judged here: with `max_age=0` it asks for no `auth_time`, and it never compares one."""
    try:
        signed = jwt.decode(token.reveal(), keys, registry=jws.JWSRegistry(algorithms=expected.signatures, strict_check_header=False))
    except UnsupportedAlgorithmError:
        return SignOnRefusal.UNSIGNED
    except BadSignatureError:
        return SignOnRefusal.FORGED
    except InvalidKeyIdError:
        raise UnknownKey from None
    except (JoseError, ValueError, TypeError, AttributeError, RecursionError):
        return SignOnRefusal.UNREADABLE
    wrong = _wrong_claim(signed, expected, attempt, now)
    if wrong is not None:
        return wrong
    at = _moment(signed.claims.get("auth_time"))
    if at is None or not is_fresh(at, attempt.since):
        return SignOnRefusal.NOT_FRESH
    if at.timestamp() > now.timestamp() + SKEW:
        return SignOnRefusal.OUT_OF_TIME
    if expected.acr and signed.claims.get("acr") not in expected.acr:
        return SignOnRefusal.WEAKER
    return ReadToken(signed.claims, at)


def _wrong_claim(signed: jwt.Token, expected: ExpectedToken, attempt: SignOnAttempt, now: datetime) -> SignOnRefusal | None:
    options = {"iss": {"essential": True, "value": expected.issuer}, "aud": {"essential": True, "value": expected.client}}
    params = {"nonce": attempt.nonce, "client_id": expected.client}
    if expected.access_token is not None:
        params["access_token"] = expected.access_token.reveal()
    try:
        CodeIDToken(signed.claims, signed.header, options, params).validate(now=int(now.timestamp()), leeway=SKEW)
    except ExpiredTokenError:
        return SignOnRefusal.OUT_OF_TIME
    except ClaimError as trouble:
        return next((why for claim, why in _BY_CLAIM.items() if claim in trouble.claim.split(",")), SignOnRefusal.UNREADABLE)
    except (JoseError, ValueError, TypeError, AttributeError):
        return SignOnRefusal.UNREADABLE
    return None


def _moment(seconds: object) -> datetime | None:
    """None for what is no time; a truth value is no number here."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not math.isfinite(seconds) or not 0 <= seconds <= _LATEST:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _readable_key(entry: Any) -> Any:
    if not isinstance(entry, dict) or entry.get("kty") == "oct" or entry.get("use", "sig") != "sig":
        return None
    try:
        key = JWKRegistry.import_key(entry)
        key.ensure_kid()
    except (JoseError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return key
