"""R1-R6: five systems, and what an account is called in them."""

import re
from pathlib import Path

import pytest

from bot.accounts.finding import Status, Using, Want, Wish
from bot.accounts.records import AccountBinding, System, Unread
from bot.accounts.rules import Stage
from integrations.accounts.embedded.account_names import new_account
from tests.builders import a_directory_account, a_portal_account, a_snapshot, diagnosed
from tests.embedded.stage import described, on_stage, organisation_of
from tests.rules.telling import BEFORE, EN, LANGUAGES, ZH, advised, answer

SINGLE = re.compile(r"[a-z]{2}\d{4}")


@pytest.mark.parametrize("system", System)
async def test_r1_each_of_the_five_systems_has_a_state_of_its_own(tmp_path: Path, system: System) -> None:
    whole = (
        "id: me, name: 陳怡君, agency: doit, national_id: B277777778, certificate: {name: 陳怡君}, portal: [{account: a}], personnel: {}, "
        "directory: {account: GEAA-000009}, mailbox: {address: a@mail.example}, binding: {portal: a, directory: GEAA-000009}"
    )
    async with on_stage(tmp_path, described(tmp_path, organisation_of(whole))) as stage:
        assert (await stage.diagnosis("me")).status is Status.FINE
        await stage.organisation.break_system(system.value, "down")
        seen = (await stage.diagnosis("me")).snapshot
        readings = (seen.portal, seen.personnel, seen.directory, seen.mailbox, seen.certificate, seen.binding)
        assert {one.system for one in readings if isinstance(one, Unread)} == {system}
        assert sum(isinstance(one, Unread) for one in readings) == (2 if system is System.DIRECTORY else 1), "TPEAD holds the bindings as well"


@pytest.mark.parametrize(("stage", "status"), [(Stage.P0, Status.DISABLED), (Stage.P1, Status.DISABLED), (Stage.P2, Status.FINE)])
def test_r1_the_portal_has_the_last_word_until_go_live(stage: Stage, status: Status) -> None:
    assert diagnosed(a_snapshot(portal=a_portal_account(enabled=False)), stage).status is status


@pytest.mark.parametrize("stage", Stage)
def test_r1_the_sixth_system_is_announced_and_not_asked(stage: Stage) -> None:
    line = next(one for one in answer("binding-02", stage).splitlines() if "資訊使用者管理資料庫" in one)
    assert re.search("之後|要等", line), "it is not there yet"
    assert len(System) == 5


@pytest.mark.parametrize("stage", Stage)
def test_r2_accounts_grow_from_portal_over_tpead_to_the_single_account(stage: Stage) -> None:
    assert "員工愛上網帳號 → TPEAD 帳號 → 單一帳號" in answer("binding-02", stage)
    for behind_the_sign_on in ("公文", "差勤", "信箱"):
        assert behind_the_sign_on in answer("binding-02", stage)
        assert behind_the_sign_on in answer("binding-04", stage)
    assert re.search("documents.*attendance.*e-mail", answer("binding-02", stage, EN))


@pytest.mark.parametrize(("stage", "step"), [(Stage.P0, "Now"), (Stage.P1, "Now"), (Stage.P2, "Done")])
def test_r2_how_far_the_way_has_been_gone_depends_on_the_phase(stage: Stage, step: str) -> None:
    assert re.search(rf"1\. {step}: ", answer("binding-02", stage, EN))


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("using", [None, Using.FORMER_NAME, Using.DIRECTORY_ACCOUNT])
def test_r3_a_renamed_account_is_told_by_its_former_name_alone(stage: Stage, using: Using | None) -> None:
    account = a_directory_account(account="ab1234", former="GEAA-012686")
    snapshot = a_snapshot(portal=None, directory=account, binding=None)
    said = advised(Wish(Want.SIGN_IN, using), snapshot, stage)
    if stage is Stage.P2 or using is Using.FORMER_NAME:
        assert "GEAA-****86" in said
    assert "ab" not in said
    assert not re.search(r"\d+ ?月|\d{4}", said.replace("1999", "").replace("8585", "")), "no date is promised, and no name is given away"


def test_r4_single_accounts_are_one_per_person_and_of_one_form() -> None:
    taken: set[str] = set()
    for _ in range(30):
        drawn = new_account("the same seed", "the same person", taken)
        assert SINGLE.fullmatch(drawn)
        assert drawn not in taken, "what is taken is never given twice"
        taken.add(drawn)


async def test_r5_what_the_system_makes_on_the_day_is_a_single_account_and_is_never_renamed(tmp_path: Path) -> None:
    pupil = "id: me, name: 陳怡君, agency: school, national_id: B277777778, portal: [{account: a}], personnel: {}"
    async with on_stage(tmp_path, described(tmp_path, organisation_of(pupil, rest="auto_creation: 1h"))) as stage:
        stage.after(hours=1)
        (born,) = await stage.organisation.systems.directory.accounts_of(await stage.person("me"))
        assert SINGLE.fullmatch(born.account)
        stage.after(days=400)
        (later,) = await stage.organisation.systems.directory.accounts_of(await stage.person("me"))
        assert (later.account, later.former) == (born.account, None)


@pytest.mark.parametrize("stage", Stage)
def test_r5_nobody_born_with_a_single_account_hears_of_a_renaming(stage: Stage) -> None:
    born = a_snapshot(directory=a_directory_account(account="ab1234"), binding=(AccountBinding("yjchen", "ab1234"),))
    for using in (None, *Using):
        assert "改過名" not in advised(Wish(Want.SIGN_IN, using), born, stage)


@pytest.mark.parametrize("stage", Stage)
def test_r6_where_the_agency_has_joined_tpead_opens_the_pc_and_later_one_password_serves_all(stage: Stage) -> None:
    for language, pc, one in ((ZH, "開機", "改名為單一帳號之後.*一組帳號密碼"), (EN, "starts your PC, if your agency has joined", "renamed.*one account and one password")):
        assert pc in answer("binding-04", stage, language)
        assert re.search(one, answer("binding-04", stage, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_r6_until_go_live_tpead_signs_on_only_when_bound(language: str) -> None:
    bound_first = {ZH: "要先", EN: "must be bound"}[language]
    for stage in Stage:
        assert (bound_first in answer("binding-04", stage, language)) is (stage in BEFORE)


