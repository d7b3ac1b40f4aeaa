"""Somebody else's databases: what their values mean, whose rows they are, which hashes are believed, and who works here."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from passlib.context import CryptContext

from bot.clock import MovableClock
from bot.errors import Denied, Garbled, Unreachable
from bot.people.person import Person
from bot.people.role import Role
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from integrations.accounts.offices import Offices
from integrations.accounts.register_cache import CachedRegister
from integrations.accounts.sql import database
from integrations.accounts.sql.database import open_database
from integrations.accounts.sql.doctor_check import SqlCheck
from integrations.accounts.sql.mapping import Moments, PortalMapping, check_name, columns_of, switch
from integrations.accounts.sql.portal import SqlPortal, read_schemes
from integrations.accounts.sql.register import SqlRegister
from tests.contracts.real_databases import MOMENTS, PERSONNEL, PORTAL, filled, mapped
from tests.embedded.stage import START, ZONE, StandingClock, keyed

WHOLE = Person("whole", "陳怡君", "doit", None)


async def no_names(person: Person) -> tuple[str, ...]:
    return ()


@pytest.fixture
def city(tmp_path: Path) -> sa.Engine:
    return filled(f"sqlite:///{tmp_path}/city.db")


def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/city.db"


def portal(tmp_path: Path, mapping: PortalMapping = PORTAL, writes: bool = True) -> SqlPortal:
    return SqlPortal(
        mapped("portal", url(tmp_path), "portal_account", mapping, writes), mapping, no_names, read_schemes(mapping.schemes), MOMENTS,
        timedelta(minutes=15), StandingClock(),
    )  # fmt: skip


def register(tmp_path: Path, *holders: Any, offices: Offices | None = None) -> SqlRegister:
    table = mapped("personnel", url(tmp_path), "staff", PERSONNEL)
    return SqlRegister(table, PERSONNEL, MOMENTS, offices or Offices(), keyed, timedelta(hours=1), holders)


@pytest.mark.usefixtures("city")
async def test_where_nothing_may_be_written_nothing_is(tmp_path: Path) -> None:
    with pytest.raises(Denied):
        await portal(tmp_path, writes=False).enable("xyho")


@pytest.mark.parametrize("how", ["X", None, "a"])
async def test_t32_a_value_that_nobody_explained_is_not_guessed_at(tmp_path: Path, city: sa.Engine, how: str | None) -> None:
    with city.begin() as connection:
        connection.execute(sa.text("UPDATE portal_account SET status = :how"), {"how": how})
    with pytest.raises(Garbled) as refused:
        await portal(tmp_path).accounts_of(WHOLE)
    assert "陳" not in refused.value.detail
    assert "yjchen" not in refused.value.detail


async def test_times_are_read_in_the_zone_that_the_configuration_names(tmp_path: Path, city: sa.Engine) -> None:
    with city.begin() as connection:
        connection.execute(sa.text("UPDATE portal_account SET created_at = '2026-01-01 08:00:00' WHERE login = 'yjchen'"))
    (account,) = await portal(tmp_path).accounts_of(WHOLE)
    assert account.created == datetime(2026, 1, 1, tzinfo=UTC)
    assert Moments(ZONE).read("2026-01-01T00:00:00+00:00") == datetime(2026, 1, 1, tzinfo=UTC)


HASHES = ("argon2", "bcrypt", "pbkdf2_sha256", "sha512_crypt", "sha256_crypt", "ldap_salted_sha1", "phpass", "django_pbkdf2_sha256")


@pytest.mark.parametrize("scheme", HASHES)
async def test_every_hash_scheme_that_such_portals_use_is_checked(tmp_path: Path, city: sa.Engine, scheme: str) -> None:
    with city.begin() as connection:
        connection.execute(sa.text("UPDATE portal_account SET pw = :pw WHERE login = 'yjchen'"), {"pw": CryptContext(schemes=[scheme]).hash("Portal-canary-9")})
    there = portal(tmp_path, replace(PORTAL, schemes=(scheme,)))
    assert await there.accepts("yjchen", Secret("Portal-canary-9")) is PasswordCheckResult.RIGHT
    assert await there.accepts("yjchen", Secret("portal-canary-9")) is PasswordCheckResult.WRONG
    with pytest.raises(Garbled) as refused:
        await portal(tmp_path, replace(PORTAL, schemes=("md5_crypt",))).accepts("yjchen", Secret("Portal-canary-9"))
    assert "canary" not in refused.value.detail


@pytest.mark.parametrize("scheme", ["plaintext", "ldap_plaintext", "no_such_scheme"])
def test_what_hides_no_password_is_no_scheme(scheme: str) -> None:
    with pytest.raises(ValueError, match="schemes"):
        read_schemes((scheme,))


async def test_two_accounts_of_one_name_are_nobodys(tmp_path: Path, city: sa.Engine) -> None:
    with city.begin() as connection:
        connection.execute(sa.text("INSERT INTO portal_account (login, status, emp_no) VALUES ('YJCHEN', 'A', 'x')"))
    with pytest.raises(Garbled):
        await portal(tmp_path).accepts("yjchen", Secret("Portal-canary-1"))


CORPUS = ("' OR 1=1 --", "yjchen'; DROP TABLE portal_account; --", '"', "%", "_", "yjche_", "yj%", "\\", "yjchen\x00", "＇", "{{7*7}}", "yjchen\n; --x")


@pytest.mark.usefixtures("city")
async def test_t21_what_is_typed_is_a_value_and_never_a_statement(tmp_path: Path) -> None:
    there, who = portal(tmp_path), register(tmp_path)
    for typed in CORPUS:
        assert await there.accepts(typed, Secret("Portal-canary-1")) is PasswordCheckResult.WRONG, typed
        assert await there.holder_of(typed) is None
        assert await who.person(typed) is None
        assert await who.named(typed, None) == ()
    assert await there.accepts("yjchen", Secret("Portal-canary-1")) is PasswordCheckResult.RIGHT, "the table is still there"


ONE_NAME = {
    "陳怡君": ("陳　怡君", "陳\u00a0怡 君", "陳怡君\ufe00"),
    "金慧珠": ("\uf90a慧珠", "⾦慧珠", "金慧珠"),
    "夷將·拔路兒 Icyang": ("夷將‧拔路兒 ICYANG", "夷將・拔路兒　Ｉｃｙａｎｇ", "夷將•拔路兒Icyang"),
    "Mary Ann Smith": ("MARY  ann Smith", "Ｍａｒｙ Ａｎｎ Ｓｍｉｔｈ"),
    "王\ue001明": ("王 \ue001明",),
    "張\U00031350": ("張　\U00031350",),
}


@pytest.mark.parametrize("name", ONE_NAME)
async def test_a_name_is_found_in_whatever_form_it_is_kept_or_typed(tmp_path: Path, city: sa.Engine, name: str) -> None:
    forms = (name, *ONE_NAME[name])
    for kept in forms:
        with city.begin() as connection:
            connection.execute(sa.text("UPDATE staff SET full_name = :name WHERE emp_no = 'away'"), {"name": kept})
            connection.execute(sa.text("UPDATE staff SET full_name = '王小明' WHERE emp_no <> 'away'"))
        for typed in forms:
            (found,) = await register(tmp_path).named(typed, frozenset({"doit"}))
            assert found.name == kept, "shown as it is kept"
            assert [one.id for one in await register(tmp_path).mentioned(f"幫我看 {typed} 的帳號", None)] == ["away"], (kept, typed)
        assert await register(tmp_path).named(name[:-1], None) == ()
        assert [one.id for one in await register(tmp_path).found(name[:-1], None, skip=0, most=5)] == ["away"], "by a part of it"
        assert await register(tmp_path).found(name[:-1], frozenset({"elsewhere"}), skip=0, most=5) == ()


@given(st.text(max_size=30))
def test_t21_a_name_of_a_table_is_a_plain_name_or_refused(name: str) -> None:
    try:
        check_name(name)
    except ValueError:
        return
    assert all(part and all(letter.isalnum() or letter in "_$#" for letter in part) for part in name.split("."))


@pytest.mark.usefixtures("city")
async def test_a_portal_without_owners_is_searched_by_the_names_that_the_organisation_gives(tmp_path: Path) -> None:
    async def names(person: Person) -> tuple[str, ...]:
        return ("YJChen",) if person.id == "whole" else ()

    there = replace(portal(tmp_path, replace(PORTAL, person=None)), names=names)
    assert [one.account for one in await there.accounts_of(WHOLE)] == ["yjchen"]
    assert await there.accounts_of(Person("double", "x", "doit", None)) == ()
    assert await there.holder_of("yjchen") is None


@pytest.mark.usefixtures("city")
async def test_who_works_here_comes_from_personnel_and_what_they_do_from_the_file(tmp_path: Path) -> None:
    who = register(tmp_path, portal(tmp_path).holder_of, offices=Offices(roles={"away": Role.HELPDESK}))
    assert [one.id for one in await who.people()] == ["away", "locked", "whole"]
    whole = await who.person("whole")
    assert whole is not None
    assert (whole.name, whole.agency, whole.email, whole.key, whole.role) == ("陳怡君", "doit", "whole@home.example", keyed("A200000003"), Role.STAFF)
    assert "A200000003" not in repr(whole)
    assert [one.role for one in await who.named("何欣怡", frozenset({"doit"}))] == [Role.HELPDESK]
    assert await who.named("何欣怡", frozenset({"elsewhere"})) == ()
    assert [one.id for one in await who.mentioned("陳怡君的帳號怎麼了", None)] == ["whole"]
    assert [one.id for one in await who.found("WHO", None, skip=0, most=5)] == ["whole"]
    assert [one.id for one in await who.found("", frozenset({"doit"}), skip=1, most=1)] == ["locked"]
    assert [await who.found(odd, None, skip=0, most=5) for odd in ("%", "_", "\x00", "'")] == [(), (), (), ()]
    holder = await who.holder_of("YJCHEN")
    assert holder is not None
    assert holder.id == "whole"
    agency = await who.agency("doit")
    assert (agency.id, dict(agency.admins)) == ("doit", {}), "an agency that the file does not name has no admins"
    beat = await who.sync()
    assert beat is not None
    assert beat.last == START - timedelta(minutes=20)


@pytest.mark.usefixtures("city")
async def test_a_register_that_falls_silent_is_remembered_and_left_alone_for_a_while(tmp_path: Path) -> None:
    who, clock = register(tmp_path), MovableClock(StandingClock())
    remembered = CachedRegister(who, clock)
    first = await remembered.person("whole")
    assert first is not None
    await remembered.sync()
    who.table._reader = open_database(Secret(f"sqlite:///{tmp_path}/no/such/folder/x.db"))
    clock.advance(timedelta(minutes=1))
    assert await remembered.person("whole") == first
    assert await remembered.sync() is not None
    with pytest.raises(Unreachable):
        await remembered.person("locked")
    clock.advance(timedelta(hours=13))
    with pytest.raises(Unreachable):
        await remembered.person("whole")
    assert await remembered.sync() is None, "nobody knows when it runs next"
    who.table._reader = open_database(Secret(url(tmp_path)))
    clock.advance(timedelta(seconds=11))
    assert await remembered.person("locked") is not None


@pytest.mark.usefixtures("city")
async def test_a_register_with_more_people_than_the_desk_takes_in_is_refused_and_not_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    who = register(tmp_path)
    everybody = await who.people()
    monkeypatch.setattr(database, "MOST_ROWS", len(everybody))
    assert await who.people() == everybody
    monkeypatch.setattr(database, "MOST_ROWS", len(everybody) - 1)
    with pytest.raises(Garbled, match="more than"):
        await who.people()
    with pytest.raises(Garbled):
        await who.found("", None, skip=0, most=1)
    assert await who.person("whole") is not None, "one person is found as before"
    checked = await SqlCheck(who.table, PERSONNEL, MOMENTS, StandingClock(), timedelta(hours=2)).examine()
    assert [(one.key, one.ok) for one in checked if one.key == "table"] == [("table", False)], "and the doctor says so"


@pytest.mark.usefixtures("city")
async def test_the_doctor_names_what_is_missing_and_shows_nobodys_data(tmp_path: Path) -> None:
    there = portal(tmp_path)
    good = {one.key: one for one in await SqlCheck(there.table, PORTAL, MOMENTS, StandingClock(), timedelta(hours=2), there.context, True).examine()}
    assert all(one.ok for one in good.values()), good
    assert "7 rows" in good["table"].result
    assert "pbkdf2_sha256" in good["passwords"].result
    few = replace(PORTAL, enabled=switch("status", {"A": True}))
    (bad,) = [one for one in await SqlCheck(there.table, few, MOMENTS, StandingClock(), timedelta(hours=2)).examine() if not one.ok]
    assert (bad.key, "'D'" in bad.result) == ("columns.enabled", True)
    wrong = replace(PORTAL, name="no_such_column")
    table = mapped("portal", url(tmp_path), "portal_account", wrong)
    (missing,) = await SqlCheck(table, wrong, MOMENTS, StandingClock(), timedelta(hours=2)).examine()
    assert ("no_such_column" in missing.result, "full_name" in missing.remedy) == (True, True)
    assert "$" not in repr(good) + repr(bad) + repr(missing), "no hash is shown"
    staff = register(tmp_path).table
    late = MovableClock(StandingClock(), timedelta(hours=5))
    told = {one.key: one for one in await SqlCheck(staff, PERSONNEL, MOMENTS, late, timedelta(hours=2)).examine()}
    assert not told["columns.synced"].ok


def test_a_driver_that_is_not_there_is_no_address() -> None:
    for wrong in ("oracle+cx_nothing://x", "nonsense", ""):
        with pytest.raises(ValueError, match="address of a database"):
            open_database(Secret(wrong))


def test_a_mapping_names_each_column_once() -> None:
    assert columns_of(PORTAL) == ("login", "emp_no", "status", "full_name", "created_at", "changed_at", "locked_at", "pw", "purpose")
