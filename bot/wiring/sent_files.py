"""Where the files are that people send: at their platform, or, of the web chat, in the desk's own database."""

from bot.errors import Undeliverable
from bot.messages import ChatIdentity
from bot.people.identity import WEB
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.wiring.platforms import Platforms


@dataclass(frozen=True)
class SentFiles:
    """Fetches them, each only for the chat that sent it."""

    platforms: Platforms
    store: Store

    async def fetch(self, sender: ChatIdentity, source: str, most: int) -> bytes | None:
        """A file that this sender's message names; None where it is longer than `most` bytes. Raises DeliveryError."""
        if sender.channel != WEB:
            return await self.platforms.fetch(sender.channel, source, most)
        async with self.store.look() as work:
            upload = await work.uploads.find(sender.user, source)
        if upload is None:
            raise Undeliverable("no such file waits of this chat")
        return upload.content if upload.content is not None and len(upload.content) <= most else None
