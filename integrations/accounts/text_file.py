"""Operators' text files, whatever wrote them: UTF-8, or UTF-16 and UTF-32 with a byte order mark; any line endings. Anything else is refused."""

import codecs
import re
from pathlib import Path
from typing import Final

from bot.errors import ConfigurationError
from bot.runtime.bounded_yaml import MEGABYTE, read_bounded

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT: Final = (
    (b"PK\x03\x04", "a workbook or an archive"),
    (b"\xd0\xcf\x11\xe0", "a workbook of an old Excel"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
)
_ENDS: Final = re.compile(r"\r\n|\r")


def read_text(path: Path, largest: int = 1024 * MEGABYTE) -> str:
    """The text of a file of at most so many bytes, without its mark, each line ended by a line feed alone.

    Raises ConfigurationError with the line and what to do about it.
    """
    try:
        raw = read_bounded(path, largest)
    except FileNotFoundError:
        raise ConfigurationError(str(path), "", "there is no such file; check the path") from None
    except OSError as trouble:
        raise ConfigurationError(str(path), "", f"cannot be read ({trouble.strerror})") from None
    what = next((name for start, name in _NO_TEXT if raw.startswith(start)), None)
    if what is not None:
        raise ConfigurationError(str(path), "", f"this is {what} and no text; save it as CSV in UTF-8")
    mark, encoding = next(((mark, encoding) for mark, encoding in _MARKS if raw.startswith(mark)), (b"", "utf-8"))
    body = raw[len(mark) :]
    if encoding == "utf-8" and b"\0" in body:
        line = body[: body.index(b"\0")].count(b"\n") + 1
        raise ConfigurationError(f"{path}:{line}", "", "zero bytes: this may be UTF-16 without its mark, and nothing says which; save it as UTF-8")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as trouble:
        line = len(re.findall(rb"\r\n|\r|\n", body[: trouble.start])) + 1
        problem = "is not UTF-8 (Big5?)" if encoding == "utf-8" else f"does not keep to {encoding.upper()}, which its mark names"
        where = f"{path}:{line}" if encoding == "utf-8" else str(path)
        raise ConfigurationError(where, "", f"the file {problem}; save it as UTF-8") from None
    return _ENDS.sub("\n", text)
