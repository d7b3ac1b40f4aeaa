"""Our keys from Slack."""

from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.channels.platform_entry import platform_secret
from integrations.channels.slack.settings import SlackSettings

EVENTS_PATH: Final = "/slack/events"


@dataclass(frozen=True, slots=True)
class SlackKeys:
    """Our keys from Slack: the bot's token, and the app's token (socket) or the signing secret (HTTP). `api_url` None: Slack's own."""

    bot_token: Secret
    app_token: Secret | None
    signing_secret: Secret | None
    api_url: str | None = None


def slack_keys(settings: SlackSettings) -> SlackKeys:
    """What is needed in this mode. Raises ConfigurationError."""
    socket = settings.mode == "socket"
    return SlackKeys(
        platform_secret(settings.bot_token, "channels.slack.bot_token"),
        platform_secret(settings.app_token, "channels.slack.app_token") if socket else None,
        None if socket else platform_secret(settings.signing_secret, "channels.slack.signing_secret"),
        settings.api_url,
    )
