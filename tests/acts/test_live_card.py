"""One live card for a request, and nothing dead that still looks alive: links, buttons, older cards (T5)."""

import asyncio

from bot.messages import ChatIdentity, ConversationAddress
from bot.store.outbox import OutboxMessage
from bot.verification.page import PageGone, ResultPage
from tests.acts.stage import Stage
from tests.acts.test_approvals import asked
from tests.acts.test_reset import FORGOT, NEW, approved, decides, opens

UNLOCK = "幫我解鎖"


async def standing(stage: Stage, who: str) -> tuple[OutboxMessage, ...]:
    """The messages of somebody's conversation as they stand now."""
    async with stage.application.store.look() as work:
        found: tuple[OutboxMessage, ...] = await work.outbox.standing_in(ConversationAddress("console", who, private=True))
        return found


async def card(stage: Stage, who: str) -> OutboxMessage:
    """The one card there is."""
    cards = [one for one in await standing(stage, who) if one.reply.progress is not None]
    assert len(cards) == 1, "one request has one card"
    return cards[0]


def marks(message: OutboxMessage) -> list[str]:
    assert message.reply.progress is not None
    return [step.mark.value for step in message.reply.progress.steps]


async def offered(stage: Stage, who: str) -> set[str]:
    """What the buttons mean that stand in the conversation."""
    return {choice.means for one in await standing(stage, who) for choice in one.reply.choices}


async def links(stage: Stage, who: str) -> list[str]:
    return [one.reply.link[1] for one in await standing(stage, who) if one.reply.link is not None]


async def test_an_unlock_is_followed_on_one_card_and_told_once(stage: Stage) -> None:
    await stage.says("chen.yj", UNLOCK)
    first = await card(stage, "chen.yj")
    assert marks(first) == ["now", "ahead"]
    assert first.reply.link is not None
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    last = await card(stage, "chen.yj")
    assert marks(last) == ["done", "done"]
    assert last.reply.link is None
    assert not last.reply.choices
    assert last.reply.replaces, "the same message, edited where it stands"
    results = [one for one in stage.shown if one.to == "chen.yj" and one.place.channel == "console" and one.post.replaces is None]
    assert len(results) == 1
    assert [button.label for button in results[0].post.buttons] == ["還是不行", "找真人"]


async def test_an_offer_to_unlock_dies_with_the_lock(stage: Stage) -> None:
    await stage.says("chen.yj", "我的帳號怎麼了")
    assert {"wish:unlock", "tell:me"} <= await offered(stage, "chen.yj")
    await stage.says("chen.yj", UNLOCK)
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    assert not {"wish:unlock", "tell:me", "wish:cancel"} & await offered(stage, "chen.yj")


async def test_a_promise_that_was_kept_is_offered_no_more(stage: Stage) -> None:
    await stage.says("chen.yj", "我的帳號怎麼了")
    await stage.says("chen.yj", "好了跟我說")
    await stage.passes(minutes=16)
    kept = next(one for one in stage.shown if one.to == "chen.yj" and one.post.replaces is None)
    assert [button.label for button in kept.post.buttons] == ["還是不行", "找真人"]
    assert not {"wish:unlock", "tell:me"} & await offered(stage, "chen.yj")


