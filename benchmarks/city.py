"""The desk at the size of a city: PEOPLE (50,000) in a register on PostgreSQL, each with a chat, ACCOUNTS (10,000) of whom have accounts in a real domain and ask.

    python -m benchmarks.city          PEOPLE, ACCOUNTS, QUESTIONS and CONVERSATIONS change how much

Needs PostgreSQL, Samba and root, like the tests of both. Real are the program, its database, portal, personnel and sign-on (one PostgreSQL) and the directory; the
platform is the smallest there is, and the mailboxes are the embedded ones. First a hundredth and a tenth of CONVERSATIONS (1,000) ask at once, with fewer questions,
then all of them ask QUESTIONS (10,000, at most ACCOUNTS); whoever was answered gives way to the next person. Every tenth person is locked out in the directory: an
answer is right if it says so to them and that all is well to the others, and every other answer is counted by its first line.
"""

import asyncio
import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from aiohttp import web

from benchmarks.channels import UNLIMITED, processor_time
from benchmarks.memory import resident
from benchmarks.platform import SmallPlatform
from bot.clock import SystemClock
from bot.store.tables import links
from integrations.accounts.embedded.tables import mailbox
from tests.contracts.real_databases import certificate, metadata, portal_account, staff
from tests.servers import samba
from tests.servers.postgresql import migrated_database, new_database
from tests.servers.samba import Made, filetime

PEOPLE = int(os.environ.get("PEOPLE", "50000"))
ACCOUNTS = int(os.environ.get("ACCOUNTS", "10000"))
QUESTIONS = min(int(os.environ.get("QUESTIONS", "10000")), ACCOUNTS)  # each is another person's
CONVERSATIONS = int(os.environ.get("CONVERSATIONS", "1000"))
PATIENCE = 600
AGENCIES = 40
CHAT = 100_000
"""The chat of the first person."""
FAMILIES = "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐"
GIVEN = "怡君美惠淑芬雅婷佳穎宗翰冠宇志豪俊傑建宏家瑋承恩品妤詠晴思涵子軒柏欣儀筱雯靜宜秀玲文雄國華明德森蓉琪"
TEXTS = ("我帳號怎麼了", "我的帳號怎麼了", "幫我看一下我的帳號現在還正常嗎", "我的帳號是不是有問題，麻煩查一下")
LOCKED, FINE = "被鎖定", "沒有鎖定"
"""What only an answer from the directory says."""
ROOT = Path(__file__).parent.parent


def locked(number: int) -> bool:
    return number % 10 == 0


class City(SmallPlatform):
    """Keeps the latest answer in each chat."""

    def __init__(self) -> None:
        super().__init__(0)
        self.told: dict[int, str] = {}

    async def ask(self, url: str, who: int, text: str) -> float:
        """A thousand may wait longer than the minute of the smallest platform. Raises TimeoutError after PATIENCE."""
        begun = time.perf_counter()
        self.told.pop(who, None)
        try:
            return await super().ask(url, who, text)
        except TimeoutError:
            if who not in self.told:
                later = self._waiting[who] = asyncio.get_running_loop().create_future()
                async with asyncio.timeout(PATIENCE - 60):
                    await later
            return time.perf_counter() - begun

    async def _serve(self, request: web.Request) -> web.Response:
        given = await request.post()
        if "text" in given:
            self.told[int(str(given["chat_id"]))] = str(given["text"])
        return await super()._serve(request)


@dataclass
class Way:
    """What so many at once were told, and how long each waited. `desk`, `domain`, `own`: seconds of processor in the desk, in Samba and here."""

    conversations: int
    spans: list[float] = field(default_factory=list)
    right: int = 0
    others: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    desk: float = 0.0
    domain: float = 0.0
    own: float = 0.0

    def tell(self) -> None:
        asked, spans = self.right + self.others.total(), sorted(self.spans) or [0.0]
        each, name = 1000 / asked, f"{self.conversations} at once"
        print(f"{name}: {asked / self.seconds:.1f} messages a second ({asked} in {self.seconds:.0f} s)")
        print(f"{name}: p50 {statistics.median(spans) * 1000:.0f} ms, p99 {spans[int(len(spans) * 0.99)] * 1000:.0f} ms")
        print(f"{name}: {self.desk * each:.1f} ms of processor a message in the desk, without its children")
        print(f"{name}: {self.domain * each:.1f} ms of processor a message in the domain controller, {self.own * each:.1f} ms in platform and load")
        print(f"{name}: {self.right} of {asked} answers right")
        for said, times in self.others.most_common(5):
            print(f"{name}: {times} times instead: {said}")
        sys.stdout.flush()


