"""Approvals: the right admin, one at a time, with a proof and a word on how the identity was checked; decided once (DOMAIN part 4, T8, T9, T19, T20)."""

import asyncio

from bot.actions.request import RequestState
from bot.secret import Secret
from bot.verification.page import FormAgain, Page, PageGone, ResultPage
from tests.acts.stage import Stage, keys
from tests.acts.test_reset import FORGOT, decides, opens

ENABLE = "幫我啟用帳號"


async def asked(stage: Stage, who: str, text: str) -> None:
    """Asked for and proven: an admin is asked now."""
    await stage.says(who, text)
    assert isinstance(await stage.sends(stage.link(who), code=stage.code(who)), ResultPage)


async def test_d10_the_portals_admin_is_asked_for_the_portal_and_personnels_for_the_rest(stage: Stage) -> None:
    await asked(stage, "off.ten", ENABLE)
    assert (await stage.request("off.ten")).asked[-1].person == "lin.admin", "the substitute of the absent portal admin"
    await asked(stage, "off.thirteen", ENABLE)
    assert (await stage.request("off.thirteen")).asked[-1].person == "huang.admin"


async def test_enabled_at_the_source_works_after_the_sync_and_the_person_is_told(stage: Stage) -> None:
    await asked(stage, "off.ten", ENABLE)
    await opens(stage, "lin.admin")
    assert keys(await decides(stage, "lin.admin", "Tpead-cclin-1", decision="approve", identity_check="in_person")) == ["decide.outcome_approved"]
    assert (await stage.request("off.ten")).state is RequestState.DONE
    await stage.passes(minutes=61)
    assert await stage.rows("off.ten") == ()
    assert stage.told("off.ten"), "told when it works"


