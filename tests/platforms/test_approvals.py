"""One request seen on both platforms: whoever decides where, the outcome stands everywhere (T8, T9, T12)."""

from pathlib import Path

from tests.platforms.conftest import slack_settings, telegram_settings
from tests.platforms.desk import Browser, open_desk
from tests.platforms.seats import Person, SlackSeat, TelegramSeat
from tests.slack.standin import SlackStandIn
from tests.telegram.standin import TelegramStandIn


async def test_an_admin_in_two_chats_decides_in_one_and_sees_it_in_both(tmp_path: Path) -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram, open_desk(tmp_path / "data", slack_settings(slack) | telegram_settings(telegram)) as desk:
        asks = Person(desk, "lin.mh", TelegramSeat(telegram, 1001))
        in_slack, in_telegram = Person(desk, "huang.admin", SlackSeat(slack, "UHUANG")), Person(desk, "huang.admin", TelegramSeat(telegram, 2002))
        for person in (asks, in_slack, in_telegram):
            await desk.links(person.name, person.seat.identity)
            await person.says("你好")
        await asks.says("我忘記密碼了，幫我重設")
        own = Browser()
        await own.open(asks.link())
        await own.send(code=desk.code("lin.mh"))
        assert "看內容並決定" in ("".join(one for one in in_slack.labels()) if await in_slack.hears() else "")
        assert "看內容並決定" in ("".join(one for one in in_telegram.labels()) if await in_telegram.hears() else "")
        await in_slack.presses("看內容並決定")
        page = Browser()
        await page.open(in_slack.link())
        asks.look()
        await page.send(code=desk.code("huang.admin"), current_password="Tpead-sfhuang-1", decision="approve", identity_check="called_back")
        assert page.status == 200, page.seen()
        assert "核准" in await asks.hears()
        await desk.application.settle(20)
        for screen in (in_slack, in_telegram):
            assert "看內容並決定" not in screen.labels()
            assert any("核准" in one["text"] and "林" in one["text"] for one in screen.seat.shown()), [one["text"] for one in screen.seat.shown()]
            assert not any("/s/" in link for one in screen.seat.shown() for link in one["links"]), "no link that is dead"


async def test_the_next_admin_on_the_other_platform_is_asked_and_the_first_sees_that_it_went_on(tmp_path: Path) -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram, open_desk(tmp_path / "data", slack_settings(slack) | telegram_settings(telegram)) as desk:
        asks, first = Person(desk, "lin.mh", SlackSeat(slack, "ULIN")), Person(desk, "huang.admin", SlackSeat(slack, "UHUANG"))
        for person in (asks, first):
            await desk.links(person.name, person.seat.identity)
            await person.says("你好")
        await asks.says("我忘記密碼了，幫我重設")
        own = Browser()
        await own.open(asks.link())
        await own.send(code=desk.code("lin.mh"))
        await first.hears()
        assert "看內容並決定" in first.labels()
        await desk.passes(minutes=31)
        assert "看內容並決定" not in first.labels(), "it went on, so it cannot be decided here"
