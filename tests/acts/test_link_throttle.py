"""`/link` is no oracle, and whoever guesses there stands in nobody else's way (T2, T25, DOMAIN part 4)."""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from bot.accounts.records import System
from bot.ports import PasswordCheckResult
from bot.requests.link_throttle import LinkThrottle
from bot.secret import Secret
from bot.store.database import open_engine
from bot.store.work import Store
from bot.verification.limits import slowed
from bot.verification.page import FormAgain, NextPage, PageAnswer, ResultPage
from bot.verification.tokens import Tokens
from tests.acts.stage import Stage, keys
from tests.servers import postgresql

ATTACKER = "the attacker's"
T = TypeVar("T")


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


async def tries(stage: Stage, account: str, password: str = "Sommer2026!", browser: str = ATTACKER, network: str = "203.0.113.7") -> PageAnswer:
    given = {"portal_account": Secret(account), "portal_password": Secret(password)}
    return await stage.application.account_actions.link_flow.begin(given, "zh-Hant-TW", browser, network)


async def test_one_browser_does_not_try_one_password_on_thirty_accounts(stage: Stage) -> None:
    said = [keys(await tries(stage, f"account{n}"))[0] for n in range(29)]
    assert said == ["link.password_wrong"] * 6 + ["link.too_many_here"] * 23
    known = await tries(stage, "mhlin", "Portal-mhlin-1")
    assert keys(known) == ["link.too_many_here"], "a right password is not looked at either"
    assert isinstance(await tries(stage, "mhlin", "Portal-mhlin-1", browser="the owner's"), NextPage), "one network is a whole city: it is never refused"
    await stage.passes(minutes=15)
    assert keys(await tries(stage, "account0")) == ["link.password_wrong"]
    for _ in range(8):
        assert isinstance(await tries(stage, "mhlin", "Portal-mhlin-1"), NextPage), "right passwords are no guesses"


async def test_wrong_tries_at_link_do_not_block_the_owners_bind(stage: Stage) -> None:
    for _ in range(4):
        assert isinstance(await tries(stage, "ytkao"), FormAgain)
    await stage.says("bind.now", "我要綁定帳號")
    person = await stage.organisation.register.person("bind.now")
    assert person is not None
    (account,) = await stage.organisation.systems.directory.accounts_of(person)
    given = {"portal_account": "ytkao", "portal_password": "Portal-ytkao-1", "directory_account": account.account, "directory_password": "Tpead-ytkao-1"}
    assert isinstance(await stage.sends(stage.link("bind.now"), code=stage.code("bind.now"), **given), ResultPage)


async def test_wrong_codes_behind_a_known_password_do_not_block_the_owners_codes(stage: Stage) -> None:
    for _ in range(3):
        onward = await tries(stage, "yjchen", "Portal-yjchen-1", browser=ATTACKER)
        assert isinstance(onward, NextPage)
        await stage.passes(minutes=1)
        for _ in range(3):
            await stage.sends(onward.token, ATTACKER, code="x")
    await stage.passes(minutes=1)
    await stage.says("chen.yj", "幫我解鎖")
    assert isinstance(await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj")), ResultPage)


async def test_t25_t02_whoever_is_nobody_leaves_the_owner_a_try_and_learns_nothing_of_a_locked_account(stage: Stage) -> None:
    passwords = stage.application.account_actions.link_flow.passwords
    locked = [await passwords.anybodys(System.DIRECTORY, "GEAA-012686", Secret("x")) for _ in range(4)]
    nobody = [await passwords.anybodys(System.DIRECTORY, "GEAA-999999", Secret("x")) for _ in range(4)]
    assert [one is None for one in locked] == [one is None for one in nobody] == [False, False, True, True]
    for minutes in (0, 8, 8, 8):
        await stage.passes(minutes=minutes)
        for _ in range(2):
            await passwords.anybodys(System.DIRECTORY, "GEAA-010233", Secret("nonsense"))
    assert await stage.bad_passwords("GEAA-010233") <= 2
    assert await passwords.directory("GEAA-010233", Secret("Tpead-mhlin-1")) is PasswordCheckResult.RIGHT


@pytest.mark.parametrize(("here", "everywhere", "seconds"), [(0, 0, 0.0), (9, 199, 0.0), (10, 0, 0.25), (20, 0, 1.0), (500, 0, 3.0), (0, 5000, 0.25)])
def test_a_network_is_slowed_down_and_never_refused(here: int, everywhere: int, seconds: float) -> None:
    assert slowed(here, everywhere) == seconds


async def test_a_burst_that_is_over_keeps_nobody_of_its_network_waiting_for_long(stage: Stage) -> None:
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    throttle = replace(stage.application.account_actions.link_flow.throttle, pause=pause)
    for number in range(100):
        await throttle.begin(f"browser {number}", "203.0.113.7")
    assert max(waited) <= 15
    assert max(throttle._next.values()) <= asyncio.get_running_loop().time() + 15, "who comes a quarter of a minute later waits for none of these"


WAITED: ContextVar[list[float]] = ContextVar("WAITED")


async def paused(seconds: float) -> None:
    """Nobody waits in a test; how long it would have been is noted."""
    WAITED.get().append(seconds)


async def waited_by(tried: Callable[[], Awaitable[T]]) -> tuple[T, float]:
    """What a try gave, and for how long it was held back; each in a task of its own."""
    WAITED.set([])
    return await tried(), sum(WAITED.get())


async def test_a_new_cookie_for_each_try_does_not_try_thirty_accounts_in_two_seconds_and_is_never_refused(stage: Stage) -> None:
    link_flow = stage.application.account_actions.link_flow
    slow = replace(link_flow, throttle=replace(link_flow.throttle, pause=paused))

    async def one(number: int) -> tuple[PageAnswer, float]:
        given = {"portal_account": Secret(f"account{number}"), "portal_password": Secret("Sommer2026!")}
        return await waited_by(lambda: slow.begin(given, "zh-Hant-TW", f"cookie {number}", "203.0.113.7"))

    tried = await asyncio.gather(*(asyncio.create_task(one(number)) for number in range(30)))
    assert [keys(answer) for answer, _ in tried] == [["link.password_wrong"]] * 30
    assert sum(seconds < 2 for _, seconds in tried) < 20, "the network is slowed down, whatever the cookie"
    right = {"portal_account": Secret("mhlin"), "portal_password": Secret("Portal-mhlin-1")}
    owner, seconds = await asyncio.create_task(waited_by(lambda: slow.begin(right, "zh-Hant-TW", "the owner's", "203.0.113.7")))
    assert isinstance(owner, NextPage)
    assert seconds <= 15, "the owner behind the same address waits, and is not refused"


@pytest.mark.xdist_group("postgresql")
async def test_tries_at_once_on_postgresql_see_each_other() -> None:
    engine = open_engine(postgresql.migrated_database())
    throttle = LinkThrottle(Store(engine, lambda: "one"), Tokens(Secret("a key")), Still(), paused)

    async def one(number: int) -> tuple[datetime | None, float]:
        return await waited_by(lambda: throttle.begin(f"cookie {number}", "203.0.113.7"))

    tried = await asyncio.gather(*(asyncio.create_task(one(number)) for number in range(30)))
    await engine.dispose()
    assert [again for again, _ in tried] == [None] * 30
    assert sum(not seconds for _, seconds in tried) == 10, "those that wait for nothing are ten, however many come at once"
    assert sum(seconds < 2 for _, seconds in tried) < 20
