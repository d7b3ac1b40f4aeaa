"""What is true of the person's own account, in a line, before a general answer (C11, C12). Pure.

Each fact has one line. Where nothing is wrong it says so; where a system that is needed did not answer, that is said instead (T32).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Final, TypeAlias

from bot.accounts.advice import d37_password_young
from bot.accounts.diagnosis import RESETS
from bot.accounts.facts import NONE, directory_standing, mailbox_of_same_name, masked, own_bindings, portal_in_use, record, records, same_account, unbound, unread
from bot.accounts.finding import Diagnosis, Finding, Status, Want, Wish
from bot.accounts.records import Absent, System
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Rules, Stage
from bot.faq.entry import AccountFact
from bot.messages import Phrase, PhraseWord
from bot.runtime.quick_dataclass import dataclass


class Bearing(Enum):
    """What a line does to the general answer: it holds for this person, it is decided by the line, or it does not hold."""

    USUAL = "usual"
    DECIDES = "decides"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line about the person's account; `row` and `remedies` are those of the finding behind it, if any."""

    tell: Phrase
    bearing: Bearing = Bearing.USUAL
    row: str = ""
    remedies: tuple[str, ...] = ()


_Line: TypeAlias = Callable[[Diagnosis, Rules, datetime], OwnLine | None]
_MOST: Final = 2
PASSWORD_CHANGES: Final = "own.password-changes"  # noqa: S105 - a sentence, not a secret
PASSWORD_YOUNG: Final = "advice.password-young"  # noqa: S105 - a sentence, not a secret
"""Which of this person's passwords a change reaches."""
_BY_THEMSELVES: Final = frozenset({Row.BIND_NOW, Row.BIND_AT_ONCE, Row.BIND_MAIN})
"""Who is unbound by these rows binds as the general answer says; by the others nothing is to be bound, or not by the person."""


def own_lines(facts: Iterable[AccountFact], diagnosis: Diagnosis, rules: Rules, now: datetime) -> tuple[OwnLine, ...]:
    """The line of the first fact, then that of another that decides; at most two. Nothing about an account that is out of scope (D2)."""
    shared = diagnosis.first(Row.SHARED)
    if shared is not None:
        return (OwnLine(shared.tell, Bearing.AGAINST, shared.row.value),)
    if diagnosis.stopped:
        return ()
    kept: list[OwnLine] = []
    for number, fact in enumerate(facts):
        line = _line(fact, diagnosis, rules, now)
        if line is not None and number > 0 and fact is AccountFact.STATE and line.bearing is Bearing.DECIDES:
            line = replace(line, bearing=Bearing.AGAINST)  # Who is disabled is not helped by what helps the locked.
        if line is not None and (number == 0 or line.bearing is not Bearing.USUAL) and all(line.tell != other.tell for other in kept):
            kept.append(line)
    return tuple(kept[:_MOST])


