"""Pictures that were sent together arrive one by one and are one message: answered once, in whatever order they arrive."""

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
    """The pictures received so far, and whether they are stored."""

    heard: list[TelegramUpdate]
    written: "asyncio.Future[None]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Albums:
    """`pause`: seconds to wait for the others if each arrives in a call of its own; 0 if they arrive together."""

    def __init__(self, write: Callable[[TelegramUpdate], Awaitable[None]], pause: float) -> None:
        self._write = write
        self._pause = pause
        self._coming: dict[str, Album] = {}
        self._taken: OrderedDict[str, frozenset[str]] = OrderedDict()

    async def before(self, update: TelegramUpdate) -> None:
        """Returns once the sender's earlier albums, which wait for their pictures, are stored; raises if one could not be, so that both are redelivered
        in order."""
        for album in [coming for coming in self._coming.values() if _of_one_sender(coming.heard[0], update)]:
            await asyncio.shield(album.written)

    async def take(self, update: TelegramUpdate) -> None:
        """Returns once the whole album is stored; raises if it could not be, so that all of it is redelivered."""
        album = self._coming.get(update.album)
        if album is not None:
            album.heard.append(update)
            return await asyncio.shield(album.written)
        if update.album in self._taken:
            # One that came late says nothing new, unless something is written below it; one that Telegram brings again was in it already.
            late = update.message is not None and update.message.event not in self._taken[update.album]
            if late and update.message is not None and isinstance(update.message.content, TypedText) and update.message.content.text:
                await self._write(update)
            return None
        self._coming[update.album] = album = Album([update])
        try:
            await asyncio.sleep(self._pause)
            await self._write(merge_album(album.heard))
        except BaseException as trouble:
            album.written.set_exception(trouble if isinstance(trouble, Exception) else RuntimeError("stopped"))
            album.written.exception()
            raise
        finally:
            del self._coming[update.album]
        album.written.set_result(None)
        self._taken[update.album] = frozenset(picture.message.event for picture in album.heard if picture.message is not None)
        while len(self._taken) > _MOST:
            self._taken.popitem(last=False)
        return None


def _of_one_sender(first: TelegramUpdate, second: TelegramUpdate) -> bool:
    """Whether both were sent by the same person in the same conversation."""
    return (
        first.message is not None
        and second.message is not None
        and (first.message.sender, first.message.place) == (second.message.sender, second.message.place)
    )
