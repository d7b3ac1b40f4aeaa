"""An organisation file: every key is understood, and every mistake is one line with the place and the remedy."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.accounts.records import AccountKind, CertificateState, Usage
from bot.accounts.rules import Phase
from bot.errors import ConfigurationError
from bot.people.role import Role
from bot.secret import Secret
from integrations.accounts.embedded.description import DescribedBinding
from integrations.accounts.embedded.organisation_file import read_organisation
from tests.embedded.stage import SAMPLES, ZONE, described

AGENCIES = """\
agencies:
  - {id: doit, name: 資訊局, joins_directory: true, admins: [chen.yj]}
"""
PEOPLE = """\
people:
  - id: chen.yj
    name: 陳怡君
    agency: doit
"""


def refused(tmp_path: Path, text: str | bytes) -> ConfigurationError:
    file = tmp_path / "organisation.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigurationError) as refusal:
        read_organisation(file, ZONE)
    assert "\n" not in refusal.value.detail
    assert str(file) in refusal.value.detail
    return refusal.value


def chen(more: str) -> str:
    return AGENCIES + PEOPLE + "".join(f"    {line}\n" for line in more.splitlines())


MISTAKES = {
    "an empty file": ("", "empty"),
    "only comments": ("# nothing\n", "empty"),
    "a text": ("hello\n", "expected a map of keys, found 'hello'"),
    "a list": ("- a\n", "expected a map of keys, found a list"),
    "no people": (AGENCIES, "people is missing"),
    "nobody": (AGENCIES + "people: []\n", "at least one entry"),
    "no agencies": (PEOPLE, "agencies is missing"),
    "agencies not a list": ("agencies: {a: 1}\n" + PEOPLE, "agencies: expected a list, found a map of keys"),
    "an unknown key at the top": (AGENCIES + PEOPLE + "peoples: []\n", ":7: peoples: unknown key 'peoples'; did you mean 'people'?"),
    "an unknown key of a person": (chen("potral: []"), "people[0].potral: unknown key 'potral'; did you mean 'portal'?"),
    "an unknown key far from all": (chen("mailbox: {zzz: 1}"), "people[0] (chen.yj).mailbox.zzz: unknown key 'zzz'; known here: address, enabled"),
    "a key twice": (chen("email: a@b.example\nemail: c@d.example"), "people[0].email: this key stands here twice"),
    "no id": (AGENCIES + "people:\n  - {name: a, agency: doit}\n", "id is missing"),
    "an id with a space": (AGENCIES + "people:\n  - {id: a b, name: a, agency: doit}\n", "an id such as chen.yj"),
    "no name": (AGENCIES + "people:\n  - {id: a, agency: doit}\n", "name is missing"),
    "an unknown agency": (chen("").replace("agency: doit", "agency: nowhere"), "(chen.yj).agency: there is no agency 'nowhere' here; known are doit"),
    "an unknown admin": (chen("").replace("[chen.yj]", "[nobody]"), "agencies[0] (doit).admins[0]: there is no person 'nobody' here"),
    "admins by an unknown role": (chen("").replace("[chen.yj]", "{portals: [chen.yj]}"), "did you mean 'portal'?"),
    "the same person twice": (chen("") + "  - {id: chen.yj, name: a, agency: doit}\n", "the person id 'chen.yj' is already taken by people[0] (chen.yj).id"),
    "the same agency twice": (
        AGENCIES + "  - {id: doit, name: a, joins_directory: true}\n" + PEOPLE,
        "the agency id 'doit' is already taken by agencies[0]",
    ),
    "the same portal account twice": (chen("portal: [{account: a}, {account: a}]"), "the portal account 'a' is already taken by"),
    "the same directory account twice": (chen("directory: [{account: a}, {account: a}]"), "the directory account 'a' is already taken by"),
    "a lock soon": (chen("directory:\n  account: GEAA-1\n  locked: soon"), ":9: people[0] (chen.yj).directory.locked: expected a time relative to the start"),
    "a lock to come": (chen("directory: {account: GEAA-1, locked: 6m}"), "locked: expected a time in the past, found '6m'; did you mean '-6m'?"),
    "enabled maybe": (chen("directory: {account: GEAA-1, enabled: maybe}"), "enabled: expected true or false, found 'maybe'"),
    "enabled a number": (chen("personnel: {enabled: 1}"), "enabled: expected true or false, found '1'"),
    "a name that is a list": (AGENCIES + "people:\n  - {id: a, name: [b], agency: doit}\n", "name: expected a text, found a list"),
    "a name that is true": (AGENCIES + "people:\n  - {id: a, name: true, agency: doit}\n", "put it in quotes"),
    "an empty name": (AGENCIES + "people:\n  - {id: a, name: '', agency: doit}\n", "found an empty one"),
    "a control character": (AGENCIES + 'people:\n  - {id: a, name: "a\\u202eb", agency: doit}\n', "without control characters"),
    "an endless name": (AGENCIES + f"people:\n  - {{id: a, name: {'x' * 500}, agency: doit}}\n", "at most 190 characters, found 500"),
    "an address without @": (chen("email: nowhere"), "an address such as name@mail.example, found 'nowhere'"),
    "an unknown role": (chen("role: helpdesc"), "did you mean 'helpdesk'?"),
    "a role that a file cannot give": (chen("role: portal_admin"), "expected staff or helpdesk or security or operator"),
    "an unknown language": (chen("language: zh-Hans"), "expected zh-Hant-TW or en"),
    "an unknown phase": (chen("") + "phase: golive\n", "expected before_go_live or go_live, found 'golive'; did you mean 'go_live'?"),
    "an unknown certificate state": (chen("certificate: {state: lost}"), "expected valid or expired or revoked or suspended"),
    "a binding without an end": (chen("binding: {portal: a}"), "directory is missing; expected the TPEAD account"),
    "a sync that never runs": (chen("") + "sync: {every: 0h}\n", "sync.every: expected a span above zero"),
    "a sync to come": (chen("") + "sync: {last: 20m}\n", "sync.last: expected a time in the past"),
    "an unknown sync of a person": (chen("sync: sometimes"), "expected stuck, found 'sometimes'"),
    "a relock of weeks": (chen("directory: {account: a, relocks: 2w}"), "a span of at most 1d"),
    "a national id too short": (chen("national_id: A12345"), "expected a letter and nine characters"),
    "a substitute for a stranger": (
        chen("").replace("[chen.yj]}", "[chen.yj], substitutes: [{for: who, by: chen.yj, until: 1d}]}"),
        "there is no person 'who' here",
    ),
    "a substitute without an end": (
        chen("").replace("[chen.yj]}", "[chen.yj], substitutes: [{for: chen.yj, by: chen.yj}]}"),
        "until is missing; expected when the substitute's time ends",
    ),
    "a substitute whose time ends before it begins": (
        chen("").replace("[chen.yj]}", "[chen.yj], substitutes: [{for: chen.yj, by: chen.yj, from: 2d, until: 1d}]}"),
        "a time after from",
    ),
    "a list where a map belongs": (chen("personnel: [a]"), "personnel: expected a map of keys, found a list"),
    "a tag": (chen("email: !secret a@b.example"), "found a YAML tag"),
    "a list as a key": (chen("? [a]\n: b"), "expected a plain key"),
    "a broken bracket": (chen("portal: [{account: a"), "not readable as YAML"),
    "a tab": ("agencies:\n\t- a\n", "line 2, column 1: not readable as YAML"),
    "an alias to nothing": (chen("email: *here"), "not readable as YAML"),
    "two documents": (AGENCIES + PEOPLE + "---\na: b\n", "not readable as YAML"),
    "a NUL": ("agencies: \0\n", "not readable as YAML"),
    "brackets without end": ("[" * 100_000, "nested more than 20 deep; check the brackets"),
}


@pytest.mark.parametrize(("text", "told"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_line_that_names_the_place_and_the_remedy(tmp_path: Path, text: str, told: str) -> None:
    assert told in refused(tmp_path, text).detail


def test_a_file_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    assert "save the file as UTF-8" in refused(tmp_path, "people: 陳".encode("big5")).detail


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no such file"):
        read_organisation(tmp_path / "nowhere.yaml", ZONE)
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_organisation(tmp_path, ZONE)


@pytest.mark.parametrize(
    "line",
    [
        "portal: [{account: a, password: *Hunter2-canary}]",
        "portal: [{account: a, password: !Hunter2-canary}]",
        'portal: [{account: a, password: "Hunter2-canary}]',
        "portal: [{account: a, password: [Hunter2-canary]}]",
        "portal: [{account: a, password: 'Hunter2-canary', password: b}]",
        "national_id: Hunter2-canary",
        "certificate: {national_id: Hunter2-canary}",
        f"mailbox: {{address: a@b.example, password: {'Hunter2-canary' * 20}}}",
    ],
)
def test_no_refusal_tells_a_password_or_a_national_id(tmp_path: Path, line: str) -> None:
    assert "canary" not in refused(tmp_path, chen(line)).detail


def test_a_description_shows_neither_passwords_nor_national_ids() -> None:
    shown = repr(read_organisation(SAMPLES / "before_go_live.yaml", ZONE))
    assert "F200010077" not in shown
    assert "Portal-yjchen-1" not in shown


EVERYTHING = """\
agencies:
  - id: doit
    name: 資訊局
    joins_directory: yes
    admins: {portal: [chen.yj], personnel: [lin.admin]}
    auto_creation: -10d
    substitutes: [{for: chen.yj, by: lin.admin, from: -1d, until: 2026-03-20T09:00}]
