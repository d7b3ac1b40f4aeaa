"""The two shipped organisations hold, together, one person for every row that is a state of an account."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from bot.accounts.rules import Phase
from integrations.accounts.embedded.organisation_file import read_organisation
from tests.embedded.stage import SAMPLES, ZONE, on_stage

STATES = {f"D{number}" for number in (2, *range(4, 21), 23, 24, 25, *range(27, 35), 38, 39, 40)}
NAMES = ("before_go_live", "go_live")
TOLD = re.compile(r"\n  # (D\d+|正常|管理員|客服|資安)：[^\n]+\n  - id: (\S+)\n")


def text(name: str) -> str:
    return (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")


def told(name: str) -> dict[str, str]:
    """What the line above each person promises: person to row or task."""
    return {id: what for what, id in TOLD.findall(text(name))}


@pytest.mark.parametrize("name", NAMES)
async def test_every_person_has_the_row_that_the_line_above_promises(name: str, tmp_path: Path) -> None:
    async with on_stage(tmp_path, read_organisation(SAMPLES / f"{name}.yaml", ZONE)) as stage:
        people = await stage.organisation.register.people()
        promised = told(name)
        assert set(promised) == {person.id for person in people}
        for person in people:
            rows = await stage.rows(person.id)
            expected = promised[person.id]
            assert expected in rows if expected.startswith("D") else rows == (), f"{person.id}: {rows}"


def test_together_they_hold_every_row_that_is_a_state() -> None:
    assert {row for name in NAMES for row in told(name).values() if row.startswith("D")} == STATES


@pytest.mark.parametrize("name", NAMES)
async def test_the_rows_stay_while_the_demonstration_runs(name: str, tmp_path: Path) -> None:
    """What ends by itself may end (a lock, a change under way); everything else is there a day later."""
    passing = {"D5": "D7", "D6": "D7", "D9": "", "D12": "", "D15": "D16", "D17": "", "D18": "D16"}
    async with on_stage(tmp_path, read_organisation(SAMPLES / f"{name}.yaml", ZONE)) as stage:
        # At this moment what keeps locking somebody out (D19) has just done so again.
        stage.after(days=1, minutes=10)
        for person, row in told(name).items():
            expected = passing.get(row, row)
            rows = await stage.rows(person)
            assert expected in rows if expected.startswith("D") else rows == (), f"{person}: {rows}"


@pytest.mark.parametrize("name", NAMES)
def test_the_national_ids_are_valid_and_nobodys_twice(name: str) -> None:
    ids = [person["national_id"] for person in yaml.safe_load(text(name))["people"] if "national_id" in person]
    assert len(ids) == len(set(ids))
    order = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
    for id in ids:
        digits = [int(digit) for digit in f"{order.index(id[0]) + 10}{id[1:]}"]
        assert sum(digit * weight for digit, weight in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0, id


@pytest.mark.parametrize("name", NAMES)
async def test_an_agency_has_two_different_admins_with_an_extension(name: str, tmp_path: Path) -> None:
    description = read_organisation(SAMPLES / f"{name}.yaml", ZONE)
    by_id = {person.id: person for person in description.people}
    admins = {admin for agency in description.agencies for admin in agency.portal_admins + agency.personnel_admins}
    assert all(by_id[admin].phone for admin in admins)
    assert any(agency.portal_admins and set(agency.portal_admins).isdisjoint(agency.personnel_admins) for agency in description.agencies)


def test_the_first_one_is_before_go_live_and_begins_with_a_fresh_lock() -> None:
    first = read_organisation(SAMPLES / "before_go_live.yaml", ZONE)
    chen = first.people[0]
    assert (first.phase, chen.id, chen.name) == (Phase.BEFORE_GO_LIVE, "chen.yj", "陳怡君")
    assert (chen.directory[0].account, chen.directory[0].locked) == ("GEAA-012686", timedelta(minutes=-6))
    assert read_organisation(SAMPLES / "go_live.yaml", ZONE).phase is Phase.GO_LIVE


@pytest.mark.parametrize("name", NAMES)
def test_both_kinds_of_account_names_are_there(name: str) -> None:
    description = read_organisation(SAMPLES / f"{name}.yaml", ZONE)
    names = [account.account for person in description.people for account in person.directory]
    former = [account.former for person in description.people for account in person.directory if account.former]
    assert any(re.fullmatch(r"[a-z]{2}\d{4}", one) for one in names)
    assert any(re.fullmatch(r"GEAA-\d{6}", one) for one in names + former)


async def test_a_substitute_stands_in_while_the_admin_is_away(tmp_path: Path) -> None:
    async with on_stage(tmp_path, read_organisation(SAMPLES / "before_go_live.yaml", ZONE)) as stage:
        agency = await stage.organisation.register.agency("doit")
        now: datetime = stage.clock.now()
        assert now.tzinfo is UTC
        (standing_in,) = agency.substitutes
        assert (standing_in.absent, standing_in.by) == ("wang.admin", "lin.admin")
        assert standing_in.since <= now < standing_in.until


@pytest.mark.parametrize("name", NAMES)
def test_every_account_of_a_person_can_be_signed_in_to(name: str) -> None:
    people = [person for person in read_organisation(SAMPLES / f"{name}.yaml", ZONE).people if person.national_id is not None]
    assert [one.account for person in people for one in person.portal if one.password is None] == []
    assert [one.account for person in people for one in person.directory if one.password is None] == []


@pytest.mark.parametrize("name", NAMES)
def test_there_is_somebody_for_every_way_in_which_a_code_can_or_cannot_arrive(name: str) -> None:
    people = {person.id: person for person in read_organisation(SAMPLES / f"{name}.yaml", ZONE).people}
    mailbox = people["same.mail"].mailbox
    assert mailbox is not None
    assert people["same.mail"].email == mailbox.address, "a code for a new password cannot travel there"
    assert people["no.mail"].email is None
    others = [person for id, person in people.items() if id not in ("same.mail", "no.mail")]
    assert all(person.email and (person.mailbox is None or person.email != person.mailbox.address) for person in others)


@pytest.mark.parametrize("name", NAMES)
def test_an_approval_can_pass_from_one_admin_to_the_next_and_can_have_nobody_to_go_to(name: str) -> None:
    description = read_organisation(SAMPLES / f"{name}.yaml", ZONE)
    agencies, people = {agency.id: agency for agency in description.agencies}, {person.id: person for person in description.people}
    assert agencies["labor"].personnel_admins == ("peng.admin", "yao.admin")
    assert agencies["labor"].portal_admins == ("yao.admin",)
    assert agencies["library"].personnel_admins == agencies["library"].portal_admins == ("only.admin",)
    assert people["only.admin"].agency == "library", "who is locked, and nobody but the person itself could decide"
