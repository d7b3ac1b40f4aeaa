"""Asks Slack and Telegram who we are there; nothing is sent to anybody."""

from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp

from bot.cli.doctor_checks.check import CheckResult
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.wiring.platforms import slack_keys, telegram_keys

_PATIENCE: Final = aiohttp.ClientTimeout(total=5)
_SLACK: Final = "https://slack.com/api/"
_TELEGRAM: Final = "https://api.telegram.org/bot"


async def check_channels(settings: Settings) -> tuple[CheckResult, ...]:
    """A line for each thing that each enabled platform has to say."""
    async with aiohttp.ClientSession(timeout=_PATIENCE) as session:
        slack = await _slack(session, settings) if settings.channels.slack.enabled else ()
        telegram = await _telegram(session, settings) if settings.channels.telegram.enabled else ()
    return (*slack, *telegram)


async def _slack(session: aiohttp.ClientSession, settings: Settings) -> tuple[CheckResult, ...]:
    keys = slack_keys(settings.channels.slack)
    address = (keys.api_url or _SLACK).rstrip("/") + "/"
    who = await _asked(session, f"{address}auth.test", keys.bot_token)
    checks = [_of("channels.slack.bot_token", who, f"we are {who.get('user')} in {who.get('team')}", "take the Bot User OAuth Token of the installed app (xoxb-…)")]
    if keys.app_token is not None:
        opened = await _asked(session, f"{address}apps.connections.open", keys.app_token)
        checks.append(_of("channels.slack.app_token", opened, "a socket can be opened", "take an app-level token with connections:write (xapp-…)"))
    elif urlsplit(settings.public_url).scheme != "https":
        checks.append(CheckResult("public_url", False, "Slack calls https addresses only", "name the https address of this desk, or use mode: socket"))
    return tuple(checks)


async def _telegram(session: aiohttp.ClientSession, settings: Settings) -> tuple[CheckResult, ...]:
    keys = telegram_keys(settings.channels.telegram, settings.public_url)
    address = f"{(keys.api_url or _TELEGRAM).rstrip('/')}{keys.token.reveal()}/"
    who = await _asked(session, f"{address}getMe", None)
    me = who.get("result") or {}
    checks = [_of("channels.telegram.token", who, f"we are @{me.get('username')}", "take the token that BotFather gave")]
    told = await _asked(session, f"{address}getWebhookInfo", None)
    hook = told.get("result") or {}
    if keys.secret_token is not None and urlsplit(settings.public_url).scheme != "https":
        checks.append(CheckResult("public_url", False, "Telegram calls https addresses only", "name the https address of this desk, or use mode: polling"))
    if hook.get("last_error_message"):
        said = f"{hook.get('pending_update_count')} updates wait; the last call failed: {hook['last_error_message']}"
        checks.append(CheckResult("channels.telegram.mode", True, said, "see that public_url can be reached from the internet"))
    return tuple(checks)


def _of(name: str, answer: dict[str, Any], said: str, remedy: str) -> CheckResult:
    if answer.get("ok") is True:
        return CheckResult(name, True, said)
    why = str(answer.get("error") or answer.get("description") or "no answer that can be read")
    reached = answer.get("error") != _NOT_REACHED
    return CheckResult(name, False, why, remedy if reached else "see that this machine may reach it, or through a proxy (HTTPS_PROXY)")


_NOT_REACHED: Final = "it was not reached"


async def _asked(session: aiohttp.ClientSession, address: str, token: Secret | None) -> dict[str, Any]:
    """The answer; one of our own that says so where there is none. The address may hold a token, so it is in no word of it."""
    headers = {} if token is None else {"Authorization": f"Bearer {token.reveal()}"}
    try:
        async with session.post(address, headers=headers, allow_redirects=False) as answer:
            found = await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, OSError):
        return {"ok": False, "error": _NOT_REACHED}
    except ValueError:
        return {"ok": False}
    return found if isinstance(found, dict) else {"ok": False}
