"""What an answer of a browser is worth: the library's judgement, and what the audit is told of each way to cheat."""

import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from hypothesis import given
from hypothesis import strategies as st

from bot.verification.passkeys import CreatedPasskey, KnownPasskey, PasskeyFault, PasskeyOwner, RelyingParty, SignedAnswer
from integrations.passkeys.webauthn_ceremonies import WebauthnCeremonies
from tests.passkeys.authenticator import AT, ORIGIN, UP, UV, Authenticator, b64, cose_of, unb64

PARTY = RelyingParty("localhost", ORIGIN, "服務台")
OWNER = PasskeyOwner(b"h" * 32, "chen.yj", "陳怡君")
CEREMONIES = WebauthnCeremonies()
MAKING, SIGNING = b"m" * 32, b"s" * 32


def made(authenticator: Authenticator, **lies: Any) -> CreatedPasskey:
    created = CEREMONIES.created(PARTY, MAKING, authenticator.create(CEREMONIES.creation_options(PARTY, MAKING, OWNER, ()), **lies))
    assert isinstance(created, CreatedPasskey), created
    return created


def judged(authenticator: Authenticator, created: CreatedPasskey, **lies: Any) -> SignedAnswer | PasskeyFault:
    options = CEREMONIES.request_options(PARTY, SIGNING, [KnownPasskey(created.id, created.transports)])
    return CEREMONIES.signed(PARTY, SIGNING, authenticator.sign(options, **lies), created.key)


@pytest.mark.parametrize(
    "key", [ec.generate_private_key(ec.SECP256R1()), ed25519.Ed25519PrivateKey.generate(), rsa.generate_private_key(65537, 2048)], ids=["ES256", "EdDSA", "RS256"]
)
def test_a_passkey_of_each_algorithm_is_made_and_signs(key: Any) -> None:
    authenticator = Authenticator()
    created = made(authenticator, key=key)
    assert judged(authenticator, created) == SignedAnswer(2, False)
    assert CEREMONIES.claimed(authenticator.sign(CEREMONIES.request_options(PARTY, SIGNING, ()))) is not None


def test_the_options_demand_the_person_and_name_what_is_there_already() -> None:
    making = json.loads(CEREMONIES.creation_options(PARTY, MAKING, OWNER, [KnownPasskey(b"old", ("usb", "odd"))]))
    assert making["authenticatorSelection"] == {"residentKey": "preferred", "requireResidentKey": False, "userVerification": "required"}
    assert making["attestation"] == "none"
    assert [one["alg"] for one in making["pubKeyCredParams"]] == [-7, -8, -257]
    assert making["excludeCredentials"] == [{"id": b64(b"old"), "type": "public-key", "transports": ["usb"]}]
    assert (making["rp"], unb64(making["user"]["id"]), unb64(making["challenge"])) == ({"name": "服務台", "id": "localhost"}, OWNER.handle, MAKING)
    signing = json.loads(CEREMONIES.request_options(PARTY, SIGNING, [KnownPasskey(b"old")]))
    assert (signing["userVerification"], signing["rpId"]) == ("required", "localhost")
    assert json.loads(CEREMONIES.request_options(PARTY, SIGNING, ()))["allowCredentials"] == []


def test_what_the_browser_tells_of_the_authenticator_is_kept_for_its_label() -> None:
    synced = made(Authenticator(synced=True, attachment="platform", transports=("internal", "hybrid"), counts=False))
    assert (synced.synced, synced.built_in, synced.transports, synced.counter) == (True, True, ("hybrid", "internal"), 0)
    assert made(Authenticator(attachment=None, transports=())).built_in is None


FAULTS: dict[str, tuple[PasskeyFault, dict[str, Any]]] = {
    "an answer of a page of another address": (PasskeyFault.OTHER_ORIGIN, {"client": {"origin": "https://desk.example.evil.example"}}),
    "http beside https, or another port": (PasskeyFault.OTHER_ORIGIN, {"client": {"origin": "http://localhost:8081"}}),
    "a page that another site had framed": (PasskeyFault.OTHER_ORIGIN, {"client": {"crossOrigin": True}}),
    "a passkey of another site": (PasskeyFault.OTHER_SITE, {"rp_id": "evil.example"}),
    "an answer to another challenge, or to an old one": (PasskeyFault.OTHER_CHALLENGE, {"client": {"challenge": b64(b"o" * 32)}}),
    "a challenge that is only begun": (PasskeyFault.OTHER_CHALLENGE, {"client": {"challenge": b64(SIGNING[:31])}}),
    "the answer of a making, to a signing": (PasskeyFault.OTHER_USE, {"client": {"type": "webauthn.create"}}),
    "a key that was touched by anybody": (PasskeyFault.UNVERIFIED, {"flags": UP}),
    "a key that nobody touched": (PasskeyFault.UNVERIFIED, {"flags": UV}),
    "a signature by another key": (PasskeyFault.FORGED, {"key": ec.generate_private_key(ec.SECP256R1())}),
    "no signature": (PasskeyFault.FORGED, {"signature": b"\x30\x00"}),
    "a signature of nothing": (PasskeyFault.FORGED, {"signature": b"\xff" * 70}),
}


@pytest.mark.parametrize("way", FAULTS)
def test_each_way_to_cheat_is_refused_and_called_by_its_name(way: str) -> None:
    fault, lies = FAULTS[way]
    authenticator = Authenticator()
    created = made(authenticator)
    assert judged(authenticator, created, **lies) is fault
    assert isinstance(judged(authenticator, created), SignedAnswer)