def _name(number: int) -> str:
    """Everybody has another one."""
    return FAMILIES[number % 20] + GIVEN[number // 20 % 50] + GIVEN[number // 1000 % 50]


def people(url: str) -> None:
    """The city's databases."""
    engine, now = sa.create_engine(url), SystemClock().now()
    rows: defaultdict[sa.Table, list[dict[str, object]]] = defaultdict(list)
    metadata.create_all(engine)
    with engine.begin() as connection:
        for table in (portal_account, certificate):
            connection.execute(sa.schema.CreateIndex(sa.Index(f"{table.name}_by_person", table.c.emp_no)))
        for one in range(PEOPLE):
            id, name, number = f"p{one}", _name(one), f"A1{one:08}"
            mine = {"emp_no": id, "full_name": name, "office": f"a{one % AGENCIES}", "idno": number, "mail": f"{id}@home.example", "active": 1, "synced_at": now}
            rows[staff].append(mine)
            rows[portal_account].append({"login": f"u{one}", "emp_no": id, "status": "A", "full_name": name})
            rows[certificate].append({"serial": f"TP{one}", "emp_no": id, "holder": name, "idno": number, "state": "V"})
        for table, those in rows.items():
            connection.execute(sa.insert(table), those)
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def linked(url: str) -> None:
    """Everybody to a chat of their own, and the embedded mailboxes: what stands in the desk's database."""
    engine, now = sa.create_engine(url), SystemClock().now()
    with engine.begin() as connection:
        rows = [{"channel": "telegram", "workspace": "", "user": str(CHAT + one), "person": f"p{one}", "proof": "operator", "made": now} for one in range(PEOPLE)]
        connection.execute(sa.insert(links), rows)
        boxes = [{"person": f"p{one}", "address": f"u{one}@mail.example", "enabled": True} for one in range(PEOPLE)]
        connection.execute(sa.insert(mailbox), boxes)  # somebody without one is reported to the helpdesk, which is another benchmark
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def accounts(controller: samba.Controller) -> None:
    """The directory, in which a lock lasts as long as the benchmark."""
    controller.index("Employee-ID", "Employee-Number")  # `doctor` asks for it
    controller.set(samba.ROOT, lockoutDuration=-24 * 3600 * 10_000_000)
    at = filetime(SystemClock().now().timestamp() - 60)
    shut = {"lockoutTime": at, "badPasswordTime": at, "badPwdCount": 5}
    for first in range(0, ACCOUNTS, 500):
        numbers = range(first, min(first + 500, ACCOUNTS))
        controller.make(*(Made(f"GEAA-{one:06}", more={"employeeNumber": f"p{one}", "employeeID": f"u{one}"}, after=shut if locked(one) else {}) for one in numbers))


def configured(folder: Path, own: str, city: str, controller: samba.Controller, platform: City) -> Path:
    keys = {name: f"file:{folder / name}" for name in ("national_id", "session", "audit")}
    for name in keys:
        (folder / name).write_text(f"{name}-key-of-a-benchmark-0123456789abcdef", encoding="utf-8")
        (folder / name).chmod(0o600)
    agencies = [{"id": f"a{one}", "name": f"第{one}局", "joins_directory": True, "admins": [f"p{PEOPLE - 1 - one}"]} for one in range(AGENCIES)]
    (folder / "agencies.yaml").write_text(json.dumps({"agencies": agencies}), encoding="utf-8")
    directory = {
        "kind": "active_directory", "servers": [controller.url], "base_dns": [samba.STAFF], "ca_file": str(controller.ca_file),
        "read": {"user": f"{samba.READER}@tpead.test", "password": samba.PASSWORD}, "person_attribute": "employeeNumber",
    }  # fmt: skip
    switch = {"column": "status", "meanings": {"A": "enabled", "D": "disabled"}}
    portal = {"account": "login", "person": "emp_no", "name": "full_name", "enabled": switch, "changed": "changed_at"}
    personnel = {"person": "emp_no", "name": "full_name", "agency": "office", "national_id": "idno", "email": "mail", "enabled": "active", "synced": "synced_at"}
    sso = {"person": "emp_no", "serial": "serial", "name": "holder", "national_id": "idno", "state": {"column": "state", "meanings": {"V": "valid", "E": "expired"}}}
    systems = {
        "portal": {"kind": "sql", "url": city, "table": "portal_account", "columns": portal},
        "personnel": {"kind": "sql", "url": city, "table": "staff", "columns": personnel},
        "sso": {"kind": "sql", "url": city, "table": "certificate", "columns": sso},
        "directory": directory,
    }  # fmt: skip
    written = {
        "database": own, "limits": UNLIMITED, "meaning": {"encoder": "none"}, "keys": keys, "channels": platform.settings,
        "audit": {"anchor": str(folder / "anchor")}, "organisation": {"agencies": str(folder / "agencies.yaml")}, "accounts": systems,
    }  # fmt: skip
    config = folder / "config.json"
    config.write_text(json.dumps(written), encoding="utf-8")
    return config


async def started(config: Path, folder: Path) -> tuple[asyncio.subprocess.Process, str]:
    command = (sys.executable, "-m", "bot", "run", "--port", "0", "--config", str(config), "--data", str(folder))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
    assert process.stdout is not None
    while not (line := (await process.stdout.readline()).decode()).startswith("READY"):
        assert line, "the desk did not start"
    return process, line.split()[1]


@dataclass
class Load:
    """Asks as one person after the other, and begins again with the first only when all have asked."""

    platform: City
    url: str
    pid: int
    domain: int
    asked: int = 0

    async def asks(self, way: Way, questions: int) -> None:
        end = self.asked + questions

        async def lane() -> None:
            while self.asked < end:
                number, text = self.asked % ACCOUNTS, TEXTS[self.asked % len(TEXTS)]
                self.asked += 1
                await self._ask(way, number, text)

        before, begun = (processor_time(self.pid), processor_time(self.domain), time.process_time()), time.perf_counter()
        await asyncio.gather(*(lane() for _ in range(way.conversations)))
        way.seconds = time.perf_counter() - begun
        way.desk, way.domain, way.own = processor_time(self.pid) - before[0], processor_time(self.domain) - before[1], time.process_time() - before[2]

    async def _ask(self, way: Way, number: int, text: str) -> None:
        try:
            way.spans.append(await self.platform.ask(self.url, CHAT + number, text))
        except (TimeoutError, AssertionError) as trouble:
            way.others[f"nothing ({type(trouble).__name__} {trouble})"] += 1
            return
        told = self.platform.told[CHAT + number]
        if (LOCKED in told, FINE in told) == (locked(number), not locked(number)):
            way.right += 1
        else:
            way.others[re.sub(r"\d+", "…", told.strip().partition("\n")[0])] += 1


def made(what: str, make: Callable[[], None]) -> None:
    begun = time.perf_counter()
    make()
    print(f"{what} made in {time.perf_counter() - begun:.1f} s", flush=True)


async def measured(load: Load) -> None:
    first = Way(4)
    await load.asks(first, 20)
    print(f"{first.right} of the first 20 answers right, the slowest after {max(first.spans, default=0):.1f} s", flush=True)
    await asyncio.sleep(12)  # what a desk loads after its start, and the ten seconds for which it leaves a register alone that was silent meanwhile
    print(f"memory before: {resident(load.pid):.0f} MB", flush=True)
    for part, share in ((100, 20), (10, 5), (1, 1)):
        questions = max(1, QUESTIONS // share)
        way = Way(min(max(1, CONVERSATIONS // part), questions))
        await load.asks(way, questions)
        way.tell()
        print(f"{way.conversations} at once: {resident(load.pid):.0f} MB held afterwards, with its children", flush=True)


async def main() -> None:
    controller = samba.controller()
    own, city = migrated_database(), new_database()
    made(f"{PEOPLE} people with portal accounts and certificates", partial(people, city))
    made(f"{PEOPLE} links and mailboxes", partial(linked, own))
    made(f"{ACCOUNTS} accounts in the directory", partial(accounts, controller))
    platform = City()
    with tempfile.TemporaryDirectory() as folder:
        async with platform:
            config, begun = configured(Path(folder), own, city, controller, platform), time.perf_counter()
            process, url = await started(config, Path(folder, "data"))
            print(f"the desk started in {time.perf_counter() - begun:.1f} s")
            try:
                await measured(Load(platform, url, process.pid, controller.server.pid))
            finally:
                process.terminate()
                await process.wait()



if __name__ == "__main__":
    asyncio.run(main())
