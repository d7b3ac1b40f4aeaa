"""Every row of the decision table that lives in Active Directory, made for real on a domain controller."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.secret import Secret
from tests.active_directory.conftest import DN, KEYS, NAME, city_with
from tests.contracts.real_directory import ADMINS
from tests.servers import samba
from tests.servers.samba import Made

DAY = 864_000_000_000


def ago(**span: float) -> int:
    return samba.filetime((SystemClock().now() - timedelta(**span)).timestamp())


async def rows(folder: Path, made: Made) -> tuple[str, ...]:
    async with city_with(folder, made) as city:
        return await city.rows()


async def test_an_account_with_nothing_wrong_has_no_row(tmp_path: Path, person: Made) -> None:
    assert await rows(tmp_path, person) == ()


PROTECTED = {
    "a member of Domain Admins": Made(NAME, groups=(ADMINS,)),
    "a member of a group in Domain Admins": Made(NAME, groups=(f"CN=Helpers,{samba.STAFF}",)),
    "a builtin operator": Made(NAME, groups=(f"CN=Account Operators,CN=Builtin,{samba.ROOT}",)),
    "stamped by AdminSDHolder": Made(NAME, after={"adminCount": 1}),
    "smart card only": Made(NAME, after={"userAccountControl": 512 + 0x40000}),
    "a service": Made(NAME, more={"servicePrincipalName": "http/app-1"}),
}


@pytest.mark.parametrize("made", PROTECTED.values(), ids=list(PROTECTED))
async def test_d2_whoever_is_privileged_is_out_of_reach_at_once(tmp_path: Path, made: Made) -> None:
    controller, nested = samba.controller(), any("Helpers" in group for group in made.groups)
    if nested:
        controller.database.add(f"dn: CN=Helpers,{samba.STAFF}\nobjectClass: group\nsAMAccountName: Helpers\n")
        controller.database.modify(f"dn: {ADMINS}\nchangetype: modify\nadd: member\nmember: CN=Helpers,{samba.STAFF}\n")
    try:
        assert "D2" in await rows(tmp_path, made)
    finally:
        if nested:
            controller.database.delete([f"CN=Helpers,{samba.STAFF}"])


async def test_d2_the_primary_group_counts_which_no_list_of_members_shows(tmp_path: Path) -> None:
    async with city_with(tmp_path, Made(NAME, groups=(ADMINS,))) as city:
        city.controller.set(DN, primaryGroupID=512)
        assert "Domain Admins" not in city.controller.seen(DN, "memberOf").get("memberOf", ""), "Active Directory does not list a primary group among the memberships"
        assert "D2" in await city.rows()


async def test_d2_a_group_that_the_operator_protects_by_name(tmp_path: Path) -> None:
    controller = samba.controller()
    controller.database.add(f"dn: CN=Mayors,{samba.STAFF}\nobjectClass: group\nsAMAccountName: Mayors\n")
    try:
        made = Made(NAME, groups=(f"CN=Mayors,{samba.STAFF}",))
        async with city_with(tmp_path, made, keys=type(KEYS)((samba.STAFF,), protected_groups=("Mayors",))) as city:
            assert "D2" in await city.rows()
        async with city_with(tmp_path / "plain", made) as city:
            assert await city.rows() == ("D29",), "unbound, and nobody's privilege"
    finally:
        controller.database.delete([f"CN=Mayors,{samba.STAFF}"])


async def test_d13_disabled_in_the_directory_alone(tmp_path: Path) -> None:
    assert "D13" in await rows(tmp_path, Made(NAME, enabled=False, more={"employeeID": "yjchen"}))


async def test_d15_five_bad_sign_ins_lock_and_the_lock_is_told_with_its_end(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        city.bad_sign_ins(4)
        assert await city.rows() == (), "four are not five"
        city.bad_sign_ins(1)
        assert await city.rows() == ("D15",)
        lock = (await city.account()).lock
        assert lock is not None
        assert lock.lasts == timedelta(minutes=15)
        assert abs(lock.since - city.stage.clock.now()) < timedelta(seconds=20)


async def test_d16_a_lock_that_ran_out_leaves_its_mark_and_is_no_lock(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        city.bad_sign_ins(5)
        city.controller.shift(timedelta(minutes=14))
        assert await city.rows() == ("D15",)
        city.controller.shift(timedelta(minutes=2))
        assert await city.rows() == ("D16",)
        assert (await city.account()).lock is not None
        assert city.controller.seen(DN, "lockoutTime")["lockoutTime"] != "0", "Active Directory keeps it until the next good sign-in"


async def test_d19_the_fourth_lock_within_a_day_is_a_saved_password_or_an_attack(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        for _ in range(3):
            city.bad_sign_ins(5)
            assert "D19" not in await city.rows()
            await city.directory.unlock(NAME)
        city.bad_sign_ins(5)
        assert "D19" in await city.rows()


async def test_d20_a_lock_without_an_end_waits_for_an_admin(tmp_path: Path, person: Made) -> None:
    controller = samba.controller()
    before = controller.seen(samba.ROOT, "lockoutDuration")["lockoutDuration"]
    controller.set(samba.ROOT, lockoutDuration=-0x8000000000000000)
    try:
        async with city_with(tmp_path, person) as city:
            city.bad_sign_ins(5)
            assert await city.rows() == ("D20",)
    finally:
        controller.set(samba.ROOT, lockoutDuration=before)


async def test_a_fine_grained_policy_that_may_not_be_read_is_never_guessed_at(tmp_path: Path, person: Made) -> None:
    controller, policy = samba.controller(), f"CN=Strict,CN=Password Settings Container,CN=System,{samba.ROOT}"
    minutes = -600_000_000
    async with city_with(tmp_path, person) as city:
        values = {
            "msDS-PasswordSettingsPrecedence": 1, "msDS-PasswordReversibleEncryptionEnabled": "FALSE", "msDS-PasswordHistoryLength": 3,
            "msDS-PasswordComplexityEnabled": "TRUE", "msDS-MinimumPasswordLength": 15, "msDS-MinimumPasswordAge": 0, "msDS-MaximumPasswordAge": -90 * DAY,
            "msDS-LockoutThreshold": 3, "msDS-LockoutObservationWindow": 60 * minutes, "msDS-LockoutDuration": 60 * minutes, "msDS-PSOAppliesTo": DN,
        }  # fmt: skip
        lines = "".join(f"{name}: {value}\n" for name, value in values.items())
        controller.database.add(f"dn: {policy}\nobjectClass: msDS-PasswordSettings\n{lines}")
        try:
            city.bad_sign_ins(3)
            assert (await city.account()).lock is not None, "its own threshold is three"
            city.controller.shift(timedelta(minutes=20))
            lock = (await city.account()).lock
            assert lock is not None
            assert lock.holds(city.stage.clock.now()), "the server says that it holds, whatever the domain's fifteen minutes say"
            assert {"D15", "D20"} & set(await city.rows())
        finally:
            controller.database.delete([policy])


async def test_d34_an_account_bound_to_somebody_elses_portal_account(tmp_path: Path) -> None:
    async with city_with(tmp_path, Made(NAME, more={"employeeID": "mhlin"}), Made("GEAA-010233")) as city:
        assert "D34" in await city.rows("me")
        assert "D34" in await city.rows("other")


async def test_d38_a_password_that_has_to_be_changed(tmp_path: Path) -> None:
    assert "D38" in await rows(tmp_path, Made(NAME, more={"employeeID": "yjchen"}, after={"pwdLastSet": 0}))


async def test_d38_a_password_that_is_older_than_the_domain_allows(tmp_path: Path) -> None:
    assert "D38" in await rows(tmp_path, Made(NAME, more={"employeeID": "yjchen"}, after={"pwdLastSet": ago(days=91)}))


async def test_d39_an_end_date_that_has_passed(tmp_path: Path) -> None:
    assert "D39" in await rows(tmp_path, Made(NAME, more={"employeeID": "yjchen", "accountExpires": ago(days=1)}))


async def test_an_end_date_of_never_is_none_in_both_ways_of_writing_it(tmp_path: Path) -> None:
    for number, never in enumerate((0, samba.NEVER)):
        async with city_with(tmp_path / str(number), Made(NAME, more={"employeeID": "yjchen", "accountExpires": never})) as city:
            assert (await city.account()).expires is None
            assert await city.rows() == ()


async def test_d40_hours_and_computers(tmp_path: Path) -> None:
    none = Made(NAME, more={"employeeID": "yjchen", "logonHours:": "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    assert "D40" in await rows(tmp_path / "hours", none)
    assert "D40" in await rows(tmp_path / "computers", Made(NAME, more={"employeeID": "yjchen", "userWorkstations": "PC-1,PC-2"}))


async def test_a_password_set_here_is_the_only_one_and_the_account_is_fine(tmp_path: Path) -> None:
    async with city_with(tmp_path, Made(NAME, "Tpead-canary-1", more={"employeeID": "yjchen"}, after={"pwdLastSet": 0})) as city:
        await city.directory.set_password(NAME, Secret("Fresh-canary-77"))
        assert await city.rows() == ()
