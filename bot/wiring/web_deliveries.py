"""Where several desks share the database, a browser hangs on one and its answers may be delivered by another: each looks for its own browsers' news."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog

from bot.clock import Clock
from bot.runtime.background_loop import repeat
from bot.store.work import Store
from integrations.channels.web import WebChannel

_LOOKS: Final = 0.5
_BACK: Final = timedelta(seconds=15)
"""How far it looks back: further than the clocks of two machines are apart."""
_log = structlog.get_logger("channels")


async def watch_deliveries(store: Store, web: WebChannel, clock: Clock) -> None:
    """Until cancelled."""
    if store.desk is None:
        await asyncio.Event().wait()
    told: set[int] = set()

    async def look() -> None:
        nonlocal told
        conversations = web.heard_in()
        if not conversations:
            return
        async with store.look() as work:
            found = await work.outbox.delivered_since(web.name, conversations, clock.now() - _BACK)
        for number, conversation in found:
            if number not in told:
                web.tell(conversation, number)
        told = {number for number, _ in found}

    await repeat(look, _LOOKS, _log, "looking for deliveries paused")
