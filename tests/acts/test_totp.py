"""Authenticators: added after two proofs, sealed at rest, each code worth one proof once, removed as strictly as they were added (6.5.1, T19)."""

import asyncio
import base64
import re
from pathlib import Path

import pyotp
import pytest
import sqlalchemy as sa

from bot.messages import ChatIdentity
from bot.requests.totp import authenticators_of
from bot.secret import Secret
from bot.store.tables import credentials
from bot.verification.page import FormAgain, Page, PageGone, ResultPage
from tests.acts.authenticating import code_of, enrolled, key_on, names_page, offered
from tests.acts.freezing import frozen, own_proof, presses
from tests.acts.stage import Stage, keys


async def _tried(stage: Stage, who: str, code: str) -> list[str]:
    """What a page that asks for one proof says to this code."""
    return keys(await stage.sends(await names_page(stage, who), totp=code))


async def test_one_is_added_after_two_proofs_and_every_address_hears_of_it(stage: Stage) -> None:
    await stage.calls("lin.mh", "home")
    said = await stage.presses("lin.mh", "我的安全設定")
    assert "還沒有加入" in said
    await stage.presses("lin.mh", "加入驗證器")
    page = await stage.page(stage.link("lin.mh"))
    assert isinstance(page, Page)
    assert page.enrolment is None, "no key before the proof"
    await stage.passes(minutes=2)
    app = await enrolled(stage)
    assert app.secret not in "".join(stage.mails("lin.mh"))
    assert "驗證器" in stage.mails("lin.mh")[0]
    assert "/not-me/" in stage.mails("lin.mh")[0]
    assert any("這不是我" in button.label for one in stage.shown if one.to == "lin.mh" for button in one.post.buttons)
    (record,) = await stage.audit("method.enrolled")
    assert (record.subject, record.details["method"], record.details["level"]) == ("lin.mh", "totp", "V2")
    assert "驗證器" in await presses(stage, "lin.mh", "ways:show")


async def test_the_key_outlives_a_reload_and_a_wrong_code_and_is_shown_in_no_other_browser(stage: Stage) -> None:
    page = await offered(stage)
    key = await key_on(stage, page)
    again = await stage.sends(page, totp="000000")
    assert keys(again) == ["page.totp_wrong_first"]
    assert isinstance(again, FormAgain)
    assert again.page.enrolment is not None
    assert again.page.enrolment.secret is not None
    assert again.page.enrolment.secret.reveal().replace(" ", "") == key == await key_on(stage, page)
    elsewhere = await stage.page(page, "another browser")
    assert not isinstance(elsewhere, Page) or elsewhere.enrolment is None


async def test_nothing_is_stored_before_the_app_shows_the_right_code_and_three_wrong_ones_end_it(stage: Stage) -> None:
    page = await offered(stage)
    for code in ("000000", "11111", "abcdef"):
        last = await stage.sends(page, totp=code)
    assert isinstance(last, PageGone)
    async with stage.application.store.look() as work:
        assert await work.credentials.of_person("lin.mh") == ()


