"""What takes a second to build is built beside the start."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeVar

from bot.dialogue.understanding import Intent, understand
from bot.faq.index import Index
from bot.settings.entries import OwnEntries

T = TypeVar("T")
_REMEMBERED: Final = 4096


class BackgroundUnderstanding:
    """Understands what is said; the index is built beside the start, and whoever is first waits for it."""

    def __init__(self, build: Callable[[], Index], own: OwnEntries) -> None:
        # People ask the same few things in the same words all day.
        self._known = lru_cache(_REMEMBERED)(lambda text: understand(text, *self._building.result()))
        self._building = _beside(lambda: (build(), own.catalogue()))

    async def ready(self) -> None:
        """Returns once it is built."""
        await asyncio.shield(self._building)

    def __call__(self, text: str) -> Intent:
        """What a text wants."""
        return self._known(text)


def _beside(work: Callable[[], T]) -> "asyncio.Future[T]":
    """Done in a thread for which a stop does not wait: whoever closes the desk right after opening it needs no index."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(how: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(lambda: None if done.done() else how())

    def run() -> None:
        try:
            made = work()
        except Exception as trouble:
            told = trouble
            tell(lambda: done.set_exception(told))
        else:
            tell(lambda: done.set_result(made))

    threading.Thread(target=run, daemon=True, name="understanding").start()
    return done
