"""`/desk/approvals`: what an admin reads, deciding there as from the chat, and whom it is nothing to."""

import asyncio
import re
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot.actions.action import ActionName
from bot.actions.policy import Demand
from bot.actions.request import AskedAdmin, Request, RequestState
from bot.actions.ways import ApprovalTime
from bot.messages import ChatIdentity
from bot.people.role import Role
from bot.requests.approvals_desk import Decidedly, Visiting
from bot.secret import Secret
from bot.verification.level import Level
from bot.web.routes import WebDependencies
from bot.wiring.application import Application
from tests.web.conftest import seen
from tests.web.stepping import Stepping, as_
from tests.web.test_deciding_page import evidence

_STALE = timedelta(minutes=16)
_PROOF = {"current_password": "Tpead-sfhuang-1"}
YES = {"decision": "approve", "identity_check": "in_person"}


async def asked(pages: Starlette, application: Application, applicant: str = "lin.mh") -> str:
    """Somebody's request for a new password, which waits for 黃淑芬; gives its address at the desk."""
    person = as_(pages, application, applicant)
    application.clock.advance(timedelta(minutes=2))  # so that the next code may be sent
    path = await person.asked("幫我重設密碼")
    await person.send(path, **({"code": person.code()} if applicant == "lin.mh" else {}))
    await application.settle(20)
    return f"/desk/approvals/{(await the_request(application)).id}"


async def the_request(application: Application) -> Request:
    async with application.store.look() as work:
        return (await work.requests.all())[0]


async def events(application: Application, *wanted: str) -> list[tuple[str, str, str]]:
    async with application.store.look() as work:
        return [(record.did, record.actor, record.subject) async for record in work.audit.all() if record.did in wanted]


async def look(admin: Stepping, path: str) -> httpx.Response:
    return await admin.browser.client.get(path, params={"as": admin.browser.named})


async def decide(admin: Stepping, path: str, **said: str) -> httpx.Response:
    """The form of the request's page."""
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', (await look(admin, "/desk/approvals")).text) or re.search(
        r'name="csrf" value="([0-9a-f]+)"', await admin.browser.page()
    )
    assert token
    return await admin.browser.client.post(path, data={"csrf": token[1], "as": admin.browser.named, **said})


async def proven(admin: Stepping, path: str, **said: str) -> httpx.Response:
    """Decides with a proof on the one-time page that the desk leads to."""
    onward = await decide(admin, path, **said)
    assert onward.status_code == 303, seen(onward.text)
    page = onward.headers["location"].partition("?")[0]
    assert page.startswith("/s/")
    return await admin.send(page, code=admin.code(), **_PROOF, **said)


@pytest.fixture
async def admin(pages: Starlette, application: Application) -> Stepping:
    return as_(pages, application, "huang.admin")


async def test_what_waits_is_listed_counted_and_read_in_the_third_person(pages: Starlette, application: Application, admin: Stepping) -> None:
    path = await asked(pages, application)
    listed = (await look(admin, "/desk/approvals")).text
    assert re.search(r'data-waiting="approvals">1<', listed)
    assert "林美惠：重設密碼" in seen(listed)
    shown = await look(admin, path)
    rows = evidence(shown.text)
    assert (rows["申請人"], rows["帳號"]) == ("林美惠", "GEAA-****33")
    assert "GEAA-014533" not in shown.text
    assert rows["帳號現況"].startswith("帳號（GEAA-****33）在各系統都正常")
    assert ("person.looked", "desk:huang.admin", "lin.mh") in await events(application, "person.looked")


async def test_a_stale_proof_leads_to_the_proof_and_back_with_what_was_filled_in(pages: Starlette, application: Application, admin: Stepping) -> None:
    path = await asked(pages, application)
    onward = await decide(admin, path, decision="refuse", reason="沒看到本人 <b>")
    assert (onward.status_code, onward.headers["location"][:3]) == (303, "/s/")
    page = onward.headers["location"].partition("?")[0]
    form = (await admin.open(page)).text
    assert re.search(r'value="refuse" checked', form)
    assert "沒看到本人 &lt;b&gt;</textarea>" in form
    assert (await the_request(application)).state is RequestState.AWAITING, "opening it decides nothing"
    back = await admin.send(page, code=admin.code(), decision="refuse", reason="沒看到本人 <b>", **_PROOF)
    assert (back.status_code, back.headers["location"].partition("?")[0]) == (303, path)
    told = seen((await look(admin, path)).text)
    assert "黃淑芬沒有核准" in told
    assert "沒看到本人 <b>" in told


