"""A desk that is killed while it files tickets with a real Request Tracker: forked as often as it is to be killed, the last child is left to finish.

    python -m tests.crashes.tickets FOLDER KILLS SEED URL TOKEN
"""

import asyncio
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import Final

import dbos  # noqa: F401 - so that no life is spent on importing it
import httpx  # noqa: F401 - the same

from bot.messages import ChatIdentity, ConversationAddress
from bot.settings.schema import Settings
from bot.tickets.attachment import FileKind
from bot.tickets.ticket import Asker, Category
from bot.wiring.application import Application, DataLocation, open_application
from tests.crashes.desk import organisation, small_index
from tests.quick_seals import seal_quickly
from tests.servers.request_tracker.server import QUEUE

TICKETS: Final = 6
WITH_FILES: Final = 2
"""So many of them have a file that waited for the ticket."""
_LONGEST: Final = 240.0
_READY: Final = b"r"


async def live(folder: Path, seed: int, url: str, token: str, ready: int) -> None:
    """Everybody wants their ticket; whoever has it in hand already is given the same one."""
    helpdesk = {"kind": "request_tracker", "url": url, "token": token, "queue": QUEUE, "deadline": "10s", "poll": "1s"}
    settings = Settings.model_validate({"helpdesk": helpdesk})
    order = list(range(TICKETS))
    random.Random(seed).shuffle(order)
    async with open_application(DataLocation(settings, folder / "data", folder / "office.yaml"), small_index, reached_in="console") as application:
        os.write(ready, _READY)
        await asyncio.gather(*(_opened(application, number) for number in order))
        deadline = time.monotonic() + _LONGEST
        while await _unfiled(application):
            assert time.monotonic() < deadline, "a ticket is never filed"
            await asyncio.sleep(0.2)
            await application.ticketing.tick()


async def _opened(application: Application, number: int) -> None:
    id = f"lock{number}"
    person = await application.organisation.register.person(id)
    identity, place = ChatIdentity("console", id), ConversationAddress("console", id, private=True)
    asker = Asker(person, identity, place, "zh-Hant-TW")
    if number < WITH_FILES:
        async with application.store.work() as work:
            if not await work.tickets.live_of((id,)) and not await work.attachments.waiting_of(id):
                await work.attachments.add(id, None, file_of(number), FileKind.PNG, content=b"\x89PNG" + bytes(5000), now=application.clock.now())
    await application.ticketing.open(asker, place, Category.OTHER, f"第 {number} 件", None, origin=f"message {number}")


async def _unfiled(application: Application) -> bool:
    async with application.store.look() as work:
        tickets = await work.tickets.all()
        if await work.tickets.unfiled_notes():
            return True
    return len(tickets) < TICKETS or any(one.ref is None for one in tickets)


def file_of(number: int) -> str:
    """The name of a ticket's file."""
    return f"畫面-{number}.png"


def main(folder: Path, kills: int, seed: int, url: str, token: str) -> None:
    chance = random.Random(seed)
    organisation(folder)
    for life in range(kills + 1):
        heard, ready = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(heard)
            try:
                asyncio.run(live(folder, seed + life, url, token, ready))
            except BaseException as trouble:
                print(f"life {life}: {type(trouble).__name__}: {trouble}", file=sys.stderr, flush=True)
                os._exit(1)
            os._exit(0)
        os.close(ready)
        os.read(heard, 1)
        os.close(heard)
        if life == kills:
            _, status = os.waitpid(child, 0)
            sys.exit(os.waitstatus_to_exitcode(status))
        time.sleep(chance.uniform(0.05, 2.0))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


if __name__ == "__main__":
    seal_quickly()
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
