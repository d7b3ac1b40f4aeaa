"""The ceremonies by the library `webauthn`, which decides; what is wrong with a refused answer is found out afterwards, for the audit."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from pydantic_core import from_json
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import (
    decode_credential_public_key,
    decoded_public_key_to_cryptography,
    parse_attestation_object,
    parse_authentication_credential_json,
    parse_authenticator_data,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AttestationFormat,
    AuthenticatorAttachment,
    AuthenticatorData,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    ClientDataType,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from bot.verification.passkeys import (
    LONGEST_ANSWER,
    ClaimedPasskey,
    CreatedPasskey,
    KnownPasskey,
    PasskeyFault,
    PasskeyOwner,
    RelyingParty,
    SignedAnswer,
)

_PATIENCE: Final = 300_000
"""Milliseconds for the person: a telephone or a key has to be fetched first."""
_ALGORITHMS: Final = [COSEAlgorithmIdentifier.ECDSA_SHA_256, COSEAlgorithmIdentifier.EDDSA, COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256]
_FORMATS: Final = frozenset({AttestationFormat.NONE, AttestationFormat.PACKED})
"""A browser that was asked for no attestation sends none, or the authenticator's own signature."""
_SHORTEST_RSA: Final = 2048
_LONGEST_KEY: Final = 2048
_LONGEST_ID: Final = 1023
"""Bytes; WebAuthn allows no longer one."""
_TRANSPORTS: Final = {transport.value: transport for transport in AuthenticatorTransport}
_REFUSED: Final = (WebAuthnException, InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What the library raises for bytes from a browser: its own exceptions, and those of what it hands them to."""


class WebauthnCeremonies:
    """User verification is always demanded: a key that somebody found proves nothing."""

    def request_options(self, party: RelyingParty, challenge: bytes, allowed: Sequence[KnownPasskey]) -> str:
        """As JSON for `PublicKeyCredential.parseRequestOptionsFromJSON`."""
        options = generate_authentication_options(
            rp_id=party.rp_id,
            challenge=challenge,
            timeout=_PATIENCE,
            allow_credentials=_descriptors(allowed),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options)

    def creation_options(self, party: RelyingParty, challenge: bytes, owner: PasskeyOwner, known: Sequence[KnownPasskey]) -> str:
        """As JSON for `PublicKeyCredential.parseCreationOptionsFromJSON`."""
        options = generate_registration_options(
            rp_id=party.rp_id,
            rp_name=party.name,
            user_id=owner.handle,
            user_name=owner.name,
            user_display_name=owner.shown,
            challenge=challenge,
            timeout=_PATIENCE,
            attestation=AttestationConveyancePreference.NONE,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
            exclude_credentials=_descriptors(known),
            supported_pub_key_algs=_ALGORITHMS,
        )
        return options_to_json(options)

    def claimed(self, answer: str) -> ClaimedPasskey | None:
        """Its id and owner's handle, as they stand there."""
        fields = _fields(answer)
        try:
            given = None if fields is None else parse_authentication_credential_json(fields)
        except _REFUSED:
            return None
        return None if given is None or not 0 < len(given.raw_id) <= _LONGEST_ID else ClaimedPasskey(given.raw_id, given.response.user_handle)

    def signed(self, party: RelyingParty, challenge: bytes, answer: str, key: bytes) -> SignedAnswer | PasskeyFault:
        """The counter is not judged here, so that a cloned authenticator is told from a forged signature."""
        fields = _fields(answer)
        if fields is None or _framed(fields):
            return PasskeyFault.UNREADABLE if fields is None else PasskeyFault.OTHER_ORIGIN
        try:
            verified = verify_authentication_response(
                credential=fields,
                expected_challenge=challenge,
                expected_rp_id=party.rp_id,
                expected_origin=party.origin,
                credential_public_key=key,
                credential_current_sign_count=0,
                require_user_verification=True,
            )
        except _REFUSED:
            return _fault(fields, party, challenge, ClientDataType.WEBAUTHN_GET)
        return SignedAnswer(verified.new_sign_count, verified.credential_device_type is CredentialDeviceType.MULTI_DEVICE)

    def created(self, party: RelyingParty, challenge: bytes, answer: str) -> CreatedPasskey | PasskeyFault:
        """A key that could not be checked later is refused at once."""
        fields = _fields(answer)
        if fields is None or _framed(fields):
            return PasskeyFault.UNREADABLE if fields is None else PasskeyFault.OTHER_ORIGIN
        try:
            given = parse_registration_credential_json(fields)
            if parse_attestation_object(given.response.attestation_object).fmt not in _FORMATS:
                return PasskeyFault.UNREADABLE
            verified = verify_registration_response(
                credential=given,
                expected_challenge=challenge,
                expected_rp_id=party.rp_id,
                expected_origin=party.origin,
                require_user_verification=True,
                supported_pub_key_algs=_ALGORITHMS,
            )
            # What the browser says outside of what the authenticator made counts only where both name the same passkey.
            if verified.credential_id != given.raw_id or not 0 < len(verified.credential_id) <= _LONGEST_ID:
                return PasskeyFault.UNREADABLE
            if not _is_strong(verified.credential_public_key):
                return PasskeyFault.UNUSABLE_KEY
        except _REFUSED:
            return _fault(fields, party, challenge, ClientDataType.WEBAUTHN_CREATE)
        attachment = given.authenticator_attachment
        return CreatedPasskey(
            id=verified.credential_id,
            key=verified.credential_public_key,
            counter=verified.sign_count,
            transports=tuple(sorted({transport.value for transport in given.response.transports or ()})),
            built_in=None if attachment is None else attachment is AuthenticatorAttachment.PLATFORM,
            synced=verified.credential_device_type is CredentialDeviceType.MULTI_DEVICE,
        )


def _descriptors(passkeys: Sequence[KnownPasskey]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(id=one.id, transports=[_TRANSPORTS[name] for name in one.transports if name in _TRANSPORTS] or None) for one in passkeys
    ]


def _fields(answer: str) -> dict[str, Any] | None:
    """The answer as an object; None for what is too long or no object."""
    if len(answer) > LONGEST_ANSWER:
        return None
    try:
        fields = from_json(answer)
    except (ValueError, TypeError):  # TypeError: half a letter
        return None
    return fields if isinstance(fields, dict) else None


def _framed(fields: Mapping[str, Any]) -> bool:
    """Whether the browser says that the page was part of another site's; the library does not look at it."""
    try:
        response = fields["response"]
        return bool(from_json(base64url_to_bytes(response["clientDataJSON"])).get("crossOrigin"))
    except (ValueError, TypeError, LookupError, AttributeError):
        return False  # The library refuses what cannot be read.


def _is_strong(key: bytes) -> bool:
    """Whether it is a key of one of the algorithms that were asked for, on its own curve, long enough. Raises what the library raises."""
    if len(key) > _LONGEST_KEY:
        return False
    match decoded_public_key_to_cryptography(decode_credential_public_key(key)):
        case EllipticCurvePublicKey(curve=curve):
            return isinstance(curve, SECP256R1)
        case RSAPublicKey(key_size=size):
            return size >= _SHORTEST_RSA
        case key_of_another_kind:
            return isinstance(key_of_another_kind, Ed25519PublicKey)


def _fault(fields: Mapping[str, Any], party: RelyingParty, challenge: bytes, use: ClientDataType) -> PasskeyFault:
    """Why the library refused it."""
    try:
        client = parse_client_data_json(base64url_to_bytes(fields["response"]["clientDataJSON"]))
        authenticator = _authenticator_data(fields["response"])
    except _REFUSED:
        return PasskeyFault.UNREADABLE
    if client.type != use:
        return PasskeyFault.OTHER_USE
    if client.challenge != challenge:
        return PasskeyFault.OTHER_CHALLENGE
    if client.origin != party.origin:
        return PasskeyFault.OTHER_ORIGIN
    if authenticator.rp_id_hash != sha256(party.rp_id.encode()).digest():
        return PasskeyFault.OTHER_SITE
    if not (authenticator.flags.up and authenticator.flags.uv):
        return PasskeyFault.UNVERIFIED
    return PasskeyFault.FORGED if use is ClientDataType.WEBAUTHN_GET else PasskeyFault.UNUSABLE_KEY


def _authenticator_data(response: Mapping[str, Any]) -> AuthenticatorData:
    if "attestationObject" in response:
        return parse_attestation_object(base64url_to_bytes(response["attestationObject"])).auth_data
    return parse_authenticator_data(base64url_to_bytes(response["authenticatorData"]))
