"""A post as messages that Telegram takes: plain text as HTML, cut at its length, with an inline keyboard. Pure."""

import html
import ipaddress
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.messages import Link, RenderedMessage

_LONGEST: Final = 4000
_LABEL: Final = 64
_WIDE: Final = 14  # Letters; a longer label gets a row of its own.
_SHAPELY: Final = 2


def parts(post: RenderedMessage) -> list[str]:
    """The text as HTML in one message or more; links that Telegram takes for no button stand below."""
    below = [f"{link.label}\n{link.url}" for link in post.links if not _button_takes(link)]
    quiet = set(post.quiet)
    paragraphs = [(one, one in quiet) for one in [*post.text.split("\n\n"), *below] if one.strip()]
    out: list[str] = []
    length = 0
    for paragraph, still in paragraphs:
        for piece in _pieces(paragraph):
            shown = f"<i>{html.escape(piece, quote=False)}</i>" if still else html.escape(piece, quote=False)
            if out and length + _units(piece) + 2 <= _LONGEST:
                out[-1] += "\n\n" + shown
                length += _units(piece) + 2
            else:
                out.append(shown)
                length = _units(piece)
    return out or ["…"]


def keyboard(post: RenderedMessage) -> InlineKeyboardMarkup | None:
    """Links first, then the choices; short labels share a row."""
    rows = [[InlineKeyboardButton(_cut(link.label), url=link.url)] for link in post.links if _button_takes(link)]
    row: list[InlineKeyboardButton] = []
    for button in post.buttons:
        shown = InlineKeyboardButton(_cut(button.label), callback_data=button.id)
        if len(button.label) > _WIDE:
            rows += [row, [shown]] if row else [[shown]]
            row = []
            continue
        row.append(shown)
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
    """A paragraph in pieces that fit, cut between lines where that can be."""
    rest = paragraph
    while _units(rest) > _LONGEST:
        cut = rest.rfind("\n", 1, _LONGEST // 2)
        cut = cut if cut > 0 else _LONGEST // 2
        yield rest[:cut]
        rest = rest[cut:].lstrip("\n")
    yield rest
