"""`pause`: the kill switch (T29). It stands in the database, so that it holds at the next act of every desk there, and until `resume` ends it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.cli.arguments import CommandContext
from bot.cli.database_access import open_to_write
from bot.cli.output import print_json, print_line
from bot.clock import MovableClock, SystemClock
from bot.redaction import redact
from bot.settings.keys import needed_key
from bot.settings.value_objects import revealed
from bot.store.links import OPERATOR
from bot.store.work import Work
from bot.wiring.location import data_folder

_LONGEST: Final = 300


async def pause(given: CommandContext) -> int:
    """Stops all changes to accounts. Raises ConfigurationError if there is no database, or no key of the audit trail."""

    async def begin(work: Work, now: datetime) -> bool:
        return await work.pauses.begin(now)

    changed = await switch_changes(given, AuditEvent.CHANGES_STOPPED, begin)
    if given.arguments.json:
        print_json({"paused": True, "changed": changed})
    else:
        print_line("no account is changed from now on; `resume` ends that" if changed else "it was paused already; `resume` ends that")
    return 0


async def switch_changes(given: CommandContext, event: AuditEvent, switch: Callable[[Work, datetime], Awaitable[bool]]) -> bool:
    """Whether the switch changed anything; it and its record are written in one transaction. Raises what `pause` raises."""
    where = given.where
    key = needed_key(revealed(where.settings.keys.audit), "audit", data_folder(where) / "keys")
    async with open_to_write(given, key.reveal().encode()) as store, store.work() as work:
        now = MovableClock(SystemClock(), await work.clock_ahead()).now()
        changed = await switch(work, now)
        if changed:
            because = redact(" ".join(given.arguments.because.split())).text[:_LONGEST]
            await work.audit.append(AuditRecord(event, OPERATOR, "", {"because": because}), now)
    return changed
