"""Every row of the decision table, in its order and both phases where they differ."""

from datetime import timedelta
from typing import Any

import pytest

from bot.accounts.advice import advise
from bot.accounts.diagnosis import diagnose
from bot.accounts.finding import Finding, Status, Using, Want, Wish
from bot.accounts.masking import mask_account, mask_address, mask_national_id
from bot.accounts.records import AccountBinding, CertificateState, Kind, Lock, System, Unread, Usage
from bot.accounts.rows.stopping import STRANGER
from bot.accounts.rules import Rules
from bot.accounts.snapshot import Event, Happening
from bot.people.person import Person
from bot.people.role import Role
from tests.builders import CERTIFICATE, DIRECTORY, NOT_JOINED, NOW, P0, P1, P2, PORTAL, a_snapshot, directory, minutes_ago, personnel, portal, rules

LOCKED_6 = Lock(minutes_ago(6), timedelta(minutes=15))
SHARED = Person("counter", "櫃檯", "doit", None)


def rows(at: Rules = P0, **more: Any) -> tuple[str, ...]:
    return diagnose(a_snapshot(**more), at, NOW).rows


def finding(row: str, at: Rules = P0, **more: Any) -> Finding:
    found = [one for one in diagnose(a_snapshot(**more), at, NOW).findings if one.row == row]
    assert found, rows(at, **more)
    return found[0]


def advised(wish: Wish, at: Rules = P0, **more: Any) -> str | None:
    advice = advise(diagnose(a_snapshot(**more), at, NOW), wish, at, NOW).finding
    return advice.row if advice else None


@pytest.mark.parametrize("at", [P0, P1, P2])
def test_a_healthy_person_has_one_finding_and_no_row(at: Rules) -> None:
    diagnosis = diagnose(a_snapshot(), at, NOW)
    assert diagnosis.rows == ()
    assert [one.row for one in diagnosis.findings] == ["fine"]
    assert diagnosis.status is Status.FINE


def test_d01_a_stranger_learns_nothing_about_any_account() -> None:
    assert STRANGER.status is Status.UNKNOWN
    assert STRANGER.remedies == ()


@pytest.mark.parametrize("account", [directory(protected=True), directory(kind=Kind.SERVICE), directory(kind=Kind.BOT)])
def test_d02_a_protected_or_service_account_stops_everything_without_detail(account: Any) -> None:
    found = finding("D2", directory=account)
    assert rows(directory=account, portal=portal(enabled=False)) == ("D2",)
    assert found.remedies == ()
    assert dict(found.tell.words) == {}


@pytest.mark.parametrize("system", ["portal", "personnel", "directory", "mailbox", "certificate"])
def test_d03_a_silent_system_is_unknown_and_never_fine(system: str) -> None:
    diagnosis = diagnose(a_snapshot(**{system: Unread(System.PORTAL)}), P0, NOW)
    assert "D3" in diagnosis.rows
    assert diagnosis.status is Status.UNKNOWN


def test_d03_what_could_be_read_is_told_all_the_same() -> None:
    assert rows(mailbox=Unread(System.MAILBOX), directory=directory(lock=LOCKED_6)) == ("D3", "D15")


def test_d04_a_shared_account_is_nobodys() -> None:
    r = "D4"
    assert rows(person=SHARED) == (r,)
    assert finding(r, person=SHARED, portal=portal(used_for=Usage.APPLICATIONS)).escalate
    assert finding(r, person=SHARED, portal=portal(used_for=Usage.MAIL)).tell.key == "status.shared-mail"


@pytest.mark.parametrize(("age", "row"), [(0, "D5"), (59, "D5"), (60, "D6"), (61, "D6"), (119, "D6"), (120, "D6"), (121, "D7"), (6000, "D7")])
def test_d05_d06_d07_by_the_minutes_that_a_record_is_missing_in_personnel(age: int, row: str) -> None:
    assert rows(portal=portal(created=minutes_ago(age)), personnel=None, directory=None, mailbox=None, binding=None) == (row,)


