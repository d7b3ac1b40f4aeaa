"""What every adapter of an account system must do when it is asked to write, whichever system stands behind it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.accounts.records import AccountBinding
from bot.errors import Denied, Garbled, NotAccepted, Unreachable
from bot.people.person import Person
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from tests.contracts.estates import Estate, account, everything, person

NEW = Secret("Fresh-canary-77")
RIGHT, WRONG, LOCKED, SPARED = PasswordCheckResult.RIGHT, PasswordCheckResult.WRONG, PasswordCheckResult.LOCKED, PasswordCheckResult.SPARED


async def tries(account_systems: Estate, id: str, *passwords: str) -> list[PasswordCheckResult]:
    name = (await account(account_systems, id)).account
    return [await account_systems.systems.directory.accepts(name, Secret(one)) for one in passwords]


async def bindings(account_systems: Estate, id: str) -> set[tuple[str, str]]:
    return {(one.portal, one.directory) for one in await account_systems.systems.directory.bindings_of(await person(account_systems, id))}


async def test_the_portal_knows_a_password_whatever_else_is_wrong_with_the_account(account_systems: Estate) -> None:
    portal = account_systems.systems.portal
    assert await portal.accepts("yjchen", Secret("Portal-canary-1")) is RIGHT
    assert await portal.accepts(" YJChen ", Secret("Portal-canary-1")) is RIGHT
    for _ in range(8):
        assert await portal.accepts("yjchen", Secret("Tpead-canary-1")) is WRONG
    assert await portal.accepts("yjchen", Secret("Portal-canary-1")) is RIGHT
    assert await portal.accepts("nobody-at-all", Secret("Portal-canary-1")) is WRONG
    assert await portal.accepts("mhlin", Secret("")) is WRONG, "an account without a password opens to none"


async def test_a_directory_password_is_right_or_wrong_and_an_unknown_account_is_wrong(account_systems: Estate) -> None:
    directory = account_systems.systems.directory
    assert await tries(account_systems, "double", "Tpead-canary-6", "tpead-canary-6", "") == [RIGHT, WRONG, WRONG]
    assert await directory.accepts("geaa-010233", Secret("Tpead-canary-6")) is RIGHT
    assert await directory.accepts("GEAA-999999", Secret("Tpead-canary-1")) is WRONG


async def test_t25_after_three_wrong_passwords_nobody_is_asked_so_that_nothing_is_locked_from_here(account_systems: Estate) -> None:
    assert await tries(account_systems, "double", *["no"] * 3) == [WRONG] * 3
    assert await tries(account_systems, "double", *["no"] * 9, "Tpead-canary-6") == [SPARED] * 10
    assert (await account(account_systems, "double")).lock is None


async def test_a_locked_account_is_not_asked_whatever_is_typed(account_systems: Estate) -> None:
    assert await tries(account_systems, "locked", "Tpead-canary-2", "no") == [LOCKED, LOCKED]


async def test_a_right_password_begins_the_count_anew(account_systems: Estate) -> None:
    assert await tries(account_systems, "double", *["no"] * 2, "Tpead-canary-6", *["no"] * 2, "Tpead-canary-6") == [WRONG] * 2 + [RIGHT] + [WRONG] * 2 + [RIGHT]


async def test_the_count_begins_anew_when_the_last_wrong_one_is_fifteen_minutes_old(account_systems: Estate) -> None:
    await tries(account_systems, "double", *["no"] * 3)
    account_systems.advance(timedelta(minutes=14))
    assert await tries(account_systems, "double", "Tpead-canary-6") == [SPARED]
    account_systems.advance(timedelta(minutes=1, seconds=1))
    assert await tries(account_systems, "double", "no", "Tpead-canary-6") == [WRONG, RIGHT]


async def test_d16_a_good_sign_in_wipes_away_the_mark_of_a_lock_that_ran_out(account_systems: Estate) -> None:
    account_systems.advance(timedelta(minutes=9, seconds=2))  # a server may tell its time in whole seconds
    assert await tries(account_systems, "locked", "Tpead-canary-2") == [RIGHT]
    after = await account(account_systems, "locked")
    assert (after.lock, after.unlocks, len(after.lockouts)) == (None, (), 2)


async def test_unlocking_opens_the_lock_counts_once_and_does_nothing_a_second_time(account_systems: Estate) -> None:
    for _ in range(2):
        await account_systems.systems.directory.unlock("geaa-010210")
    after = await account(account_systems, "locked")
    assert (after.lock, len(after.unlocks)) == (None, 1)
    assert account_systems.near(after.unlocks[0], account_systems.start)
    assert await tries(account_systems, "locked", *["no"] * 2, "Tpead-canary-2") == [WRONG] * 2 + [RIGHT], "the count began anew"


async def test_unlocking_where_no_lock_holds_leaves_no_trace(account_systems: Estate) -> None:
    account_systems.advance(timedelta(minutes=9, seconds=2))  # a server may tell its time in whole seconds
    before = [await account(account_systems, id) for id in ("whole", "locked")]
    await account_systems.systems.directory.unlock("GEAA-012686")
    await account_systems.systems.directory.unlock("GEAA-010210")
    assert [await account(account_systems, id) for id in ("whole", "locked")] == before


async def test_twenty_unlocks_at_once_are_one(account_systems: Estate) -> None:
    await asyncio.gather(*(account_systems.systems.directory.unlock("GEAA-010210") for _ in range(20)))
    assert len((await account(account_systems, "locked")).unlocks) == 1


async def test_a_new_password_works_at_once_and_the_old_one_no_more(account_systems: Estate) -> None:
    await account_systems.systems.directory.set_password("GEAA-010229", NEW)
    assert await tries(account_systems, "unbound", "Tpead-canary-3", NEW.reveal()) == [WRONG, RIGHT]
    after = await account(account_systems, "unbound")
    assert account_systems.near(after.password_set, account_systems.start)
    assert not after.must_change
    assert after.password_expires is None or after.password_expires > account_systems.start


async def test_a_new_password_ends_a_lock_and_is_no_unlocking(account_systems: Estate) -> None:
    await account_systems.systems.directory.set_password("GEAA-010210", NEW)
    after = await account(account_systems, "locked")
    assert (after.lock, after.unlocks) == (None, ())
    assert await tries(account_systems, "locked", *["no"] * 2, NEW.reveal()) == [WRONG] * 2 + [RIGHT]


async def test_the_last_three_passwords_cannot_be_taken_again(account_systems: Estate) -> None:
    if not account_systems.remembers:
        return await _nothing_is_remembered(account_systems)
    directory = account_systems.systems.directory
    for fresh in ("First-canary-1", "Second-canary-2"):
        await directory.set_password("GEAA-012686", Secret(fresh))
    for old in ("Tpead-canary-1", "First-canary-1", "Second-canary-2"):
        with pytest.raises(NotAccepted) as refusal:
            await directory.set_password("GEAA-012686", Secret(old))
        assert (refusal.value.system, refusal.value.rule) == ("directory", "history")
        assert "canary" not in f"{refusal.value!r} {refusal.value.detail}"
    await directory.set_password("GEAA-012686", Secret("Third-canary-3"))
    await directory.set_password("GEAA-012686", Secret("Tpead-canary-1"))
    assert await tries(account_systems, "whole", "Tpead-canary-1") == [RIGHT]
    return None


async def _nothing_is_remembered(account_systems: Estate) -> None:
    """A server without policy hints takes a password again when somebody else sets it; the desk must not say that it did not."""
    for _ in range(2):
        await account_systems.systems.directory.set_password("GEAA-012686", Secret("Tpead-canary-1"))
        assert await tries(account_systems, "whole", "Tpead-canary-1") == [RIGHT]


async def test_a_password_that_is_too_short_is_refused_and_nothing_has_changed(account_systems: Estate) -> None:
    before = await account(account_systems, "locked")
    with pytest.raises(NotAccepted) as refusal:
        await account_systems.systems.directory.set_password("GEAA-010210", Secret("Short-7"))
    assert refusal.value.rule == "length"
    assert await account(account_systems, "locked") == before


async def test_binding_is_seen_from_both_ends_and_twice_is_once(account_systems: Estate) -> None:
    for portal in ("ytkao", "ytkao", "YTKAO"):
        await account_systems.systems.directory.bind("GEAA-010229", portal)
    assert await account_systems.systems.directory.bindings_of(await person(account_systems, "unbound")) == (AccountBinding("ytkao", "GEAA-010229"),)


async def test_an_end_that_is_bound_elsewhere_is_taken(account_systems: Estate) -> None:
    before = [await bindings(account_systems, id) for id in ("whole", "unbound", "double")]
    for directory, portal in (("GEAA-010229", "yjchen"), ("GEAA-012686", "ytkao"), ("GEAA-010233", "mhlin2")):
        with pytest.raises(NotAccepted) as refusal:
            await account_systems.systems.directory.bind(directory, portal)
        assert (refusal.value.system, refusal.value.rule) == ("directory", "taken")
    assert [await bindings(account_systems, id) for id in ("whole", "unbound", "double")] == before


async def test_rebinding_ends_exactly_the_bindings_that_are_named(account_systems: Estate) -> None:
    directory = account_systems.systems.directory
    old = AccountBinding("mhlin", "GEAA-010233")
    with pytest.raises(NotAccepted):
        await directory.bind("ab1234", "mhlin2", (old,))
    assert ("mhlin", "GEAA-010233") in await bindings(account_systems, "double"), "what was refused has ended nothing"
    for _ in range(2):
        await directory.bind("ab1234", "mhlin", (old,))
    assert await bindings(account_systems, "double") == {("mhlin", "ab1234"), ("mhlin2", "GEAA-777777")}


async def test_of_two_who_bind_the_same_account_at_once_one_wins(account_systems: Estate) -> None:
    directory = account_systems.systems.directory
    answers = await asyncio.gather(*(directory.bind("GEAA-010229", portal) for portal in ("ytkao", "xyho") * 10), return_exceptions=True)
    assert len(await bindings(account_systems, "unbound")) == 1
    assert [one for one in answers if isinstance(one, BaseException) and not isinstance(one, NotAccepted)] == []
    assert sum(answer is None for answer in answers) == 10, "for the one who won, twice is safe"


async def test_enabling_shows_in_each_system_when_it_changed_and_twice_changes_nothing(account_systems: Estate) -> None:
    systems, away = account_systems.systems, await person(account_systems, "away")
    for _ in range(2):
        await systems.portal.enable("XYHo")
        await systems.personnel.enable(away)
        await systems.directory.enable("GEAA-010213")
        account_systems.advance(timedelta(minutes=5))
    (portal,), record, (directory,), *_ = await everything(account_systems, away)
    assert [one.enabled for one in (portal, record, directory)] == [True] * 3
    assert all(account_systems.near(one.changed, account_systems.start) for one in (portal, record))
    assert directory.changed is None or account_systems.near(directory.changed, account_systems.start)
    assert account_systems.near(directory.expires, account_systems.start - timedelta(days=1)), "D39: an end date is never touched"


async def test_a_new_mailbox_password_is_taken_for_the_address_in_any_case(account_systems: Estate) -> None:
    await account_systems.systems.mailbox.set_password("YJCHEN@mail.example", NEW)
    assert await account_systems.systems.mailbox.account_of(await person(account_systems, "whole")) is not None


Write = Callable[[Estate, Person], Awaitable[object]]
WRITES: dict[str, Write] = {
    "portal, enable": lambda account_systems, who: account_systems.systems.portal.enable("xyho"),
    "personnel, enable": lambda account_systems, who: account_systems.systems.personnel.enable(who),
    "directory, unlock": lambda account_systems, who: account_systems.systems.directory.unlock("GEAA-010210"),
    "directory, set_password": lambda account_systems, who: account_systems.systems.directory.set_password("GEAA-010213", NEW),
    "directory, bind": lambda account_systems, who: account_systems.systems.directory.bind("GEAA-010213", "xyho"),
    "directory, enable": lambda account_systems, who: account_systems.systems.directory.enable("GEAA-010213"),
    "directory, accepts": lambda account_systems, who: account_systems.systems.directory.accepts("GEAA-010210", NEW),
    "portal, accepts": lambda account_systems, who: account_systems.systems.portal.accepts("xyho", NEW),
    "mailbox, set_password": lambda account_systems, who: account_systems.systems.mailbox.set_password("yjchen@mail.example", NEW),
}


@pytest.mark.parametrize(("how", "error"), [("down", Unreachable), ("garbled", Garbled)])
@pytest.mark.parametrize("write", WRITES)
async def test_t32_a_write_to_a_broken_system_raises_and_names_it(account_systems: Estate, write: str, how: str, error: type[Exception]) -> None:
    away, system = await person(account_systems, "away"), write.partition(",")[0]
    before = await everything(account_systems, away)
    await account_systems.broken(system, how)
    with pytest.raises(error) as failure:
        await WRITES[write](account_systems, away)
    assert getattr(failure.value, "system") == system  # noqa: B009 - both errors have it
    assert "canary" not in repr(failure.value)
    await account_systems.broken(system, "well")
    if how == "down":
        assert await everything(account_systems, away) == before, "nothing happens in a system that is down"


@pytest.mark.parametrize("write", WRITES)
async def test_a_write_to_a_slow_system_can_be_given_up_and_made_again(account_systems: Estate, write: str) -> None:
    away, system = await person(account_systems, "away"), write.partition(",")[0]
    await account_systems.broken(system, "slow")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.4):
            await WRITES[write](account_systems, away)
    await account_systems.broken(system, "well")
    (said,) = await asyncio.gather(WRITES[write](account_systems, away), return_exceptions=True)
    assert not isinstance(said, BaseException) or isinstance(said, NotAccepted), "a new password may be refused: the first write had happened"


async def test_d2_no_write_touches_a_protected_or_a_service_account(account_systems: Estate) -> None:
    directory, guarded = account_systems.systems.directory, await person(account_systems, "guarded")
    before = await directory.accounts_of(guarded)
    for name in ("GEAA-010007", "svc-backup"):
        for attempt in (directory.unlock(name), directory.set_password(name, NEW), directory.bind(name, "ytkao"), directory.enable(name)):
            with pytest.raises(Denied):
                await attempt
    assert await directory.accounts_of(guarded) == before


async def test_what_nobody_knows_cannot_be_written_to(account_systems: Estate) -> None:
    systems, nobody = account_systems.systems, await person(account_systems, "nobody")
    for attempt in (
        systems.directory.unlock("GEAA-999999"),
        systems.directory.set_password("GEAA-999999", NEW),
        systems.directory.bind("GEAA-999999", "ytkao"),
        systems.directory.enable("GEAA-999999"),
        systems.portal.enable("nobody-at-all"),
        systems.personnel.enable(nobody),
        systems.mailbox.set_password("nobody@mail.example", NEW),
    ):
        with pytest.raises(LookupError):
            await attempt
