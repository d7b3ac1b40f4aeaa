"""Asks Telegram who we are there, and what became of its last call."""

from typing import Final
from urllib.parse import urlsplit

from integrations.accounts.examination import ExaminationResult
from integrations.channels.method_call import call_method, examine_answer
from integrations.channels.telegram.keys import telegram_keys
from integrations.channels.telegram.settings import TelegramSettings

_TELEGRAM: Final = "https://api.telegram.org/bot"


async def check_telegram(settings: TelegramSettings, public_url: str) -> tuple[ExaminationResult, ...]:
    """The token, and the address that Telegram calls."""
    keys = telegram_keys(settings, public_url)
    address = f"{(keys.api_url or _TELEGRAM).rstrip('/')}{keys.token.reveal()}/"
    who = await call_method(f"{address}getMe", None)
    told = await call_method(f"{address}getWebhookInfo", None)
    me, hook = who.get("result") or {}, told.get("result") or {}
    found = [examine_answer("channels.telegram.token", who, f"we are @{me.get('username')}", "take the token that BotFather gave")]
    if keys.secret_token is not None and urlsplit(public_url).scheme != "https":
        found.append(
            ExaminationResult("public_url", False, "Telegram calls https addresses only", "name the https address of this desk, or use mode: polling")
        )
    if hook.get("last_error_message"):
        waiting = f"{hook.get('pending_update_count')} updates wait; the last call failed: {hook['last_error_message']}"
        found.append(ExaminationResult("channels.telegram.mode", True, waiting, "see that public_url can be reached from the internet"))
    return tuple(found)
