"""Three desks on PostgreSQL, killed with -9 in turn while people ask, act, approve and open tickets: nothing is lost, nothing is done twice (T19, T32)."""

import asyncio
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.messages import ChatIdentity
from tests.conftest import ROOT
from tests.platforms.seats import Seat, SlackSeat, TelegramSeat
from tests.replicas.fleet import Fleet, fleet
from tests.replicas.townspeople import Townsperson, seen

LOCKED, TICKETS, ASKING = 10, 4, 8
ROUNDS = 6
pytestmark = pytest.mark.xdist_group("postgresql")
_DONE = "SELECT count(*) FROM requests WHERE state = 'done' AND person = :id"


def identity_of(id: str) -> ChatIdentity:
    """People with an odd number are on Telegram, the admin and all others on Slack."""
    number = int("".join(one for one in id if one.isdigit()) or 0)
    if number % 2:
        kind = ("lock", "off", "reset").index(id.rstrip("0123456789"))
        return ChatIdentity("telegram", str(5000 + 100 * kind + number))
    return ChatIdentity("slack", "U" + id.upper())


def somebody(city: Fleet, id: str, seed: int) -> Townsperson:
    identity = identity_of(id)
    seat: Seat = SlackSeat(city.slack, identity.user) if identity.channel == "slack" else TelegramSeat(city.telegram, int(identity.user))
    return Townsperson(city, id, seat, random.Random(f"{id} {seed}"))


async def unlocks(one: Townsperson) -> None:
    """Locked out: asks, types the code, and asks anew where the desk says honestly that it does not know."""
    await one.rests(15)
    for _ in range(6):
        pages = one.pages()
        await one.asks("幫我解鎖")
        if await _done(one):
            return
        path, codes = await one.link(pages), len(one.city.mail.codes(one.id))
        page = await one.opens(path)
        page = await one.sends(path, page, code=one.city.mail.codes(one.id)[-1] if codes else await one.code(0))
        for _ in range(100):
            if await _done(one):
                return
            await asyncio.sleep(0.2)
    raise AssertionError(f"{one.id} comes to no end: {seen(page)} {[message['text'] for message in one.seat.shown()]}")


async def asks_to_be_enabled(one: Townsperson) -> None:
    """Disabled: asks and types the code, both again where the answer died with its desk, and waits for the admin."""
    await one.rests(3)
    for _ in range(4):
        pages, codes = one.pages(), len(one.city.mail.codes(one.id))
        await one.asks("幫我啟用帳號")
        if await one.city.rows("SELECT 1 FROM requests WHERE person = :id AND state = 'verifying'", id=one.id):
            await one.sends(path := await one.link(pages - 1), await one.opens(path), code=one.city.mail.codes(one.id)[-1] if codes else await one.code(0))
        for _ in range(500):
            if await _done(one):
                return
            await asyncio.sleep(0.2)
    raise AssertionError(f"{one.id} waits for ever")


async def approves(admin: Townsperson, how_many: int) -> None:
    """Decides on every card, one after another."""
    while (await admin.city.rows("SELECT count(*) FROM requests WHERE action = 'enable' AND state IN ('ready', 'carrying_out', 'done')"))[0][0] < how_many:
        pages, codes = admin.pages(), len(admin.city.mail.codes("admin"))
        await admin.presses("看內容並決定")
        path = await admin.link(pages)
        page = await admin.opens(path)
        given = {"current_password": "Tpead-1-x", "decision": "approve", "identity_check": "called_back"}
        if 'name="code"' in page.text:
            given["code"] = await admin.code(codes)
        await admin.sends(path, page, **given)
        await asyncio.sleep(0.5)


async def opens_a_ticket(one: Townsperson) -> None:
    await one.rests(15)
    await one.asks("找真人")
    await one.asks("自然人憑證讀不到，換了讀卡機也一樣")
    await one.presses("送出")
    for _ in range(900):
        if await one.city.rows("SELECT 1 FROM tickets WHERE person = :id AND number IS NOT NULL", id=one.id):
            return
        await asyncio.sleep(0.2)
    raise AssertionError(f"{one.id}'s ticket is not filed")


async def keeps_asking(one: Townsperson) -> None:
    """Everything that is asked is answered before the next is asked."""
    for number in range(ROUNDS):
        await one.asks("帳號被鎖要等多久" + "？" * number)
        await one.rests(3)


async def _done(one: Townsperson) -> bool:
    return bool((await one.city.rows(_DONE, id=one.id))[0][0])


async def killing(city: Fleet, kills: int, chance: random.Random, ended: asyncio.Event) -> int:
    """Kills one after another and starts it again; at most one is down at a time. How many were killed while people were busy."""
    for number in range(kills):
        await asyncio.sleep(chance.uniform(1.0, 4.0))
        if ended.is_set():
            return number
        victim = number % len(city.replicas)
        await city.kill(victim)
        await asyncio.sleep(chance.uniform(0.0, 1.5))
        await city.start(victim)
    return kills


