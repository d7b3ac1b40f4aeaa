"""A person, and the agency they work for."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A person (or a shared account, which has no `key`). `key` is the keyed HMAC of the national id, never the id (T23)."""

    id: str
    name: str
    agency: str
    key: str | None
    role: Role = Role.STAFF
    email: str | None = None
    phone: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Substitute:
    """`by` stands in for admin `absent` from `since` until `until` (UTC; until is exclusive)."""

    absent: str
    by: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Agency:
    """An office. `joins_directory`: its PCs require a TPEAD account (R11). `auto_creation`: its own date, overrides the organisation's (R15)."""

    id: str
    name: str
    joins_directory: bool
    admins: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    auto_creation: datetime | None = None
    substitutes: tuple[Substitute, ...] = ()

    def admins_for(self, role: Role, now: datetime) -> tuple[str, ...]:
        """The ids of those who have this role now, in the order they are asked; an absent admin is replaced by the substitute."""
        standing_in = {substitute.absent: substitute.by for substitute in self.substitutes if substitute.since <= now < substitute.until}
        return tuple(dict.fromkeys(standing_in.get(admin, admin) for admin in self.admins.get(role, ())))