MAKING_FAULTS: dict[str, tuple[PasskeyFault, dict[str, Any]]] = {
    "another address": (PasskeyFault.OTHER_ORIGIN, {"client": {"origin": "http://127.0.0.1:8080"}}),
    "framed": (PasskeyFault.OTHER_ORIGIN, {"client": {"crossOrigin": True}}),
    "another site": (PasskeyFault.OTHER_SITE, {"rp_id": "evil.example"}),
    "another challenge": (PasskeyFault.OTHER_CHALLENGE, {"client": {"challenge": b64(SIGNING)}}),
    "a signing": (PasskeyFault.OTHER_USE, {"client": {"type": "webauthn.get"}}),
    "nobody recognised": (PasskeyFault.UNVERIFIED, {"flags": UP}),
    "another id around it than inside": (PasskeyFault.UNREADABLE, {"id": b"another"}),
    "a format nobody asked for": (PasskeyFault.UNREADABLE, {"attestation": {"fmt": "tpm", "attStmt": {}, "authData": bytes(40)}}),
    "no object": (PasskeyFault.UNREADABLE, {"attestation": b"\x81" * 5000}),
    "a point on no curve": (PasskeyFault.UNUSABLE_KEY, {"cose": {1: 2, 3: -7, -1: 1, -2: bytes(32), -3: b"\x01" * 32}}),
    "another curve": (PasskeyFault.UNUSABLE_KEY, {"cose": {1: 2, 3: -7, -1: 2, -2: b"\x01" * 48, -3: b"\x01" * 48}}),
    "an algorithm nobody asked for": (PasskeyFault.UNUSABLE_KEY, {"cose": cose_of(ec.generate_private_key(ec.SECP256R1())) | {3: -36}}),
    "a short key": (PasskeyFault.UNUSABLE_KEY, {"cose": {1: 3, 3: -257, -1: b"\xff" * 128, -2: b"\x01\x00\x01"}}),
    "an endless key": (PasskeyFault.UNUSABLE_KEY, {"cose": {1: 3, 3: -257, -1: b"\xff" * 4000, -2: b"\x01\x00\x01"}}),
    "no key": (PasskeyFault.UNUSABLE_KEY, {"cose": {1: 2}}),
}


@pytest.mark.parametrize("way", MAKING_FAULTS)
def test_none_is_made_by_cheating(way: str) -> None:
    fault, lies = MAKING_FAULTS[way]
    answer = Authenticator().create(CEREMONIES.creation_options(PARTY, MAKING, OWNER, ()), **lies)
    assert CEREMONIES.created(PARTY, MAKING, answer) is fault


NO_ANSWERS = ["", "null", "[]", "{}", '"passkey"', "{", "[" * 16_000, '{"id": ' * 2_000, "\ud800", json.dumps({"id": "x", "rawId": "x", "type": "public-key"}), "x" * (1 << 20)]


@pytest.mark.parametrize("answer", NO_ANSWERS, ids=range(len(NO_ANSWERS)))
def test_what_is_no_answer_is_refused_without_a_stumble(answer: str) -> None:
    assert CEREMONIES.claimed(answer) is None
    assert CEREMONIES.signed(PARTY, SIGNING, answer, b"") is PasskeyFault.UNREADABLE
    assert CEREMONIES.created(PARTY, MAKING, answer) is PasskeyFault.UNREADABLE


_JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=5)
_VALUES = _JSON | st.binary(max_size=80).map(b64)


@given(st.data())
def test_no_answer_with_some_part_replaced_proves_anything_or_raises(data: st.DataObject) -> None:
    authenticator = Authenticator()
    created = made(authenticator)
    signing = data.draw(st.booleans())
    answer = json.loads(
        authenticator.sign(CEREMONIES.request_options(PARTY, SIGNING, ()))
        if signing
        else Authenticator().create(CEREMONIES.creation_options(PARTY, MAKING, OWNER, ()))
    )
    signed_parts = [("response", name) for name in answer["response"] if name not in ("userHandle", "transports")]
    place = data.draw(st.sampled_from([("id",), ("rawId",), ("type",), ("response",), *signed_parts]))
    into = answer if len(place) == 1 else answer["response"]
    before, into[place[-1]] = into[place[-1]], data.draw(_VALUES)
    if into[place[-1]] == before:
        return
    CEREMONIES.claimed(json.dumps(answer))
    judged_as = CEREMONIES.signed(PARTY, SIGNING, json.dumps(answer), created.key) if signing else CEREMONIES.created(PARTY, MAKING, json.dumps(answer))
    assert isinstance(judged_as, PasskeyFault)


@given(st.binary(max_size=300))
def test_no_bytes_from_an_authenticator_raise(data: bytes) -> None:
    authenticator = Authenticator()
    made(authenticator)
    answer = json.loads(authenticator.sign(CEREMONIES.request_options(PARTY, SIGNING, ())))
    answer["response"]["authenticatorData"] = b64(unb64(answer["response"]["authenticatorData"])[:32] + bytes([UP | UV | AT]) + data)
    assert isinstance(CEREMONIES.signed(PARTY, SIGNING, json.dumps(answer), b"\x04" + data[:64]), PasskeyFault)
    assert isinstance(CEREMONIES.created(PARTY, MAKING, Authenticator().create(CEREMONIES.creation_options(PARTY, MAKING, OWNER, ()), cose=data)), PasskeyFault)
