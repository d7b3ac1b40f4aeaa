"""D23-D25: the citizen certificate."""

from typing import Any

import pytest

from bot.accounts.finding import Status
from bot.accounts.records import CertificateState, System, Unread
from bot.accounts.rules import Stage
from bot.people.role import Role
from tests.builders import a_certificate, a_directory_account, a_personnel_record, a_portal_account, a_snapshot, diagnosed, finding_of


@pytest.mark.parametrize(("stage", "owner"), [(Stage.P0, Role.PORTAL_ADMIN), (Stage.P1, Role.PORTAL_ADMIN), (Stage.P2, Role.PERSONNEL_ADMIN)])
def test_d23_r40_another_name_than_on_record(stage: Stage, owner: Role) -> None:
    finding = finding_of("D23", a_snapshot(certificate=a_certificate(name="陳怡珺")), stage)
    assert (finding.status, finding.owner, finding.remedies) == (Status.FINE, owner, ("ticket",))


def test_d23_the_record_is_the_portals_name_and_from_go_live_on_personnels() -> None:
    apart = a_snapshot(portal=a_portal_account(name="陳怡珺"), personnel=a_personnel_record(name="陳怡君"), certificate=a_certificate(name="陳怡珺"))
    assert "D23" not in diagnosed(apart).rows
    assert diagnosed(apart, Stage.P2).rows == ("D23",)


@pytest.mark.parametrize("stage", Stage)
def test_d23_needs_a_record_to_compare_with(stage: Stage) -> None:
    silent: dict[str, Any] = {"personnel": Unread(System.PERSONNEL)} if stage is Stage.P2 else {"portal": Unread(System.PORTAL)}
    assert diagnosed(a_snapshot(certificate=a_certificate(name="陳怡珺"), **silent), stage).rows == ("D3",)


@pytest.mark.parametrize("stage", Stage)
def test_d24_r41_somebody_elses_id_goes_to_the_helpdesk_and_no_name_is_said(stage: Stage) -> None:
    finding = finding_of("D24", a_snapshot(certificate=a_certificate(holder="key-of-lin", name="林大為")), stage)
    assert (finding.owner, finding.escalate, finding.remedies) == (Role.HELPDESK, True, ("ticket",))
    assert not finding.tell.words


def test_d24_comes_before_d25_and_d23() -> None:
    worst = a_certificate(holder="key-of-lin", name="林大為", state=CertificateState.REVOKED)
    assert diagnosed(a_snapshot(certificate=worst)).rows == ("D24",)


def test_d24_takes_every_reset_away() -> None:
    snapshot = a_snapshot(certificate=a_certificate(holder="key-of-lin"), directory=a_directory_account(must_change=True))
    assert diagnosed(snapshot).rows == ("D24", "D38")
    assert diagnosed(snapshot).remedies == ("ticket",)


def test_d24_an_unknown_holder_is_not_another_holder() -> None:
    assert diagnosed(a_snapshot(certificate=a_certificate(holder=None))).rows == ()


@pytest.mark.parametrize("state", [CertificateState.EXPIRED, CertificateState.REVOKED, CertificateState.SUSPENDED])
@pytest.mark.parametrize("stage", Stage)
def test_d25_a_certificate_that_does_not_count_leaves_the_admins_route(state: CertificateState, stage: Stage) -> None:
    finding = finding_of("D25", a_snapshot(certificate=a_certificate(state=state)), stage)
    assert (finding.tell.words["state"], finding.remedies, finding.owner) == (state.value, ("request_reset",), Role.PERSONNEL_ADMIN)


def test_d25_comes_before_d23() -> None:
    assert diagnosed(a_snapshot(certificate=a_certificate(state=CertificateState.EXPIRED, name="陳怡珺"))).rows == ("D25",)


def test_no_certificate_is_no_finding() -> None:
    assert diagnosed(a_snapshot(certificate=None)).rows == ()
