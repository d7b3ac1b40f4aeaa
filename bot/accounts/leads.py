"""The first words of an answer to a yes-or-no question about an account (C15). Pure."""

from typing import Final

from bot.accounts.finding import Diagnosis, Status
from bot.accounts.records import Absent
from bot.accounts.rows.row import NOT_ARRIVED_YET, FindingGroup, Row
from bot.messages import Phrase
from bot.reading.vocabulary import Matter

_BY_MATTER: Final = {
    Matter.UNLOCK.value: FindingGroup.LOCKED,
    "nologin-03": FindingGroup.LOCKED,
    Matter.ENABLE.value: FindingGroup.DISABLED,
    "nologin-02": FindingGroup.DISABLED,
    "other-02": FindingGroup.SYNC,
    Matter.BIND.value: FindingGroup.BINDING,
    Matter.REBIND.value: FindingGroup.BINDING,
    Matter.RESET_PASSWORD.value: FindingGroup.PASSWORD,
    "nologin-01": FindingGroup.PASSWORD,
    Matter.CERTIFICATE.value: FindingGroup.CERTIFICATE,
}
_BY_CHAPTER: Final = (("binding-", FindingGroup.BINDING), ("password-", FindingGroup.PASSWORD), ("certificate-", FindingGroup.CERTIFICATE))
_TOLD_APART: Final = frozenset({FindingGroup.LOCKED, FindingGroup.DISABLED, FindingGroup.SYNC, FindingGroup.BINDING, FindingGroup.PASSWORD})
_NOT_SO: Final = frozenset({Row.LOCK_OVER, Row.PASSWORD_YOUNG})
"""Findings of a group that do not mean that what was asked is so."""


def group_of_matter(matter: str) -> FindingGroup | None:
    """What a matter or FAQ entry is about, if it is about the state of an account."""
    return _BY_MATTER.get(matter) or next((group for start, group in _BY_CHAPTER if matter.startswith(start)), None)


def yes_or_no(diagnosis: Diagnosis, asked: FindingGroup | None) -> Phrase | None:
    """Yes or no to "am I locked?", "am I bound?", "is anything wrong?"; None where the person is stopped (D2, D4). Silence is neither (T32)."""
    if diagnosis.stopped:
        return None
    if diagnosis.status is Status.UNKNOWN:
        return Phrase("lead.unknown")
    if asked not in _TOLD_APART:
        return Phrase(f"lead.problem-{_said(diagnosis.status is not Status.FINE)}")
    if asked is FindingGroup.SYNC:
        return Phrase(f"lead.synced-{_said(diagnosis.first(*NOT_ARRIVED_YET) is None and not _nowhere(diagnosis))}")
    if asked is FindingGroup.BINDING:
        return _bound(diagnosis)
    found = next((finding for finding in diagnosis.findings if finding.group is asked and finding.row not in _NOT_SO), None)
    return Phrase(f"lead.{asked.value}-{_said(found is not None)}")


def _bound(diagnosis: Diagnosis) -> Phrase:
    found = diagnosis.first(FindingGroup.BINDING)
    if found is None:
        return Phrase(f"lead.bound-{_said(not isinstance(diagnosis.snapshot.binding, Absent))}")
    return Phrase("lead.bound-depends" if found.row in (Row.DIRECTORY_ONLY, Row.PORTAL_ONLY, Row.BINDING_CONFLICT, Row.DUPLICATE) else "lead.bound-no")


def _nowhere(diagnosis: Diagnosis) -> bool:
    return isinstance(diagnosis.snapshot.portal, Absent) and isinstance(diagnosis.snapshot.directory, Absent)


def _said(so: bool) -> str:
    return "yes" if so else "no"
