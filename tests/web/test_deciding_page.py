"""The page on which an admin decides: what is known of the applicant, the decision before the proof, and no mistake that costs anything typed or any try."""

import html
import re
from datetime import timedelta

import httpx
from starlette.applications import Starlette

from bot.wiring.application import Application
from tests.web.conftest import seen
from tests.web.stepping import Stepping, as_, headline

_LATER = timedelta(minutes=16)  # when a proof of before is none any more
_PROOF = {"current_password": "Tpead-sfhuang-1"}


def evidence(page: str) -> dict[str, str]:
    """The labelled lines of what an admin decides upon."""
    listed = page.partition("<dl>")[2].partition("</dl>")[0]
    pairs = re.findall(r"<dt>([^<]+)</dt>\s*<dd>(.*?)</dd>", listed, re.DOTALL)
    return {label: " ".join(seen(what).split()) for label, what in pairs}


async def deciding(pages: Starlette, application: Application, applicant: str = "lin.mh") -> tuple[Stepping, str]:
    """An admin on the page of a request for a new password."""
    person, admin = as_(pages, application, applicant), as_(pages, application, "huang.admin")
    path = await person.asked("幫我重設密碼")
    await person.send(path, **({"code": person.code()} if applicant == "lin.mh" else {}))
    return admin, await admin.pressed("看內容並決定")


async def test_what_is_known_of_the_applicant_is_a_labelled_list_in_the_third_person(pages: Starlette, application: Application) -> None:
    admin, path = await deciding(pages, application)
    rows = evidence((await admin.send(path, code=admin.code(), look="1", **_PROOF)).text)
    assert list(rows) == ["申請人", "機關", "要做什麼", "帳號", "身分怎麼確認的", "帳號現況", "最近三次處理", "核准後", "不核准"]
    assert (rows["申請人"], rows["機關"], rows["要做什麼"], rows["帳號"]) == ("林美惠", "資訊局", "重設密碼", "GEAA-****33")
    assert "驗證碼" in rows["身分怎麼確認的"]
    assert rows["帳號現況"].startswith("帳號（GEAA-****33）在各系統都正常")
    assert re.search(r"TPEAD 正常", rows["帳號現況"])
    assert rows["最近三次處理"] == "沒有處理過"
    assert "申請人會收到通知" in rows["核准後"]
    told = " ".join(text for label, text in rows.items() if label not in ("身分怎麼確認的", "核准後"))
    assert "你" not in told.replace("你寫的原因", ""), "it is about the applicant, not to them"
    assert "他" not in "".join(rows.values())


async def test_what_was_done_before_stands_on_the_page(pages: Starlette, application: Application) -> None:
    admin, path = await deciding(pages, application)
    await admin.send(path, code=admin.code(), decision="refuse", reason="沒看到本人", **_PROOF)
    application.clock.advance(_LATER)
    again, page = await deciding(pages, application)
    shown = await again.send(page, code=again.code(), look="1", **_PROOF)
    assert re.fullmatch(r".*\d\d:\d\d 重設密碼：沒有核准，或當時不能辦", evidence(shown.text)["最近三次處理"])


async def test_t2_whoever_opens_the_link_reads_of_the_account_only_once_the_admin_is_known_there(pages: Starlette, application: Application) -> None:
    admin, path = await deciding(pages, application)
    stranger = as_(pages, application, "chen.yj")
    before = (await stranger.open(path)).text
    assert list(evidence(before)) == ["申請人", "要做什麼", "其他內容", "核准後", "不核准"]
    assert not {"GEAA-", "資訊局", "沒有處理過"} & {one for one in ("GEAA-", "資訊局", "沒有處理過") if one in evidence(before).values()}
    said = {"decision": "refuse", "reason": "先問 <他>"}
    shown = await admin.send(path, code=admin.code(), look="1", **said, **_PROOF)
    assert shown.status_code == 200
    assert "帳號現況" in evidence(shown.text)
    assert not re.search(r'name="(code|current_password|look)"', shown.text), "proven, so it is not asked for again"
    assert _chosen(shown) == {("decision", "refuse")}
    assert "先問 &lt;他&gt;</textarea>" in shown.text
    assert "帳號現況" in evidence((await admin.open(path)).text), "in that browser from now on"
    assert "帳號現況" not in evidence((await stranger.open(path)).text), "and in no other one"
    assert headline((await admin.send(path, **said)).text)[0] == "已完成"


async def test_looking_first_with_a_wrong_proof_shows_nothing_and_is_a_try(pages: Starlette, application: Application) -> None:
    admin, path = await deciding(pages, application)
    empty = await admin.send(path, look="1")
    assert (empty.status_code, "還可以試" in seen(empty.text)) == (422, False)
    answer = await admin.send(path, code=admin.code(), look="1", current_password="Wrong-1")
    assert (answer.status_code, "帳號現況" in evidence(answer.text)) == (422, False)
    assert "還可以試 2 次" in seen(answer.text)


async def test_the_decision_comes_first_and_the_proof_last(pages: Starlette, application: Application) -> None:
    admin, path = await deciding(pages, application)
    asked = list(dict.fromkeys(re.findall(r'<(?:input|textarea) (?:type="radio" )?id="[\w-]+" name="(\w+)"', (await admin.open(path)).text)))
    assert asked == ["decision", "identity_check", "reason", "code", "current_password"]


