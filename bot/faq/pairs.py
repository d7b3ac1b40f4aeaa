"""Another FAQ as a table: ids with the texts that ask for them."""

import re

from bot.errors import ConfigurationError

_LINE_END = re.compile(r"\r\n|\n|\r")


def read_pairs(table: str, file: str) -> tuple[tuple[str, str], ...]:
    """The (id, text) pairs of a tab-separated table with the header `id<TAB>text`; several may share an id.

    Raises ConfigurationError naming the file and the line where a line cannot be read.
    """
    header, *rows = _LINE_END.split(table.removeprefix("\ufeff"))
    columns = [name.strip().lower() for name in header.split("\t")]
    if "id" not in columns or "text" not in columns:
        raise ConfigurationError(file, "line 1", "expected the header id and text, separated by a tab")
    id_at, text_at = columns.index("id"), columns.index("text")
    pairs = []
    for number, row in enumerate(rows, start=2):
        if not row.strip():
            continue
        cells = row.split("\t", len(columns) - 1)
        if len(cells) <= max(id_at, text_at):
            raise ConfigurationError(file, f"line {number}", "expected an id and a text, separated by a tab")
        id = cells[id_at].strip()
        if not id:
            raise ConfigurationError(file, f"line {number}", "expected an id before the tab")
        pairs.append((id, cells[text_at]))
    if not pairs:
        raise ConfigurationError(file, "", "expected at least one line below the header, an id and a text separated by a tab")
    return tuple(pairs)
