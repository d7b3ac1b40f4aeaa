"""A reply as Telegram messages: plain text as HTML, cut at the maximum length, with an inline keyboard. Pure."""

import html
import ipaddress
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages import Link, RenderedMessage

_LONGEST: Final = 4000
_LABEL: Final = 64
_WIDE: Final = 14  # Letters; a longer label gets its own row.
_SHAPELY: Final = 2


def parts(post: RenderedMessage) -> list[str]:
    """The text as HTML in one or more messages, the headline bold; links that Telegram accepts on no button follow the text."""
    below = [f"{link.label}\n{link.url}" for link in post.links if not _button_takes(link)]
    quiet = set(post.quiet)
    paragraphs = [(piece_of_text, piece_of_text in quiet) for piece_of_text in [*post.text.split("\n\n"), *below] if piece_of_text.strip()]
    out: list[str] = []
    length = 0
    for paragraph, still in paragraphs:
        for piece in _pieces(paragraph):
            markup = html.escape(piece, quote=False)
            markup = f"<b>{markup}</b>" if not out and post.headline == piece else f"<i>{markup}</i>" if still else markup
            if out and length + _units(piece) + 2 <= _LONGEST:
                out[-1] += "\n\n" + markup
                length += _units(piece) + 2
            else:
                out.append(markup)
                length = _units(piece)
    return out or ["…"]


def keyboard(post: RenderedMessage) -> InlineKeyboardMarkup | None:
    """Links first, then the main choice in a row of its own, then the others; short labels share a row."""
    rows = [[InlineKeyboardButton(_cut(link.label), url=link.url)] for link in post.links if _button_takes(link)]
    row: list[InlineKeyboardButton] = []
    for button in sorted(post.buttons, key=lambda one: not one.main):
        key = InlineKeyboardButton(_cut(button.label), callback_data=button.id)
        if button.main or len(button.label) > _WIDE:
            rows += [row, [key]] if row else [[key]]
            row = []
            continue
        row.append(key)
        if len(row) == _SHAPELY:
            rows.append(row)
            row = []
    rows += [row] if row else []
    return InlineKeyboardMarkup(rows) if rows else None


def _cut(label: str) -> str:
    return label if len(label) <= _LABEL else label[: _LABEL - 1] + "…"


def _button_takes(link: Link) -> bool:
    """Telegram refuses addresses that only this machine knows."""
    host = urlsplit(link.url).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." in host
    return True


def _units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def _pieces(paragraph: str) -> Iterator[str]:
    """Splits a paragraph into pieces that fit, between lines if possible."""
    rest = paragraph
    while _units(rest) > _LONGEST:
        cut = rest.rfind("\n", 1, _LONGEST // 2)
        cut = cut if cut > 0 else _LONGEST // 2
        yield rest[:cut]
        rest = rest[cut:].lstrip("\n")
    yield rest
