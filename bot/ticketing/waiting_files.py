"""Files that wait for a ticket: a day, and then they are deleted. Those whose message was never handled wait an hour."""

from datetime import timedelta
from typing import Final

import structlog

from bot.clock import Clock
from bot.runtime.background_loop import repeat
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

FILES_WAIT: Final = timedelta(hours=24)
UPLOADS_WAIT: Final = timedelta(hours=1)
_PATIENCE: Final = 60.0
_log = structlog.get_logger("attachments")


@dataclass(frozen=True)
class WaitingFiles:
    """Deletes what has waited too long."""

    store: Store
    clock: Clock

    async def run(self) -> None:
        """Looks every minute, until cancelled."""
        await repeat(self.tick, _PATIENCE, _log, "looking after files paused")

    async def tick(self) -> None:
        """Two queries if there is nothing to delete."""
        now = self.clock.now()
        before, unhandled = now - FILES_WAIT, now - UPLOADS_WAIT
        async with self.store.look() as work:
            if not (await work.attachments.waits_since_before(before) or await work.uploads.waits_since_before(unhandled)):
                return
        async with self.store.work() as work:
            gone = await work.attachments.forget_waiting(before)
            uploads = await work.uploads.forget_waiting(unhandled)
        _log.info("files that waited for a ticket were deleted", files=gone, uploads=uploads)
