"""A messaging platform that calls us: the one port that knows the web framework."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from bot.messages import ChatIdentity
from bot.ports import AcceptMessage, Channel

WebhookRoute: TypeAlias = Callable[[Request], Awaitable[Response]]


class Platform(Channel, Protocol):
    """A messaging platform outside: besides, it can call us, and it knows what people have set there."""

    def hooks(self, accept: AcceptMessage) -> Mapping[str, WebhookRoute]:
        """What answers the platform's own calls, by path; empty where the platform does not call."""
        ...

    async def locale(self, identity: ChatIdentity) -> str | None:
        """The language somebody has set there, None where that is not known; never raises, and answers within a second."""
        ...

    def opened_with(self, code: str) -> str:
        """The address that opens a chat there and hands over a link code; '' where there is none."""
        ...

    async def close(self) -> None:
        """Gives back its connections."""
        ...
