"""Exports as CSV: by their header, with commas, tabs, semicolons or bars between the cells. A row that does not fit the header is refused."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from integrations.accounts.export_entry import ExportContent, ExportEntry, ExportValue

NEEDED: Final = ("id", "name", "agency")
_DELIMITERS: Final = (",", "\t", ";", "|")
_SEPARATOR: Final = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_AS_TEXT: Final = re.compile(r'="((?:[^"]|"")*)"', re.DOTALL)  # How Excel is told to keep a number's zeros.
_PREAMBLE: Final = 20  # Lines in which a header is looked for that does not stand first.


def read_csv(text: str, file: str, names: Mapping[str, str]) -> ExportContent:
    """The rows of a CSV file; `names`: fields by the columns they may stand in. Raises ConfigurationError where no header or no row can be read."""
    found = ExportContent(file)
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise found.unreadable(1, "", "the file is empty; expected a header and a line for each person")
    separator = _SEPARATOR.fullmatch(lines[first].strip(" "))
    if separator is not None or lines[first].startswith("#TYPE "):  # Excel's and PowerShell's first lines.
        first += 1
    body = "\n".join(lines[first:])
    delimiter = separator[1] if separator is not None else _delimiter(lines, first, names)
    rows = _rows(body, delimiter, first, found)
    header = [column_of(cell) for cell in next(rows, (0, []))[1]]
    _check_header(header, first, lines, found, names)
    _read_rows(rows, header, delimiter, found, names)
    _check_columns(header, found, names)
    return found


def column_of(written: str) -> str:
    """A column's name as it is compared: trimmed, of one width and case."""
    return unicodedata.normalize("NFKC", written).strip(" \t\ufeff\u200b").casefold()


def _fields(cells: Sequence[str], names: Mapping[str, str]) -> set[str]:
    return {names[column_of(cell)] for cell in cells if column_of(cell) in names}


def _delimiter(lines: Sequence[str], first: int, names: Mapping[str, str]) -> str:
    """What parts the cells of the header: with which most of its columns are known."""
    line = lines[first] if first < len(lines) else ""
    split = {delimiter: next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), []) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda each: (len(_fields(split[each], names)), len(split[each])))


def _rows(text: str, delimiter: str, before: int, found: ExportContent) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins. Raises ConfigurationError for quotes that do not add up."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True, skipinitialspace=True)
    line = before + 1
    try:
        for row in reader:
            yield line, row
            line = before + reader.line_num + 1
    except csv.Error:
        raise found.unreadable(line, "", "not readable as CSV; check the quotes: one is opened here and never closed, or closed too early") from None


def _check_header(header: list[str], first: int, lines: Sequence[str], found: ExportContent, names: Mapping[str, str]) -> None:
    missing = [name for name in NEEDED if name not in _fields(header, names)]
    if not missing:
        return
    where = next((at for at in range(first + 1, min(len(lines), first + _PREAMBLE)) if _is_header(lines[at], names)), None)
    if where is not None:
        raise found.unreadable(first + 1, "header", f"expected the header; it seems to stand in line {where + 1}: delete the lines above it")
    known = "name other columns with --map COLUMN=FIELD"
    fields = ", ".join(dict.fromkeys(names.values()))
    raise found.unreadable(first + 1, "header", f"expected columns for {', '.join(missing)}; {known}; fields: {fields}")


def _is_header(line: str, names: Mapping[str, str]) -> bool:
    return any(set(NEEDED) <= _fields(line.replace('"', "").split(delimiter), names) for delimiter in _DELIMITERS)


def _read_rows(rows: Iterator[tuple[int, list[str]]], header: list[str], delimiter: str, found: ExportContent, names: Mapping[str, str]) -> None:
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            found.empty += 1
        elif set(NEEDED) <= _fields(row, names):
            found.refuse(line, "a second header; put one export into one file, and take in each by itself")
        elif len(row) < len(header) or any(cell.strip() for cell in row[len(header) :]):
            found.refuse(line, f"expected {len(header)} cells as in the header, found {len(row)}; put quotes around a cell that holds {_called(delimiter)}")
        elif any("\n" in cell and delimiter in cell for cell in row):
            found.refuse(line, "a quote opened here takes in other lines; close it, or take the line breaks out of the cell")
        else:
            values: dict[str, tuple[ExportValue, ...]] = {}
            for name, cell in zip(header, row, strict=False):
                values[name] = (*values.get(name, ()), ExportValue(line, _unwrapped(cell)))
            found.entries.append(ExportEntry(line, values))


def _check_columns(header: list[str], found: ExportContent, names: Mapping[str, str]) -> None:
    """Two columns for one field are one only where they say the same in every row."""
    for field in dict.fromkeys(names.values()):
        columns = [name for name in dict.fromkeys(header) if names.get(name) == field]
        for entry in found.entries:
            texts = {value.text for name in columns for value in entry.values[name]}
            if len(texts) > 1:
                which = " and ".join(columns) if len(columns) > 1 else f"two columns {columns[0]}"
                found.refuse(entry.line, f"{field}: {which} differ; keep one of the columns, or say which one counts with --map COLUMN={field}")
                break


def _unwrapped(cell: str) -> str:
    """Without what keeps a spreadsheet from taking a text for a number or a formula: ="007", '007."""
    cell = cell.strip()
    wrapped = _AS_TEXT.fullmatch(cell)
    if wrapped is not None:
        return wrapped[1].replace('""', '"').strip()
    plain = len(cell) > 1 and cell[0] == "'" and "'" not in cell[1:] and not (cell[1].isalpha() and cell[1] < "\u2e80")
    return cell[1:].strip() if plain else cell


def _called(delimiter: str) -> str:
    return {",": "a comma", "\t": "a tab", ";": "a semicolon"}.get(delimiter, repr(delimiter))
