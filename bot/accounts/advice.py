"""The rows that answer a wish (D21, D22, D26, D35-D37, D41, D42): the wish decides, the state alone does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from bot.accounts.diagnosis import RESETS, forbidden_by_silence
from bot.accounts.facts import NONE, directory_in_use, disabled_in, expired, mailbox_of_same_name, masked, minutes_since, record, records, unbound, unread
from bot.accounts.finding import Advice, Diagnosis, Finding, Status, Using, Want, Wish
from bot.accounts.masking import mask_account
from bot.accounts.records import Absent, System
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase, PhraseWord
from bot.people.role import Role

AdviceRow: TypeAlias = Callable[[Diagnosis, Wish, Rules, datetime], Finding | None]
_HARMLESS: Final = (FindingGroup.FINE, FindingGroup.CERTIFICATE, Row.LOCK_OVER, Row.SYSTEM_BINDS)
"""Findings that do not explain why signing in fails."""
_HARMLESS_IN: Final = {Row.PORTAL_ONLY: frozenset({Stage.P0, Stage.P1}), Row.DIRECTORY_ONLY: frozenset({Stage.P2})}
"""The same, in these phases only: until go-live the portal account alone suffices to sign in, afterwards TPEAD alone (R24)."""


def advise(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Advice:
    """The first row with * that fits the wish; None if the diagnosis itself is the answer (locked, disabled, stopped, unread)."""
    snapshot = diagnosis.snapshot
    if diagnosis.stopped or disabled_in(snapshot, rules.stage(snapshot.agency, now)) or expired(snapshot, now) is not None:
        return Advice(None)
    for row in _ROWS:
        if (finding := row(diagnosis, wish, rules, now)) is not None:
            return Advice(replace(finding, remedies=tuple(one for one in finding.remedies if one not in diagnosis.withheld)))
    return Advice(None)


def d26_bind_first(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """Wants a reset, but portal and TPEAD account are unbound: a change would not reach TPEAD (D26, R29, A8)."""
    retired = rules.stage(diagnosis.snapshot.agency, now) is Stage.P2
    if wish.want is not Want.NEW_PASSWORD or diagnosis.first(Row.UNREAD, Row.BINDING_CONFLICT) or not unbound(diagnosis.snapshot):
        return None
    by = "admin" if diagnosis.first(Row.DUPLICATE) else "system" if diagnosis.first(Row.SYSTEM_BINDS) or retired else "self"
    words = {"account": masked(directory_in_use(diagnosis.snapshot)), "by": by}
    remedies = ("bind",) if by == "self" else ()
    owner = None if by == "self" else Role.PERSONNEL_ADMIN
    return Finding(Row.BIND_FIRST, Status.UNBOUND, System.DIRECTORY, Phrase("advice.bind-first", words), remedies=remedies, owner=owner)


def d22_admin_route(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """Forgotten, and no certificate that could prove their identity: the admin's route (D22, R33, A18)."""
    snapshot = diagnosis.snapshot
    if wish.want is not Want.NEW_PASSWORD or not _resettable(snapshot, rules, now):
        return None
    if diagnosis.first(Row.CERTIFICATE_HOLDER) or is_certified(diagnosis):
        return None
    tell = Phrase("advice.admin-resets", _what_changes(snapshot, rules, now))
    return Finding(Row.RESET_BY_ADMIN, Status.FINE, System.DIRECTORY, tell, remedies=("request_reset",), owner=Role.PERSONNEL_ADMIN)


