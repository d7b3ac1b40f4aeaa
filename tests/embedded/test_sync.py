"""The hourly sync of the embedded organisation, moved by the clock alone. It last ran 20 minutes before the start."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.embedded.stage import START, Stage, described, on_stage, organisation_of

OLD = "personnel: {}, directory: {account: GEAA-000009}, mailbox: {address: a@mail.example}, binding: {portal: a, directory: GEAA-000009}"
FIRST, SECOND = {"minutes": 40}, {"hours": 1}
"""From the start to the first run, and from one run to the next."""


def somebody(more: str, id: str = "new", agency: str = "doit", national_id: str = "B277777778") -> str:
    return f"id: {id}, name: 吳佳穎, agency: {agency}, national_id: {national_id}, {more}"


async def states(stage: Stage, id: str = "new") -> tuple[bool, bool, bool, bool]:
    """Whether portal, personnel, directory and mailbox have something of this person."""
    person, systems = await stage.person(id), stage.organisation.systems
    return (
        bool(await systems.portal.accounts_of(person)),
        await systems.personnel.record_of(person) is not None,
        bool(await systems.directory.accounts_of(person)),
        await systems.mailbox.account_of(person) is not None,
    )


async def test_a_new_record_is_everywhere_within_two_runs(tmp_path: Path) -> None:
    text = organisation_of(somebody("portal: [{account: jywu, created: -5m}]"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(minutes=39, seconds=59)
        assert await states(stage) == (True, False, False, False)
        stage.after(seconds=1)
        assert await states(stage) == (True, True, False, False)
        record = await stage.organisation.systems.personnel.record_of(await stage.person("new"))
        assert record is not None
        assert record.arrived == record.synced == START + timedelta(minutes=40)
        assert await stage.rows("new") == ("D8",)
        stage.after(**SECOND)
        assert await states(stage) == (True, True, True, True)
        assert await stage.rows("new") == ()


async def test_a_new_account_is_a_single_account_that_is_bound_and_enabled(tmp_path: Path) -> None:
    text = organisation_of(somebody("portal: [{account: jywu, created: -5m}]"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(hours=2)
        person, systems = await stage.person("new"), stage.organisation.systems
        (account,) = await systems.directory.accounts_of(person)
        (binding,) = await systems.directory.bindings_of(person)
        mailbox = await systems.mailbox.account_of(person)
        assert re.fullmatch(r"[a-z]{2}\d{4}", account.account)
        assert (account.enabled, account.arrived) == (True, START + timedelta(minutes=100))
        assert (binding.portal, binding.directory, binding.foreign) == ("jywu", account.account, False)
        assert mailbox is not None
        assert mailbox.address == "jywu@mail.example"


async def test_r4_a_new_account_is_the_same_whatever_the_national_id(tmp_path: Path) -> None:
    made = set()
    for number, national_id in enumerate(("B277777778", "A200000003")):
        folder = tmp_path / str(number)
        folder.mkdir()
        text = organisation_of(somebody("portal: [{account: jywu}]", national_id=national_id))
        async with on_stage(folder, described(folder, text)) as stage:
            stage.after(hours=2)
            (account,) = await stage.organisation.systems.directory.accounts_of(await stage.person("new"))
            made.add(account.account)
    assert len(made) == 1


@pytest.mark.parametrize(
    ("minutes", "rows"), [(0, ("D5",)), (59, ("D5",)), (60, ("D6",)), (61, ("D6",)), (119, ("D6",)), (120, ("D6",)), (121, ("D7",))]
)
async def test_d5_to_d7_follow_the_clock_for_whom_the_sync_passes_by(tmp_path: Path, minutes: int, rows: tuple[str, ...]) -> None:
    text = organisation_of(somebody("sync: stuck, portal: [{account: jywu, created: 0m}]"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(minutes=minutes)
        assert await stage.rows("new") == rows


@pytest.mark.parametrize(("minutes", "pace"), [(59, "pending"), (60, "slow"), (120, "slow"), (121, "overdue")])
async def test_d8_counts_from_when_personnel_got_the_record(tmp_path: Path, minutes: int, pace: str) -> None:
    text = organisation_of(somebody("sync: stuck, portal: [{account: jywu, created: -2h}], personnel: {arrived: 0m}"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(minutes=minutes)
        diagnosis = await stage.diagnosis("new")
        assert diagnosis.rows == ("D8",)
        assert diagnosis.findings[0].tell.key == f"status.arrival-{pace}"


async def test_no_account_is_made_where_the_agency_has_not_joined(tmp_path: Path) -> None:
    text = organisation_of(somebody("portal: [{account: jywu, created: -5m}]", agency="school"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(days=3)
        assert await states(stage) == (True, True, False, False)
        assert await stage.rows("new") == ("D27",)


async def test_r20_a_shared_account_gets_nothing(tmp_path: Path) -> None:
    text = organisation_of("id: new, name: 便民信箱, agency: doit, portal: [{account: box, used_for: mail}]", rest="auto_creation: 1d")
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(days=3)
        assert await states(stage) == (True, False, False, False)
        assert await stage.rows("new") == ("D4",)


async def test_a_disabled_portal_account_makes_no_record(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation_of(somebody("portal: [{account: a, enabled: false}]")))) as stage:
        stage.after(days=1)
        assert await states(stage) == (True, False, False, False)


async def test_a12_who_is_disabled_at_the_source_gets_no_account_further_on(tmp_path: Path) -> None:
    text = organisation_of(somebody("portal: [{account: a, enabled: false}], personnel: {}"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(days=1)
        assert await states(stage) == (True, True, False, False)


async def test_a_changed_name_passes_both_hops_in_one_run(tmp_path: Path) -> None:
    text = organisation_of(somebody(OLD.replace("personnel: {}", "personnel: {name: 吳佳穎舊}") + ", portal: [{account: a, changed: -5m}]"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        person, personnel = await stage.person("new"), stage.organisation.systems.personnel
        assert await stage.rows("new") == ("D9",)
        stage.after(**FIRST)
        record = await personnel.record_of(person)
        assert record is not None
        assert record.name == "吳佳穎"
        stage.after(minutes=15)
        assert await stage.rows("new") == (), "an hour after the change at its source nothing is news any more"


async def test_an_enabling_passes_both_hops_in_one_run(tmp_path: Path) -> None:
    off = OLD.replace("personnel: {}", "personnel: {enabled: false}").replace("GEAA-000009}, mail", "GEAA-000009, enabled: false}, mail")
    text = organisation_of(somebody(off.replace("a@mail.example", "a@mail.example, enabled: false") + ", portal: [{account: a, changed: -30m}]"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        person, systems = await stage.person("new"), stage.organisation.systems
        assert "D12" in await stage.rows("new")
        stage.after(**FIRST)
        record, (account,), mailbox = (
            await systems.personnel.record_of(person),
            await systems.directory.accounts_of(person),
            await systems.mailbox.account_of(person),
        )
        assert record is not None
        assert mailbox is not None
        assert (record.enabled, account.enabled, mailbox.enabled) == (True, True, True)
        assert await stage.rows("new") == ()


@pytest.mark.parametrize(("minutes", "carried"), [(59, True), (60, False), (61, False), (121, False)])
async def test_d13_what_was_disabled_in_the_directory_itself_stays_so(tmp_path: Path, minutes: int, carried: bool) -> None:
    off = OLD.replace("GEAA-000009}, mail", "GEAA-000009, enabled: false}, mail")
    text = organisation_of(somebody(off + f", portal: [{{account: a, changed: -{minutes}m}}]"))
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        assert ("D12" in await stage.rows("new")) is carried
        stage.after(days=2)
        assert await stage.rows("new") == (() if carried else ("D13",))


async def test_d13_what_was_disabled_after_the_enabling_stays_so(tmp_path: Path) -> None:
    off = OLD.replace("GEAA-000009}, mail", "GEAA-000009, enabled: false, changed: -5m}, mail")
    async with on_stage(tmp_path, described(tmp_path, organisation_of(somebody(off + ", portal: [{account: a, changed: -30m}]")))) as stage:
        stage.after(days=2)
        assert await stage.rows("new") == ("D13",)


async def test_d13_a_name_carried_on_does_not_make_a_later_disabling_older(tmp_path: Path) -> None:
    off = OLD.replace("personnel: {}", "personnel: {name: 吳佳穎舊, enabled: false, changed: -5m}")
    async with on_stage(tmp_path, described(tmp_path, organisation_of(somebody(off + ", portal: [{account: a, changed: -30m}]")))) as stage:
        stage.after(days=2)
        record = await stage.organisation.systems.personnel.record_of(await stage.person("new"))
        assert record is not None
        assert (record.name, record.enabled, record.changed) == ("吳佳穎", False, START - timedelta(minutes=5))
        assert await stage.rows("new") == ("D13",)


async def test_an_enabling_that_no_run_has_seen_is_carried_however_old(tmp_path: Path) -> None:
    off = OLD.replace("GEAA-000009}, mail", "GEAA-000009, enabled: false}, mail")
    text = organisation_of(somebody(off + ", portal: [{account: a, changed: -3h}]"), rest="sync: {every: 1h, last: -5h}")
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(hours=1)
        assert await stage.rows("new") == ()


async def test_r21_a_disabling_is_never_carried(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation_of(somebody(OLD + ", portal: [{account: a, enabled: false, changed: -5m}]")))) as stage:
        stage.after(days=5)
        person, systems = await stage.person("new"), stage.organisation.systems
        record, (account,) = await systems.personnel.record_of(person), await systems.directory.accounts_of(person)
        assert record is not None
        assert (record.enabled, account.enabled) == (True, True)
        assert await stage.rows("new") == ("D11",)


async def test_from_go_live_on_the_sync_starts_from_personnel(tmp_path: Path) -> None:
    people = (
        somebody("personnel: {arrived: -5m}"),
        somebody("portal: [{account: b}]", id="only.portal", national_id="A123456789"),
        somebody("personnel: {changed: -5m}, directory: {account: cd0001, enabled: false}, mailbox: {address: c@mail.example}", id="away", national_id="F131104093"),
    )
    text = organisation_of(*people, rest="phase: go_live\nsync: {every: 1h, last: -20m}")
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(**FIRST)
        assert await states(stage, "new") == (False, True, True, True)
        (account,) = await stage.organisation.systems.directory.accounts_of(await stage.person("away"))
        assert account.enabled
        stage.after(days=2)
        assert await states(stage, "only.portal") == (True, False, False, False)


async def test_a_record_tells_when_the_sync_last_reached_it(tmp_path: Path) -> None:
    both = (
        somebody(OLD.replace("personnel: {}", "personnel: {synced: -20m}") + ", portal: [{account: a}]"),
        somebody("sync: stuck, portal: [{account: b}], personnel: {synced: -3h}", id="stuck", national_id="A123456789"),
    )
    async with on_stage(tmp_path, described(tmp_path, organisation_of(*both))) as stage:
        personnel = stage.organisation.systems.personnel
        stage.after(hours=5)
        reached, passed = await personnel.record_of(await stage.person("new")), await personnel.record_of(await stage.person("stuck"))
        assert reached is not None
        assert passed is not None
        assert reached.synced == START + timedelta(hours=4, minutes=40)
        assert passed.synced == START - timedelta(hours=3)


async def test_the_beat_is_the_last_run_at_or_before_now(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation_of(rest="sync: {every: 30m, last: -20m}"))) as stage:
        moments = []
        for minutes in (0, 10, 29, 1):
            stage.after(minutes=minutes)
            beat = await stage.organisation.register.sync()
            assert beat is not None
            assert beat.every == timedelta(minutes=30)
            assert beat.last is not None
            moments.append((beat.last - START) // timedelta(minutes=1))
        assert moments == [-20, 10, 10, 40]


async def test_a_jump_of_many_years_is_quick_and_leaves_the_same(tmp_path: Path) -> None:
    text = organisation_of(somebody("portal: [{account: jywu}]"), rest="sync: {every: 1m, last: 0m}\nauto_creation: 9000d")
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(days=10_000)
        assert await states(stage) == (True, True, True, True)


CREATION = "sync: {every: 1h, last: -20m}\nauto_creation: 1d"


async def test_r17_on_the_day_the_unbound_get_an_account_and_are_bound(tmp_path: Path) -> None:
    text = organisation_of(somebody("portal: [{account: jywu}], personnel: {}", agency="school"), rest=CREATION)
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(hours=23, minutes=59)
        assert await stage.rows("new") == ("D27",)
        stage.after(minutes=1)
        assert await stage.rows("new") == ()


async def test_r15_an_agencys_own_date_comes_first(tmp_path: Path) -> None:
    text = organisation_of(somebody("portal: [{account: jywu}], personnel: {}", agency="school"), rest=CREATION)
    text = text.replace("joins_directory: false, admins: []", "joins_directory: false, admins: [], auto_creation: 3d")
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        stage.after(days=2)
        assert await stage.rows("new") == ("D27",)
        stage.after(days=1)
        assert await stage.rows("new") == ()


async def test_r19_who_has_both_keeps_what_they_have_and_is_to_bind_at_once(tmp_path: Path) -> None:
    text = organisation_of(somebody(OLD.replace(", binding: {portal: a, directory: GEAA-000009}", "") + ", portal: [{account: a}]"), rest=CREATION)
    async with on_stage(tmp_path, described(tmp_path, text)) as stage:
        assert await stage.rows("new") == ("D29",)
        stage.after(days=2)
        assert await stage.rows("new") == ("D30",)


async def test_r14_the_second_portal_account_gets_its_own_and_the_main_one_stays_to_be_bound(tmp_path: Path) -> None:
    unbound = OLD.replace(", binding: {portal: a, directory: GEAA-000009}", "")
    async with on_stage(tmp_path, described(tmp_path, organisation_of(somebody(unbound + ", portal: [{account: a}, {account: b}]"), rest=CREATION))) as stage:
        assert await stage.rows("new") == ("D33",)
        stage.after(days=2)
        directory = stage.organisation.systems.directory
        accounts, (binding,) = await directory.accounts_of(await stage.person("new")), await directory.bindings_of(await stage.person("new"))
        assert (binding.portal, binding.directory) == ("b", accounts[1].account)
        assert await stage.rows("new") == ("D30",)