def test_d07_is_escalated_and_owned_by_the_helpdesk() -> None:
    found = finding("D7", portal=portal(created=minutes_ago(180)), personnel=None, directory=None, mailbox=None, binding=None)
    assert found.escalate
    assert found.owner is Role.HELPDESK


@pytest.mark.parametrize(("age", "key"), [(59, "pending"), (60, "slow"), (120, "slow"), (121, "overdue")])
def test_d08_counts_from_personnels_arrival(age: int, key: str) -> None:
    found = finding("D8", personnel=personnel(arrived=minutes_ago(age)), directory=None, binding=None)
    assert found.tell.key == f"status.arrival-{key}"


def test_d08_is_told_in_joined_agencies_only() -> None:
    assert "D8" not in rows(agency=NOT_JOINED, mailbox=None)


@pytest.mark.parametrize(("age", "told"), [(59, True), (60, False)])
def test_d09_a_change_is_news_for_less_than_an_hour(age: int, told: bool) -> None:
    assert ("D9" in rows(portal=portal(changed=minutes_ago(age)))) is told


@pytest.mark.parametrize(("age", "row"), [(60, "D6"), (120, "D6"), (121, "D7")])
def test_a_name_that_has_not_followed_is_slow_and_then_overdue(age: int, row: str) -> None:
    assert rows(portal=portal(changed=minutes_ago(age), name="陳怡均"), certificate=None) == (row,)


def test_d10_disabled_at_the_source_and_everywhere() -> None:
    off: dict[str, Any] = {"portal": portal(enabled=False), "personnel": personnel(enabled=False), "directory": directory(enabled=False)}
    assert rows(**off) == ("D10",)
    assert finding("D10", **off).owner is Role.PORTAL_ADMIN


def test_d11_disabled_in_the_portal_wins_over_the_others_saying_enabled() -> None:
    assert rows(portal=portal(enabled=False)) == ("D11",)
    assert diagnose(a_snapshot(portal=portal(enabled=False)), P0, NOW).status is Status.DISABLED


def test_d10_d11_d13_d17_d18_do_not_exist_after_go_live() -> None:
    assert rows(P2, portal=portal(enabled=False, lock=LOCKED_6)) == ()


def test_d12_an_enabling_of_the_last_hour_is_on_its_way() -> None:
    assert "D12" in rows(portal=portal(changed=minutes_ago(10)), directory=directory(enabled=False))
    assert "D13" in rows(portal=portal(changed=minutes_ago(60)), directory=directory(enabled=False))


def test_d12_starts_from_personnel_after_go_live() -> None:
    assert "D12" in rows(P2, personnel=personnel(changed=minutes_ago(10)), directory=directory(enabled=False))


def test_d13_disabled_in_tpead_alone_is_the_agencys_decision() -> None:
    found = finding("D13", directory=directory(enabled=False))
    assert found.owner is Role.PERSONNEL_ADMIN
    assert found.remedies == ("request_enable",)


def test_d14_disabled_after_go_live_belongs_to_the_personnel_admin() -> None:
    assert finding("D14", P2, personnel=personnel(enabled=False)).owner is Role.PERSONNEL_ADMIN


def test_d15_says_when_a_lock_opens_by_itself() -> None:
    found = finding("D15", directory=directory(lock=LOCKED_6))
    assert found.until == NOW + timedelta(minutes=9)
    assert found.tell.words["minutes"] == 6
    assert found.remedies == ("unlock",)


def test_d16_says_try_again_once_the_lock_has_run_out() -> None:
    found = finding("D16", directory=directory(lock=Lock(minutes_ago(15), timedelta(minutes=15))))
    assert found.status is Status.FINE
    assert found.until is None


def test_d17_a_portal_lock_leaves_the_bound_tpead_account_usable() -> None:
    found = finding("D17", portal=portal(lock=LOCKED_6))
    assert found.tell.words["directory_account"] == "GEAA-****86"