def d21_reset_by_certificate(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """Forgotten, with a bound certificate of their own: reset by it (D21, R32)."""
    snapshot = diagnosis.snapshot
    if wish.want is not Want.NEW_PASSWORD or not _resettable(snapshot, rules, now) or not is_certified(diagnosis):
        return None
    tell = Phrase("advice.reset-by-certificate", _what_changes(snapshot, rules, now))
    return Finding(Row.RESET_BY_CERTIFICATE, Status.FINE, System.DIRECTORY, tell, remedies=("reset_password",))


def d37_password_young(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """The password was changed within the hour: the old one may still work, the new one not yet everywhere (D37, R31, A6, A7)."""
    if wish.want is not Want.SIGN_IN or diagnosis.status is Status.LOCKED:
        return None
    for account in directory_in_use(diagnosis.snapshot):
        if account.password_set is not None and timedelta(minutes=minutes_since(account.password_set, now)) <= rules.old_password:
            until = max(now, account.password_set + rules.old_password)
            words: dict[str, PhraseWord] = {"account": mask_account(account.account), "since": account.password_set, "until": until}
            stage = rules.stage(diagnosis.snapshot.agency, now).value
            tell = Phrase("advice.password-young", {**words, "mailbox": _mailbox(diagnosis.snapshot), "stage": stage})
            return Finding(Row.PASSWORD_YOUNG, Status.FINE, System.DIRECTORY, tell, until=until)
    return None


def d35_use_directory(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """From go-live on the portal account and its password no longer sign in (D35, R24, R25)."""
    snapshot = diagnosis.snapshot
    if wish.want is not Want.SIGN_IN or rules.stage(snapshot.agency, now) is not Stage.P2 or not records(snapshot.directory):
        return None
    likely = wish.using is None and bool(records(snapshot.portal)) and _unexplained(diagnosis, rules, now)
    if wish.using is not Using.PORTAL_ACCOUNT and not likely:
        return None
    words = {"account": masked(directory_in_use(snapshot))}
    return Finding(Row.USE_DIRECTORY, Status.FINE, System.DIRECTORY, Phrase("advice.use-directory", words))


def d36_renamed(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """The TPEAD account was renamed; the new name is not mentioned in the chat (D36, R3, R24). People who say "TPEAD" may well mean the old name."""
    former = next((account.former for account in directory_in_use(diagnosis.snapshot) if account.former), None)
    if wish.want is not Want.SIGN_IN or former is None:
        return None
    if wish.using is not Using.FORMER_NAME and not _unexplained(diagnosis, rules, now):
        return None
    return Finding(Row.RENAMED, Status.FINE, System.DIRECTORY, Phrase("advice.renamed", {"former": mask_account(former)}), owner=Role.PERSONNEL_ADMIN)


def d41_application_missing(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """An application is not on the page: a matter of permission (D41, R42)."""
    if wish.want is not Want.FIND_APPLICATION:
        return None
    return Finding(Row.APPLICATION_MISSING, Status.FINE, System.SIGN_ON, Phrase("advice.application-missing"), remedies=("ticket",), owner=Role.SIGN_ON_TEAM)


def d42_check_input(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """Everything is fine and it still fails: the keyboard, the right account, the password shown (D42, R43, A20)."""
    if wish.want is not Want.SIGN_IN or not _unexplained(diagnosis, rules, now):
        return None
    stage = rules.stage(diagnosis.snapshot.agency, now)
    words = {"account": masked(directory_in_use(diagnosis.snapshot)), "stage": stage.value}
    return Finding(Row.CHECK_INPUT, Status.FINE, None, Phrase("advice.check-input", words))


_ROWS: Final[tuple[AdviceRow, ...]] = (
    d26_bind_first,
    d22_admin_route,
    d21_reset_by_certificate,
    d37_password_young,
    d35_use_directory,
    d36_renamed,
    d41_application_missing,
    d42_check_input,
)


def _unexplained(diagnosis: Diagnosis, rules: Rules, now: datetime) -> bool:
    """Whether no finding explains why signing in fails."""
    stage = rules.stage(diagnosis.snapshot.agency, now)
    if any(finding.row is Row.FINE and finding.status is not Status.FINE for finding in diagnosis.findings):
        return False
    return all(finding.row in _HARMLESS or finding.group in _HARMLESS or stage in _HARMLESS_IN.get(finding.row, ()) for finding in diagnosis.findings)


def _resettable(snapshot: Snapshot, rules: Rules, now: datetime) -> bool:
    """There is a TPEAD account, bound to one's own portal account or with none to bind (R29, D34), and no silence hides why not (D3)."""
    if System.SIGN_ON in unread(snapshot) or RESETS & forbidden_by_silence(snapshot, rules.stage(snapshot.agency, now)):
        return False
    own = any(not binding.foreign for binding in records(snapshot.binding))
    return bool(records(snapshot.directory)) and not unbound(snapshot) and (own or isinstance(snapshot.portal, Absent))


def is_certified(diagnosis: Diagnosis) -> bool:
    """Whether a valid certificate is bound that is known to be this person's; an unknown holder proves nothing."""
    certificate = record(diagnosis.snapshot.certificate)
    if certificate is None or diagnosis.first(FindingGroup.CERTIFICATE):
        return False
    return certificate.holder is not None and certificate.holder == diagnosis.snapshot.person.key


def _what_changes(snapshot: Snapshot, rules: Rules, now: datetime) -> dict[str, PhraseWord]:
    """Which passwords a reset changes (R29-R31); depending on the phase the portal's is still worth mentioning."""
    stage = rules.stage(snapshot.agency, now).value
    return {"account": masked(directory_in_use(snapshot)), "mailbox": _mailbox(snapshot), "stage": stage}


def _mailbox(snapshot: Snapshot) -> str:
    """Whether the mailbox has the same password (R30): `same`, `other`, or none at all."""
    if record(snapshot.mailbox) is None:
        return NONE
    return "same" if mailbox_of_same_name(snapshot) is not None else "other"
