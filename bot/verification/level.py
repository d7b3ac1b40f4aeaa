"""The levels of proof (DOMAIN part 4)."""

from enum import IntEnum


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
