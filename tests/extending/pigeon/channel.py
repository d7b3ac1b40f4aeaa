"""The channel: updates are written down before the next are asked for; messages go out by the pigeon post's HTTP API."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from bot.clock import Clock
from bot.errors import DeliveryError
from bot.messages import ChatIdentity, ConversationAddress, RenderedMessage
from bot.ports import AcceptMessage
from bot.webhooks import WebhookRoute
from integrations.channels.platform_entry import PlatformContext, platform_secret

from .api_client import PigeonClient
from .platform import PIGEON
from .settings import PigeonSettings
from .updates import parse_update


class PigeonChannel:
    """Pigeons carry texts with numbered buttons; links stand below the text."""

    name: Final = PIGEON.name
    capabilities: Final = PIGEON.capabilities

    def __init__(self, client: PigeonClient, clock: Clock) -> None:
        self._client, self._clock = client, clock

    async def receive(self, accept: AcceptMessage) -> None:
        """Asks on until cancelled."""
        after = 0
        while True:
            try:
                found = await self._client.updates(after)
            except DeliveryError:
                await asyncio.sleep(1)
                continue
            for update in found:
                message = parse_update(update, self._clock.now())
                if message is not None:
                    await accept(message)
                after = max(after, int(update["number"]))

    async def deliver(self, place: ConversationAddress, to: str, post: RenderedMessage, key: str, again: bool = False) -> str:
        """A message; a pigeon that has left is not called back."""
        return await self._client.send({**draw(place, post), "key": key})

    def hooks(self, accept: AcceptMessage) -> Mapping[str, WebhookRoute]:
        """The pigeon post never calls."""
        return {}

    async def locale(self, identity: ChatIdentity) -> str | None:
        """Pigeons have no language of their own."""
        return None

    def opened_with(self, code: str) -> str:
        """There is no such address."""
        return ""

    async def close(self) -> None:
        """Gives back its connections."""
        await self._client.close()


def draw(place: ConversationAddress, post: RenderedMessage) -> dict[str, Any]:
    """A post as the pigeon post takes it."""
    text = "\n\n".join([post.text, *(f"{link.label}\n{link.url}" for link in post.links)])
    return {"to": place.conversation, "text": text, "buttons": [{"id": button.id, "label": button.label} for button in post.buttons]}


def build_pigeon(said: PigeonSettings, context: PlatformContext) -> PigeonChannel:
    """From the settings to the channel. Raises ConfigurationError."""
    return PigeonChannel(PigeonClient(said.api_url, platform_secret(said.token, "channels.pigeon.token")), context.clock)
