"""`db`: the database."""

from bot.cli.arguments import CommandContext
from bot.cli.output import print_line
from bot.store.database import database_errors, open_engine, sqlite_file, upgrade
from bot.wiring.location import data_folder, database_url, make_private


async def database(given: CommandContext) -> int:
    """Migrates the database to this version."""
    url = database_url(given.where)
    if sqlite_file(url) is not None:
        make_private(data_folder(given.where), url)
    engine = open_engine(url)
    try:
        with database_errors(url):
            before, after = await upgrade(engine)
    finally:
        await engine.dispose()
    print_line(f"the database is at {after}" + ("" if before == after else f" (was {before or 'empty'})"))
    return 0
