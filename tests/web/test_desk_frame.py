"""The frame of the desk's pages: who gets in, who is told no, and that no page is made without a permission."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import Response

from bot.people.permissions import Permission
from bot.settings.schema import Settings
from bot.web.desk import sections
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskRoute, DeskSection
from bot.web.desk.shell import DeskPages
from bot.web.rendering import STATIC, read_static
from bot.web.routes import WebDependencies, build_routes
from bot.wiring.application import Application, DataLocation, open_application
from tests.web.conftest import browser, seen

HTMX = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
"""Of `dist/htmx.min.js` in the npm package htmx.org 2.0.11."""


@pytest.fixture
async def application(tmp_path: Path) -> AsyncIterator[Application]:
    """Nobody asks anything in these tests, so nothing has to be understood."""
    async with open_application(DataLocation(Settings(), tmp_path), reached_in="console") as opened:
        yield opened


@pytest.fixture
def with_people(dependencies: WebDependencies, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    """A desk that has one section."""

    def people(desk: DeskPages) -> tuple[DeskSection, ...]:
        async def show(reader: DeskReader) -> Response:
            return await desk.page(reader, "refused.html", section="people", why=404)

        route = DeskRoute("/desk/people", "GET", Permission.PEOPLE_SEE, show)
        return (DeskSection("people", Permission.PEOPLE_SEE, (route,)),)

    monkeypatch.setattr(sections, "desk_sections", people)
    return build_routes(dependencies)


async def test_nobody_is_led_to_the_sign_in_and_staff_are_told_no(with_people: Starlette) -> None:
    one = browser(with_people)
    for path in ("/desk", "/desk/people"):
        answer = await one.client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/sign-in")
        refused = await one.client.get(f"{path}?as=chen.yj")
        assert refused.status_code == 403
        assert "你的角色不能開這一頁" in seen(refused.text)
    assert (await one.client.get("/desk?as=who.is.this")).status_code == 404


async def test_a_reader_comes_to_the_first_section_and_sees_who_they_are(with_people: Starlette) -> None:
    one = browser(with_people)
    answer = await one.client.get("/desk?as=desk.hsu")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/people?as=desk.hsu")
    page = (await one.client.get(answer.headers["location"])).text
    assert 'aria-current="page" data-section="people"' in page
    assert "登入身分" in seen(page)


async def test_in_the_demonstration_the_people_with_a_role_are_picked_from(pages: Starlette, outside: Starlette) -> None:
    picked = seen((await browser(pages).client.get("/desk/sign-in")).text)
    assert "人事系統管理員" in picked
    assert "陳怡君" not in picked, "staff have no role at the desk"
    assert "你想當哪一位" not in seen((await browser(outside).client.get("/desk/sign-in")).text)
    named = await browser(outside).client.get("/desk?as=desk.hsu")
    assert named.headers["location"] == "/desk/sign-in", "a name in the address is nobody outside the demonstration"


async def test_whoever_froze_their_own_account_is_nobody_at_the_desk(with_people: Starlette, application: Application) -> None:
    one = browser(with_people)
    assert (await one.client.get("/desk/people?as=huang.admin")).status_code == 200
    frozen = await one.client.post("/me?as=huang.admin", data={"csrf": await one.token(), "as": "huang.admin", "freeze": "yes"})
    assert frozen.status_code == 200
    assert (await one.client.get("/desk/people?as=huang.admin")).status_code == 403
    async with application.store.look() as work:
        refused = [record async for record in work.audit.all() if record.did == "desk.refused"]
    assert [(record.actor, record.subject, record.details) for record in refused] == [("desk:huang.admin", "huang.admin", {"path": "/desk/people"})]


async def test_a_form_needs_its_token_and_its_permission(dependencies: WebDependencies, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []

    def notes(desk: DeskPages) -> tuple[DeskSection, ...]:
        async def take(reader: DeskReader) -> Response:
            taken.append((reader.known.id, reader.form["text"]))
            return desk.onward(reader, "/desk")

        return (DeskSection("notes", Permission.TICKETS_NOTE, (DeskRoute("/desk/notes", "POST", Permission.TICKETS_NOTE, take),)),)

    monkeypatch.setattr(sections, "desk_sections", notes)
    one = browser(build_routes(replace(dependencies)))
    assert (await one.client.post("/desk/notes", data={"as": "desk.hsu", "text": "a"})).status_code == 403
    assert (await one.client.post("/desk/notes", data={"csrf": await one.token(), "as": "chen.yj", "text": "b"})).status_code == 403
    assert (await one.client.post("/desk/notes", data={"csrf": await one.token(), "as": "desk.hsu", "text": "c"})).status_code == 303
    assert taken == [("desk.hsu", "c")]
    assert (await one.client.get("/desk/notes?as=desk.hsu")).status_code == 405


def test_htmx_is_the_file_of_its_package_unchanged_and_evaluates_nothing() -> None:
    body = read_static()["htmx.js"].body
    assert hashlib.sha256(body).hexdigest() == HTMX
    head = (STATIC.parent / "templates" / "desk" / "base.html").read_text(encoding="utf-8")
    assert '"allowEval":false' in head
    assert '"includeIndicatorStyles":false' in head
