"""The methods of the Bot API that a desk needs, as the real server answers them."""

import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

from tests.telegram.chats import Chats
from tests.telegram.strict import Refused, check_keyboard, parsed

Json = dict[str, Any]
_PREVIEW: Final = frozenset(["is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"])


class Answer(Exception):
    """An answer that is neither a result nor a 400."""

    def __init__(self, code: int, why: str, **parameters: int) -> None:
        super().__init__(why)
        self.code, self.why, self.parameters = code, why, parameters


def _chat(chats: Chats, given: Json) -> int:
    chat = given.get("chat_id")
    if not isinstance(chat, int):
        raise Refused("chat_id is empty")
    if chat in chats.migrated:
        raise Answer(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chats.migrated[chat])
    if chat not in chats.known and chat not in chats.migrated.values():
        raise Refused("chat not found")
    if chat in chats.blocked:
        raise Answer(403, "Forbidden: bot was blocked by the user")
    return chat


def _content(given: Json) -> tuple[str, str, Any]:
    preview = given.get("link_preview_options")
    if preview is not None and not (isinstance(preview, dict) and set(preview) <= _PREVIEW):
        raise Refused("can't parse link preview options")
    shown, markup = parsed(given.get("text"), given.get("parse_mode")), given.get("reply_markup")
    check_keyboard(markup)
    return shown, str(given["text"]), markup


def _send(chats: Chats, given: Json) -> Json:
    chat, topic = _chat(chats, given), int(given.get("message_thread_id") or 0)
    if (chat, topic) in chats.gone_topics:
        raise Refused("message thread not found")
    if (chat, topic) in chats.closed_topics:
        raise Refused("TOPIC_CLOSED")
    shown, raw, markup = _content(given)
    return _as_sent(chats.new_message(chat, shown, raw, markup, given.get("message_thread_id")))


def _as_sent(message: Json) -> Json:
    return {name: value for name, value in message.items() if name not in ("raw", "deleted")}


def _own(chats: Chats, given: Json, what: str) -> Json:
    chat = _chat(chats, given)
    for one in chats.messages:
        if one["chat"]["id"] == chat and one["message_id"] == given.get("message_id") and not one.get("deleted"):
            return one
    raise Refused(f"message to {what} not found")


def _edit(chats: Chats, given: Json) -> Json:
    message = _own(chats, given, "edit")
    shown, raw, markup = _content(given)
    if (shown, markup) == (message["text"], message.get("reply_markup")):
        raise Refused("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message")
    message |= {"text": shown, "raw": raw}
    message.pop("reply_markup", None)
    if markup:
        message["reply_markup"] = markup
    return _as_sent(message)


def _delete(chats: Chats, given: Json) -> bool:
    chat = _chat(chats, given)
    said = chats.said.get((chat, int(given.get("message_id") or 0)))
    if said is None:
        _own(chats, given, "delete")["deleted"] = True
        return True
    if chat < 0:
        raise Refused("message can't be deleted")
    said["deleted"] = True
    return True


def _answer_query(chats: Chats, given: Json) -> bool:
    if len(str(given.get("text") or "")) > 200:
        raise Refused("MESSAGE_TOO_LONG")
    if given.get("callback_query_id") not in chats.queries:
        raise Refused("query is too old and response timeout expired or query ID is invalid")
    chats.queries.discard(given["callback_query_id"])
    return True


def _set_commands(chats: Chats, given: Json) -> bool:
    commands = given.get("commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise Refused("too many commands")
    for one in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", one.get("command", "")) or not 1 <= len(one.get("description", "")) <= 256:
            raise Refused("BOT_COMMAND_INVALID")
    chats.commands[given.get("language_code") or ""] = commands
    return True


def _set_webhook(chats: Any, given: Json) -> bool:
    url, secret = urlsplit(given.get("url") or ""), given.get("secret_token")
    if given.get("url") and url.scheme != "https" and url.hostname not in ("127.0.0.1", "localhost"):
        raise Refused("bad webhook: An HTTPS URL must be provided for webhook")
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise Refused("secret token contains unallowed characters")
    chats.webhook = {"url": given["url"], "secret_token": secret, "allowed_updates": given.get("allowed_updates")} if given.get("url") else None
    chats.wake()
    return True


def _delete_webhook(chats: Any, _: Json) -> bool:
    chats.webhook = None
    return True


def _info(chats: Any, _: Json) -> Json:
    return {"url": (chats.webhook or {}).get("url", ""), "has_custom_certificate": False, "pending_update_count": len(chats.updates)}


def _act(chats: Chats, given: Json) -> bool:
    _chat(chats, given)
    if given.get("action") not in ("typing", "upload_photo", "upload_document"):
        raise Refused("wrong parameter action in request")
    return True


def _me(chats: Chats, _: Json) -> Json:
    return {**chats.bot, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}


def _get_file(chats: Chats, given: Json) -> Json:
    content = chats.files.get(str(given.get("file_id")))
    if content is None:
        raise Refused("wrong file_id or the file is temporarily unavailable")
    about = {"file_id": given["file_id"], "file_unique_id": "u", "file_path": f"photos/{given['file_id']}.jpg"}
    return about | ({"file_size": len(content)} if chats.tells_sizes else {})


METHODS: Final[dict[str, tuple[str, Callable[[Any, Json], Any]]]] = {
    "getMe": ("", _me),
    "sendMessage": (
        "chat_id message_thread_id text parse_mode entities link_preview_options disable_notification protect_content reply_parameters reply_markup", _send,
    ),
    "editMessageText": ("chat_id message_id text parse_mode entities link_preview_options reply_markup", _edit),
    "deleteMessage": ("chat_id message_id", _delete),
    "answerCallbackQuery": ("callback_query_id text show_alert url cache_time", _answer_query),
    "sendChatAction": ("chat_id message_thread_id action", _act),
    "setMyCommands": ("commands scope language_code", _set_commands),
    "setWebhook": ("url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token", _set_webhook),
    "deleteWebhook": ("drop_pending_updates", _delete_webhook),
    "getFile": ("file_id", _get_file),
    "getWebhookInfo": ("", _info),
}  # fmt: skip
