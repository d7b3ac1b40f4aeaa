"""`doctor` on real systems: what is wrong is one line with its remedy, and nothing is written while it looks."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli.arguments import build_parser, command_context
from bot.cli.doctor import doctor
from bot.cli.doctor_checks.external_systems import setup_text
from bot.clock import MovableClock, SystemClock
from bot.errors import ConfigurationError
from bot.secret import Secret
from bot.settings.schema import Settings
from integrations.accounts.active_directory.account_reader import AccountReader
from integrations.accounts.active_directory.delegation import delegation
from integrations.accounts.active_directory.doctor_check import ActiveDirectoryCheck
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.ldap.protocol import LdapServer, SearchScope
from integrations.accounts.ldap.servers import Ldap
from tests.active_directory.test_faults import answering_as
from tests.contracts.real_directory import accounts, reach
from tests.deployment.city import BOSS, ME, domain, pilot_config
from tests.servers import certificates, samba

KEYS = DirectoryKeys((samba.STAFF,), rights=frozenset({"unlock", "reset", "bind", "enable"}))


async def examined(where: SearchScope, keys: DirectoryKeys = KEYS, ahead: timedelta = timedelta(), password: str = samba.PASSWORD) -> dict[str, ExaminationResult]:
    """What is found, by its key."""
    clock = MovableClock(SystemClock(), ahead)
    read, write = (replace(one, password=Secret(password)) for one in accounts())
    ldap = Ldap("directory", where, read, write, clock)
    try:
        return {one.key: one for one in await ActiveDirectoryCheck(ldap, keys, AccountReader(keys, frozenset(), clock), clock, True).examine()}
    finally:
        ldap.close()


@pytest.fixture(autouse=True)
def people() -> Iterator[samba.Controller]:
    with domain(ME, BOSS) as controller:
        yield controller


async def test_a_domain_that_is_set_up_right_has_nothing_to_mend() -> None:
    told = await examined(reach(samba.controller()))
    assert all(one.ok for one in told.values()), told
    assert "5 wrong passwords within 15 min lock an account for 15 min" in told["lockout"].result
    assert "2 people" in told["base_dns[0]"].result
    assert ("employeeID" in told["indexes"].result, "searchFlags" in told["indexes"].remedy) == (True, True), "as Active Directory comes"
    assert "nothing may be written to the built-in administrator" in told["protected"].result


async def test_nothing_is_written_while_the_doctor_looks() -> None:
    before = len(samba.controller().records("dsdbChange"))
    await examined(reach(samba.controller()))
    changes = [one for one in samba.controller().records("dsdbChange")[before:] if not set(one.get("attributes", {})) <= {"lastLogon", "lastLogonTimestamp", "badPwdCount", "logonCount"}]
    assert changes == []


async def test_a_wrong_ca_a_wrong_name_and_a_dead_server_are_told_apart() -> None:
    there = reach(samba.controller())
    wrong_ca = (await examined(replace(there, ca_file=certificates.unknown().file)))["servers[0]"]
    assert (wrong_ca.ok, "not from" in wrong_ca.result, "ca_file" in wrong_ca.remedy) == (False, True, True)
    async with answering_as("elsewhere.example") as (server, heard):
        wrong_name = (await examined(replace(there, servers=(server,))))["servers[0]"]
    assert (wrong_name.ok, "another name" in wrong_name.result, heard) == (False, True, [])
    dead = (await examined(replace(there, servers=(LdapServer("127.0.0.1", 9, True),))))["servers[0]"]
    assert (dead.ok, "was not reached" in dead.result) == (False, True)


async def test_one_of_two_servers_that_is_down_fails_and_the_rest_is_looked_at_all_the_same() -> None:
    there = reach(samba.controller())
    told = await examined(replace(there, servers=(LdapServer("127.0.0.1", 9, True), *there.servers)))
    assert (told["servers[0]"].ok, told["servers[1]"].ok, told["rights"].ok) == (False, True, True)


async def test_rights_that_are_missing_fail_and_rights_too_many_are_named() -> None:
    wanting = replace(KEYS, binding_attribute="extensionName")
    missing = (await examined(reach(samba.controller()), wanting))["rights"]
    assert (missing.ok, "extensionName" in missing.result, "doctor --setup" in missing.remedy) == (False, True, True)
    modest = replace(KEYS, rights=frozenset({"unlock", "reset"}))
    more = (await examined(reach(samba.controller()), modest))["rights"]
    assert (more.ok, "userAccountControl" in more.result, bool(more.remedy)) == (True, True, True)


async def test_a_writing_account_that_could_touch_the_administrator_fails() -> None:
    controller = samba.controller()
    admins = f"CN=Domain Admins,CN=Users,{samba.ROOT}"
    controller.database.modify(f"dn: {admins}\nchangetype: modify\nadd: member\nmember: CN={samba.WRITER},CN=Users,{samba.ROOT}\n")
    try:
        told = (await examined(reach(controller)))["protected"]
        assert (told.ok, "administrator" in told.result) == (False, True)
    finally:
        controller.database.modify(f"dn: {admins}\nchangetype: modify\ndelete: member\nmember: CN={samba.WRITER},CN=Users,{samba.ROOT}\n")


async def test_a_clock_that_is_off_a_place_that_is_not_there_and_a_group_that_nobody_knows() -> None:
    there = reach(samba.controller())
    assert not (await examined(there, ahead=timedelta(minutes=6)))["clock"].ok
    assert (await examined(there, ahead=timedelta(minutes=2)))["clock"].remedy
    told = await examined(there, replace(KEYS, base_dns=("OU=Nowhere,DC=tpead,DC=test",), protected_groups=("Mayors",)))
    assert (told["base_dns[0]"].ok, told["protected_groups"].ok) == (False, False)
    assert "Mayors" in told["protected_groups"].result


async def test_a_wrong_service_password_is_told_and_not_shown() -> None:
    told = await examined(reach(samba.controller()), password="Wrong-canary-1")
    assert not told["read"].ok
    assert "canary" not in repr(told)


def test_the_commands_give_exactly_the_rights_that_are_configured() -> None:
    text = delegation(DirectoryKeys(("OU=A,DC=x", "OU=B,DC=x"), rights=frozenset({"unlock", "reset", "bind"})), "TPEAD\\svc-desk")
    assert text.count("Reset Password") == 2
    assert text.count("dsacls ") == 8
    assert text.count("samba-tool dsacl set") == 2
    assert "userAccountControl" not in text
    assert "userAccountControl" in delegation(replace(KEYS, rights=frozenset({"enable"})), "svc@x")
    assert "Reset Password" not in delegation(replace(KEYS, rights=frozenset({"unlock"})), "svc@x")
    assert "<GUID of extensionName>" in delegation(replace(KEYS, binding_attribute="extensionName"), "CN=svc,DC=x")


def test_setup_prints_them_and_says_what_is_missing(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AD_READ_PASSWORD", samba.PASSWORD)
    config, _ = pilot_config(tmp_path)
    assert asyncio.run(doctor(command_context(build_parser().parse_args(["doctor", "--setup", "--config", str(config)])))) == 0
    out, _ = capfdbinary.readouterr()
    assert out.decode().count("dsacls") == 4
    assert samba.PASSWORD not in out.decode()
    with pytest.raises(ConfigurationError, match="active_directory"):
        setup_text(Settings())


def test_the_commands_for_samba_work_word_for_word_on_a_fresh_domain(tmp_path: Path) -> None:
    """Run against a domain in which nobody was given any right: afterwards the doctor finds exactly what is needed."""
    controller = samba.fresh()
    try:
        controller.delegate(delegation(KEYS, f"{samba.WRITER}@tpead.test"))
        controller.make(ME)
        told = asyncio.run(examined(reach(controller)))
        assert told["rights"].ok, told
        assert told["rights"].remedy == "", told["rights"].result
    finally:
        controller.discard()
