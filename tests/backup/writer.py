"""Somebody who writes without a pause, as a desk does: a message and its record in one transaction, the anchor now and then, the workflow afterwards.

    python -m tests.backup.writer FOLDER NAME

Says READY once the first message is written, and goes on until it is killed.
"""

import asyncio
import sqlite3
import sys
from itertools import count
from pathlib import Path

from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.keeper import AnchorKeeper
from bot.clock import SystemClock
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.settings.schema import Settings
from bot.store.database import open_engine, sync_to_disk
from bot.store.work import Store
from bot.wiring.audit_anchors import anchor_file
from bot.wiring.location import DataLocation, database_url
from bot.wiring.resources import read_keys


async def write(folder: Path, name: str) -> None:
    """Until it is killed."""
    where, clock = DataLocation(Settings(), folder), SystemClock()
    engine = open_engine(database_url(where))
    key = read_keys(where).audit.reveal().encode()
    store = Store(engine, str, key)
    keeper = AnchorKeeper(store, key, anchor_file(where.settings, folder), (), clock, lambda: sync_to_disk(engine))
    workflows = sqlite3.connect(folder / "workflows.db", timeout=8, isolation_level=None)
    for number in count(1):
        message = Message(f"{name}-{number}", ChatIdentity("web", name), ConversationAddress("web", name, True), TypedText("我帳號怎麼了"), clock.now())
        async with store.work() as work:
            stored = await work.inbox.add(message)
            await work.audit.append(AuditRecord(AuditEvent.MESSAGE_REFUSED, f"web:{name}", "", {"number": str(stored)}), clock.now())
        # As a desk does: what a request has come to is in the database before its workflow goes on.
        workflows.execute("INSERT INTO workflow VALUES (?)", (stored,))
        if number % 7 == 0:
            await keeper.tick()
        if number == 1:
            print("READY", flush=True)


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1]), sys.argv[2]))
