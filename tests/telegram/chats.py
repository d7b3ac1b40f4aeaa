"""What Telegram remembers of chats, and what people do in them, as updates."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.clock import SystemClock

Json = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """How a call goes wrong. `kind`: 429, a status like 500 or 413 with a page of somebody else's, "<code>:<words>" (refused so by the Bot API, in whatever words),
    cut (it is carried out, then the connection is cut), hang (never answered)."""

    kind: str
    retry_after: int = 3


@dataclass
class Arranged:
    """A fault that is waiting for its calls; `times` -1: until `calm`."""

    fault: Fault
    method: str | None
    chat: int | None
    times: int


class Chats:
    """People, their chats with the bot and groups; every update that was not taken yet waits in `updates`."""

    def __init__(self, token: str, username: str) -> None:
        self.token, self.username = token, username
        self.bot: Json = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "Desk", "username": username}
        self.updates: list[Json] = []
        self.messages: list[Json] = []
        self.calls: list[tuple[str, Json]] = []
        self.refused: list[tuple[str, str]] = []
        self.early: list[tuple[str, int]] = []
        self.known: set[int] = set()
        self.blocked: set[int] = set()
        self.migrated: dict[int, int] = {}
        self.closed_topics: set[tuple[int, int]] = set()
        self.gone_topics: set[tuple[int, int]] = set()
        self.queries: set[str] = set()
        self.commands: dict[str, list[Json]] = {}
        self.tells_sizes = True
        self.files: dict[str, bytes] = {}
        self.said: dict[tuple[int, int], Json] = {}
        self.limit: float | None = None
        self._numbers: Iterator[int] = itertools.count(1)
        self._updates: Iterator[int] = itertools.count(700_001)
        self._arranged: list[Arranged] = []
        self._closed: dict[int, float] = {}
        self._sent: dict[int, float] = {}

    def push(self, update: Json) -> Json:
        """Hands out a raw update."""
        update.setdefault("update_id", next(self._updates))
        self.updates.append(update)
        self.wake()
        return update

    def wake(self) -> None:
        """Something waits."""

    def say(self, user: int, text: str, *, group: int | None = None, language: str | None = "zh-hant", **more: Any) -> Json:
        """Somebody writes to the bot, or in a group. `more` goes into the message."""
        chat = self.chat(group if group is not None else user)
        self.known.add(chat["id"])
        message: Json = {
            "message_id": next(self._numbers), "date": int(SystemClock().now().timestamp()), "chat": chat, "from": self.person(user, language),
            **({"text": text, "entities": _entities(text)} if text else {}), **more,
        }  # fmt: skip
        self.said[chat["id"], message["message_id"]] = message
        return self.push({"message": message})

    def press(self, user: int, button: Json | str, message: Json | None = None, language: str | None = "zh-hant") -> Json:
        """Somebody presses a button."""
        data = button if isinstance(button, str) else button["callback_data"]
        query: Json = {"id": f"q{next(self._numbers)}", "from": self.person(user, language), "chat_instance": "1", "data": data}
        self.queries.add(query["id"])
        if message is not None:
            query["message"] = {name: value for name, value in message.items() if name not in ("deleted", "raw")}
        return self.push({"callback_query": query})

    def person(self, user: int, language: str | None = None) -> Json:
        """Somebody as updates name them: anybody may have any name."""
        return {"id": user, "is_bot": False, "first_name": "王", "username": "same_name", **({"language_code": language} if language else {})}

    def chat(self, id: int) -> Json:
        """A private chat or a group."""
        return {"id": id, "type": "supergroup", "title": "大廳"} if id < 0 else {"id": id, "type": "private", "first_name": "王"}

    def shown(self, chat: int) -> list[Json]:
        """What the bot has in a chat, as it looks now."""
        return [one for one in self.messages if one["chat"]["id"] == chat and not one.get("deleted")]

    def fault(self, fault: Fault, *, method: str | None = None, chat: int | None = None, times: int = 1) -> None:
        """The next calls that fit go wrong."""
        self._arranged.append(Arranged(fault, method, chat, times))

    def calm(self) -> None:
        """All goes well again."""
        self._arranged.clear()
        self._closed.clear()

    def next_fault(self, method: str, chat: int | None) -> Fault | None:
        """How this call goes wrong."""
        for one in self._arranged:
            if one.times and one.method in (None, method) and one.chat in (None, chat):
                one.times -= 1 if one.times > 0 else 0
                return one.fault
        return None

    def close_for(self, chat: int, seconds: float) -> None:
        """Nothing for this chat is taken for a while."""
        self._closed[chat] = time.monotonic() + seconds

    def wait_left(self, chat: int | None) -> float:
        """How long that still is."""
        return max(0.0, self._closed.get(chat, 0.0) - time.monotonic()) if chat is not None else 0.0

    def too_fast(self, chat: int) -> bool:
        """Whether this message comes too soon after the one before."""
        before, now = self._sent.get(chat, 0.0), time.monotonic()
        if self.limit is not None and now - before < self.limit:
            return True
        self._sent[chat] = now
        return False

    def new_message(self, chat: int, shown: str, raw: str, markup: Any, thread: int | None) -> Json:
        """The bot's message."""
        message: Json = {
            "message_id": next(self._numbers), "date": int(SystemClock().now().timestamp()), "chat": self.chat(chat), "from": self.bot, "text": shown, "raw": raw,
            **({"reply_markup": markup} if markup else {}), **({"message_thread_id": thread} if thread else {}),
        }  # fmt: skip
        self.messages.append(message)
        return message


def _entities(text: str) -> list[Json]:
    found, at = [], 0
    for word in text.split(" "):
        if word.startswith(("/", "@")) and len(word) > 1:
            kind = "bot_command" if word.startswith("/") else "mention"
            found.append({"type": kind, "offset": len(text[:at].encode("utf-16-le")) // 2, "length": len(word)})
        at += len(word) + 1
    return found
