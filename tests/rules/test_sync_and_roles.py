"""R34-R39: how the data flows, who keeps it, and where."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.accounts.rules import Stage
from bot.people.role import Role
from tests.builders import a_directory_account, a_personnel_record, a_portal_account, a_snapshot, diagnosed, finding_of, minutes_ago
from tests.embedded.stage import START, described, on_stage, organisation_of
from tests.rules.telling import BEFORE, EN, HOTLINE, HOTLINE_IN, LANGUAGES, SIGN_ON, ZH, answer, told

DUTIES = "機關人員職務管理"
REPORT = "員工愛上網行動版 → 資訊報修"
NEW = "id: me, name: 陳怡君, agency: doit, national_id: B277777778, portal: [{account: a, created: -5m}]"


async def test_r34_personnel_reads_the_portal_every_hour_and_hands_on_to_tpead(tmp_path: Path) -> None:
    async with on_stage(tmp_path, described(tmp_path, organisation_of(NEW))) as stage:
        me, systems = await stage.person("me"), stage.organisation.systems
        stage.after(hours=1)
        record = await systems.personnel.record_of(me)
        assert record is not None
        assert record.arrived == START + timedelta(minutes=40), "the run an hour after the last one"
        assert await systems.directory.accounts_of(me) == ()
        stage.after(hours=1)
        (account,) = await systems.directory.accounts_of(me)
        assert account.arrived == START + timedelta(minutes=100)


@pytest.mark.parametrize("language", LANGUAGES)
def test_r34_a5_until_go_live_people_are_entered_in_the_portal_and_never_in_personnel(language: str) -> None:
    nobody = a_snapshot(portal=None, personnel=None, directory=None, mailbox=None, binding=None, certificate=None)
    never, portal, personnel = {
        ZH: ("請不要在人員與組織管理系統自己建立人員帳號", "請管理員在員工愛上網建好", "請管理員在人員與組織管理系統建好"),
        EN: ("don't create accounts in the personnel system yourself", "make your account in 員工愛上網", "account and record in the personnel system"),
    }[language]
    for stage in Stage:
        assert (never in answer("personnel-01", stage, language)) is (stage in BEFORE)
        assert (portal in told(nobody, stage, language)) is (stage in BEFORE)
        assert (personnel in told(nobody, stage, language)) is (stage is Stage.P2)


@pytest.mark.parametrize("age", [5, 90, 300])
def test_r34_from_go_live_on_nobody_waits_for_the_portal_any_more(age: int) -> None:
    new = a_snapshot(portal=a_portal_account(created=minutes_ago(age)), personnel=None, directory=None, mailbox=None, binding=None, certificate=None)
    assert "不會再從那裡同步過來" in told(new, Stage.P2)
    assert diagnosed(new, Stage.P2).findings[0].owner is Role.PERSONNEL_ADMIN
    assert "不會再從那裡同步過來" not in told(new, Stage.P0)


@pytest.mark.parametrize("stage", Stage)
def test_r35_the_personnel_screen_opens_at_go_live_and_is_named_to_nobody_before(stage: Stage) -> None:
    disabled = a_snapshot(personnel=a_personnel_record(enabled=False), directory=a_directory_account(enabled=False))
    assert (DUTIES in told(disabled, stage)) is (stage is Stage.P2)
    first = answer("personnel-01", stage).splitlines()[0]
    assert ("現在就可以用" in first) is (stage is Stage.P2)
    assert ("現在還不行" in first) is (stage in BEFORE)
    assert answer("personnel-01", stage, EN).startswith("Now." if stage is Stage.P2 else "Only from go-live")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_r36_the_sync_is_hourly_and_what_is_missing_after_two_hours_is_reported(stage: Stage, language: str) -> None:
    said = answer("other-02", stage, language)
    hourly, overdue = {ZH: ("每 1 小時同步一次，不是即時", "超過 2 小時"), EN: ("at intervals of 1 hour, not at once", "more than 2 hours")}[language]
    assert hourly in said
    assert overdue in said
    assert HOTLINE_IN[language] in said
    assert (REPORT in said) is (stage in BEFORE), "the online report lives in the portal"


@pytest.mark.parametrize("stage", Stage)
def test_r36_who_is_overdue_hears_that_a_person_has_to_look_and_whom_to_call(stage: Stage) -> None:
    lost = a_snapshot(personnel=None, directory=None, mailbox=None, binding=None, certificate=None)
    assert diagnosed(lost, stage).rows == ("D7",)
    assert (HOTLINE in told(lost, stage)) is (stage in BEFORE), "in go-live it is the admin's"
    assert HOTLINE in told(a_snapshot(mailbox=None), stage)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_r37_two_kinds_of_admin_and_a_form_that_says_which(stage: Stage, language: str) -> None:
    said = answer("other-03", stage, language)
    assert {ZH: "TPEAD 人員帳號", EN: "TPEAD person accounts"}[language] in said
    assert re.search({ZH: "WebAD.*服務帳號.*AD 群組", EN: "WebAD.*service accounts, and AD groups"}[language], said)
    assert "網域管理權限" in said
    assert ("員工愛上網 →" in said) is (stage in BEFORE), "the way to the form leads through the portal"
    assert (HOTLINE_IN[language] in said) is (stage is Stage.P2)


@pytest.mark.parametrize("stage", Stage)
def test_r37_a9_peoples_accounts_are_the_personnel_admins_and_service_accounts_nobodys_here(stage: Stage) -> None:
    assert finding_of("D15", a_snapshot(locked=minutes_ago(6)), stage).owner is Role.PERSONNEL_ADMIN
    protected = finding_of("D2", a_snapshot(directory=a_directory_account(protected=True)), stage)
    assert protected.owner is Role.DIRECTORY_TEAM


@pytest.mark.parametrize("language", LANGUAGES)
def test_r38_agency_data_is_changed_by_the_personnel_admin_along_this_way(language: str) -> None:
    said = answer("other-04", Stage.P2, language)
    way = (SIGN_ON, "資訊服務", "帳號管理系統", "應用模組", "機關基本資料維護", {ZH: "右上角的九宮格", EN: "nine-dot menu at the top right"}[language], "機關單位管理", "動作", "編輯")
    places = [said.index(step) for step in way]
    assert places == sorted(places)
    assert {ZH: "你能管的單位", EN: "only the units you may manage"}[language] in said
    assert {ZH: "人員與組織管理系統的機關管理員權限", EN: "agency admin of the personnel system"}[language] in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_r39_documents_lie_along_the_same_way(stage: Stage, language: str) -> None:
    said = answer("docs-01", stage, language)
    places = [said.rindex(step) for step in (SIGN_ON, "資訊服務", "帳號管理系統", "應用模組", "文件管理")]
    assert places == sorted(places)
