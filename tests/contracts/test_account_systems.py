"""What every adapter of an account system must tell, whichever system stands behind it."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.accounts.records import AccountBinding, CertificateState
from bot.errors import BackEndError, Garbled, Unreachable
from bot.people.person import Person
from bot.people.role import Role
from tests.contracts.estates import Estate, everything, person
from tests.embedded.stage import keyed


async def test_the_register_knows_everybody_in_the_order_of_the_source(account_systems: Estate) -> None:
    assert [one.id for one in await account_systems.register.people()] == ["whole", "nobody", "double", "locked", "shared", "unbound", "away", "guarded"]
    whole = await person(account_systems, "whole")
    assert (whole.name, whole.agency, whole.role, whole.email) == ("陳怡君", "doit", Role.STAFF, "whole@home.example")
    assert await account_systems.register.person("stranger") is None


async def test_the_register_names_each_task_of_an_agency_in_the_order_of_asking(account_systems: Estate) -> None:
    agency = await account_systems.register.agency("doit")
    assert (agency.name, agency.joins_directory) == ("資訊局", True)
    assert agency.admins_for(Role.PORTAL_ADMIN, account_systems.start) == ("whole",)
    assert agency.admins_for(Role.PERSONNEL_ADMIN, account_systems.start) == ("double", "whole")


async def test_t23_a_person_has_a_key_and_never_a_national_id(account_systems: Estate) -> None:
    assert (await person(account_systems, "whole")).key == keyed("A200000003")
    assert (await person(account_systems, "shared")).key is None
    assert "A200000003" not in repr(await account_systems.register.people())


async def test_nothing_is_an_empty_answer_and_no_error(account_systems: Estate) -> None:
    assert await everything(account_systems, await person(account_systems, "nobody")) == ((), None, (), (), None, None)


async def test_a_person_of_another_source_has_nothing(account_systems: Estate) -> None:
    assert await everything(account_systems, Person("somebody.else", "他", "doit", "no such key")) == ((), None, (), (), None, None)


async def test_a_whole_account_is_told_in_full(account_systems: Estate) -> None:
    (portal,), record, (directory,), bindings, mailbox, certificate = await everything(account_systems, await person(account_systems, "whole"))
    assert (portal.account, portal.enabled, portal.name, portal.lock) == ("yjchen", True, "陳怡君", None)
    assert account_systems.near(portal.created, account_systems.start - timedelta(days=900))
    assert (record.enabled, record.name) == (True, "陳怡君")
    assert account_systems.near(record.synced, account_systems.start - timedelta(minutes=20))
    assert (directory.account, directory.enabled, directory.lock, directory.lockouts) == ("GEAA-012686", True, None, ())
    assert directory.computers == ("PC-1", "PC-2")
    assert account_systems.near(directory.password_set, account_systems.start - timedelta(days=30))
    assert AccountBinding("yjchen", "GEAA-012686") in bindings
    assert (mailbox.address, mailbox.enabled) == ("yjchen@mail.example", True)
    assert (certificate.serial, certificate.name, certificate.state) == ("A3:F1:07:00:00:00:01", "陳怡君", CertificateState.VALID)


async def test_somebody_with_two_accounts_has_both_the_main_one_first(account_systems: Estate) -> None:
    portal, _, directory, *_ = await everything(account_systems, await person(account_systems, "double"))
    assert [(one.account, one.enabled) for one in portal] == [("mhlin", True), ("mhlin2", False)]
    assert [(one.account, one.enabled, one.former) for one in directory] == [("GEAA-010233", True, None), ("ab1234", False, "GEAA-000111")]


async def test_what_is_switched_off_says_so(account_systems: Estate) -> None:
    _, record, _, _, mailbox, certificate = await everything(account_systems, await person(account_systems, "locked"))
    assert (record.enabled, mailbox.enabled, certificate.state) == (False, False, CertificateState.EXPIRED)


async def test_a_lock_says_since_when_and_how_long_and_counts_among_the_lockouts(account_systems: Estate) -> None:
    (portal,), _, (directory,), *_ = await everything(account_systems, await person(account_systems, "locked"))
    for lock, minutes in ((portal.lock, 2), (directory.lock, 6)):
        assert lock is not None
        assert lock.lasts == timedelta(minutes=15)
        assert account_systems.near(lock.since, account_systems.start - timedelta(minutes=minutes))
    assert len(directory.lockouts) == 2
    assert account_systems.near(directory.lockouts[0], account_systems.start - timedelta(hours=3))
    assert account_systems.near(directory.lockouts[1], account_systems.start - timedelta(minutes=6))


async def test_a_lock_that_ran_out_leaves_its_mark(account_systems: Estate) -> None:
    account_systems.advance(timedelta(minutes=20))
    (account,) = await account_systems.systems.directory.accounts_of(await person(account_systems, "locked"))
    assert account.lock is not None
    assert not account.lock.holds(account_systems.start + timedelta(minutes=20))


async def test_the_holder_of_a_certificate_can_be_compared_with_the_person(account_systems: Estate) -> None:
    whole, locked = await person(account_systems, "whole"), await person(account_systems, "locked")
    mine, others = await account_systems.systems.sign_on.certificate_of(whole), await account_systems.systems.sign_on.certificate_of(locked)
    assert mine is not None
    assert others is not None
    assert mine.holder == whole.key
    assert others.holder == keyed("B277777778") != locked.key


async def test_whose_certificate_it_is_is_found_by_its_serial_number_however_that_is_written(account_systems: Estate) -> None:
    sign_on = account_systems.systems.sign_on
    assert await sign_on.bearer_of("a3f10700000001") == "whole"
    assert [await sign_on.bearer_of(serial) for serial in ("a3f1070000000", "a3f107000000011", "陳怡君", "", "%")] == [None] * 5


async def test_d34_a_foreign_binding_is_seen_from_both_ends(account_systems: Estate) -> None:
    foreign = AccountBinding("yzchiang", "GEAA-012686", foreign=True)
    assert await account_systems.systems.directory.bindings_of(await person(account_systems, "locked")) == (foreign,)
    assert set(await account_systems.systems.directory.bindings_of(await person(account_systems, "whole"))) == {AccountBinding("yjchen", "GEAA-012686"), foreign}


async def test_a_binding_to_an_account_that_nobody_owns_is_not_foreign(account_systems: Estate) -> None:
    bindings = await account_systems.systems.directory.bindings_of(await person(account_systems, "double"))
    assert bindings == (AccountBinding("mhlin", "GEAA-010233"), AccountBinding("mhlin2", "GEAA-777777"))


async def test_all_times_are_utc(account_systems: Estate) -> None:
    (portal,), record, (directory,), *_ = await everything(account_systems, await person(account_systems, "whole"))
    for moment in (portal.created, record.arrived, record.synced, directory.password_set):
        assert isinstance(moment, datetime)
        assert moment.utcoffset() == timedelta()


async def test_asking_twice_or_all_at_once_gives_the_same(account_systems: Estate) -> None:
    whole = await person(account_systems, "whole")
    first = await everything(account_systems, whole)
    assert all(answer == first for answer in await asyncio.gather(*(everything(account_systems, whole) for _ in range(20))))


async def test_no_answer_holds_a_password(account_systems: Estate) -> None:
    assert "canary" not in repr(await everything(account_systems, await person(account_systems, "whole")))


@pytest.mark.parametrize(("how", "error"), [("down", Unreachable), ("garbled", Garbled)])
@pytest.mark.parametrize("system", ["portal", "personnel", "directory", "mailbox", "sso"])
async def test_t32_a_failure_is_raised_and_names_the_system(account_systems: Estate, system: str, how: str, error: type[BackEndError]) -> None:
    await account_systems.broken(system, how)
    with pytest.raises(error) as failure:
        await everything(account_systems, await person(account_systems, "whole"))
    assert failure.value.system == system
    assert "canary" not in failure.value.detail


async def test_a_slow_system_can_be_given_up_and_leaves_nothing_behind(account_systems: Estate) -> None:
    whole = await person(account_systems, "whole")
    await account_systems.broken("directory", "slow")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await account_systems.systems.directory.accounts_of(whole)
    await account_systems.broken("directory", "well")
    assert len(await account_systems.systems.directory.accounts_of(whole)) == 1


async def test_a_register_answers_whatever_else_is_down(account_systems: Estate) -> None:
    for system in ("portal", "personnel", "directory", "mailbox", "sso"):
        await account_systems.broken(system, "down")
    assert (await person(account_systems, "whole")).id == "whole"
    assert await account_systems.register.sync() is not None