async def test_the_admin_and_the_time_stand_on_the_card_and_move_with_the_request(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    waits = await card(stage, "lin.mh")
    assert marks(waits) == ["done", "now", "ahead", "ahead"]
    assert waits.reply.progress is not None
    assert waits.reply.progress.steps[1].says.words["admin"] == "黃淑芬"
    assert not [one for one in stage.shown if one.to == "lin.mh" and one.place.channel == "console" and one.post.replaces is None], "nothing beside the card tells it a second time"


async def test_the_next_admin_stands_on_the_same_card(stage: Stage) -> None:
    await asked(stage, "labor.twenty", "幫我解鎖")
    first = await card(stage, "labor.twenty")
    await stage.passes(minutes=31)
    second = await card(stage, "labor.twenty")
    assert first.reply.progress is not None
    assert second.reply.progress is not None
    names = [one.reply.progress.steps[1].says.words["admin"] for one in (first, second) if one.reply.progress is not None]
    assert len(set(names)) == 2, names


async def test_an_approval_brings_the_link_and_the_new_password_takes_it_away(stage: Stage) -> None:
    token = await approved(stage)
    granted = await card(stage, "lin.mh")
    assert marks(granted) == ["done", "done", "now", "ahead"]
    assert len(await links(stage, "lin.mh")) == 2, "on the card, and in the message that says that it was approved"
    await stage.sends(token, new_password=NEW, repeat_password=NEW)
    assert marks(await card(stage, "lin.mh")) == ["done"] * 4
    assert not await links(stage, "lin.mh")


async def test_a_refusal_stands_on_the_card(stage: Stage) -> None:
    await asked(stage, "lin.mh", FORGOT)
    await opens(stage, "huang.admin")
    await decides(stage, "huang.admin", decision="refuse", reason="查無此人來電")
    assert marks(await card(stage, "lin.mh")) == ["done", "stopped"]
    assert "wish:cancel" not in await offered(stage, "lin.mh")
    assert not await links(stage, "huang.admin")


async def test_a_page_that_is_over_is_dead_to_see_and_a_button_brings_a_new_one(stage: Stage) -> None:
    await stage.says("chen.yj", UNLOCK)
    old = stage.link("chen.yj")
    await stage.passes(minutes=11)
    assert not await links(stage, "chen.yj")
    over = await card(stage, "chen.yj")
    assert "progress:go_on" in {choice.means for choice in over.reply.choices}
    assert isinstance(await stage.page(old), PageGone)
    await stage.presses("chen.yj", "再給我一次連結")
    assert len(await links(stage, "chen.yj")) == 1
    assert isinstance(await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj")), ResultPage)


async def test_asked_for_again_the_card_moves_down_and_of_the_old_one_only_words_stay(stage: Stage) -> None:
    await stage.says("chen.yj", UNLOCK)
    first = await card(stage, "chen.yj")
    await stage.says("chen.yj", UNLOCK)
    second = await card(stage, "chen.yj")
    assert second.number > first.number
    assert len(await links(stage, "chen.yj")) == 1
    old = next(one for one in await standing(stage, "chen.yj") if one.reply.replaces == str(first.number))
    assert old.reply.says == first.reply.says
    assert not old.reply.choices


async def test_a_cancelled_request_says_so_on_its_card(stage: Stage) -> None:
    await stage.says("chen.yj", UNLOCK)
    await stage.presses("chen.yj", "取消這件申請")
    assert marks(await card(stage, "chen.yj")) == ["cancelled"]
    assert not await links(stage, "chen.yj")
    assert "wish:cancel" not in await offered(stage, "chen.yj")


async def test_a_request_that_ran_out_unseen_offers_to_begin_anew(stage: Stage) -> None:
    await stage.says("chen.yj", "我忘記密碼，幫我重設")
    await stage.passes(minutes=40)
    over = await card(stage, "chen.yj")
    assert marks(over) == ["stopped"]
    assert [choice.means for choice in over.reply.choices] == ["progress:back reset_password"]


async def test_two_desks_take_a_dead_link_off_once(stage: Stage) -> None:
    await stage.says("chen.yj", UNLOCK)
    before = len(stage.shown)
    assert before
    links_of = stage.application.account_actions.dead_links
    await stage.passes(minutes=11)
    await asyncio.gather(links_of.tick(), links_of.tick())
    await stage.settle()
    assert not stage.shown, "nothing is edited a second time"


async def test_a_draft_that_was_sent_or_dropped_has_no_buttons_left(stage: Stage) -> None:
    await stage.says("chen.yj", "找真人")
    assert "ticket:send" in await offered(stage, "chen.yj")
    await stage.presses("chen.yj", "送出這張單")
    assert not {"ticket:send", "ticket:drop", "ticket:change"} & await offered(stage, "chen.yj")


async def test_a_person_is_one_tap_away_from_any_answer(stage: Stage) -> None:
    for text in ("我的帳號怎麼了", "密碼多久要換一次", "VPN 連不上怎麼辦", "今天午餐吃什麼", "什麼是 TPEAD"):
        await stage.says("chen.yj", text)
        means = {choice.means for choice in (await standing(stage, "chen.yj"))[-1].reply.choices}
        assert any(one.startswith(("wish:ticket", "ticket:")) for one in means), text


async def test_yes_is_never_read_as_a_wish_for_a_person(stage: Stage) -> None:
    await stage.says("chen.yj", "謝謝")
    before = await standing(stage, "chen.yj")
    assert before[-1].reply.choices, "a person is one tap away"
    await stage.says("chen.yj", "1")
    assert "ticket:send" not in await offered(stage, "chen.yj")


async def test_still_not_after_a_result_looks_again(stage: Stage) -> None:
    await stage.says("chen.yj", UNLOCK)
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    said = await stage.presses("chen.yj", "還是不行")
    assert said, "an answer"
    assert await stage.audit("status.looked")


async def _chat_of(stage: Stage, who: str) -> None:
    """The stranger's chat is this person's from now on, and nobody else's."""
    person = await stage.organisation.register.person(who)
    assert person is not None
    await stage.application.identities.link(ChatIdentity("console", "stranger:one"), person, "operator", actor="operator")


async def test_t03_a_card_in_a_chat_that_is_theirs_no_more_is_not_told_that_the_request_goes_on_elsewhere(stage: Stage) -> None:
    await _chat_of(stage, "chen.yj")
    await stage.says("stranger:one", UNLOCK)
    await _chat_of(stage, "desk.hsu")
    await stage.says("chen.yj", UNLOCK)
    assert not [one for one in stage.shown if one.to == "stranger:one"]


async def test_t03_that_a_page_has_expired_is_not_told_in_a_chat_that_is_theirs_no_more(stage: Stage) -> None:
    await _chat_of(stage, "chen.yj")
    await stage.says("stranger:one", UNLOCK)
    await _chat_of(stage, "desk.hsu")
    stage.application.console.take()
    await stage.passes(minutes=11)
    assert not [one for one in stage.shown if one.to == "stranger:one"]


async def test_t03_an_approval_and_its_link_reach_the_person_and_not_whoever_has_the_chat_now(stage: Stage) -> None:
    await _chat_of(stage, "lin.mh")
    await stage.says("stranger:one", FORGOT)
    await stage.sends(stage.link("stranger:one"), code=stage.code("lin.mh"))
    await _chat_of(stage, "desk.hsu")
    await opens(stage, "huang.admin")
    await decides(stage, "huang.admin", decision="approve", identity_check="in_person")
    assert not [one for one in stage.shown if one.to == "stranger:one"]
    assert any("/s/" in link.url for one in stage.shown if one.to == "lin.mh" for link in one.post.links)