def test_d18_tells_each_lock_with_its_own_time() -> None:
    found = finding("D18", portal=portal(lock=Lock(minutes_ago(2), timedelta(minutes=15))), directory=directory(lock=LOCKED_6))
    assert found.tell.words["until"] != found.tell.words["portal_until"]


@pytest.mark.parametrize(("earlier", "row"), [(2, "D15"), (3, "D19")])
def test_d19_counts_earlier_lockouts_and_not_the_present_one(earlier: int, row: str) -> None:
    times = tuple(minutes_ago(60 * hour) for hour in range(1, earlier + 1))
    assert rows(directory=directory(lock=LOCKED_6, lockouts=(*times, LOCKED_6.since))) == (row,)


def test_d19_counts_unlocks_by_themselves_and_forgets_after_a_day() -> None:
    three = tuple(Happening(Event.UNLOCKED, DIRECTORY.account, minutes_ago(60 * hour)) for hour in (1, 2, 3))
    assert rows(directory=directory(lock=LOCKED_6), recent=three) == ("D19",)
    old = tuple(minutes_ago(60 * hour) for hour in (25, 26, 27))
    assert rows(directory=directory(lock=LOCKED_6, lockouts=old)) == ("D15",)


def test_d20_a_lock_without_an_end_waits_for_an_admin() -> None:
    found = finding("D20", directory=directory(lock=Lock(minutes_ago(600), None)))
    assert found.until is None
    assert found.owner is Role.PERSONNEL_ADMIN


FORGOT = Wish(Want.NEW_PASSWORD)


@pytest.mark.parametrize("at", [P0, P2])
def test_d21_a_good_certificate_resets_the_password(at: Rules) -> None:
    assert advised(FORGOT, at) == "D21"


@pytest.mark.parametrize("certificate", [None, CertificateState.EXPIRED, CertificateState.REVOKED, CertificateState.SUSPENDED])
def test_d22_without_a_usable_certificate_it_is_the_admins_route(certificate: CertificateState | None) -> None:
    bound = None if certificate is None else _certificate(state=certificate)
    assert advised(FORGOT, certificate=bound) == "D22"


def test_d22_never_with_a_certificate_of_somebody_else() -> None:
    assert advised(FORGOT, certificate=_certificate(holder="another")) is None


def _certificate(**more: Any) -> Any:
    return type(CERTIFICATE)(**{**{"serial": "TP1", "name": "陳怡君", "holder": "key-of-chen"}, **more})


def test_d23_a_name_that_differs_from_the_record_of_its_phase() -> None:
    assert finding("D23", certificate=_certificate(name="陳怡均")).owner is Role.PORTAL_ADMIN
    assert finding("D23", P2, certificate=_certificate(name="陳怡均")).owner is Role.PERSONNEL_ADMIN


def test_d24_an_id_that_differs_goes_to_the_helpdesk_at_once() -> None:
    found = finding("D24", certificate=_certificate(holder="another", name="陳怡均"))
    assert found.escalate
    assert "request_reset" not in diagnose(a_snapshot(certificate=_certificate(holder="another")), P0, NOW).remedies


@pytest.mark.parametrize("state", [CertificateState.EXPIRED, CertificateState.REVOKED, CertificateState.SUSPENDED])
def test_d25_an_unusable_certificate(state: CertificateState) -> None:
    assert rows(certificate=_certificate(state=state)) == ("D25",)


def test_d26_binds_first_since_a_change_would_not_reach_tpead() -> None:
    assert advised(FORGOT, binding=None) == "D26"


@pytest.mark.parametrize(("at", "escalates"), [(P0, False), (rules(auto_creation=minutes_ago(60)), False), (P1, True), (P2, True)])
def test_d27_portal_only_by_phase(at: Rules, escalates: bool) -> None:
    assert finding("D27", at, agency=NOT_JOINED, directory=None, binding=None).escalate is escalates


