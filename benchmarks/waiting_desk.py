"""The desk as it is, over a directory that takes its time: `python -m benchmarks.waiting_desk run …` is `python -m bot run …` with that many milliseconds before
each look at the embedded directory (`WAITS`)."""

import asyncio
import os
import runpy

from bot.accounts.records import DirectoryAccount
from bot.people.person import Person
from integrations.accounts.embedded.directory import EmbeddedDirectory

WAITS = float(os.environ.get("WAITS", "50")) / 1000
_at_once = EmbeddedDirectory.accounts_of


async def _later(self: EmbeddedDirectory, person: Person) -> tuple[DirectoryAccount, ...]:
    await asyncio.sleep(WAITS)
    return await _at_once(self, person)


if __name__ == "__main__":
    EmbeddedDirectory.accounts_of = _later  # type: ignore[method-assign]
    runpy.run_module("bot", run_name="__main__")
