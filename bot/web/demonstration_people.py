"""The people of the demonstration by what one can try as them, each with their problem in words. Pure: everything comes from what the desk finds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.accounts.facts import minutes_left, record
from bot.accounts.finding import Finding, Status
from bot.accounts.records import CertificateState, Present
from bot.accounts.rows.row import NOT_ARRIVED_YET, Row
from bot.messages import Phrase
from bot.people.account_lookup import LookupResult
from bot.people.person import Person
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass

_UNLOCKS: Final = ("unlock", "request_unlock")
"""The first ends by itself after a while: then the second is what is left to try."""
_RESETS: Final = ("reset_password", "request_reset")
_TASKS: Final = (Role.HELPDESK, Role.SECURITY, Role.OPERATOR)
_ADMINS: Final = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)
_FINE: Final = Phrase("web.problem", {"what": "fine", "left": 0, "mail": "yes", "state": "none"})


class Attempt(StrEnum):
    """What one can try as a person, in the order of the list."""

    UNLOCK = "unlock"
    RESET = "reset"
    BIND = "bind"
    WAIT = "wait"
    ASK = "ask"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class DemonstratedPerson:
    """Somebody to choose, and the name of their agency. `task` is what they do for others, if anything; `problem` what is wrong with their own account,
    None where nothing is."""

    person: Person
    agency: str
    attempt: Attempt
    task: Phrase | None
    problem: Phrase | None

    @property
    def says(self) -> tuple[Phrase, ...]:
        """What is said of them; never nothing."""
        return tuple(phrase for phrase in (self.task, self.problem) if phrase is not None) or (_FINE,)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to try for a first visitor: whom to be, and the sentence that is typed for them, by its key."""

    kind: str
    who: DemonstratedPerson

    @property
    def words(self) -> str:
        """The key of the sentence."""
        return f"web.try-{self.kind}-words"


def demonstrated_people(found: Sequence[LookupResult], waiting: Mapping[str, int]) -> tuple[DemonstratedPerson, ...]:
    """Everybody, in the order of the list. `waiting`: how many requests wait for somebody's approval."""
    tasks = _tasks(found, waiting)
    people = [_demonstrated(one, tasks.get(one.snapshot.person.id)) for one in found]
    order = tuple(Attempt)
    return tuple(sorted(people, key=lambda one: order.index(one.attempt)))


def suggestions(found: Sequence[LookupResult], people: Sequence[DemonstratedPerson]) -> tuple[Suggestion, ...]:
    """Up to three things that a first visitor can try, each with somebody of this organisation to try it as."""
    known = {one.person.id: one for one in people if one.attempt is not Attempt.DECIDE and one.person.email}
    usual = [one for one in found if one.snapshot.person.id in known]
    chosen = {
        "unlock": next((one for remedy in _UNLOCKS for one in usual if remedy in one.diagnosis.remedies), None),
        "reset": next((one for one in usual if set(_RESETS) & set(one.diagnosis.remedies) and _asks_an_admin(one)), None)
        or next((one for one in usual if one.diagnosis.status is Status.FINE and _asks_an_admin(one)), None),
        "newcomer": next(iter(sorted((one for one in usual if one.diagnosis.first(*NOT_ARRIVED_YET)), key=_endless)), None),
    }
    return tuple(Suggestion(kind, known[one.snapshot.person.id]) for kind, one in chosen.items() if one is not None)


def problem_of(finding: Finding, now: datetime, mail: str = "yes") -> Phrase:
    """A finding in a few words, with the minutes until it ends. `mail`: whether codes have an address of their own (yes), the mailbox's (same), or none."""
    what, state = finding.tell.key.removeprefix("status."), finding.tell.words.get("state", "none")
    return Phrase("web.problem", {"what": what, "left": minutes_left(finding.until, now), "state": state, "mail": mail})


def _demonstrated(one: LookupResult, task: Phrase | None) -> DemonstratedPerson:
    person, main = one.snapshot.person, one.diagnosis.reported[0]
    mailbox = record(one.snapshot.mailbox)
    same = mailbox is not None and person.email is not None and mailbox.address.casefold() == person.email.casefold()
    # A shared account belongs to nobody, so no code is ever mailed for it.
    mail = "same" if same else "yes" if person.email or person.key is None else "none"
    fine = main.row is Row.FINE and main.status is Status.FINE and mail == "yes"
    attempt = Attempt.DECIDE if task is not None else _attempt(main)
    return DemonstratedPerson(person, one.snapshot.agency.name, attempt, task, None if fine else problem_of(main, one.now, mail))


def _attempt(main: Finding) -> Attempt:
    remedies = set(main.remedies)
    if remedies & set(_UNLOCKS):
        return Attempt.UNLOCK
    if "bind" in remedies:
        return Attempt.BIND
    if remedies & set(_RESETS) or (main.status is Status.FINE and not remedies and main.owner is None):
        return Attempt.RESET
    waits = main.until is not None or (main.owner is None and not remedies)
    return Attempt.WAIT if waits and not main.escalate else Attempt.ASK


def _asks_an_admin(one: LookupResult) -> bool:
    """Whether a forgotten password needs the agency's admin: somebody else is one, and no certificate of their own can take their place."""
    person, agency = one.snapshot.person, one.snapshot.agency
    bound = record(one.snapshot.certificate)
    usable = bound is not None and bound.state is CertificateState.VALID
    return not usable and isinstance(one.snapshot.directory, Present) and any(id != person.id for id in agency.admins_for(Role.PERSONNEL_ADMIN, one.now))


def _endless(one: LookupResult) -> bool:
    missing = one.diagnosis.first(*NOT_ARRIVED_YET)
    return missing is None or missing.until is None


def _tasks(found: Sequence[LookupResult], waiting: Mapping[str, int]) -> dict[str, Phrase]:
    """What people do for others: their own role, and what their agencies say who their admins are now."""
    held = {one.snapshot.person.id: one.snapshot.person.role.value for one in found if one.snapshot.person.role in _TASKS}
    for one in found:
        agency = one.snapshot.agency
        now = [agency.admins_for(role, one.now) for role in _ADMINS]
        for role, admins in zip(_ADMINS, now, strict=True):
            held |= {id: "both" if all(id in others for others in now) else role.value for id in admins}
            held |= {id: "away" for id in agency.admins.get(role, ()) if id not in held}
    return {id: Phrase("web.task", {"task": task, "waiting": waiting.get(id, 0)}) for id, task in held.items()}