def test_d28_tpead_only_has_nothing_to_bind() -> None:
    assert rows(portal=None, binding=None) == ("D28",)
    assert finding("D28", P2, portal=None, binding=None).status is Status.FINE


def test_d29_d30_d31_the_same_unbound_pair_by_phase() -> None:
    assert [rows(at, binding=None) for at in (P0, P1, P2)] == [("D29",), ("D30",), ("D31",)]


def test_d31_more_tpead_than_portal_accounts_is_a_duplicate_at_any_time() -> None:
    assert rows(directory=(DIRECTORY, directory(account="ab1234"))) == ("D31",)


@pytest.mark.parametrize("at", [P0, P1, P2])
def test_d32_an_agency_that_has_not_joined_is_bound_by_the_system(at: Rules) -> None:
    assert rows(at, agency=NOT_JOINED, binding=None) == ("D32",)


def test_d33_two_portal_accounts_and_one_tpead_account() -> None:
    assert rows(portal=(PORTAL, portal(account="yjchen2")), binding=None) == ("D33",)


def test_d34_a_foreign_binding_is_a_conflict_that_names_nobody() -> None:
    found = finding("D34", binding=(AccountBinding("other", "GEAA-012686", foreign=True),))
    assert found.escalate
    assert dict(found.tell.words) == {}
    assert found.remedies == ()


SIGN_IN = Wish(Want.SIGN_IN)


def test_d35_after_go_live_the_portal_account_no_longer_signs_in() -> None:
    assert advised(Wish(Want.SIGN_IN, Using.PORTAL_ACCOUNT), P2) == "D35"


def test_d36_a_renamed_account_needs_a_known_former_name_not_a_format() -> None:
    assert advised(SIGN_IN, P2, portal=None, binding=None, directory=directory(account="ab1234", former="GEAA-012686")) == "D36"
    assert advised(SIGN_IN, P0, directory=directory(account="ab1234"), binding=(AccountBinding("yjchen", "ab1234"),)) == "D42"


@pytest.mark.parametrize(("age", "row"), [(0, "D37"), (60, "D37"), (61, "D42")])
def test_d37_a_password_of_the_last_hour_may_not_work_everywhere(age: int, row: str) -> None:
    assert advised(SIGN_IN, directory=directory(password_set=minutes_ago(age))) == row


def test_d38_must_change_or_expired_password() -> None:
    assert finding("D38", directory=directory(must_change=True)).status is Status.LOCKED
    assert rows(directory=directory(password_expires=minutes_ago(1))) == ("D38",)


def test_d39_a_passed_end_date_is_for_the_personnel_admin() -> None:
    found = finding("D39", directory=directory(expires=minutes_ago(1)))
    assert found.status is Status.DISABLED
    assert found.owner is Role.PERSONNEL_ADMIN


@pytest.mark.parametrize("account", [directory(signs_in_at_no_hour=True), directory(computers=("PC-1",))])
def test_d40_hours_and_computers(account: Any) -> None:
    assert rows(directory=account) == ("D40",)


def test_d41_a_missing_application_is_a_permission() -> None:
    assert advised(Wish(Want.FIND_APPLICATION)) == "D41"


def test_d42_everything_fine_and_still_failing_is_the_input() -> None:
    assert advised(SIGN_IN) == "D42"


def test_nothing_is_advised_where_the_diagnosis_is_the_answer() -> None:
    assert advised(SIGN_IN, directory=directory(lock=LOCKED_6)) is None
    assert advised(FORGOT, directory=directory(enabled=False)) is None
    assert advised(FORGOT, personnel=Unread(System.PERSONNEL)) is None


def test_names_are_masked() -> None:
    assert mask_account("GEAA-012686") == "GEAA-****86"
    assert "1234" not in mask_account("ab1234")
    assert mask_address("yjchen@mail.example").endswith("@mail.example")
    assert mask_national_id("A123456789") == "A12*****89"
