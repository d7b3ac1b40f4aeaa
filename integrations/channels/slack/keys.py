"""What Slack gave us."""

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret


@dataclass(frozen=True, slots=True)
class SlackKeys:
    """What Slack gave us: the bot's token, and the app's token (socket) or the signing secret (HTTP). `api_url` None: Slack's own."""

    bot_token: Secret
    app_token: Secret | None
    signing_secret: Secret | None
    api_url: str | None = None
