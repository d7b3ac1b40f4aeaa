"""The rows with *: D21, D22, D26, D35, D36, D37, D41, D42. The same state, another wish, another answer."""

from typing import Any

import pytest

from bot.accounts.advice import advise
from bot.accounts.finding import Finding, Using, Want, Wish
from bot.accounts.records import AccountBinding, CertificateState, DirectoryAccount, System, Unread
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.people.role import Role
from tests.builders import (
    NOW,
    a_certificate,
    a_directory_account,
    a_lock,
    a_mailbox,
    a_person,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    an_agency,
    diagnosed,
    minutes_ago,
    some_rules,
)

NEW_PASSWORD = Wish(Want.NEW_PASSWORD)
SIGN_IN = Wish(Want.SIGN_IN)
APPLICATION = Wish(Want.FIND_APPLICATION)
WISHES = [Wish(want, using) for want in Want for using in (None, *Using)]
SCHOOL = an_agency(joins_directory=False)


def asked(wish: Wish, snapshot: Snapshot, stage: Stage = Stage.P0, rules: Rules | None = None) -> Finding | None:
    rules = rules or some_rules(stage)
    return advise(diagnosed(snapshot, stage, rules), wish, rules, NOW).finding


def row(wish: Wish, snapshot: Snapshot, stage: Stage = Stage.P0) -> str | None:
    finding = asked(wish, snapshot, stage)
    return None if finding is None else finding.row


@pytest.mark.parametrize("stage", Stage)
def test_d21_r32_ones_own_certificate_resets(stage: Stage) -> None:
    finding = asked(NEW_PASSWORD, a_snapshot(), stage)
    assert finding is not None
    assert (finding.row, finding.remedies, finding.tell.words["mailbox"]) == ("D21", ("reset_password",), "same")


def test_d21_without_a_portal_account_there_is_nothing_to_bind_first() -> None:
    assert row(NEW_PASSWORD, a_snapshot(portal=None, binding=None)) == "D21"


def test_d21_also_while_locked_because_the_lock_is_told_beside_it() -> None:
    assert row(NEW_PASSWORD, a_snapshot(locked=minutes_ago(6))) == "D21"


def test_d21_a6_a_mailbox_of_another_name_keeps_its_password() -> None:
    finding = asked(NEW_PASSWORD, a_snapshot(mailbox=a_mailbox(address="doit-07@mail.example")))
    assert finding is not None
    assert finding.tell.words["mailbox"] == "other"


@pytest.mark.parametrize(
    "certificate",
    [None, a_certificate(name="陳怡珺"), a_certificate(state=CertificateState.EXPIRED), a_certificate(holder=None)],
    ids=["none", "D23", "D25", "holder unknown"],
)
@pytest.mark.parametrize("stage", Stage)
def test_d22_r33_no_usable_certificate_means_the_admins_route(certificate: Any, stage: Stage) -> None:
    finding = asked(NEW_PASSWORD, a_snapshot(certificate=certificate), stage)
    assert finding is not None
    assert (finding.row, finding.owner, finding.remedies) == ("D22", Role.PERSONNEL_ADMIN, ("request_reset",))


def test_d22_never_with_d24() -> None:
    assert asked(NEW_PASSWORD, a_snapshot(certificate=a_certificate(holder="key-of-lin"))) is None


@pytest.mark.parametrize("system", ["portal", "personnel", "directory", "mailbox", "certificate", "binding"])
def test_d21_d22_d26_no_reset_while_something_is_silent(system: str) -> None:
    silent = {"certificate": System.SIGN_ON, "binding": System.DIRECTORY}.get(system) or System(system)
    changes: dict[str, Any] = {system: Unread(silent)}
    assert asked(NEW_PASSWORD, a_snapshot(**changes)) is None


def test_d21_in_go_live_the_retired_portals_silence_does_not_matter() -> None:
    assert row(NEW_PASSWORD, a_snapshot(portal=Unread(System.PORTAL)), Stage.P2) == "D21"


