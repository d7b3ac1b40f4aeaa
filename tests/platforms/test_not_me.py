"""A thief asks in Slack; the owner's phone, in Telegram, was told that a chat was linked, and says that it was not them while an admin is asked (T3, T8)."""

from pathlib import Path

from bot.messages import ChatIdentity
from tests.platforms.conftest import slack_settings, telegram_settings
from tests.platforms.desk import Browser, open_desk
from tests.platforms.seats import Person, SlackSeat, TelegramSeat
from tests.slack.standin import SlackStandIn
from tests.telegram.standin import TelegramStandIn


async def test_t08_this_wasnt_me_on_the_phone_stops_what_an_admin_is_asked_in_another_chat(tmp_path: Path) -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram, open_desk(tmp_path / "data", slack_settings(slack) | telegram_settings(telegram)) as desk:
        phone, thief = Person(desk, "lin.mh", TelegramSeat(telegram, 1001)), Person(desk, "lin.mh", SlackSeat(slack, "UTHIEF"))
        admin, security = Person(desk, "huang.admin", SlackSeat(slack, "UHUANG")), Person(desk, "sec.yeh", SlackSeat(slack, "USEC"))
        for person in (phone, admin, security):
            await desk.links(person.name, person.seat.identity)
            await person.says("你好")
        lin = await desk.application.register.person("lin.mh")
        assert lin is not None
        phone.look()
        await desk.application.account_actions.link_flow.link(thief.seat.identity, lin, "operator", actor="operator")
        assert "和你連結了" in await phone.hears()
        await thief.says("我忘記密碼了，幫我重設")
        page = Browser()
        await page.open(thief.link())
        admin.look()
        await page.send(code=desk.code("lin.mh"))
        await admin.hears()
        card = next(one for one in reversed(admin.seat.shown()) if "看內容並決定" in one["buttons"])
        await admin.presses("看內容並決定")
        deciding = Browser()
        await deciding.open(admin.link())
        security.look()
        said = await phone.presses("這不是我")
        assert "已凍結" in said
        assert "單號" in said
        assert "林美惠" in await security.hears()
        assert any("林美惠凍結了自己的帳號" in one["text"] for one in admin.seat.shown())
        assert "看內容並決定" not in admin.labels()
        # The admin's client still shows the card as it was.
        admin.look()
        admin.seat.press(card, card["buttons"]["看內容並決定"])
        assert "申請已經取消" in await admin.hears()
        await deciding.send(code=desk.code("huang.admin"), current_password="Tpead-sfhuang-1", decision="approve", identity_check="called_back")
        assert deciding.status == 410
        assert "林美惠凍結了自己的帳號" in deciding.seen()
        async with desk.application.store.look() as work:
            assert {ChatIdentity("telegram", "1001"), thief.seat.identity} <= set(await work.links.identities_of("lin.mh"))
            assert not [one async for one in work.audit.all() if one.did in ("action.approved", "action.started")]
