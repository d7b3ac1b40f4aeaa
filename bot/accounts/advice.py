"""The rows that answer a wish (D21, D22, D26, D35-D37, D41, D42): what somebody wants decides, the state alone does not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from bot.accounts.facts import NONE, directory_in_use, mailbox_of_same_name, masked, record, records, unbound
from bot.accounts.finding import Advice, Diagnosis, Finding, Status, Using, Want, Wish
from bot.accounts.masking import mask_account
from bot.accounts.records import Absent, System, Unread
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase, Word
from bot.people.role import Role

AdviceRow: TypeAlias = Callable[[Diagnosis, Wish, Rules, datetime], Finding | None]
_HARMLESS: Final = frozenset({"fine", "D9", "D16", "D23", "D24", "D25", "D28", "D32"})
_STOPPING: Final = frozenset({"D1", "D2", "D4"})


def advise(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Advice:
    """The first row with * that fits the wish; None where the diagnosis itself is the answer (locked, disabled, stopped, unread)."""
    if _STOPPING & set(diagnosis.rows) or diagnosis.status in (Status.UNKNOWN, Status.DISABLED):
        return Advice(None)
    for row in _ROWS:
        if (finding := row(diagnosis, wish, rules, now)) is not None:
            return Advice(finding)
    return Advice(None)


def d26_bind_first(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """Wants a reset, but portal and TPEAD account are unbound: a change would not reach TPEAD (D26, R29, A8)."""
    if wish.want is not Want.NEW_PASSWORD or not unbound(diagnosis.snapshot):
        return None
    words = {"account": masked(directory_in_use(diagnosis.snapshot))}
    return Finding("D26", Status.UNBOUND, System.DIRECTORY, Phrase("advice.bind-first", words), remedies=("bind",))


def d22_admin_route(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """Forgotten, and no certificate that could prove who it is: the admin's route (D22, R33, A18)."""
    snapshot = diagnosis.snapshot
    if wish.want is not Want.NEW_PASSWORD or not _resettable(snapshot) or isinstance(snapshot.certificate, Unread):
        return None
    rows = set(diagnosis.rows)
    if "D24" in rows or not ({"D23", "D25"} & rows or isinstance(snapshot.certificate, Absent)):
        return None
    words = {"account": masked(directory_in_use(snapshot)), "mailbox": _mailbox(snapshot)}
    return Finding(
        "D22", Status.FINE, System.DIRECTORY, Phrase("advice.admin-resets", words), remedies=("request_reset",), owner=Role.PERSONNEL_ADMIN
    )


def d21_reset_by_certificate(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """Forgotten, and a bound certificate of one's own: reset by it (D21, R32)."""
    snapshot = diagnosis.snapshot
    if wish.want is not Want.NEW_PASSWORD or not _resettable(snapshot) or record(snapshot.certificate) is None:
        return None
    if {"D23", "D24", "D25"} & set(diagnosis.rows):
        return None
    words = {"account": masked(directory_in_use(snapshot)), "mailbox": _mailbox(snapshot)}
    return Finding("D21", Status.FINE, System.DIRECTORY, Phrase("advice.reset-by-certificate", words), remedies=("reset_password",))


def d37_password_young(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """The password was changed within the hour: the old one may still work, the new one not yet everywhere (D37, R31, A6, A7)."""
    if wish.want is not Want.SIGN_IN or diagnosis.status is Status.LOCKED:
        return None
    for account in directory_in_use(diagnosis.snapshot):
        if account.password_set is not None and timedelta() <= now - account.password_set <= rules.old_password:
            until = account.password_set + rules.old_password
            words: dict[str, Word] = {"account": mask_account(account.account), "since": account.password_set, "until": until}
            stage = rules.stage(diagnosis.snapshot.agency, now).value
            tell = Phrase("advice.password-young", {**words, "mailbox": _mailbox(diagnosis.snapshot), "stage": stage})
            return Finding("D37", Status.FINE, System.DIRECTORY, tell, until=max(now, until))
    return None


def d35_use_directory(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """From go-live on the portal account no longer signs in (D35, R24)."""
    snapshot = diagnosis.snapshot
    if not _signs_in(diagnosis, wish) or rules.stage(snapshot.agency, now) is not Stage.P2 or wish.using is Using.FORMER_NAME:
        return None
    if wish.using is not Using.PORTAL_ACCOUNT and not records(snapshot.portal):
        return None
    if not records(snapshot.directory):
        return None
    words = {"account": masked(directory_in_use(snapshot))}
    return Finding("D35", Status.FINE, System.DIRECTORY, Phrase("advice.use-directory", words))


def d36_renamed(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """The TPEAD account was renamed; the new name is not said in the chat (D36, R3, R24)."""
    if not _signs_in(diagnosis, wish) or not any(one.former for one in directory_in_use(diagnosis.snapshot)):
        return None
    former = next(one.former for one in directory_in_use(diagnosis.snapshot) if one.former)
    return Finding("D36", Status.FINE, System.DIRECTORY, Phrase("advice.renamed", {"former": mask_account(former)}), owner=Role.PERSONNEL_ADMIN)


def d41_application_missing(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """An application is not on the page: a matter of permission (D41, R42)."""
    if wish.want is not Want.FIND_APPLICATION:
        return None
    return Finding("D41", Status.FINE, System.SIGN_ON, Phrase("advice.application-missing"), remedies=("ticket",), owner=Role.SIGN_ON_TEAM)


def d42_check_input(diagnosis: Diagnosis, wish: Wish, rules: Rules, now: datetime) -> Finding | None:
    """Everything is fine and it still fails: the keyboard, the right account, the password shown (D42, R43, A20)."""
    if not _signs_in(diagnosis, wish):
        return None
    stage = rules.stage(diagnosis.snapshot.agency, now)
    words = {"account": masked(directory_in_use(diagnosis.snapshot)), "stage": stage.value}
    return Finding("D42", Status.FINE, None, Phrase("advice.check-input", words))


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


def _signs_in(diagnosis: Diagnosis, wish: Wish) -> bool:
    """Wants to sign in, and nothing that was found explains why it fails."""
    return wish.want is Want.SIGN_IN and all(finding.row in _HARMLESS for finding in diagnosis.findings)


def _resettable(snapshot: Snapshot) -> bool:
    """There is a TPEAD account in use, and it is bound or there is no portal account to bind (R29)."""
    return bool(records(snapshot.directory)) and not unbound(snapshot)


def _mailbox(snapshot: Snapshot) -> str:
    """Whether the mailbox takes the same password (R30): `same`, `other`, or none at all."""
    if record(snapshot.mailbox) is None:
        return NONE
    return "same" if mailbox_of_same_name(snapshot) is not None else "other"
