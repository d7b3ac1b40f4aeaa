"""The demonstration's bar: each of its forms does what it says and leads back to where it stood, and its people are listed by what is wrong with them."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from starlette.applications import Starlette

from bot.cli.run import introduce
from bot.locale.sentences import Sentences
from bot.settings.schema import Settings
from bot.web.demonstration_people import demonstrated_people, suggestions
from bot.web.routes import build_routes
from bot.wiring.application import Application, DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.conftest import ROOT
from tests.web.conftest import URL, browser, one_index, seen
from tests.web.stepping import as_

SAMPLES: Final = ROOT / "integrations" / "accounts" / "embedded" / "samples"
OF_SOMEBODY_ELSE: Final = """
agencies:
  - {id: parks, name: 公園處, joins_directory: true, admins: [a2]}
people:
  - id: a1
    name: 甲一
    agency: parks
    national_id: A100000001
    email: a1@home.example
    portal: [{account: aone, enabled: true, created: -900d, password: Portal-aone-1}]
    personnel: {exists: true, enabled: true, synced: -20m}
    directory: {account: PK-000001, enabled: true, password: Tpead-aone-1, password_set: -30d, locked: -14m}
    mailbox: {address: aone@mail.example, enabled: true}
    binding: {portal: aone, directory: PK-000001}
  - id: a2
    name: 乙二
    agency: parks
    national_id: A100000010
    email: a2@home.example
    portal: [{account: atwo, enabled: true, created: -900d, password: Portal-atwo-1}]
    personnel: {exists: true, enabled: true, synced: -20m}
    directory: {account: PK-000002, enabled: true, password: Tpead-atwo-1, password_set: -30d}
    mailbox: {address: atwo@mail.example, enabled: true}
    binding: null
