"""The passwords in an organisation's file, for the demonstration, which shows them where one is asked for."""

import asyncio
from collections.abc import Callable, Mapping

from bot.secret import Secret
from integrations.accounts.embedded.description import Description, passwords


class WrittenPasswords:
    """Reads the file when a page first needs them: most demonstrations are started for a look, and reading takes a moment."""

    def __init__(self, described: Callable[[], Description]) -> None:
        self._described = described
        self._read: Mapping[str, Secret] | None = None

    async def __call__(self) -> Mapping[str, Secret]:
        """The passwords, by `account_key`."""
        if self._read is None:
            self._read = passwords(await asyncio.to_thread(self._described))
        return self._read

    def forget(self) -> None:
        """The file is read anew the next time: the demonstration starts over, maybe from another one."""
        self._read = None
