"""A desk that is backed up while it runs, and goes on elsewhere: who spoke, what was handed over, and an approval that was waiting."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import httpx

from tests.backup.place import asked
from tests.conftest import Chat
from tests.journeys.acting import Acting, Browser

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_an_approval_that_was_waiting_goes_on_in_the_restored_desk_and_is_carried_out_once(chat: Callable[..., Chat], command: Run, tmp_path: Path) -> None:
    before, after, file = tmp_path / "before", tmp_path / "after", str(tmp_path / "desk.tar")
    desk, browser = Acting(chat("--data", str(before))), Browser()
    desk.say("off.ten", "幫我啟用帳號")
    browser.open(desk.link("off.ten"))
    browser.send(code=desk.code("off.ten"))
    desk.collect()
    button = desk.buttons("lin.admin")[0]["id"]
    desk.say("library.staff", "我要開單，電子認證平臺登入後一片空白")
    send = next(one["id"] for one in desk.buttons("library.staff") if one["label"] == "送出這張單")
    assert "1001" in desk.press("library.staff", send)
    desk.say("chen.yj", "幫我解鎖")
    open_page = desk.link("chen.yj")
    made = command("backup", file, "--data", str(before))
    assert made.returncode == 0, made.stderr
    assert "鎖" in desk.say("chen.yj", "我帳號怎麼了"), "it runs on"
    desk.chat.close()
    restored = command("restore", file, "--data", str(after))
    assert restored.returncode == 0, restored.stderr

    desk = Acting(chat("--data", str(after)))
    assert "鎖" in desk.say("chen.yj", "我帳號怎麼了")
    gone = Browser()
    gone.open(desk.chat.ready["web"] + httpx.URL(open_page).path)
    assert gone.status == 410, "a page of before the backup is over"
    assert "1001" in command("tickets", "list", "--data", str(after)).stdout
    desk.press("lin.admin", button)
    page = Browser()
    page.open(desk.link("lin.admin"))
    page.send(code=desk.code("lin.admin"), current_password="Tpead-cclin-1", decision="approve", identity_check="in_person")
    assert page.status == 200, page.seen()
    desk.collect()
    assert desk.told("off.ten")
    desk.advance("1h")
    assert "正常" in desk.say("off.ten", "我帳號怎麼了")
    desk.chat.close()
    assert asked(after / "accountdesk.db", "SELECT count(*) FROM audit WHERE did = 'action.written'") == [(1,)]
    verified = command("audit", "verify", "--data", str(after))
    assert verified.returncode == 0, verified.stdout