sync: {every: 1h, last: -20m}
phase: before_go_live
"""


def listed(page: str) -> dict[str, list[str]]:
    """The people in the select of a page, under what one can try."""
    groups = re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', page, re.DOTALL)
    return {label: re.findall(r"<option [^>]+>([^<]+)</option>", options) for label, options in groups}


async def test_people_are_listed_by_what_one_can_try_with_their_problem_in_words(pages: Starlette) -> None:
    page = await browser(pages).page()
    groups = listed(page)
    assert list(groups) == ["試試解鎖", "試試重設密碼", "試試綁定帳號", "等一下就會好", "要找人幫忙", "當管理員或客服"]
    assert re.fullmatch(r"TPEAD 鎖住了，還有 \d 分鐘（陳怡君）", groups["試試解鎖"][0])
    assert "密碼過期（徐國強）" in groups["試試重設密碼"]
    assert "兩個帳號沒綁定（高于婷）" in groups["試試綁定帳號"]
    assert any(one.startswith("到職新人，帳號還沒同步") for one in groups["等一下就會好"])
    assert "員工愛上網停用了（例如留職停薪）（江宜蓁）" in groups["要找人幫忙"]
    assert "人事管理員（黃淑芬）" in groups["當管理員或客服"]
    assert "機關管理員 · 鎖住了，要管理員同意才能解（龔書豪）" in groups["當管理員或客服"]
    assert '<option value="chen.yj" selected>' in page
    assert '<option value="stranger:guest">' in page
    alone = await browser(pages).page("/demo?as=lin.mh")
    assert re.search(r'<a href="/\?as=lin\.mh" aria-current="true"><span class="problem">一切正常</span> <span class="who">林美惠・資訊局</span>', alone)


async def test_everybody_is_listed_once_even_while_every_system_is_silent_and_no_longer_locked_when_the_lock_is_over(
    pages: Starlette, application: Application
) -> None:
    everybody = sorted(person.name for person in await application.register.people())
    for system in ("portal", "personnel", "directory", "mailbox", "sso"):
        await application.organisation.break_system(system, "slow")
    groups = listed(await browser(pages).page())
    assert sorted(re.findall(r"（([^（）]+)）$", one)[0] for some in groups.values() for one in some) == everybody
    await application.demonstration_controls.advance(timedelta(minutes=15), "test")
    groups = listed(await browser(pages).page())
    assert "之前的鎖已經解開（陳怡君）" in groups["試試重設密碼"]


@pytest.mark.parametrize("sample", ["before_go_live", "go_live"])
async def test_what_the_list_says_is_what_the_desk_itself_finds(tmp_path: Path, sample: str) -> None:
    async with open_application(DataLocation(Settings(), tmp_path, organisation=SAMPLES / f"{sample}.yaml"), one_index) as opened:
        for one in await opened.demonstration_controls.people():
            looked = await opened.account_lookup.look(one.snapshot.person)
            assert [(finding.row, finding.tell.key) for finding in looked.diagnosis.findings] == [
                (finding.row, finding.tell.key) for finding in one.diagnosis.findings
            ], one.snapshot.person.id


async def test_an_organisation_file_of_somebody_else_is_listed_and_suggested_from_as_well(tmp_path: Path) -> None:
    file = tmp_path / "parks.yaml"
    file.write_text(OF_SOMEBODY_ELSE, encoding="utf-8")
    async with open_application(DataLocation(Settings(), tmp_path / "data", organisation=file), one_index) as opened:
        page = await browser(build_routes(build_web_dependencies(opened, URL)), "a1").page()
        found = await opened.demonstration_controls.people()
        tried = suggestions(found, demonstrated_people(found, {"a2": 1}))
    assert listed(page) == {"試試解鎖": ["TPEAD 鎖住了，還有 1 分鐘（甲一）"], "當管理員或客服": ["機關管理員 · 兩個帳號沒綁定（乙二）"]}
    assert [(one.kind, one.who.person.id) for one in tried] == [("unlock", "a1")]


@pytest.mark.parametrize("language", ["zh-Hant-TW", "en"])
def test_every_finding_has_words_of_its_own_in_the_list(language: str) -> None:
    found = {key for file in (ROOT / "bot" / "accounts").rglob("*.py") for key in re.findall(r'"status\.([a-z-]+)"', file.read_text(encoding="utf-8"))}
    never_listed = {"stranger", "unread", "binds-here", "sends", "ago", "lock-left"}
    sentences = Sentences(language, [(ROOT / "bot" / "locale" / language / "web.ftl").read_text(encoding="utf-8")])
    words = {"left": 0, "state": "none", "mail": "yes"}
    other = sentences.say("web.problem", {"what": "something-unheard-of", **words})
    assert len(found) > 30
    assert [key for key in sorted(found - never_listed) if sentences.say("web.problem", {"what": key, **words}) == other] == []


async def test_a_first_visitor_is_given_three_things_to_try_each_of_which_chooses_a_person_and_types_the_sentence(
    pages: Starlette, application: Application
) -> None:
    page = await browser(pages, "stranger:first").page()
    forms = re.findall(r'name="as" value="([^"]+)">\s*<input type="hidden" name="once"[^>]*>\s*<button name="text" value="([^"]+)">', page)
    assert [who for who, _ in forms] == ["chen.yj", "cert.expired", "new.five"]
    visitor = browser(pages, "stranger:first")
    for (who, text), answered in zip(forms, ("打開安全頁面", "請機關的管理員核准", "下一次同步"), strict=True):
        answer = await visitor.post("/say", **{"as": who, "text": text})
        assert answer.headers["location"] == f"/?as={who}#say"
        await application.settle(20)
        shown = seen(await visitor.page(f"/?as={who}"))
        assert text in shown
        assert answered in shown


async def test_when_the_first_locks_are_over_there_is_still_an_unlock_to_try(pages: Starlette, application: Application) -> None:
    await application.demonstration_controls.advance(timedelta(hours=1), "test")
    page = await browser(pages, "stranger:late").page()
    tried = re.findall(r'name="as" value="([^"]+)">\s*<input type="hidden" name="once"', page)
    assert tried[:3] == ["lock.twenty", "cert.expired", "new.five"]


async def test_a_start_says_in_words_whom_one_can_be(application: Application, capsys: pytest.CaptureFixture[str]) -> None:
    await introduce(application, URL)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert re.fullmatch(rf"  sign in as chen\.yj（陳怡君：TPEAD 鎖住了，還有 \d 分鐘）: {URL}/\?as=chen\.yj", lines[0])
    assert "童雅雯：自然人憑證過期" in lines[1]
    assert "吳佳穎：到職新人" in lines[2]
    assert lines[3] == f"  everybody else: {URL}/demo · stop with Ctrl-C"


async def test_moving_the_clock_by_fifteen_minutes_opens_the_lock(pages: Starlette, application: Application) -> None:
    chen = as_(pages, application, "chen.yj")
    before = application.clock.ahead
    answer = await chen.browser.post("/demo/clock", by="15m", back="chat")
    assert answer.headers["location"] == "/?as=chen.yj&did=clock-15m"
    assert application.clock.ahead - before == timedelta(minutes=15)
    assert "往前撥了 15 分鐘" in seen(await chen.browser.page(answer.headers["location"]))
    assert "鎖定到" not in await chen.heard("為什麼我登不進去？")


async def test_a_broken_system_is_shown_broken_with_a_button_that_mends_it(pages: Starlette, application: Application) -> None:
    chen = as_(pages, application, "chen.yj")
    await chen.browser.post("/demo/fault", system="directory", **{"is": "down"})
    page = await chen.browser.page()
    assert "TPEAD：連不上" in seen(page)
    assert re.search(r'name="system" value="directory">\s*<button name="is" value="well">修好', page)
    assert "讀不到" in await chen.heard("我的帳號怎麼了")
    await chen.browser.post("/demo/fault", system="directory", **{"is": "well"})
    assert "各系統都正常" in seen(await chen.browser.page())


async def test_lock_my_account_locks_mine_and_a_stranger_has_none(pages: Starlette, application: Application) -> None:
    lin, stranger = as_(pages, application, "lin.mh"), browser(pages, "stranger:x")
    assert (await lin.browser.post("/demo/lock")).headers["location"] == "/?as=lin.mh&did=locked"
    assert re.search(r"你現在是林美惠\s+TPEAD 鎖住了，還有 1[45] 分鐘", seen(await lin.browser.page()))
    assert "鎖定到" in await lin.heard("為什麼我登不進去？")
    assert (await stranger.post("/demo/lock", back="demo")).headers["location"] == "/demo?as=stranger%3Ax&did=not-locked"


async def test_starting_over_empties_the_conversations_and_the_audit_remembers_it(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    await chen.say("為什麼我登不進去？")
    await chen.post("/demo/over")
    assert 'id="greeting"' in await chen.page()
    async with application.store.look() as work:
        assert [(one.did, one.actor) async for one in work.audit.all()][-1] == ("demonstration.started_over", "demonstration")


async def test_what_no_form_of_ours_offers_is_refused_and_changes_nothing(pages: Starlette, application: Application) -> None:
    chen = browser(pages)
    before = application.clock.ahead
    for path, fields in (
        ("/demo/clock", {"by": "99y"}),
        ("/demo/clock", {}),
        ("/demo/fault", {"system": "moon", "is": "down"}),
        ("/demo/fault", {"system": "directory", "is": "<b>"}),
    ):
        assert (await chen.post(path, **fields)).status_code == 400
    assert application.clock.ahead == before
    assert "各系統都正常" in seen(await chen.page())


async def test_the_bar_has_a_page_of_its_own_with_a_way_back_and_mails_are_honest(pages: Starlette) -> None:
    chen = browser(pages)
    alone = await chen.page("/demo?as=lin.mh&did=nonsense")
    assert "還可以試" in alone
    assert '<a class="go main" href="/?as=lin.mh">回到對話</a>' in alone
    assert "還沒有信" in await chen.page("/demo/mail?as=lin.mh")


def test_no_address_of_real_staff_or_vendors_is_shipped() -> None:
    shipped = [ROOT / "config.yaml", ROOT / "bot" / "settings" / "contacts.yaml", *SAMPLES.glob("*.yaml"), *(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]
    addresses = [found for file in shipped for found in re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", file.read_text(encoding="utf-8"))]
    assert len(addresses) > 50
    assert [one for one in addresses if not one.endswith((".example", ".test", ".service", ".timer"))] == []
