"""The organisation's name, logo and colour as a browser shows them, on a phone and a desktop, in both themes, and the switch without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from bot.organisation.accent import accents_of
from tests.browser.conftest import DESKTOP, PHONE, Desk, fits, named, shot, visiting

CONFIG = """
organisation:
  name: Department of Information Technology, Demonstration City Government
  short_name: 示範市府
  logo: city.svg
  colour: "#ffcc00"
  help: {phone: 1999 轉 8585, hours: 08:30–17:30, url: https://help.city.example}
  privacy_url: https://city.example/privacy
"""
CITY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><style>rect{fill:#c79a00}</style><rect width="120" height="40"/></svg>'


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("city")
    (folder / "city.svg").write_text(CITY, encoding="utf-8")
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    running = Desk(folder / "data", 0, "--config", str(folder / "config.yaml"))
    yield running
    running.stop()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=named)
def test_the_head_and_the_foot_say_whose_desk_it_is(chromium: Browser, city: Desk, size: ViewportSize) -> None:
    with visiting(chromium, city, "lin.mh", size) as page:
        expect(page.locator(".whose")).to_be_visible(visible=size is DESKTOP)
        expect(page.locator(".whose-short")).to_be_visible(visible=size is PHONE)
        assert page.locator(".brand img").evaluate("image => image.naturalWidth > 0 && image.height") == 34
        expect(page.get_by_role("contentinfo")).to_contain_text("1999 轉 8585")
        expect(page.get_by_role("contentinfo")).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("textbox")).to_be_in_viewport(ratio=1)
        assert fits(page)
        shot(page, f"organisation-{named(size)}")
        page.goto(f"{city.url}/me?as=lin.mh")
        expect(page.get_by_text("登入身分：林美惠")).to_be_visible()
        expect(page.get_by_role("contentinfo")).to_be_visible()
        assert fits(page)


def test_the_accent_is_the_one_that_can_be_read_in_each_theme(chromium: Browser, city: Desk) -> None:
    accents = accents_of("#ffcc00")
    with visiting(chromium, city, "lin.mh") as page:
        button = page.locator("button.main")
        for theme, accent in (("light", accents.light), ("dark", accents.dark)):
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            expect(button).to_have_css("background-color", rgb(accent.main))
            expect(button).to_have_css("color", rgb(accent.ink))
        expect(page.locator(".top")).to_have_css("border-top-color", rgb("#ffcc00"))


def test_the_language_is_switched_without_a_script_and_stays(chromium: Browser, city: Desk) -> None:
    with visiting(chromium, city, "lin.mh", PHONE, script=False) as page:
        page.get_by_role("link", name="English").click()
        expect(page.get_by_role("contentinfo")).to_contain_text("Phone: 1999, extension 8585")
        assert page.url == f"{city.url}/?as=lin.mh"
        page.goto(f"{city.url}/link")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.get_by_role("link", name="中文").click()
        expect(page.locator("html")).to_have_attribute("lang", "zh-Hant-TW")


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))})"
