"""`db`: the database."""

from bot.app import database_url
from bot.commands.arguments import Given
from bot.commands.printing import print_line
from bot.store.database import open_engine, upgrade


async def database(given: Given) -> int:
    """Brings the database to this version."""
    engine = open_engine(database_url(given.where))
    try:
        before, after = await upgrade(engine)
    finally:
        await engine.dispose()
    print_line(f"the database is at {after}" + ("" if before == after else f" (was {before or 'empty'})"))
    return 0