async def test_the_card_is_replaced_in_place_by_the_outcome(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    card = next(one for one in stage.shown if one.to == "huang.admin" and one.post.buttons)
    await opens(stage, "huang.admin")
    await decides(stage, "huang.admin", decision="refuse", reason="查無此人來電")
    outcome = next(one for one in stage.shown if one.to == "huang.admin" and one.post.replaces)
    assert outcome.post.replaces == card.id
    assert "查無此人來電" in stage.told("lin.mh")
    assert (await stage.request("lin.mh")).state is RequestState.REFUSED


async def test_refusing_needs_a_reason_and_approving_a_check(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    await opens(stage, "huang.admin")
    token, proof = stage.link("huang.admin"), {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1"}
    assert keys(await stage.sends(token, decision="refuse", **proof)) == ["page.missing_reason"]
    assert keys(await stage.sends(token, decision="approve", **proof)) == ["page.missing_identity_check"]
    assert keys(await stage.sends(token, **proof)) == ["page.missing_decision"]
    assert (await stage.request("lin.mh")).state is RequestState.AWAITING


async def test_a_wrong_password_of_the_admin_decides_nothing(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    await opens(stage, "huang.admin")
    answer = await decides(stage, "huang.admin", "wrong", decision="approve", identity_check="in_person")
    assert isinstance(answer, FormAgain)
    assert (await stage.request("lin.mh")).state is RequestState.AWAITING


async def test_who_proved_it_a_moment_ago_decides_by_the_button(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    await opens(stage, "huang.admin")
    await decides(stage, "huang.admin", decision="approve", identity_check="in_person")
    await asked(stage, "cert.expired", FORGOT)
    buttons = [b for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons]
    assert len(buttons) == 4, "three ways in which the identity was checked, and a refusal"
    await stage.presses_id("huang.admin", buttons[0].id)
    assert (await stage.request("cert.expired")).state is RequestState.READY
    await stage.passes(minutes=16)
    await asked(stage, "lock.twenty", "幫我解鎖")
    await opens(stage, "huang.admin")
    assert "current_password" in (await _page(stage, "huang.admin")).fields


async def test_words_numbers_and_a_forwarded_button_decide_nothing(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    card = next(b.id for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons)
    for words in ("核准", "同意", "approve", "1", "ok", "👍", "好"):
        await stage.says("huang.admin", words)
        assert (await stage.request("lin.mh")).state is RequestState.AWAITING, words
    await stage.presses_id("lin.mh", card)
    await stage.presses_id("wang.admin", card)
    assert (await stage.request("lin.mh")).state is RequestState.AWAITING


async def test_t09_nobody_approves_the_own_request(stage: Stage) -> None:
    await stage.says("huang.admin", FORGOT)
    answer = await stage.sends(stage.link("huang.admin"), code=stage.code("huang.admin"))
    assert keys(answer)[0] == "action.nobody_decides", "the only personnel admin is the beneficiary: a ticket at once"
    assert (await stage.request("huang.admin")).state is RequestState.HANDED_OVER
    assert any(one.to == "desk.hsu" for one in stage.shown)


async def test_silence_reminds_at_half_time_then_becomes_a_ticket(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    await stage.passes(minutes=14)
    assert stage.told("huang.admin") == ""
    await stage.passes(minutes=2)
    assert stage.told("huang.admin")
    assert (await stage.request("lin.mh")).reminded
    await stage.passes(minutes=15)
    assert (await stage.request("lin.mh")).state is RequestState.HANDED_OVER
    assert stage.told("lin.mh")
    assert any(one.to == "desk.hsu" for one in stage.shown)


async def test_t20_a_button_pressed_too_late_decides_nothing(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    card = next(b.id for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons)
    await stage.passes(minutes=31)
    await stage.presses_id("huang.admin", card)
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_t08_ten_wishes_are_one_request_and_one_card(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    cards = 0
    for _ in range(10):
        await stage.says("lin.mh", FORGOT)
        cards += sum(1 for one in stage.shown if one.to == "huang.admin")
    assert cards == 0
    assert len(await stage.audit("action.opened")) == 1


async def test_t19_twenty_admins_pages_at_once_decide_once(stage: Stage) -> None:
    await asked(stage, "off.thirteen", ENABLE)
    await opens(stage, "huang.admin")
    token, code = stage.link("huang.admin"), stage.code("huang.admin")
    given = {"code": code, "current_password": "Tpead-sfhuang-1", "decision": "approve", "identity_check": "in_person"}
    answers = await asyncio.gather(*(stage.sends(token, browser="admin", **given) for _ in range(20)))
    assert sum(1 for one in answers if keys(one) == ["decide.outcome_approved"]) == 1
    assert all(isinstance(one, PageGone | ResultPage | FormAgain) for one in answers)
    assert len(await stage.audit("action.approved")) == 1
    assert len(await stage.audit("action.settled")) == 1


async def test_t19_twenty_codes_at_once_unlock_once(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    token, code = stage.link("chen.yj"), stage.code("chen.yj")
    answers = await asyncio.gather(*(stage.sends(token, code=code) for _ in range(20)))
    assert sum(1 for one in answers if isinstance(one, ResultPage)) == 1
    assert len(await stage.audit("action.written")) == 1


async def test_d20_a_lock_without_an_end_needs_personnels_admin(stage: Stage) -> None:
    await asked(stage, "lock.twenty", "幫我解鎖")
    await opens(stage, "huang.admin")
    await decides(stage, "huang.admin", decision="approve", identity_check="called_back")
    assert (await stage.request("lock.twenty")).state is RequestState.DONE
    assert await stage.rows("lock.twenty") == ()


async def test_cancelled_while_an_admin_is_asked_the_card_says_so(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    await stage.says("lin.mh", "取消申請")
    assert (await stage.request("lin.mh")).state is RequestState.CANCELLED
    assert any(one.to == "huang.admin" and one.post.replaces for one in stage.shown)


async def _page(stage: Stage, who: str) -> Page:
    page = await stage.page(stage.link(who), browser="admin")
    assert isinstance(page, Page)
    return page


async def test_pressed_when_the_proof_is_stale_the_page_has_the_decision_chosen(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    await opens(stage, "huang.admin")
    await decides(stage, "huang.admin", decision="approve", identity_check="in_person")
    await asked(stage, "off.thirteen", ENABLE)
    video = next(b.id for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons[2:3])
    await stage.passes(minutes=16)
    await stage.presses_id("huang.admin", video)
    page = await _page(stage, "huang.admin")
    assert (page.chosen, page.checked) == ("approve", "video")
    assert "current_password" in page.fields


async def test_t25_a_password_that_could_lock_the_account_is_not_even_asked(stage: Stage) -> None:
    """Three wrong ones elsewhere in the desk's own sight: whoever types now hears that it was not checked, whatever was typed."""
    await asked(stage, "lin.mh", FORGOT)
    await opens(stage, "huang.admin")
    person = await stage.application.register.person("huang.admin")
    assert person is not None
    directory = stage.organisation.systems.directory
    (account, *_) = await directory.accounts_of(person)
    for _ in range(3):
        await directory.accepts(account.account, Secret("no"))
    answer = await decides(stage, "huang.admin", decision="approve", identity_check="in_person")
    assert keys(answer) == ["page.password_not_checked"]
    assert (await directory.accounts_of(person))[0].lock is None
    await stage.passes(minutes=16)
    assert (await stage.request("lin.mh")).state is RequestState.AWAITING


async def test_t17_a_fresh_proof_opens_no_page_in_a_browser_that_did_not_give_it(stage: Stage) -> None:
    """Neither the page that decides nor the one that vouches; in the browser that proved it both ask for nothing more."""
    proof = ("code", "current_password")
    await asked(stage, "lin.mh", FORGOT)
    await opens(stage, "huang.admin")
    await decides(stage, "huang.admin", decision="refuse", reason="沒看到本人")
    await stage.passes(minutes=1)
    for words, given in (("替林美惠擔保", {"identity_check": "in_person"}), ("", {"decision": "refuse", "reason": "x"})):
        if words:
            await stage.says("huang.admin", words)
        else:
            await asked(stage, "cert.expired", FORGOT)
            refuse = [b for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons][-1]
            await stage.presses_id("huang.admin", refuse.id)
        token = stage.link("huang.admin")
        here, elsewhere = await stage.page(token, "huang.admin's"), await stage.page(token, "")
        assert isinstance(here, Page)
        assert isinstance(elsewhere, Page)
        assert elsewhere.fields[:2] == proof
        assert not set(proof) & set(here.fields)
        assert isinstance(await stage.sends(token, "somebody else's", **given), FormAgain)
        if not elsewhere.code_sent:
            assert keys(await stage.sends(token, "somebody else's", send_again="1")) == ["page.code_sent"], "whoever changed the browser can prove it there"
        assert isinstance(await stage.sends(token, "huang.admin's", **given), ResultPage)
        await stage.passes(minutes=1)


async def test_an_admin_who_says_hello_or_asks_what_can_be_done_hears_how_many_wait(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    assert "有 1 件同仁的申請在等你決定" in await stage.says("huang.admin", "你好")
    assert "現在有 1 件" in await stage.calls("huang.admin", "help")
    assert "同仁的申請" not in await stage.says("tsai.admin", "你好"), "nobody waits for this one"
    assert "申請在等" not in await stage.says("lin.mh", "你好")


async def test_t17_what_was_proven_beside_a_wrong_number_counts_in_no_other_browser_and_not_for_ever(stage: Stage) -> None:
    await stage.says("same.mail", FORGOT)
    shown = await stage.sends(stage.link("same.mail"))
    assert isinstance(shown, ResultPage)
    assert shown.number is not None
    wrong = "10" if shown.number != Secret("10") else "11"
    await opens(stage, "huang.admin")
    token = stage.link("huang.admin")
    answer = await decides(stage, "huang.admin", decision="approve", identity_check="in_person", number=wrong)
    assert isinstance(answer, FormAgain)
    assert "code" not in answer.page.fields
    elsewhere = await stage.page(token, browser="another")
    assert isinstance(elsewhere, Page)
    assert "code" in elsewhere.fields, "another browser has proven nothing"
    given = {"decision": "approve", "identity_check": "in_person", "number": shown.number.reveal()}
    assert isinstance(await stage.sends(token, browser="another", **given), FormAgain)
    for _ in range(2):
        await stage.passes(minutes=8)
        await stage.sends(token, browser="huang.admin's", more_time="1")
    later = await stage.page(token, browser="huang.admin's")
    assert isinstance(later, Page)
    assert "code" in later.fields, "it holds for a quarter of an hour"
    assert (await stage.request("same.mail")).state is RequestState.AWAITING