def _written_under(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_the_key_is_nowhere_in_the_clear(stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = await enrolled(stage)
    assert await _tried(stage, "lin.mh", code_of(stage, app, 30)) != ["page.totp_wrong"]
    written = _written_under(tmp_path)
    grouped = " ".join(app.secret[at : at + 4] for at in range(0, 32, 4))
    for clear in (app.secret.encode(), grouped.encode(), base64.b32decode(app.secret), base64.b32decode(app.secret).hex().encode()):
        assert clear not in written
    assert app.secret not in caplog.text
    async with stage.application.store.look() as work:
        (one,) = await authenticators_of(work, "lin.mh")
    assert app.secret not in repr(one)
    assert len(one.material) == 1 + 12 + 32 + 16, "form, nonce, key, tag"


async def test_651_a_code_works_once_on_all_pages_together(stage: Stage) -> None:
    app = await enrolled(stage)
    assert await _tried(stage, "lin.mh", code_of(stage, app)) == ["page.totp_wrong"], "the one that showed that the app is right is taken"
    await stage.passes(minutes=5)
    code = code_of(stage, app)
    assert isinstance(await stage.sends(await names_page(stage, "lin.mh"), totp=code), ResultPage)
    assert await _tried(stage, "lin.mh", code) == ["page.totp_wrong"]
    assert await _tried(stage, "lin.mh", code_of(stage, app, -30)) == ["page.totp_wrong"], "nor one before it"
    assert isinstance(await stage.sends(await names_page(stage, "lin.mh"), totp=code_of(stage, app, 30)), ResultPage)


async def test_t19_of_eight_pages_that_send_the_same_code_at_once_one_is_right(stage: Stage) -> None:
    app = await enrolled(stage)
    await stage.passes(minutes=5)
    code, pages = code_of(stage, app), [await names_page(stage, "lin.mh") for _ in range(8)]
    flow = stage.application.account_actions.page_flow
    answers = await asyncio.gather(*(flow.answer(page, {"totp": Secret(code)}, f"browser {number}") for number, page in enumerate(pages)))
    assert len([one for one in answers if isinstance(one, ResultPage)]) == 1


async def test_a_clock_may_be_half_a_minute_off_and_no_more(stage: Stage) -> None:
    app = await enrolled(stage)
    await stage.passes(minutes=5)
    for early, right in ((-60, False), (-30, True), (0, True), (60, False), (30, True)):
        answer = await stage.sends(await names_page(stage, "lin.mh"), totp=code_of(stage, app, early))
        assert isinstance(answer, ResultPage) == right, early


async def test_full_width_digits_are_the_code_and_somebody_elses_is_not(stage: Stage) -> None:
    app = await enrolled(stage)
    other = await enrolled(stage, "huang.admin", "Tpead-sfhuang-1")
    await stage.passes(minutes=5)
    assert await _tried(stage, "lin.mh", code_of(stage, other)) == ["page.totp_wrong"]
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code_of(stage, app))
    assert isinstance(await stage.sends(await names_page(stage, "lin.mh"), totp=wide), ResultPage)


async def test_three_wrong_codes_end_the_page(stage: Stage) -> None:
    await enrolled(stage)
    page = await names_page(stage, "lin.mh")
    assert [keys(await stage.sends(page, totp="000000")) for _ in range(3)] == [["page.totp_wrong"], ["page.totp_wrong"], ["page.three_wrong"]]


async def test_with_a_mailed_code_it_makes_two_proofs(stage: Stage) -> None:
    app = await enrolled(stage)
    await stage.passes(minutes=5)
    await frozen(stage, "lin.mh")
    await presses(stage, "lin.mh", "freeze:end")
    given = {"code": stage.code("lin.mh"), "totp": code_of(stage, app)}
    assert keys(await stage.sends(stage.link("lin.mh"), **given)) == ["freeze.over"]


async def _written(stage: Stage, whose: str, **values: object) -> None:
    """Somebody with the database writes into the row of a person's authenticator."""
    async with stage.application.engine.begin() as connection:
        await connection.execute(sa.update(credentials).where(credentials.c.person == whose).values(**values))


async def _material(stage: Stage, person: str) -> bytes:
    async with stage.application.store.look() as work:
        return (await authenticators_of(work, person))[0].material


async def test_a_row_that_was_changed_opens_nothing_and_another_way_is_offered(stage: Stage) -> None:
    app = await enrolled(stage)
    sealed = await _material(stage, "lin.mh")
    await _written(stage, "lin.mh", material=sealed[:-1] + bytes([sealed[-1] ^ 1]))
    await stage.passes(minutes=5)
    page = await stage.page(await names_page(stage, "lin.mh"))
    assert isinstance(page, Page)
    assert page.fields == ("code",)
    assert [method.value for method in page.silent] == ["totp"]
    assert await _tried(stage, "lin.mh", code_of(stage, app)) == ["page.code_coming"]


async def test_an_authenticator_that_is_given_to_somebody_else_in_the_database_does_not_open(stage: Stage) -> None:
    app = await enrolled(stage)
    await _written(stage, "lin.mh", person="huang.admin")
    await stage.passes(minutes=5)
    assert await _tried(stage, "huang.admin", code_of(stage, app)) == ["page.missing_code"]


async def test_a_readable_one_still_counts_beside_a_changed_one_and_that_is_a_security_event(stage: Stage) -> None:
    first = await enrolled(stage)
    await stage.passes(minutes=5)
    await _written(stage, "lin.mh", material=b"\x01" + bytes(60))
    second = await enrolled(stage)
    await stage.passes(minutes=5)
    assert await _tried(stage, "lin.mh", code_of(stage, first)) == ["page.totp_wrong"]
    assert isinstance(await stage.sends(await names_page(stage, "lin.mh"), totp=code_of(stage, second)), ResultPage)
    events = await stage.audit("security.event")
    assert events
    assert all(one.subject == "lin.mh" and re.fullmatch(r"[0-9a-f]{16}", one.details["credential"]) for one in events)


async def _removal(stage: Stage, who: str = "lin.mh") -> None:
    """The page on which somebody removes their newest method."""
    await presses(stage, who, "ways:show")
    await stage.presses(who, "移除")


async def test_it_is_removed_with_two_proofs_once_and_proves_nothing_then(stage: Stage) -> None:
    app = await enrolled(stage)
    await stage.passes(minutes=5)
    await _removal(stage)
    token = stage.link("lin.mh")
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert [one.key for one in page.says] == ["page.what_remove", "page.remove_last"]
    assert keys(await stage.sends(token, code=stage.code("lin.mh"))) == ["page.missing_totp"], "one proof is not enough"
    assert keys(await stage.sends(token, **await own_proof(stage))) == ["page.removed"]
    assert isinstance(await stage.sends(token, **await own_proof(stage)), PageGone)
    assert await _tried(stage, "lin.mh", code_of(stage, app)) == ["page.code_coming"]
    assert "少了一種：驗證器" in stage.mails("lin.mh")[0]
    (record,) = await stage.audit("method.removed")
    assert (record.subject, record.details["proven"]) == ("lin.mh", "code and password")
    asked = await stage.audit("method.asked")
    assert [one.details["wish"] for one in asked] == ["enrol", "remove"]


async def test_nobody_removes_somebody_elses(stage: Stage) -> None:
    await enrolled(stage)
    person = await stage.application.register.person("lin.mh")
    assert person is not None
    (own,) = (await stage.application.account_actions.self_service.look(person, ChatIdentity("console", "lin.mh"))).methods
    assert "什麼都沒有變動" in await presses(stage, "huang.admin", f"ways:remove {own.key}")
    async with stage.application.store.look() as work:
        assert len(await work.credentials.of_person("lin.mh")) == 1


async def test_while_the_account_is_frozen_nothing_is_added_but_something_may_be_removed(stage: Stage) -> None:
    await enrolled(stage)
    await stage.passes(minutes=5)
    await frozen(stage, "lin.mh")
    said = await presses(stage, "lin.mh", "ways:show")
    assert "不能加入" in said
    assert not any("加入驗證器" in button.label for one in stage.shown for button in one.post.buttons)
    assert "不能加入" in await presses(stage, "lin.mh", "ways:add totp")
    await _removal(stage)
    assert keys(await stage.sends(stage.link("lin.mh"), **await own_proof(stage))) == ["page.removed"]


async def test_an_account_that_is_frozen_while_the_page_is_open_gets_nothing_added(stage: Stage) -> None:
    page = await offered(stage)
    app = pyotp.TOTP(await key_on(stage, page))
    await frozen(stage, "lin.mh")
    assert keys(await stage.sends(page, totp=code_of(stage, app))) == ["action.frozen"], "the freeze ended the page"
    async with stage.application.store.look() as work:
        assert await work.credentials.of_person("lin.mh") == ()


async def test_who_cannot_give_two_proofs_is_told_so_and_gets_no_page(stage: Stage) -> None:
    said = await presses(stage, "lock.twenty", "ways:add totp")  # no card, and the account is locked, so no password can be checked
    assert "什麼都沒有變動" in said
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_words_and_strangers_get_no_page(stage: Stage) -> None:
    assert "連結" in await presses(stage, "stranger:guest", "ways:show")
