"""The first view of the web chat on a slow phone: `python -m benchmarks.first_view [--slowed 4]`.

Chromium with its processor slowed by that factor, never there before. Told are bytes and requests, when something is seen, how far things jump, and how long
it takes from Enter until one's own words stand there and until the desk has them. The median of several visits, each by somebody else."""

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, PHONE, SWITCHES, Desk
from tests.browser.measuring import Measured

_VISITS: Final = 9
_SEEN: Final = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def _visit(chromium: Browser, desk: Desk, who: str, slowed: int) -> dict[str, float]:
    context = chromium.new_context(viewport=PHONE, locale="zh-TW")
    measured = Measured(context, slowed)
    page = measured.page
    page.goto(f"{desk.url}/?as={who}")
    page.locator("textarea#say").wait_for()
    figures = {"kB": measured.transferred / 1000, "requests": float(len(measured.requests)), "seen after s": page.evaluate(_SEEN) / 1000}
    page.fill("#say", "為什麼我登不進去？")
    began = time.perf_counter()
    with page.expect_response("**/say"):
        page.press("#say", "Enter")
        page.locator(".item.mine").wait_for()
        figures["own words after s"] = time.perf_counter() - began
    figures["sent after s"] = time.perf_counter() - began
    page.locator(".item.desk").wait_for()
    figures["answered after s"] = time.perf_counter() - began
    figures["shifted"] = measured.shifted
    context.close()
    return figures


def main() -> None:
    """Prints the medians."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--slowed", type=int, default=4)
    slowed = given.parse_args().slowed
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        desk = Desk(Path(folder))
        try:
            visits = [_visit(chromium, desk, f"stranger:visitor{number}", slowed) for number in range(_VISITS)]
        finally:
            desk.stop()
            chromium.close()
    told = ", ".join(f"{name} {statistics.median(visit[name] for visit in visits):.3g}" for name in visits[0])
    print(f"first view on a phone, processor slowed {slowed} times: {told}")


if __name__ == "__main__":
    main()
