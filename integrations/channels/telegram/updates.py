"""From a Telegram update to a message, or to nothing: edits, channels, bots and forwarded text never act (T14). Pure."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

import telegram

from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, MenuCommand, Message, MessageContent, SentFile, TypedText
from bot.redaction import is_link_code
from bot.runtime.quick_dataclass import dataclass
from integrations.channels.telegram.platform import TELEGRAM

COMMANDS: Final = ("status", "unlock", "bind", "reset_password", "enable", "ticket", "approvals", "link", "cancel", "help")
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\s+|$)")
_LONGEST_EVENT: Final = 190
_STARTED_WITH: Final = re.compile(r"([A-Za-z0-9]{4})[-_]?([A-Za-z0-9]{4})")


_FORWARDED: Final = frozenset(["forward_origin", "forward_date", "forward_from", "forward_from_chat", "forward_sender_name"])
_WORDLESS: Final = ("sticker", "location", "venue", "contact", "dice", "poll", "game", "story", "checklist", "giveaway", "giveaway_winners", "invoice", "gift")
"""Content without text or file."""
_FILED: Final = ("document", "video", "audio", "animation", "photo", "voice", "video_note", "live_photo", "paid_media")


@dataclass(frozen=True, slots=True)
class TelegramUpdate:
    """The message; `query` is the press that Telegram wants to be answered, `pasted_at` the chat and numbers of typed words.

    `album` names the pictures that were sent together: each comes as a message of its own."""

    message: Message | None = None
    query: str = ""
    pasted_at: tuple[tuple[int, int], ...] = ()
    album: str = ""


def parse_update(update: telegram.Update, username: str, now: datetime, left: frozenset[str] = frozenset()) -> TelegramUpdate:
    """Reads an update; what is not for the desk is ignored. `username` is the bot's own, without @; `left` names the unreadable parts of the message."""
    if update.callback_query is not None:
        return _press(update.callback_query, update.update_id, now)
    if update.message is not None:
        return _said(update.message, update.update_id, username, now, left | frozenset(update.message.api_kwargs))
    return TelegramUpdate()


def merge_album(album: list[TelegramUpdate]) -> TelegramUpdate:
    """The pictures of one album as one message: all their files, and the captions of all of them."""
    first = next(part for part in album if part.message is not None)
    message, contents = first.message, [part.message.content for part in album if part.message is not None]
    if message is None:
        return first
    typed = [part for part in contents if isinstance(part, TypedText)]
    files, sent = tuple(file for part in typed for file in part.files), tuple(one for part in typed for one in part.sent)
    whole = TypedText("\n".join(part.text for part in typed if part.text), files=files, sent=sent) if typed else message.content
    pasted = tuple(place for part in album for place in part.pasted_at)
    return replace(first, message=replace(message, event=first.album, content=whole), pasted_at=pasted)


def _identity(user: telegram.User) -> ChatIdentity:
    """By the number alone: names can be anybody's (T13)."""
    return ChatIdentity(TELEGRAM.name, str(user.id))


def _place(chat: telegram.Chat, thread: int | None) -> ConversationAddress:
    return ConversationAddress(TELEGRAM.name, str(chat.id), private=chat.type == chat.PRIVATE, thread=str(thread) if thread and chat.type != chat.PRIVATE else "")


def _press(query: telegram.CallbackQuery, number: int, now: datetime) -> TelegramUpdate:
    message = query.message
    if query.from_user.is_bot or not query.data or len(query.data) > 64:
        return TelegramUpdate(query=query.id)
    identity = _identity(query.from_user)
    thread = message.message_thread_id if isinstance(message, telegram.Message) and message.is_topic_message else None
    place = ConversationAddress(TELEGRAM.name, identity.user, private=True) if message is None else _place(message.chat, thread)
    return TelegramUpdate(
        Message(event=f"update:{number}", sender=identity, place=place, content=ButtonPress(query.data), at=now, locale=_language(query.from_user.language_code)),
        query.id,
    )


