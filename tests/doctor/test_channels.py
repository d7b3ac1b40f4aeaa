"""`doctor` asks the platforms who we are there, tells what to do, and names no token."""

from bot.cli.doctor_checks.channels import check_channels
from bot.settings.schema import Settings
from tests.platforms.conftest import slack_settings, telegram_settings
from tests.slack.standin import SlackStandIn
from tests.telegram.standin import TelegramStandIn


def settings(channels: dict[str, object], public_url: str = "http://localhost:8080") -> Settings:
    return Settings.model_validate({"channels": channels, "public_url": public_url})


async def test_right_tokens_are_told_by_who_we_are() -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram:
        checks = await check_channels(settings(slack_settings(slack) | telegram_settings(telegram)))
    assert {one.name: one.mark for one in checks} == {"channels.slack.bot_token": "ok", "channels.slack.app_token": "ok", "channels.telegram.token": "ok"}
    assert "@accountdesk_bot" in " ".join(one.result for one in checks)


async def test_wrong_tokens_fail_with_the_place_of_the_right_ones_and_are_not_printed() -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram:
        channels = slack_settings(slack) | telegram_settings(telegram)
        channels["slack"]["bot_token"], channels["telegram"]["token"] = "xoxb-canary", "1000:canary"
        checks = await check_channels(settings(channels))
    failed = {one.name: one for one in checks if not one.ok}
    assert set(failed) == {"channels.slack.bot_token", "channels.telegram.token"}
    assert "invalid_auth" in failed["channels.slack.bot_token"].result
    assert "BotFather" in failed["channels.telegram.token"].remedy
    assert "canary" not in " ".join(one.line for one in checks)


async def test_out_of_reach_is_told_as_that() -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram:
        channels = slack_settings(slack) | telegram_settings(telegram)
    checks = await check_channels(settings(channels))
    assert all("not reached" in one.result and "HTTPS_PROXY" in one.remedy for one in checks if "token" in one.name)


async def test_platforms_that_call_us_need_https() -> None:
    async with SlackStandIn() as slack, TelegramStandIn() as telegram:
        channels = slack_settings(slack, http=True) | telegram_settings(telegram, webhook=True)
        checks = await check_channels(settings(channels, "http://desk.example"))
    assert [one.ok for one in checks if one.name == "public_url"] == [False, False]
