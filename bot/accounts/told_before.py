"""What was told last time against what is so now: whether the matter in hand is still there, and what changed (C13, C14). Pure."""

from datetime import datetime
from typing import Final

from bot.accounts.advice import advise
from bot.accounts.facts import record, records
from bot.accounts.finding import Diagnosis, Finding, Using, Want, Wish
from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.accounts.rules import Rules
from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass

_WISHES: Final = {
    Row.RESET_BY_CERTIFICATE: Wish(Want.NEW_PASSWORD),
    Row.RESET_BY_ADMIN: Wish(Want.NEW_PASSWORD),
    Row.BIND_FIRST: Wish(Want.NEW_PASSWORD),
    Row.PASSWORD_YOUNG: Wish(Want.SIGN_IN),
    Row.CHECK_INPUT: Wish(Want.SIGN_IN),
    Row.USE_DIRECTORY: Wish(Want.SIGN_IN, Using.PORTAL_ACCOUNT),
    Row.RENAMED: Wish(Want.SIGN_IN, Using.FORMER_NAME),
    Row.APPLICATION_MISSING: Wish(Want.FIND_APPLICATION),
}
"""The wish behind each row that the state alone does not show."""
_OUTLASTS: Final = frozenset(row.value for row in (Row.RESET_BY_CERTIFICATE, Row.RESET_BY_ADMIN, Row.PASSWORD_YOUNG, Row.USE_DIRECTORY, Row.RENAMED))
_NOT_LATER: Final = frozenset({Row.LOCK_OVER, Row.ENABLING_PENDING})
"""Rows of a group whose trouble is over, or nearly so."""


@dataclass(frozen=True, slots=True)
class MatterInHand:
    """The finding that is talked about, and what changed since it was told; None where nothing did."""

    finding: Finding
    changed: Phrase | None = None


def matter_in_hand(diagnosis: Diagnosis, row: str, rules: Rules, now: datetime) -> MatterInHand:
    """The finding of the row told last, if it still holds; else what there is now, with the sentence of what changed."""
    if row == Row.ENABLING_PENDING.value and (stuck := diagnosis.first(Row.DIRECTORY_DISABLED, Row.DISABLED)) is not None:
        return MatterInHand(stuck, Phrase("changed.stuck"))
    same = next((finding for finding in diagnosis.findings if finding.row.value == row), None) or _advised(diagnosis, row, rules, now)
    if same is not None:
        return MatterInHand(same)
    main = diagnosis.reported[0]
    group = group_of(row)
    if group is None or group is FindingGroup.STOPPING:
        return MatterInHand(main)
    if diagnosis.first(Row.UNREAD) is not None:
        # A system that does not answer is no proof that anything is over (T32).
        return MatterInHand(main, Phrase("changed.unsure") if group is not FindingGroup.UNREAD else None)
    return _moved(diagnosis, group, main, row, rules)


def stays_in_hand(diagnosis: Diagnosis, row: str, rules: Rules, now: datetime) -> Finding | None:
    """The advice told last, if it still holds: a look at an account that is fine, or a question beside it, is no new matter."""
    return _advised(diagnosis, row, rules, now) if row in _OUTLASTS else None


def outlasts(row: str) -> str:
    """The row, where it outlasts an answer beside it; else none."""
    return row if row in _OUTLASTS else ""


def later_than_told(diagnosis: Diagnosis, row: str, rules: Rules) -> Phrase | None:
    """A record that has come halfway is waited for anew from there: that this ends later than was told at first is said, never left to be noticed."""
    arriving, personnel = diagnosis.first(Row.NOT_ARRIVED), record(diagnosis.snapshot.personnel)
    if arriving is None or row not in (Row.SYNC_PENDING.value, Row.SYNC_SLOW.value) or personnel is None or personnel.arrived is None:
        return None
    latest = arriving.tell.words.get("latest", arriving.until)
    made = [one.created for one in records(diagnosis.snapshot.portal) if one.created is not None and one.created <= personnel.arrived]
    if not made or not isinstance(latest, datetime) or latest <= max(made) + rules.overdue:
        return None
    return Phrase("changed.later", {"told": max(made) + rules.overdue, "latest": latest})


def _moved(diagnosis: Diagnosis, group: FindingGroup, main: Finding, told: str, rules: Rules) -> MatterInHand:
    later = later_than_told(diagnosis, told, rules)
    related = diagnosis.first(group)
    if related is not None and later is not None:
        return MatterInHand(related, later)
    if related is not None and related.row not in _NOT_LATER:
        return MatterInHand(related, Phrase("changed.moved"))
    if related is not None and related.row is Row.ENABLING_PENDING:
        return MatterInHand(related, Phrase("changed.enabling"))
    return MatterInHand(related if related is not None and main.row is related.row else main, Phrase(f"changed.{group.value}"))


def _advised(diagnosis: Diagnosis, row: str, rules: Rules, now: datetime) -> Finding | None:
    wish = next((wish for one, wish in _WISHES.items() if one.value == row), None)
    advice = None if wish is None else advise(diagnosis, wish, rules, now).finding
    return advice if advice is not None and advice.row.value == row else None
