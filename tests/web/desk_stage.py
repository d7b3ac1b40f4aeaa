"""What the tests of the desk's pages share: a desk in which nobody asks anything, so nothing has to be understood."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings.schema import Settings
from bot.wiring.application import Application, DataLocation, open_application


@asynccontextmanager
async def quiet_desk(folder: Path) -> AsyncIterator[Application]:
    """Without cards, so that two proofs are enough to sign in."""
    no_cards = Settings.model_validate({"verification": {"certificate": {}}})
    async with open_application(DataLocation(no_cards, folder), reached_in="console") as opened:
        yield opened