async def test_with_a_fresh_proof_it_is_decided_at_once_and_the_card_in_the_chat_is_dead(pages: Starlette, application: Application, admin: Stepping) -> None:
    first = await asked(pages, application)
    await proven(admin, first, decision="refuse", reason="再來一次")
    path = await asked(pages, application)
    await application.settle(20)
    before = await admin.browser.page()
    assert "看內容並決定" in before, "the card waits in the chat"
    answer = await decide(admin, path, **YES)
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, path)
    assert (await the_request(application)).decision is not None
    await application.settle(20)
    assert "已核准" in seen(await admin.browser.page())
    assert "看內容並決定" not in await admin.browser.page()
    button = re.findall(r'name="button" value="([^"]+)"[^>]*>看內容並決定', before)[-1]
    await admin.browser.post("/press", button=button)
    await application.settle(20)
    decided = await events(application, "action.approved")
    assert [(actor, subject) for _, actor, subject in decided] == [("desk:huang.admin", "lin.mh")]
    late = await decide(admin, path, decision="refuse", reason="反悔")
    assert (late.status_code, "已經有結果" in seen(late.text)) == (409, True)


async def test_t19_of_two_decisions_at_once_one_counts(pages: Starlette, application: Application, admin: Stepping) -> None:
    await proven(admin, await asked(pages, application), decision="refuse", reason="再來一次")
    path = await asked(pages, application)
    answers = await asyncio.gather(*(decide(admin, path, **YES) for _ in range(4)))
    assert sorted({answer.status_code for answer in answers} - {409}) == [303]
    assert len(await events(application, "action.approved")) == 1


async def test_what_is_missing_is_said_at_its_field_and_keeps_the_rest(pages: Starlette, application: Application, admin: Stepping) -> None:
    path = await asked(pages, application)
    nothing = await decide(admin, path, reason="先寫好")
    assert (nothing.status_code, 'id="decision-wrong"' in nothing.text, "先寫好</textarea>" in nothing.text) == (422, True, True)
    no_check = await decide(admin, path, decision="approve")
    assert (no_check.status_code, 'id="identity_check-wrong"' in no_check.text) == (422, True)
    assert re.search(r'value="approve" checked', no_check.text)
    no_reason = await decide(admin, path, decision="refuse", reason=" ")
    assert (no_reason.status_code, 'id="reason-wrong"' in no_reason.text) == (422, True)


async def test_t8_nobody_decides_their_own_request_nor_anybody_elses_who_was_not_asked(pages: Starlette, application: Application, admin: Stepping) -> None:
    path = await asked(pages, application)
    for other, status in (("chen.yj", 403), ("desk.hsu", 403), ("lin.mh", 403)):
        stranger = as_(pages, application, other)
        assert (await look(stranger, path)).status_code == status, other
        assert (await decide(stranger, path, **YES)).status_code == status, other
    assert (await look(admin, "/desk/approvals/nothing")).status_code == 404
    assert (await the_request(application)).decision is None


async def stored(application: Application, whose: str, *asked_of: str) -> Request:
    """A request for unlocking that was put to these admins, one after the other."""
    person, identity, now = await application.services.register.person(whose), ChatIdentity("console", whose), application.clock.now()
    place = application.direct_messages.privately(identity)
    assert person is not None
    assert place is not None
    request = Request(
        id=f"r-{whose}", action=ActionName.UNLOCK, person=whose, agency=person.agency, row="D20", accounts=("GEAA-1",), portal=(),
        demand=Demand(Level.CODE, Role.PERSONNEL_ADMIN, ApprovalTime(timedelta(hours=1))), identity=identity, place=place, language="zh-Hant-TW",
        opened=now, due=now + timedelta(hours=1), state=RequestState.AWAITING, asked=tuple(AskedAdmin(admin, now) for admin in asked_of),
    )  # fmt: skip
    async with application.store.work() as work:
        await work.requests.open(request)
    return request


async def test_t8_whoever_profits_decides_nothing_even_where_they_are_the_admin_who_was_asked(
    pages: Starlette, application: Application, admin: Stepping
) -> None:
    request = await stored(application, "huang.admin", "huang.admin")
    refused = await decide(admin, f"/desk/approvals/{request.id}", **YES)
    assert (refused.status_code, "自己" in seen(refused.text)) == (409, True)
    assert ("decision.refused", "desk:huang.admin", "huang.admin") in await events(application, "decision.refused")
    assert (await the_request(application)).decision is None


