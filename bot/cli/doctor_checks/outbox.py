"""Messages that could not be delivered or have been waiting for long, counted by channel and reason."""

from datetime import timedelta
from typing import Final

from bot.cli.doctor_checks.check import CheckResult
from bot.clock import Clock
from bot.store.work import Store

_NAME: Final = "delivery"
_LOST_WITHIN: Final = timedelta(days=7)
_WAITS_LONG: Final = timedelta(minutes=10)


async def check_outbox(store: Store, clock: Clock) -> CheckResult:
    """Warns of messages lost within the last seven days, or waiting for more than ten minutes."""
    now = clock.now()
    async with store.look() as work:
        found = await work.outbox.troubles(now - _LOST_WITHIN, now - _WAITS_LONG)
    if not found:
        return CheckResult(_NAME, True, "every message of the last 7 days was delivered")
    lost = [f"{trouble.count} in {trouble.channel} ({trouble.why or 'no reason noted'})" for trouble in found if trouble.state == "lost"]
    waiting = [f"{trouble.count} in {trouble.channel} ({trouble.why or 'the channel is away'})" for trouble in found if trouble.state == "waiting"]
    parts = [f"lost in the last 7 days: {', '.join(lost)}" if lost else "", f"waiting for more than 10 minutes: {', '.join(waiting)}" if waiting else ""]
    remedy = "the reasons are the platform's own words: see that the app is installed, has its rights there and may write to these people"
    return CheckResult(_NAME, True, "; ".join(part for part in parts if part), remedy)
