""""This wasn't me": nothing is carried out after it, whoever is signed in as that person is signed out, people look at it; once, whatever comes between (T3, T8, T19)."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.actions.action import Case, KnownEffects, Order
from bot.actions.request import Request, RequestState
from bot.actions.unlock import Unlock
from bot.errors import Unreachable
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, Message, Phrase
from bot.people.person import Person
from bot.ports import PasswordCheckResult, Systems
from bot.requests.account_freeze import FreezeResult
from bot.secret import Secret
from bot.tickets.ticket import Asker
from bot.verification.page import NextPage, Page, PageGone, ResultPage, StepKind
from tests.acts.authenticating import enrolled
from tests.acts.freezing import freezes_counted, frozen_until
from tests.acts.stage import Stage, keys, opened
from tests.acts.test_freeze import after_a_change, not_me_page
from tests.acts.test_reset import FORGOT, NEW, approved, opens
from tests.servers import postgresql

PHONE = ChatIdentity("telegram", "1001")


async def person(stage: Stage, who: str = "lin.mh") -> Person:
    found = await stage.organisation.register.person(who)
    assert found is not None
    return found


async def notified(stage: Stage, who: str = "lin.mh") -> str:
    """Somebody's phone is linked, then told that another chat was linked; gives the button under that notice."""
    await stage.application.identities.link(PHONE, await person(stage, who), "operator", actor="operator")
    await after_a_change(stage, who)
    async with stage.application.store.look() as work:
        (notice,) = [one for one in await work.outbox.written_in("telegram", "1001", 5) if one.reply.choices]
    return notice.buttons[0]


async def pressed_on_the_phone(stage: Stage, button: str) -> str:
    """The owner presses it there; gives the answer's keys."""
    here = ConversationAddress("telegram", "1001", private=True)
    await stage.application.answer(Message(f"phone-{stage.application.clock.now()}", PHONE, here, ButtonPress(button), stage.application.clock.now()))
    await stage.settle()
    async with stage.application.store.look() as work:
        answer = (await work.outbox.written_in("telegram", "1001", 1))[0]
    return " ".join(one.key for one in answer.reply.says)


async def asked(stage: Stage) -> tuple[str, Secret]:
    """A reset waits for the admin, who has the page open; gives the card's button and that page."""
    await stage.says("lin.mh", FORGOT)
    assert isinstance(await stage.sends(stage.link("lin.mh"), code=stage.code("lin.mh")), ResultPage)
    button = next(b.id for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons)
    await opens(stage, "huang.admin")
    return button, stage.link("huang.admin")


@pytest.mark.parametrize("by_mail", [False, True])
async def test_t08_pressed_on_a_phone_while_an_approval_is_pending_nothing_is_carried_out(stage: Stage, by_mail: bool) -> None:
    button = await notified(stage)
    card, page = await asked(stage)
    if by_mail:
        told = keys(await stage.sends(await not_me_page(stage, "lin.mh"), browser="the phone's", freeze="yes"))
        assert told[:3] == ["freeze.done", "freeze.ended_request", "freeze.access_ended"]
    else:
        told = (await pressed_on_the_phone(stage, button)).split()
        assert told == ["freeze.done", "freeze.ended_request", "freeze.access_ended", "freeze.sooner", "ticket.opened"]
    assert "林美惠凍結了自己的帳號" in stage.told("huang.admin"), "the card says so"
    assert "說不是自己做的" in stage.told("sec.yeh")
    assert any("資安" in one.post.text for one in stage.shown if one.to == "desk.hsu")
    gone = await stage.page(page)
    assert isinstance(gone, PageGone)
    assert keys(gone) == ["decide.outcome_frozen"], "the page that was open says why"
    given = {"decision": "approve", "identity_check": "called_back", "current_password": "Tpead-sfhuang-1"}
    assert keys(await stage.sends(page, browser="huang's", code=stage.code("huang.admin"), **given)) == ["decide.outcome_frozen"]
    assert "林美惠凍結了自己的帳號" in await stage.presses_id("huang.admin", card), "the old button does nothing and says why"
    assert await stage.audit("action.approved", "action.started", "action.written") == []
    assert (await stage.request("lin.mh")).state is RequestState.CANCELLED
    assert await stage.organisation.systems.directory.accepts("GEAA-010233", Secret("Tpead-mhlin-1")) is PasswordCheckResult.RIGHT


