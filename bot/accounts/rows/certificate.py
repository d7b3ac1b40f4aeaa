"""Rows about the citizen certificate bound at the sign-on (D23-D25)."""

import unicodedata
from datetime import datetime

from bot.accounts.facts import portal_in_use, record, same_name
from bot.accounts.finding import Finding, Status
from bot.accounts.records import CertificateState, System
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase
from bot.people.role import Role


def d24_other_holder(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """The certificate belongs to another id than the person's; whose is not mentioned (D24, R41)."""
    certificate = record(snapshot.certificate)
    if certificate is None or certificate.holder is None or certificate.holder == snapshot.person.key:
        return None
    return Finding(
        row=Row.CERTIFICATE_HOLDER,
        status=Status.FINE,
        system=System.SIGN_ON,
        tell=Phrase("status.certificate-mismatch"),
        remedies=("ticket",),
        owner=Role.HELPDESK,
        escalate=True,
    )


def d25_unusable(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Expired, revoked or suspended (D25)."""
    certificate = record(snapshot.certificate)
    if certificate is None or certificate.state is CertificateState.VALID:
        return None
    return Finding(
        row=Row.CERTIFICATE_UNUSABLE,
        status=Status.FINE,
        system=System.SIGN_ON,
        tell=Phrase("status.certificate-unusable", {"state": certificate.state.value}),
        remedies=("request_reset",),
        owner=Role.PERSONNEL_ADMIN,
    )


def d23_other_name(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """The name on it differs from the name on record: the portal's, after go-live personnel's (D23, R40, A16)."""
    certificate = record(snapshot.certificate)
    stage = rules.stage(snapshot.agency, now)
    names = _names_on_record(snapshot, stage)
    if certificate is None or not names or any(same_name(certificate.name, name) for name in names):
        return None
    return Finding(
        row=Row.CERTIFICATE_NAME,
        status=Status.FINE,
        system=System.SIGN_ON,
        tell=Phrase("status.certificate-name", {"stage": stage.value, "differs": _differs(certificate.name, names)}),
        remedies=("ticket",),
        owner=Role.PERSONNEL_ADMIN if stage is Stage.P2 else Role.PORTAL_ADMIN,
    )


def _differs(name: str, on_record: tuple[str, ...]) -> str:
    """Whether only dots, spaces or forms of the same letters differ (`marks`), which looks alike and is compared exactly all the same (A16)."""
    return "marks" if any(_letters(name) == _letters(one) for one in on_record) else "name"


def _letters(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", name) if letter.isalnum()).casefold()


def _names_on_record(snapshot: Snapshot, stage: Stage) -> tuple[str, ...]:
    if stage is not Stage.P2:
        return tuple(account.name for account in portal_in_use(snapshot))
    personnel = record(snapshot.personnel)
    return () if personnel is None else (personnel.name,)
