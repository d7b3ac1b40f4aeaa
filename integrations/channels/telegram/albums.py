"""Pictures that were sent together come one by one and are one message: answered once, whoever brings them in which order."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import field
from typing import Final

from bot.messages import TypedText
from bot.runtime.quick_dataclass import dataclass
from integrations.channels.telegram.updates import TelegramUpdate, merge_album

_MOST: Final = 2000


@dataclass
class Album:
    """The pictures that came so far, and whether they are written down."""

    heard: list[TelegramUpdate]
    written: "asyncio.Future[None]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Albums:
    """`pause`: seconds to wait for the others, where each comes by a call of its own; 0 where they come at once."""

    def __init__(self, write: Callable[[TelegramUpdate], Awaitable[None]], pause: float) -> None:
        self._write = write
        self._pause = pause
        self._coming: dict[str, Album] = {}
        self._taken: OrderedDict[str, frozenset[str]] = OrderedDict()

    async def before(self, heard: TelegramUpdate) -> None:
        """Returns once the albums are written down that its sender sent before it, which wait for their pictures; raises where one could not be, so that
        both come again in their order."""
        for album in [one for one in self._coming.values() if _of_one_sender(one.heard[0], heard)]:
            await asyncio.shield(album.written)

    async def take(self, heard: TelegramUpdate) -> None:
        """Returns once the whole album is written down; raises where it could not be, so that all of it comes again."""
        album = self._coming.get(heard.album)
        if album is not None:
            album.heard.append(heard)
            return await asyncio.shield(album.written)
        if heard.album in self._taken:
            # One that came late says nothing new, unless something is written below it; one that Telegram brings again was in it already.
            late = heard.message is not None and heard.message.event not in self._taken[heard.album]
            if late and heard.message is not None and isinstance(heard.message.said, TypedText) and heard.message.said.text:
                await self._write(heard)
            return None
        self._coming[heard.album] = album = Album([heard])
        try:
            await asyncio.sleep(self._pause)
            await self._write(merge_album(album.heard))
        except BaseException as trouble:
            album.written.set_exception(trouble if isinstance(trouble, Exception) else RuntimeError("stopped"))
            album.written.exception()
            raise
        finally:
            del self._coming[heard.album]
        album.written.set_result(None)
        self._taken[heard.album] = frozenset(one.message.event for one in album.heard if one.message is not None)
        while len(self._taken) > _MOST:
            self._taken.popitem(last=False)
        return None


def _of_one_sender(one: TelegramUpdate, other: TelegramUpdate) -> bool:
    """Whether both were said by the same person in the same conversation."""
    return (
        one.message is not None
        and other.message is not None
        and (one.message.sender, one.message.place) == (other.message.sender, other.message.place)
    )
