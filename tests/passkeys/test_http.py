"""The same over HTTP, as a browser without help of ours would do it: what stands in the page, and how large an answer may be."""

import html
import json
import re
from pathlib import Path

import httpx

from bot.messages import ChatIdentity
from bot.requests.pages.enrol import METHOD
from bot.settings.schema import Settings
from bot.store.steps import ARRIVES, PROVEN
from bot.verification.methods import Method
from bot.verification.page import StepKind
from bot.web.routes import build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.passkeys.authenticator import Authenticator
from tests.web.conftest import URL, one_index
from tests.web.stepping import as_


async def adding(application: Application, who: str) -> str:
    """The path of a page on which somebody who showed the certificate adds a passkey."""
    person, links, now = await application.register.person(who), application.account_actions.asking.one_time_links, application.clock.now()
    assert person is not None
    form = {METHOD: "passkey", PROVEN: [[Method.CERTIFICATE.value, now.isoformat()]], ARRIVES: True}
    issued = await links.draft(StepKind.ENROL, person, ChatIdentity("web", who), "en", purpose="", form=form)
    async with application.store.work() as work:
        await links.write(work, issued)
    return f"/s/{application.account_actions.tokens.token(issued.step.id).reveal()}"


def options(page: httpx.Response, ceremony: str) -> str:
    found = re.search(rf'data-passkey="{ceremony}" data-options="([^"]+)"', page.text)
    assert found is not None, page.text
    return html.unescape(found[1])


async def test_a_passkey_is_added_and_used_by_what_the_page_says_and_no_answer_is_an_error(tmp_path: Path) -> None:
    one_index()
    async with open_application(DataLocation(Settings(), tmp_path), one_index) as application:
        chen, authenticator = as_(build_routes(build_web_dependencies(application, URL)), application, "chen.yj"), Authenticator()
        path = await adding(application, "chen.yj")
        await chen.browser.page()
        added = await chen.send(path, passkey=authenticator.create(options(await chen.open(path), "create")))
        assert (added.status_code, "Your passkey is added" in added.text) == (200, True)
        page = await chen.asked("幫我解鎖")
        first = options(await chen.open(page), "get")
        assert "script src" in (await chen.open(page)).text
        assert (await chen.send(page, passkey="{")).status_code == 422
        assert options(await chen.open(page), "get") != first
        huge = json.dumps({"id": "x" * 40_000})
        assert (await chen.send(page, passkey=huge)).status_code == 422
        assert (await chen.send(page, passkey=huge * 26)).status_code == 413
        unlocked = await chen.send(page, passkey=authenticator.sign(options(await chen.open(page), "get")))
        assert unlocked.status_code == 200
        assert (await chen.open(page)).status_code == 410
