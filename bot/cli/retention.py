"""`retention`: deletes what was kept long enough now, or tells what would go."""

from collections.abc import Mapping

from bot.cli.arguments import CommandContext
from bot.cli.database_access import open_to_read, require_database
from bot.cli.output import print_json, print_line
from bot.clock import MovableClock, SystemClock
from bot.retention.job import count_all_over
from bot.retention.periods import RetentionKind
from bot.settings.retention import retention_periods
from bot.wiring.application import open_application


async def retention(given: CommandContext) -> int:
    """What would go is counted in the database alone; deleting opens the desk, since the audit trail is cut behind its anchor. 1 if another desk is at it."""
    if given.arguments.dry_run:
        async with open_to_read(given) as work:
            clock = MovableClock(SystemClock(), await work.clock_ahead())
            found = await count_all_over(work, retention_periods(given.where.settings.retention), clock.now())
        _print(given, found, "would go")
        return 0
    await require_database(given)
    async with open_application(given.where) as application:
        # It may take minutes and claims nothing: the desks that run must not take it for one of them that died.
        await application.exclusive.presence.leave()
        done = await application.retention.do()
    if done is None:
        print_line("another desk is at it; nothing was done here")
        return 1
    _print(given, done, "gone")
    return 0


def _print(given: CommandContext, found: Mapping[RetentionKind, int], what: str) -> None:
    if given.arguments.json:
        print_json({kind.value: number for kind, number in found.items()})
        return
    for kind, number in found.items():
        print_line(f"{kind.value:<14} {number:>8} {what}")
