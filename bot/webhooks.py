"""Messaging platforms that call us: the only port that knows the web framework."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeAlias, runtime_checkable

from starlette.requests import Request
from starlette.responses import Response

from bot.messages import ChatIdentity
from bot.ports import AcceptMessage, Channel

WebhookRoute: TypeAlias = Callable[[Request], Awaitable[Response]]


@runtime_checkable
class FileSource(Protocol):
    """A channel that can hand out what people sent in it."""

    async def fetch(self, source: str, most: int) -> bytes | None:
        """The bytes of a `SentFile`; None where there are more than `most`, of which no more are read. Raises DeliveryError."""
        ...


class Platform(Channel, Protocol):
    """An external messaging platform: it can also call us, and it knows people's settings there."""

    def hooks(self, accept: AcceptMessage) -> Mapping[str, WebhookRoute]:
        """The handlers of the platform's own calls, by path; empty if the platform does not call."""
        ...

    async def locale(self, identity: ChatIdentity) -> str | None:
        """The language somebody has set there, None if unknown; never raises, and answers within a second."""
        ...

    def opened_with(self, code: str) -> str:
        """The address that opens a chat there and passes on a link code; '' if there is none."""
        ...

    async def close(self) -> None:
        """Closes its connections."""
        ...
