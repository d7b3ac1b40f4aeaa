"""What is built at its first use and then kept, such as what finds the words of an incident. A desk that serves builds all of it before it reads a first message."""

from collections.abc import Callable
from threading import Lock
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")
_ALL: Final[list["BuiltOnce[Any]"]] = []


class BuiltOnce(Generic[T]):
    """Gives what `build` built when it was first called. Whoever calls meanwhile, in another thread, waits for it instead of building the same again."""

    def __init__(self, build: Callable[[], T]) -> None:
        self._build, self._lock = build, Lock()
        self._built: tuple[T] | None = None
        _ALL.append(self)

    def __call__(self) -> T:
        """What was built."""
        if self._built is None:
            with self._lock:
                if self._built is None:
                    self._built = (self._build(),)
        return self._built[0]

    @property
    def is_built(self) -> bool:
        """Whether it is there already."""
        return self._built is not None


def built_once(build: Callable[[], T]) -> BuiltOnce[T]:
    """A decorator like `functools.cache`, for a function without arguments that takes longer than a turn should: `build_all` calls it, too."""
    return BuiltOnce(build)


def build_all() -> None:
    """Builds everything that is not yet built. It takes a moment, so a desk does it in the background."""
    for one in _ALL:
        one()
