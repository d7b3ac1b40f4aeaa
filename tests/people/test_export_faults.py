"""Exports as tools really write them: what is sure is read, everything else is refused with its line, and nobody is taken in then."""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigurationError
from integrations.accounts.embedded.description import DescribedAgency
from integrations.accounts.embedded.people_import import Import, ImportedPerson, ImportOutcome, ImportRefused, TooManyMissing, import_into
from integrations.accounts.embedded.state import Beat, World
from integrations.accounts.exports import BadLines, Export, load_export

Load = Callable[..., Export]
HEAD = "id,name,agency\n"
NOW = datetime(2026, 11, 28, tzinfo=UTC)
EMPTY = World(Beat(1, 1, NOW, NOW, NOW, timedelta(hours=1), False, None, None, ""), {}, {}, {}, {}, {}, {}, {}, frozenset())
DOIT = (DescribedAgency("doit", "資訊局", True, (), (), None, ()),)


def b64(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def person(number: int, *lines: str, dn: bool = True) -> str:
    """An entry of LDIF."""
    own = [f"uid: p{number}", f"cn: 陳怡{'甲乙丙丁戊'[number]}", "ou: doit"]
    given = {line.partition(":")[0] for line in lines}
    return "\n".join([f"dn: uid=p{number},ou=x"] * dn + [line for line in own if line.partition(":")[0] not in given] + list(lines)) + "\n"


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loaded(content: str | bytes, name: str = "staff.csv", **renamed: str) -> Export:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_export(file, renamed)

    return loaded


def refused(load: Load, content: str | bytes, name: str = "staff.csv", **renamed: str) -> list[str]:
    """Why, a line each, with the line's number first where there is one."""
    with pytest.raises((BadLines, ConfigurationError)) as wrong:
        load(content, name, **renamed)
    said = wrong.value.lines if isinstance(wrong.value, BadLines) else [str(wrong.value)]
    assert all("\n" not in one and name in one for one in said)
    return [one.partition(name)[2].removeprefix(":").strip() for one in said]


# ── LDIF ──────────────────────────────────────────────────────

CUT = {
    "records run together": (person(1) + person(2), "5: two entries run together; put an empty line before each dn:"),
    "run together, the second dn in base64": (person(1) + person(2).replace("dn: uid=p2,ou=x", "dn:: " + b64(b"uid=p2")), "5: two entries run together"),
    "parted by a line of spaces": (person(1) + "  \n" + person(2), "6: two entries run together"),
    "an empty line within an entry": (person(1) + "\n" + person(2, dn=False), "6: expected dn: at the beginning of an entry"),
    "a value that goes on without a space": (person(1, "description: one\ntwo"), "6: expected ATTRIBUTE: VALUE"),
    "a continuation after an empty line": (person(1) + "\n doit\n", "6: a continuation line with nothing before it"),
    "a search that was cut short": (person(1) + "\nsearch: 2\nresult: 4 Size limit exceeded\n", "6: the search did not end well (4 Size limit exceeded)"),
    "a search in pages that stopped after one": (
        person(1) + "\nsearch: 2\nresult: 0 Success\npagedresults: cookie=\n\n" + person(2) + "\nresult: 0 Success\npagedresults: estimate=9 cookie=AQAAAA=\n",
        "16: the search stopped after this page",
    ),
    "a referral": (person(1) + "\nref: ldap://other.example/dc=x\n", "6: a referral"),
    "a list of changes": (person(1) + "\ndn: uid=p2,ou=x\nchangetype: delete\n", "7: a change and no entry"),
    "broken base64": (person(1, "cn:: 5p2O576O5oO"), "4: cn: not readable as base64"),
    "another version": ("version: 2\n\n" + person(1), "1: expected LDIF of version 1"),
    "an empty file": ("", "1: the file is empty"),
}
VALUES = {
    "base64 of Big5": (f"cn:: {b64('陳怡君'.encode('big5'))}", "4: name: the value is not UTF-8 (Big5?)"),
    "base64 of bytes": (f"cn:: {b64(bytes(range(128, 140)))}", "4: name: the value is not UTF-8"),
    "an address for the value": ("cn:< file:///etc/hostname", "4: name: an address stands for the value, and none is fetched"),
    "a control character in base64": (f"cn:: {b64(b'a' + bytes([0]) + b'b')}", "4: name: expected at most 190 characters on one line"),
    "several names": ("cn: 陳怡君\ncn: 王大明", "5: name: 2 different values"),
    "a name in another language": ("cn: Chen Yi-chun\ncn;lang-zh: 陳怡君", "5: name: 2 different values"),
    "several display names": ("displayName: 陳怡君\ndisplayName: 王大明", "6: name: 2 different values"),
    "several ids": ("uid: p1\nuid: p8", "5: id: 2 different values"),
    "several addresses": ("mail: a@x.example\nmail: b@x.example", "6: email: 2 different values"),
    "a number of rights that is none": ("userAccountControl: off", "1: enabled: userAccountControl: expected a number such as 512"),
    "two words about one account": ("enabled: true\nuserAccountControl: 514", "5: enabled: the entry says so, and its account says the opposite"),
}


@pytest.mark.parametrize("what", CUT)
def test_ldif_that_is_not_whole_is_refused_with_its_line(load: Load, what: str) -> None:
    text, said = CUT[what]
    assert [one for one in refused(load, text, "staff.ldif") if one.startswith(said)], refused(load, text, "staff.ldif")


@pytest.mark.parametrize("what", VALUES)
def test_ldif_with_a_value_that_is_not_sure_is_refused_with_its_line(load: Load, what: str) -> None:
    line, said = VALUES[what]
    (told,) = refused(load, person(1, line), "staff.ldif")
    assert told.startswith(said)


def test_a_search_of_active_directory_in_pages_is_read_with_what_stands_behind_each_page(load: Load) -> None:
    page = "\n# search result\nsearch: 2\nresult: 0 Success\ncontrol: 1.2.840.113556.1.4.319 false MAUCAQAEAA==\npagedresults: cookie={}\n\n"
    own = "# search reference\nref: ldap://{0}.x.example/{1},DC=x,DC=example\n\n"
    refer = own.format("ForestDnsZones", "DC=ForestDnsZones") + own.format("DomainDnsZones", "DC=DomainDnsZones") + own.format("x", "CN=Configuration")
    text = f"{person(1)}{page.format('AQAAAA==')}{person(2)}\n{refer}{page.format('')}# numResponses: 5\n"
    assert [one.id for one in load(text, "staff.ldif").people] == ["p1", "p2"]


def test_ldif_as_tools_write_it_is_read(load: Load) -> None:
    text = (
        "# extended LDIF\n#\n#  folded\n# a comment\nversion: 1\n\ndn: ou=People,dc=x\nobjectClass: organizationalUnit\nou: People\n\n"
        "dn:: " + b64("uid=p1,ou=人".encode()) + "\nchangetype: add\nobjectClass: top\nobjectClass: inetOrgPerson\nUID: p1\ncn: other\n"
        "displayName:: 6Zmz5oCh5\n 5SyIA==\ndepartmentNumber: doit\nou: People\nou: More\nmail: a@x.example\nmail: a@x.example\n"
        f"jpegPhoto:: {b64(bytes(range(256)))}\nuserCertificate;binary:: {b64(bytes([200, 201]))}\nseeAlso:< file:///etc/passwd\n\n\n"
        "dn: cn=staff,ou=Groups\nobjectClass: groupOfNames\ncn: staff\nmember: uid=p1\n\ndn: cn=pc1\nobjectClass: user\nobjectClass: computer\ncn: pc1\n\n"
        "dn: ou=Old,dc=x\nou: Old\n\n# search result\nsearch: 2\nresult: 0 Success\n"
    ).replace("6Zmz5oCh5\n 5SyIA==", b64("陳怡甲".encode())[:9] + "\n " + b64("陳怡甲".encode())[9:])
    for ends in ("\n", "\r\n", "\r"):
        found = load(text.replace("\n", ends), "staff.ldif")
        assert [(one.id, one.name, one.agency, one.email) for one in found.people] == [("p1", "陳怡甲", "doit", "a@x.example")]
        assert found.skipped == {"organisational unit": 2, "group": 1, "computer": 1}
    assert load(text, "staff.txt") == found, "LDIF is known by what it holds"


def test_somebody_who_is_a_person_and_a_group_is_refused(load: Load) -> None:
    assert refused(load, person(1, "objectClass: person", "objectClass: posixGroup"), "a.ldif")[0].startswith("1: a person and a group")


@pytest.mark.parametrize(
    ("line", "enabled"),
    [
        ("userAccountControl: 512", True), ("userAccountControl: 514", False), ("userAccountControl: 66050", False), ("userAccountControl: 66048", True), ("userAccountControl: 0x202", False),
        ("nsAccountLock: TRUE", False), ("loginDisabled: FALSE", True), ("pwdAccountLockedTime: 000001010000Z", False), ("pwdAccountLockedTime: 20261128000000Z", True), ("enabled: 停用", False),
    ],
)  # fmt: skip
def test_an_account_that_its_directory_disabled_is_imported_as_disabled(load: Load, line: str, enabled: bool) -> None:
    (one,) = load(person(1, line, "sAMAccountName: GEAA-000001"), "staff.ldif").people
    world, _ = import_into(EMPTY, Import((one,), DOIT), NOW, str)
    assert world.personnel["p1"].enabled is enabled
    assert world.directory["GEAA-000001"].enabled is (enabled or "enabled" in line)


# ── CSV ───────────────────────────────────────────────────────

ROWS: dict[str, tuple[str | bytes, str]] = {
    "a row too short": (HEAD + "p1,陳怡君\n", "2: expected 3 cells as in the header, found 2"),
    "a row too long": (HEAD + "p1,陳,怡君,doit\n", "2: expected 3 cells as in the header, found 4"),
    "two rows in one line": (HEAD + "p1,陳怡君,doit p2,王大明,doit\n", "2: expected 3 cells"),
    "a row cut by a stray return": (HEAD + "p1,陳\r怡君,doit\n", "2: expected 3 cells"),
    "a quote never closed": (HEAD + 'p1,陳怡君,"doit\np2,王大明,doit\n', "2: not readable as CSV; check the quotes"),
    "a quote that takes in a line": ('id,name,agency,note\np1,陳怡君,doit,"a\np2,王大明,doit,b"\n', "2: a quote opened here takes in other lines"),
    "a quote within": (HEAD + 'p1,陳"怡君,doit\n', "2: name: a quote stands in it"),
    "a second header": (HEAD + "p1,陳怡君,doit\nemployeeNumber,displayName,departmentNumber\np2,王大明,doit\n", "3: a second header"),
    "the same header again": (HEAD + "p1,陳怡君,doit\n" + HEAD + "p2,王大明,doit\n", "3: a second header"),
    "a title above the header": ("員工名冊\n" + HEAD + "p1,陳怡君,doit\n", "1: header: expected the header; it seems to stand in line 2"),
    "another delimiter below": ("id;name;agency\np1,陳怡君,doit\n", "2: expected 3 cells as in the header, found 1"),
    "one column twice": ("id,name,name,agency\np1,陳怡君,陳一君,doit\n", "2: name: two columns name differ"),
    "two columns for one field": ("id,employeeNumber,name,agency\np1,7,陳怡君,doit\n", "2: id: id and employeenumber differ"),
    "two columns, one filled at a time": ("id,uid,name,agency\np1,,陳怡君,doit\n,p2,王大明,doit\n", "2: id: id and uid differ"),
    "ids that differ in case": (HEAD + "p1,陳怡君,doit\nP1,王大明,doit\n", "3: id: P1 and p1 in line 2 differ in case or width alone"),
    "one id twice": (HEAD + "p1,陳怡君,doit\np1,王大明,doit\n", "3: id: p1 stands in line 2 too"),
    "no id": (HEAD + ",陳怡君,doit\n", "2: id: expected an id"),
    "a line below the table": (HEAD + "p1,陳怡君,doit\n總計 1 人\n", "3: expected 3 cells"),
    "only a header": (HEAD, "expected at least one person, found none"),
    "only groups": ("id,name,agency,objectClass\n,a,,group\n", "expected at least one person, found none"),
    "an empty file": ("", "1: the file is empty"),
    "only empty lines": ("\n\n \n", "1: the file is empty"),
    "bytes of Big5": (HEAD.encode() + b"p0,a,doit\r\n" + "p1,陳怡君,doit\n".encode("big5"), "3: the file is not UTF-8 (Big5?)"),
    "UTF-16 without its mark": ((HEAD + "p1,陳怡君,doit\n").encode("utf-16-le"), "1: zero bytes: this may be UTF-16 without its mark"),
    "half of UTF-16": ((HEAD + "p1,陳怡君,doit\n").encode("utf-16")[:-1], "the file does not keep to UTF-16"),
    "a workbook": (b"PK\x03\x04" + bytes(30), "this is a workbook"),
    "a shortened number": (HEAD + "1.23457E+11,陳怡君,doit\n", "2: id: a spreadsheet shortened the number"),
    "an unknown mark for nothing": ("id,name,agency,email\np1,陳怡君,doit,NULL\n", "2: email: a mark for nothing stands there"),
}
GONE = [
    "???", "陳?君", "陳？君", "陳\ufffd君", "X'B3AFA9C9A767'", "x'B3AF'", "0xB3AFA9C9A767", "N'5678'", r"b'\xb3\xaf\xa9\xc9'", "b'abc'", "&#38515;怡君", "陳&amp;君", r"\u9673\u6021", r"\xe9\x99\xb3",
    "%E9%99%B3", "=?UTF-8?B?6Zmz?=", "=?big5?Q?=B3=AF?=", "<E9><99><B3>", "#NAME?", "#N/A", "####", "=A1&B1", "NULL", r"\N", "(null)", "nan", "陳*君", "陳○君", "陳□君", "陳〓君",
    "陳怡君".encode().decode("cp1252", "ignore"), "陳怡君".encode().decode("latin-1"), "陳怡君".encode("big5").decode("latin-1"), "林美".encode().decode("gbk"), "12345", "---", "陳\u202e君", "陳\x07君",
]  # fmt: skip


@pytest.mark.parametrize("what", ROWS)
def test_csv_that_is_not_sure_is_refused_with_its_line(load: Load, what: str) -> None:
    content, said = ROWS[what]
    told = refused(load, content)
    assert told[0].startswith(said), told


@pytest.mark.parametrize("name", GONE)
def test_a_name_that_the_exporting_tool_destroyed_is_refused(load: Load, name: str) -> None:
    quoted = name.replace('"', '""')
    (told,) = refused(load, f'{HEAD}p1,王大明,doit\np2,"{quoted}",doit\n')
    assert told.startswith("3: name: "), told
    assert ";" in told or "expected" in told, "says what to do about it"


def test_a_mapped_column_wins_over_others_and_has_to_be_there(load: Load) -> None:
    text = "id,employeeNumber,name,agency\np1,7,陳怡君,doit\n"
    assert load(text, employeeNumber="id").people[0].id == "7"
    assert refused(load, text, staffNo="email") == ["--map: there is no column or attribute 'staffno'; check its name in the file"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_csv_is_read_however_it_was_saved(load: Load, encoding: str, ends: str, delimiter: str) -> None:
    text = 'ID, Name ,agency,objectClass,備註,備註\n\np1,陳怡君,doit,top;person;user,"a\nb",\n,,,,,\np2,"王大明 ",doit,,,,\n\n,g,,group,,\n'
    text = text.replace("top;person;user", '"top;person;user"').replace(",", delimiter).replace("\n", ends)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    found = load(mark + text.encode(encoding))
    assert [(one.id, one.name, one.line) for one in found.people] == [("p1", "陳怡君", 3), ("p2", "王大明", 6)]
    assert found.skipped == {"empty row": 3, "group": 1}


def test_what_a_spreadsheet_puts_around_a_text_is_taken_off(load: Load) -> None:
    found = load('sep=;\nid;name;agency;phone\n="007";\'陳怡君;doit;\'2101\n"=""008""";O\'Brien;doit;\n"009";="王大明";"doit";\n')
    assert [(one.id, one.name, one.phone) for one in found.people] == [("007", "陳怡君", "2101"), ("008", "O'Brien", None), ("009", "王大明", None)]


@pytest.mark.parametrize(
    "name",
    ["陳　怡君", "陳\u00a0怡君", "王\ue001明", "林\U000f0001", "張\U00020bb7", "李\U00031350", "吳\U0002ebf0", "葛\U000e0100城", "金\ufa0c", "夷將·拔路兒", "夷將‧拔路兒・Icyang", "O’Brien", "Zoë–Marie", "José", "Müller", "李〇", "陳怡君(代)", "Ünal"],
)  # fmt: skip
def test_real_names_are_taken_as_they_are_written(load: Load, name: str) -> None:
    assert load(f"{HEAD}p1,{name},doit\n").people[0].name == name


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from(["staff.ldif", "staff.csv"]), st.integers(0, 40))
def test_wherever_text_is_put_into_an_export_everybody_is_read_or_nobody(tmp_path_factory: pytest.TempPathFactory, text: str, name: str, at: int) -> None:
    whole = "\n".join(person(one) for one in range(3)) if name == "staff.ldif" else HEAD + "p0,陳怡甲,doit\np1,陳怡乙,doit\np2,陳怡丙,doit\n"
    file = tmp_path_factory.getbasetemp() / name
    file.write_text(whole[:at] + text + whole[at:], encoding="utf-8", newline="")
    try:
        found = load_export(file, {})
    except (BadLines, ConfigurationError):
        return
    assert len(found.people) + sum(found.skipped.values()) >= 3, found


# ── Who is missing ────────────────────────────────────────────


def people(count: int) -> tuple[ImportedPerson, ...]:
    return tuple(ImportedPerson(f"p{number}", f"陳{number}", "doit") for number in range(count))


def test_more_missing_people_than_the_ceiling_disable_nobody() -> None:
    world, _ = import_into(EMPTY, Import(people(100), DOIT), NOW, str)
    with pytest.raises(TooManyMissing) as many:
        import_into(world, Import(people(94), disable_missing=True), NOW, str)
    assert (many.value.missing, many.value.people) == (("p94", "p95", "p96", "p97", "p98", "p99"), 100)
    after, fates = import_into(world, Import(people(95), disable_missing=True), NOW, str)
    assert [id for id, fate in fates.items() if fate is ImportOutcome.DISABLED] == ["p95", "p96", "p97", "p98", "p99"]
    assert sum(row.enabled for row in after.personnel.values()) == 95
    with pytest.raises(TooManyMissing):  # Those who are disabled already are counted neither way.
        import_into(after, Import(people(90), disable_missing=True), NOW, str)
    assert import_into(world, Import(people(10), disable_missing=True, at_most=Fraction(90, 100)), NOW, str)[1]["p99"] is ImportOutcome.DISABLED
    assert import_into(world, Import(people(1)), NOW, str)[1]["p99"] is ImportOutcome.ABSENT


def test_an_id_that_differs_from_a_known_one_in_case_is_nobody_new() -> None:
    world, _ = import_into(EMPTY, Import(people(2), DOIT), NOW, str)
    with pytest.raises(ImportRefused, match="known here as p1"):
        import_into(world, Import((replace(people(2)[1], id="P1"),)), NOW, str)


def test_what_an_export_has_no_column_for_stays_known(load: Load) -> None:
    first = load("id,name,agency,email,phone,role\np1,陳怡君,doit,p1@home.example,2101,helpdesk\n").people
    world, _ = import_into(EMPTY, Import(first, DOIT), NOW, str)
    kept, fates = import_into(world, Import(load(HEAD + "p1,陳怡君,doit\n").people), NOW, str)
    assert (kept, fates) == (world, {"p1": ImportOutcome.UNCHANGED})
    emptied, _ = import_into(world, Import(load("id,name,agency,email\np1,陳怡君,doit,\n").people), NOW, str)
    assert (emptied.people["p1"].email, emptied.people["p1"].phone) == (None, "2101")