people:
  - id: chen.yj
    name: 陳怡君
    agency: doit
    national_id: a200000003
    email: chen.yj@home.example
    role: helpdesk
    phone: 8585
    language: en
    sync: stuck
    certificate: {bound: true, serial: 0123, name: 陳怡珺, national_id: B277777778, state: revoked}
    portal: {account: 0777, enabled: off, password: 12345678, name: 陳君, created: -900d, changed: -1h30m, locked: -4m, used_for: apps}
    personnel: {exists: true, enabled: false, name: 陳, arrived: -2h, changed: -1h, synced: -20m}
    directory:
      account: ab1234
      enabled: true
      password: "a b"
      kind: service
      protected: true
      former: GEAA-012686
      arrived: -3h
      changed: -2h
      locked: -6m
      lockouts: [-20h, -9h]
      unlock: by_admin
      relocks: 4m
      must_change: true
      password_set: -30d
      password_expires: 10d
      expires: 2027-01-01
      hours: none
      computers: [PC-1, PC-2]
    mailbox: {address: yjchen@mail.example, enabled: false, arrived: -1h, password: secret}
    binding: [{portal: 0777, directory: ab1234}, {portal: "0777", directory: GEAA-9}]
  - {id: lin.admin, name: 林志成, agency: doit, national_id: ~, portal: null, personnel: {exists: false}, directory: [], certificate: {bound: false}}
