"""A desk that is killed at random moments while it mails tickets, forked as often as it is to be killed; the last one is left to finish.

    python -m tests.helpdesk_mail.killed_desk FOLDER SMTP_PORT KILLS SEED

Each life is three minutes after the one before, so that what was left claimed is taken up. The last life prints the number of each ticket as JSON."""

import asyncio
import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.clock import MovableClock, SystemClock
from bot.store.database import open_engine, upgrade
from bot.tickets.attachment import FileKind, TicketFile
from bot.tickets.ticket import Category, Priority, TicketDraft
from integrations.mail.smtp import read_server
from tests.helpdesk_mail.room import between

TICKETS: Final = 12
WITH_FILES: Final = 4
_LIFE: Final = timedelta(minutes=3)


async def live(folder: Path, port: int, life: int) -> dict[str, str]:
    """Opens every ticket, each under its own key, as the desk does after a start, and then sends the files of some."""
    engine = open_engine(f"sqlite+aiosqlite:///{folder}/mail.db")
    try:
        await upgrade(engine)
        smtp = replace(read_server(f"smtp://127.0.0.1:{port}", "desk@city.example"), step=20, whole=40)
        helpdesk, _, _ = between(engine, smtp, MovableClock(SystemClock(), _LIFE * life))
        draft = TicketDraft("", "chen.yj", "陳怡君", "資訊局", "2103", Category.LOCK, Priority.HIGH, ("D15",))
        refs = {key: await helpdesk.open(replace(draft, key=key)) for key in (f"key-{number}" for number in range(TICKETS))}
        for key in list(refs)[:WITH_FILES]:
            await helpdesk.add(refs[key], "畫面", f"note-{key}", (TicketFile(f"{key}.png", FileKind.PNG, b"\x89PNG" + bytes(5000)),))
        return {key: ref.number for key, ref in refs.items()}
    finally:
        await engine.dispose()


def main(folder: str, port: str, kills: str, seed: str) -> None:
    chance = random.Random(int(seed))
    asyncio.run(live_nothing(Path(folder)))
    for life in range(int(kills)):
        child = os.fork()
        if child == 0:
            asyncio.run(live(Path(folder), int(port), life))
            os._exit(0)
        time.sleep(chance.uniform(0.02, 0.4))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    print(json.dumps(asyncio.run(live(Path(folder), int(port), int(kills)))))


async def live_nothing(folder: Path) -> None:
    """The database is there before the first life, and everything is imported."""
    engine = open_engine(f"sqlite+aiosqlite:///{folder}/mail.db")
    await upgrade(engine)
    await engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
