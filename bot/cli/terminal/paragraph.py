"""Text cut into lines of a terminal: by the width that letters have there, and where a line of Chinese or English may end (UAX 14). Pure."""

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from uniseg.linebreak import line_break_units


def fold(text: str, width: int) -> list[str]:
    """The lines of one paragraph. An address is never cut, so that it can be copied; it alone may be wider than `width` cells."""
    lines: list[str] = []
    line = ""
    for unit in _units(text, width):
        if line and cell_len(line) + cell_len(unit.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += unit
    return [*lines, line.rstrip()]


def _units(text: str, width: int) -> Iterator[str]:
    """What stays together. Names, numbers and addresses in Latin letters stay whole where they fit."""
    held = ""
    for unit in line_break_units(text):
        if held and held[-1].isascii() and not held[-1].isspace() and unit[0].isascii():
            held += unit
            continue
        yield from _fitting(held, width)
        held = unit
    yield from _fitting(held, width)


def _fitting(unit: str, width: int) -> Iterator[str]:
    if cell_len(unit.rstrip()) <= width or "://" in unit:
        yield unit
    else:
        yield from chop_cells(unit, width)
