"""Secrets that the desk must be able to read again: encrypted, and bound to what they belong to. Pure; no chance of its own."""

from functools import cached_property
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret

NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32
_FORM: Final = b"\x01"
"""The first byte: AES-256-GCM under this derivation. Another way of sealing gets another one."""


@dataclass(frozen=True)
class SecretSeals:
    """`key` is the desk's; `purpose` keeps keys for different things apart, so that none opens what another one sealed."""

    key: Secret
    purpose: str

    def seal(self, secret: Secret, bound_to: tuple[str, ...], nonce: bytes) -> bytes:
        """Encrypts it. `nonce`: NONCE_BYTES from a cryptographic source, never the same twice. `bound_to` is not kept: only who names the same again
        opens it."""
        return _FORM + nonce + self._cipher.encrypt(nonce, secret.reveal().encode(), _named(bound_to))

    def opened(self, sealed: bytes, bound_to: tuple[str, ...]) -> Secret | None:
        """The secret; None for what was changed, belongs to something else, or was sealed under another key."""
        nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        if sealed[:1] != _FORM or len(nonce) != NONCE_BYTES:
            return None
        try:
            return Secret(self._cipher.decrypt(nonce, body, _named(bound_to)).decode())
        except (InvalidTag, UnicodeDecodeError):
            return None

    def derived(self, length: int, *of: str) -> bytes:
        """As many bytes as wanted, always the same for the same `of`, so that they need not be stored; nobody without the key can tell them from chance."""
        return _bytes_of(self.key, f"{self.purpose} of", _named(of), length)

    @cached_property
    def _cipher(self) -> AESGCM:
        return AESGCM(_bytes_of(self.key, f"{self.purpose} at rest", b"", _KEY_BYTES))


def _bytes_of(key: Secret, purpose: str, of: bytes, length: int) -> bytes:
    info = b"accountdesk " + purpose.encode() + b"\x1e" + of
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(key.reveal().encode())


def _named(parts: tuple[str, ...]) -> bytes:
    """Each part with its length before it, so that no two different lists look alike."""
    return b"".join(len(encoded).to_bytes(4, "big") + encoded for encoded in (part.encode("utf-8", "surrogatepass") for part in parts))
