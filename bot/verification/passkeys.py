"""Passkeys: for which site they are made, what a browser's answer may be worth, and what is wrong with one that proves nothing. Pure."""

from collections.abc import Sequence
from enum import Enum
from ipaddress import ip_address
from typing import Final, Protocol
from urllib.parse import urlsplit

from bot.runtime.loopback import is_loopback
from bot.runtime.quick_dataclass import dataclass

LONGEST_ANSWER: Final = 16 * 1024
"""Characters of a browser's answer; a real one has about two thousand."""
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The site that passkeys are bound to: `rp_id` is the domain that the authenticator knows, `origin` the only address whose pages may use them, `name`
    what the browser's dialogue calls the desk."""

    rp_id: str
    origin: str
    name: str


class PasskeysOff(Enum):
    """Why no browser makes a passkey at the desk's address. NUMBER: its host is an IP address. OPEN: http beyond this machine. FOREIGN: `rp_id` is neither
    its host nor a domain above it. UNREADABLE: it is no address."""

    NUMBER = "number"
    OPEN = "open"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"


def relying_party(public_url: str, rp_id: str | None, name: str) -> RelyingParty | PasskeysOff:
    """The site at this address; `rp_id` None: the host itself."""
    try:
        parts = urlsplit(public_url)
        host, port = (parts.hostname or "").encode("idna").decode().lower(), parts.port
        domain = host if rp_id is None else rp_id.strip().encode("idna").decode().lower()
    except (ValueError, UnicodeError):
        return PasskeysOff.UNREADABLE
    if parts.scheme not in _PORTS or not host:
        return PasskeysOff.UNREADABLE
    if _is_number(host):
        return PasskeysOff.NUMBER
    if parts.scheme == "http" and not is_loopback(host):
        return PasskeysOff.OPEN
    if domain != host and not (host.endswith(f".{domain}") and "." in domain):
        return PasskeysOff.FOREIGN
    return RelyingParty(domain, f"{parts.scheme}://{host}" + ("" if port in (None, _PORTS[parts.scheme]) else f":{port}"), name)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class PasskeyFault(Enum):
    """What is wrong with an answer, in a word for the audit. CLONED: its signature is right, and its counter says that the key exists
    twice; SPOILT: that was seen before. TOO_LOW: it was enrolled after less than this page asks for. OVERTAKEN: the same counter came twice at once."""

    UNREADABLE = "unreadable"
    OTHER_USE = "other_use"
    OTHER_CHALLENGE = "other_challenge"
    OTHER_ORIGIN = "other_origin"
    OTHER_SITE = "other_site"
    UNVERIFIED = "unverified"
    FORGED = "forged"
    UNUSABLE_KEY = "unusable_key"
    UNKNOWN = "unknown"
    OTHER_PERSON = "other_person"
    TOO_LOW = "too_low"
    CLONED = "cloned"
    SPOILT = "spoilt"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class KnownPasskey:
    """A passkey as the browser is told of it: its id, and how the authenticator was reached when it was made."""

    id: bytes
    transports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PasskeyOwner:
    """For whom one is made. `handle` stands in the authenticator and comes back with its answers; it says nothing about the person."""

    handle: bytes
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class ClaimedPasskey:
    """What an answer says of itself, before anything of it was checked. `handle`: the owner's, None where the authenticator does not tell it."""

    id: bytes
    handle: bytes | None


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """An answer whose signature, challenge, origin and site are right, by somebody whom the authenticator recognised. `counter`: how often it says that it
    signed, 0 where it does not count."""

    counter: int
    synced: bool


@dataclass(frozen=True, slots=True)
class CreatedPasskey:
    """A new one. `key`: its public key in COSE form. `built_in`: None where the browser does not say whether the authenticator is part of the device;
    `synced`: it is copied to the person's other devices."""

    id: bytes
    key: bytes
    counter: int
    transports: tuple[str, ...]
    built_in: bool | None
    synced: bool


class PasskeyCeremonies(Protocol):
    """The two ceremonies of WebAuthn. Computes only; raises nothing for whatever a browser sends, and keeps nothing: whether a challenge was used or a
    counter grew is for the caller."""

    def request_options(self, party: RelyingParty, challenge: bytes, allowed: Sequence[KnownPasskey]) -> str:
        """What a browser needs to sign with one of these, as JSON; none allowed: with any that the authenticator itself knows for this site."""
        ...

    def creation_options(self, party: RelyingParty, challenge: bytes, owner: PasskeyOwner, known: Sequence[KnownPasskey]) -> str:
        """What a browser needs to make one, as JSON; not on an authenticator that has one of `known` already."""
        ...

    def claimed(self, answer: str) -> ClaimedPasskey | None:
        """Which passkey an answer claims to come from; None for what is no answer."""
        ...

    def signed(self, party: RelyingParty, challenge: bytes, answer: str, key: bytes) -> SignedAnswer | PasskeyFault:
        """The answer checked against the public key of the passkey that it claims."""
        ...

    def created(self, party: RelyingParty, challenge: bytes, answer: str) -> CreatedPasskey | PasskeyFault:
        """The answer to creation options."""
        ...


def counter_grows(stored: int, told: int) -> bool:
    """Whether the counter may be one of the same authenticator: it grows with each signature, or is 0 for ever (synced passkeys)."""
    return told > stored or told == stored == 0


def passkey_kind(created: CreatedPasskey) -> str:
    """What kind of thing holds it, for its label: `phone`, `synced`, `device`, `key` or `other`."""
    transports = frozenset(created.transports)
    if "hybrid" in transports and created.built_in is False and "usb" not in transports:
        return "phone"
    if created.synced:
        return "synced"
    if created.built_in or transports == {"internal"}:
        return "device"
    return "key" if transports & {"usb", "nfc", "ble", "smart-card"} or created.built_in is False else "other"
