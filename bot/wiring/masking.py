"""What the organisation's records know of a text that is to leave: everybody's names and ids, and which words are accounts."""

import asyncio
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.language_model.masking import KnownPeople, known_people, mask, words_to_look_up
from bot.ports import Colleagues, Register

_FRESH: Final = timedelta(hours=1)
_LOOKED_UP: Final = 16
"""Words of one text; what is beyond counts as an account without being looked up."""
_MOST_KNOWN: Final = 4_096


class RecordMasking:
    """Knows the register as it was at most an hour ago, and of each word whether it is somebody's account."""

    def __init__(self, register: Register, colleagues: Colleagues, clock: Clock) -> None:
        self._register, self._colleagues, self._clock = register, colleagues, clock
        self._people = KnownPeople()
        self._read_at: datetime | None = None
        self._accounts: dict[str, bool] = {}
        self._reading = asyncio.Lock()

    async def mask(self, text: str) -> str:
        """The text as it may leave. Raises CannotMask, and Unreachable or Garbled where the records do not say: then it stays here."""
        async with self._reading:
            await self._read_people()
        words = words_to_look_up(text)
        looked_up = words[:_LOOKED_UP]
        accounts = dict(zip(looked_up, await asyncio.gather(*map(self._is_account, looked_up)), strict=True))
        return mask(text, self._people, lambda word: accounts.get(word, word in words))

    async def _read_people(self) -> None:
        now = self._clock.now()
        if self._read_at is not None and now - self._read_at < _FRESH:
            return
        names = [(person.id, person.name) for person in await self._register.people()]
        self._people = await asyncio.to_thread(known_people, names)
        self._read_at = now
        self._accounts.clear()

    async def _is_account(self, word: str) -> bool:
        known = self._accounts.get(word)
        if known is not None:
            return known
        found = await self._colleagues.holder_of(word) is not None
        if len(self._accounts) >= _MOST_KNOWN:
            self._accounts.clear()
        self._accounts[word] = found
        return found


class ShapeMasking:
    """Knows shapes alone: for a command that has no organisation's records at hand, and asks about texts that nobody typed to the desk."""

    async def mask(self, text: str) -> str:
        """The text as it may leave. Raises CannotMask."""
        return mask(text, KnownPeople())
