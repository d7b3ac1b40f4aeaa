"""How long a person's account in a real Active Directory of ten thousand takes to be told; printed as medians and as ratios to one bare search.

Needs Samba and root, like the tests of the domain controller; makes its own domain on loopback.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path

from bot.clock import SystemClock
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.ldap.connection import LdapSession, equals
from tests.contracts.real_directory import accounts, directory_on, reach
from tests.embedded.stage import described, on_stage
from tests.servers import samba
from tests.servers.samba import Made

PEOPLE = 10_000
ROUNDS = 200
KEYS = DirectoryKeys((samba.STAFF,), person_attribute="employeeNumber")
FILE = """\
agencies: [{id: doit, name: 資訊局, joins_directory: true}]
people:
"""


async def main() -> None:
    controller = samba.controller()
    controller.index("Employee-ID", "Employee-Number")  # `doctor` asks for it
    started = time.perf_counter()
    for first in range(0, PEOPLE, 500):
        controller.make(*(Made(f"GEAA-{number:06}", more={"employeeNumber": f"p{number}", "employeeID": f"u{number}"}) for number in range(first, first + 500)))
    print(f"{PEOPLE} accounts made in {time.perf_counter() - started:.0f} s")
    chosen = [number * 7919 % PEOPLE for number in range(ROUNDS)]
    people = "".join(f"  - {{id: p{number}, name: 某人, agency: doit, portal: {{account: u{number}}}}}\n" for number in sorted(set(chosen)))
    with tempfile.TemporaryDirectory() as folder:
        async with on_stage(Path(folder), described(Path(folder), FILE + people), time=SystemClock()) as stage:
            directory = directory_on(controller, stage, KEYS)
            bare = LdapSession("bare", reach(controller).servers[0], reach(controller), accounts()[0])
            told, bindings, searched = list[float](), list[float](), list[float]()
            for number in chosen:
                person = await stage.person(f"p{number}")
                told.append(await _timed(directory.accounts_of(person)))
                bindings.append(await _timed(directory.bindings_of(person)))
                began = time.perf_counter()
                bare.search(samba.STAFF, equals("sAMAccountName", f"GEAA-{number:06}"), ("objectGUID",))
                searched.append(time.perf_counter() - began)
            bare.close()
            directory.close()
    one, both, search = (statistics.median(values[5:]) * 1000 for values in (told, bindings, searched))
    worst = sorted(told)[int(len(told) * 0.99)] * 1000
    print(f"an account told, median {one:.1f} ms, 99 % {worst:.1f} ms; its bindings {both:.1f} ms; one bare search {search:.2f} ms, ratio {one / search:.0f}")


async def _timed(work: Awaitable[object]) -> float:
    started = time.perf_counter()
    await work
    return time.perf_counter() - started


if __name__ == "__main__":
    asyncio.run(main())
