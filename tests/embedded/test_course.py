"""The embedded organisation: what its file says, and what the clock does to it."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import House, Where, open_house
from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from integrations.accounts.embedded.course import planned, settled
from integrations.accounts.embedded.founding import Foundation, founded
from integrations.accounts.embedded.moment import fixed, read_moment, written
from integrations.accounts.embedded.reading import read_organisation
from integrations.accounts.embedded.state import World
from tests.conftest import SAMPLES

ZONE = ZoneInfo("Asia/Taipei")
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
LOCK = timedelta(minutes=15)
HEAD = "agencies: [{id: doit, name: 資訊局, joins_directory: true, admins: []}, {id: school, name: 國小, joins_directory: false, admins: []}]\n"


def organisation(tmp_path: Path, people: str, rest: str = "sync: {every: 1h, last: -20m}") -> Path:
    file = tmp_path / "organisation.yaml"
    file.write_text(f"{HEAD}people:\n{people}\n{rest}\n", encoding="utf-8")
    return file


def world(tmp_path: Path, people: str, rest: str = "sync: {every: 1h, last: -20m}") -> World:
    foundation = Foundation(NOW, timedelta(hours=1), str, lambda password: "sealed")
    return planned(founded(read_organisation(organisation(tmp_path, people, rest), ZONE), foundation).world, LOCK)


def after(start: World, **span: float) -> World:
    return settled(start, NOW + timedelta(**span), LOCK)


NEW = '  - {id: n, name: 新人, agency: doit, national_id: A200000003, portal: {account: newone, enabled: true, created: -1m}}'


def test_r34_a_new_record_arrives_everywhere_within_two_ticks_and_is_bound(tmp_path: Path) -> None:
    start = world(tmp_path, NEW)
    first, second = after(start, minutes=41), after(start, minutes=101)
    assert set(first.personnel) == {"n"}
    assert not first.directory
    assert [one.person for one in second.directory.values()] == ["n"]
    assert second.mailbox["n"].address.startswith("newone@")
    assert [one.portal for one in second.bindings.values()] == ["newone"]
    account = next(iter(second.directory))
    assert account[:2].isalpha()
    assert account[2:].isdigit()
    assert len(account) == 6


def test_r20_a_shared_account_and_a_school_get_no_tpead_account_by_sync(tmp_path: Path) -> None:
    people = "  - {id: s, name: 公用, agency: doit, portal: {account: shared}}\n  - {id: t, name: 老師, agency: school, national_id: A200000003, portal: {account: teacher}}"
    assert not after(world(tmp_path, people), days=2).directory


def test_a_person_marked_stuck_is_passed_by(tmp_path: Path) -> None:
    assert not after(world(tmp_path, NEW.replace("agency: doit", "agency: doit, sync: stuck")), days=2).personnel


FULL = (
    "  - {{id: p, name: 陳怡君, agency: doit, national_id: A200000003, portal: {{account: yj{portal}}}, personnel: {{exists: true{personnel}}}, "
    "directory: {{account: GEAA-000001{directory}}}, mailbox: {{address: yj@m.example}}, binding: {{portal: yj, directory: GEAA-000001}}}}"
)


def test_a_changed_name_goes_through_both_hops_in_one_tick(tmp_path: Path) -> None:
    start = world(tmp_path, FULL.format(portal=", changed: -5m", personnel=", name: 陳怡均", directory=""))
    assert after(start, minutes=41).personnel["p"].name == "陳怡君"


def test_r44_an_enabling_goes_through_both_hops_in_one_tick(tmp_path: Path) -> None:
    start = world(tmp_path, FULL.format(portal=", changed: -5m", personnel=", enabled: false", directory=", enabled: false"))
    moved = after(start, minutes=41)
    assert moved.personnel["p"].enabled
    assert moved.directory["GEAA-000001"].enabled


def test_r21_a_disabling_is_never_carried(tmp_path: Path) -> None:
    moved = after(world(tmp_path, FULL.format(portal=", enabled: false, changed: -5m", personnel="", directory="")), days=3)
    assert moved.personnel["p"].enabled
    assert moved.directory["GEAA-000001"].enabled


def test_d13_what_was_disabled_in_the_directory_itself_stays_so(tmp_path: Path) -> None:
    moved = after(world(tmp_path, FULL.format(portal="", personnel="", directory=", enabled: false")), days=3)
    assert not moved.directory["GEAA-000001"].enabled


def test_r17_the_unbound_get_an_account_when_the_day_comes(tmp_path: Path) -> None:
    people = "  - {id: t, name: 老師, agency: school, national_id: A200000003, portal: {account: teacher}, personnel: {exists: true}}"
    start = world(tmp_path, people, "sync: {every: 1h, last: -20m}\nauto_creation: 2h")
    assert not after(start, minutes=119).directory
    assert len(after(start, minutes=121).bindings) == 1


def test_something_that_keeps_locking_counts_its_lockouts(tmp_path: Path) -> None:
    start = world(tmp_path, FULL.format(portal="", personnel="", directory=", locked: -1m, relocks: 4m"))
    assert len(after(start, minutes=60).happenings) == 4


@settings(max_examples=25)
@given(steps=st.lists(st.integers(1, 400), min_size=1, max_size=6))
def test_settling_in_steps_equals_settling_at_once(steps: list[int]) -> None:
    foundation = Foundation(NOW, timedelta(hours=1), str, lambda password: "sealed")
    start = planned(founded(read_organisation(SAMPLES / "before_go_live.yaml", ZONE), foundation).world, LOCK)
    total, stepped = 0, start
    for step in steps:
        total += step
        stepped = settled(stepped, NOW + timedelta(minutes=total), LOCK)
    at_once = settled(start, NOW + timedelta(minutes=total), LOCK)
    assert (stepped.personnel, stepped.directory, stepped.bindings, stepped.mailbox) == (at_once.personnel, at_once.directory, at_once.bindings, at_once.mailbox)


@given(st.timedeltas(timedelta(days=-3000), timedelta(days=3000)).map(lambda span: timedelta(seconds=int(span.total_seconds()))))
def test_a_relative_time_that_was_written_is_read_back(span: timedelta) -> None:
    assert read_moment(written(span), ZONE) == span


def test_an_absolute_time_without_a_zone_is_the_organisations() -> None:
    assert fixed(read_moment("2026-03-20T08:00", ZONE), NOW) == datetime(2026, 3, 20, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("people", "key"),
    [
        ("  - {id: p, name: P, agency: nowhere}", "agency"),
        ("  - {id: p, name: P, agency: doit, nationl_id: A200000003}", "nationl_id"),
        ("  - {id: p, name: P, agency: doit}\n  - {id: p, name: Q, agency: doit}", "id"),
        ("  - {id: p, name: P, agency: doit, directory: {account: a1, locked: yesterday}}", "locked"),
        ("  - {id: p, name: P, agency: doit, national_id: 12}", "national_id"),
        ("  - {id: p, name: P, agency: doit, directory: {account: same}}\n  - {id: q, name: Q, agency: doit, directory: {account: same}}", "account"),
        ("  - {id: p, name: P, agency: doit, role: king}", "role"),
        ("  - {id: p, name: P", ""),
    ],
)
def test_a_broken_file_is_one_line_with_place_and_remedy(tmp_path: Path, people: str, key: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_organisation(organisation(tmp_path, people), ZONE)
    assert "organisation.yaml" in refused.value.detail
    assert key in refused.value.detail
    assert "\n" not in refused.value.detail


@pytest_asyncio.fixture(params=["before_go_live", "go_live"])
async def sample(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[House, str]]:
    async with open_house(Where(Settings(), tmp_path, SAMPLES / f"{request.param}.yaml")) as house:
        yield house, (SAMPLES / f"{request.param}.yaml").read_text(encoding="utf-8")


async def test_each_person_of_the_samples_is_the_row_that_the_file_says_and_stays_it_for_a_while(sample: tuple[House, str]) -> None:
    house, text = sample
    meant = {}
    for comment, following in zip(text.splitlines(), text.splitlines()[1:], strict=False):
        if following.startswith("  - id: ") and comment.startswith("  # "):
            meant[following.removeprefix("  - id: ")] = comment.removeprefix("  # ").partition("：")[0]
    people = await house.organisation.register.people()
    assert set(meant) == {person.id for person in people}
    for person in people:
        rows = (await house.looking_up.look(person)).diagnosis.rows
        assert (meant[person.id] in rows) if meant[person.id].startswith("D") else rows == (), (person.id, rows)


def test_the_two_samples_together_hold_every_row_that_is_a_state_of_an_account() -> None:
    text = "".join((SAMPLES / f"{name}.yaml").read_text(encoding="utf-8") for name in ("before_go_live", "go_live"))
    states = [2, *range(4, 21), 23, 24, 25, *range(27, 35), 38, 39, 40]
    assert [row for row in states if f"# D{row}：" not in text] == []


async def test_t23_no_national_id_and_no_password_is_stored(tmp_path: Path) -> None:
    async with open_house(Where(Settings(), tmp_path)):
        pass
    text = (SAMPLES / "before_go_live.yaml").read_text(encoding="utf-8")
    stored = _everything_in(tmp_path)
    ids = [line.split()[1] for line in text.splitlines() if line.startswith("    national_id:")]
    assert len(ids) > 30
    assert not [id for id in ids if id.encode() in stored]
    assert b"Tpead-yjchen-1" not in stored


def _everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_two_readings_at_once_settle_a_span_only_once(tmp_path: Path) -> None:
    async with open_house(Where(Settings(), tmp_path)) as house:
        house.clock.advance(timedelta(days=400))
        people = await house.organisation.register.people()
        seen: list[Any] = await asyncio.gather(*(house.looking_up.look(person) for person in people[:6]))
        assert json.dumps([one.diagnosis.rows for one in seen])
