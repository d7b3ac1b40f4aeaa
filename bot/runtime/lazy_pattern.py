"""Patterns compiled at their first use: there are several hundred, and a first message needs twenty of them."""

import re
from typing import Any, Final, TypeAlias, cast

TextSpan: TypeAlias = tuple[int, int]
"""Where a piece of a text begins and ends."""

_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
_WAITING: Final[list["LazyPattern"]] = []


class LazyPattern:
    """Becomes the compiled pattern at its first use; from then on it costs the same."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags
        _WAITING.append(self)

    def __getattr__(self, name: str) -> Any:
        # Called only for attributes that do not exist yet.
        if name.startswith("_"):
            raise AttributeError(name)
        self.compiled = re.compile(*self._written)
        for method in _METHODS:
            setattr(self, method, getattr(self.compiled, method))
        return self.compiled if name == "compiled" else getattr(self.compiled, name)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Used like `re.compile`. An invalid pattern fails at its first use; a test compiles all of them."""
    return cast("re.Pattern[str]", LazyPattern(pattern, flags))


def compile_waiting() -> None:
    """Compiles all patterns not yet used. It takes a moment, so a running desk does it in the background, before anybody asks."""
    while _WAITING:
        _WAITING.pop().__getattr__("compiled")
