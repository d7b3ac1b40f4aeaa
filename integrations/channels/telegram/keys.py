"""What Telegram gave us."""

from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret


@dataclass(frozen=True, slots=True)
class TelegramKeys:
    """What Telegram gave us. `secret_token`: it calls us at `webhook`, and says this; None: it is polled. `api_url` None: Telegram's own."""

    token: Secret
    secret_token: Secret | None
    webhook: str
    api_url: str | None = None
