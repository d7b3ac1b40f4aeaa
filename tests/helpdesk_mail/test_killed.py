"""A desk that is killed with -9 while it mails tickets: one number a ticket, and one Message-ID, however often it was sent."""

import asyncio
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.helpdesk_mail.killed_desk import TICKETS, WITH_FILES
from tests.helpdesk_mail.room import PostOffice, files_in
from tests.paths import ROOT


@pytest.mark.parametrize(("kills", "seed"), [(8, 1), pytest.param(150, 2, marks=pytest.mark.long)])
async def test_a_killed_desk_mails_every_ticket_under_one_number_and_one_message_id(tmp_path: Path, kills: int, seed: int) -> None:
    office = PostOffice()
    server = await asyncio.get_running_loop().create_server(office.connected, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        command = (sys.executable, "-m", "tests.helpdesk_mail.killed_desk", str(tmp_path), str(port), str(kills), str(seed))
        child = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        said, _ = await asyncio.wait_for(child.communicate(), 60 + kills * 3)
    finally:
        server.close()
    assert child.returncode == 0
    numbers = json.loads(said.decode().splitlines()[-1])
    assert sorted(numbers.values()) == [str(20_001 + number) for number in range(TICKETS)]
    opening = [message for message in office.messages if message["In-Reply-To"] is None]
    later = [message for message in office.messages if message["In-Reply-To"] is not None]
    assert all(len(files_in(message)) == 1 for message in later)
    assert {name for message in later for name, _ in files_in(message)} == {f"key-{number}.png" for number in range(WITH_FILES)}
    assert len({message["Message-ID"] for message in later}) == WITH_FILES
    sent = Counter((message["Message-ID"], message["Subject"]) for message in opening)
    assert len(sent) == TICKETS
    assert len({subject for _, subject in sent}) == TICKETS
    assert sum(sent.values()) <= TICKETS + kills
