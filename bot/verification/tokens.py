"""Values derived from the desk's key instead of being stored: page tokens, seals of codes, the two digits. Pure; the database reveals none of them."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret

_ALPHABET: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""The alphabet of codes that people read out and type: no characters that look alike."""
_TOKEN_BYTES: Final = 24
_GROUP: Final = 4

Chance = Callable[[int], int]
"""A random whole number below the one given, from a cryptographic source (6.5.3)."""


@dataclass(frozen=True)
class Tokens:
    """Everything is keyed, and each kind is sealed under its own name, so that none can replace another."""

    key: Secret

    def token(self, step: str) -> Secret:
        """The token of a step's page: 192 bits, always the same, so that it need not be stored (7.2.3)."""
        return Secret(base64.urlsafe_b64encode(self._mac("step", step)[:_TOKEN_BYTES]).decode())

    def found_by(self, token: Secret) -> str:
        """The key under which a step is stored: the hash of its token."""
        return hashlib.sha256(token.reveal().encode("utf-8", "replace")).hexdigest()

    def sealed_code(self, step: str, code: Secret) -> str:
        """The seal of a one-time code, bound to its step (6.5.2, T6)."""
        return self._mac("code", step, code.reveal()).hex()

    def opens(self, step: str, sealed: str | None, typed: Secret) -> bool:
        """Whether this is the code; the same work whether there is one or not (T26)."""
        return hmac.compare_digest(self.sealed_code(step, typed), sealed or "0" * 64) and sealed is not None

    def sealed_link_code(self, code: Secret) -> str:
        """The seal of a code that links a chat, ignoring case and spaces."""
        return self._mac("link", "".join(letter for letter in code.reveal().upper() if letter.isalnum())).hex()

    def sealed_browser(self, session: str) -> str:
        """A browser's session in the form that is stored, wherever it is stored."""
        return hmac.new(self.key.reveal().encode(), f"web known browser {session}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def sealed_network(self, network: str) -> str:
        """A network address in the form that is stored."""
        return self._mac("network", network).hex()

    def handoff(self, step: str, method: str) -> Secret:
        """What leads from the page of a step to the page where one method is proven; it opens no page of the step itself."""
        return Secret(f"{step}.{base64.urlsafe_b64encode(self._mac('handoff', step, method)[:_TOKEN_BYTES]).decode()}")

    def handed_off(self, handoff: Secret, method: str) -> str:
        """The step that this handoff leads from; '' for any that we did not make."""
        step = handoff.reveal().partition(".")[0]
        return step if hmac.compare_digest(self.handoff(step, method).reveal().encode(), handoff.reveal().encode("utf-8", "replace")) else ""

    def number(self, request: str) -> Secret:
        """The two digits of a request, 10 to 99."""
        return Secret(str(10 + int.from_bytes(self._mac("number", request)[:8], "big") % 90))

    def passkey_challenge(self, step: str, browser: str, tries: int) -> bytes:
        """What a passkey signs on a step's page: another one in each browser (sealed), and after each try."""
        return self._mac("passkey", step, browser, str(tries))

    def passkey_creation(self, step: str, browser: str, tries: int) -> bytes:
        """What a new passkey is made for; no signature answers it, and no making the other one."""
        return self._mac("passkey creation", step, browser, str(tries))

    def passkey_at_link(self, browser: str, window: int, tries: int) -> bytes:
        """What a passkey signs at `/link`, where there is no step yet: for a span of time, and for one try of this browser (sealed)."""
        return self._mac("passkey at link", browser, str(window), str(tries))

    def passkey_handle(self, person: str) -> bytes:
        """What stands for a person in an authenticator; it says nothing about who it is."""
        return self._mac("passkey handle", person)

    def sign_on(self, purpose: str, step: str, browser: str, tries: str) -> Secret:
        """A value for one attempt to sign on, 256 bits: another purpose, page, browser or number of tries makes another one."""
        return Secret(base64.urlsafe_b64encode(self._mac("sign-on", purpose, step, browser, tries)).decode().rstrip("="))

    def _mac(self, kind: str, *parts: str) -> bytes:
        message = "\x1f".join((kind, *parts)).encode("utf-8", "replace")
        return hmac.new(self.key.reveal().encode(), b"step " + message, hashlib.sha256).digest()


def new_code(chance: Chance) -> Secret:
    """A one-time code of six digits."""
    return Secret(f"{chance(1_000_000):06d}")


def new_link_code(chance: Chance) -> Secret:
    """A code of eight letters or digits in two groups, with at least a letter and a digit: neither a telephone number nor two words."""
    letters = [_ALPHABET[chance(len(_ALPHABET))] for _ in range(2 * _GROUP)]
    if all(letter.isdigit() for letter in letters):
        letters[0] = _ALPHABET[chance(24)]
    elif all(letter.isalpha() for letter in letters):
        letters[-1] = _ALPHABET[24 + chance(8)]
    return Secret("".join(letters[:_GROUP]) + "-" + "".join(letters[_GROUP:]))
