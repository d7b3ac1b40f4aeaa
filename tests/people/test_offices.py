"""The file of agencies: YAML or CSV, every mistake one line; it wins over whatever else names an agency."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.people.role import Role
from integrations.accounts.offices import Offices, OverriddenRegister, load_offices
from tests.embedded.stage import START, ZONE, described, on_stage, organisation_of

YAML = """\
agencies:
  - {id: doit, name: 資訊局, joins_directory: true, admins: {portal: [p1], personnel: [p2, p1]}, substitutes: [{for: p1, by: p3, from: -1d, until: 1d}]}
  - {id: school, name: 示範國小, joins_directory: false, admins: [p2]}
people: [{id: p9, role: helpdesk}]
security: [p8]
"""
CSV = """\
agency,name,joins_directory,role,person
doit,資訊局,true,portal_admin,p1
doit,資訊局,true,personnel_admin,p2
doit,,,personnel_admin,p1
school,示範國小,false,both,p2
,,,helpdesk,p9
,,,security,p8
"""


def loaded(folder: Path, text: str, name: str) -> Offices:
    file = folder / name
    file.write_text(text, encoding="utf-8-sig")
    return load_offices(file, ZONE, START)


@pytest.mark.parametrize(("text", "name"), [(YAML, "a.yaml"), (CSV, "a.csv")])
def test_agencies_admins_by_task_and_the_helpdesks_people(tmp_path: Path, text: str, name: str) -> None:
    offices = loaded(tmp_path, text, name)
    doit, school = offices.agency("doit"), offices.agency("school")
    assert doit is not None
    assert school is not None
    assert (doit.name, doit.joins_directory, school.joins_directory) == ("資訊局", True, False)
    later = START + timedelta(days=2)
    assert (doit.admins_for(Role.PORTAL_ADMIN, later), doit.admins_for(Role.PERSONNEL_ADMIN, later)) == (("p1",), ("p2", "p1"))
    assert offices.roles == {"p9": Role.HELPDESK, "p8": Role.SECURITY}
    assert [one.id for one in offices.led_by("p2")] == ["doit", "school"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("doit,資訊局,true,both,p1\ndoit,資訊局,false,both,p2\n", "a.csv:3: joins_directory: a line of doit above says otherwise"),
        ("doit,資訊局,,both,p1\ndoit,資訊局,false,both,p2\n", "a.csv:3: joins_directory: a line of doit above says otherwise"),
        ("doit,資訊局,true,both,p1\ndoit,資訊處,true,both,p2\n", "a.csv:3: name: doit is 資訊局 in a line above"),
        ("doit,資訊局,true,both,p1\nDOIT,資訊局,true,both,p2\n", "a.csv:3: agency: DOIT and doit in a line above differ in case alone"),
        ("doit,資訊局,true,both,p1\n,,,helpdesk,p2\n,,,security,p2\n", "a.csv:4: role: p2 is helpdesk in a line above"),
        ("doit,資訊局,true,both,p1,p2\n", "a.csv:2: expected 5 cells as in the header, found more"),
    ],
)
def test_lines_that_say_two_things_of_one_agency_or_person_are_refused(tmp_path: Path, lines: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        loaded(tmp_path, f"agency,name,joins_directory,role,person\n{lines}", "a.csv")
    assert said in refused.value.detail


def test_a_name_may_stand_in_any_line_of_its_agency(tmp_path: Path) -> None:
    office = loaded(tmp_path, "agency,name,joins_directory,role,person\ndoit,,true,both,p1\ndoit,資訊局,,both,p2\n", "a.csv").agency("doit")
    assert office is not None
    assert office.name == "資訊局"


def test_a_substitute_stands_in_while_it_lasts(tmp_path: Path) -> None:
    doit = loaded(tmp_path, YAML, "a.yaml").agency("doit")
    assert doit is not None
    assert doit.admins_for(Role.PORTAL_ADMIN, START) == ("p3",)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("agencies: []\n", "a.yaml", "at least one agency"),
        ("agencies: [{id: a, name: b}]\n", "a.yaml", "joins_directory"),
        ("agencies: [{id: a, name: b, joins_directory: true, admin: [x]}]\n", "a.yaml", "did you mean 'admins'"),
        ("people: []\n", "a.yaml", "agencies"),
        ("agencies: [{id: a, name: b, joins_directory: true}]\npeople: [{id: x, role: boss}]\n", "a.yaml", "helpdesk"),
        ("agency,name\na,b\n", "a.csv", "missing: joins_directory, role, person"),
        ("agency,name,joins_directory,role,person\na,b,maybe,,\n", "a.csv", "true or false"),
        ("agency,name,joins_directory,role,person\na,b,true,king,x\n", "a.csv", "expected one of"),
        ("agency,name,joins_directory,role,person\na,b,true,both,\n", "a.csv", "together"),
        ("agency,name,joins_directory,role,person\n,,,both,x\n", "a.csv", "expected the id of an agency"),
        ("agency,name,joins_directory,role,person\n", "a.csv", "at least one line"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_what_was_expected(tmp_path: Path, text: str, name: str, expected: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        loaded(tmp_path, text, name)
    assert expected in refused.value.detail
    assert name in refused.value.detail
    assert "\n" not in refused.value.detail


async def test_the_file_wins_over_the_organisations_own_agencies_and_roles(tmp_path: Path) -> None:
    offices = loaded(tmp_path, YAML.replace("p9", "the.admin"), "a.yaml")
    async with on_stage(tmp_path, described(tmp_path, organisation_of())) as stage:
        register, colleagues = OverriddenRegister.over(stage.organisation.register, stage.organisation.colleagues, offices)
        assert (await register.agency("doit")).admins_for(Role.PERSONNEL_ADMIN, datetime(2027, 1, 1, tzinfo=UTC)) == ("p2", "p1")
        admin = await register.person("the.admin")
        assert admin is not None
        assert admin.role is Role.HELPDESK
        assert [one.role for one in await colleagues.named("the.admin", None)] == [Role.HELPDESK]
        assert await colleagues.led_by("the.admin") == (), "the file says who leads"
