"""From an update of Telegram's to a message of ours, or to nothing: edits, channels, bots and forwarded words never act (T14). Pure."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import telegram

from bot.messages import Called, ChatIdentity, Message, Place, Pressed, Said, Typed
from bot.redaction import is_link_code

TELEGRAM: Final = "telegram"
COMMANDS: Final = ("status", "unlock", "bind", "reset_password", "enable", "ticket", "approvals", "link", "cancel", "help")
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\s+|$)")
_STARTED_WITH: Final = re.compile(r"([A-Za-z0-9]{4})[-_]?([A-Za-z0-9]{4})")


@dataclass(frozen=True, slots=True)
class Heard:
    """The message; `query` is the press that Telegram wants to be answered, `pasted_at` the chat and number of typed words."""

    message: Message | None = None
    query: str = ""
    pasted_at: tuple[int, int] | None = None


def hear(update: telegram.Update, username: str, now: datetime) -> Heard:
    """Reads an update; what is not for the desk is nothing. `username` is the bot's own, without @."""
    if update.callback_query is not None:
        return _press(update.callback_query, update.update_id, now)
    if update.message is not None:
        return _said(update.message, update.update_id, username, now)
    return Heard()


def _identity(user: telegram.User) -> ChatIdentity:
    """By the number alone: names can be anybody's (T13)."""
    return ChatIdentity(TELEGRAM, str(user.id))


def _place(chat: telegram.Chat, thread: int | None) -> Place:
    return Place(TELEGRAM, str(chat.id), private=chat.type == chat.PRIVATE, thread=str(thread) if thread and chat.type != chat.PRIVATE else "")


def _press(query: telegram.CallbackQuery, number: int, now: datetime) -> Heard:
    shown = query.message
    if query.from_user.is_bot or not query.data or len(query.data) > 64:
        return Heard(query=query.id)
    identity = _identity(query.from_user)
    thread = shown.message_thread_id if isinstance(shown, telegram.Message) and shown.is_topic_message else None
    place = Place(TELEGRAM, identity.user, private=True) if shown is None else _place(shown.chat, thread)
    return Heard(Message(f"update:{number}", identity, place, Pressed(query.data), now, _language(query.from_user.language_code)), query.id)


def _said(message: telegram.Message, number: int, username: str, now: datetime) -> Heard:
    user, chat = message.from_user, message.chat
    # An anonymous admin of a group or a channel speaks as a chat, and is nobody.
    if user is None or user.is_bot or message.sender_chat is not None or message.via_bot is not None or chat.type == chat.CHANNEL:
        return Heard()
    alone, text = chat.type == chat.PRIVATE, message.text or message.caption or ""
    if not alone and not _spoken_to(message, text, username):
        return Heard()
    if message.forward_origin is not None:
        said: Said | None = Called("forwarded") if alone else None
    else:
        said = _meant(text, username, _files(message))
    if said is None:
        return Heard()
    thread = message.message_thread_id if message.is_topic_message else None
    heard = Message(f"update:{number}", _identity(user), _place(chat, thread), said, now, _language(user.language_code))
    return Heard(heard, pasted_at=(chat.id, message.message_id))


def _language(code: str | None) -> str | None:
    return {"zh": "zh-Hant-TW", "en": "en"}.get((code or "")[:2].lower())


def _spoken_to(message: telegram.Message, text: str, username: str) -> bool:
    """In a group: named, answered, or called by a command that is nobody else's."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.is_bot and (replied.from_user.username or "") == username:
        return True
    command = _COMMAND.match(text)
    if command is not None:
        return (command[2] or "").casefold() == username.casefold()
    return bool(username) and re.search(rf"@{re.escape(username)}(?![A-Za-z0-9_])", text, re.IGNORECASE) is not None


def _meant(text: str, username: str, files: tuple[str, ...]) -> Said | None:
    if username:
        text = re.sub(rf"@{re.escape(username)}(?![A-Za-z0-9_])", " ", text, flags=re.IGNORECASE).strip()
    command = _COMMAND.match(text)
    if command is None:
        # A sticker, a place or a contact is nothing that was said.
        return Typed(text, files=files) if text or files else None
    name, rest = command[1].lower(), text[command.end() :].strip()
    if name == "start":
        code = _STARTED_WITH.fullmatch(rest)
        return Typed(f"{code[1]}-{code[2]}".upper()) if code and is_link_code(f"{code[1]}-{code[2]}") else Called("start")
    if rest:
        return Typed(rest, files=files)
    return Called(name if name in COMMANDS else "unknown")


def _files(message: telegram.Message) -> tuple[str, ...]:
    named = message.document or message.video or message.audio
    if named is not None:
        about = ", ".join(one for one in (named.mime_type or "", _size(named.file_size)) if one)
        return (f"{named.file_name or '?'} ({about})" if about else named.file_name or "?",)
    if message.photo:
        return (f"photo.jpg (image/jpeg, {_size(message.photo[-1].file_size)})",)
    if message.voice is not None:
        return (f"voice.ogg ({_size(message.voice.file_size)})",)
    return ("sticker",) if message.sticker is not None else ()


def _size(count: int | None) -> str:
    return f"{max(1, round((count or 0) / 1024))} KB"
