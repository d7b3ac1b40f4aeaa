"""The hour at which every play begins. By the machine's clock "about 00:27" would be "tomorrow 00:27" for whoever runs the plays before midnight."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.settings.loading import load_settings
from bot.store.database import open_engine, upgrade
from bot.store.private_files import make_private_file
from bot.wiring.location import DataLocation, database_url

_ZONE: Final = ZoneInfo("Asia/Taipei")
_BEGINS: Final = time(10, 30)
_WEDNESDAY: Final = 2


def begin_in_the_morning(data: Path) -> None:
    """Makes the desk's database in a new folder with its clock moved on to the next Wednesday morning, as if somebody had advanced it."""
    data.mkdir(mode=0o700)
    file = data / "accountdesk.db"
    make_private_file(file)
    file.write_bytes(_empty_database())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("insert into clock (id, ahead) values (1, ?)", [until_morning(SystemClock().now()).total_seconds()])


def until_morning(now: datetime) -> timedelta:
    """How long it is until the next Wednesday, 10:30 in Taipei."""
    local = now.astimezone(_ZONE)
    morning = datetime.combine(local.date() + timedelta((_WEDNESDAY - local.weekday()) % 7), _BEGINS, _ZONE)
    return (morning if morning >= local else morning + timedelta(7)).astimezone(UTC) - now


@cache
def _empty_database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        where = DataLocation(load_settings(None, {}), Path(folder))
        asyncio.run(_made(where))
        return (Path(folder) / "accountdesk.db").read_bytes()


async def _made(where: DataLocation) -> None:
    engine = open_engine(database_url(where))
    try:
        await upgrade(engine)
    finally:
        await engine.dispose()
