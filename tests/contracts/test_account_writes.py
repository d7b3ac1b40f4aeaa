"""What every adapter of an account system must do when it is asked to write, whichever system stands behind it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.accounts.records import AccountBinding
from bot.errors import Denied, Garbled, NotAccepted, Unreachable
from bot.people.person import Person
from bot.ports import Checked
from bot.secret import Secret
from tests.contracts.estates import Estate, account, everything, person

NEW = Secret("Fresh-canary-77")
RIGHT, WRONG, LOCKED, SPARED = Checked.RIGHT, Checked.WRONG, Checked.LOCKED, Checked.SPARED


async def tries(estate: Estate, id: str, *passwords: str) -> list[Checked]:
    name = (await account(estate, id)).account
    return [await estate.systems.directory.accepts(name, Secret(one)) for one in passwords]


async def bindings(estate: Estate, id: str) -> set[tuple[str, str]]:
    return {(one.portal, one.directory) for one in await estate.systems.directory.bindings_of(await person(estate, id))}


async def test_the_portal_knows_a_password_whatever_else_is_wrong_with_the_account(estate: Estate) -> None:
    portal = estate.systems.portal
    assert await portal.accepts("yjchen", Secret("Portal-canary-1")) is RIGHT
    assert await portal.accepts(" YJChen ", Secret("Portal-canary-1")) is RIGHT
    for _ in range(8):
        assert await portal.accepts("yjchen", Secret("Tpead-canary-1")) is WRONG
    assert await portal.accepts("yjchen", Secret("Portal-canary-1")) is RIGHT
    assert await portal.accepts("nobody-at-all", Secret("Portal-canary-1")) is WRONG
    assert await portal.accepts("mhlin", Secret("")) is WRONG, "an account without a password opens to none"


async def test_a_directory_password_is_right_or_wrong_and_an_unknown_account_is_wrong(estate: Estate) -> None:
    directory = estate.systems.directory
    assert await tries(estate, "double", "Tpead-canary-6", "tpead-canary-6", "") == [RIGHT, WRONG, WRONG]
    assert await directory.accepts("geaa-010233", Secret("Tpead-canary-6")) is RIGHT
    assert await directory.accepts("GEAA-999999", Secret("Tpead-canary-1")) is WRONG


async def test_t25_after_three_wrong_passwords_nobody_is_asked_so_that_nothing_is_locked_from_here(estate: Estate) -> None:
    assert await tries(estate, "double", *["no"] * 3) == [WRONG] * 3
    assert await tries(estate, "double", *["no"] * 9, "Tpead-canary-6") == [SPARED] * 10
    assert (await account(estate, "double")).lock is None


async def test_a_locked_account_is_not_asked_whatever_is_typed(estate: Estate) -> None:
    assert await tries(estate, "locked", "Tpead-canary-2", "no") == [LOCKED, LOCKED]


async def test_a_right_password_begins_the_count_anew(estate: Estate) -> None:
    assert await tries(estate, "double", *["no"] * 2, "Tpead-canary-6", *["no"] * 2, "Tpead-canary-6") == [WRONG] * 2 + [RIGHT] + [WRONG] * 2 + [RIGHT]


async def test_the_count_begins_anew_when_the_last_wrong_one_is_fifteen_minutes_old(estate: Estate) -> None:
    await tries(estate, "double", *["no"] * 3)
    estate.advance(timedelta(minutes=14))
    assert await tries(estate, "double", "Tpead-canary-6") == [SPARED]
    estate.advance(timedelta(minutes=1, seconds=1))
    assert await tries(estate, "double", "no", "Tpead-canary-6") == [WRONG, RIGHT]


async def test_d16_a_good_sign_in_wipes_away_the_mark_of_a_lock_that_ran_out(estate: Estate) -> None:
    estate.advance(timedelta(minutes=9))
    assert await tries(estate, "locked", "Tpead-canary-2") == [RIGHT]
    after = await account(estate, "locked")
    assert (after.lock, after.unlocks, len(after.lockouts)) == (None, (), 2)


async def test_unlocking_opens_the_lock_counts_once_and_does_nothing_a_second_time(estate: Estate) -> None:
    for _ in range(2):
        await estate.systems.directory.unlock("geaa-010210")
    after = await account(estate, "locked")
    assert (after.lock, len(after.unlocks)) == (None, 1)
    assert estate.near(after.unlocks[0], estate.start)
    assert await tries(estate, "locked", *["no"] * 2, "Tpead-canary-2") == [WRONG] * 2 + [RIGHT], "the count began anew"


async def test_unlocking_where_no_lock_holds_leaves_no_trace(estate: Estate) -> None:
    estate.advance(timedelta(minutes=9))
    before = [await account(estate, id) for id in ("whole", "locked")]
    await estate.systems.directory.unlock("GEAA-012686")
    await estate.systems.directory.unlock("GEAA-010210")
    assert [await account(estate, id) for id in ("whole", "locked")] == before


async def test_twenty_unlocks_at_once_are_one(estate: Estate) -> None:
    await asyncio.gather(*(estate.systems.directory.unlock("GEAA-010210") for _ in range(20)))
    assert len((await account(estate, "locked")).unlocks) == 1


async def test_a_new_password_works_at_once_and_the_old_one_no_more(estate: Estate) -> None:
    await estate.systems.directory.set_password("GEAA-010229", NEW)
    assert await tries(estate, "unbound", "Tpead-canary-3", NEW.reveal()) == [WRONG, RIGHT]
    after = await account(estate, "unbound")
    assert estate.near(after.password_set, estate.start)
    assert not after.must_change
    assert after.password_expires is None or after.password_expires > estate.start


async def test_a_new_password_ends_a_lock_and_is_no_unlocking(estate: Estate) -> None:
    await estate.systems.directory.set_password("GEAA-010210", NEW)
    after = await account(estate, "locked")
    assert (after.lock, after.unlocks) == (None, ())
    assert await tries(estate, "locked", *["no"] * 2, NEW.reveal()) == [WRONG] * 2 + [RIGHT]


async def test_the_last_three_passwords_cannot_be_taken_again(estate: Estate) -> None:
    if not estate.remembers:
        return await _nothing_is_remembered(estate)
    directory = estate.systems.directory
    for fresh in ("First-canary-1", "Second-canary-2"):
        await directory.set_password("GEAA-012686", Secret(fresh))
    for old in ("Tpead-canary-1", "First-canary-1", "Second-canary-2"):
        with pytest.raises(NotAccepted) as refusal:
            await directory.set_password("GEAA-012686", Secret(old))
        assert (refusal.value.system, refusal.value.rule) == ("directory", "history")
        assert "canary" not in f"{refusal.value!r} {refusal.value.detail}"
    await directory.set_password("GEAA-012686", Secret("Third-canary-3"))
    await directory.set_password("GEAA-012686", Secret("Tpead-canary-1"))
    assert await tries(estate, "whole", "Tpead-canary-1") == [RIGHT]
    return None


async def _nothing_is_remembered(estate: Estate) -> None:
    """A server without policy hints takes a password again when somebody else sets it; the desk must not say that it did not."""
    for _ in range(2):
        await estate.systems.directory.set_password("GEAA-012686", Secret("Tpead-canary-1"))
        assert await tries(estate, "whole", "Tpead-canary-1") == [RIGHT]


async def test_a_password_that_is_too_short_is_refused_and_nothing_has_changed(estate: Estate) -> None:
    before = await account(estate, "locked")
    with pytest.raises(NotAccepted) as refusal:
        await estate.systems.directory.set_password("GEAA-010210", Secret("Short-7"))
    assert refusal.value.rule == "length"
    assert await account(estate, "locked") == before


async def test_binding_is_seen_from_both_ends_and_twice_is_once(estate: Estate) -> None:
    for portal in ("ytkao", "ytkao", "YTKAO"):
        await estate.systems.directory.bind("GEAA-010229", portal)
    assert await estate.systems.directory.bindings_of(await person(estate, "unbound")) == (AccountBinding("ytkao", "GEAA-010229"),)


async def test_an_end_that_is_bound_elsewhere_is_taken(estate: Estate) -> None:
    before = [await bindings(estate, id) for id in ("whole", "unbound", "double")]
    for directory, portal in (("GEAA-010229", "yjchen"), ("GEAA-012686", "ytkao"), ("GEAA-010233", "mhlin2")):
        with pytest.raises(NotAccepted) as refusal:
            await estate.systems.directory.bind(directory, portal)
        assert (refusal.value.system, refusal.value.rule) == ("directory", "taken")
    assert [await bindings(estate, id) for id in ("whole", "unbound", "double")] == before


async def test_rebinding_ends_exactly_the_bindings_that_are_named(estate: Estate) -> None:
    directory = estate.systems.directory
    old = AccountBinding("mhlin", "GEAA-010233")
    with pytest.raises(NotAccepted):
        await directory.bind("ab1234", "mhlin2", (old,))
    assert ("mhlin", "GEAA-010233") in await bindings(estate, "double"), "what was refused has ended nothing"
    for _ in range(2):
        await directory.bind("ab1234", "mhlin", (old,))
    assert await bindings(estate, "double") == {("mhlin", "ab1234"), ("mhlin2", "GEAA-777777")}


async def test_of_two_who_bind_the_same_account_at_once_one_wins(estate: Estate) -> None:
    directory = estate.systems.directory
    answers = await asyncio.gather(*(directory.bind("GEAA-010229", portal) for portal in ("ytkao", "xyho") * 10), return_exceptions=True)
    assert len(await bindings(estate, "unbound")) == 1
    assert [one for one in answers if isinstance(one, BaseException) and not isinstance(one, NotAccepted)] == []
    assert sum(answer is None for answer in answers) == 10, "for the one who won, twice is safe"


async def test_enabling_shows_in_each_system_when_it_changed_and_twice_changes_nothing(estate: Estate) -> None:
    systems, away = estate.systems, await person(estate, "away")
    for _ in range(2):
        await systems.portal.enable("XYHo")
        await systems.personnel.enable(away)
        await systems.directory.enable("GEAA-010213")
        estate.advance(timedelta(minutes=5))
    (portal,), record, (directory,), *_ = await everything(estate, away)
    assert [one.enabled for one in (portal, record, directory)] == [True] * 3
    assert all(estate.near(one.changed, estate.start) for one in (portal, record))
    assert directory.changed is None or estate.near(directory.changed, estate.start)
    assert estate.near(directory.expires, estate.start - timedelta(days=1)), "D39: an end date is never touched"


async def test_a_new_mailbox_password_is_taken_for_the_address_in_any_case(estate: Estate) -> None:
    await estate.systems.mailbox.set_password("YJCHEN@mail.example", NEW)
    assert await estate.systems.mailbox.account_of(await person(estate, "whole")) is not None


Write = Callable[[Estate, Person], Awaitable[object]]
WRITES: dict[str, Write] = {
    "portal, enable": lambda estate, who: estate.systems.portal.enable("xyho"),
    "personnel, enable": lambda estate, who: estate.systems.personnel.enable(who),
    "directory, unlock": lambda estate, who: estate.systems.directory.unlock("GEAA-010210"),
    "directory, set_password": lambda estate, who: estate.systems.directory.set_password("GEAA-010213", NEW),
    "directory, bind": lambda estate, who: estate.systems.directory.bind("GEAA-010213", "xyho"),
    "directory, enable": lambda estate, who: estate.systems.directory.enable("GEAA-010213"),
    "directory, accepts": lambda estate, who: estate.systems.directory.accepts("GEAA-010210", NEW),
    "portal, accepts": lambda estate, who: estate.systems.portal.accepts("xyho", NEW),
    "mailbox, set_password": lambda estate, who: estate.systems.mailbox.set_password("yjchen@mail.example", NEW),
}


@pytest.mark.parametrize(("how", "error"), [("down", Unreachable), ("garbled", Garbled)])
@pytest.mark.parametrize("write", WRITES)
async def test_t32_a_write_to_a_broken_system_raises_and_names_it(estate: Estate, write: str, how: str, error: type[Exception]) -> None:
    away, system = await person(estate, "away"), write.partition(",")[0]
    before = await everything(estate, away)
    await estate.broken(system, how)
    with pytest.raises(error) as failure:
        await WRITES[write](estate, away)
    assert getattr(failure.value, "system") == system  # noqa: B009 - both errors have it
    assert "canary" not in repr(failure.value)
    await estate.broken(system, "well")
    if how == "down":
        assert await everything(estate, away) == before, "nothing happens in a system that is down"


@pytest.mark.parametrize("write", WRITES)
async def test_a_write_to_a_slow_system_can_be_given_up_and_made_again(estate: Estate, write: str) -> None:
    away, system = await person(estate, "away"), write.partition(",")[0]
    await estate.broken(system, "slow")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.4):
            await WRITES[write](estate, away)
    await estate.broken(system, "well")
    (said,) = await asyncio.gather(WRITES[write](estate, away), return_exceptions=True)
    assert not isinstance(said, BaseException) or isinstance(said, NotAccepted), "a new password may be refused: the first write had happened"


async def test_d2_no_write_touches_a_protected_or_a_service_account(estate: Estate) -> None:
    directory, guarded = estate.systems.directory, await person(estate, "guarded")
    before = await directory.accounts_of(guarded)
    for name in ("GEAA-010007", "svc-backup"):
        for attempt in (directory.unlock(name), directory.set_password(name, NEW), directory.bind(name, "ytkao"), directory.enable(name)):
            with pytest.raises(Denied):
                await attempt
    assert await directory.accounts_of(guarded) == before


async def test_what_nobody_knows_cannot_be_written_to(estate: Estate) -> None:
    systems, nobody = estate.systems, await person(estate, "nobody")
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
