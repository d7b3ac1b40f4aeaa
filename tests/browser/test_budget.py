"""What the first view costs: under 100 kB, nothing that jumps, and one request to say something, also on a slow phone. How fast it is: `benchmarks/first_view.py`."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, SIZES, Desk
from tests.browser.measuring import Measured

pytestmark = pytest.mark.xdist_group("browser")

_BUDGET = 100_000


@contextmanager
def first_view(chromium: Browser, desk: Desk, who: str, size: ViewportSize, slowed: int = 1) -> Iterator[Measured]:
    """The chat in a browser that has never been there."""
    context = chromium.new_context(viewport=size, locale="zh-TW")
    measured = Measured(context, slowed)
    measured.page.goto(f"{desk.url}/?as={who}")
    measured.page.locator("textarea#say").wait_for()
    yield measured
    context.close()


@SIZES
def test_the_first_view_stays_under_a_hundred_kilobytes(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    with first_view(chromium, desk, "pass.change", size) as measured:
        assert 10_000 < measured.transferred < _BUDGET
        assert all(desk.url in request for request in measured.requests), "nothing is loaded from elsewhere"


@SIZES
def test_nothing_jumps_from_the_first_view_to_the_first_answer(chromium: Browser, desk: Desk, size: ViewportSize) -> None:
    with first_view(chromium, desk, "pass.end", size) as measured:
        page = measured.page
        page.fill("#say", "為什麼我登不進去？")
        page.press("#say", "Enter")
        page.locator(".item.desk .card").wait_for()
        assert measured.shifted < 0.01


def test_what_jumps_is_noticed(chromium: Browser, desk: Desk) -> None:
    with first_view(chromium, desk, "pass.end", DESKTOP) as measured:
        measured.page.evaluate("() => { const pushed = document.createElement('div'); pushed.style.height = '200px'; document.body.prepend(pushed); }")
        measured.page.wait_for_function("() => window.shifted > 0.01")


def test_on_a_slow_phone_ones_own_words_stand_there_and_are_sent_by_one_request(chromium: Browser, desk: Desk) -> None:
    with first_view(chromium, desk, "when.none", PHONE, slowed=4) as measured:
        page = measured.page
        before = len(measured.requests)
        page.fill("#say", "為什麼我登不進去？")
        with page.expect_response("**/say") as sent:
            page.press("#say", "Enter")
            expect(page.locator(".item.mine .said")).to_have_text("為什麼我登不進去？")
        assert sent.value.ok
        page.locator(".item.desk").wait_for()
        assert [one for one in measured.requests[before:] if one.startswith("POST")] == [f"POST {desk.url}/say"]
