"""R40-R46: what to do when it fails, and whom to turn to."""

import re
from pathlib import Path

import pytest

from bot.accounts.finding import Using, Want, Wish
from bot.accounts.rules import Stage
from bot.messages import Phrase
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application
from tests.builders import (
    a_certificate,
    a_directory_account,
    a_lock,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    diagnosed,
    finding_of,
    hours_ago,
    minutes_ago,
)
from tests.embedded.stage import described, on_stage, organisation_of
from tests.requests.conftest import Room, text
from tests.rules.telling import BEFORE, CANNOT_SIGN_IN, EN, HOTLINE, LANGUAGES, SIGN_ON, ZH, advised, answer, told, worded

REPORT = "員工愛上網行動版 → 資訊報修"
VENDOR, RESPONSIBLE = "25991266 分機 274", "1999 分機 2865"
SOMEBODY = "id: me, name: 陳怡君, agency: doit, national_id: B277777778"


def in_order(said: str, *parts: str) -> bool:
    """Whether these stand in the text, one after the other."""
    places = [said.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize(
    ("stage", "source", "admin"),
    [(Stage.P0, "員工愛上網", "員工愛上網管理員"), (Stage.P1, "員工愛上網", "員工愛上網管理員"), (Stage.P2, "人員", "人員與組織管理系統管理員")],
)
def test_r40_another_name_is_corrected_at_the_source_then_synced_checked_and_bound(stage: Stage, source: str, admin: str) -> None:
    said = answer("certificate-01", stage)
    assert in_order(said, f"{admin}修改姓名", "等 1 小時同步", "兩邊的姓名都改好了", "再綁定自然人憑證")
    assert SIGN_ON in said
    found = told(a_snapshot(certificate=a_certificate(name="陳怡珺")), stage)
    assert in_order(found, f"你的{source}資料不一樣", "請管理員改好姓名", "等一小時同步", "確認兩邊都對了再綁定")


@pytest.mark.parametrize("stage", Stage)
def test_r41_another_id_is_reported_and_nobody_is_asked_to_type_it(stage: Stage) -> None:
    said = answer("certificate-02", stage)
    assert in_order(said, HOTLINE, VENDOR, RESPONSIBLE)
    assert (REPORT in said) is (stage in BEFORE)
    assert "請不要把身分證字號貼在對話裡" in said
    assert HOTLINE in told(a_snapshot(certificate=a_certificate(holder="key-of-lin")), stage)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_r42_a_missing_application_is_asked_for_at_the_sign_on_platform(stage: Stage, language: str) -> None:
    permission = {ZH: "權限", EN: "permission"}[language]
    for said in (answer("eauth-01", stage, language), advised(Wish(Want.FIND_APPLICATION), a_snapshot(), stage, language)):
        assert permission in said
        assert {ZH: "資訊局", EN: "sign-on platform"}[language] in said


@pytest.mark.parametrize(
    ("stage", "fresh", "pair"),
    [
        (Stage.P0, "剛在員工愛上網建立的帳號，要等 1 小時", "員工愛上網帳號配員工愛上網密碼"),
        (Stage.P1, "剛在員工愛上網建立的帳號，要等 1 小時", "員工愛上網帳號配員工愛上網密碼"),
        (Stage.P2, "剛在人員與組織管理系統建立的帳號，要等 1 小時", "要用 TPEAD 帳號"),
    ],
)
def test_r43_a_wrong_password_is_checked_and_a_new_account_takes_an_hour(stage: Stage, fresh: str, pair: str) -> None:
    said = answer("nologin-01", stage)
    assert fresh in said
    assert pair in said
    assert in_order(said, "顯示密碼", "記事本", "不要存檔"), "the safer way first (A20)"


@pytest.mark.parametrize("stage", Stage)
def test_r43_everything_fine_and_still_failing_is_a_matter_of_typing(stage: Stage) -> None:
    said = advised(Wish(Want.SIGN_IN, Using.DIRECTORY_ACCOUNT), a_snapshot(), stage)
    assert in_order(said, "顯示密碼", "記事本", "不要存檔", HOTLINE)
    assert ("要用 TPEAD 帳號" in said) is (stage is Stage.P2)
    new = a_snapshot(portal=a_portal_account(created=minutes_ago(20)), personnel=None, directory=None, mailbox=None, binding=None, certificate=None)
    assert advised(CANNOT_SIGN_IN, new, Stage.P0) == "", "a new account waits for its hour; nobody blames the typing"


@pytest.mark.parametrize("stage", BEFORE)
def test_r44_until_go_live_the_portals_admin_enables_and_it_takes_an_hour(stage: Stage) -> None:
    off = a_snapshot(portal=a_portal_account(enabled=False), personnel=a_personnel_record(enabled=False), directory=a_directory_account(enabled=False))
    assert finding_of("D10", off, stage).owner is Role.PORTAL_ADMIN
    assert "啟用後要等約一小時同步" in told(off, stage)
    said = answer("nologin-02", stage)
    assert in_order(said, "查員工愛上網和 TPEAD 兩邊", "員工愛上網停用：向機關的員工愛上網管理員申請啟用", "等 1 小時同步", "只有 TPEAD 停用")


@pytest.mark.parametrize("stage", Stage)
def test_r44_portal_and_tpead_are_both_looked_at_until_go_live_and_tpead_alone_afterwards(stage: Stage) -> None:
    portal_off, tpead_off = a_snapshot(portal=a_portal_account(enabled=False)), a_snapshot(directory=a_directory_account(enabled=False))
    assert diagnosed(portal_off, stage).rows == (() if stage is Stage.P2 else ("D11",))
    assert diagnosed(tpead_off, stage).rows == (("D14",) if stage is Stage.P2 else ("D13",))


def test_r44_a11_after_go_live_the_personnel_admin_enables() -> None:
    assert finding_of("D14", a_snapshot(directory=a_directory_account(enabled=False)), Stage.P2).owner is Role.PERSONNEL_ADMIN
    assert in_order(answer("nologin-02", Stage.P2), "人員與組織管理系統管理員確認帳號是不是停用", "機關人員職務管理", "等 1 小時同步")


@pytest.mark.parametrize("stage", Stage)
def test_r45_both_locks_are_looked_at_until_go_live_each_with_its_end(stage: Stage) -> None:
    both = a_snapshot(locked=minutes_ago(6), portal_locked=minutes_ago(2))
    said = told(both, stage)
    assert "09:09" in said
    assert ("09:13" in said) is (stage in BEFORE)
    assert ("員工愛上網帳號和 TPEAD 帳號都要確認" in answer("nologin-03", stage)) is (stage in BEFORE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_r45_a_lock_clears_after_fifteen_minutes_and_an_admin_opens_it_when_it_is_urgent(stage: Stage, language: str) -> None:
    said = answer("nologin-03", stage, language)
    assert said.startswith({ZH: "等 15 分鐘，帳號會自動解鎖", EN: "Wait 15 minutes: the account unlocks by itself"}[language])
    assert {ZH: "TPEAD 機關管理員（人員與組織管理系統管理員）", EN: "TPEAD admin (the personnel-system admin"}[language] in said
    assert ({ZH: "找員工愛上網機關管理員", EN: "your agency's portal admin"}[language] in said) is (stage in BEFORE)
    assert {ZH: "急的話", EN: "If it is urgent"}[language] in told(a_snapshot(locked=minutes_ago(6)), stage, language)


@pytest.mark.parametrize(("stage", "owner"), [(Stage.P0, Role.PORTAL_ADMIN), (Stage.P1, Role.PORTAL_ADMIN), (Stage.P2, None)])
def test_r45_the_portals_lock_is_the_portal_admins(stage: Stage, owner: Role | None) -> None:
    assert diagnosed(a_snapshot(portal_locked=minutes_ago(6)), stage).findings[0].owner is owner


def test_r45_a14_a_lock_that_the_policy_does_not_end_is_not_said_to_end() -> None:
    forever = told(a_snapshot(directory=a_directory_account(lock=a_lock(hours_ago(1), None))), Stage.P0)
    assert "不會自己解開" in forever
    assert "15" not in forever


@pytest.mark.parametrize("stage", [Stage.P0, Stage.P2])
async def test_r46_the_channels_are_named_in_their_order_and_the_portals_only_while_there_is_one(tmp_path: Path, stage: Stage) -> None:
    phase = "go_live" if stage is Stage.P2 else "before_go_live"
    async with open_application(DataLocation(Settings.model_validate({"organisation": {"phase": phase}}), tmp_path), reached_in="console") as application:
        room = Room(application)
        await room.breaks("helpdesk", "down")
        await room.says("lin.mh", "我要找真人")
        drafted = await room.says("lin.mh", "電子認證平臺登入後一片空白")
        said = text(await room.presses("lin.mh", drafted[-1], "送出這張單"))
    assert in_order(said, HOTLINE, VENDOR, RESPONSIBLE)
    assert (REPORT in said) is (stage in BEFORE)


@pytest.mark.parametrize("stage", Stage)
def test_r46_the_contacts_answers_give_the_same_order(stage: Stage) -> None:
    assert HOTLINE in answer("contact-01", stage)
    assert (REPORT in answer("contact-01", stage)) is (stage in BEFORE)
    assert VENDOR in answer("contact-02", stage)
    assert RESPONSIBLE in answer("contact-03", stage)
    assert re.search(f"先撥.*{HOTLINE}.*再找駐點廠商.*承辦人員", answer("contact-03", stage))


async def test_r46_a10_where_the_agency_names_no_admin_the_hotline_stands_in(tmp_path: Path) -> None:
    pupil = SOMEBODY.replace("agency: doit", "agency: school")
    async with on_stage(tmp_path, described(tmp_path, organisation_of(pupil))) as opened:
        responsible_admins = ResponsibleAdmins(opened.organisation.register, opened.clock)
        owners = await responsible_admins.owners(await opened.person("me"), [Role.PERSONNEL_ADMIN])
    assert owners == (Phrase("owner.nobody"),)
    assert HOTLINE in worded(owners[0], Stage.P0)
