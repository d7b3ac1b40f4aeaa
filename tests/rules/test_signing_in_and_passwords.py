"""R24-R33: which account and which password, how they are changed, and what a change reaches."""

import re
from typing import Any

import pytest

from bot.accounts.finding import Using, Want, Wish
from bot.accounts.records import AccountBinding
from bot.accounts.rules import Stage
from tests.builders import a_certificate, a_directory_account, a_mailbox, a_snapshot, an_agency, diagnosed, minutes_ago
from tests.rules.telling import BEFORE, CANNOT_SIGN_IN, EN, FORGOTTEN, LANGUAGES, SIGN_ON, ZH, advised, answer, told

CHANGES = ("password-01", "password-02")
PORTAL_STAYS = {ZH: "員工愛上網的密碼(?:不會|沒有)變", EN: "員工愛上網 password (?:stays|did not change)"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_r24_first_either_account_then_tpead_alone(language: str) -> None:
    either, tpead = {ZH: ("可以用員工愛上網帳號", "現在只能用 TPEAD 帳號"), EN: ("your portal account (員工愛上網) works", "Only your TPEAD account")}[language]
    for stage in Stage:
        said = answer("login-01", stage, language)
        assert (either in said) is (stage in BEFORE)
        assert said.startswith(tpead) is (stage is Stage.P2)
        assert {ZH: "只能用單一帳號", EN: "only the single account"}[language] in said, "after the renaming, in every phase"


@pytest.mark.parametrize("stage", Stage)
def test_r24_a_locked_portal_account_leaves_the_bound_tpead_account_until_go_live(stage: Stage) -> None:
    said = told(a_snapshot(portal_locked=minutes_ago(6)), stage)
    assert ("現在就可以改用它登入" in said) is (stage in BEFORE)
    assert "改用它登入" not in told(a_snapshot(portal_locked=minutes_ago(6), binding=None), stage), "unbound it is no way in"


@pytest.mark.parametrize("stage", Stage)
def test_r24_tpead_alone_signs_in_from_go_live_on(stage: Stage) -> None:
    said = told(a_snapshot(portal=None, binding=None), stage)
    assert ("直接用它登入電子認證平臺" in said) is (stage is Stage.P2)
    assert ("系統上線之後就能用它登入" in said) is (stage in BEFORE)


@pytest.mark.parametrize("stage", Stage)
def test_r24_after_the_renaming_the_former_name_signs_in_no_more(stage: Stage) -> None:
    renamed = a_snapshot(directory=a_directory_account(account="ab1234", former="GEAA-012686"), binding=(AccountBinding("yjchen", "ab1234"),))
    said = advised(Wish(Want.SIGN_IN, Using.FORMER_NAME), renamed, stage)
    assert "舊名（GEAA-****86）不能再登入，請改用新的單一帳號" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_r25_each_account_has_its_own_password_and_the_portals_goes_with_the_portal(language: str) -> None:
    own, gone = {
        ZH: ("員工愛上網帳號 → 員工愛上網密碼", "員工愛上網密碼已經不能用"),
        EN: ("→ portal password", "Portal passwords (員工愛上網) no longer work"),
    }[language]
    bound_first = {ZH: "TPEAD 密碼（要先完成綁定）", EN: "TPEAD password (the account must be bound)"}[language]
    for stage in Stage:
        said = answer("login-02", stage, language)
        assert (own in said) is (bound_first in said) is (stage in BEFORE)
        assert (gone in said) is (stage is Stage.P2)


@pytest.mark.parametrize(("stage", "words"), [(Stage.P0, ""), (Stage.P1, ""), (Stage.P2, "請改用 TPEAD 帳號（GEAA-****86）和 TPEAD 的密碼")])
def test_r25_who_tries_the_portals_password_after_go_live_is_told_which_one_counts(stage: Stage, words: str) -> None:
    said = advised(Wish(Want.SIGN_IN, Using.PORTAL_ACCOUNT), a_snapshot(), stage)
    assert words in said
    assert ("它的帳號密碼不能再用" in said) is (stage is Stage.P2)


@pytest.mark.parametrize("stage", Stage)
def test_r26_one_changes_ones_own_password_by_the_menu_or_by_the_gear(stage: Stage) -> None:
    said = answer("password-01", stage)
    assert said.index(SIGN_ON) < said.index("「常用選單」→「電子認證」→「變更密碼」") < said.index("右上角的齒輪 →「變更密碼」")
    assert re.search("常用選單 → 電子認證 → 變更密碼\n.*gear at the top right → 變更密碼", answer("password-01", stage, EN))


@pytest.mark.parametrize("stage", Stage)
def test_r27_an_admin_changes_it_in_webad_or_in_the_personnel_system(stage: Stage) -> None:
    said = answer("password-02", stage)
    assert "「系統管理」→「WebAD 管理系統」" in said
    assert "「系統管理」→「人員與組織管理系統」" in said
    assert "最右邊的密碼圖示" in said
    assert re.search("系統管理 → WebAD 管理系統\n.*系統管理 → 人員與組織管理系統[^\n]*\n.*password icon at the far right", answer("password-02", stage, EN))


@pytest.mark.parametrize("id", CHANGES)
@pytest.mark.parametrize("stage", Stage)
def test_r28_a_password_has_eight_characters_of_four_kinds_and_is_not_weak(stage: Stage, id: str) -> None:
    zh, en = answer(id, stage), answer(id, stage, EN).casefold()
    assert all(part in zh for part in ("至少 8 個字元", "大寫", "小寫", "數字", "特殊符號", "弱密碼"))
    assert all(part in en for part in ("at least 8 characters", "upper case", "lower case", "a digit", "a symbol", "weak"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_r29_a_change_reaches_tpead_only_when_bound(stage: Stage, language: str) -> None:
    unbound = a_snapshot(binding=None)
    not_reached = {ZH: "現在改密碼改不到 TPEAD", EN: "would not reach TPEAD"}[language]
    assert not_reached in advised(FORGOTTEN, unbound, stage, language)
    assert not_reached not in advised(FORGOTTEN, a_snapshot(), stage, language)
    assert not {"reset_password", "request_reset"} & set(diagnosed(unbound, stage).remedies)


@pytest.mark.parametrize("certificate", ["healthy", None])
@pytest.mark.parametrize("stage", Stage)
def test_r30_the_mailbox_follows_when_it_has_the_portal_accounts_name(stage: Stage, certificate: Any) -> None:
    for address, zh, en in (
        ("yjchen@mail.example", "同名的市府信箱也會一起改", "and (?:of )?the mailbox of the same name"),
        ("YJChen@mail.example", "同名的市府信箱也會一起改", "and (?:of )?the mailbox of the same name"),
        ("doit-07@mail.example", "市府信箱不同名、不會改", "not (?:that of )?the mailbox, which has another name"),
    ):
        snapshot = a_snapshot(mailbox=a_mailbox(address=address), certificate=certificate)
        assert zh in advised(FORGOTTEN, snapshot, stage)
        assert re.search(en, advised(FORGOTTEN, snapshot, stage, EN))
    assert "信箱" not in advised(FORGOTTEN, a_snapshot(mailbox=None, agency=an_agency(joins_directory=False), certificate=certificate), stage)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("wish", "changes"),
    [
        (FORGOTTEN, {}),
        (FORGOTTEN, {"certificate": None}),
        (CANNOT_SIGN_IN, {"directory": a_directory_account(password_set=minutes_ago(5))}),
    ],
    ids=["D21", "D22", "D37"],
)
@pytest.mark.parametrize("stage", Stage)
def test_r31_a7_the_portals_password_is_said_to_stay_as_long_as_there_is_a_portal(stage: Stage, wish: Wish, changes: dict[str, Any], language: str) -> None:
    said = advised(wish, a_snapshot(**changes), stage, language)
    assert said
    assert bool(re.search(PORTAL_STAYS[language], said)) is (stage in BEFORE)


@pytest.mark.parametrize("stage", Stage)
def test_r32_r33_the_bound_certificate_resets_and_without_it_the_admin_does(stage: Stage) -> None:
    own, none = advised(FORGOTTEN, a_snapshot(), stage), advised(FORGOTTEN, a_snapshot(certificate=None), stage)
    assert "選「忘記密碼」" in own
    assert SIGN_ON in own
    assert "我可以替你向機關管理員申請" in none
    assert "之後記得綁定自然人憑證" in none
    assert SIGN_ON not in none, "no page helps somebody who cannot prove who they are"


@pytest.mark.parametrize("stage", Stage)
def test_r33_a_password_that_has_to_be_changed_names_both_ways(stage: Stage) -> None:
    for changes in ({"must_change": True}, {"password_expires": minutes_ago(60)}):
        said = told(a_snapshot(directory=a_directory_account(**changes), certificate=a_certificate()), stage)
        assert re.search("綁定的自然人憑證重設；沒綁過，我可以替你向機關管理員申請", said)