async def test_t09_the_dead_button_of_a_card_tells_nobody_else_anything(stage: Stage) -> None:
    button = await notified(stage)
    card, _ = await asked(stage)
    await pressed_on_the_phone(stage, button)
    assert "林美惠" not in await stage.presses_id("chen.yj", card)
    await stage.dismisses("huang.admin")
    assert "林美惠" not in await stage.presses_id("huang.admin", card)


async def test_it_ends_all_that_was_open_in_that_persons_name_and_leaves_the_chats_linked(stage: Stage) -> None:
    """An admin's account is in strange hands: a page, a vouched code and fresh proofs are open, for deciding about others too."""
    button = await notified(stage, "huang.admin")
    await stage.says("lin.mh", FORGOT)
    await stage.sends(stage.link("lin.mh"), code=stage.code("lin.mh"))
    await stage.passes(minutes=2)
    await stage.says("huang.admin", "替林美惠擔保")
    given = {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "identity_check": "in_person"}
    vouched = await stage.sends(stage.link("huang.admin"), browser="the thief's", **given)
    assert isinstance(vouched, ResultPage)
    assert vouched.link_code is not None
    approvals, now = stage.application.account_actions.approvals, stage.application.clock.now()
    huang = await person(stage, "huang.admin")
    assert await approvals.is_fresh(ChatIdentity("console", "huang.admin"), huang)
    async with stage.application.store.work() as work:
        await work.browsers.renew("the thief's", "", "a turn", "huang.admin", now)
        await work.browsers.renew("lin's", "", "a turn", "lin.mh", now)
    issued = await approvals.one_time_links.draft(StepKind.ACCOUNTS, huang, ChatIdentity("console", "huang.admin"), "en", purpose="account_name")
    async with stage.application.store.work() as work:
        await approvals.one_time_links.write(work, issued)
    open_page = approvals.one_time_links.tokens.token(issued.step.id)
    assert isinstance(await stage.page(open_page), Page)
    await pressed_on_the_phone(stage, button)
    assert isinstance(await stage.page(open_page), PageGone)
    assert not await approvals.is_fresh(ChatIdentity("console", "huang.admin"), huang)
    assert "林美惠" not in await stage.says("stranger:new", vouched.link_code.reveal()), "the code that was vouched for links nobody"
    async with stage.application.store.look() as work:
        thiefs, lins = await work.browsers.of("the thief's"), await work.browsers.of("lin's")
        assert set(await work.links.identities_of("huang.admin")) == {PHONE, ChatIdentity("console", "huang.admin")}
    assert thiefs is not None
    assert thiefs.ended is not None
    assert lins is not None
    assert lins.ended is None, "nobody else is signed out"
    (ended,) = await stage.audit("access.ended")
    assert {name: ended.details[name] for name in ("browsers", "codes", "proofs")} == {"browsers": "1", "codes": "1", "proofs": "2"}
    assert isinstance(await stage.page(await not_me_page(stage, "huang.admin")), Page), "a mailed notice still protects"


async def test_t19_pressed_in_two_places_at_once_it_is_one_freeze_one_end_and_one_ticket(stage: Stage) -> None:
    button = await notified(stage)
    await asked(stage)
    token, freezes, lin = await not_me_page(stage, "lin.mh"), stage.application.account_actions.freezes, await person(stage)
    asker = Asker(lin, PHONE, ConversationAddress("telegram", "1001", private=True), "en")
    page_flow = stage.application.account_actions.page_flow
    await asyncio.gather(
        *(freezes.freeze(lin, asker, "link", report=True) for _ in range(6)), *(page_flow.answer(token, {"freeze": Secret("yes")}, "b") for _ in range(6))
    )
    await pressed_on_the_phone(stage, button)
    assert await freezes_counted(stage, "lin.mh") == 1
    assert [len(await stage.audit(did)) for did in ("account.frozen", "action.ended", "ticket.opened")] == [1, 1, 1]
    assert len([one for one in stage.mails("lin.mh") if "你的帳號凍結了" in one]) == 1


