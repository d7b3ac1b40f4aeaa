"""Which desks run on the database, and whether they answer from the same."""

from collections import Counter
from typing import Final

from bot.cli.doctor_checks.check import CheckResult
from bot.store.work import Store

_NAME: Final = "desks"


async def check_desks(store: Store) -> tuple[CheckResult, ...]:
    """Warns where several desks answer from unlike entries or topics of the organisation; nothing where no desk says that it is alive, as on SQLite."""
    async with store.look() as work:
        living = await work.claims.living_desks()
    if not living:
        return ()
    contents = Counter(living.values())
    if len(contents) == 1:
        return (CheckResult(_NAME, True, f"{len(living)} alive, all with the same entries and topics of your own"),)
    versions = ", ".join(f"{number} with {content or 'none'}" for content, number in contents.most_common())
    remedy = "give all of them the same faq.entries and elsewhere; a changed file is taken over within seconds, and one with a mistake is left, as the log says"
    return (CheckResult(_NAME, True, f"{len(living)} alive, which answer from unlike entries and topics of your own: {versions}", remedy),)
