"""A flood as the web page shows it: what was read is answered, what was not stands there, and nothing is awaited for ever."""

import re
from pathlib import Path

from bot.settings.schema import Settings
from bot.web.routes import build_routes
from bot.wiring.application import DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.web.conftest import URL, browser, one_index, seen


async def test_the_sentence_stands_once_and_whatever_was_not_read_is_there_and_awaits_nothing(tmp_path: Path) -> None:
    settings = Settings.model_validate({"limits": {"messages": {"per_minute": 5}}})
    async with open_application(DataLocation(settings, tmp_path), one_index) as application:
        pages = build_routes(build_web_dependencies(application, URL))
        chen, lin = browser(pages), browser(pages, "lin.mh")
        await chen.say("哈囉")  # By this the desk learns who it is.
        for number in range(5):
            await chen.say(f"謝謝你 {number}")
        for number in range(5, 9):
            shown = await chen.say(f"謝謝你 {number}")
        page = await chen.page()
        assert shown.count("訊息一次來得太多") == 1
        assert "1 分鐘" in shown
        assert all(f"謝謝你 {number}" in shown for number in range(9))
        assert 'data-awaited="0"' in page
        assert len(re.findall(r'class="item mine"[^>]* data-quiet', page)) == 4
        assert "鎖" in await lin.say("帳號被鎖要等多久？"), "nobody else notices"
        application.clock.advance(application.settings.limits.messages.pause)
        assert "鎖定到" in seen(await chen.say("為什麼我登不進去？"))