async def test_t19_of_two_admins_who_decide_at_once_the_one_who_is_asked_now_does(application: Application, dependencies: WebDependencies) -> None:
    request = await stored(application, "labor.twenty", "tao.sub", "yao.admin")
    people = [await application.services.register.person(id) for id in ("tao.sub", "yao.admin")]
    now = application.clock.now()
    visiting = [Visiting(person, f"browser of {person.id}", "en", Level.SIGNED_ON, now) for person in people if person is not None]
    given = {name: Secret(value) for name, value in YES.items()}
    answers = await asyncio.gather(*(dependencies.desk.approvals.decide(one, request, given) for one in visiting for _ in range(2)))
    assert [answer.done for answer in answers[:2] if isinstance(answer, Decidedly)] == [False, False]
    assert [answer.done for answer in answers[2:] if isinstance(answer, Decidedly)].count(True) == 1
    decision = (await the_request(application)).decision
    assert decision is not None
    assert decision.by == "yao.admin"
    assert len(await events(application, "action.approved")) == 1


async def test_a_frozen_admin_decides_nothing_at_the_desk(pages: Starlette, application: Application, admin: Stepping) -> None:
    path = await asked(pages, application)
    frozen = await admin.browser.client.post("/me?as=huang.admin", data={"csrf": await admin.browser.token(), "as": "huang.admin", "freeze": "yes"})
    assert frozen.status_code == 200
    assert (await decide(admin, path, **YES)).status_code == 403
    assert (await the_request(application)).decision is None


async def test_t25_the_two_digits_are_compared_three_times_and_no_more(pages: Starlette, application: Application, admin: Stepping) -> None:
    await proven(admin, await asked(pages, application), decision="refuse", reason="先證明是我")
    song = as_(pages, application, "same.mail")
    first = await song.asked("幫我重設密碼")
    (number,) = re.findall(r'<output id="match-number">(\d\d)</output>', (await song.open(first)).text)
    await song.send(first)
    await application.settle(20)
    async with application.store.look() as work:
        (request,) = await work.requests.awaiting()
    path = f"/desk/approvals/{request.id}"
    missing = await decide(admin, path, **YES)
    assert (missing.status_code, 'id="number-wrong"' in missing.text) == (422, True)
    bad = "10" if number != "10" else "11"
    answers = [(await decide(admin, path, number=bad, **YES)).status_code for _ in range(3)]
    assert answers == [422, 422, 409]


async def test_the_decided_ones_are_listed_with_who_decided(pages: Starlette, application: Application, admin: Stepping) -> None:
    await proven(admin, await asked(pages, application), decision="refuse", reason="沒看到本人")
    page = seen((await admin.browser.client.get("/desk/approvals", params={"as": "huang.admin", "state": "decided"})).text)
    assert "林美惠：重設密碼" in page
    assert "黃淑芬沒有核准" in page
    for wrong in ("x", "0", "-1", "99999"):
        assert (await admin.browser.client.get("/desk/approvals", params={"as": "huang.admin", "state": "decided", "page": wrong})).status_code == 400
    assert (await admin.browser.client.get("/desk/approvals", params={"as": "huang.admin", "state": "other"})).status_code == 400


@pytest.mark.parametrize(
    ("level", "ago", "decided_"), [(Level.SIGNED_ON, 14, True), (Level.CERTIFIED, 0, True), (Level.SIGNED_ON, 15, False), (Level.CODE, 0, False), (Level.SIGNED_ON, -1, False)]
)
async def test_t8_the_proof_with_which_the_desk_was_opened_decides_while_it_is_fresh_and_good_enough(
    pages: Starlette, application: Application, dependencies: WebDependencies, level: Level, ago: int, decided_: bool
) -> None:
    await asked(pages, application)
    request, huang = await the_request(application), await application.services.register.person("huang.admin")
    assert huang is not None
    visiting = Visiting(huang, "a-session", "en", level, application.clock.now() - timedelta(minutes=ago))
    answer = await dependencies.desk.approvals.decide(visiting, request, {name: Secret(value) for name, value in YES.items()})
    assert isinstance(answer, Decidedly if decided_ else Secret)
    assert ((await the_request(application)).decision is not None) is decided_
