"""A browser with an authenticator, in software: it answers the desk's options as a real one does, and lies where a test tells it to."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any, Final

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

ORIGIN: Final = "http://localhost:8080"
UP, UV, BE, BS, AT = 0x01, 0x04, 0x08, 0x10, 0x40
Key = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def b64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "===")


@dataclass
class Held:
    """One passkey in the authenticator."""

    id: bytes
    key: Key
    rp_id: str
    handle: bytes
    counter: int


@dataclass
class Authenticator:
    """`counts`: whether its signatures are counted; `synced`: its passkeys are copied elsewhere. Everything it may lie about is an attribute or an argument."""

    origin: str = ORIGIN
    counts: bool = True
    synced: bool = False
    flags: int = UP | UV
    attachment: str | None = "cross-platform"
    transports: tuple[str, ...] = ("usb",)
    held: list[Held] = field(default_factory=list)

    def create(self, options: str, key: Key | None = None, **lies: Any) -> str:
        """Makes one, unless it has one of those that are excluded; the browser's answer as JSON."""
        wanted = json.loads(options)
        assert not {unb64(one["id"]) for one in wanted["excludeCredentials"]} & {one.id for one in self.held}, "InvalidStateError"
        made = Held(lies.get("new_id") or secrets.token_bytes(32), key or ec.generate_private_key(ec.SECP256R1()), wanted["rp"]["id"], unb64(wanted["user"]["id"]), int(self.counts))
        self.held.append(made)
        cose = lies.get("cose", cose_of(made.key))
        attested = bytes(16) + len(made.id).to_bytes(2, "big") + made.id + (cose if isinstance(cose, bytes) else cbor2.dumps(cose))
        data = self._data(made, lies, AT) + attested
        object_ = lies.get("attestation", {"fmt": "none", "attStmt": {}, "authData": data})
        response = {
            "clientDataJSON": self._client("webauthn.create", wanted["challenge"], lies),
            "attestationObject": b64(object_ if isinstance(object_, bytes) else cbor2.dumps(object_)),
            "transports": list(self.transports),
        }
        return self._answer(made, response, lies)

    def sign(self, options: str, held: Held | None = None, **lies: Any) -> str:
        """Signs with one of those that are allowed, else with one that it has for this site; the browser's answer as JSON."""
        wanted = json.loads(options)
        allowed = {unb64(one["id"]) for one in wanted["allowCredentials"]}
        one = held or next(one for one in reversed(self.held) if one.rp_id == wanted["rpId"] and (not allowed or one.id in allowed))
        one.counter = lies.get("counter", one.counter + 1 if self.counts else 0)
        client, data = self._client("webauthn.get", wanted["challenge"], lies), self._data(one, lies, 0)
        signature = lies.get("signature") or signed_by(lies.get("key", one.key), data + hashlib.sha256(unb64(client)).digest())
        response = {"clientDataJSON": client, "authenticatorData": b64(data), "signature": b64(signature), "userHandle": b64(lies.get("handle", one.handle))}
        return self._answer(one, response, lies)

    def _client(self, kind: str, challenge: str, lies: dict[str, Any]) -> str:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False} | lies.get("client", {})
        return b64(json.dumps(said).encode())

    def _data(self, held: Held, lies: dict[str, Any], more: int) -> bytes:
        flags = lies.get("flags", self.flags) | more | (BE | BS if self.synced else 0)
        return hashlib.sha256(lies.get("rp_id", held.rp_id).encode()).digest() + bytes([flags]) + held.counter.to_bytes(4, "big")

    def _answer(self, held: Held, response: dict[str, Any], lies: dict[str, Any]) -> str:
        id = b64(lies.get("id", held.id))
        said = {"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {}, "authenticatorAttachment": self.attachment}
        return json.dumps(said | lies.get("said", {}))


def cose_of(key: Key) -> dict[int, Any]:
    """The public key in COSE form."""
    public = key.public_key()
    if isinstance(public, ed25519.Ed25519PublicKey):
        return {1: 1, 3: -8, -1: 6, -2: public.public_bytes_raw()}
    if isinstance(public, rsa.RSAPublicKey):
        numbers = public.public_numbers()
        return {1: 3, 3: -257, -1: numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8, "big"), -2: numbers.e.to_bytes(3, "big")}
    point = public.public_numbers()
    return {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}


def signed_by(key: Key, text: bytes) -> bytes:
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(text)
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(text, padding.PKCS1v15(), hashes.SHA256())
    return key.sign(text, ec.ECDSA(hashes.SHA256()))