def _line(fact: AccountFact, diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    line = _LINES[fact](diagnosis, rules, now)
    if line is not None and line.bearing is not Bearing.USUAL:
        return line
    portal_counts = rules.stage(diagnosis.snapshot.agency, now) is not Stage.P2
    silent = [system for system in unread(diagnosis.snapshot) if system in _NEEDS[fact] and (portal_counts or system is not System.PORTAL)]
    if not silent:
        return line
    untold = diagnosis.first(Row.UNREAD)
    return None if untold is None else OwnLine(untold.tell, row=untold.row.value)


def _told(finding: Finding, bearing: Bearing = Bearing.DECIDES) -> OwnLine:
    return OwnLine(finding.tell, bearing, finding.row.value, finding.remedies)


def _minutes_left(until: datetime, now: datetime) -> int:
    """Begun minutes, at least one: who is told 9 may try after 9."""
    return max(1, -((now - until) // timedelta(minutes=1)))


def _time(prefix: str, until: PhraseWord, now: datetime) -> dict[str, PhraseWord]:
    """A time and the minutes until then, as words of a sentence."""
    minutes = _minutes_left(until, now) if isinstance(until, datetime) else 0
    return {f"{prefix}until": until, f"{prefix}minutes": minutes}


def _lock(diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    """Minutes left *and* clock (D15-D20)."""
    finding = diagnosis.first(FindingGroup.LOCKED)
    if finding is None:
        return OwnLine(Phrase("own.not-locked")) if _has_account(diagnosis) else None
    words, bearing = finding.tell.words, Bearing.DECIDES
    until: PhraseWord = finding.until or NONE
    match finding.row:
        case Row.LOCK_OVER:
            tell = Phrase("own.lock-over", {"ended": words["ended"]})
        case Row.LOCKED_UNTIL_ADMIN:
            tell, bearing = Phrase("own.locked-until-admin", {"system": System.DIRECTORY.value}), Bearing.AGAINST
        case Row.BOTH_LOCKED:
            tell = Phrase("own.locked-both", {**_time("", until, now), **_time("portal_", words["portal_until"], now)})
        case Row.LOCKED_AGAIN:
            tell, bearing = Phrase("own.locked-again", _time("", until, now)), Bearing.AGAINST
        case _ if finding.until is None:
            tell, bearing = Phrase("own.locked-until-admin", {"system": System.PORTAL.value}), Bearing.AGAINST
        case Row.PORTAL_LOCKED:
            tell = Phrase("own.locked-portal", {"directory_account": words["directory_account"], **_time("", until, now)})
        case _:
            tell = Phrase("own.locked", _time("", until, now))
    return OwnLine(tell, bearing, finding.row.value, finding.remedies)


def _state(diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    finding = diagnosis.first(FindingGroup.DISABLED)
    if finding is not None:
        return _told(finding, Bearing.AGAINST if finding.row is Row.ENABLING_PENDING else Bearing.DECIDES)
    return OwnLine(Phrase("own.not-disabled")) if _has_account(diagnosis) else None


def _sync(diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    finding = diagnosis.first(FindingGroup.SYNC)
    if finding is not None:
        return _told(finding)
    disabled = diagnosis.first(FindingGroup.DISABLED)
    if disabled is not None:  # An enabling that is on its way, or never came, is no record that has arrived.
        return _told(disabled, Bearing.AGAINST)
    return OwnLine(Phrase("own.synced")) if record(diagnosis.snapshot.personnel) is not None else None


def _binding(diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    finding = diagnosis.first(FindingGroup.BINDING)
    if finding is None:
        return OwnLine(Phrase("own.bound")) if own_bindings(diagnosis.snapshot) else None
    if finding.row not in _BY_THEMSELVES or not finding.remedies:
        return _told(finding, Bearing.AGAINST)
    return OwnLine(Phrase("own.unbound", {"row": finding.row.value}), Bearing.DECIDES, finding.row.value, finding.remedies)


def _certificate(diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    finding = diagnosis.first(FindingGroup.CERTIFICATE)
    if finding is not None:
        return _told(finding)
    if isinstance(diagnosis.snapshot.certificate, Absent):
        return OwnLine(Phrase("own.no-certificate"))
    return OwnLine(Phrase("own.certificate"))


def _reset(diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    """By the certificate, or by an admin (D21-D25, R32, R33); nobody is reset whom a system has disabled (A12)."""
    if diagnosis.first(FindingGroup.DISABLED) is not None or not records(diagnosis.snapshot.directory):
        return None
    # A change reaches nobody's TPEAD account that is still to be bound (D26), so it is not offered then.
    remedies = () if unbound(diagnosis.snapshot) or diagnosis.first(Row.BINDING_CONFLICT) or diagnosis.withheld & RESETS else ("reset_password",)
    finding, certificate = diagnosis.first(FindingGroup.CERTIFICATE), record(diagnosis.snapshot.certificate)
    if finding is not None and finding.row is Row.CERTIFICATE_HOLDER:
        return _told(finding, Bearing.AGAINST)
    if finding is not None and finding.row is Row.CERTIFICATE_UNUSABLE:
        return OwnLine(finding.tell, Bearing.DECIDES, finding.row.value, remedies)
    if finding is not None or isinstance(diagnosis.snapshot.certificate, Absent):
        tell = Phrase("own.reset-by-admin", {"certificate": "name" if finding is not None else NONE})
        return OwnLine(tell, Bearing.DECIDES, Row.RESET_BY_ADMIN.value, remedies)
    if certificate is None or certificate.holder is None:  # An unknown holder proves nothing.
        return OwnLine(Phrase("own.certificate"), remedies=remedies)
    return OwnLine(Phrase("own.reset-by-certificate", {"here": "yes" if remedies else NONE}), Bearing.DECIDES, Row.RESET_BY_CERTIFICATE.value, remedies)


def _password(diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    """Whether it must be changed, and which passwords a change reaches (R29-R31)."""
    must = diagnosis.first(Row.CHANGE_FIRST)
    if must is not None:
        return _told(must)
    binding = diagnosis.first(FindingGroup.BINDING)
    if binding is not None and binding.row in _BY_THEMSELVES:
        return OwnLine(Phrase("own.unbound-password"), Bearing.AGAINST, binding.row.value, binding.remedies)
    if binding is not None and binding.status is not Status.FINE:
        return _told(binding, Bearing.AGAINST)
    young = d37_password_young(diagnosis, Wish(Want.SIGN_IN), rules, now)
    if young is not None:
        return _told(young)
    if not records(diagnosis.snapshot.directory):
        return None
    mailbox = NONE if record(diagnosis.snapshot.mailbox) is None else "same" if mailbox_of_same_name(diagnosis.snapshot) is not None else "other"
    return OwnLine(Phrase(PASSWORD_CHANGES, {"mailbox": mailbox, "stage": rules.stage(diagnosis.snapshot.agency, now).value}))


def _names(diagnosis: Diagnosis, rules: Rules, now: datetime) -> OwnLine | None:
    """Which account signs in, masked (R24, R25, C29); the name that another was changed to is not written in a chat (D36)."""
    snapshot, stage = diagnosis.snapshot, rules.stage(diagnosis.snapshot.agency, now)
    only_one = diagnosis.first(Row.DIRECTORY_ONLY, Row.DUPLICATE) or (diagnosis.first(Row.PORTAL_ONLY) if stage is Stage.P2 else None)
    if only_one is not None:
        return _told(only_one, Bearing.USUAL if stage is Stage.P2 and only_one.row is Row.DIRECTORY_ONLY else Bearing.AGAINST)
    bound = [binding.directory for binding in own_bindings(snapshot)]
    standing = directory_standing(snapshot)
    signs_in = tuple(account for account in standing if stage is Stage.P2 or any(same_account(account.account, name) for name in bound))
    if any(account.former is not None for account in signs_in):
        return OwnLine(Phrase("own.renamed"))
    portal = NONE if stage is Stage.P2 else masked(portal_in_use(snapshot))
    if portal == NONE and not signs_in:
        return None
    return OwnLine(Phrase("own.names", {"portal": portal, "directory": masked(signs_in)}))


def _has_account(diagnosis: Diagnosis) -> bool:
    return bool(records(diagnosis.snapshot.portal) or records(diagnosis.snapshot.directory))


_LINES: Final[dict[AccountFact, _Line]] = {
    AccountFact.LOCK: _lock,
    AccountFact.STATE: _state,
    AccountFact.SYNC: _sync,
    AccountFact.BINDING: _binding,
    AccountFact.CERTIFICATE: _certificate,
    AccountFact.PASSWORD: _password,
    AccountFact.RESET: _reset,
    AccountFact.NAMES: _names,
}
_NEEDS: Final[dict[AccountFact, frozenset[System]]] = {
    AccountFact.LOCK: frozenset({System.PORTAL, System.DIRECTORY}),
    AccountFact.STATE: frozenset({System.PORTAL, System.PERSONNEL, System.DIRECTORY}),
    AccountFact.SYNC: frozenset({System.PORTAL, System.PERSONNEL, System.DIRECTORY, System.MAILBOX}),
    AccountFact.BINDING: frozenset({System.PORTAL, System.DIRECTORY}),
    AccountFact.CERTIFICATE: frozenset({System.SIGN_ON}),
    AccountFact.PASSWORD: frozenset({System.PORTAL, System.DIRECTORY, System.MAILBOX}),
    AccountFact.RESET: frozenset({System.SIGN_ON, System.DIRECTORY}),
    AccountFact.NAMES: frozenset({System.PORTAL, System.DIRECTORY}),
}
