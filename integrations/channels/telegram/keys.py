"""Our keys from Telegram."""

from typing import Final

from bot.errors import ConfigurationError
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.channels.platform_entry import platform_secret
from integrations.channels.telegram.settings import TelegramSettings

WEBHOOK_PATH: Final = "/telegram/webhook"
_SECRET_TOKEN: Final = lazy_pattern(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True, slots=True)
class TelegramKeys:
    """Our keys from Telegram. `secret_token`: it calls us at `webhook`, with this; None: polling. `api_url` None: Telegram's own."""

    token: Secret
    secret_token: Secret | None
    webhook: str
    api_url: str | None = None


def telegram_keys(settings: TelegramSettings, public_url: str) -> TelegramKeys:
    """What is needed in this mode. Raises ConfigurationError."""
    secret = platform_secret(settings.secret_token, "channels.telegram.secret_token") if settings.mode == "webhook" else None
    if secret is not None and not _SECRET_TOKEN.fullmatch(secret.reveal()):
        raise ConfigurationError("config.yaml", "channels.telegram.secret_token", "expected 1 to 256 letters, digits, _ or -, as Telegram takes them")
    return TelegramKeys(platform_secret(settings.token, "channels.telegram.token"), secret, f"{public_url.rstrip('/')}{WEBHOOK_PATH}", settings.api_url)
