"""`resume`: ends what `pause` began."""

from datetime import datetime

from bot.audit import AuditEvent
from bot.cli.arguments import CommandContext
from bot.cli.output import print_json, print_line
from bot.cli.pause import switch_changes
from bot.store.work import Work


async def resume(given: CommandContext) -> int:
    """Lets the desk change accounts again; 1 if the configuration still forbids it. Raises what `pause` raises."""

    async def end(work: Work, _: datetime) -> bool:
        return await work.pauses.end()

    changed, still = await switch_changes(given, AuditEvent.CHANGES_ALLOWED, end), given.where.settings.policy.paused
    if given.arguments.json:
        print_json({"paused": still, "changed": changed})
    elif still:
        print_line("the desk still only reads: `policy.paused` is true in the configuration; take it out and restart every desk")
    else:
        print_line("the desk changes accounts again" if changed else "it was not paused")
    return 1 if still else 0
