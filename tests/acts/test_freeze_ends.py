"""The end of a freeze sooner than its time: by the person's proof, by security, by an admin; the third within a week by people only (DOMAIN part 5)."""

from datetime import timedelta

import pytest

from bot.messages import ChatIdentity
from bot.requests.pages.freeze import WHOSE
from bot.verification.page import FormAgain, Page, PageGone, ResultPage, StepKind
from tests.acts.freezing import frozen, frozen_until, own_proof, presses
from tests.acts.stage import Stage, keys
from tests.acts.test_reset import FORGOT


async def test_the_person_ends_it_with_two_proofs_and_every_address_hears_of_it(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    await stage.passes(minutes=2)
    await presses(stage, "lin.mh", "freeze:end")
    page = await stage.page(stage.link("lin.mh"))
    assert isinstance(page, Page)
    assert page.fields == ("code", "current_password")
    assert await frozen_until(stage, "lin.mh") is not None, "the page alone ends nothing (T16)"
    answer = await stage.sends(stage.link("lin.mh"), **await own_proof(stage))
    assert keys(answer) == ["freeze.over"]
    assert await frozen_until(stage, "lin.mh") is None
    (record,) = await stage.audit("account.thawed")
    assert record.details["how"] == "own: code and password"
    assert "凍結解除了" in stage.mails("lin.mh")[0]
    assert "/not-me/" in stage.mails("lin.mh")[0]


@pytest.mark.parametrize("given", [{"current_password": "Tpead-mhlin-1"}, {"code": "right"}, {"code": "000000", "current_password": "Tpead-mhlin-1"}])
async def test_less_than_two_right_proofs_end_nothing(stage: Stage, given: dict[str, str]) -> None:
    await frozen(stage, "lin.mh")
    await presses(stage, "lin.mh", "freeze:end")
    given = {name: stage.code("lin.mh") if value == "right" else value for name, value in given.items()}
    assert isinstance(await stage.sends(stage.link("lin.mh"), **given), FormAgain)
    assert await frozen_until(stage, "lin.mh") is not None


async def test_t19_the_page_that_ends_it_works_once(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    await presses(stage, "lin.mh", "freeze:end")
    page, given = stage.link("lin.mh"), await own_proof(stage)
    assert isinstance(await stage.sends(page, **given), ResultPage)
    await frozen(stage, "lin.mh")
    assert isinstance(await stage.sends(page, **given), PageGone)
    assert await frozen_until(stage, "lin.mh") is not None


async def test_who_has_no_two_proofs_is_told_who_can_end_it(stage: Stage) -> None:
    await frozen(stage, "lock.twenty")  # no card, and the account is locked, so no password can be checked
    said = await presses(stage, "lock.twenty", "freeze:end")
    assert "資安人員" in said
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_role_security_ends_it_with_the_proof_of_decide_and_a_check(stage: Stage) -> None:
    await presses(stage, "lin.mh", "freeze:me")
    await stage.presses("sec.yeh", "解除林美惠的凍結")
    token, proof = stage.link("sec.yeh"), {"code": stage.code("sec.yeh"), "current_password": "Tpead-jjyeh-1"}
    assert keys(await stage.sends(token, browser="sec", **proof)) == ["page.missing_identity_check"]
    assert await frozen_until(stage, "lin.mh") is not None
    assert keys(await stage.sends(token, browser="sec", identity_check="called_back", **proof)) == ["freeze.over"]
    assert await frozen_until(stage, "lin.mh") is None
    (record,) = await stage.audit("account.thawed")
    assert (record.actor, record.subject, record.details["how"]) == ("console:sec.yeh", "lin.mh", "sec.yeh checked: called_back")


async def test_an_admin_of_the_agency_ends_it_another_agencys_does_not(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    assert "不是由你解除的" in await presses(stage, "tsai.admin", "freeze:lift lin.mh")
    assert await presses(stage, "tsai.admin", "freeze:lift lin.mh") == await presses(stage, "tsai.admin", "freeze:lift nobody.here")
    assert "不是由你解除的" in await presses(stage, "chen.yj", "freeze:lift lin.mh")
    assert "不是由你解除的" in await presses(stage, "lin.mh", "freeze:lift lin.mh"), "nobody ends their own in that way"
    await presses(stage, "huang.admin", "freeze:lift lin.mh")
    given = {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "identity_check": "in_person"}
    assert keys(await stage.sends(stage.link("huang.admin"), browser="admin", **given)) == ["freeze.over"]
    assert await frozen_until(stage, "lin.mh") is None


async def test_c20_an_admin_who_looks_at_the_colleague_sees_the_freeze_and_may_end_it(stage: Stage) -> None:
    await stage.says("huang.admin", "林美惠的帳號怎麼了")
    assert "凍結" not in stage.told("huang.admin")
    await frozen(stage, "lin.mh")
    assert "林美惠凍結了這個帳號" in await stage.says("huang.admin", "林美惠的帳號怎麼了")
    await stage.presses("huang.admin", "解除林美惠的凍結")
    given = {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "identity_check": "in_person"}
    assert keys(await stage.sends(stage.link("huang.admin"), browser="admin", **given)) == ["freeze.over"]
    assert await frozen_until(stage, "lin.mh") is None


async def test_t20_who_is_admin_no_more_ends_nothing_with_a_page_from_before(stage: Stage) -> None:
    await frozen(stage, "lin.mh")
    await presses(stage, "huang.admin", "freeze:lift lin.mh")
    token, given = stage.link("huang.admin"), {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "identity_check": "in_person"}
    await stage.dismisses("huang.admin")
    assert keys(await stage.sends(token, browser="admin", **given)) == ["freeze.not_yours"]
    assert await frozen_until(stage, "lin.mh") is not None


async def three_times(stage: Stage, apart: timedelta) -> None:
    for again in range(3):
        if again:
            await stage.passes(seconds=apart.total_seconds())
        await presses(stage, "lin.mh", "freeze:me")


async def test_the_third_within_a_week_goes_to_a_person_and_the_person_cannot_end_it(stage: Stage) -> None:
    await three_times(stage, timedelta(days=3))
    assert "第三次" in stage.told("lin.mh")
    assert "單號" in stage.told("lin.mh")
    assert {"desk.hsu", "sec.yeh"} <= {one.to for one in stage.shown}
    assert "提早解除凍結" not in [b.label for one in stage.shown if one.to == "lin.mh" for b in one.post.buttons]
    said = await presses(stage, "lin.mh", "freeze:end")
    assert "由人來看過" in said
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)
    refused = await stage.says("lin.mh", FORGOT)
    assert "資安人員" in refused
    await presses(stage, "sec.yeh", "freeze:lift lin.mh")
    given = {"code": stage.code("sec.yeh"), "current_password": "Tpead-jjyeh-1", "identity_check": "video"}
    assert keys(await stage.sends(stage.link("sec.yeh"), browser="sec", **given)) == ["freeze.over"]


async def test_three_within_more_than_a_week_stay_with_the_person(stage: Stage) -> None:
    await three_times(stage, timedelta(days=4))
    assert "第三次" not in stage.told("lin.mh")
    assert "單號" not in stage.told("lin.mh")


async def test_a_page_from_before_does_not_end_the_third(stage: Stage) -> None:
    """The first two were ended early; a page of the second is still open when the third comes, which ends it. One opened all the same ends nothing."""
    for _ in range(2):
        await frozen(stage, "lin.mh")
        await presses(stage, "lin.mh", "freeze:end")
        spare = stage.link("lin.mh")
        await stage.passes(minutes=2)
        await presses(stage, "lin.mh", "freeze:end")
        assert keys(await stage.sends(stage.link("lin.mh"), **await own_proof(stage))) == ["freeze.over"]
        await stage.passes(minutes=2)
    await frozen(stage, "lin.mh")
    assert keys(await stage.sends(spare, code="000000", current_password="Tpead-mhlin-1")) == ["action.frozen"]
    person, links = await stage.organisation.register.person("lin.mh"), stage.application.account_actions.asking.one_time_links
    assert person is not None
    issued = await links.draft(StepKind.THAW, person, ChatIdentity("console", "lin.mh"), "en", form={WHOSE: "lin.mh"})
    async with stage.application.store.work() as work:
        await links.write(work, issued)
    late = links.tokens.token(issued.step.id)
    assert keys(await stage.sends(late, code="000000", current_password="Tpead-mhlin-1")) == ["freeze.by_people"]


async def test_an_old_button_that_ends_a_freeze_says_that_there_is_none(stage: Stage) -> None:
    assert "沒有凍結" in await presses(stage, "lin.mh", "freeze:end")
