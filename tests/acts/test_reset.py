"""A forgotten password: a code and an admin's word, then the person chooses; the portal's password stays (R29-R33, D21, D22)."""

from bot.actions.request import RequestState
from bot.ports import PasswordCheckResult
from bot.secret import Secret
from bot.verification.page import FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage
from tests.acts.stage import BROWSER, Stage, keys

FORGOT = "我忘記密碼了，幫我重設"
NEW = "Ox4-Rain.Bottle"


async def approved(stage: Stage, who: str = "lin.mh") -> Secret:
    """Asked, proven and approved: the page on which the person chooses."""
    await stage.says(who, FORGOT)
    assert isinstance(await stage.sends(stage.link(who), code=stage.code(who)), ResultPage)
    await opens(stage, "huang.admin")
    answer = await decides(stage, "huang.admin", decision="approve", identity_check="called_back")
    assert keys(answer) == ["decide.outcome_approved"]
    return stage.link(who)


async def opens(stage: Stage, admin: str) -> None:
    """The admin presses the button of the card, and is sent to the page."""
    button = next(b.id for one in stage.shown if one.to == admin for b in one.post.buttons)
    await stage.presses_id(admin, button)


async def decides(stage: Stage, admin: str, password: str = "Tpead-sfhuang-1", **given: str) -> PageAnswer:
    """The admin proves who decides, and decides."""
    return await stage.sends(stage.link(admin), browser=f"{admin}'s", code=stage.code(admin), current_password=password, **given)


async def test_d22_the_person_chooses_and_only_the_new_one_is_taken(stage: Stage) -> None:
    token = await approved(stage)
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert page.fields == ("new_password", "repeat_password")
    answer = await stage.sends(token, new_password=NEW, repeat_password=NEW)
    assert keys(answer)[:3] == ["result.reset_password_done", "result.mailbox", "result.portal_unchanged"]
    directory, portal = stage.organisation.systems.directory, stage.organisation.systems.portal
    assert await directory.accepts("GEAA-010233", Secret(NEW)) is PasswordCheckResult.RIGHT
    assert await directory.accepts("GEAA-010233", Secret("Tpead-mhlin-1")) is PasswordCheckResult.WRONG
    assert await portal.accepts("mhlin", Secret("Portal-mhlin-1")) is PasswordCheckResult.RIGHT
    assert keys(await stage.sends(token, new_password=NEW, repeat_password=NEW)) == ["page.spent"]


async def test_c14_still_not_after_it_is_done_speaks_of_the_new_password_and_does_not_advise_a_reset(stage: Stage) -> None:
    token = await approved(stage)
    assert isinstance(await stage.sends(token, new_password=NEW, repeat_password=NEW), ResultPage)
    said = await stage.presses("lin.mh", "還是不行")
    assert "新密碼" in said
    assert "狀況還沒變" not in said
    assert "忘記密碼就重設" not in said


async def test_r28_a_weak_one_is_refused_by_rule_and_another_may_be_tried(stage: Stage) -> None:
    token = await approved(stage)
    assert "password.rule_too_short" in keys(await stage.sends(token, new_password="Ab1!", repeat_password="Ab1!"))
    assert keys(await stage.sends(token, new_password="Taipei2026!", repeat_password="Taipei2026!"))
    assert keys(await stage.sends(token, new_password=NEW, repeat_password=NEW + "x")) == ["page.not_the_same"]
    assert isinstance(await stage.sends(token, new_password=NEW, repeat_password=NEW), ResultPage)


async def test_the_directorys_own_rule_sends_back_to_the_page(stage: Stage) -> None:
    token = await approved(stage)
    # The present password passes the desk's rule, and the directory's history refuses it.
    answer = await stage.sends(token, new_password="Tpead-mhlin-1", repeat_password="Tpead-mhlin-1")
    assert isinstance(answer, FormAgain)
    assert (await stage.request("lin.mh")).state is RequestState.READY
    assert isinstance(await stage.sends(token, new_password=NEW, repeat_password=NEW), ResultPage)
    assert (await stage.request("lin.mh")).state is RequestState.DONE


