"""What the configuration says of phase and creation wins over the file, for the sync as for the desk; the file's word is kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.accounts.rules import Phase, Stage
from bot.clock import SystemClock
from bot.faq.index import Index, build_index
from bot.faq.library import shipped
from bot.settings.loading import load_settings
from bot.store.database import open_engine
from bot.wiring.application import Application, DataLocation, open_application
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.state import PhaseOverride
from tests.embedded.stage import START, described, on_stage, organisation_of

PUPIL = "id: new, name: 吳佳穎, agency: school, national_id: B277777778, portal: [{account: jywu}], personnel: {}"
"""Somebody with a portal account only, in a school that has not joined: D27 until accounts are created for the unbound."""
NEW = "id: new, name: 吳佳穎, agency: doit, national_id: B277777778, portal: [{account: jywu, created: -5m}]"
"""Somebody just entered in the portal, in an office that has joined."""
SYNC = "sync: {every: 1h, last: -20m}"
FILE = f"{SYNC}\nphase: before_go_live"


async def test_r15_a_creation_that_is_ruled_happens_though_the_file_names_none(tmp_path: Path) -> None:
    day = PhaseOverride(auto_creation=START + timedelta(days=1))
    async with on_stage(tmp_path, described(tmp_path, organisation_of(PUPIL, rest=FILE)), ruling=day) as stage:
        assert await stage.organisation.register.auto_creation() == START + timedelta(days=1)
        stage.after(hours=23, minutes=59)
        assert await stage.rows("new") == ("D27",)
        stage.after(minutes=1)
        assert await stage.rows("new") == ()


async def test_r15_a_creation_that_is_ruled_takes_the_place_of_the_files(tmp_path: Path) -> None:
    late = PhaseOverride(auto_creation=START + timedelta(days=9))
    async with on_stage(tmp_path, described(tmp_path, organisation_of(PUPIL, rest=f"{FILE}\nauto_creation: 1d")), ruling=late) as stage:
        stage.after(days=8)
        assert await stage.rows("new") == ("D27",)
        stage.after(days=1)
        assert await stage.rows("new") == ()


async def test_r15_an_agencys_own_date_comes_before_the_ruled_one_too(tmp_path: Path) -> None:
    text = organisation_of(PUPIL, rest=FILE).replace("joins_directory: false, admins: []", "joins_directory: false, admins: [], auto_creation: 3d")
    async with on_stage(tmp_path, described(tmp_path, text), ruling=PhaseOverride(auto_creation=START + timedelta(days=1))) as stage:
        stage.after(days=2)
        assert await stage.rows("new") == ("D27",)
        stage.after(days=1)
        assert await stage.rows("new") == ()


@pytest.mark.parametrize(("phase", "taken_over"), [(Phase.BEFORE_GO_LIVE, True), (Phase.GO_LIVE, False)])
@pytest.mark.parametrize("written", Phase)
async def test_r34_the_portal_hands_over_until_go_live_whatever_the_file_says(tmp_path: Path, written: Phase, phase: Phase, taken_over: bool) -> None:
    text = organisation_of(NEW, rest=f"{SYNC}\nphase: {written.value}")
    async with on_stage(tmp_path, described(tmp_path, text), ruling=PhaseOverride(phase)) as stage:
        assert await stage.organisation.register.phase() is phase
        stage.after(hours=3)
        record = await stage.organisation.systems.personnel.record_of(await stage.person("new"))
        assert (record is not None) is taken_over


async def test_d12_an_enabling_in_personnel_is_carried_on_where_go_live_is_ruled(tmp_path: Path) -> None:
    away = (
        "id: new, name: 吳佳穎, agency: doit, national_id: B277777778, personnel: {changed: -5m}, "
        "directory: {account: cd0001, enabled: false}, mailbox: {address: c@mail.example}"
    )
    async with on_stage(tmp_path, described(tmp_path, organisation_of(away, rest=FILE)), ruling=PhaseOverride(Phase.GO_LIVE)) as stage:
        assert "D12" in await stage.rows("new")
        stage.after(minutes=40)
        (account,) = await stage.organisation.systems.directory.accounts_of(await stage.person("new"))
        assert account.enabled


async def test_r17_nothing_is_created_once_go_live_is_ruled(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation_of(PUPIL, rest=f"{FILE}\nauto_creation: 1d")), ruling=PhaseOverride(Phase.GO_LIVE)) as stage:
        stage.after(days=2)
        assert await stage.rows("new") == ("D27",)


async def test_a_ruling_that_comes_with_a_restart_is_followed_to_the_minute(tmp_path: Path) -> None:
    description = described(tmp_path, organisation_of(PUPIL, rest=FILE))
    async with on_stage(tmp_path, description) as stage:
        assert await stage.rows("new") == ("D27",)
    day = PhaseOverride(auto_creation=START + timedelta(minutes=11))
    async with on_stage(tmp_path, description, ahead=timedelta(minutes=10), ruling=day) as stage:
        assert await stage.rows("new") == ("D27",)
        stage.after(minutes=1)
        assert await stage.rows("new") == (), "though the sync itself runs only half an hour later"


async def test_a_ruling_that_is_taken_back_leaves_the_files_word(tmp_path: Path) -> None:
    description = described(tmp_path, organisation_of(PUPIL, rest=f"{FILE}\nauto_creation: 2d"))
    async with on_stage(tmp_path, description, ruling=PhaseOverride(Phase.GO_LIVE, START + timedelta(days=30))) as stage:
        stage.after(hours=5)
        assert await stage.rows("new") == ("D27",)
    async with on_stage(tmp_path, description, ahead=timedelta(hours=6)) as stage:
        register = stage.organisation.register
        assert (await register.phase(), await register.auto_creation()) == (Phase.BEFORE_GO_LIVE, START + timedelta(days=2))
        stage.after(days=2)
        assert await stage.rows("new") == ()


async def test_a_ruling_of_before_changes_nothing_that_has_happened(tmp_path: Path) -> None:
    past = PhaseOverride(auto_creation=START - timedelta(days=3))
    async with on_stage(tmp_path, described(tmp_path, organisation_of(PUPIL, rest=FILE)), ruling=past) as stage:
        stage.after(days=2)
        assert await stage.rows("new") == ("D27",), "the file describes an organisation in which that day is over"


# ── Through the configuration ─────────────────────────────────


def few_words() -> Index:
    return build_index(shipped(), [])


@asynccontextmanager
async def opened(folder: Path, people: str, rest: str, organisation: str) -> AsyncIterator[Application]:
    (folder / "organisation.yaml").write_text(organisation_of(people, rest=rest), encoding="utf-8")
    (folder / "config.yaml").write_text(f"organisation: {organisation}\ntimings: {{system_answers: 30s}}\n", encoding="utf-8")
    where = DataLocation(load_settings(folder / "config.yaml"), folder, folder / "organisation.yaml")
    async with open_application(where, few_words) as application:
        yield application


async def rows(application: Application) -> tuple[str, ...]:
    person = await application.organisation.register.person("new")
    assert person is not None
    return (await application.account_lookup.look(person)).diagnosis.rows


async def test_r15_the_configured_day_creates_and_binds_and_the_desk_counts_with_the_same_day(tmp_path: Path) -> None:
    tomorrow = SystemClock().now() + timedelta(days=1)
    async with opened(tmp_path, PUPIL, FILE, f"{{auto_creation: {tomorrow.isoformat(timespec='seconds')}}}") as application:
        agency = await application.organisation.register.agency("school")
        assert await rows(application) == ("D27",)
        assert application.account_lookup.rules.stage(agency, application.clock.now()) is Stage.P0
        application.clock.advance(timedelta(days=1))
        assert application.account_lookup.rules.stage(agency, application.clock.now()) is Stage.P1
        assert await rows(application) == ()


@pytest.mark.parametrize(("said", "phase", "expected"), [("null", Phase.BEFORE_GO_LIVE, ()), ("go_live", Phase.GO_LIVE, ("D7",))])
async def test_r34_r35_the_configured_phase_moves_the_sync_as_it_moves_the_desk(tmp_path: Path, said: str, phase: Phase, expected: tuple[str, ...]) -> None:
    async with opened(tmp_path, NEW, FILE, f"{{phase: {said}}}") as application:
        application.clock.advance(timedelta(hours=3))
        assert application.account_lookup.rules.phase is phase
        assert await rows(application) == expected
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/accountdesk.db")
    async with engine.connect() as connection:
        assert (await connection.execute(sa.select(tables.beat.c.phase))).scalar_one() == "before_go_live", "the file's word is kept"
    await engine.dispose()
