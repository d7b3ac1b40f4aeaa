"""The one-time pages: opened by anybody they change nothing, from the person's own browser they work once, and they never show a secret again."""

import html
import re
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from bot.audit import AuditEvent
from bot.wiring.application import Application
from integrations.mail.embedded import EmbeddedMailer
from tests.web.conftest import URL, browser, seen
from tests.web.stepping import Stepping, as_, headline

_ROBOTS = ("TelegramBot (like TwitterBot)", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "facebookexternalhit/1.1", "curl/8.5")
_CANARY = "Canary-77!-zulu"


@pytest.fixture
def chen(pages: Starlette, application: Application) -> Stepping:
    return Stepping(browser(pages), application)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def _dids(application: Application) -> list[str]:
    async with application.store.look() as work:
        return [one.did async for one in work.audit.all()]


async def test_the_page_says_what_will_happen_to_whose_masked_account_and_until_when(chen: Stepping) -> None:
    page = (await chen.open(await chen.asked("幫我解鎖"))).text
    shown = seen(page)
    assert '<html lang="zh-Hant-TW">' in page
    assert "<h1>解除帳號鎖定</h1>" in page
    assert "帳號服務台" in shown
    assert "陳怡君" in shown
    assert "GEAA-****86" in shown
    assert "GEAA-012686" not in page
    assert "chen.yj@home.example" not in page
    assert re.search(r"這一頁可用到 \d\d:\d\d", shown)
    assert re.search(r'<input id="code" name="code"[^>]*autocomplete="one-time-code"[^>]*inputmode="numeric"', page)
    assert page.count("<form") == 1