async def test_t17_in_another_browser_a_code_is_asked_for(stage: Stage) -> None:
    await stage.says("lin.mh", FORGOT)
    await stage.sends(stage.link("lin.mh"), code=stage.code("lin.mh"))
    card = next(b.id for one in stage.shown if one.to == "huang.admin" for b in one.post.buttons)
    await stage.passes(minutes=2)
    await stage.presses_id("huang.admin", card)
    await decides(stage, "huang.admin", decision="approve", identity_check="video")
    token = stage.link("lin.mh")
    page = await stage.page(token, browser="a thief's")
    assert isinstance(page, Page)
    assert page.fields == ("code",)
    assert isinstance(await stage.sends(token, browser="a thief's", new_password=NEW, repeat_password=NEW), FormAgain)
    onward = await stage.sends(token, browser="another one of mine", code=stage.code("lin.mh"))
    assert isinstance(onward, NextPage)
    assert isinstance(await stage.page(token), PageGone)
    answer = await stage.sends(onward.token, browser="another one of mine", new_password=NEW, repeat_password=NEW)
    assert isinstance(answer, ResultPage)


async def test_a06_while_the_mailbox_cannot_be_read_nothing_is_changed_and_the_page_stays(stage: Stage) -> None:
    token = await approved(stage)
    await stage.application.demonstration_controls.break_system("mailbox", "garbled", "test")
    assert keys(await stage.sends(token, new_password=NEW, repeat_password=NEW)) == ["page.system_silent"]
    assert (await stage.request("lin.mh")).state is RequestState.READY
    assert await stage.audit("action.written", "ticket.opened") == []
    directory = stage.organisation.systems.directory
    assert await directory.accepts("GEAA-010233", Secret("Tpead-mhlin-1")) is PasswordCheckResult.RIGHT
    await stage.application.demonstration_controls.break_system("mailbox", "well", "test")
    assert keys(await stage.sends(token, new_password=NEW, repeat_password=NEW))[0] == "result.reset_password_done"
    assert await directory.accepts("GEAA-010233", Secret(NEW)) is PasswordCheckResult.RIGHT


async def test_t20_a_grant_runs_out(stage: Stage) -> None:
    token = await approved(stage)
    await stage.passes(hours=3)
    assert isinstance(await stage.sends(token, new_password=NEW, repeat_password=NEW), PageGone)
    assert (await stage.request("lin.mh")).state is RequestState.EXPIRED


async def test_a_new_link_for_an_approved_reset_is_had_by_asking_again(stage: Stage) -> None:
    await approved(stage)
    await stage.passes(minutes=20)
    await stage.says("lin.mh", FORGOT)
    answer = await stage.sends(stage.link("lin.mh"), new_password=NEW, repeat_password=NEW)
    assert isinstance(answer, ResultPage), answer
    assert len(await stage.audit("action.approved")) == 1


async def test_t20_the_approver_who_is_no_admin_any_more_approved_nothing(stage: Stage) -> None:
    token = await approved(stage)
    await stage.dismisses("huang.admin")
    answer = await stage.sends(token, new_password=NEW, repeat_password=NEW)
    assert keys(answer)[0] == "action.refused_again"
    assert (await stage.request("lin.mh")).state is RequestState.REFUSED
    directory = stage.organisation.systems.directory
    assert await directory.accepts("GEAA-010233", Secret("Tpead-mhlin-1")) is PasswordCheckResult.RIGHT


async def test_d24_somebody_elses_certificate_never_resets(stage: Stage) -> None:
    await stage.says("cert.id", FORGOT)
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_d26_the_unbound_are_offered_binding_first(stage: Stage) -> None:
    await stage.says("bind.now", FORGOT)
    assert not any("/s/" in link.url for one in stage.shown for link in one.post.links)


async def test_the_first_browser_goes_on_without_a_code(stage: Stage) -> None:
    page = await stage.page(await approved(stage), browser=BROWSER)
    assert isinstance(page, Page)
    assert "code" not in page.fields
