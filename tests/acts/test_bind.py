"""Binding: both passwords and the code on one page, the same person, one to one; a conflict is never bound (R7-R14, D29-D34)."""

from pathlib import Path

import pytest

from bot.actions.request import RequestState
from bot.verification.page import FormAgain, Page, PageGone, ResultPage
from tests.acts.stage import Stage, keys, opened

BIND = "幫我綁定帳號"


def _given(stage: Stage, who: str, **other: str) -> dict[str, str]:
    given = {
        "code": stage.code(who),
        "portal_account": "ytkao",
        "portal_password": "Portal-ytkao-1",
        "directory_account": "GEAA-010229",
        "directory_password": "Tpead-ytkao-1",
    }
    return {**given, **other}


async def test_d29_both_passwords_and_the_code_bind_the_two(stage: Stage) -> None:
    await stage.says("bind.now", BIND)
    token = stage.link("bind.now")
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert page.fields == ("code", "portal_account", "portal_password", "directory_account", "directory_password")
    answer = await stage.sends(token, **_given(stage, "bind.now"))
    assert keys(answer) == ["result.bind_done"]
    assert await stage.rows("bind.now") == ()
    assert len(stage.mails("bind.now")) == 2, "the code, and the notice that something was changed"


async def test_accounts_are_taken_whatever_their_case(stage: Stage) -> None:
    await stage.says("bind.now", BIND)
    given = _given(stage, "bind.now", directory_account=" geaa-010229 ", portal_account="YTKAO")
    assert isinstance(await stage.sends(stage.link("bind.now"), **given), ResultPage)


@pytest.mark.parametrize(
    "wrong",
    [
        {"directory_account": "GEAA-012686", "directory_password": "Tpead-yjchen-1"},
        {"portal_account": "yjchen", "portal_password": "Portal-yjchen-1"},
        {"directory_account": "GEAA-999999"},
        {"directory_account": "*"},
        {"portal_account": "' OR 1=1 --"},
    ],
)
async def test_t02_wrong_unknown_and_somebody_elses_are_one_answer(stage: Stage, wrong: dict[str, str]) -> None:
    await stage.says("bind.now", BIND)
    answer = await stage.sends(stage.link("bind.now"), **_given(stage, "bind.now", **wrong))
    assert isinstance(answer, FormAgain)
    assert keys(answer) == ["page.accounts_wrong"]
    assert "D29" in await stage.rows("bind.now")


@pytest.mark.parametrize("system", ["portal", "directory"])
async def test_which_of_the_own_two_passwords_is_wrong_is_marked(stage: Stage, system: str) -> None:
    await stage.says("bind.now", BIND)
    answer = await stage.sends(stage.link("bind.now"), **_given(stage, "bind.now", **{f"{system}_password": "nonsense"}))
    assert isinstance(answer, FormAgain)
    assert [(one.field, one.says.key) for one in answer.problems] == [(f"{system}_password", f"page.{system}_password_wrong")]


async def test_d29_the_third_wrong_password_is_refused_unasked(stage: Stage) -> None:
    await stage.says("bind.now", BIND)
    token = stage.link("bind.now")
    for _ in range(2):
        assert isinstance(await stage.sends(token, **_given(stage, "bind.now", directory_password="nonsense")), FormAgain)
    third = await stage.sends(token, **_given(stage, "bind.now", directory_password="nonsense"))
    assert isinstance(third, PageGone)
    assert "D15" not in await stage.rows("bind.now")


async def test_t25_twenty_wrong_passwords_come_near_no_lock(stage: Stage) -> None:
    for _ in range(10):
        await stage.says("bind.now", BIND)
        for _ in range(2):
            links = [link.url for one in stage.shown for link in one.post.links if "/s/" in link.url]
            if links:
                await stage.sends(stage.link("bind.now"), **_given(stage, "bind.now", directory_password="nonsense"))
        await stage.passes(minutes=1)
    assert await stage.bad_passwords("GEAA-010229") <= 2
    assert "D15" not in await stage.rows("bind.now")


async def test_a_wrong_code_leaves_both_passwords_unasked(stage: Stage) -> None:
    await stage.says("bind.now", BIND)
    code = f"{(int(stage.code('bind.now')) + 1) % 1_000_000:06d}"
    answer = await stage.sends(stage.link("bind.now"), **_given(stage, "bind.now", code=code, directory_password="nonsense"))
    assert keys(answer) == ["page.code_wrong"]
    assert await stage.bad_passwords("GEAA-010229") == 0


async def test_d34_a_conflict_is_refused_and_goes_to_people_of_both_agencies(stage: Stage) -> None:
    await stage.says("bind.conflict", BIND)
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)
    heard = {one.to for one in stage.shown}
    assert {"desk.hsu", "sec.yeh", "huang.admin", "tsai.admin"} <= heard
    assert await stage.audit("security.event")


async def test_already_bound_offers_to_change_it_only_by_an_admin(stage: Stage) -> None:
    await stage.says("lin.mh", BIND)
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_a_bind_asked_twice_is_one_request(stage: Stage) -> None:
    await stage.says("bind.now", BIND)
    await stage.says("bind.now", BIND)
    assert len(await stage.audit("action.opened")) == 1
    assert (await stage.request("bind.now")).state is RequestState.VERIFYING


async def test_a_policy_that_wants_two_proofs_before_a_binding_has_the_page_ask_for_both(tmp_path: Path) -> None:
    async with opened(tmp_path, policy={"bind": {"ways": [{"level": "V2"}]}}) as stage:
        await stage.says("bind.now", BIND)
        token = stage.link("bind.now")
        page = await stage.page(token)
        assert isinstance(page, Page)
        assert page.fields[:2] == ("code", "current_password")
        answer = await stage.sends(token, **_given(stage, "bind.now", current_password="Tpead-ytkao-1"))
        assert keys(answer) == ["result.bind_done"]
        assert [proof.method.value for proof in (await stage.request("bind.now")).proofs] == ["code", "password"]
        assert [one.details["method"] for one in await stage.audit("verification.passed")] == ["code and password and both passwords"]
