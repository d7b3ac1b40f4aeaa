"""A value that must not leak: no useful repr, no pickling, no comparison that leaks time."""

import hmac
from typing import Final, NoReturn


class Secret:
    """A password, code or token, in memory for one step. `reveal` is the only way to the value."""

    __slots__ = ("_value",)
    _SHOWN: Final = "Secret(…)"

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself; call it only at the edge that needs it."""
        return self._value

    def __repr__(self) -> str:
        return self._SHOWN

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return self._SHOWN

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value.encode(), other._value.encode())

    def __hash__(self) -> int:
        return hash(Secret)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret cannot be pickled")

    def __copy__(self) -> "Secret":
        return self

    def __deepcopy__(self, memo: object) -> NoReturn:
        raise TypeError("a Secret cannot be copied")
