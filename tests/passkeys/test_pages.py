"""Passkeys in the desk as a whole: added on a page, used on pages and at `/link`, and each way to cheat with one."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.messages import ChatIdentity
from bot.requests.pages.enrol import METHOD
from bot.requests.passkeys import bytes_of_text
from bot.secret import Secret
from bot.store.credentials import Credential
from bot.store.steps import PROVEN
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.page import FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from tests.acts import stage as acts
from tests.acts.stage import BROWSER, Stage, keys
from tests.passkeys.authenticator import Authenticator, b64

CHEN, LIN = "chen.yj", "lin.mh"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with acts.opened(tmp_path) as stage:
        yield stage


async def opened(stage: Stage, who: str, kind: StepKind, form: dict[str, Any] | None = None) -> Secret:
    """The token of a page of this kind, as the desk would send it."""
    actions, person = stage.application.account_actions, await stage.application.register.person(who)
    assert person is not None
    links = actions.asking.one_time_links
    issued = await links.draft(kind, person, ChatIdentity("console", who), "en", purpose="link", browser=actions.tokens.sealed_browser(BROWSER), form=form or {})
    async with stage.application.store.work() as work:
        await links.write(work, issued)
    return actions.tokens.token(issued.step.id)


async def enrols(stage: Stage, who: str, authenticator: Authenticator, *proven: Method, **lies: Any) -> PageAnswer:
    """Adds a passkey, after these proofs on the page before."""
    at = stage.application.clock.now().isoformat()
    token = await opened(stage, who, StepKind.ENROL, {METHOD: "passkey", PROVEN: [[method.value, at] for method in proven]})
    page = await stage.page(token)
    assert isinstance(page, Page), page
    assert page.enrolment is not None
    return await stage.sends(token, passkey=authenticator.create(page.enrolment.prompt, **lies))


async def has_passkey(stage: Stage, who: str, *proven: Method, **kind: Any) -> Authenticator:
    authenticator = Authenticator(**kind)
    answer = await enrols(stage, who, authenticator, *(proven or (Method.CODE, Method.PASSWORD)))
    assert isinstance(answer, ResultPage), answer
    assert keys(answer) == ["page.enrolled"]
    return authenticator


async def stored(stage: Stage, who: str) -> Credential:
    async with stage.application.store.look() as work:
        return (await work.credentials.of_person(who))[-1]


async def asks(stage: Stage, who: str, what: str = "幫我解鎖") -> tuple[Secret, str]:
    """Asks for an act; gives its page, and what the browser needs for a passkey there."""
    await stage.says(who, what)
    token = stage.link(who)
    return token, await prompt(stage, token)


async def prompt(stage: Stage, token: Secret, browser: str = BROWSER) -> str:
    page = await stage.page(token, browser)
    assert isinstance(page, Page), page
    return next((value for method, value in page.prompts.items() if method in (Method.PASSKEY, Method.PASSKEY_V2)), "")


async def reasons(stage: Stage) -> list[str]:
    return [record.details["method"].partition(": ")[2] for record in await stage.audit("verification.failed")]


async def test_added_after_two_proofs_it_opens_a_lock_without_a_code(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    credential = await stored(stage, CHEN)
    assert (credential.method, credential.level, credential.label, credential.counter) == ("passkey", Level.SIGNED_ON, "key", 1)
    assert any("安全金鑰" in mail for mail in stage.mails(CHEN)), "the registered address was told"
    token, options = await asks(stage, CHEN)
    answer = await stage.sends(token, passkey=authenticator.sign(options))
    assert isinstance(answer, ResultPage), answer
    assert answer.done
    assert [record.details["method"] for record in await stage.audit("verification.passed")][-1] == "passkey_v2"
    assert (await stored(stage, CHEN)).counter == 2


async def test_the_handle_in_the_authenticator_is_not_the_person(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    handle = authenticator.held[0].handle
    assert handle == bytes_of_text((await stored(stage, CHEN)).details["handle"])
    assert CHEN.encode() not in handle
    assert handle != (await has_passkey(stage, LIN)).held[0].handle
    assert handle == (await has_passkey(stage, CHEN)).held[0].handle


async def test_r32_added_after_the_certificate_it_resets_at_once_and_one_of_two_proofs_does_not(stage: Stage) -> None:
    weak = await has_passkey(stage, LIN)
    token, options = await asks(stage, LIN, "幫我重設密碼")
    waits = await stage.sends(token, passkey=weak.sign(options))
    assert keys(waits) == ["action.admin_asked"]
    assert "通行密鑰" in stage.told("huang.admin")
    await stage.says(LIN, "取消")
    strong = await has_passkey(stage, LIN, Method.CERTIFICATE)
    token, options = await asks(stage, LIN, "幫我重設密碼")
    assert [one["id"] for one in json.loads(options)["allowCredentials"]] == [b64(strong.held[0].id)]
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert sum("passkey" in way.fields for way in page.ways) == 1, "one button, also where a lesser one would do for asking an admin"
    low = await stage.sends(token, passkey=weak.sign(options, weak.held[0]))
    assert keys(low) == ["page.passkey_too_low"]
    answer = await stage.sends(token, passkey=strong.sign(await prompt(stage, token)))
    assert isinstance(answer, NextPage), answer
    page = await stage.page(answer.token)
    assert isinstance(page, Page)
    assert page.fields == ("new_password", "repeat_password")


CHEATS: dict[str, dict[str, Any]] = {
    "other_origin": {"client": {"origin": "https://desk.evil.example"}},
    "other_site": {"rp_id": "evil.example"},
    "unverified": {"flags": 1},
    "forged": {"signature": b"\x30\x06\x02\x01\x01\x02\x01\x01"},
    "other_use": {"client": {"type": "webauthn.create"}},
    "unknown": {"id": b"nobody's"},
    "other_person": {"handle": b"x" * 32},
}
"""What the audit calls it, and what is done."""


async def test_each_way_to_cheat_is_refused_counted_and_named_in_the_audit(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    for lies in CHEATS.values():
        token = await opened(stage, CHEN, StepKind.ACCOUNTS)
        answer = await stage.sends(token, passkey=authenticator.sign(await prompt(stage, token), **lies))
        assert isinstance(answer, FormAgain), answer
        assert isinstance(await stage.sends(token, passkey=authenticator.sign(answer.page.prompts[Method.PASSKEY_V2])), ResultPage), "and it is asked for anew"
    assert await reasons(stage) == list(CHEATS)
    assert (await stored(stage, CHEN)).spoilt is None


NO_ANSWERS = ("{", "[" * 9000, "null", '{"id": 1}', "x" * 1_000_000, json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}))


async def test_what_is_no_answer_is_wrong_and_no_error_and_the_third_ends_the_page(stage: Stage) -> None:
    await has_passkey(stage, CHEN)
    token = Secret("")
    for tries, answer in enumerate(NO_ANSWERS):
        if tries % 3 == 0:
            token = await opened(stage, CHEN, StepKind.ACCOUNTS)
        assert keys(await stage.sends(token, passkey=answer)) == ["page.three_wrong" if tries % 3 == 2 else "page.passkey_wrong"]
    assert await reasons(stage) == ["unreadable"] * len(NO_ANSWERS)
    assert isinstance(await stage.page(token), PageGone)


async def test_t19_an_answer_is_right_once_and_on_its_own_page_in_its_own_browser(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN, synced=True, counts=False)
    token, options = await asks(stage, CHEN)
    signed = authenticator.sign(options)
    assert keys(await stage.sends(token, "another browser", passkey=signed)) == ["page.passkey_old"]
    again = await stage.sends(token, passkey=signed)
    assert isinstance(again, FormAgain)
    assert keys(again) == ["page.passkey_old"], "a try was counted, so it is another challenge"
    fresh = authenticator.sign(again.page.prompts[Method.PASSKEY_V2])
    other = await opened(stage, CHEN, StepKind.ACCOUNTS)
    assert keys(await stage.sends(other, passkey=fresh)) == ["page.passkey_old"], "nor on another page"
    assert isinstance(await stage.sends(token, passkey=fresh), ResultPage)
    assert isinstance(await stage.sends(token, passkey=fresh), PageGone)
    assert await reasons(stage) == ["other_challenge"] * 3


async def test_a_reload_of_the_page_keeps_the_challenge_and_a_form_of_anything_else_too(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    token, options = await asks(stage, CHEN)
    assert await prompt(stage, token) == options
    await stage.sends(token)
    await stage.sends(token, more_time="1")
    assert await prompt(stage, token) == options
    assert await prompt(stage, token, "another browser") != options
    assert isinstance(await stage.sends(token, passkey=authenticator.sign(options)), ResultPage)


async def test_somebody_elses_passkey_is_no_proof(stage: Stage) -> None:
    await has_passkey(stage, CHEN)
    theirs = await has_passkey(stage, LIN)
    token, options = await asks(stage, CHEN)
    said = await stage.sends(token, passkey=theirs.sign(options, theirs.held[0]))
    assert keys(said) == ["page.passkey_wrong"]
    assert await reasons(stage) == ["other_person"]
    assert (await stored(stage, LIN)).last_used is None


async def test_a_counter_that_does_not_grow_ends_the_passkey_and_everybody_concerned_is_told(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    token, options = await asks(stage, CHEN)
    said = await stage.sends(token, passkey=authenticator.sign(options, counter=1))
    assert isinstance(said, FormAgain)
    assert keys(said) == ["page.passkey_cloned"]
    assert not {Method.PASSKEY, Method.PASSKEY_V2} & set(said.page.prompts), "it is not offered any more"
    assert (await stored(stage, CHEN)).spoilt is not None
    (event,) = await stage.audit("security.event")
    assert (event.subject, event.details["about"]) == (CHEN, "passkey_cloned")
    assert any("複本" in mail for mail in stage.mails(CHEN))
    told = stage.told(CHEN)
    assert "複本" in told
    again = await stage.sends(token, passkey=authenticator.sign(options, authenticator.held[0], counter=900))
    assert keys(again) == ["page.missing_code"], "a page that does not offer one does not look at one"
    assert isinstance(await stage.sends(token, code=stage.code(CHEN)), ResultPage)
    assert len(await stage.audit("security.event")) == 1


async def test_t19_a_form_that_is_sent_twice_at_once_counts_once_and_nobody_is_accused(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    for _ in range(3):
        token = await opened(stage, CHEN, StepKind.ACCOUNTS)
        form, flow = {"passkey": Secret(authenticator.sign(await prompt(stage, token)))}, stage.application.account_actions.page_flow
        answers = await asyncio.gather(*(flow.answer(token, form, BROWSER) for _ in range(2)))
        assert [isinstance(answer, ResultPage) for answer in answers].count(True) == 1
    assert set(await reasons(stage)) <= {"other_challenge"}
    assert (await stored(stage, CHEN)).spoilt is None
    assert await stage.audit("security.event") == []


async def test_none_is_added_where_the_making_was_not_for_this_page(stage: Stage) -> None:
    authenticator = Authenticator()
    for lies in ({"client": {"origin": "http://localhost:1"}}, {"client": {"challenge": b64(bytes(32))}}, {"flags": 1}, {"rp_id": "evil.example"}):
        answer = await enrols(stage, CHEN, authenticator, Method.CERTIFICATE, **lies)
        assert keys(answer) == ["page.passkey_not_made"]
    async with stage.application.store.look() as work:
        assert await work.credentials.of_person(CHEN) == ()


async def test_a_device_that_has_one_is_not_given_another_unless_it_proves_more(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    with pytest.raises(AssertionError, match="InvalidStateError"):
        await enrols(stage, CHEN, authenticator, Method.CODE, Method.PASSWORD)
    assert isinstance(await enrols(stage, CHEN, authenticator, Method.CERTIFICATE), ResultPage)


async def test_what_is_known_already_is_added_to_nobody(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    held = authenticator.held[0]
    token = await opened(stage, LIN, StepKind.ENROL, {METHOD: "passkey", PROVEN: [[Method.CERTIFICATE.value, stage.application.clock.now().isoformat()]]})
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert page.enrolment is not None
    assert keys(await stage.sends(token, passkey=Authenticator().create(page.enrolment.prompt, new_id=held.id))) == ["page.enrol_known"]
    assert (await stored(stage, CHEN)).person == CHEN


async def links(stage: Stage, authenticator: Authenticator, browser: str = BROWSER, /, **lies: Any) -> PageAnswer:
    """Sends the form of `/link` with a passkey."""
    flow = stage.application.account_actions.link_flow
    options = lies.pop("options", None) or (await flow.page("zh-Hant-TW", browser)).prompts[Method.PASSKEY]
    return await flow.begin({"passkey": Secret(authenticator.sign(options, **lies))}, "zh-Hant-TW", browser, "192.0.2.1")


async def test_at_link_one_of_v3_is_enough(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN, Method.CERTIFICATE)
    answer = await links(stage, authenticator)
    assert isinstance(answer, ResultPage), answer
    assert answer.link_code is not None
    assert answer.person == CHEN
    assert "陳怡君" in await stage.says("stranger:xyz", answer.link_code.reveal())


async def test_at_link_one_of_two_proofs_also_needs_the_code(stage: Stage) -> None:
    authenticator = await has_passkey(stage, LIN)
    onward = await links(stage, authenticator)
    assert isinstance(onward, NextPage), onward
    page = await stage.page(onward.token)
    assert isinstance(page, Page)
    assert (page.fields, page.proven) == (("code",), (Method.PASSKEY_V2,))
    assert isinstance(await stage.page(onward.token, "another browser"), Page)
    assert keys(await stage.sends(onward.token, "another browser", code=stage.code(LIN))) == ["link.other_browser"]
    assert keys(await stage.sends(onward.token)) == ["page.missing_code"]
    answer = await stage.sends(onward.token, code=stage.code(LIN))
    assert isinstance(answer, ResultPage)
    assert answer.link_code is not None
    assert (await stage.audit("verification.passed"))[-1].details["method"] == "passkey_v2 and code"


async def test_t03_at_link_an_answer_is_right_once_in_its_browser_and_its_minutes(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN, Method.CERTIFICATE, synced=True, counts=False)
    flow = stage.application.account_actions.link_flow
    options = (await flow.page("en", BROWSER)).prompts[Method.PASSKEY]
    assert json.loads(options)["allowCredentials"] == []
    assert options == (await flow.page("en", BROWSER)).prompts[Method.PASSKEY]
    assert keys(await links(stage, authenticator, "another browser", options=options)) == ["page.passkey_old"]
    assert isinstance(await links(stage, authenticator, options=options), ResultPage)
    assert keys(await links(stage, authenticator, options=options)) == ["page.passkey_old"], "whoever sits down next sends the form again"
    late = (await flow.page("en", BROWSER)).prompts[Method.PASSKEY]
    await stage.passes(minutes=21)
    assert keys(await links(stage, authenticator, options=late)) == ["page.passkey_old"]
    assert isinstance(await links(stage, authenticator), ResultPage)


async def test_t02_at_link_nobody_learns_whose_it_is(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN, Method.CERTIFICATE)
    lies = (("unknown", "id", b"nobody's"), ("other_person", "handle", b""), ("other_person", "handle", b"x" * 32), ("forged", "signature", b"x"))
    for reason, part, lie in lies:
        said = await links(stage, authenticator, BROWSER, **{part: lie})
        assert keys(said) == ["page.passkey_wrong"]
        assert (await reasons(stage))[-1] == reason
    for _ in range(2):
        await links(stage, authenticator, signature=b"x")
    assert keys(await links(stage, authenticator)) == ["link.too_many_here"]


async def test_at_link_a_copy_is_seen_too(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN, Method.CERTIFICATE)
    assert keys(await links(stage, authenticator, counter=1)) == ["page.passkey_cloned"]
    assert keys(await links(stage, authenticator)) == ["page.passkey_cloned"]
    assert (await stored(stage, CHEN)).spoilt is not None


async def test_on_an_ip_address_no_page_offers_one_and_nothing_breaks(stage: Stage) -> None:
    authenticator = await has_passkey(stage, CHEN)
    token, options = await asks(stage, CHEN)
    stage.application.addresses.public_url = "http://127.0.0.1:8080"
    page = await stage.page(token)
    assert isinstance(page, Page)
    assert not {Method.PASSKEY, Method.PASSKEY_V2} & set(page.prompts)
    assert page.fields == ("code",)
    assert keys(await stage.sends(token, passkey=authenticator.sign(options))) == ["page.missing_code"]
    assert (await stage.application.account_actions.link_flow.page("en", BROWSER)).prompts == {}
    assert isinstance(await stage.sends(token, code=stage.code(CHEN)), ResultPage)
