"""Who may open what at the desk: every route, for every role, for records of the own and of another agency. A route without a rule fails, and so does a role."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Final

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.routing import Route

from bot.actions.action import ActionName
from bot.actions.policy import Demand
from bot.actions.request import AskedAdmin, Request, RequestState
from bot.actions.ways import ApprovalTime
from bot.messages import ChatIdentity, ConversationAddress
from bot.people.role import Role
from bot.settings.schema import Settings
from bot.tickets.attachment import FileKind
from bot.tickets.ticket import Asker, Category
from bot.verification.level import Level
from bot.web.routes import build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.conftest import ROOT
from tests.web.conftest import URL, browser

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("desk roles")]

READERS: Final = {
    "nobody": "",
    "staff": "chen.yj",
    "helpdesk": "desk.hsu",
    "portal admin": "lin.admin",
    "personnel admin": "huang.admin",
    "security": "sec.yeh",
    "operator": "lin.mh",
    "frozen admin": "only.admin",
    "admin whose substitution ended": "tao.sub",
}
"""One person a role. The portal admin stands in for somebody, and leads the agency only by that."""
ADMINS: Final = frozenset({"portal admin", "personnel admin"})
AT_THE_DESK: Final = ADMINS | {"helpdesk", "security", "operator"}


@dataclass(frozen=True)
class Rule:
    """Who may: whatever the record, for those of their own agencies only. `what`: what the path names."""

    anything: frozenset[str]
    own: frozenset[str] = frozenset()
    what: str = ""


RULES: Final = {
    ("GET", "/desk"): Rule(AT_THE_DESK),
    ("GET", "/desk/updates"): Rule(AT_THE_DESK),
    ("GET", "/desk/sign-in"): Rule(frozenset(READERS)),
    ("POST", "/desk/sign-in"): Rule(frozenset(READERS)),
    ("POST", "/desk/sign-out"): Rule(frozenset(READERS)),
    ("GET", "/desk/tickets"): Rule(ADMINS | {"helpdesk", "security"}),
    ("GET", "/desk/tickets/{ticket}"): Rule(frozenset({"helpdesk"}), ADMINS, "ticket"),
    ("POST", "/desk/tickets/{ticket}"): Rule(frozenset({"helpdesk"}), ADMINS, "ticket"),
    ("GET", "/desk/tickets/{ticket}/files/{file}"): Rule(frozenset({"helpdesk"}), ADMINS, "ticket"),
    ("GET", "/desk/canned"): Rule(frozenset({"helpdesk", "security"})),
    ("GET", "/desk/approvals"): Rule(ADMINS),
    ("GET", "/desk/approvals/{request}"): Rule(frozenset(), ADMINS, "request"),
    ("POST", "/desk/approvals/{request}"): Rule(frozenset(), ADMINS, "request"),
    ("GET", "/desk/people"): Rule(ADMINS | {"helpdesk", "security"}),
    ("GET", "/desk/people/{person}"): Rule(frozenset({"helpdesk", "security"}), ADMINS, "person"),
    ("GET", "/desk/identities"): Rule(ADMINS | {"security"}),
    ("POST", "/desk/identities/{person}"): Rule(frozenset({"security"}), ADMINS, "person"),
    ("GET", "/desk/audit"): Rule(frozenset({"security", "operator"})),
    ("POST", "/desk/audit/check"): Rule(frozenset({"security", "operator"})),
}
SENDS_TO_SIGN_IN: Final = frozenset({("POST", "/desk/sign-out")})


@dataclass(frozen=True)
class RoleDesk:
    """A desk with somebody of every role, and a ticket and a request of somebody in each of two agencies."""

    application: Application
    pages: Starlette
    records: dict[tuple[str, str], str]

    @property
    def routes(self) -> set[tuple[str, str]]:
        """Every method and path below `/desk`, out of the program that serves them."""
        own = [route for route in self.pages.routes if isinstance(route, Route) and re.match(r"/desk(/|$)", route.path)]
        return {(method, route.path) for route in own for method in route.methods or () if method != "HEAD"}

    async def asks(self, who: str, method: str, path: str, whose: str) -> httpx.Response:
        """What this reader is answered. A form carries nothing but its token: whoever gets through is told what is missing."""
        address = re.sub(r"\{(\w+)\}", lambda part: self.records.get((part[1], whose), "1"), path)
        client, named = browser(self.pages).client, {"as": who} if who else {}
        if method == "POST":
            token = re.search(r'name="csrf" value="([0-9a-f]+)"', (await client.get("/desk/sign-in")).text)
            assert token is not None
            return await client.post(address, data={"csrf": token[1], **named})
        return await client.request("HEAD" if path.endswith("/updates") else method, address, params=named)


def roles_file(folder: Path) -> Path:
    """The shipped organisation, with an operator, a substitution that ended, and ordinary people of two agencies."""
    shipped = (ROOT / "integrations/accounts/embedded/samples/before_go_live.yaml").read_text(encoding="utf-8")
    changed = shipped.replace("for: peng.admin, by: tao.sub, from: -1d, until: 2d", "for: peng.admin, by: tao.sub, from: -3d, until: -1d")
    changed = changed.replace("  - id: lin.mh\n", "  - id: lin.mh\n    role: operator\n")
    assert changed.count("role: operator") == 1
    file = folder / "roles.yaml"
    file.write_text(changed, encoding="utf-8")
    return file


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def role_desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RoleDesk]:
    folder = tmp_path_factory.mktemp("roles")
    where = DataLocation(Settings(), folder, roles_file(folder))
    async with open_application(where, reached_in="console") as application:
        people = await application.register.people()
        ordinary = {
            whose: next(one.id for one in people if one.agency == agency and one.role is Role.STAFF and not one.id.endswith(".admin") and one.email)
            for whose, agency in (("own", "doit"), ("other", "culture"))
        }
        records = {("person", whose): id for whose, id in ordinary.items()}
        for whose, id in ordinary.items():
            records |= {("ticket", whose): await opened(application, id), ("request", whose): await waiting(application, id, whose)}
            records[("file", whose)] = await sent(application, id)
        frozen = await application.register.person("only.admin")
        assert frozen is not None
        asker = asker_of(application, frozen.id)
        await application.account_actions.freezes.freeze(frozen, Asker(frozen, asker[0], asker[1], "en"), "own")
        yield RoleDesk(application, build_routes(build_web_dependencies(application, URL)), records)


def asker_of(application: Application, who: str) -> tuple[ChatIdentity, ConversationAddress]:
    identity = ChatIdentity("console", who)
    place = application.direct_messages.privately(identity)
    assert place is not None
    return identity, place


async def opened(application: Application, who: str) -> str:
    """A ticket of this person, of no matter of security."""
    person, (identity, place) = await application.register.person(who), asker_of(application, who)
    assert person is not None
    seen, asker = await application.account_lookup.look(person), Asker(person, identity, place, "en")
    await application.ticketing.open(asker, place, category=Category.OTHER, words="it is stuck", seen=seen, origin=f"said:{who}")
    async with application.store.look() as work:
        (ticket,) = [one for one in await work.tickets.all() if one.person == who]
    return f"T{ticket.id}"


async def sent(application: Application, who: str) -> str:
    """A file on this person's ticket."""
    async with application.store.work() as work:
        (ticket,) = [one for one in await work.tickets.all() if one.person == who]
        await work.attachments.add(who, ticket.id, "a.txt", FileKind.TXT, b"x", application.clock.now())
        [file] = await work.attachments.of_ticket(ticket.id)
    return str(file.id)