sync: {every: 30m, last: -10m}
phase: go_live
auto_creation: 2026-03-20
"""


def test_every_key_of_the_contract_is_understood(tmp_path: Path) -> None:
    whole = described(tmp_path, EVERYTHING)
    agency, (person, other) = whole.agencies[0], whole.people
    portal, account, box, card = person.portal[0], person.directory[0], person.mailbox, person.certificate
    assert person.personnel is not None
    assert box is not None
    assert card is not None
    assert (whole.phase, whole.sync_every, whole.sync_last) == (Phase.GO_LIVE, timedelta(minutes=30), timedelta(minutes=-10))
    assert whole.auto_creation == datetime(2026, 3, 19, 16, tzinfo=UTC)
    assert (agency.joins_directory, agency.portal_admins, agency.personnel_admins) == (True, ("chen.yj",), ("lin.admin",))
    assert agency.auto_creation == timedelta(days=-10)
    assert (agency.substitutes[0].since, agency.substitutes[0].until) == (timedelta(days=-1), datetime(2026, 3, 20, 1, tzinfo=UTC))
    assert (person.national_id, person.role, person.phone, person.language, person.stuck) == (Secret("A200000003"), Role.HELPDESK, "8585", "en", True)
    assert (card.serial, card.name, card.national_id, card.state) == ("0123", "陳怡珺", Secret("B277777778"), CertificateState.REVOKED)
    assert (portal.account, portal.enabled, portal.password, portal.name) == ("0777", False, Secret("12345678"), "陳君")
    assert (portal.created, portal.changed, portal.locked) == (timedelta(days=-900), timedelta(minutes=-90), timedelta(minutes=-4))
    assert portal.used_for is Usage.APPLICATIONS
    assert (person.personnel.enabled, person.personnel.name, person.personnel.arrived) == (False, "陳", timedelta(hours=-2))
    assert (account.kind, account.protected, account.former, account.by_admin) == (AccountKind.SERVICE, True, "GEAA-012686", True)
    assert account.lockouts == (timedelta(hours=-20), timedelta(hours=-9))
    assert (account.relocks, account.must_change, account.at_no_hour, account.computers) == (timedelta(minutes=4), True, True, ("PC-1", "PC-2"))
    assert (account.password, account.password_expires) == (Secret("a b"), timedelta(days=10))
    assert account.expires == datetime(2026, 12, 31, 16, tzinfo=UTC)
    assert (box.address, box.enabled, box.password) == ("yjchen@mail.example", False, Secret("secret"))
    assert person.bindings == (DescribedBinding("0777", "ab1234"), DescribedBinding("0777", "GEAA-9"))
    assert (other.national_id, other.portal, other.personnel, other.directory, other.certificate) == (None, (), None, (), None)


def test_admins_in_a_list_have_both_tasks(tmp_path: Path) -> None:
    agency = described(tmp_path, chen("")).agencies[0]
    assert agency.portal_admins == agency.personnel_admins == ("chen.yj",)