@pytest.mark.parametrize(
    ("agency", "stage", "by", "remedies"),
    [
        (an_agency(), Stage.P0, "self", ("bind",)),
        (an_agency(), Stage.P1, "self", ("bind",)),
        (an_agency(), Stage.P2, "admin", ()),
        (SCHOOL, Stage.P0, "system", ()),
    ],
)
def test_d26_r29_a_change_would_not_reach_tpead_before_the_binding(agency: Any, stage: Stage, by: str, remedies: tuple[str, ...]) -> None:
    finding = asked(NEW_PASSWORD, a_snapshot(agency=agency, binding=None), stage)
    assert finding is not None
    assert (finding.row, finding.tell.words["by"], finding.remedies) == ("D26", by, remedies)


def test_d26_a_conflict_is_not_bound_over() -> None:
    assert asked(NEW_PASSWORD, a_snapshot(binding=(AccountBinding("lindw", "GEAA-012686", foreign=True),))) is None


def test_without_a_tpead_account_there_is_no_password_to_reset() -> None:
    assert asked(NEW_PASSWORD, a_snapshot(agency=SCHOOL, directory=None, binding=None)) is None


@pytest.mark.parametrize(("age", "expected"), [(0, "D37"), (60, "D37"), (60.9, "D37"), (61, "D42")])
def test_d37_within_the_hour_the_old_password_may_still_work(age: float, expected: str) -> None:
    assert row(SIGN_IN, a_snapshot(directory=a_directory_account(password_set=minutes_ago(age)))) == expected


def test_d37_r31_says_which_system_took_it_and_until_when() -> None:
    finding = asked(SIGN_IN, a_snapshot(directory=a_directory_account(password_set=minutes_ago(10)), mailbox=a_mailbox(address="x@mail.example")))
    assert finding is not None
    assert (finding.until, finding.tell.words["mailbox"], finding.tell.words["stage"]) == (minutes_ago(-50), "other", "p0")


def test_d37_a_lock_is_the_answer_itself() -> None:
    assert asked(SIGN_IN, a_snapshot(directory=a_directory_account(password_set=minutes_ago(10)), portal_locked=minutes_ago(1))) is None
    assert asked(SIGN_IN, a_snapshot(locked=minutes_ago(6))) is None


@pytest.mark.parametrize(("stage", "expected"), [(Stage.P0, "D42"), (Stage.P1, "D42"), (Stage.P2, "D35")])
@pytest.mark.parametrize("using", [None, Using.PORTAL_ACCOUNT])
def test_d35_r24_from_go_live_on_the_portal_account_signs_in_no_more(stage: Stage, expected: str, using: Using | None) -> None:
    assert row(Wish(Want.SIGN_IN, using), a_snapshot(), stage) == expected


def test_d35_is_told_to_whoever_says_so_even_beside_a_lock() -> None:
    assert row(Wish(Want.SIGN_IN, Using.PORTAL_ACCOUNT), a_snapshot(locked=minutes_ago(6)), Stage.P2) == "D35"
    assert asked(SIGN_IN, a_snapshot(locked=minutes_ago(6)), Stage.P2) is None


def test_d35_not_for_somebody_who_uses_tpead_or_has_nothing_else() -> None:
    assert row(Wish(Want.SIGN_IN, Using.DIRECTORY_ACCOUNT), a_snapshot(), Stage.P2) == "D42"
    assert row(SIGN_IN, a_snapshot(portal=None, binding=None), Stage.P2) == "D42"
    assert asked(Wish(Want.SIGN_IN, Using.PORTAL_ACCOUNT), a_snapshot(agency=SCHOOL, directory=None, binding=None), Stage.P2) is None


def renamed() -> DirectoryAccount:
    return a_directory_account(account="ab1234", former="GEAA-012686")


