"""What a presented card comes to: each way in which it may be wrong is told apart, and only an authority's signature and list count."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock, SystemClock
from bot.verification.certificate import CertificateOutcome, PresentedCertificate, TrustProblem, comparable_serial, is_same_certificate, written_serials
from integrations.certificates.authorities import read_authorities
from integrations.certificates.checker import FileCertificateChecker
from integrations.certificates.examination import Trust, examine_certificate
from integrations.certificates.revocation import read_lists, signed_lists
from integrations.certificates.trust_files import TrustFiles
from tests.servers.certificates import DAY, Card, CardAuthority, card_root

NOW = SystemClock().now()
ROOT = card_root()
ISSUER = ROOT.authority("測試 MOICA")
FOREIGN = card_root()
"""Of the same name as ROOT: a name proves nothing."""
CITIZEN = ISSUER.card_of("陳怡君", 0x0ABC)


def trusting(crl: bytes | None = None, authority: CardAuthority = ISSUER) -> Trust:
    authorities = read_authorities(authority.chain)
    return Trust(authorities, signed_lists(read_lists(ISSUER.revoking() if crl is None else crl), authorities.all))


def outcome(card: Card | bytes, trust: Trust | None = None, now: datetime = NOW) -> CertificateOutcome:
    return examine_certificate(card if isinstance(card, bytes) else card.der, trust or trusting(), now).outcome


def test_a_card_that_holds_is_accepted_with_its_serial_number_and_has_no_host_name() -> None:
    with pytest.raises(x509.ExtensionNotFound):
        CITIZEN.certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    assert examine_certificate(CITIZEN.der, trusting(), NOW) == PresentedCertificate(CertificateOutcome.ACCEPTED, "abc")
    assert examine_certificate(CITIZEN.pem, trusting(), NOW) == PresentedCertificate(CertificateOutcome.ACCEPTED, "abc")


def test_a_card_with_a_long_key_of_the_other_kind_and_one_issued_by_the_root_itself_are_accepted() -> None:
    older = ISSUER.card_of("林美惠", key=rsa.generate_private_key(65537, 2048))
    assert outcome(older) is CertificateOutcome.ACCEPTED
    plain = ROOT.card_of("林美惠")
    assert outcome(plain, trusting(ROOT.revoking(), ROOT)) is CertificateOutcome.ACCEPTED


OTHERS: dict[str, Callable[[], tuple[Card | bytes, CertificateOutcome]]] = {
    "another authority of the same name issued it": lambda: (FOREIGN.card_of("陳怡君", 0x0ABC), CertificateOutcome.FORGED),
    "somebody signed it themselves": lambda: (card_root("陳怡君").card, CertificateOutcome.FORGED),
    "another card issued it": lambda: (CardAuthority(CITIZEN, ISSUER).card_of("陳怡君"), CertificateOutcome.FORGED),
    "a foreign one that has also expired": lambda: (FOREIGN.card_of("陳怡君", begins=NOW - 9 * DAY, ends=NOW - DAY), CertificateOutcome.FORGED),
    "expired": lambda: (ISSUER.card_of("陳怡君", begins=NOW - timedelta(hours=9), ends=NOW - timedelta(seconds=1)), CertificateOutcome.EXPIRED),
    "expired before its issuer began": lambda: (ISSUER.card_of("陳怡君", begins=NOW - 9 * DAY, ends=NOW - 8 * DAY), CertificateOutcome.EXPIRED),
    "with a short key": lambda: (ISSUER.card_of("陳怡君", key=rsa.generate_private_key(65537, 1024)), CertificateOutcome.FORGED),
    "not yet valid": lambda: (ISSUER.card_of("陳怡君", begins=NOW + DAY), CertificateOutcome.NOT_YET_VALID),
    "for servers": lambda: (ISSUER.card_of("陳怡君", purposes=(ExtendedKeyUsageOID.SERVER_AUTH,)), CertificateOutcome.WRONG_PURPOSE),
    "for anything": lambda: (ISSUER.card_of("陳怡君", purposes=(ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE,)), CertificateOutcome.WRONG_PURPOSE),
    "an authority's own": lambda: (ISSUER.card, CertificateOutcome.WRONG_PURPOSE),
    "no certificate": lambda: (b"\x30\x03\x02\x01\x05", CertificateOutcome.UNREADABLE),
    "half a certificate": lambda: (CITIZEN.der[:200], CertificateOutcome.UNREADABLE),
    "broken armour": lambda: (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", CertificateOutcome.UNREADABLE),
    "far too long": lambda: (CITIZEN.der + bytes(20_000), CertificateOutcome.UNREADABLE),
    "a changed letter": lambda: (CITIZEN.der.replace("陳怡君".encode(), "陳怡珺".encode()), CertificateOutcome.FORGED),
}


@pytest.mark.parametrize("why", OTHERS)
def test_d25_every_other_one_is_told_apart_and_its_serial_number_is_not_believed(why: str) -> None:
    card, expected = OTHERS[why]()
    found = examine_certificate(card if isinstance(card, bytes) else card.der, trusting(), NOW)
    assert found == PresentedCertificate(expected, "")


def test_d25_a_revoked_card_and_a_suspended_one_are_two_things() -> None:
    stolen, mislaid = ISSUER.card_of("陳怡君"), ISSUER.card_of("陳怡君")
    trust = trusting(ISSUER.revoking(stolen, held=(mislaid,)))
    assert [outcome(card, trust) for card in (stolen, mislaid, CITIZEN)] == [CertificateOutcome.REVOKED, CertificateOutcome.SUSPENDED, CertificateOutcome.ACCEPTED]


def test_of_two_lists_the_newer_one_counts_so_a_suspension_can_end() -> None:
    mislaid = ISSUER.card_of("陳怡君")
    lists = ISSUER.revoking(held=(mislaid,), at=NOW - DAY) + ISSUER.revoking(at=NOW - timedelta(hours=1))
    assert outcome(mislaid, trusting(lists)) is CertificateOutcome.ACCEPTED


USELESS: dict[str, Callable[[], bytes]] = {
    "of another authority": lambda: ROOT.revoking(),
    "signed by somebody else": lambda: ISSUER.revoking(signed_by=FOREIGN.card),
    "past its time": lambda: ISSUER.revoking(at=NOW - 9 * DAY, ends=NOW - timedelta(seconds=1)),
    "of the day after tomorrow": lambda: ISSUER.revoking(at=NOW + 2 * DAY),
    "of changes only": lambda: ISSUER.revoking(more=((x509.DeltaCRLIndicator(1), True),)),
    "of other issuers' cards": lambda: ISSUER.revoking(more=((_limits(indirect_crl=True), True),)),
    "of authorities only": lambda: ISSUER.revoking(more=((_limits(only_contains_ca_certs=True), True),)),
    "of a part that the card does not belong to": lambda: ISSUER.revoking(more=((_limits(full_name=[_place("7")]), True),)),
    "of some reasons only": lambda: ISSUER.revoking(more=((_limits(only_some_reasons=frozenset({x509.ReasonFlags.ca_compromise})), True),)),
}


def _place(name: str) -> x509.GeneralName:
    return x509.UniformResourceIdentifier(f"http://crl.example/{name}.crl")


def _limits(**those: object) -> x509.IssuingDistributionPoint:
    nothing = {
        "full_name": None, "relative_name": None, "only_contains_user_certs": False, "only_contains_ca_certs": False, "only_some_reasons": None,
        "indirect_crl": False, "only_contains_attribute_certs": False,
    }  # fmt: skip
    return x509.IssuingDistributionPoint(**{**nothing, **those})  # type: ignore[arg-type]


@pytest.mark.parametrize("why", USELESS)
def test_without_a_list_that_may_be_believed_nobody_is_called_revoked_and_nobody_is_let_in(why: str) -> None:
    assert outcome(CITIZEN, trusting(USELESS[why]())) is CertificateOutcome.UNCHECKED


def test_a_list_of_the_part_that_the_card_names_is_believed() -> None:
    point = x509.DistributionPoint(full_name=[_place("7")], relative_name=None, reasons=None, crl_issuer=None)
    card = ISSUER.card_of("陳怡君", more=(x509.CRLDistributionPoints([point]),))
    limited = ((_limits(full_name=[_place("7")], only_contains_user_certs=True), True),)
    assert outcome(card, trusting(ISSUER.revoking(more=limited))) is CertificateOutcome.ACCEPTED
    assert outcome(card, trusting(ISSUER.revoking(card, more=limited))) is CertificateOutcome.REVOKED


def test_an_authority_between_that_its_root_has_revoked_vouches_for_nobody() -> None:
    trust = trusting(ISSUER.revoking() + ROOT.revoking(ISSUER.card))
    assert outcome(CITIZEN, trust) is CertificateOutcome.FORGED


def test_an_authority_between_counts_only_as_far_as_a_root_vouches_for_it() -> None:
    authorities = read_authorities(ISSUER.card.pem + FOREIGN.card.pem)
    assert (len(authorities.roots), len(authorities.between)) == (1, 1)
    assert outcome(CITIZEN, Trust(authorities, trusting().lists)) is CertificateOutcome.FORGED


def test_where_the_issuers_own_certificate_has_expired_the_card_cannot_be_checked() -> None:
    old = ROOT.authority("測試 MOICA", begins=NOW - 99 * DAY, ends=NOW - DAY)
    assert outcome(old.card_of("陳怡君", begins=NOW - 50 * DAY), trusting(old.revoking(), old)) is CertificateOutcome.UNCHECKED


@given(st.binary(max_size=400))
def test_whatever_is_presented_there_is_an_answer(presented: bytes) -> None:
    assert outcome(presented) is CertificateOutcome.UNREADABLE


@given(st.integers(min_value=0, max_value=len(CITIZEN.der) - 1), st.integers(min_value=1, max_value=255))
def test_a_certificate_changed_in_one_byte_is_never_accepted(place: int, by: int) -> None:
    changed = bytearray(CITIZEN.der)
    changed[place] ^= by
    assert outcome(bytes(changed)) is not CertificateOutcome.ACCEPTED


@pytest.mark.parametrize("written", ["abc", "0ABC", "0x0abc", "00:00:0A:BC", " 0a bc ", "0" * 30 + "ABC"])
def test_a_serial_number_is_compared_however_a_register_writes_it(written: str) -> None:
    assert is_same_certificate(PresentedCertificate(CertificateOutcome.ACCEPTED, "abc"), written)


@pytest.mark.parametrize("written", ["", "0", "TP0abc", "abcd", "陳怡君", "ａｂｃ", "a" * 41])
def test_another_serial_number_and_none_at_all_are_nobodys(written: str) -> None:
    assert not is_same_certificate(PresentedCertificate(CertificateOutcome.ACCEPTED, "abc"), written)
    assert not is_same_certificate(PresentedCertificate(CertificateOutcome.ACCEPTED, ""), written)
    assert not is_same_certificate(PresentedCertificate(CertificateOutcome.EXPIRED, "abc"), "abc")


@given(st.integers(min_value=1, max_value=2**160 - 1))
def test_every_way_of_writing_a_serial_number_is_read_back(number: int) -> None:
    assert {comparable_serial(form) for form in written_serials(f"{number:x}")} == {f"{number:x}"}


def the_files(folder: Path, clock: MovableClock) -> FileCertificateChecker:
    (folder / "ca.pem").write_bytes(ISSUER.chain)
    (folder / "all.crl").write_bytes(ISSUER.revoking())
    return FileCertificateChecker(TrustFiles(folder / "ca.pem", folder / "all.crl"), clock)


async def test_a_list_that_is_renewed_is_read_again_and_an_old_one_is_not_believed_after_its_time(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    checker = the_files(tmp_path, clock)
    assert (await checker.check(CITIZEN.pem)).outcome is CertificateOutcome.ACCEPTED
    (tmp_path / "all.crl").write_bytes(ISSUER.revoking(CITIZEN))
    assert (await checker.check(CITIZEN.pem)).outcome is CertificateOutcome.REVOKED
    clock.advance(8 * DAY)
    assert (await checker.check(CITIZEN.pem)).outcome is CertificateOutcome.UNCHECKED
    assert await checker.problem() is TrustProblem.CRL_EXPIRED
    (tmp_path / "all.crl").write_bytes(ISSUER.revoking(at=clock.now()))
    assert (await checker.check(CITIZEN.pem)).outcome is CertificateOutcome.ACCEPTED


async def test_another_authority_in_the_file_is_another_trust(tmp_path: Path) -> None:
    checker = the_files(tmp_path, MovableClock(SystemClock()))
    assert (await checker.check(CITIZEN.der)).outcome is CertificateOutcome.ACCEPTED
    (tmp_path / "ca.pem").write_bytes(FOREIGN.chain)
    assert await checker.problem() is TrustProblem.CRL_OF_OTHERS
    (tmp_path / "all.crl").write_bytes(FOREIGN.revoking())
    assert (await checker.check(CITIZEN.der)).outcome is CertificateOutcome.FORGED


PROBLEMS: dict[str, tuple[str, bytes | None, TrustProblem]] = {
    "no authorities": ("ca.pem", None, TrustProblem.CA_MISSING),
    "no certificate in it": ("ca.pem", b"nothing\n", TrustProblem.CA_UNREADABLE),
    "no root in it": ("ca.pem", ISSUER.card.pem, TrustProblem.CA_WITHOUT_ROOT),
    "no list": ("all.crl", None, TrustProblem.CRL_MISSING),
    "no list in it": ("all.crl", b"nothing\n", TrustProblem.CRL_UNREADABLE),
    "a certificate in its place": ("all.crl", ISSUER.chain, TrustProblem.CRL_UNREADABLE),
    "half a list": ("all.crl", ISSUER.revoking()[:150], TrustProblem.CRL_UNREADABLE),
    "somebody else's list": ("all.crl", FOREIGN.revoking(), TrustProblem.CRL_OF_OTHERS),
    "an old list": ("all.crl", ISSUER.revoking(at=NOW - 9 * DAY), TrustProblem.CRL_EXPIRED),
}


@pytest.mark.parametrize("why", PROBLEMS)
async def test_what_is_wrong_with_a_file_has_a_name_and_nobody_is_let_in(tmp_path: Path, why: str) -> None:
    checker = the_files(tmp_path, MovableClock(SystemClock()))
    name, content, problem = PROBLEMS[why]
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    assert await checker.problem() is problem
    assert (await checker.check(CITIZEN.pem)).outcome is CertificateOutcome.UNCHECKED


async def test_files_that_are_not_named_and_folders_in_their_place_are_problems_and_no_errors(tmp_path: Path) -> None:
    clock = MovableClock(SystemClock())
    assert await FileCertificateChecker(TrustFiles(None, None), clock).problem() is TrustProblem.CA_MISSING
    checker = the_files(tmp_path, clock)
    assert await FileCertificateChecker(TrustFiles(tmp_path / "ca.pem", None), clock).problem() is TrustProblem.CRL_MISSING
    assert await FileCertificateChecker(TrustFiles(tmp_path / "ca.pem", tmp_path), clock).problem() is TrustProblem.CRL_UNREADABLE
    assert (await checker.check(b"")).outcome is CertificateOutcome.NONE
