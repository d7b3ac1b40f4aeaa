"""`faq match`: somebody else's FAQ, by letters, and by meaning as soon as its texts have their vectors."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TypeAlias

from bot.faq.catalogue import Match, build_catalogue, match
from bot.faq.meaning import encoder_texts
from bot.runtime.disk_cache import cache_folder
from bot.runtime.vector_store import VectorStore
from bot.settings.schema import Settings
from bot.wiring.encoders import AT_A_COMMAND, IN_THE_BACKGROUND, build_encoder
from bot.wiring.faq_meaning import FaqMeaning
from bot.wiring.understanding import MOST_WAITED_FOR

Find: TypeAlias = Callable[[str], Awaitable[Match]]


@asynccontextmanager
async def open_matching(pairs: Sequence[tuple[str, str]], settings: Settings) -> AsyncIterator[Find]:
    """What finds the entry that a query means."""
    catalogue = await asyncio.to_thread(build_catalogue, pairs)
    asking, building = build_encoder(settings, AT_A_COMMAND), build_encoder(settings, IN_THE_BACKGROUND)
    if asking is None or building is None:

        async def by_letters(query: str) -> Match:
            return match(query, catalogue)

        yield by_letters
        return
    store = await asyncio.to_thread(VectorStore, cache_folder(), asking.name)
    meaning = FaqMeaning(catalogue, encoder_texts(pairs), asking, store)
    missing = meaning.missing
    background: asyncio.Task[bool] | None = None
    try:
        if missing <= MOST_WAITED_FOR:
            await meaning.build(asking, building)
        else:
            print(f"{missing} texts get their vectors in the background; letters alone match meanwhile", file=sys.stderr)
            background = asyncio.create_task(meaning.build(building))
        yield meaning.match
    finally:
        if background is not None:
            background.cancel()
            await asyncio.gather(background, return_exceptions=True)
        await asking.close()
        await building.close()
