"""Draws a message on a terminal: from a sheet and a width to something that rich prints. Pure.

Texts become `Text` and never markup, so brackets in a name are brackets.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.cli.terminal.message_sheet import MessageSheet
from bot.cli.terminal.paragraph import fold
from bot.dialogue.wording import SIGNS
from bot.messages import OK, CardLine, Link
from bot.web.prose import TextBlock, text_blocks

WIDEST: Final = 88
_NARROWEST: Final = 20
_INDENT: Final = 2
_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ok": "green",
        "locked": "bold red",
        "disabled": "bold red",
        "missing": "yellow",
        "waiting": "yellow",
        "unread": "bold magenta",
        "attention": "bold yellow",
        "not_needed": "dim",
    }
)
_NARROWEST_NOTE: Final = 14


def draw_message(sheet: MessageSheet, width: int, known: tuple[str, ...] = ()) -> RenderableType:
    """The whole message for a terminal of this width. `known`: the configuration's addresses, which become links wherever a text contains them."""
    inner = max(min(width, WIDEST), _NARROWEST) - _INDENT
    first, *rest = sheet.paragraphs or ("",)
    above = [*_lines(sheet.headline, inner, "bold"), Text()] if sheet.headline else []
    body: list[RenderableType] = [*_note(sheet, inner), *above, *_prose(first, inner, known), Text()]
    if sheet.card:
        body += [_card(sheet, inner)]
    if sheet.rest:
        body += [_rest(sheet, inner)]
    body += [Text()] if sheet.card or sheet.rest else []
    for paragraph in rest:
        body += [*_prose(paragraph, inner, known), Text()]
    for text in sheet.quiet:
        body += [*_lines(text, inner, "dim"), Text()]
    if sheet.links:
        body += [*(part for link in sheet.links for part in _link(link, inner)), Text()]
    if sheet.numbered:
        body += [_numbered(sheet, inner), Text()]
    if sheet.around.others:
        body += [*_lines(sheet.around.others, inner, "dim"), Text()]
    if sheet.feedback:
        body += [*_lines("　".join((sheet.around.rating, *(f"{label} [{key}]" for label, key in sheet.feedback))), inner, "dim"), Text()]
    return Group(_heading(sheet), *(_indented(part) for part in body))


def draw_notice(text: str, width: int, style: str = "") -> RenderableType:
    """A line from the terminal itself."""
    return Group(*_prose(text, max(min(width, WIDEST), _NARROWEST), (), style)) if text else Text()


def link_line(link: Link, width: int) -> RenderableType:
    """A link from the terminal itself."""
    return Group(*_link(link, max(min(width, WIDEST), _NARROWEST)))


def _indented(part: RenderableType) -> RenderableType:
    # Padding would fill the lines with trailing spaces, which are in the way when a text is copied.
    return Text(" " * _INDENT if part.plain else "", no_wrap=True, overflow="ignore").append_text(part) if isinstance(part, Text) else _shifted(part)


def _shifted(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, _INDENT), expand=False)


def _heading(sheet: MessageSheet) -> Text:
    return Text.assemble((sheet.around.heading, "bold cyan"), (f"  {sheet.around.when}" if sheet.around.when else "", "dim"))


def _note(sheet: MessageSheet, width: int) -> list[Text]:
    return _lines(sheet.around.note, width, "dim italic") if sheet.around.note else []


def _prose(text: str, width: int, known: tuple[str, ...], style: str = "") -> Iterator[Text]:
    before: TextBlock | None = None
    for block in text_blocks(text):
        inside = "   " if block.kind == "ul" and before is not None and before.kind == "ol" and before.lines[-1].endswith((":", "：")) else ""
        before = block
        for place, line in enumerate(block.lines):
            mark = inside + _mark(block, place)
            for number, part in enumerate(fold(line, width - cell_len(mark))):
                yield _linked((mark if number == 0 else " " * cell_len(mark)) + part, known, style)


def _mark(block: TextBlock, place: int) -> str:
    return {"ul": "• ", "ol": f"{block.start + place}. "}.get(block.kind, "")


def _linked(line: str, known: tuple[str, ...], style: str) -> Text:
    drawn = _plain(line, style)
    for address in known:
        # The address must end there: `https://login.gov.taipei.evil.example` stays plain text (T30).
        for found in re.finditer(f"{re.escape(address)}(?![\\w.-]*[\\w/@:-])", line, re.ASCII):
            drawn.stylize(Style(link=address, underline=True), *found.span())
    return drawn


def _plain(text: str, style: str | Style = "") -> Text:
    return Text(text, style=style, no_wrap=True, overflow="ignore", end="\n")


def _lines(text: str, width: int, style: str) -> list[Text]:
    return [_plain(line, style) for part in text.split("\n") for line in fold(part, width)]


def _rest(sheet: MessageSheet, width: int) -> Table:
    """The line for all that is well, under the others and with its mark in the same column."""
    table = _table()
    table.add_row(_plain(SIGNS[OK], _STYLES[OK]), _plain("\n".join(fold(sheet.rest, width - 4))))
    return table


def _card(sheet: MessageSheet, width: int) -> Table:
    """One line per system, in the order of the data flow, each with a mark and words; where the data stopped is a line of its own."""
    titles = max(cell_len(line.title) for line in sheet.card)
    room = width - 2 - 2 - titles - 2
    # The note goes under the title only if there is no room next to it.
    beneath = room < min(_NARROWEST_NOTE, max(cell_len(line.note) for line in sheet.card))
    table = _table()
    for place, line in enumerate(sheet.card):
        if place == sheet.broken:
            table.add_row(_plain("⋮", "yellow"), _plain(sheet.around.stopped, "yellow"))
        style = _STYLES.get(line.mark, "")
        table.add_row(_plain(SIGNS.get(line.mark, "·"), style), *(_beneath(line, style, width - 4) if beneath else _beside(line, style, room)))
    return table


def _table() -> Table:
    return Table.grid(padding=(0, 2, 0, 0), pad_edge=False)


def _beside(line: CardLine, style: str, width: int) -> tuple[Text, ...]:
    return _plain(line.title), _plain("\n".join(fold(line.note, width)), style)


def _beneath(line: CardLine, style: str, width: int) -> tuple[Text, ...]:
    titles, notes = ([_plain(part, how) for part in fold(words, width)] for words, how in ((line.title, ""), (line.note, style)))
    return (Text("\n").join([*titles, *notes]),)


def _numbered(sheet: MessageSheet, width: int) -> Table:
    table = _table()
    digits = max(len(str(number)) for number, _ in sheet.numbered) + 2
    for number, label in sheet.numbered:
        table.add_row(_plain(f"[{number}]", "bold cyan"), _plain("\n".join(fold(label, width - digits - 2))))
    return table


def _link(link: Link, width: int) -> list[Text]:
    """The label opens the page if the terminal supports links; the address is there for all others."""
    target = Style(link=link.url, underline=True)
    lines = fold(link.label, width - 2)
    drawn = [Text.assemble(("→ " if place == 0 else "  ", "cyan"), (line, target), no_wrap=True, overflow="ignore") for place, line in enumerate(lines)]
    return [*drawn, Text.assemble("  ", (link.url, Style(link=link.url, dim=True)), no_wrap=True, overflow="ignore")]
