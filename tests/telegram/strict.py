"""What Telegram takes and what it refuses: texts with their entities, keyboards, addresses of buttons. Pure."""

import html
import ipaddress
import re
from typing import Any, Final
from urllib.parse import urlsplit

Json = dict[str, Any]

_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\s*>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_TAGS: Final = frozenset(["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "tg-spoiler", "blockquote", "span"])
_RESERVED: Final = "_*[]()~`>#+-=|{}.!"
LONGEST: Final = 4096
_MOST_ENTITIES: Final = 100


class Refused(Exception):
    """A 400 in the real server's words."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Bad Request: {why}")
        self.why = f"Bad Request: {why}"


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def parsed(text: Any, mode: str | None) -> str:
    """The text as it is shown."""
    if not isinstance(text, str) or not text.strip():
        raise Refused("message text is empty")
    match mode:
        case None | "":
            shown = text
        case "HTML":
            shown = _html(text)
        case "MarkdownV2":
            shown = _markdown(text)
        case _:
            raise Refused(f"unsupported parse_mode {mode}")
    if not shown.strip():
        raise Refused("message text is empty")
    if units(shown) > LONGEST:
        raise Refused("message is too long")
    return shown


def _html(text: str) -> str:
    out, opened, at, entities = [], list[str](), 0, 0
    for found in _TAG.finditer(text):
        out.append(_between(text[at : found.start()]))
        at, name = found.end(), found[2].lower()
        if name not in _TAGS:
            raise Refused(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {found.start()}')
        if not found[1]:
            opened.append(name)
            entities += 1
        elif not opened or opened.pop() != name:
            raise Refused(f'can\'t parse entities: Unmatched end tag at byte offset {found.start()}, found "</{name}>"')
    out.append(_between(text[at:]))
    if opened:
        raise Refused(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1]}\"")
    if entities > _MOST_ENTITIES:
        raise Refused("too many entities")
    return "".join(out)


def _between(text: str) -> str:
    if "<" in text or re.search(r"&", _ENTITY.sub("", text)):
        raise Refused("can't parse entities: Unsupported start tag or unescaped character")
    return html.unescape(text)


def _markdown(text: str) -> str:
    shown = re.sub(r"\\([_*\[\]()~`>#+\-=|{}.!\\])", "\0", text)
    for letter in _RESERVED:
        if letter in shown:
            raise Refused(f"can't parse entities: Character '{letter}' is reserved and must be escaped with the preceding '\\'")
    return re.sub(r"\\(.)", r"\1", text)


def check_keyboard(markup: Any) -> None:
    """An inline keyboard as Telegram takes it."""
    if markup is None:
        return
    if not isinstance(markup, dict) or set(markup) != {"inline_keyboard"} or not isinstance(markup["inline_keyboard"], list):
        raise Refused("object expected as reply markup")
    rows = markup["inline_keyboard"]
    if sum(len(row) for row in rows) > 100 or any(not 1 <= len(row) <= 8 for row in rows):
        raise Refused("reply markup is too long")
    for button in (one for row in rows for one in row):
        _check_button(button)


def _check_button(button: Json) -> None:
    text = button.get("text")
    if not isinstance(text, str) or not 1 <= units(text) <= 64:
        raise Refused("inline keyboard button text must be between 1 and 64 letters")
    if len(set(button) - {"text"}) != 1 or not set(button) <= {"text", "callback_data", "url"}:
        raise Refused("Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise Refused("BUTTON_DATA_INVALID")
    if "url" in button and not _reachable(button["url"]):
        raise Refused(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _reachable(url: Any) -> bool:
    parts = urlsplit(url) if isinstance(url, str) else None
    if parts is None or parts.scheme not in ("http", "https", "tg"):
        return False
    host = parts.hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return parts.scheme == "tg" or "." in host
    return True
