"""What each role sees and may do, at the desk's pages and in the chat: one table, from which the pages, the chat and `docs/roles.md` are made. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from bot.people.person import Agency, Person
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass


class Permission(Enum):
    """One thing that somebody may see or do."""

    SIGN_IN = "desk.sign_in"
    ENTER = "desk.enter"
    TICKETS_SEE = "tickets.see"
    TICKETS_NOTE = "tickets.note"
    TICKETS_ANSWER = "tickets.answer"
    TICKETS_ASSIGN = "tickets.assign"
    TICKETS_HAND_OVER = "tickets.hand_over"
    CANNED_READ = "canned.read"
    APPROVALS_SEE = "approvals.see"
    APPROVALS_DECIDE = "approvals.decide"
    PEOPLE_SEE = "people.see"
    IDENTITIES_SEE = "identities.see"
    IDENTITIES_FREEZE = "identities.freeze"
    AUDIT_READ = "audit.read"
    AUDIT_CHECK = "audit.check"
    COLLEAGUES_SEE = "colleagues.see"
    COLLEAGUES_VOUCH = "colleagues.vouch"


class Scope(Enum):
    """Of whose records. OWN_AGENCIES: of the agencies that the person is an admin of now. ASKED_OF_THEM: in those agencies, what the person was asked for by name.
    SECURITY_MATTERS: tickets of the category security, whatever the agency. WITH_TICKET: of people who have an open ticket."""

    ALL = "all"
    OWN_AGENCIES = "own_agencies"
    ASKED_OF_THEM = "asked_of_them"
    SECURITY_MATTERS = "security_matters"
    WITH_TICKET = "with_ticket"


_ANSWERING: Final = (Permission.TICKETS_SEE, Permission.TICKETS_NOTE, Permission.TICKETS_ANSWER, Permission.TICKETS_ASSIGN, Permission.TICKETS_HAND_OVER)
_ANYBODY: Final = {Permission.SIGN_IN: Scope.ALL}
_AT_THE_DESK: Final = _ANYBODY | {Permission.ENTER: Scope.ALL}
_AGENCY_ADMIN: Final = {
    **_AT_THE_DESK,
    Permission.TICKETS_SEE: Scope.OWN_AGENCIES,
    Permission.TICKETS_NOTE: Scope.OWN_AGENCIES,
    Permission.APPROVALS_SEE: Scope.OWN_AGENCIES,
    Permission.APPROVALS_DECIDE: Scope.ASKED_OF_THEM,
    Permission.PEOPLE_SEE: Scope.OWN_AGENCIES,
    Permission.IDENTITIES_SEE: Scope.OWN_AGENCIES,
    Permission.IDENTITIES_FREEZE: Scope.OWN_AGENCIES,
    Permission.COLLEAGUES_SEE: Scope.OWN_AGENCIES,
    Permission.COLLEAGUES_VOUCH: Scope.OWN_AGENCIES,
}
PERMISSIONS: Final[Mapping[Role, Mapping[Permission, Scope]]] = MappingProxyType(
    {
        Role.HELPDESK: {
            **_AT_THE_DESK,
            **dict.fromkeys(_ANSWERING, Scope.ALL),
            Permission.CANNED_READ: Scope.ALL,
            Permission.PEOPLE_SEE: Scope.ALL,
            Permission.COLLEAGUES_SEE: Scope.WITH_TICKET,
        },
        Role.PORTAL_ADMIN: _AGENCY_ADMIN,
        Role.PERSONNEL_ADMIN: _AGENCY_ADMIN,
        Role.SECURITY: {
            **_AT_THE_DESK,
            **dict.fromkeys(_ANSWERING, Scope.SECURITY_MATTERS),
            Permission.CANNED_READ: Scope.ALL,
            Permission.PEOPLE_SEE: Scope.ALL,
            Permission.IDENTITIES_SEE: Scope.ALL,
            Permission.IDENTITIES_FREEZE: Scope.ALL,
            Permission.AUDIT_READ: Scope.ALL,
            Permission.AUDIT_CHECK: Scope.ALL,
        },
        Role.OPERATOR: {**_AT_THE_DESK, Permission.AUDIT_READ: Scope.ALL, Permission.AUDIT_CHECK: Scope.ALL},
        Role.STAFF: _ANYBODY,
    }
)
"""Role, permission, scope. What is not in it is refused."""
ADMIN_ROLES: Final = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which records a permission covers: all of them, those of these agencies, those of security, those of people with an open ticket."""

    everything: bool = False
    agencies: frozenset[str] = frozenset()
    security_matters: bool = False
    with_ticket: bool = False

    def __bool__(self) -> bool:
        return self.everything or self.security_matters or self.with_ticket or bool(self.agencies)

    def covers(self, agency: str, *, security: bool = False) -> bool:
        """Whether a record of this agency is covered; `security`: it is a matter of security."""
        return self.everything or agency in self.agencies or (security and self.security_matters)


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is at this moment: their roles, and the agencies they lead by role. `person` is None for a stranger."""

    person: Person | None = None
    roles: frozenset[Role] = frozenset({Role.STAFF})
    agencies: Mapping[Role, frozenset[str]] = field(default_factory=dict)

    def covered(self, permission: Permission) -> Coverage:
        """The records that this permission covers, over all roles."""
        scopes = {role: scope for role in self.roles if (scope := PERMISSIONS.get(role, {}).get(permission)) is not None}
        led = [self.agencies.get(role, frozenset()) for role, scope in scopes.items() if scope in (Scope.OWN_AGENCIES, Scope.ASKED_OF_THEM)]
        return Coverage(
            everything=Scope.ALL in scopes.values(),
            agencies=frozenset().union(*led),
            security_matters=Scope.SECURITY_MATTERS in scopes.values(),
            with_ticket=Scope.WITH_TICKET in scopes.values(),
        )

    def may(self, permission: Permission, agency: str = "", *, security: bool = False) -> bool:
        """Whether the permission is there for a record of this agency; without one, for any record at all."""
        covered = self.covered(permission)
        return covered.covers(agency, security=security) if agency or security else bool(covered)

    @property
    def at_the_desk(self) -> bool:
        """Whether this person has anything to do at the desk's pages."""
        return self.may(Permission.ENTER)


NOBODY: Final = Standing()


def standing_of(person: Person, led: Iterable[Agency], now: datetime, *, present: bool = False) -> Standing:
    """The standing of this person now. `led`: the agencies that name them, whatever the dates; absent admins are replaced by their substitutes.

    `present`: an admin who is away counts as well, since they are the one who asks."""
    named = tuple(led)
    tasks = {agency.id: admin_tasks(agency, person, now, present=present) for agency in named}
    agencies = {role: frozenset(id for id, held in tasks.items() if role in held) for role in ADMIN_ROLES}
    admin_of = frozenset(role for role in ADMIN_ROLES if agencies[role])
    # A role that only offices have, or none at the desk, is no more than staff.
    own = person.role if person.role in PERMISSIONS and person.role not in ADMIN_ROLES else Role.STAFF
    return Standing(person, admin_of | {own}, agencies)


def admin_tasks(agency: Agency, person: Person, now: datetime, *, present: bool = False) -> tuple[Role, ...]:
    """Which of the agency's two admin roles this person has now; `present` as for `standing_of`."""
    away = {role: agency.admins.get(role, ()) if present else () for role in ADMIN_ROLES}
    return tuple(role for role in ADMIN_ROLES if person.id in (*away[role], *agency.admins_for(role, now)))
