"""All sections of the desk, and so all its routes: the one list."""

import asyncio

from starlette.routing import Route

from bot.people.permissions import Permission
from bot.web.desk.approvals import approvals_section
from bot.web.desk.audit import audit_section
from bot.web.desk.canned import CannedPage
from bot.web.desk.clerks import Clerks
from bot.web.desk.guard import DeskGuard
from bot.web.desk.identities import identities_section
from bot.web.desk.people import people_section
from bot.web.desk.routing import DeskRoute, DeskSection
from bot.web.desk.shell import SIGN_IN_PATH, DeskPages
from bot.web.desk.sign_in import DeskSignIn
from bot.web.desk.tickets import TicketPages
from bot.web.desk.updates import UPDATES_PATH, DeskUpdates


def desk_sections(desk: DeskPages) -> tuple[DeskSection, ...]:
    """The sections in the order of the navigation. Each stands in a module of its own, which makes it."""
    clerks = Clerks(desk.dependencies.register, desk.dependencies.clock)
    return (
        TicketPages(desk, clerks).section(),
        approvals_section(desk),
        people_section(desk),
        identities_section(desk),
        CannedPage(desk).section(),
        audit_section(desk),
    )


def desk_routes(desk: DeskPages) -> tuple[DeskRoute, ...]:
    """Every route of the desk, those of no section included."""
    sign_in = DeskSignIn(desk)
    frame = (
        DeskRoute("/desk", "GET", Permission.ENTER, desk.first),
        DeskRoute(SIGN_IN_PATH, "GET", Permission.SIGN_IN, sign_in.show),
        DeskRoute(SIGN_IN_PATH, "POST", Permission.SIGN_IN, sign_in.take),
        DeskRoute("/desk/sign-out", "POST", Permission.SIGN_IN, sign_in.leave),
    )
    return frame + tuple(route for section in desk.sections for route in section.routes)


def build_desk(desk: DeskPages, heartbeat: float, closing: asyncio.Event) -> list[Route]:
    """Opens the sections and makes the routes of them all. `heartbeat` (seconds) and `closing` are those of all live updates."""
    desk.open_sections(desk_sections(desk))
    updates = DeskRoute(UPDATES_PATH, "GET", Permission.ENTER, DeskUpdates(desk, heartbeat, closing).stream)
    return DeskGuard(desk).routes((*desk_routes(desk), updates))
