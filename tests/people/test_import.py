"""`people import`: an export becomes the people of the desk, all or nobody, the same file twice once (T23)."""

import json
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from bot.cli.people_import import share_of
from bot.errors import ConfigurationError
from integrations.accounts.embedded.description import DescribedAgency
from integrations.accounts.embedded.people_import import Import, ImportedPerson, ImportOutcome, import_into
from integrations.accounts.embedded.state import Beat, World
from integrations.accounts.exports import BadLines, read_export

AGENCIES = """\
agencies:
  - {id: doit, name: 資訊局, joins_directory: true, admins: {portal: [p1], personnel: [p2, p1]}}
  - {id: school, name: 示範國小, joins_directory: false}
people:
  - {id: p9, role: helpdesk}
"""
STAFF = """\
id,name,agency,national_id,email,directory,portal
p1,陳怡君,doit,A200000003,p1@home.example,GEAA-000001,yjchen
p2,王大明,doit,A123456789,p2@home.example,GEAA-000002;GEAA-000012,dmwang
p9,許客服,school,,p9@home.example,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agencies.yaml").write_text(AGENCIES, encoding="utf-8")
    (tmp_path / "config.yaml").write_text(f"organisation: {{agencies: {tmp_path}/agencies.yaml}}\n", encoding="utf-8")
    (tmp_path / "staff.csv").write_text(STAFF, encoding="utf-8-sig")
    return tmp_path


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Desk = Callable[..., Done]


@pytest.fixture
def desk(capfd: pytest.CaptureFixture[str]) -> Desk:
    def called(folder: Path, *arguments: str) -> Done:
        code = main([*arguments, "--config", str(folder / "config.yaml"), "--data", str(folder / "data")])
        return Done(code, *capfd.readouterr())

    return called


def test_an_export_becomes_the_people_and_twice_changes_nothing(folder: Path, desk: Desk) -> None:
    staff = str(folder / "staff.csv")
    assert "would be: 3 new" in desk(folder, "people", "import", staff, "--dry-run").stdout
    assert desk(folder, "people", "list").stdout == "", "a rehearsal takes nobody in"
    assert "3 new" in desk(folder, "people", "import", staff).stdout
    again = desk(folder, "people", "import", staff, "--json")
    assert json.loads(again.stdout) == {"imported": True, "new": 0, "changed": 0, "unchanged": 3, "absent": 0, "disabled": 0}
    listed = [json.loads(line) for line in desk(folder, "people", "list", "--json").stdout.splitlines()]
    assert [(one["id"], one["agency_name"], one["role"]) for one in listed] == [("p1", "資訊局", "staff"), ("p2", "資訊局", "staff"), ("p9", "示範國小", "helpdesk")]
    shown = json.loads(desk(folder, "people", "show", "p2", "--json").stdout)
    assert [one["account"] for one in shown["systems"]["directory"]["record"]] == ["GEAA-000002", "GEAA-000012"]
    for file in (folder / "data").rglob("*"):
        if file.is_file():
            assert b"A200000003" not in file.read_bytes(), f"T23: {file}"
    trail = desk(folder, "audit", "list").stdout
    assert "people.imported" in trail


def test_who_is_missing_is_told_and_only_disabled_when_asked_for(folder: Path, desk: Desk) -> None:
    desk(folder, "people", "import", str(folder / "staff.csv"))
    (folder / "fewer.csv").write_text("id,name,agency\np1,陳怡君,doit\n", encoding="utf-8")
    assert "absent     p2" in desk(folder, "people", "import", str(folder / "fewer.csv")).stdout
    refused = desk(folder, "people", "import", str(folder / "fewer.csv"), "--disable-missing")
    rehearsed = desk(folder, "people", "import", str(folder / "fewer.csv"), "--disable-missing", "--dry-run")
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "disabled   p2  王大明\ndisabled   p9  許客服\n", rehearsed.stderr)
    assert "2 of 3 people (66.7%) would be disabled, and at most 5% may be" in refused.stderr
    with sqlite3.connect(folder / "data" / "accountdesk.db") as database:
        assert database.execute("SELECT count(*) FROM embedded_personnel WHERE enabled").fetchone() == (3,)
    gone = desk(folder, "people", "import", str(folder / "fewer.csv"), "--disable-missing", "--at-most", "70%")
    assert gone.stdout.startswith("disabled   p2  王大明\ndisabled   p9")
    with sqlite3.connect(folder / "data" / "accountdesk.db") as database:
        assert database.execute("SELECT person FROM embedded_personnel WHERE enabled").fetchall() == [("p1",)]
        kept = database.execute("SELECT account FROM embedded_directory WHERE person = 'p1'").fetchall()
    assert kept == [("GEAA-000001",)], "a file without that column says nothing about it"


def test_every_bad_line_is_told_and_nobody_is_taken_in(folder: Path, desk: Desk) -> None:
    (folder / "bad.csv").write_text("id,name,agency,national_id\np1,陳怡君,doit,A200000004\np 2,x,doit,\np3,,doit,\n", encoding="utf-8")
    done = desk(folder, "people", "import", str(folder / "bad.csv"))
    assert done.returncode == 1
    assert [line.partition("bad.csv:")[2].partition(":")[0] for line in done.stderr.splitlines()[:3]] == ["2", "3", "4"]
    assert "A200000004" not in done.stderr
    assert desk(folder, "people", "list").stdout == ""


def test_an_unknown_agency_and_somebody_elses_account_are_refused(folder: Path, desk: Desk) -> None:
    (folder / "odd.csv").write_text("id,name,agency\np1,陳怡君,nowhere\n", encoding="utf-8")
    done = desk(folder, "people", "import", str(folder / "odd.csv"))
    assert (done.returncode, "nowhere" in done.stderr, done.stderr.count("\n")) == (2, True, 1)
    (folder / "twice.csv").write_text("id,name,agency,directory\np1,甲,doit,GEAA-1\np2,乙,doit,geaa-1\n", encoding="utf-8")
    assert "belongs to p1" in desk(folder, "people", "import", str(folder / "twice.csv")).stderr


def test_an_ldif_export_is_read_by_its_attributes(tmp_path: Path) -> None:
    file = tmp_path / "staff.ldif"
    file.write_text(
        "version: 1\n\ndn: cn=a,ou=x\nuid: someone\nemployeeNumber: p4\ndisplayName:: 5p2O576O5oOg\ndepartmentNumber: doit\nmail: p4@home.example\n"
        "sAMAccountName: GEAA-000004\npreferredLanguage: en\n\ndn: cn=b,ou=x\nuid: p5\ncn: B\nou: school\n",
        encoding="utf-8",
    )
    first, second = read_export(file, {})
    assert (first.id, first.name, first.agency, first.email, first.directory, first.language) == ("p4", "李美惠", "doit", "p4@home.example", ("GEAA-000004",), "en")
    assert (second.id, second.name, second.agency, second.directory) == ("p5", "B", "school", None)


def test_columns_of_other_names_are_mapped_and_a_missing_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "hr.csv"
    file.write_text("員工編號\t姓名\t機關\np1\t陳怡君\tdoit\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="id, name, agency"):
        read_export(file, {})
    (one,) = read_export(file, {"員工編號": "id", "姓名": "name", "機關": "agency"})
    assert (one.id, one.name) == ("p1", "陳怡君")


def test_a_file_in_big5_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_bytes("id,name,agency\np1,陳怡君,doit\n".encode("big5"))
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_export(file, {})


@given(st.text(max_size=300))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("any") / "any.csv"
    file.write_text("id,name,agency\n" + text, encoding="utf-8", errors="surrogatepass")
    try:
        found = read_export(file, {})
    except (ConfigurationError, BadLines):
        return
    assert all(one.id and one.name and one.agency for one in found)


@pytest.mark.parametrize(("written", "share"), [("5%", Fraction(1, 20)), ("0.5 %", Fraction(1, 200)), ("100%", Fraction(1)), ("5", None), ("101%", None), ("-1%", None), ("", None)])
def test_a_ceiling_is_a_share_and_nothing_else(written: str, share: Fraction | None) -> None:
    if share is not None:
        assert share_of(written) == share
        return
    with pytest.raises(ConfigurationError, match="--at-most"):
        share_of(written)


def test_what_an_import_costs_grows_with_the_number_of_people_and_not_with_its_square() -> None:
    """Counted in calls, not in time: the first import, and the same one again."""

    def calls(number: int) -> int:
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        now = datetime(2026, 3, 2, tzinfo=UTC)
        beat = Beat(1, 1, now, now, now, timedelta(hours=1), False, None, None, "")
        world = World(beat, agencies={}, people={}, portal={}, personnel={}, directory={}, mailbox={}, bindings={})
        staff = tuple(ImportedPerson(f"p{n}", "陳怡君", "doit", portal=(f"portal{n}",), directory=(f"GEAA-{n}",), mailbox=f"{n}@mail.example") for n in range(number))
        what = Import(staff, (DescribedAgency("doit", "資訊局", True, (), (), None, ()),))
        sys.setprofile(count)
        try:
            after, first = import_into(world, what, now, str)
            again, second = import_into(after, what, now, str)
        finally:
            sys.setprofile(None)
        assert (set(first.values()), set(second.values()), again) == ({ImportOutcome.NEW}, {ImportOutcome.UNCHANGED}, after)
        return counted

    assert calls(800) < 5 * calls(200)