def _said(message: telegram.Message, number: int, username: str, now: datetime, strange: frozenset[str]) -> TelegramUpdate:
    user, chat = message.from_user, message.chat
    # An anonymous admin of a group or a channel posts as a chat, and is no person.
    if user is None or user.is_bot or message.sender_chat is not None or message.via_bot is not None or chat.type == chat.CHANNEL:
        return TelegramUpdate()
    alone, text = chat.type == chat.PRIVATE, message.text or message.caption or ""
    if not alone and not _spoken_to(message, text, username):
        return TelegramUpdate()
    if message.forward_origin is not None or strange & _FORWARDED:
        content: MessageContent | None = MenuCommand("forwarded") if alone else None
    else:
        wordless = any(kind in strange or getattr(message, kind, None) is not None for kind in _WORDLESS)
        content = _meant(text, username, _files(message, strange), _sent(message), wordless)
    if content is None:
        return TelegramUpdate()
    thread = message.message_thread_id if message.is_topic_message else None
    parsed = Message(event=f"update:{number}", sender=_identity(user), place=_place(chat, thread), content=content, at=now, locale=_language(user.language_code))
    album = f"album:{chat.id}:{user.id}:{message.media_group_id}" if message.media_group_id else ""
    return TelegramUpdate(parsed, pasted_at=((chat.id, message.message_id),) if text else (), album=album[:_LONGEST_EVENT])


def _language(code: str | None) -> str | None:
    return {"zh": "zh-Hant-TW", "en": "en"}.get((code or "")[:2].lower())


def _spoken_to(message: telegram.Message, text: str, username: str) -> bool:
    """In a group: mentioned, replied to, or called by a command that is not for another bot."""
    answered = message.reply_to_message.from_user if message.reply_to_message is not None else None
    if username and answered is not None and answered.is_bot and (answered.username or "").casefold() == username.casefold():
        return True
    command = _COMMAND.match(text)
    if command is not None:
        return bool(username) and (command[2] or "").casefold() == username.casefold()
    return bool(username) and re.search(rf"@{re.escape(username)}(?![A-Za-z0-9_])", text, re.IGNORECASE) is not None


def _meant(text: str, username: str, files: tuple[str, ...], sent: tuple[SentFile, ...], wordless: bool) -> MessageContent | None:
    command = _COMMAND.match(text)
    if command is not None and command[2] and username and command[2].casefold() != username.casefold():
        # For another bot; who forwards or pastes it here does not mean us.
        return None
    if username:
        text = re.sub(rf"@{re.escape(username)}(?![A-Za-z0-9_])", " ", text, flags=re.IGNORECASE).strip()
    command = _COMMAND.match(text)
    if command is None:
        if text or files:
            return TypedText(text, files=files, sent=sent)
        return MenuCommand("wordless") if wordless else None
    name, rest = command[1].lower(), text[command.end() :].strip()
    if name == "start":
        code = _STARTED_WITH.fullmatch(rest)
        return TypedText(f"{code[1]}-{code[2]}".upper()) if code and is_link_code(f"{code[1]}-{code[2]}") else MenuCommand("start")
    if rest:
        return TypedText(rest, files=files, sent=sent)
    return MenuCommand(name if name in COMMANDS else "unknown")


def _files(message: telegram.Message, strange: frozenset[str]) -> tuple[str, ...]:
    """The attachments: name, kind and size, as far as Telegram tells."""
    named = message.document or message.video or message.audio or message.animation
    if named is not None:
        about = ", ".join(part for part in (named.mime_type or "", _size(named.file_size)) if part)
        return (f"{named.file_name or '?'} ({about})" if about else named.file_name or "?",)
    if message.photo:
        return (f"photo.jpg (image/jpeg, {_size(message.photo[-1].file_size)})",)
    if message.voice is not None:
        return (f"voice.ogg ({_size(message.voice.file_size)})",)
    if message.video_note is not None:
        return (f"video_note.mp4 ({_size(message.video_note.file_size)})",)
    return tuple(name for name in _FILED if name in strange or getattr(message, name, None))[:1]


def _sent(message: telegram.Message) -> tuple[SentFile, ...]:
    """What can be fetched of them: of a picture the largest."""
    if message.document is not None and message.animation is None:
        return (SentFile(message.document.file_id, message.document.file_name or ""),)
    return (SentFile(message.photo[-1].file_id, "photo"),) if message.photo else ()


def _size(count: int | None) -> str:
    return f"{max(1, round((count or 0) / 1024))} KB"