async def survive(folder: Path, kills: int, seed: int, off: int) -> str:
    """A morning; gives the counts. Raises AssertionError for whatever was lost or done twice."""
    staff = [f"lock{n}" for n in range(LOCKED)] + [f"off{n}" for n in range(off)] + [f"reset{n}" for n in range(TICKETS + ASKING)]
    linked = {identity_of(id): id for id in ("admin", *staff)}
    async with fleet(folder, 3, linked, off=off) as city:
        await asyncio.gather(*(city.start(number) for number in range(3)))
        ended = asyncio.Event()
        killer = asyncio.create_task(killing(city, kills, random.Random(seed), ended))
        matters = [
            *(unlocks(somebody(city, f"lock{n}", seed)) for n in range(LOCKED)),
            *(asks_to_be_enabled(somebody(city, f"off{n}", seed)) for n in range(off)),
            approves(somebody(city, "admin", seed), off),
            *(opens_a_ticket(somebody(city, f"reset{n}", seed)) for n in range(TICKETS)),
            *(keeps_asking(somebody(city, f"reset{TICKETS + n}", seed)) for n in range(ASKING)),
        ]
        await asyncio.gather(*matters)
        ended.set()
        killed = await killer

        async def at_rest() -> bool:
            waiting = await city.rows("SELECT (SELECT count(*) FROM inbox WHERE handled IS NULL) + (SELECT count(*) FROM outbox WHERE state = 'waiting')")
            return bool(waiting[0][0] == 0)

        await city.until("everything is answered and delivered", at_rest)
        counts = await _counted(city, off)
        assert [await city.stop(one.number) for one in city.replicas] == [0, 0, 0], "all drain"
        assert city.slack.refused == []
        checked = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "audit", "verify", "--config", str(city.config), "--data", str(city.replicas[0].folder),
            cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, _ = await checked.communicate()
        assert checked.returncode == 0, said.decode()
        return f"{killed} kills: {counts}"


async def _counted(city: Fleet, off: int) -> str:
    unlocked = Counter(row.account for row in await city.rows("SELECT account FROM embedded_happening WHERE event = 'unlocked'"))
    assert len(unlocked) == LOCKED, "nothing is lost"
    assert set(unlocked.values()) == {1}, f"nothing is done twice: {unlocked}"
    audit: list[tuple[str, dict[str, Any]]] = [
        (row.did, row.details if isinstance(row.details, dict) else json.loads(row.details)) for row in await city.rows("SELECT did, details FROM audit")
    ]
    written = Counter(details["request"] for did, details in audit if did == "action.written")
    settled = Counter(details["request"] for did, details in audit if did == "action.settled")
    assert set(written.values()) <= {1}, written
    assert set(settled.values()) == {1}, settled
    enabled = (await city.rows("SELECT count(*) FROM requests WHERE action = 'enable' AND state = 'done'"))[0][0]
    assert enabled == off
    approved = Counter(details["request"] for did, details in audit if did == "action.approved")
    assert sorted(approved.values()) == [1] * off
    tickets = Counter(row.person for row in await city.rows("SELECT person FROM tickets WHERE person LIKE 'reset%'"))
    assert set(tickets.values()) == {1}, tickets
    assert len(tickets) == TICKETS
    answered = Counter(row.answers for row in await city.rows("SELECT answers FROM outbox WHERE answers IS NOT NULL AND channel IN ('slack', 'telegram')"))
    asked = [row.id for row in await city.rows("SELECT id FROM inbox WHERE channel IN ('slack', 'telegram')")]
    unanswered = [row for row in asked if row not in answered]
    assert unanswered == [], "every message is answered"
    lost = await city.rows("SELECT channel, why FROM outbox WHERE state = 'lost'")
    assert lost == []
    out_of_order = (
        await city.rows(
            "SELECT count(*) FROM inbox a JOIN inbox b ON a.channel = b.channel AND a.conversation = b.conversation AND a.id < b.id WHERE a.handled > b.handled"
        )
    )[0][0]
    assert out_of_order == 0
    return (
        f"{len(asked)} messages, all answered, {out_of_order} out of order; {len(unlocked)} unlocked once each, {enabled} enabled after {len(approved)} approvals, "
        f"{len(tickets)} tickets once each; {len(settled)} requests settled"
    )


@pytest.mark.timeout(600)
async def test_t19_three_desks_killed_in_turn_lose_nothing_and_do_nothing_twice(tmp_path: Path) -> None:
    print("\n" + await survive(tmp_path, kills=4, seed=5, off=1))


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_t19_three_desks_killed_thirty_times(tmp_path: Path) -> None:
    for seed in (17, 29, 43):
        folder = tmp_path / str(seed)
        folder.mkdir()
        print("\n" + await survive(folder, kills=10, seed=seed, off=3))
