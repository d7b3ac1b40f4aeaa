"""Our calls to the pigeon post, and what its answers mean for a message."""

from datetime import timedelta
from typing import Any, Final

import aiohttp

from bot.errors import TroubleScope, TryLater, Undeliverable
from bot.secret import Secret

_PATIENCE: Final = aiohttp.ClientTimeout(total=10)
_SOON: Final = timedelta(seconds=1)


class PigeonClient:
    """Asks for updates and sends. The post knows a message by its key, so sending twice is safe."""

    def __init__(self, address: str, token: Secret) -> None:
        self._address = address.rstrip("/")
        self._session = aiohttp.ClientSession(timeout=_PATIENCE, headers={"Authorization": f"Bearer {token.reveal()}"})

    async def updates(self, after: int) -> list[Any]:
        """What came after this number; waits for it for a while."""
        found = (await self._call("GET", f"updates?after={after}", None)).get("updates")
        return found if isinstance(found, list) else []

    async def send(self, message: dict[str, Any]) -> str:
        """Gives its id there."""
        return str((await self._call("POST", "messages", message)).get("id"))

    async def close(self) -> None:
        """Gives back its connections."""
        await self._session.close()

    async def _call(self, verb: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        try:
            async with self._session.request(verb, f"{self._address}/{path}", json=body, allow_redirects=False) as answer:
                if 400 <= answer.status < 500:
                    raise Undeliverable(f"status {answer.status}")
                found = await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as trouble:
            raise TryLater(_SOON, type(trouble).__name__, TroubleScope.CHANNEL) from None
        return found if isinstance(found, dict) else {}
