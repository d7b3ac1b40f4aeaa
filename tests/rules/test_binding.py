"""R7-R23: who has to bind what, by themselves or not at all. What the decision table says of it stands in accounts/rows/test_binding.py."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.accounts.finding import Status
from bot.accounts.records import AccountBinding, Usage
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from tests.builders import a_directory_account, a_person, a_portal_account, a_snapshot, an_agency, diagnosed
from tests.embedded.stage import described, on_stage, organisation_of
from tests.rules.telling import BEFORE, EN, FORGOTTEN, HOTLINE, LANGUAGES, MAIL, SIGN_ON, ZH, advised, answer, told

SCHOOL = an_agency(joins_directory=False)
TWO_PORTAL = (a_portal_account(), a_portal_account(account="yjchen2"))
SELF_SERVICE = "常用選單 → 電子認證 → 重新綁定 TPEAD 帳號"
TO_BIND: dict[str, dict[str, Any]] = {
    "D29, D30": {"binding": None},
    "D33": {"portal": TWO_PORTAL, "binding": None},
    "D33 at a school": {"agency": SCHOOL, "portal": TWO_PORTAL, "binding": None},
}
A_SHARED = a_person(key=None, name="便民信箱")


def shared(used_for: Usage) -> Snapshot:
    return a_snapshot(person=A_SHARED, portal=a_portal_account(used_for=used_for), personnel=None, directory=None, binding=None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_r7_r19_who_has_both_binds_then_binds_at_once_then_decides(language: str) -> None:
    said = [told(a_snapshot(binding=None), stage, language) for stage in Stage]
    assert [SELF_SERVICE in one for one in said] == [True, True, False]
    haste, second, which = {ZH: ("請馬上", "多建一個|另外建了一個", "要用哪一個"), EN: ("at once", "second TPEAD account|made a second", "which one to use")}[language]
    assert [haste in one for one in said] == [False, True, False]
    assert [bool(re.search(second, one)) for one in said] == [False, True, True]
    assert [which in one for one in said] == [False, False, True]


@pytest.mark.parametrize("stage", Stage)
def test_r8_r9_who_has_one_alone_is_not_sent_to_bind(stage: Stage) -> None:
    for alone in (a_snapshot(agency=SCHOOL, directory=None, mailbox=None, binding=None), a_snapshot(portal=None, binding=None)):
        assert "bind" not in diagnosed(alone, stage).remedies
        assert SELF_SERVICE not in told(alone, stage)


@pytest.mark.parametrize("stage", Stage)
def test_r10_a_binding_with_somebody_elses_account_is_none_of_ones_own(stage: Stage) -> None:
    foreign = a_snapshot(binding=(AccountBinding("lindw", "GEAA-012686", foreign=True),))
    assert diagnosed(foreign, stage).rows == ("D34",)
    assert diagnosed(foreign, stage).remedies == ()
    assert advised(FORGOTTEN, foreign, stage) == "", "a reset would change an account that may not be one's own"


@pytest.mark.parametrize("stage", Stage)
def test_r10_binding_is_explained_as_ones_own_account_with_ones_own(stage: Stage) -> None:
    assert re.search("自己的 TPEAD 帳號連在一起|本人的 TPEAD 帳號連在一起", answer("binding-01", stage))
    assert re.search("own TPEAD account|same person's TPEAD account", answer("binding-01", stage, EN))


async def test_r10_r14_the_system_binds_each_portal_account_to_one_account_of_the_same_person(tmp_path: Path) -> None:
    pupils = [
        f"id: p{number}, name: 甲, agency: school, national_id: {id}, portal: [{{account: a{number}}}, {{account: b{number}}}], personnel: {{}}"
        for number, id in enumerate(("B277777778", "A123456789"))
    ]
    async with on_stage(tmp_path, described(tmp_path, organisation_of(*pupils, rest="auto_creation: 1h"))) as stage:
        stage.after(hours=1)
        for person in (await stage.person("p0"), await stage.person("p1")):
            directory = stage.organisation.systems.directory
            bindings = await directory.bindings_of(person)
            accounts = {one.account for one in await directory.accounts_of(person)}
            assert not any(one.foreign for one in bindings)
            assert {one.portal for one in bindings} == {one.account for one in await stage.organisation.systems.portal.accounts_of(person)}
            assert {one.directory for one in bindings} == accounts
            assert len(bindings) == len(accounts) == 2


@pytest.mark.parametrize(("stage", "row"), [(Stage.P0, "D29"), (Stage.P1, "D30"), (Stage.P2, "D31")])
def test_r11_only_in_joined_agencies_somebody_has_to_bind(stage: Stage, row: str) -> None:
    assert diagnosed(a_snapshot(binding=None), stage).rows == (row,)
    assert diagnosed(a_snapshot(agency=SCHOOL, binding=None), stage).rows == ("D32",)


@pytest.mark.parametrize("stage", Stage)
def test_r11_r12_the_pc_tells_whether_ones_agency_is_concerned(stage: Stage) -> None:
    said = answer("binding-03", stage)
    assert re.search("電腦.*開機", said)
    for mostly_not in ("衛生局", "警察局", "學校"):
        assert mostly_not in said
    assert ("現在都不用再綁定" in said) is (stage is Stage.P2)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", TO_BIND)
@pytest.mark.parametrize("stage", Stage)
def test_r13_the_way_to_bind_is_shown_until_go_live_and_to_nobody_afterwards(stage: Stage, who: str, language: str) -> None:
    said = told(a_snapshot(**TO_BIND[who]), stage, language) + advised(FORGOTTEN, a_snapshot(**TO_BIND[who]), stage, language)
    assert (SELF_SERVICE in said) is (SIGN_ON in said) is (stage in BEFORE)
    assert ("bind" in diagnosed(a_snapshot(**TO_BIND[who]), stage).remedies) is (stage in BEFORE)


@pytest.mark.parametrize("stage", BEFORE)
def test_r13_portal_and_tpead_account_are_asked_for_one_after_the_other(stage: Stage) -> None:
    said = answer("binding-05", stage)
    assert said.index(SIGN_ON) < said.index("「常用選單」→「電子認證」→「重新綁定 TPEAD 帳號」") < said.index("先後要你輸入員工愛上網帳號和 TPEAD 帳號")
    assert "one after the other" in told(a_snapshot(binding=None), Stage.P0, EN)


def test_r13_after_go_live_the_menu_is_told_as_what_it_was_for() -> None:
    assert "現在不用綁定了" in answer("binding-05", Stage.P2)
    assert "There is nothing to bind any more" in answer("binding-05", Stage.P2, EN)


@pytest.mark.parametrize(("stage", "words"), [(Stage.P0, "系統會替它另外建立"), (Stage.P1, "系統已替它另外建立"), (Stage.P2, "系統在上線前已另外建立")])
def test_r14_the_second_portal_account_gets_its_own_and_the_phase_tells_when(stage: Stage, words: str) -> None:
    assert words in answer("binding-06", stage)


@pytest.mark.parametrize(("stage", "words"), [(Stage.P0, "系統會再補做一次"), (Stage.P1, "系統又補做了一次"), (Stage.P2, "系統在上線前又補做了一次")])
def test_r15_it_was_done_in_february_2021_and_is_done_again_before_go_live(stage: Stage, words: str) -> None:
    assert "民國 110 年 2 月" in answer("binding-07", stage)
    assert words in answer("binding-07", stage)


@pytest.mark.parametrize(("stage", "first"), [(Stage.P0, "會。"), (Stage.P1, "當時會。"), (Stage.P2, "當時會。")])
def test_r16_who_chose_no_tpead_account_is_unbound_all_the_same(stage: Stage, first: str) -> None:
    assert answer("binding-08", stage).startswith(first)
    assert "未綁定" in answer("binding-08", stage)


@pytest.mark.parametrize("stage", Stage)
def test_r16_a4_needing_to_do_nothing_is_not_being_bound(stage: Stage) -> None:
    for waiting in (a_snapshot(agency=SCHOOL, directory=None, mailbox=None, binding=None), a_snapshot(agency=SCHOOL, binding=None)):
        assert diagnosed(waiting, stage).status is Status.UNBOUND
    assert "算「未綁定」" in told(a_snapshot(agency=SCHOOL, directory=None, mailbox=None, binding=None), Stage.P0)


@pytest.mark.parametrize(
    ("stage", "zh", "en"),
    [
        (Stage.P0, "現在什麼都不用做", "nothing for you to do"),
        (Stage.P2, "現在不能登入電子認證平臺。\n請找管理員在人員與組織管理系統幫你建", "you cannot sign in"),
    ],
)
def test_r17_r18_without_a_tpead_account_one_waits_first_and_cannot_sign_in_later(stage: Stage, zh: str, en: str) -> None:
    alone = a_snapshot(agency=SCHOOL, directory=None, mailbox=None, binding=None)
    assert zh in told(alone, stage)
    assert en in told(alone, stage, EN)


@pytest.mark.parametrize("stage", Stage)
def test_r18_the_binding_rate_shows_whom_the_personnel_admin_has_to_help(stage: Stage) -> None:
    said = answer("binding-10", stage)
    assert re.search("綁定率.*看出", said)
    assert "人員與組織管理系統管理員" in said


@pytest.mark.parametrize(("stage", "words"), [(Stage.P0, "不會包含"), (Stage.P1, "沒有包含"), (Stage.P2, "沒有包含")])
def test_r20_shared_accounts_are_left_out_of_the_creation(stage: Stage, words: str) -> None:
    assert re.search(f"{words}沒有有效身分證字號的帳號", answer("binding-13", stage))


@pytest.mark.parametrize(("stage", "words"), [(Stage.P0, "系統會把已停用人員"), (Stage.P1, "系統會把已停用人員"), (Stage.P2, "系統已經把當時停用人員")])
def test_r21_the_agency_need_not_disable_again_what_the_system_aligns(stage: Stage, words: str) -> None:
    assert words in answer("binding-12", stage)
    assert ("機關人員職務管理" in answer("binding-12", stage)) is (stage is Stage.P2)


@pytest.mark.parametrize("stage", Stage)
def test_r22_a_shared_account_moves_its_work_to_the_responsible_person(stage: Stage) -> None:
    said = told(shared(Usage.APPLICATIONS), stage)
    assert "承辦人自己的帳號" in said
    assert ("現在已經不能登入" in said) is (stage is Stage.P2)
    assert ("請儘早" in said) is (stage in BEFORE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_r23_used_for_mail_only_it_keeps_its_mailbox_and_is_not_bound(stage: Stage, language: str) -> None:
    said = told(shared(Usage.MAIL), stage, language)
    assert MAIL in said
    assert {ZH: "不用綁定", EN: "no binding is needed"}[language] in said
    assert MAIL in answer("binding-14", stage, language)


def test_r13_r24_the_unbound_main_account_of_somebody_with_two_is_a_matter_for_the_helpdesk_after_go_live() -> None:
    said = told(a_snapshot(agency=SCHOOL, portal=TWO_PORTAL, directory=a_directory_account(), binding=None), Stage.P2)
    assert HOTLINE in said
    assert "系統會" not in said
