"""How an incident stands for the person it happened to, and what that answers (C20). Pure."""

from datetime import datetime
from typing import Final

from bot.accounts.aspects import still_locked
from bot.accounts.facts import directory_in_use, portal_in_use, unbound
from bot.accounts.finding import Diagnosis, Status
from bot.accounts.records import Unread
from bot.accounts.rules import Rules, Stage
from bot.actions.freeze import Freeze
from bot.incidents.sides import IncidentSide
from bot.messages import Phrase, PhraseWord
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.ticket import Ticket

_NEEDLESS: Final = frozenset({IncidentSide.FIRST, IncidentSide.WHERE, IncidentSide.SAFE})
"""Sides whose answer is another one where nothing was given away."""
_RESET: Final = "reset_password"
"""The action of a request that has the password chosen anew: where one is under way no other is offered."""
_UNABLE: Final = frozenset({Status.DISABLED, Status.LOCKED, Status.UNKNOWN, Status.UNSYNCED})


@dataclass(frozen=True, slots=True)
class IncidentStanding:
    """`since`: when it was told here. `changed`: when the TPEAD password was set after that, None if it was not; `read` is False where nobody could look.

    `able`: whether the account can sign in at all, `locked`: whether it is a lock that keeps it out. `portal`: whether a password of its own at the portal
    still signs in (R31). `bound`: whether a change at the sign-on page reaches TPEAD (R29). `resets`: whether the desk can have the password chosen anew.
    `frozen`: until when; `by_people`: only people end that freeze. `ticket` is the live security ticket's name, `reported` when it was sent. `given`: whether
    anything was given away, by the person's own words (`yes`, `no`, `unknown`). `claimed`: whether they say that the password is changed, which need not be
    the one that is looked at here. `request` is the action of a request that is under way. Times are UTC.
    """

    since: datetime
    changed: datetime | None = None
    read: bool = True
    able: bool = True
    locked: bool = False
    portal: bool = False
    bound: bool = True
    resets: bool = False
    frozen: datetime | None = None
    by_people: bool = False
    ticket: str = ""
    reported: datetime | None = None
    given: str = "unknown"
    claimed: bool = False
    request: str = ""

    @property
    def words(self) -> dict[str, PhraseWord]:
        """For the sentences: what holds of it."""
        return {
            "given": self.given,
            "changed": "yes" if self.changed is not None else "said" if self.claimed else "no" if self.read else "unread",
            "at": self.changed or self.since,
            "since": self.since,
            "able": "yes" if self.able else "no",
            "locked": "yes" if self.locked else "no",
            "ends": "none",
            "left": 0,
            "portal": "yes" if self.portal else "no",
            "bound": "yes" if self.bound else "no",
            "reset": "yes" if self.resets and self.request != _RESET else "no",
            "frozen": "no" if self.frozen is None else "people" if self.by_people else "yes",
            "until": self.frozen or "none",
            "ticket": self.ticket or "none",
            "reported": self.reported or "none",
            "action": self.request or "none",
        }


def answer_side(side: IncidentSide, standing: IncidentStanding) -> Phrase:
    """That side alone, yes or no first where that was asked (C13, C15)."""
    if standing.given == "no" and side in _NEEDLESS:
        return Phrase("incident.unneeded" if side is not IncidentSide.SAFE else "incident.kept-safe", standing.words)
    return Phrase(f"incident.{side}", standing.words)


def incident_standing(
    since: datetime, diagnosis: Diagnosis, rules: Rules, now: datetime, *, freeze: Freeze | None, ticket: Ticket | None, resets: bool
) -> IncidentStanding:
    """How it stands by what the systems and the desk itself say."""
    snapshot = diagnosis.snapshot
    sets = [account.password_set for account in directory_in_use(snapshot) if account.password_set is not None and account.password_set > since]
    return IncidentStanding(
        since=since,
        changed=max(sets, default=None),
        read=not isinstance(snapshot.directory, Unread),
        able=diagnosis.status not in _UNABLE,
        locked=still_locked(diagnosis, rules, now) is not None,
        portal=bool(portal_in_use(snapshot)) and rules.stage(snapshot.agency, now) is not Stage.P2,
        bound=not unbound(snapshot),
        resets=resets,
        frozen=None if freeze is None else freeze.until,
        by_people=freeze is not None and freeze.by_people,
        ticket="" if ticket is None else ticket.number or f"T{ticket.id}",
        reported=None if ticket is None else ticket.opened,
    )
