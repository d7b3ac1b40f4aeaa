"""The facts that an answer about one aspect of a finding may name, as words of a sentence. Pure."""

from datetime import datetime, timedelta
from typing import Final

from bot.accounts.facts import LONGEST_IN_MINUTES, NONE, directory_standing, mailbox_of_same_name, masked, minutes_left, portal_in_use, record, records
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.records import Lock, System
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import PhraseWord

_MINUTE: Final = timedelta(minutes=1)
_SLOW: Final = "-slow"


def aspect_words(diagnosis: Diagnosis, finding: Finding, rules: Rules, now: datetime) -> dict[str, PhraseWord]:
    """What the finding itself names, and which accounts it is about; besides:

    `began` and `ends` (UTC or `none`), `minutes` since it began, `left` (whole minutes, at least 1, or 0 where none are told), `latest` (when it is
    reported) and `late` (whether that is `later` than `ends`, the `same`, or `none`), `act` (who may end it: `self`, `admin`, `nobody`), `meanwhile` (a
    portal account that signs in to the sign-on although TPEAD does not)."""
    snapshot = diagnosis.snapshot
    ends, began = _ends(finding), _began(snapshot, finding, rules, now)
    latest = finding.tell.words.get("latest", NONE)
    own: dict[str, PhraseWord] = {
        "row": finding.row.value,
        "began": began or NONE,
        "minutes": 0 if began is None or now - began > LONGEST_IN_MINUTES else max(0, (now - began) // _MINUTE),
        "ends": ends or NONE,
        "left": minutes_left(ends, now),
        "latest": finding.until if latest == NONE and finding.until is not None and ends is None else latest,
        "late": _late(ends, latest),
        "act": _act(finding),
        "system": NONE if finding.system is None else finding.system.value,
        "stage": rules.stage(snapshot.agency, now).value,
        "computer": "yes" if snapshot.agency.joins_directory else "no",
        "account": masked(directory_standing(snapshot)),
        "portal_account": masked(portal_in_use(snapshot)),
        "meanwhile": _other_way_in(snapshot, finding, rules, now),
        "mailbox": _mailbox(snapshot),
    }
    told = {name: word for name, word in finding.tell.words.items() if name not in own}
    return {**{"until": NONE, "portal_until": NONE, "computers": NONE, "can": NONE}, **own, **told}


def _ends(finding: Finding) -> datetime | None:
    """When it ends by itself; a slow sync names when it is reported, not when it is done."""
    return None if finding.tell.key.endswith(_SLOW) else finding.until


def _late(ends: datetime | None, latest: PhraseWord) -> str:
    return NONE if latest == NONE else "same" if latest == ends else "later"


def _act(finding: Finding) -> str:
    """Whether the person can have it done by the desk, with or without an admin."""
    if {"unlock", "bind", "reset_password"} & set(finding.remedies):
        return "self"
    return "admin" if {"request_unlock", "request_enable", "request_reset"} & set(finding.remedies) else "nobody"


def _began(snapshot: Snapshot, finding: Finding, rules: Rules, now: datetime) -> datetime | None:
    """Since when it is so; None where no system says."""
    match finding.row:
        case Row.PORTAL_LOCKED:
            return _locked_since(tuple(account.lock for account in portal_in_use(snapshot)), now)
        case Row.SYNC_PENDING | Row.SYNC_SLOW | Row.SYNC_OVERDUE:
            since = finding.tell.words.get("since")
            return since if isinstance(since, datetime) else _ago(finding, now)
        case Row.NOT_ARRIVED:
            personnel = record(snapshot.personnel)
            return None if personnel is None else personnel.arrived
        case Row.PASSWORD_YOUNG | Row.EXPIRED | Row.CHANGE_FIRST:
            since = finding.tell.words.get("since")
            return since if isinstance(since, datetime) else None
        case Row.CHANGE_PENDING | Row.ENABLING_PENDING:
            return _ago(finding, now)
        case Row.LOCK_OVER:
            return next((account.lock.since for account in directory_standing(snapshot) if account.lock is not None), None)
        case _ if finding.group is FindingGroup.LOCKED:
            return _locked_since(tuple(account.lock for account in directory_standing(snapshot)), now)
        case _:
            return None


def _ago(finding: Finding, now: datetime) -> datetime | None:
    """A moment that the finding tells as minutes ago."""
    minutes = finding.tell.words.get("minutes")
    return now - minutes * _MINUTE if isinstance(minutes, int) else None


def _locked_since(locks: tuple[Lock | None, ...], now: datetime) -> datetime | None:
    return min((lock.since for lock in locks if lock is not None and lock.holds(now)), default=None)


def _other_way_in(snapshot: Snapshot, finding: Finding, rules: Rules, now: datetime) -> str:
    """Until go-live the portal account signs in to the sign-on too (R24): masked, or the word for none."""
    if finding.system is not System.DIRECTORY or rules.stage(snapshot.agency, now) is Stage.P2:
        return NONE
    return masked(tuple(account for account in portal_in_use(snapshot) if account.enabled and (account.lock is None or not account.lock.holds(now))))


def _mailbox(snapshot: Snapshot) -> str:
    """Whether the mailbox has the same password (R30): `same`, `other`, or none at all."""
    if record(snapshot.mailbox) is None:
        return NONE
    return "same" if mailbox_of_same_name(snapshot) is not None and records(snapshot.directory) else "other"
