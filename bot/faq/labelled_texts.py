"""Texts that people asked, each labelled with what it wants: for training and measuring the understanding."""

import csv
import io
from functools import lru_cache
from importlib.resources import files

from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass

OUT_OF_SCOPE = "oos"


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One text. `wants`: FAQ ids, kinds of intent, or `oos`; if there are several, any of them is right. `kind` describes its wording."""

    text: str
    wants: tuple[str, ...]
    language: str = ""
    kind: str = ""

    @property
    def out_of_scope(self) -> bool:
        """Whether the desk should not answer this."""
        return self.wants == (OUT_OF_SCOPE,)


def read_labelled_texts(table: str, file: str) -> tuple[LabelledText, ...]:
    """The rows of a tab-separated table with the columns `text` and `intent`, `lang` and `kind` where it has them.

    Raises ConfigurationError naming the file and the line where a row cannot be read.
    """
    rows = csv.reader(io.StringIO(table.lstrip("\ufeff"), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(rows, [])
    if "text" not in header or "intent" not in header:
        raise ConfigurationError(file, "line 1", "expected a header with the columns text and intent, separated by tabs")
    places = {name: at for at, name in enumerate(header)}
    asked = []
    for number, row in enumerate(rows, start=2):
        if not row:
            continue
        if len(row) <= max(places["text"], places["intent"]):
            raise ConfigurationError(file, f"line {number}", "expected a text and an intent, separated by a tab")
        cells = {name: row[at] for name, at in places.items() if at < len(row)}
        wants = tuple(want.strip() for want in cells["intent"].split("|") if want.strip())
        if not wants:
            raise ConfigurationError(file, f"line {number}", "expected an intent")
        asked.append(LabelledText(cells["text"], wants, cells.get("lang", ""), cells.get("kind", "")))
    return tuple(asked)


@lru_cache(maxsize=1)
def shipped_labelled_texts() -> tuple[tuple[str, tuple[LabelledText, ...]], ...]:
    """All tables in `content/asked`, each with its file name, sorted by name."""
    folder = files("bot.faq").joinpath("content/asked")
    tables = sorted((table_file for table_file in folder.iterdir() if table_file.name.endswith(".tsv")), key=lambda table_file: table_file.name)
    return tuple((table.name, read_labelled_texts(table.read_text(encoding="utf-8"), table.name)) for table in tables)