async def test_a_right_code_unlocks_and_the_result_leads_back_to_the_chat(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    answer = await chen.send(path, code=f" {chen.code()[:3]} {chen.code()[3:]} ")
    assert answer.status_code == 200
    assert headline(answer.text) == ("已完成", "TPEAD 帳號解鎖了")
    assert "現在可以登入" in seen(answer.text)
    assert 'href="/"' in answer.text
    assert "鎖定到" not in await chen.heard("為什麼我登不進去？")
    again = await chen.send(path, code=chen.code())
    assert again.status_code == 403, "a page that is over has no form, so nothing to send"
    gone = await chen.open(path)
    assert gone.status_code == 410
    assert "這一頁不能用了" in seen(gone.text)
    assert "對話" in seen(gone.text)


async def test_full_width_digits_of_a_chinese_keyboard_are_digits(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    answer = await chen.send(path, code=chen.code().translate(str.maketrans("0123456789", "０１２３４５６７８９")))
    assert answer.status_code == 200


async def test_t16_fifty_previews_by_robots_spend_nothing_mail_nothing_and_one_form_works_then(chen: Stepping, pages: Starlette) -> None:
    path = await chen.asked("幫我解鎖")
    mailer = chen.application.mailer
    assert isinstance(mailer, EmbeddedMailer)
    mails, dids = len(mailer.mails()), await _dids(chen.application)
    for number in range(50):
        robot = browser(pages, user_agent=_ROBOTS[number % len(_ROBOTS)]).client
        answer = await robot.request(("GET", "HEAD")[number % 2], path)
        assert answer.status_code == 200
    assert len(mailer.mails()) == mails
    assert await _dids(chen.application) == dids
    assert (await chen.send(path, code=chen.code())).status_code == 200


async def test_three_wrong_codes_are_422_422_and_410_and_the_right_one_is_too_late_then(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    code = chen.code()
    first = await chen.send(path, code=wrong(code))
    assert first.status_code == 422
    assert 'id="problems"' not in first.text, "one thing that is wrong is said where it is typed, and there alone"
    assert first.text.count("驗證碼不對") == 1
    assert "還可以試 2 次" in seen(first.text)
    assert re.search(r'<input id="code"[^>]* autofocus[^>]*aria-describedby="code-hint code-wrong" aria-invalid=true', first.text)
    assert "<title>請更正：" in first.text
    token = re.findall(r'name="csrf" value="([0-9a-f]+)"', first.text)[0]
    answers = [await chen.browser.client.post(path, data={"csrf": token, "code": typed}) for typed in (wrong(code), wrong(code), code)]
    assert [answer.status_code for answer in answers] == [422, 410, 410]
    assert "還可以試 1 次" in seen(answers[0].text)
    assert "鎖定到" in await chen.heard("為什麼我登不進去？")


async def test_an_empty_field_is_said_and_costs_no_try(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    for _ in range(4):
        assert (await chen.send(path, code="")).status_code == 422
    assert (await chen.send(path, code=chen.code())).status_code == 200


async def test_after_ten_minutes_the_page_is_over_and_says_what_to_do(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    token = await chen.browser.token()
    await chen.browser.post("/demo/clock", by="15m")
    for answer in (await chen.open(path), await chen.browser.client.post(path, data={"csrf": token, "code": chen.code()})):
        assert answer.status_code == 410
        assert "時間過了" in seen(answer.text)
        assert "回到對話" in seen(answer.text)


async def test_more_time_moves_the_end_and_keeps_what_is_no_secret(pages: Starlette, application: Application) -> None:
    binder = as_(pages, application, "bind.now")
    path = await binder.asked("我要綁定帳號")
    application.clock.advance(_minutes(8))
    answer = await binder.send(path, more_time="1", portal_account="my.own", directory_account="GEAA-1", portal_password=_CANARY, code="123456")
    assert answer.status_code == 200
    assert "延長到" in seen(answer.text)
    assert 'value="my.own"' in answer.text
    assert _CANARY not in answer.text
    assert "123456" not in answer.text
    assert "請再輸入一次" in seen(answer.text)
    assert 590 <= int(re.findall(r'data-left="(\d+)"', answer.text)[0]) <= 600
    application.clock.advance(_minutes(8))
    assert (await binder.open(path)).status_code == 200


async def test_t7_twenty_wishes_for_another_code_are_one_mail_and_no_error(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    mailer = chen.application.mailer
    assert isinstance(mailer, EmbeddedMailer)
    before, old = len(mailer.mails()), chen.code()
    chen.application.clock.advance(_minutes(1.1))
    answers = [await chen.send(path, send_again="1") for _ in range(20)]
    assert {answer.status_code for answer in answers} == {200}
    assert len(mailer.mails()) == before + 1
    assert "以後才能再寄" in seen(answers[-1].text)
    assert re.findall(r'data-again="(\d+)"', answers[-1].text)[0] != "0"
    if old != chen.code():
        assert (await chen.send(path, code=old)).status_code == 422
    assert (await chen.send(path, code=chen.code())).status_code == 200


async def test_t18_a_form_needs_its_sessions_token_and_may_not_come_from_elsewhere(chen: Stepping, pages: Starlette, application: Application) -> None:
    path = await chen.asked("幫我解鎖")
    client = chen.browser.client
    assert (await client.post(path, data={"code": chen.code()})).status_code == 403
    mallory = browser(pages)
    assert (await client.post(path, data={"csrf": await mallory.token(), "code": chen.code()})).status_code == 403
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site", "origin": "null"}):
        assert (await chen.send(path, headers, code=chen.code())).status_code == 403
        assert (await chen.send("/link", headers, portal_account="x", portal_password="y")).status_code == 403
    assert (await chen.send(path, {"origin": URL, "sec-fetch-site": "same-origin"}, code=chen.code())).status_code == 200


async def test_every_such_page_is_kept_nowhere_framed_nowhere_and_found_nowhere(chen: Stepping) -> None:
    path = await chen.asked("幫我解鎖")
    answers = [await chen.open(path), await chen.send(path, code="000000x"), await chen.open("/link"), await chen.open("/s/nothing")]
    answers += [await chen.browser.client.post(path), await chen.send(path, code=chen.code())]
    assert [answer.status_code for answer in answers] == [200, 422, 200, 410, 403, 200]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "style=" not in answer.text
        assert all(part.startswith(' src="/static/') for part in answer.text.split("<script")[1:])


async def test_t31_a_forged_host_is_in_no_answer(chen: Stepping, pages: Starlette) -> None:
    path = await chen.asked("幫我解鎖")
    evil = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    for answer in (await chen.browser.client.get(path, headers=evil), await chen.browser.client.get("/link", headers=evil), await chen.send(path, evil, code="1")):
        assert "evil.example" not in answer.text
        assert URL in answer.text
    forgetful = as_(pages, chen.application, "lin.mh")
    onward = await forgetful.send(await forgetful.asked("幫我重設密碼"), evil, code=forgetful.code())
    assert "evil.example" not in onward.text + onward.headers.get("location", "")


async def test_t24_neither_pages_nor_logs_nor_the_audit_hold_what_was_typed_or_the_token(
    pages: Starlette, application: Application, capsys: pytest.CaptureFixture[str]
) -> None:
    binder = as_(pages, application, "bind.now")
    path = await binder.asked("我要綁定帳號")
    answers = [
        await binder.send(
            path, code=code, portal_account="<b>somebody</b>", portal_password=_CANARY, directory_account='"GEAA-9', directory_password=_CANARY + "2"
        )
        for code in ("", "999999x", binder.code())
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    for answer in answers:
        assert _CANARY not in answer.text
        assert binder.code() not in answer.text
        assert 'value="&lt;b&gt;somebody&lt;/b&gt;"' in answer.text
        assert 'value="&#34;GEAA-9"' in answer.text
    told = "".join(capsys.readouterr())
    async with application.store.look() as work:
        told += "".join([repr(one) async for one in work.audit.all()])
    assert _CANARY not in told
    assert path.removeprefix("/s/") not in told


async def test_a_failure_of_ours_on_such_a_page_logs_no_token(pages: Starlette, application: Application, capsys: pytest.CaptureFixture[str]) -> None:
    await application.engine.dispose()
    async with application.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE steps RENAME TO steps_gone")
    answer = await browser(pages).client.get("/s/a-very-secret-token")
    assert answer.status_code == 500
    told = "".join(capsys.readouterr())
    assert "page failed" in told
    assert "a-very-secret-token" not in told + answer.text


async def test_both_right_passwords_and_the_code_bind_on_one_page(pages: Starlette, application: Application) -> None:
    binder = as_(pages, application, "bind.now")
    path = await binder.asked("我要綁定帳號")
    portal, directory = await _accounts(application, "bind.now")
    page = (await binder.open(path)).text
    assert re.findall(r'<input id="(\w+)"', page) == ["code", "portal_account", "portal_password", "directory_account", "directory_password"]
    assert not re.search(r'type="password"[^>]* value=', page)
    fields = {"portal_account": portal, "portal_password": f"Portal-{portal}-1", "directory_account": directory}
    bad = await binder.send(path, code=binder.code(), directory_password="not mine", **fields)
    assert bad.status_code == 422
    assert f'value="{portal}"' in bad.text
    good = await binder.send(path, code=binder.code(), directory_password=f"Tpead-{portal}-1", **fields)
    assert good.status_code == 200, seen(good.text)
    assert headline(good.text) == ("已完成", "兩個帳號綁好了")


async def test_a_new_password_takes_a_code_an_admins_word_and_the_same_browser(pages: Starlette, application: Application) -> None:
    lin = as_(pages, application, "lin.mh")
    waits = await lin.send(await lin.asked("幫我重設密碼"), code=lin.code())
    assert waits.status_code == 200
    assert headline(waits.text) == ("處理中", "申請已送出，等管理員黃淑芬核准")
    await _approved(pages, application)
    path = await lin.link()
    page = (await lin.open(path)).text
    assert re.findall(r'<input id="(\w+)"', page) == ["new_password", "repeat_password"]
    assert page.count('autocomplete="new-password"') == 2
    assert "8 到 127 個字元" in seen(page)
    patterns = [html.unescape(one) for one in re.findall(r'data-rules="([^"]+)"', page)]
    assert '[["[A-Z]", true]]' in patterns
    weak = await lin.send(path, new_password="short", repeat_password="short")
    assert weak.status_code == 422
    assert "short" not in seen(weak.text)
    assert "密碼太短" in seen(weak.text)
    other = as_(pages, application, "lin.mh")
    assert re.findall(r'<input id="(\w+)"', (await other.open(path)).text) == ["code"], "T17: another browser proves it again"
    differs = await lin.send(path, new_password=_CANARY, repeat_password=_CANARY + "x")
    assert re.search(r'<input id="repeat_password"[^>]*aria-invalid=true', differs.text)
    done = await lin.send(path, new_password=_CANARY, repeat_password=_CANARY)
    assert done.status_code == 200, seen(done.text)
    assert headline(done.text) == ("已完成", "新密碼設好了")
    assert _CANARY not in done.text
    assert (await lin.open(path)).status_code == 410


async def test_t17_in_another_browser_the_link_asks_for_a_code_and_goes_on_there(pages: Starlette, application: Application) -> None:
    lin, phone = as_(pages, application, "lin.mh"), as_(pages, application, "lin.mh")
    await lin.send(await lin.asked("幫我重設密碼"), code=lin.code())
    application.clock.advance(_minutes(2))
    await _approved(pages, application)
    path = await lin.link()
    stolen = await phone.send(path, new_password=_CANARY, repeat_password=_CANARY)
    assert stolen.status_code == 422, "the fields of the first browser are none here"
    onward = await phone.send(path, code=phone.code())
    assert onward.status_code == 303
    location = onward.headers["location"]
    assert re.fullmatch(r"/s/[\w-]{20,}", location)
    assert (await phone.send(location, new_password=_CANARY, repeat_password=_CANARY)).status_code == 200


@pytest.mark.parametrize("words", ["替林美惠擔保", "vouch for lin.mh"])
async def test_an_admin_who_vouches_is_shown_the_code_to_hand_over(pages: Starlette, application: Application, words: str) -> None:
    admin = as_(pages, application, "huang.admin")
    path = await admin.asked(words)
    page = (await admin.open(path)).text
    assert "林美惠" in seen(page)
    assert re.findall(r'name="(\w+)" value="(?:in_person|called_back|video)"([^>]*)>', page) == [("identity_check", " required")] * 3
    answer = await admin.send(path, code=admin.code(), current_password="Tpead-sfhuang-1", identity_check="in_person")
    (code,) = re.findall(r'<code id="link-code">([A-Z0-9-]+)</code>', answer.text)
    assert "林美惠" in await as_(pages, application, "stranger:new").heard(code)


async def test_linking_gives_a_code_that_stands_alone_and_links_the_chat_it_is_typed_into(pages: Starlette, application: Application) -> None:
    stranger = as_(pages, application, "stranger:guest")
    page = await stranger.heard("連結我的帳號")
    assert "還不知道你是誰" in page
    assert 'href="/link?as=stranger%3Aguest"' in await stranger.browser.page()
    assert re.findall(r'<input id="(\w+)"', (await stranger.open("/link")).text) == ["portal_account", "portal_password"]
    onward = await stranger.send("/link?as=stranger:guest", portal_account="mhlin", portal_password="Portal-mhlin-1")
    assert onward.status_code == 303
    location = onward.headers["location"]
    assert location.endswith("?as=stranger%3Aguest")
    result = await stranger.send(location, code=stranger.code("lin.mh"))
    assert result.status_code == 200
    (code,) = re.findall(r'<code id="link-code">([A-Z0-9-]+)</code>', result.text)
    assert 'href="/?as=stranger%3Aguest"' in result.text
    assert "林美惠" in await stranger.heard(code)


async def test_t2_on_the_link_page_unknown_and_wrong_look_alike_and_keep_the_account(pages: Starlette, application: Application) -> None:
    stranger = as_(pages, application, "stranger:guest")
    answers = [await stranger.send("/link", portal_account=account, portal_password=_CANARY) for account in ("nobody.at.all", "mhlin")]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert answers[0].text.replace("nobody.at.all", "mhlin") == answers[1].text
    assert all(_CANARY not in answer.text for answer in answers)


async def test_the_page_is_in_the_language_of_the_chat_it_came_from(pages: Starlette, application: Application) -> None:
    english = Stepping(browser(pages, "chen.yj", accept_language="zh-TW"), application)
    page = (await english.open(await english.asked("please unlock my account"))).text
    assert '<html lang="en">' in page
    assert "<h1>Unlock your account</h1>" in page


async def test_only_the_demonstration_points_to_its_mails(chen: Stepping, outside: Starlette) -> None:
    path = await chen.asked("幫我解鎖")
    assert 'href="/demo/mail"' in (await chen.open(path)).text
    elsewhere = await browser(outside).client.get(path)
    assert elsewhere.status_code == 200
    assert "/demo" not in elsewhere.text


async def test_what_nobody_made_is_gone_and_a_method_of_no_page_is_refused(chen: Stepping) -> None:
    for path in ("/s/" + "x" * 32, "/s/..%2f..%2fetc", "/s/" + "é" * 3000, "/s/%00"):
        assert (await chen.open(path)).status_code in (404, 410)
    assert (await chen.browser.client.put("/s/x")).status_code == 405
    assert (await chen.browser.client.post("/s/x", data={"csrf": await chen.browser.token(), "code": "1"})).status_code == 410


async def _approved(pages: Starlette, application: Application) -> None:
    admin = as_(pages, application, "huang.admin")
    path = await admin.pressed("看內容並決定")
    answer = await admin.send(path, code=admin.code(), current_password="Tpead-sfhuang-1", decision="approve", identity_check="in_person")
    assert answer.status_code == 200, seen(answer.text)
    assert AuditEvent.ACTION_APPROVED.value in await _dids(application)


async def _accounts(application: Application, person: str) -> tuple[str, str]:
    found = await application.organisation.register.person(person)
    assert found is not None
    snapshot = (await application.account_lookup.look(found)).snapshot
    return snapshot.portal.record[0].account, snapshot.directory.record[0].account  # type: ignore[union-attr]


def _minutes(amount: float) -> timedelta:
    return timedelta(minutes=amount)
