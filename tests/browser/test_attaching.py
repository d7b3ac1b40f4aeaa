"""Files in the chat, in a real Chromium: by keyboard from the picture to the clerk, dropped, pasted, taken away, without a script, and over a bad line."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

from tests.attachments.conftest import PNG
from tests.browser.conftest import DESKTOP, PHONE, Desk, ask, fits_everywhere, named, people, shot, visiting
from tests.browser.seeing import focus_trouble
from tests.browser.test_accessible import violations

pytestmark = pytest.mark.xdist_group("browser")

PICTURE: Final[FilePayload] = {"name": "螢幕截圖.png", "mimeType": "image/png", "buffer": PNG}
NOTE: Final[FilePayload] = {"name": "note.txt", "mimeType": "text/plain", "buffer": "登不進去".encode()}
LARGE: Final[FilePayload] = {"name": "large.png", "mimeType": "image/png", "buffer": PNG + b"x" * 5_000_000}
_BROUGHT: Final = """([how, name]) => {
    const brought = new DataTransfer();
    brought.items.add(new File(["hello"], name, { type: "text/plain" }));
    const event = how === "paste" ? new ClipboardEvent(how, { clipboardData: brought, bubbles: true, cancelable: true })
        : new DragEvent(how, { dataTransfer: brought, bubbles: true, cancelable: true });
    document.getElementById("say").dispatchEvent(event);
    return event.defaultPrevented; }"""


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def test_a_picture_goes_by_keyboard_from_the_chat_to_the_ticket_and_the_clerk_saves_it(
    chromium: Browser, tmp_path: Path, open_desk: Callable[[Path, int], Desk]
) -> None:
    desk = open_desk(tmp_path / "data", 0)
    with visiting(chromium, desk, "chen.yj") as page:
        # Subscribed well before the key: a busy browser would else open its own dialogue, which nobody sees.
        page.on("filechooser", lambda _: None)
        page.keyboard.press("Shift+Tab")
        assert focused(page) == "file"
        assert focus_trouble(page) == ""
        with page.expect_file_chooser() as asked:
            page.keyboard.press("Enter")
        asked.value.set_files([PICTURE, NOTE])
        expect(page.locator("#files li")).to_have_count(2)
        assert focused(page) == "say", "what is typed now goes with them"
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Shift+Tab")
        assert focused(page).startswith("移除 note.txt")
        assert focus_trouble(page) == ""
        page.keyboard.press("Enter")
        expect(page.locator("#files li")).to_have_count(1)
        assert focused(page).startswith("移除 螢幕截圖.png")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".item.mine .sent")).to_contain_text("螢幕截圖.png (1 KB)")
        expect(page.locator(".item.desk").last).to_contain_text("螢幕截圖.png 我先留到")
        expect(page.locator("#files")).to_be_hidden()
        assert "送出" in ask(page, "轉真人，公文系統打不開")
        page.get_by_role("button", name="送出這張單").click()
        expect(page.locator(".item.desk").last).to_contain_text("1001")
        page.goto(f"{desk.url}/desk/tickets/1001?as=desk.hsu")
        with page.expect_download() as saved:
            page.get_by_role("link", name="螢幕截圖.png").click()
        assert saved.value.suggested_filename == "螢幕截圖.png"
        assert Path(saved.value.path()).read_bytes() == PNG


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_files_are_dropped_and_pasted_told_by_size_and_what_is_too_much_is_told_before_it_is_sent(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    with visiting(chromium, desk, next(people), size) as page:
        box = page.locator(".attach").bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        assert page.evaluate(_BROUGHT, ["dragover", "x.txt"])
        assert page.evaluate(_BROUGHT, ["drop", "dropped.txt"])
        assert page.evaluate(_BROUGHT, ["paste", "pasted.txt"])
        page.locator("#file").set_input_files([LARGE, PICTURE])
        expect(page.locator("#files li")).to_have_count(3)
        expect(page.locator("#files")).to_contain_text("dropped.txt")
        expect(page.locator("#files")).to_contain_text("1 KB")
        expect(page.get_by_role("status")).to_contain_text("large.png 沒有附上：一個檔案最多 5 MB")
        remove = page.get_by_role("button", name="移除 dropped.txt").bounding_box()
        assert remove is not None
        assert min(remove["width"], remove["height"]) >= 36
        assert violations(page) == []
        assert fits_everywhere(page)
        shot(page, f"attaching-{named(size)}")
        page.get_by_role("button", name="移除 dropped.txt").click()
        page.press("#say", "Enter")
        expect(page.locator(".item.mine .sent li")).to_have_count(2)
        expect(page.locator(".item.desk").last).to_contain_text("不能收檔案")
        assert violations(page) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_without_a_script_the_browsers_own_field_is_there_and_sends(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    with visiting(chromium, desk, "wang.admin", size, script=False) as page:
        page.set_input_files("#file", PICTURE)
        box = page.locator("#file").bounding_box()
        assert box is not None
        assert box["width"] > 150, "the browser says there what was chosen"
        assert fits_everywhere(page)
        shot(page, f"attaching-{named(size)}-without-javascript")
        page.locator("#composer button").click()
        expect(page.locator(".item.mine .sent").last).to_contain_text("螢幕截圖.png")
        again = page.locator(".look-again a")
        while again.count():
            again.first.click()
        expect(page.locator(".item.desk").last).to_contain_text("我先留到")


def test_over_a_bad_line_files_are_held_said_once_and_after_a_reload_the_words_are_a_draft_again(chromium: Browser, desk: Desk) -> None:
    with visiting(chromium, desk, next(people), forgiven="Failed to load resource") as page:
        page.route("**/say", lambda route: route.abort())
        for words in ("看這張圖", "還有這張"):
            page.set_input_files("#file", PICTURE)
            page.fill("#say", words)
            page.press("#say", "Enter")
        expect(page.locator(".pending .sent").first).to_contain_text("螢幕截圖.png (1 KB)")
        expect(page.locator(".pending").first).to_contain_text("等連線恢復就會送出")
        page.unroute("**/say")
        expect(page.locator(".pending")).to_have_count(0)
        expect(page.locator(".item.mine .sent")).to_have_count(2)
        page.route("**/say", lambda route: route.abort())
        page.set_input_files("#file", NOTE)
        page.fill("#say", "這句連同檔案送不出去")
        page.press("#say", "Enter")
        expect(page.locator(".pending")).to_contain_text("等連線恢復就會送出")
        page.reload()
        expect(page.locator("#say")).to_have_value("這句連同檔案送不出去")
        expect(page.locator(".pending")).to_have_count(0)
        expect(page.locator(".item.mine")).to_have_count(2)
