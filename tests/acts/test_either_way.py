"""A reset that a card does at once, and a code once an admin approves: until its page is done, what is told of it is true for both (R32, R33, C23)."""

import pytest

from bot.actions.request import RequestState
from bot.reading.vocabulary import Aspect
from bot.requests.open_matters import OpenMattersLookup, aspect_of_request
from bot.requests.request_answers import request_answer
from tests.acts.stage import Stage
from tests.acts.test_reset import FORGOT


def lookup(stage: Stage) -> OpenMattersLookup:
    application = stage.application
    return OpenMattersLookup(application.store, application.register, application.account_actions.asking.policy, application.clock)


@pytest.mark.parametrize(("language", "card", "admin"), [("zh-Hant-TW", "自然人憑證", "管理員"), ("en", "citizen certificate", "admin")])
async def test_whoever_has_no_card_is_not_told_that_a_code_alone_will_do(stage: Stage, language: str, card: str, admin: str) -> None:
    await stage.says("lin.mh", FORGOT)
    person = await stage.application.register.person("lin.mh")
    assert person is not None
    pending = await lookup(stage).of(person)
    assert pending.request is not None
    assert pending.request.demand.approver is None
    told = [aspect_of_request(pending, aspect, stage.application.clock.now()) for aspect in (Aspect.WHY, Aspect.AFTER)]
    for phrase in (*told, *request_answer(pending, pending.request, "standing")):
        text = stage.application.wording.say(phrase, language, stage.application.clock.now())
        assert card in text, text
        assert admin in text, text


async def test_then_what_names_both_ways_and_where_a_code_is_enough_no_admin(stage: Stage) -> None:
    await stage.says("lin.mh", FORGOT)
    said = await stage.says("lin.mh", "然後呢")
    assert "憑證" in said, said
    assert "核准後再辦" in said, said
    await stage.says("chen.yj", "幫我解鎖")
    said = await stage.says("chen.yj", "然後呢")
    assert "不用等管理員" in said, said
    assert "憑證" not in said, said


async def test_once_the_way_with_the_code_is_taken_it_is_the_admin_alone_who_is_waited_for(stage: Stage) -> None:
    await stage.says("lin.mh", FORGOT)
    await stage.sends(stage.link("lin.mh"), code=stage.code("lin.mh"))
    person = await stage.application.register.person("lin.mh")
    assert person is not None
    pending = await lookup(stage).of(person)
    assert pending.request is not None
    assert (pending.request.state, pending.approval) == (RequestState.AWAITING, "yes")
