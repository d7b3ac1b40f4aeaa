"""The app's manifest, so that installing is paste, approve, done. Pure."""

import json
from typing import Any, Final

from integrations.channels.platform_entry import PlatformContext
from integrations.channels.slack.blocks import Say
from integrations.channels.slack.keys import EVENTS_PATH
from integrations.channels.slack.settings import SlackSettings

COMMAND: Final = "/account"
SCOPES: Final = ("app_mentions:read", "chat:write", "commands", "files:read", "im:history", "im:read", "im:write", "users:read")
EVENTS: Final = ("app_home_opened", "app_mention", "message.im")
_GREEN: Final = "#1f5f4a"


def manifest_text(settings: SlackSettings, context: PlatformContext) -> str:
    """The manifest as JSON, for this mode and address."""
    made = manifest(context.languages[0], context.say, None if settings.mode == "socket" else context.webhook(EVENTS_PATH))
    return json.dumps(made, ensure_ascii=False, indent=2)


def manifest(language: str, say: Say, events_url: str | None) -> dict[str, Any]:
    """In this organisation's language; `events_url` is where Slack calls us, None: we listen on its socket."""
    address = {} if events_url is None else {"request_url": events_url}
    command = {"command": COMMAND, "description": say("slack.command-does", language), "usage_hint": say("slack.command-hint", language), "should_escape": False}
    return {
        "display_information": {"name": say("slack.app-name", language)[:35], "description": say("slack.app-does", language)[:140], "background_color": _GREEN},
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
            "bot_user": {"display_name": say("slack.app-name", language)[:35], "always_online": True},
            "shortcuts": [
                _shortcut("my_account", say("slack.shortcut-account", language), say("slack.shortcut-account-does", language)),
                _shortcut("new_ticket", say("slack.shortcut-ticket", language), say("slack.shortcut-ticket-does", language)),
            ],
            "slash_commands": [{**command, **({} if events_url is None else {"url": events_url})}],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": True,
            "socket_mode_enabled": events_url is None,
            "token_rotation_enabled": False,
        },
    }


def _shortcut(callback: str, name: str, does: str) -> dict[str, str]:
    return {"name": name[:24], "type": "global", "callback_id": callback, "description": does[:150]}
