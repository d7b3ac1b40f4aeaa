"""Runs the database migrations."""

import logging

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection

from bot.store.template import MIGRATIONS


def run_steps(connection: Connection) -> None:
    """Runs all outstanding migrations in the caller's transaction."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    logging.getLogger("alembic").setLevel(logging.WARNING)
    command.upgrade(config, "head")
