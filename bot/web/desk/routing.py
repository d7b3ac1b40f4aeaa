"""The routes of `/desk`: each names the permission that it needs; and what a section of the desk consists of."""

from collections.abc import Awaitable, Callable
from typing import Literal

from starlette.responses import Response

from bot.people.permissions import Permission
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.web.desk.reader import DeskReader

DeskEndpoint = Callable[[DeskReader], Awaitable[Response]]
Waiting = Callable[[Work, DeskReader], Awaitable[int]]
"""How much waits for this reader in a section; the number beside its name."""


@dataclass(frozen=True, slots=True)
class DeskRoute:
    """One path and method. The endpoint is asked only for readers who have the permission for any record at all; whether they have it for the record they ask
    for is the endpoint's to say, with 404 where not."""

    path: str
    method: Literal["GET", "POST"]
    permission: Permission
    endpoint: DeskEndpoint


@dataclass(frozen=True, slots=True)
class DeskSection:
    """A part of the desk in the navigation, for readers with `permission`: its title is the text `desk-nav-NAME`, its first page `/desk/NAME`.

    `changed_by`: how the names of the audit events begin after which its open pages look again."""

    name: str
    permission: Permission
    routes: tuple[DeskRoute, ...]
    waiting: Waiting | None = None
    changed_by: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its first page."""
        return f"/desk/{self.name}"
