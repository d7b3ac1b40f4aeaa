"""Aligned columns of plain text, a Chinese character being two wide. Pure."""

from collections.abc import Sequence

from rich.cells import cell_len

_GAP = 2


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines, each column as wide as its widest cell, without trailing spaces. Raises ValueError if a row is shorter or longer."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["".join(cell + " " * (width - cell_len(cell) + _GAP) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
