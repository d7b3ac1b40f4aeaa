"""People of a fleet's office, each with their matter: they write on Slack or Telegram, open the pages they are sent to on whichever desk runs, and try again
where one has just died."""

import asyncio
import html
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.platforms.seats import Seat
from tests.replicas.fleet import Fleet

PATIENCE = 120


@dataclass
class Townsperson:
    """Somebody with a browser. `url_of` what they were sent is opened at a desk that runs."""

    city: Fleet
    id: str
    seat: Seat
    chance: random.Random
    client: httpx.AsyncClient = field(default_factory=lambda: httpx.AsyncClient(follow_redirects=False, timeout=20))

    async def asks(self, text: str) -> str:
        """Writes, and waits for one more message than before; what it says."""
        before = len(self.seat.shown())
        self.seat.write(text)
        await self._until(lambda: len(self.seat.shown()) > before, f"{self.id}: {text}")
        return str(self.seat.shown()[-1]["text"])

    async def presses(self, label: str) -> None:
        """Presses the newest button whose words begin so, as soon as there is one."""
        found: list[tuple[Any, Any]] = []

        def there() -> bool:
            found[:] = [(one, button) for one in self.seat.shown() for words, button in one["buttons"].items() if words.startswith(label)]
            return bool(found)

        await self._until(there, f"{self.id}: a button {label}")
        self.seat.press(*found[-1])

    def pages(self) -> int:
        """To how many pages they were sent so far."""
        return len(self._paths())

    async def link(self, before: int = 0) -> str:
        """The path of the newest page that they were sent to, of more than `before`."""
        await self._until(lambda: self.pages() > before, f"{self.id}: a page")
        return self._paths()[-1]

    def _paths(self) -> list[str]:
        return [urlsplit(one).path for message in self.seat.shown() for one in message["links"] if "/s/" in one]

    async def opens(self, path: str) -> httpx.Response:
        """Opens a page."""
        return await self._at_a_desk(lambda url: self.client.get(url + path))

    async def sends(self, path: str, page: httpx.Response, **given: str) -> httpx.Response:
        """Sends the form of a page; of what is given only what it asks for."""
        csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', page.text)
        assert csrf is not None, seen(page)
        fields = {name: value for name, value in given.items() if f'name="{name}"' in page.text}
        return await self._at_a_desk(lambda url: self.client.post(url + path, data={"csrf": csrf[1], **fields}, headers={"origin": url}))

    async def code(self, before: int) -> str:
        """The newest code that was mailed, of more than `before`."""
        await self._until(lambda: len(self.city.mail.codes(self.id)) > before, f"{self.id}: a code")
        return self.city.mail.codes(self.id)[-1]

    async def rests(self, most: float) -> None:
        """A while that chance decides."""
        await asyncio.sleep(self.chance.uniform(0, most))

    async def _at_a_desk(self, ask: Callable[[str], Any]) -> httpx.Response:
        for _ in range(200):
            try:
                answer: httpx.Response = await ask(self.city.any_url())
            except (httpx.HTTPError, ZeroDivisionError):
                await asyncio.sleep(0.2)
                continue
            if answer.status_code < 500:
                return answer
            await asyncio.sleep(0.2)
        raise AssertionError(f"{self.id}: no desk answers")

    async def _until(self, so: Callable[[], Any], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, f"{what}; {[one['text'] for one in self.seat.shown()]}"
            await asyncio.sleep(0.05)


def seen(page: httpx.Response) -> str:
    """What stands on a page."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page.text))