async def waiting(application: Application, who: str, whose: str) -> str:
    """A request of this person that waits for the personnel admin of the own agency, or for another's."""
    person, (identity, place), now = await application.register.person(who), asker_of(application, who), application.clock.now()
    assert person is not None
    admin = "huang.admin" if whose == "own" else "tsai.admin"
    demand = Demand(Level.CODE, Role.PERSONNEL_ADMIN, ApprovalTime(timedelta(hours=1)))
    asked = (AskedAdmin(admin, now),)
    request = Request(
        f"r-{whose}", ActionName.UNLOCK, who, person.agency, "D20", ("GEAA-1",), (), demand, identity, place, "en", now, now + timedelta(hours=1),
        state=RequestState.AWAITING, asked=asked,
    )  # fmt: skip
    async with application.store.work() as work:
        await work.requests.open(request)
    return request.id


async def test_every_route_of_the_desk_has_a_rule(role_desk: RoleDesk) -> None:
    assert role_desk.routes == set(RULES)


@pytest.mark.parametrize(("reader", "route"), list(product(READERS, RULES)), ids=lambda one: one if isinstance(one, str) else " ".join(one))
async def test_each_role_opens_what_is_its_own_and_nothing_else(role_desk: RoleDesk, reader: str, route: tuple[str, str]) -> None:
    rule, (method, path) = RULES[route], route
    for whose in ("own", "other") if rule.what else ("own",):
        answer = await role_desk.asks(READERS[reader], method, path, whose)
        leads_to_sign_in = answer.headers.get("location", "").startswith("/desk/sign-in")
        if reader in rule.anything or (reader in rule.own and whose == "own"):
            assert answer.status_code in (200, 303, 400, 409, 422), (reader, route, whose)
            assert not leads_to_sign_in or route in SENDS_TO_SIGN_IN
        elif reader == "nobody":
            assert (answer.status_code, leads_to_sign_in) == (303, True)
        elif reader in rule.own:
            assert answer.status_code == 404, "as one that does not exist"
        else:
            assert answer.status_code in (403, 404), (reader, route, whose)
            # The record of a section that the role opens is 404; a section that it does not open is 403.
            assert answer.status_code == 403 or reader in AT_THE_DESK
