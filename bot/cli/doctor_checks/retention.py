"""When what is over was deleted last."""

from datetime import timedelta
from typing import Final

from bot.cli.doctor_checks.check import CheckResult
from bot.clock import Clock
from bot.retention.job import HELD, RETENTION
from bot.store.work import Store

_NAME: Final = "retention"
_LATE: Final = timedelta(hours=50)
"""Once a day, and a day's grace for a desk that was off."""


async def check_retention(store: Store, clock: Clock) -> CheckResult:
    """Warns where it is long ago, or where the old part of the audit trail could not be cut off."""
    async with store.look() as work:
        lease = await work.leases.of(RETENTION)
    if lease is None or lease.done is None:
        return CheckResult(_NAME, True, "not done yet; a running desk does it once a day, and `retention --dry-run` tells what would go")
    went = ", ".join(f"{number} {kind}" for kind, number in sorted(lease.outcome.items()) if kind != HELD) or "nothing"
    result = f"done last at {lease.done:%Y-%m-%d %H:%M} UTC, deleted: {went}"
    if HELD in lease.outcome:
        remedy = "the old part of the audit trail could not be cut off: `audit verify` says whether it holds, and audit.anchor above whether it is anchored"
        return CheckResult(_NAME, True, result, remedy)
    return CheckResult(_NAME, True, result, "a running desk does it once a day: is one running?" if clock.now() - lease.done > _LATE else "")
