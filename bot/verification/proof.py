"""Proofs of a person, and the level that they reach together (DOMAIN part 4)."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum, IntEnum

from bot.runtime.quick_dataclass import dataclass


class Level(IntEnum):
    """V0 to V3: a linked chat, a code to the registered address, two different proofs, a certificate."""

    CHAT = 0
    CODE = 1
    SIGNED_ON = 2
    CERTIFIED = 3

    @classmethod
    def named(cls, name: str) -> "Level":
        """The level that the configuration calls `V0` to `V3`. ValueError for another name."""
        return cls(int(name.removeprefix("V")))

    @property
    def short(self) -> str:
        """`V0` to `V3`."""
        return f"V{int(self)}"


class Method(Enum):
    """What was proven with. NUMBER: two digits from the person's own page, told to the approver who has seen the person (it stands for V1)."""

    CODE = "code"
    PASSWORD = "password"  # noqa: S105 - the name of a method
    PORTAL_PASSWORD = "portal_password"  # noqa: S105
    NUMBER = "number"
    VOUCHED = "vouched"


@dataclass(frozen=True, slots=True)
class Proof:
    """A method that was passed at `at` (UTC)."""

    method: Method
    at: datetime


_FACTORS = {Method.CODE: "address", Method.NUMBER: "address", Method.PASSWORD: "knowledge", Method.PORTAL_PASSWORD: "knowledge", Method.VOUCHED: "seen"}


def level_reached(proofs: Iterable[Proof]) -> Level:
    """The level of these proofs together: one is V1, two of different kinds are V2. V3 needs a certificate, which no method here is."""
    kinds = {_FACTORS[proof.method] for proof in proofs}
    return Level.SIGNED_ON if len(kinds) >= 2 else Level.CODE if kinds else Level.CHAT