async def test_what_is_forgotten_is_said_at_its_field_and_spends_neither_the_code_nor_a_try(pages: Starlette, application: Application) -> None:
    admin, path = await deciding(pages, application)
    forgotten: list[tuple[str, dict[str, str]]] = [
        ("decision", {}), ("identity_check", {"decision": "approve"}), ("reason", {"decision": "refuse", "reason": " "}),
    ]  # fmt: skip
    for _ in range(2):
        for field, said in forgotten:
            answer = await admin.send(path, code="000000", **_PROOF, **said)
            assert answer.status_code == 422
            assert 'id="problems"' not in answer.text
            assert _focused(answer.text) == field
            assert "還可以試" not in seen(answer.text)
    done = await admin.send(path, code=admin.code(), decision="approve", identity_check="video", **_PROOF)
    assert headline(done.text) == ("已完成", "你核准了這件申請"), "after six forms that came back all three tries are there"


async def test_after_a_mistake_in_the_proof_everything_else_is_as_it_was_typed(pages: Starlette, application: Application) -> None:
    admin, path = await deciding(pages, application, "same.mail")
    answer = await admin.send(path, code="00000", decision="approve", identity_check="called_back", number="４2", reason="看過 <證件>", **_PROOF)
    assert answer.status_code == 422
    assert _chosen(answer) == {("decision", "approve"), ("identity_check", "called_back")}
    assert re.search(r'<input id="number"[^>]* value="４2"', answer.text), "as it was typed"
    assert "看過 &lt;證件&gt;</textarea>" in answer.text
    assert "Tpead-sfhuang-1" not in answer.text
    assert "還可以試 2 次" in seen(answer.text)


async def test_a_proof_that_was_accepted_is_not_asked_for_again_when_the_number_was_wrong(pages: Starlette, application: Application) -> None:
    song = as_(pages, application, "same.mail")
    first = await song.asked("幫我重設密碼")
    (number,) = re.findall(r'<output id="match-number">(\d\d)</output>', (await song.open(first)).text)
    await song.send(first)
    admin = as_(pages, application, "huang.admin")
    path = await admin.pressed("看內容並決定")
    said = {"decision": "approve", "identity_check": "in_person"}
    bad = "10" if number != "10" else "11"
    refused = await admin.send(path, code=admin.code(), number=bad, **said, **_PROOF)
    assert refused.status_code == 422
    assert not re.search(r'name="(code|current_password)"', refused.text)
    assert "你剛才確認過身分" in seen(refused.text)
    assert _focused(refused.text) == "number"
    assert headline((await admin.send(path, number=number, **said)).text) == ("已完成", "你核准了這件申請")


def _focused(page: str) -> str:
    (field,) = re.findall(r'name="(\w+)"[^>]* autofocus', page)
    return str(field)


def _chosen(answer: httpx.Response) -> set[tuple[str, str]]:
    return set(re.findall(r'name="(\w+)" value="(\w+)" checked', html.unescape(answer.text)))


async def test_an_admin_sees_the_evidence_and_what_was_said_stays_on_the_page(pages: Starlette, application: Application) -> None:
    lin, admin = as_(pages, application, "lin.mh"), as_(pages, application, "huang.admin")
    await lin.send(await lin.asked("幫我重設密碼"), code=lin.code())
    path = await admin.pressed("看內容並決定")
    page = (await admin.open(path)).text
    assert "林美惠" in seen(page)
    assert re.findall(r'type="radio"[^>]*name="(\w+)" value="(\w+)"', page) == [
        ("decision", "approve"), ("decision", "refuse"), ("identity_check", "in_person"), ("identity_check", "called_back"), ("identity_check", "video"),
    ]  # fmt: skip
    assert page.count("<legend>") == 2
    half = await admin.send(path, code=admin.code(), current_password="Tpead-sfhuang-1", decision="refuse", reason="  ")
    assert half.status_code == 422
    assert re.search(r'value="refuse" checked', half.text)
    assert re.search(r'<textarea id="reason"[^>]* autofocus[^>]*aria-invalid=true', half.text)
    over = await admin.send(path, code=admin.code(), current_password="Tpead-sfhuang-1", decision="refuse", reason="我沒看到本人 <b>")
    assert over.status_code == 200, seen(over.text)
    assert "沒有核准" in seen(over.text)
    assert "我沒看到本人 <b>" in seen(await lin.browser.page())


async def test_two_digits_go_from_the_persons_page_to_the_admins_and_are_never_written_back(pages: Starlette, application: Application) -> None:
    song, admin = as_(pages, application, "same.mail"), as_(pages, application, "huang.admin")
    path = await song.asked("幫我重設密碼")
    page = (await song.open(path)).text
    (number,), (token,) = re.findall(r'<output id="match-number">(\d\d)</output>', page), re.findall(r'name="csrf" value="([0-9a-f]+)"', page)
    told = await song.send(path)
    assert told.status_code == 200
    shown = f'<output id="match-number">{number}</output>'
    assert shown in told.text
    assert "這一頁可以關掉了" not in seen(told.text)
    again, once_more = await song.open(path), await song.browser.client.post(path, data={"csrf": token})
    assert [(one.status_code, shown in one.text) for one in (again, once_more)] == [(200, True)] * 2, "loaded again while it waits"
    assert "<form" not in again.text.partition("<main")[2], "there is nothing to send any more"
    other = await as_(pages, application, "same.mail").open(path)
    assert (other.status_code, number in seen(other.text)) == (410, False), "T17: in no other browser"
    page = await admin.pressed("看內容並決定")
    assert "match-number" not in (await admin.open(page)).text
    said = {"current_password": "Tpead-sfhuang-1", "decision": "approve", "identity_check": "called_back"}
    bad = "10" if number != "10" else "11"
    refused = await admin.send(page, code=admin.code(), number=bad, **said)
    assert refused.status_code == 422
    assert re.search(r'<input id="number"[^>]* value=""[^>]*aria-invalid=true', refused.text)
    assert re.search(r'value="called_back" checked', refused.text)
    assert (await admin.send(page, code=admin.code(), number=number, **said)).status_code == 200
    assert (await song.open(path)).status_code == 410, "it was decided"
