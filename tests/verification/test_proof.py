"""How much proofs are worth together (DOMAIN part 4)."""

import pytest

from bot.verification.proof import Level, Method, Proof, level_reached
from tests.builders import NOW


@pytest.mark.parametrize(
    ("methods", "level"),
    [
        ((), Level.CHAT),
        ((Method.CODE,), Level.CODE),
        ((Method.CODE, Method.CODE), Level.CODE),
        ((Method.CODE, Method.NUMBER), Level.CODE),
        ((Method.PASSWORD, Method.PORTAL_PASSWORD), Level.CODE),
        ((Method.CODE, Method.PASSWORD), Level.SIGNED_ON),
        ((Method.PORTAL_PASSWORD, Method.NUMBER), Level.SIGNED_ON),
        ((Method.CODE, Method.PASSWORD, Method.VOUCHED), Level.SIGNED_ON),
    ],
)
def test_two_proofs_are_v2_only_where_they_are_of_two_kinds(methods: tuple[Method, ...], level: Level) -> None:
    assert level_reached(Proof(one, NOW) for one in methods) is level