class Holding(Unlock):
    """An unlock that stops right before it writes, until told to go on."""

    def __init__(self) -> None:
        self.reached, self.go_on, self.written = asyncio.Event(), asyncio.Event(), 0

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        self.reached.set()
        await self.go_on.wait()
        self.written += 1
        return await super().perform(order, systems, case, secrets)


@asynccontextmanager
async def being_carried_out(stage: Stage, monkeypatch: pytest.MonkeyPatch, before_writing: bool) -> AsyncIterator[tuple[Holding, "asyncio.Task[object]"]]:
    """An unlock that has come as far as its judgement, or as its write, and goes on when told."""
    execution, action = stage.application.account_actions.execution, Holding()
    monkeypatch.setattr(execution, "actions", {**execution.actions, action.name: action})
    if not before_writing:
        attempted = execution._attempted

        async def held(*given: object) -> object:
            action.reached.set()
            await action.go_on.wait()
            return await attempted(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(execution, "_attempted", held)
    await stage.says("chen.yj", "幫我解鎖")
    sending = asyncio.create_task(stage.application.account_actions.page_flow.answer(stage.link("chen.yj"), {"code": Secret(stage.code("chen.yj"))}, "b"))
    await asyncio.wait_for(action.reached.wait(), 20)
    yield action, sending
    action.go_on.set()
    await sending
    await stage.settle()


async def not_me(stage: Stage, who: str = "chen.yj") -> FreezeResult:
    """The owner says so on the phone, while something is under way."""
    owner = await person(stage, who)
    asker = Asker(owner, PHONE, ConversationAddress("telegram", "1001", private=True), "en")
    return await stage.application.account_actions.freezes.freeze(owner, asker, "link", report=True)


async def test_t19_said_between_the_judgement_and_the_write_nothing_is_written(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with being_carried_out(stage, monkeypatch, before_writing=False) as (action, _):
        frozen = await not_me(stage)
        assert "freeze.ended_request" in [one.key for one in frozen.says]
    assert action.written == 0
    assert (await stage.request("chen.yj")).state is RequestState.REFUSED
    assert "D15" in await stage.rows("chen.yj")
    assert await stage.audit("action.written") == []


async def test_t19_said_between_the_judgement_and_a_second_try_nothing_is_written_either(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first try found the directory away, so the desk has begun to write; what it would try again is judged, then the owner says no."""
    execution, owner = stage.application.account_actions.execution, await person(stage, "chen.yj")
    attempted, tries = execution._attempted, list[bool]()

    async def held(request: Request, whose: Person) -> Request | None:
        tries.append(request.attempted)
        if request.attempted:
            await not_me(stage)
        else:
            found = await attempted(request, whose)
            await stage.application.demonstration_controls.break_system("directory", "down", "test")
            return found
        return await attempted(request, whose)

    monkeypatch.setattr(execution, "_attempted", held)
    await stage.says("chen.yj", "幫我解鎖")
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    await stage.application.demonstration_controls.break_system("directory", "well", "test")
    await stage.passes(minutes=1)
    assert tries == [False, True]
    assert (await stage.request(owner.id)).state is RequestState.REFUSED
    assert "D15" in await stage.rows(owner.id)
    assert await stage.audit("action.written") == []


async def test_what_was_being_written_at_that_moment_is_said_and_told(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with being_carried_out(stage, monkeypatch, before_writing=True) as (action, _):
        frozen = await not_me(stage)
        assert "freeze.under_way" in [one.key for one in frozen.says]
    assert action.written == 1
    assert (await stage.request("chen.yj")).state is RequestState.DONE
    assert "解開了" in stage.told("chen.yj")


async def test_t20_what_waits_for_a_system_to_come_back_is_not_done_once_it_does(stage: Stage) -> None:
    await stage.says("chen.yj", "幫我解鎖")
    await stage.application.demonstration_controls.break_system("directory", "down", "test")
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    assert (await stage.request("chen.yj")).state is RequestState.CARRYING_OUT
    await not_me(stage)
    await stage.application.demonstration_controls.break_system("directory", "well", "test")
    await stage.passes(minutes=3)
    assert (await stage.request("chen.yj")).state is RequestState.REFUSED
    assert "D15" in await stage.rows("chen.yj")
    assert await stage.audit("action.written") == []


class Killed(BaseException):
    """Nothing of this process goes on."""


@pytest.mark.parametrize("trouble", [Killed(), Unreachable("register", "away")])
async def test_a_desk_that_is_killed_or_fails_after_the_freeze_opens_its_ticket_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException
) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise trouble

    async with opened(tmp_path) as stage:
        token, page_flow = await after_a_change(stage), stage.application.account_actions.page_flow
        with monkeypatch.context() as failing:
            failing.setattr(type(stage.application.account_actions.freezes.ticketing), "open", fails)
            if isinstance(trouble, Killed):
                with pytest.raises(Killed):
                    await page_flow.answer(token, {"freeze": Secret("yes")}, "b")
            else:
                assert keys(await page_flow.answer(token, {"freeze": Secret("yes")}, "b")) == ["freeze.done", "freeze.access_ended", "freeze.sooner"]
    async with opened(tmp_path) as stage:
        assert await frozen_until(stage, "lin.mh") is not None
        assert await stage.audit("ticket.opened") == []
        await stage.passes(minutes=1)
        assert "單號" in stage.told("lin.mh")
        await stage.passes(minutes=5)
        (ticket,) = await stage.audit("ticket.opened")
        assert (ticket.details["category"], ticket.details["priority"]) == ("security", "urgent")


async def test_a_helpdesk_that_is_away_delays_the_tickets_number_and_not_the_freeze(stage: Stage) -> None:
    token = await after_a_change(stage)
    await stage.application.demonstration_controls.break_system("helpdesk", "down", "test")
    assert keys(await stage.sends(token, freeze="yes"))[0] == "freeze.done"
    await stage.application.demonstration_controls.break_system("helpdesk", "well", "test")
    await stage.passes(minutes=2)
    assert len(await stage.audit("ticket.filed")) == 1


async def test_every_change_is_told_also_an_unlock_and_that_a_chat_is_linked_no_more(stage: Stage) -> None:
    await stage.application.identities.link(PHONE, await person(stage, "chen.yj"), "operator", actor="operator")
    await stage.says("chen.yj", "幫我解鎖")
    await stage.sends(stage.link("chen.yj"), code=stage.code("chen.yj"))
    assert "解鎖了" in stage.mails("chen.yj")[0]
    assert "/not-me/" in stage.mails("chen.yj")[0]
    link_flow = stage.application.account_actions.link_flow
    await link_flow.link(PHONE, await person(stage), "operator", actor="operator")
    await stage.settle()
    assert "解除連結" in stage.mails("chen.yj")[0], "the chat is somebody else's now"
    assert "和你連結了" in stage.mails("lin.mh")[0]
    await link_flow.unlink(PHONE, "test")
    await link_flow.unlink(PHONE, "test")
    await stage.settle()
    assert ["解除連結" in one for one in stage.mails("lin.mh")] == [True, False]
    async with stage.application.store.look() as work:
        told = [[one.key for one in posted.reply.says] for posted in await work.outbox.written_in("telegram", "1001", 9)]
    assert told == [["notice.changed"]], "what was the chat of one is told nothing of the other"


async def test_an_authenticator_that_somebody_else_added_proves_nothing_any_more_and_the_owners_stay(stage: Stage) -> None:
    await enrolled(stage)
    await stage.passes(minutes=2)
    await enrolled(stage)
    async with stage.application.store.look() as work:
        owners, thiefs = await work.credentials.of_person("lin.mh")
    told = keys(await stage.sends(await not_me_page(stage, "lin.mh"), freeze="yes"))
    assert told[:3] == ["freeze.done", "freeze.method_removed", "freeze.access_ended"]
    async with stage.application.store.look() as work:
        assert [one.id for one in await work.credentials.of_person("lin.mh")] == [owners.id]
        assert thiefs.id != owners.id
    (removed,) = await stage.audit("method.removed")
    assert removed.details["proven"] == "denied"


async def test_without_any_other_address_the_chat_that_asked_is_told(stage: Stage) -> None:
    lin = await person(stage)
    nobody_else = Person(**{name: getattr(lin, name) for name in Person.__dataclass_fields__} | {"email": None})
    await stage.says("lin.mh", "你好")
    here, now = ChatIdentity("console", "lin.mh"), stage.application.clock.now()
    async with stage.application.store.work() as work:
        await stage.application.account_actions.freezes.change_notices.notify(
            work, nobody_else, (Phrase("notice.linked", {"channel": "console", "at": now}),), "link", now, but=here
        )
    await stage.settle()
    assert [b.label for one in stage.shown if one.to == "lin.mh" for b in one.post.buttons] == ["這不是我"]


async def test_after_a_new_password_the_other_browsers_are_signed_out_and_the_result_says_what_is_not(stage: Stage) -> None:
    choosing, now = await approved(stage), stage.application.clock.now()
    tokens = stage.application.account_actions.tokens
    async with stage.application.store.work() as work:
        for session in ("the browser that began", "another"):
            await work.browsers.renew(tokens.sealed_browser(session), "", "a turn", "lin.mh", now)
    other = await stage.application.account_actions.link_flow.begin({"portal_account": Secret("mhlin"), "portal_password": Secret("Portal-mhlin-1")}, "en", "x")
    assert isinstance(other, NextPage)
    answer = await stage.sends(choosing, new_password=NEW, repeat_password=NEW)
    assert keys(answer) == ["result.reset_password_done", "result.mailbox", "result.portal_unchanged", "result.sessions"]
    assert all(one in stage.told("lin.mh") for one in ("Kerberos", "登出", "重新開機"))
    assert isinstance(await stage.page(other.token, "x"), PageGone), "an open page of theirs"
    async with stage.application.store.look() as work:
        own, others = [await work.browsers.of(tokens.sealed_browser(session)) for session in ("the browser that began", "another")]
    assert own is not None
    assert own.ended is None
    assert others is not None
    assert others.ended is not None


async def test_r31_after_go_live_nothing_is_said_of_a_password_that_nobody_has_any_more(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "integrations" / "accounts" / "embedded" / "samples" / "go_live.yaml"
    async with opened(tmp_path, sample) as stage:
        choosing = await approved(stage)
        page = await stage.page(choosing)
        assert isinstance(page, Page)
        assert [one.words.get("portal") for one in page.says if one.key == "page.will_change"] == ["none"]
        assert "result.portal_unchanged" not in keys(await stage.sends(choosing, new_password=NEW, repeat_password=NEW))


@pytest.mark.xdist_group("postgresql")
async def test_t19_on_postgresql_an_approval_and_this_wasnt_me_at_once_leave_nothing_carried_out(tmp_path: Path) -> None:
    async with opened(tmp_path, database=postgresql.migrated_database()) as stage:
        await notified(stage)
        _, page = await asked(stage)
        lin, page_flow = await person(stage), stage.application.account_actions.page_flow
        given = {"code": stage.code("huang.admin"), "current_password": "Tpead-sfhuang-1", "decision": "approve", "identity_check": "called_back"}
        asker = Asker(lin, PHONE, ConversationAddress("telegram", "1001", private=True), "en")
        await asyncio.gather(
            page_flow.answer(page, {name: Secret(value) for name, value in given.items()}, "huang's"),
            *(stage.application.account_actions.freezes.freeze(lin, asker, "link", report=True) for _ in range(5)),
        )
        await stage.passes(minutes=1)
        assert (await stage.request("lin.mh")).state is RequestState.CANCELLED
        assert await freezes_counted(stage, "lin.mh") == 1
        assert len(await stage.audit("action.ended")) == len(await stage.audit("ticket.opened")) == 1
