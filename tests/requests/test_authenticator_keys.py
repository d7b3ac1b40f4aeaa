"""The sealed key of an authenticator belongs to one row of one person: copied elsewhere it does not open."""

from bot.requests.totp import opened_key, sealed_for
from bot.secret import Secret
from bot.store.credentials import Credential
from bot.verification.level import Level
from bot.verification.sealed_secrets import NONCE_BYTES, SecretSeals
from tests.builders import NOW

KEY = Secret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")


def row(id: str, person: str, material: bytes) -> Credential:
    return Credential(id, person, "totp", Level.SIGNED_ON, "", material, 0, NOW)


def test_a_key_opens_in_its_own_row_alone() -> None:
    seals = SecretSeals(Secret("a key for tests"), "authenticator keys")
    material = seals.seal(KEY, sealed_for("c1", "chen.yj"), bytes(NONCE_BYTES))
    assert opened_key(seals, row("c1", "chen.yj", material)) == KEY
    assert opened_key(seals, row("c2", "chen.yj", material)) is None, "another authenticator of the same person"
    assert opened_key(seals, row("c1", "lin.mh", material)) is None
