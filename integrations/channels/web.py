"""The web chat: nothing needs to be sent, since the page reads the outbox; listeners are notified of news."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.messages import ConversationAddress, RenderedMessage
from bot.ports import AcceptMessage, ChannelCapabilities

_WAITING: Final = 100


class WebChannel:
    """Browsers, by conversation."""

    name: Final = "web"
    capabilities: Final = ChannelCapabilities(edits=True)

    def __init__(self) -> None:
        self._listeners: defaultdict[str, set[asyncio.Queue[int]]] = defaultdict(set)

    async def receive(self, accept: AcceptMessage) -> None:
        """Nothing to fetch: the pages hand over what people type."""
        await asyncio.Event().wait()

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        """Tells the pages that show this conversation."""
        self.tell(place.conversation, int(key))
        return key

    def tell(self, conversation: str, number: int) -> None:
        """Tells the pages that show this conversation of an outbox message; one that they have already is not shown again."""
        for queue in tuple(self._listeners.get(conversation, ())):
            if not queue.full():
                queue.put_nowait(number)

    def heard_in(self) -> tuple[str, ...]:
        """The conversations that a page shows."""
        return tuple(self._listeners)

    @asynccontextmanager
    async def listen(self, conversation: str) -> AsyncIterator[AsyncIterator[int]]:
        """The numbers of outbox messages delivered from now on; a page that lags far behind reloads instead."""
        queue: asyncio.Queue[int] = asyncio.Queue(_WAITING)
        self._listeners[conversation].add(queue)

        async def numbers() -> AsyncIterator[int]:
            while True:
                yield await queue.get()

        try:
            yield numbers()
        finally:
            self._listeners[conversation].discard(queue)
            if not self._listeners[conversation]:
                del self._listeners[conversation]
