"""Reads an update with the SDK; from one that it cannot read, the part that the desk needs. Pure."""

from typing import Any, Final

import telegram

from bot.runtime.quick_json import JsonObject

_NEEDED: Final = frozenset(
    ["message_id", "date", "chat", "from", "text", "caption", "message_thread_id", "is_topic_message", "sender_chat", "via_bot", "media_group_id"]
)  # fmt: skip
_SHOWN: Final = frozenset(["message_id", "date", "chat", "from", "message_thread_id", "is_topic_message"])


def read(raw: Any, bot: telegram.Bot | None) -> tuple[telegram.Update | None, frozenset[str]]:
    """The update, and the names of what had to be left out of its message; None where nothing of it can be read.

    Servers of another version than the SDK's send parts that it does not understand: they cost themselves, and not the words beside them."""
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int) or isinstance(raw["update_id"], bool):
        return None, frozenset()
    whole = _parsed(raw, bot)
    if whole is not None:
        return whole, frozenset()
    message, query = raw.get("message"), raw.get("callback_query")
    if isinstance(message, dict):
        kept = _only(message, _NEEDED)
        if isinstance(message.get("reply_to_message"), dict):
            kept["reply_to_message"] = _only(message["reply_to_message"], _SHOWN)
        return _parsed({"update_id": raw["update_id"], "message": kept}, bot), frozenset(message) - frozenset(kept)
    if isinstance(query, dict):
        kept = _only(query, frozenset(["id", "from", "chat_instance", "data"]))
        if isinstance(query.get("message"), dict):
            kept["message"] = _only(query["message"], _SHOWN)
        return _parsed({"update_id": raw["update_id"], "callback_query": kept}, bot), frozenset()
    return None, frozenset()


def _parsed(form: JsonObject, bot: telegram.Bot | None) -> telegram.Update | None:
    try:
        return telegram.Update.de_json(form, bot)
    except Exception:  # the SDK reads what it expects and raises whatever comes of it
        return None


def _only(form: JsonObject, names: frozenset[str]) -> JsonObject:
    return {name: value for name, value in form.items() if name in names}