@pytest.mark.parametrize("stage", Stage)
def test_d36_r3_after_the_renaming_only_the_single_account_signs_in(stage: Stage) -> None:
    snapshot = a_snapshot(directory=renamed(), binding=(AccountBinding("yjchen", "ab1234"),))
    finding = asked(Wish(Want.SIGN_IN, Using.FORMER_NAME), snapshot, stage)
    assert finding is not None
    assert finding.row == "D36"
    assert dict(finding.tell.words) == {"former": "GEAA-****86"}, "the new name is not for a chat"


def test_d36_needs_a_known_former_name_and_not_a_format() -> None:
    born = a_snapshot(directory=a_directory_account(account="ab1234"), binding=(AccountBinding("yjchen", "ab1234"),))
    assert row(Wish(Want.SIGN_IN, Using.FORMER_NAME), born) == "D42"


@pytest.mark.parametrize("using", [None, Using.DIRECTORY_ACCOUNT])
def test_d36_also_for_somebody_who_says_tpead_which_may_be_the_old_name(using: Using | None) -> None:
    snapshot = a_snapshot(directory=renamed(), binding=(AccountBinding("yjchen", "ab1234"),))
    assert row(Wish(Want.SIGN_IN, using), snapshot) == "D36"
    locked = a_snapshot(directory=a_directory_account(account="ab1234", former="GEAA-012686", lock=a_lock(minutes_ago(6))))
    assert asked(Wish(Want.SIGN_IN, using), locked) is None, "a lock explains it"


@pytest.mark.parametrize("stage", Stage)
def test_d41_r42_an_application_is_a_matter_of_permission(stage: Stage) -> None:
    finding = asked(APPLICATION, a_snapshot(mailbox=Unread(System.MAILBOX)), stage)
    assert finding is not None
    assert (finding.row, finding.owner, finding.remedies) == ("D41", Role.SIGN_ON_TEAM, ("ticket",))


@pytest.mark.parametrize(
    "changes",
    [{}, {"locked": minutes_ago(30)}, {"certificate": None}, {"agency": SCHOOL, "binding": None}],
    ids=["fine", "D16", "no certificate", "D32"],
)
def test_d42_r43_everything_is_fine_and_it_still_fails(changes: dict[str, Any]) -> None:
    assert row(SIGN_IN, a_snapshot(**changes)) == "D42"


def test_d42_the_portal_alone_signs_in_until_go_live_and_tpead_alone_from_then_on() -> None:
    portal_alone = a_snapshot(agency=SCHOOL, directory=None, binding=None)
    assert row(SIGN_IN, portal_alone) == "D42"
    assert row(SIGN_IN, portal_alone, Stage.P2) is None
    directory_alone = a_snapshot(portal=None, binding=None)
    assert row(SIGN_IN, directory_alone) is None
    assert row(SIGN_IN, directory_alone, Stage.P2) == "D42"


@pytest.mark.parametrize(
    "changes",
    [
        {"portal": a_portal_account(changed=minutes_ago(5))},
        {"personnel": None},
        {"directory": a_directory_account(must_change=True)},
        {"directory": a_directory_account(computers=("PC-0412",))},
        {"binding": None},
        {"mailbox": Unread(System.MAILBOX)},
    ],
    ids=["D9", "D7", "D38", "D40", "D29", "D3"],
)
def test_d42_not_where_a_finding_explains_it(changes: dict[str, Any]) -> None:
    assert asked(SIGN_IN, a_snapshot(**changes)) is None


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize(
    "barred",
    [
        a_snapshot(person=a_person(key=None)),
        a_snapshot(directory=a_directory_account(protected=True)),
        a_snapshot(personnel=a_personnel_record(enabled=False)),
        a_snapshot(directory=a_directory_account(enabled=False), portal=Unread(System.PORTAL)),
        a_snapshot(directory=a_directory_account(expires=minutes_ago(1))),
    ],
    ids=["D4", "D2", "disabled", "disabled and unread", "expired"],
)
def test_no_wish_gets_past_a_stopping_row_or_a_disabled_account(wish: Wish, stage: Stage, barred: Snapshot) -> None:
    assert asked(wish, barred, stage) is None
