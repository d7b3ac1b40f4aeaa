"""Asks Slack who we are there."""

from typing import Final
from urllib.parse import urlsplit

from integrations.accounts.examination import ExaminationResult
from integrations.channels.method_call import call_method, examine_answer
from integrations.channels.slack.keys import slack_keys
from integrations.channels.slack.settings import SlackSettings

_SLACK: Final = "https://slack.com/api/"


async def check_slack(settings: SlackSettings, public_url: str) -> tuple[ExaminationResult, ...]:
    """The bot's token, and the socket's token or the address that Slack calls."""
    keys = slack_keys(settings)
    address = (keys.api_url or _SLACK).rstrip("/") + "/"
    who = await call_method(f"{address}auth.test", keys.bot_token)
    opened = None if keys.app_token is None else await call_method(f"{address}apps.connections.open", keys.app_token)
    remedy = "take the Bot User OAuth Token of the installed app (xoxb-…)"
    found = [examine_answer("channels.slack.bot_token", who, f"we are {who.get('user')} in {who.get('team')}", remedy)]
    if opened is not None:
        remedy = "take an app-level token with connections:write (xapp-…)"
        found.append(examine_answer("channels.slack.app_token", opened, "a socket can be opened", remedy))
    elif urlsplit(public_url).scheme != "https":
        found.append(
            ExaminationResult("public_url", False, "Slack calls https addresses only", "name the https address of this desk, or use mode: socket")
        )
    return tuple(found)
