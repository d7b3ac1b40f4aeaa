"""Every write, every refusal, and what the domain controller's own log says that happened: exactly these and nothing else (T1, T24, D2)."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.accounts.records import AccountBinding
from bot.errors import Denied, Garbled, NotAccepted
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from integrations.accounts.active_directory.directory import ActiveDirectory
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.ldap.connection import LdapSession, equals
from integrations.accounts.ldap.protocol import Change, Changes, Controls
from tests.active_directory.conftest import DN, KEYS, NAME, city_with
from tests.contracts.real_directory import ADMINS, accounts, directory_on, reach
from tests.servers import samba
from tests.servers.samba import Controller, Made

NEW = Secret("Fresh-canary-77")
OTHER_OU = f"OU=Elsewhere,{samba.ROOT}"


def written(controller: Controller, since: int) -> list[tuple[str, str, tuple[str, ...], int]]:
    """The changes that the writing account asked for since then: operation, whose, which attributes, result."""
    return [
        (one["operation"], one["dn"], tuple(one.get("attributes", {})), int(one["statusCode"]))
        for one in controller.records("dsdbChange")[since:]
        if str(one.get("remoteAddress") or "").startswith("ipv4:") and not set(one.get("attributes", {})) & {"badPwdCount", "lastLogon"}
    ]


def count(controller: Controller) -> int:
    return len(controller.records("dsdbChange"))


async def test_unlocking_writes_one_attribute_once(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        city.bad_sign_ins(5)
        before = count(city.controller)
        for _ in range(3):
            await city.directory.unlock(NAME)
        assert written(city.controller, before) == [("Modify", DN, ("lockoutTime",), 0)]
        assert await city.directory.accepts(NAME, Secret("Tpead-canary-1")) is PasswordCheckResult.RIGHT


async def test_a_new_password_is_written_with_the_locks_end_in_one_modify_and_twice_more_so_that_the_old_one_dies(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        city.bad_sign_ins(5)
        before = count(city.controller)
        await city.directory.set_password(NAME, NEW)
        one = ("Modify", DN, ("unicodePwd", "lockoutTime", "pwdLastSet"), 0)
        assert written(city.controller, before) == [one, one, one]
        assert [record["status"] for record in city.controller.records("passwordChange")[-3:]] == ["Success"] * 3
        assert await city.directory.accepts(NAME, Secret("Tpead-canary-1")) is PasswordCheckResult.WRONG, "Active Directory alone would still take it"
        assert await city.directory.accepts(NAME, NEW) is PasswordCheckResult.RIGHT


@pytest.mark.parametrize(("new", "rule"), [("Short-7", "length"), ("alllowercaseletters", "policy")])
async def test_a_password_that_the_server_refuses_changes_nothing(tmp_path: Path, person: Made, new: str, rule: str) -> None:
    async with city_with(tmp_path, person) as city:
        city.bad_sign_ins(5)
        before = await city.account()
        with pytest.raises(NotAccepted) as refused:
            await city.directory.set_password(NAME, Secret(new))
        assert refused.value.rule == rule
        assert new not in repr(refused.value) + refused.value.detail
        assert await city.account() == before, "the old password and the lock are what they were"


async def test_enabling_clears_one_flag_and_leaves_the_others(tmp_path: Path) -> None:
    async with city_with(tmp_path, Made(NAME, enabled=False, after={"userAccountControl": 514 + 0x10000})) as city:
        before = count(city.controller)
        for _ in range(2):
            await city.directory.enable(NAME)
        assert written(city.controller, before) == [("Modify", DN, ("userAccountControl",), 0)]
        assert city.controller.seen(DN, "userAccountControl")["userAccountControl"] == str(512 + 0x10000)


async def test_binding_writes_the_one_attribute_and_ends_what_is_named(tmp_path: Path) -> None:
    other = f"CN=GEAA-010233,{samba.STAFF}"
    async with city_with(tmp_path, Made(NAME), Made("GEAA-010233", more={"employeeID": "yjchen"})) as city:
        with pytest.raises(NotAccepted):
            await city.directory.bind(NAME, "yjchen")
        before = count(city.controller)
        await city.directory.bind(NAME, "yjchen", (AccountBinding("yjchen", "GEAA-010233"),))
        await city.directory.bind(NAME, "yjchen")
        assert written(city.controller, before) == [("Modify", other, ("employeeID",), 0), ("Modify", DN, ("employeeID",), 0)]
        assert city.controller.seen(DN, "employeeID")["employeeID"] == "yjchen"
        assert "employeeID" not in city.controller.seen(other, "employeeID")


async def test_of_many_who_bind_one_account_at_once_one_wins(tmp_path: Path) -> None:
    async with city_with(tmp_path, Made(NAME)) as city:
        again = directory_on(city.controller, city.stage, KEYS)  # another process has no lock in common with this one
        tries = [directory.bind(NAME, portal) for directory in (city.directory, again) for portal in ("yjchen", "mhlin") * 3]
        answers = await asyncio.gather(*tries, return_exceptions=True)
        assert {type(one) for one in answers if isinstance(one, BaseException)} <= {NotAccepted}
        assert city.controller.seen(DN, "employeeID")["employeeID"] in ("yjchen", "mhlin")
        again.close()


Write = Callable[[ActiveDirectory], Awaitable[object]]
WRITES: dict[str, Write] = {
    "unlock": lambda directory: directory.unlock(NAME),
    "reset": lambda directory: directory.set_password(NAME, NEW),
    "bind": lambda directory: directory.bind(NAME, "mhlin"),
    "enable": lambda directory: directory.enable(NAME),
}


@pytest.mark.parametrize("right", WRITES)
async def test_t29_what_the_desk_was_not_given_is_not_even_tried(tmp_path: Path, right: str) -> None:
    keys = replace(KEYS, rights=KEYS.rights - {right})
    async with city_with(tmp_path, Made(NAME, enabled=False), keys=keys) as city:
        city.bad_sign_ins(5)
        before = count(city.controller)
        with pytest.raises(Denied):
            await WRITES[right](city.directory)
        assert written(city.controller, before) == []


@pytest.mark.parametrize("right", WRITES)
async def test_t01_a_privileged_account_is_refused_by_the_desk_though_the_delegation_would_allow_it(tmp_path: Path, right: str) -> None:
    async with city_with(tmp_path, Made(NAME, enabled=False, after={"lockoutTime": samba.filetime(4_000_000_000)}, groups=(ADMINS,))) as city:
        before = count(city.controller)
        with pytest.raises(Denied):
            await WRITES[right](city.directory)
        assert written(city.controller, before) == []


async def test_t01_the_delegation_alone_would_have_let_it_pass(tmp_path: Path) -> None:
    async with city_with(tmp_path, Made(NAME, groups=(ADMINS,))) as city:
        there = reach(city.controller)
        talk = LdapSession("directory", there.servers[0], there, accounts()[1])
        talk.modify(DN, {"lockoutTime": ((Change.REPLACE, (b"0",)),)})
        talk.close()


@pytest.fixture
def elsewhere() -> Any:
    """An OU in which nobody gave the desk any right."""
    controller = samba.controller()
    controller.database.add(f"dn: {OTHER_OU}\nobjectClass: organizationalUnit\n")
    yield
    controller.database.delete([OTHER_OU])


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("right", WRITES)
async def test_without_the_delegation_the_server_refuses_and_the_desk_says_that_it_may_not(tmp_path: Path, right: str) -> None:
    keys = DirectoryKeys((OTHER_OU,), rights=KEYS.rights)
    made = Made(NAME, enabled=False, ou=OTHER_OU, after={"lockoutTime": 0})
    async with city_with(tmp_path, made, keys=keys) as city:
        if right == "unlock":
            city.controller.set(made.dn, userAccountControl=512)
            city.bad_sign_ins(5, made.dn)
        with pytest.raises(Denied) as refused:
            await WRITES[right](city.directory)
        assert "canary" not in refused.value.detail


async def test_a_protected_group_that_nobody_finds_stops_every_write(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person, keys=replace(KEYS, protected_groups=("No Such Group",))) as city:
        for right in WRITES:
            with pytest.raises(Denied):
                await WRITES[right](city.directory)


async def test_t25_a_password_is_tried_once_and_never_when_few_tries_are_left(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        city.bad_sign_ins(2)
        assert await city.directory.accepts(NAME, Secret("wrong")) is PasswordCheckResult.WRONG
        tried = len(city.controller.records("Authentication"))
        for _ in range(17):
            assert await city.directory.accepts(NAME, Secret("wrong")) is PasswordCheckResult.SPARED
        binds = [one for one in city.controller.records("Authentication")[tried:] if NAME in str(one.get("clientAccount"))]
        assert binds == []
        assert city.controller.seen(DN, "badPwdCount")["badPwdCount"] == "3"


async def test_an_empty_password_never_signs_anybody_in(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        for typed in ("", "\x00", "\t", "a\x00b"):
            assert await city.directory.accepts(NAME, Secret(typed)) is PasswordCheckResult.WRONG


async def test_t24_no_password_stands_in_the_servers_log_or_in_an_error(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        await city.directory.set_password(NAME, NEW)
        assert "canary" not in city.controller.server.said()
        assert "canary" not in repr(city.directory.ldap.__dict__) + repr(accounts())


CORPUS = (
    "*", "GEAA-*", "GEAA-01268?", "*)(objectClass=*", "GEAA-012686)(|(cn=*)", r"\2a", "%2a", "GEAA-012686\x00", "GEAA-012686)(badPwdCount=0",
    "Administrator", "krbtgt", samba.WRITER, "cn=*", "", " ", "​", "GEAA‮-012686", "＊", "GEAA-０１２６８６",
)  # fmt: skip


async def test_t21_what_is_no_account_of_a_person_is_nobodys(tmp_path: Path, person: Made) -> None:
    async with city_with(tmp_path, person) as city:
        before, directory = count(city.controller), city.directory
        for name in CORPUS:
            for attempt in (directory.unlock(name), directory.set_password(name, NEW), directory.enable(name), directory.bind(name, "x")):
                with pytest.raises((LookupError, Denied)):
                    await attempt
            assert await directory.accepts(name, NEW) is PasswordCheckResult.WRONG, name
        assert written(city.controller, before) == []


@pytest.fixture(scope="module")
def many() -> Any:
    """A few accounts that could be taken for one another."""
    controller = samba.controller()
    names = ("GEAA-000001", "GEAA-000002", "GEAA-00000", "a1", "a", "*")[:5]
    controller.make(*(Made(name) for name in names))
    yield names
    controller.forget()


@settings(max_examples=60)
@given(name=st.one_of(st.text(max_size=40), st.sampled_from(["a*", "GEAA-00000*", "A", "A1", " a ", "a)(cn=*"]), st.text(alphabet="aA1*()\\|&=-GE0", max_size=12)))
def test_t21_a_name_finds_the_account_of_exactly_that_name_or_none(many: tuple[str, ...], name: str) -> None:
    there = reach(samba.controller())
    talk = LdapSession("directory", there.servers[0], there, accounts()[0])
    try:
        found = talk.search(samba.STAFF, f"(&(objectClass=user){equals('sAMAccountName', name)})", ("sAMAccountName",)) if name.strip() else ()
    except Garbled:
        found = ()
    finally:
        talk.close()
    assert {one.text("sAMAccountName") for one in found} <= {one for one in many if one.casefold() == name.strip().strip("\x00").casefold()}


async def test_t20_flags_that_somebody_changes_between_the_look_and_the_write_are_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change_first(talk: LdapSession, dn: str, changes: Changes, controls: Controls = ()) -> None:
        monkeypatch.undo()
        samba.controller().set(DN, userAccountControl=514 + 0x10000)
        talk.modify(dn, changes, controls)

    async with city_with(tmp_path, Made(NAME, enabled=False)) as city:
        monkeypatch.setattr(LdapSession, "modify", change_first)
        with pytest.raises(Garbled):
            await city.directory.enable(NAME)
        assert city.controller.seen(DN, "userAccountControl")["userAccountControl"] == str(514 + 0x10000)
        await city.directory.enable(NAME)
        assert city.controller.seen(DN, "userAccountControl")["userAccountControl"] == str(512 + 0x10000)
