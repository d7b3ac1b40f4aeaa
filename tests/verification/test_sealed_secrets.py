"""Secrets at rest: only the desk's key opens them, for what they belong to, and nothing that was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.secret import Secret
from bot.verification.sealed_secrets import NONCE_BYTES, SecretSeals

DESK = SecretSeals(Secret("d" * 64), "authenticator keys")
NONCE = bytes(range(NONCE_BYTES))
SEALED = DESK.seal(Secret("GEZDGNBVGY3TQOJQ"), ("credential", "chen.yj"), NONCE)


def test_what_was_sealed_is_opened_again() -> None:
    assert DESK.opened(SEALED, ("credential", "chen.yj")) == Secret("GEZDGNBVGY3TQOJQ")
    assert b"GEZD" not in SEALED


@pytest.mark.parametrize("bound_to", [("credential", "lin.mh"), ("other", "chen.yj"), ("credential",), ("credentialchen.yj",), ("credential", "chen", ".yj"), ()])
def test_nothing_opens_it_for_anything_else(bound_to: tuple[str, ...]) -> None:
    assert DESK.opened(SEALED, bound_to) is None


@pytest.mark.parametrize("other", [SecretSeals(Secret("e" * 64), "authenticator keys"), SecretSeals(Secret("d" * 64), "something else")])
def test_another_key_or_purpose_does_not_open_it(other: SecretSeals) -> None:
    assert other.opened(SEALED, ("credential", "chen.yj")) is None


@pytest.mark.parametrize("at", range(len(SEALED)))
def test_a_single_changed_bit_is_seen_wherever_it_is(at: int) -> None:
    changed = bytes(byte ^ 1 if place == at else byte for place, byte in enumerate(SEALED))
    assert DESK.opened(changed, ("credential", "chen.yj")) is None


@given(st.binary(max_size=80))
def test_no_bytes_break_it(sealed: bytes) -> None:
    assert DESK.opened(sealed, ("credential", "chen.yj")) is None


def test_derived_bytes_are_the_same_again_and_other_ones_for_anything_else() -> None:
    one = DESK.derived(20, "step", "browser")
    assert one == DESK.derived(20, "step", "browser")
    assert len(one) == 20
    others = [DESK.derived(20, "step", "other"), DESK.derived(20, "stepbrowser"), SecretSeals(Secret("e" * 64), "authenticator keys").derived(20, "step", "browser")]
    assert len({one, *others}) == 4
